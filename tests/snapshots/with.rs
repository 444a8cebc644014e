#[qmp(data)]
pub struct Drive {
    #[qmp(with = "hex")]
    serial: Vec<u8>,
    #[qmp(
        deserialize_with = "read",
        serialize_with = "write",
        skip_serializing_if = "Size::is_zero"
    )]
    size: Size,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(__qmp::Option<Vec<u8>>, __qmp::Option<Size>);
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Drive {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES.of("Drive");
        fn slots() -> Self::Slots {
            __Slots(__qmp::None, __qmp::None)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "serial" => {
                        __qmp::fill_seed(
                            &mut __slots.0,
                            "serial",
                            __qmp::ReadBy::<Self, 0, Vec<u8>>::new(),
                            __map,
                        )
                    }
                    "size" => {
                        __qmp::fill_seed(
                            &mut __slots.1,
                            "size",
                            __qmp::ReadBy::<Self, 1, Size>::new(),
                            __map,
                        )
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
                    __Slots(__qmp::Some(__slot0), __qmp::Some(__slot1)) => {
                        return __qmp::Ok(Self {
                            serial: __slot0,
                            size: __slot1,
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = __qmp::absent_with(
                            &__slots.0,
                            "serial",
                        ) {
                            return __qmp::Err(__error);
                        }
                        if let __qmp::Err(__error) = __qmp::absent_with(
                            &__slots.1,
                            "size",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::ReadWith<'__de, 0, Vec<u8>> for Drive {
        fn read_with<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Vec<u8>, __D::Error> {
            hex::deserialize(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::ReadWith<'__de, 1, Size> for Drive {
        fn read_with<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Size, __D::Error> {
            read(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Drive {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Drive {
        const NAMES: __qmp::Names = __qmp::Names::new(&["serial", "size"]).of("Drive");
        fn count(&self) -> __qmp::usize {
            1
                + <__qmp::usize as __qmp::From<
                    __qmp::bool,
                >>::from(!Size::is_zero(&self.size))
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::member(
                __map,
                "serial",
                &__qmp::WriteBy::<Self, 0, Vec<u8>>::new(&self.serial),
            ) {
                return __qmp::Err(__error);
            }
            if !Size::is_zero(&self.size) {
                if let __qmp::Err(__error) = __qmp::member(
                    __map,
                    "size",
                    &__qmp::WriteBy::<Self, 1, Size>::new(&self.size),
                ) {
                    return __qmp::Err(__error);
                }
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Drive {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteWith<0, Vec<u8>> for Drive {
        fn write_with<__S: __qmp::Serializer>(
            __value: &Vec<u8>,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            hex::serialize(__value, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteWith<1, Size> for Drive {
        fn write_with<__S: __qmp::Serializer>(
            __value: &Size,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            write(__value, __serializer)
        }
    }
};
