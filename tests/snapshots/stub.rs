#[qmp(command = "drive_add")]
pub struct DriveAdd<T> {
    value: T,
}

::core::compile_error! {
    "`drive_add` lacks the downstream prefix: a downstream command is named `__RFQDN_stem`\nnote: rule `prefix`: docs/interop/qmp-spec.rst, \"Downstream extension of QMP\"\nhelp: write `__RFQDN_stem`, with a domain that you control: `__com.example_stem`; if it is upstream's, write `extends(command = \"drive_add\")`"
}
#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de, T> __qmp::Members<'__de> for DriveAdd<T> {
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
    impl<'__de, T> __qmp::Deserialize<'__de> for DriveAdd<T> {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            _: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl<T> __qmp::WriteMembers for DriveAdd<T> {
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            _: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl<T> __qmp::Serialize for DriveAdd<T> {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            _: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl<T> __qmp::Command for DriveAdd<T> {
        const NAME: &'static __qmp::str = "drive_add";
        const ALLOW_OOB: __qmp::bool = false;
        type Returns = __qmp::Empty;
    }
};
