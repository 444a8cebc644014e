#[qmp(command = "__com.redhat_ping", returns = Pong, qapi_qmp)]
pub struct Ping<'a, T>;

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots<'__de, 'a, T>(__qmp::PhantomData<(&'__de (), Ping<'a, T>)>);
    #[automatically_derived]
    impl<'__de, 'a, T> __qmp::Members<'__de> for Ping<'a, T> {
        type Slots = __Slots<'__de, 'a, T>;
        const NAMES: __qmp::Names = __qmp::Names::new(&[]).of("Ping");
        fn slots() -> Self::Slots {
            __Slots(__qmp::PhantomData)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::None
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::IgnoreDownstream;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            let __Slots(_) = __slots;
            __qmp::Ok(Self)
        }
    }
    #[automatically_derived]
    impl<'__de, 'a, T> __qmp::Deserialize<'__de> for Ping<'a, T> {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'a, T> __qmp::WriteMembers for Ping<'a, T> {
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
    impl<'a, T> __qmp::Serialize for Ping<'a, T> {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<'a, T> __qmp::Command for Ping<'a, T> {
        const NAME: &'static __qmp::str = "__com.redhat_ping";
        const ALLOW_OOB: __qmp::bool = false;
        type Returns = Pong;
    }
    #[automatically_derived]
    impl<'a, T> __qmp::QapiCommand for Ping<'a, T>
    where
        for<'__qapi> Ping<'a, T>: __qmp::Serialize + __qmp::Send + __qmp::Sync,
        for<'__qapi> <Ping<'a, T> as __qmp::Command>::Returns: __qmp::DeserializeOwned,
    {
        type Ok = <Ping<'a, T> as __qmp::Command>::Returns;
        const NAME: &'static __qmp::str = <Self as __qmp::Command>::NAME;
        const ALLOW_OOB: __qmp::bool = <Self as __qmp::Command>::ALLOW_OOB;
    }
    #[automatically_derived]
    impl<'a, T> ::qapi_qmp::QmpCommand for Ping<'a, T>
    where
        for<'__qapi> Ping<'a, T>: __qmp::Serialize + __qmp::Send + __qmp::Sync,
        for<'__qapi> <Ping<'a, T> as __qmp::Command>::Returns: __qmp::DeserializeOwned,
    {}
};
