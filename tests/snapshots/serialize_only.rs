#[allow(non_snake_case)]
#[qmp(data, tag = "type", rename_all = "lowercase", serialize_only)]
pub enum Step<'a, T> {
    Run { args: &'a [T], #[qmp(with = "hex")] id: Self },
    Place(Place<'a>),
}

#[doc(hidden)]
#[allow(non_snake_case)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'a, T> __qmp::WriteMembers for Step<'a, T>
    where
        T: __qmp::Serialize,
    {
        const NAMES: __qmp::Names = __qmp::Names::of_union(
                &["type"],
                &[
                    &__qmp::Names::new(&["args", "id"]),
                    &<Place<'a> as __qmp::WriteMembers>::NAMES,
                ],
            )
            .of("Step");
        fn count(&self) -> __qmp::usize {
            match self {
                Step::Run { args: __member0, id: __member1 } => {
                    let _ = __member0;
                    let _ = __member1;
                    3
                }
                Self::Place(__value) => {
                    1 + <Place<'a> as __qmp::WriteMembers>::count(__value)
                }
            }
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            match self {
                Step::Run { args: __member0, id: __member1 } => {
                    if let __qmp::Err(__error) = __qmp::member(__map, "type", "run") {
                        return __qmp::Err(__error);
                    }
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "args",
                        &*__member0,
                    ) {
                        return __qmp::Err(__error);
                    }
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "id",
                        &__qmp::WriteBy::<Self, 1, Step<'a, T>>::new(&*__member1),
                    ) {
                        return __qmp::Err(__error);
                    }
                }
                Self::Place(__value) => {
                    if let __qmp::Err(__error) = __qmp::member(__map, "type", "place") {
                        return __qmp::Err(__error);
                    }
                    if let __qmp::Err(__error) = <Place<
                        'a,
                    > as __qmp::WriteMembers>::write(__value, __map) {
                        return __qmp::Err(__error);
                    }
                }
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a, T> __qmp::Serialize for Step<'a, T>
    where
        T: __qmp::Serialize,
    {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'a, T> __qmp::WriteWith<1, Step<'a, T>> for Step<'a, T>
    where
        T: __qmp::Serialize,
    {
        fn write_with<__S: __qmp::Serializer>(
            __value: &Step<'a, T>,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            hex::serialize(__value, __serializer)
        }
    }
};
