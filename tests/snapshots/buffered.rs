#[qmp(data)]
pub struct Drive {
    #[qmp(flatten = "buffered")]
    foreign: other::Plain,
    #[qmp(extra)]
    rest: BTreeMap<String, Value>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(
        __qmp::Option<BTreeMap<String, Value>>,
        __qmp::Option<other::Plain>,
    );
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
            __qmp::None
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        const KEEPS: __qmp::bool = true;
        const BUFFERS: __qmp::bool = true;
        fn keep<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: __qmp::Cow<'__de, __qmp::str>,
            __map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            <BTreeMap<
                String,
                Value,
            > as __qmp::ExtraMap<'_>>::keep(&mut __slots.0, __name, __map)
        }
        fn take<__E: __qmp::DeError>(
            __slots: &mut Self::Slots,
            __buffer: &mut __qmp::Buffer<'__de>,
        ) -> __qmp::Result<(), __E> {
            if let __qmp::Err(__error) = __qmp::take::<
                other::Plain,
                __E,
            >(&mut __slots.1, __buffer) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            mut __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            loop {
                match __slots {
                    __Slots(__slot0, __qmp::Some(__slot1)) => {
                        return __qmp::Ok(Self {
                            foreign: __slot1,
                            rest: <BTreeMap<
                                String,
                                Value,
                            > as __qmp::ExtraMap<'_>>::kept(__slot0),
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = __qmp::absent_with(
                            &__slots.1,
                            "foreign",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
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
        const NAMES: __qmp::Names = __qmp::Names::new(&[])
            .incomplete()
            .keeping("rest")
            .of("Drive");
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::write_flat(__map, &self.foreign) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = <BTreeMap<
                String,
                Value,
            > as __qmp::ExtraMap<'_>>::write_into(&self.rest, __map) {
                return __qmp::Err(__error);
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
};
