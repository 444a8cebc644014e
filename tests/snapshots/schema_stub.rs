#[qmp(event = "READY")]
pub struct Ready;

::core::compile_error! {
    "`READY` lacks the downstream prefix: a downstream event is named `__RFQDN_stem`\nnote: rule `prefix`: docs/interop/qmp-spec.rst, \"Downstream extension of QMP\"\nhelp: write `__RFQDN_stem`, with a domain that you control: `__com.example_stem`; if it is upstream's, write `extends(event = \"READY\")`"
}
#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Ready {
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
    impl<'__de> __qmp::Deserialize<'__de> for Ready {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            _: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Ready {
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            _: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Ready {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            _: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::Event for Ready {
        const NAME: &'static __qmp::str = "READY";
    }
    #[automatically_derived]
    impl __qmp::schema::Described for Ready {
        const DEFINITION: __qmp::schema::Definition = {
            use __qmp::schema::NotDescribed as _;
            __qmp::schema::Definition::event::<
                Self,
            >(<__qmp::schema::Ask<Self>>::__QMP_TYPE)
        };
    }
};
