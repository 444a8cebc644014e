#[qmp(data, crate = "crate::qmp")]
pub struct Named<'a, T, const N: usize>
where
    T: Copy,
{
    name: &'a str,
    #[qmp(borrow)]
    alias: Cow<'a, str>,
    value: [T; N],
    #[qmp(skip)]
    seen: PhantomData<T>,
}

#[doc(hidden)]
const _: () = {
    use crate::qmp::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots<'__de: 'a, 'a, T, const N: usize>(
        __qmp::Option<&'a str>,
        __qmp::Option<Cow<'a, str>>,
        __qmp::Option<[T; N]>,
        __qmp::PhantomData<(&'__de (), Named<'a, T, N>)>,
    )
    where
        T: Copy,
        T: __qmp::Deserialize<'__de>;
    #[automatically_derived]
    impl<'__de: 'a, 'a, T, const N: usize> __qmp::Members<'__de> for Named<'a, T, N>
    where
        T: Copy,
        T: __qmp::Deserialize<'__de>,
    {
        type Slots = __Slots<'__de, 'a, T, N>;
        const NAMES: __qmp::Names = __qmp::Names::new(&["name", "alias", "value"])
            .of("Named");
        fn slots() -> Self::Slots {
            __Slots(__qmp::None, __qmp::None, __qmp::None, __qmp::PhantomData)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "name" => {
                        <&'a str as __qmp::Read>::fill(&mut __slots.0, "name", __map)
                    }
                    "alias" => {
                        __qmp::fill_seed(
                            &mut __slots.1,
                            "alias",
                            __qmp::ReadBy::<Self, 1, Cow<'a, str>>::new(),
                            __map,
                        )
                    }
                    "value" => {
                        <[T; N] as __qmp::Read>::fill(&mut __slots.2, "value", __map)
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
                    __Slots(
                        __qmp::Some(__slot0),
                        __qmp::Some(__slot1),
                        __qmp::Some(__slot2),
                        _,
                    ) => {
                        return __qmp::Ok(Self {
                            name: __slot0,
                            alias: __slot1,
                            value: __slot2,
                            seen: <PhantomData<T> as __qmp::Default>::default(),
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = <&'a str as __qmp::Read>::absent(
                            &mut __slots.0,
                            "name",
                        ) {
                            return __qmp::Err(__error);
                        }
                        if let __qmp::Err(__error) = __qmp::absent_with(
                            &__slots.1,
                            "alias",
                        ) {
                            return __qmp::Err(__error);
                        }
                        if let __qmp::Err(__error) = <[T; N] as __qmp::Read>::absent(
                            &mut __slots.2,
                            "value",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de: 'a, 'a, T, const N: usize> __qmp::ReadWith<'__de, 1, Cow<'a, str>>
    for Named<'a, T, N>
    where
        T: Copy,
        T: __qmp::Deserialize<'__de>,
    {
        fn read_with<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Cow<'a, str>, __D::Error> {
            __qmp::borrow_cow(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'__de: 'a, 'a, T, const N: usize> __qmp::Deserialize<'__de> for Named<'a, T, N>
    where
        T: Copy,
        T: __qmp::Deserialize<'__de>,
    {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'a, T, const N: usize> __qmp::WriteMembers for Named<'a, T, N>
    where
        T: Copy,
        T: __qmp::Serialize,
    {
        const NAMES: __qmp::Names = __qmp::Names::new(&["name", "alias", "value"])
            .of("Named");
        fn count(&self) -> __qmp::usize {
            3
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::member(__map, "name", &self.name) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::member(__map, "alias", &self.alias) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::member(__map, "value", &self.value) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a, T, const N: usize> __qmp::Serialize for Named<'a, T, N>
    where
        T: Copy,
        T: __qmp::Serialize,
    {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
};
