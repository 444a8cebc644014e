#[qmp(event = "__com.redhat_PING")]
pub struct Ping;

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots();
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Ping {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES.of("Ping");
        fn slots() -> Self::Slots {
            __Slots()
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::None
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            let __Slots() = __slots;
            __qmp::Ok(Self)
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Ping {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Ping {
        const NAMES: __qmp::Names = __qmp::Names::new(&[]).of("Ping");
        fn count(&self) -> __qmp::usize {
            0
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Ping {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Event for Ping {
        const NAME: &'static __qmp::str = "__com.redhat_PING";
    }
};
