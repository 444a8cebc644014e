#[qmp(data, tag = "driver")]
pub enum Driver {
    Null,
    File(File),
    Raw { offset: Option<u64> },
}

::core::compile_error! {
    "the name `Null` is not in lower case, as enum value names are; nor are 2 others\nnote: rule `case`: docs/devel/qapi-code-gen.rst, \"Naming rules and reserved names\"\nhelp: add `#[qmp(rename_all = \"kebab-case\")]`; where it has shipped as it is, add `#[qmp(allow(case))]`"
}
#[doc(hidden)]
#[allow(
    deprecated,
    private_bounds,
    non_camel_case_types,
    non_upper_case_globals,
    unreachable_pub,
    unused_qualifications,
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::restriction
)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Driver {
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
    impl<'__de> __qmp::Deserialize<'__de> for Driver {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            _: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Driver {
        fn write<__M: __qmp::SerializeMap>(
            &self,
            _: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Driver {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            _: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::stub()
        }
    }
};
