#[qmp(extends(command = "__com.redhat_ping"), qapi_qmp = "qapi::qmp")]
pub struct Ping;

::core::compile_error! {
    "`__com.redhat_ping` is a downstream name: extends() is for upstream's commands and events, a downstream command is declared with `command = \"…\"`\nnote: rule `upstream`: docs/interop/qmp-spec.rst, \"Downstream extension of QMP\"\nhelp: write the name as upstream has it"
}
#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Ping {
        type Slots = ();
        const NAMES: __qmp::Names = __qmp::Names::new(&[]);
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        fn slots() {}
        fn read<__A: __qmp::MapAccess<'__de>>(
            _: &mut (),
            _: &__qmp::str,
            _: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::None
        }
        fn finish<__E: __qmp::DeError>(_: ()) -> __qmp::Result<Self, __E> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Ping {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            _: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Ping {
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            _: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Ping {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            _: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::Command for Ping {
        const NAME: &'static __qmp::str = "__com.redhat_ping";
        const ALLOW_OOB: __qmp::bool = false;
        type Returns = __qmp::Empty;
    }
    #[automatically_derived]
    impl __qmp::QapiCommand for Ping
    where
        for<'__qapi> Ping: __qmp::Serialize + __qmp::Send + __qmp::Sync,
        for<'__qapi> <Ping as __qmp::Command>::Returns: __qmp::DeserializeOwned,
    {
        type Ok = <Ping as __qmp::Command>::Returns;
        const NAME: &'static __qmp::str = <Self as __qmp::Command>::NAME;
        const ALLOW_OOB: __qmp::bool = <Self as __qmp::Command>::ALLOW_OOB;
    }
    #[automatically_derived]
    impl qapi::qmp::QmpCommand for Ping
    where
        for<'__qapi> Ping: __qmp::Serialize + __qmp::Send + __qmp::Sync,
        for<'__qapi> <Ping as __qmp::Command>::Returns: __qmp::DeserializeOwned,
    {}
};
