#[qmp(data, bound(serialize = "T: Shown", deserialize = "T: Known<'de>"))]
pub struct Named<T> {
    value: Held<T>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots<'__de, T>(
        __qmp::Option<Held<T>>,
        __qmp::PhantomData<(&'__de (), Named<T>)>,
    )
    where
        T: Known<'__de>;
    #[automatically_derived]
    impl<'__de, T> __qmp::Members<'__de> for Named<T>
    where
        T: Known<'__de>,
    {
        type Slots = __Slots<'__de, T>;
        const NAMES: __qmp::Names = __qmp::Names::new(&["value"]).of("Named");
        fn slots() -> Self::Slots {
            __Slots(__qmp::None, __qmp::PhantomData)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "value" => {
                        <Held<T> as __qmp::Read>::fill(&mut __slots.0, "value", __map)
                    }
                    _ => return { __qmp::None },
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            mut __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            loop {
                match __slots {
                    __Slots(__qmp::Some(__slot0), _) => {
                        return __qmp::Ok(Self { value: __slot0 });
                    }
                    _ => {
                        if let __qmp::Err(__error) = <Held<
                            T,
                        > as __qmp::Read>::absent(&mut __slots.0, "value") {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de, T> __qmp::Deserialize<'__de> for Named<T>
    where
        T: Known<'__de>,
    {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl<T> __qmp::WriteMembers for Named<T>
    where
        T: Shown,
    {
        const NAMES: __qmp::Names = __qmp::Names::new(&["value"]).of("Named");
        fn count(&self) -> __qmp::usize {
            1
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::member(__map, "value", &self.value) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl<T> __qmp::Serialize for Named<T>
    where
        T: Shown,
    {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
};
