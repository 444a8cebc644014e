#[qmp(events)]
pub enum Event {
    Spice,
}

::core::compile_error! {
    "the variant `Spice` does not hold what it should\nhelp: write `Spice(Type)`, with the type of the payload"
}
#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Event {
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
    impl<'__de> __qmp::Deserialize<'__de> for Event {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            _: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Event {
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            _: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Event {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            _: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Dispatch<'__de> for Event {
        const LISTED: &'static [&'static __qmp::str] = &[];
        fn read<__D: __qmp::Deserializer<'__de>>(
            _: __qmp::usize,
            _: __D,
            _: &mut __qmp::Option<Self>,
        ) -> __qmp::Result<(), __D::Error> {
            __qmp::stub()
        }
    }
    #[automatically_derived]
    impl __qmp::Events for Event {
        const NAMES: &'static [&'static __qmp::str] = &[];
        fn name(&self) -> &__qmp::str {
            __qmp::stub()
        }
    }
};
