#[qmp(errors)]
pub enum Failure {
    Locked(DriveLocked),
    #[qmp(other)]
    Other(AnyError),
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::Dispatch<'__de> for Failure {
        const LISTED: &'static [&'static __qmp::str] = <Self as __qmp::Errors>::CLASSES;
        const MEMBERS: __qmp::Names = {
            use __qmp::NoNames as _;
            __qmp::Names::with_flattened(
                    &["class"],
                    &[&<__qmp::NamesOf<'__de, DriveLocked>>::__QMP_NAMES],
                )
                .open()
                .of("Failure")
        };
        fn read<__D: __qmp::Deserializer<'__de>>(
            __index: __qmp::usize,
            __payload: __D,
            __place: &mut __qmp::Option<Self>,
        ) -> __qmp::Result<(), __D::Error> {
            match __index {
                0 => {
                    __qmp::put(
                        __place,
                        <DriveLocked as __qmp::ErrorPayload<'_>>::read(__payload),
                        Self::Locked,
                    )
                }
                _ => __qmp::not_listed(),
            }
        }
        fn other<__D: __qmp::Deserializer<'__de>>(
            __name: &__qmp::str,
            __payload: __qmp::Option<__D>,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::Result::map(
                <AnyError as __qmp::Other<'_, __qmp::InErrors>>::keep(__name, __payload),
                Self::Other,
            )
        }
    }
    #[automatically_derived]
    impl __qmp::Errors for Failure {
        const CLASSES: &'static [&'static __qmp::str] = &[
            <DriveLocked as __qmp::ErrorPayload<'_>>::WIRE_NAME,
        ];
        fn class(&self) -> &__qmp::str {
            match self {
                Self::Locked(_) => <DriveLocked as __qmp::ErrorPayload<'_>>::WIRE_NAME,
                Self::Other(__other) => {
                    <AnyError as __qmp::Other<'_, __qmp::InErrors>>::kept_name(__other)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Failure {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_error(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Failure {
        const NAMES: __qmp::Names = __qmp::Names::with_flattened(
                &["class"],
                &[&<DriveLocked as __qmp::ErrorPayload<'_>>::MEMBERS],
            )
            .open()
            .of("Failure");
        fn count(&self) -> __qmp::usize {
            match self {
                Self::Locked(__payload) => {
                    <DriveLocked as __qmp::ErrorPayload<'_>>::counted(__payload)
                }
                Self::Other(__payload) => {
                    <AnyError as __qmp::Other<'_, __qmp::InErrors>>::counted(__payload)
                }
            }
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            match self {
                Self::Locked(__payload) => {
                    <DriveLocked as __qmp::ErrorPayload<
                        '_,
                    >>::write_into(__payload, __map)
                }
                Self::Other(__payload) => {
                    <AnyError as __qmp::Other<
                        '_,
                        __qmp::InErrors,
                    >>::write_into(__payload, __map)
                }
            }
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Failure {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    const _: () = match __qmp::Listing::wrong::<
        2,
    >(
        &__qmp::Listing {
            of: "Failure",
            kind: "class",
            names: <Failure as __qmp::Errors>::CLASSES,
            variants: &["Locked"],
            rfqdn: "",
        },
    ) {
        __qmp::None => {}
        __qmp::Some(__wrong) => __qmp::stop(&__wrong),
    };
    #[automatically_derived]
    impl __qmp::fmt::Display for Failure {
        fn fmt(
            &self,
            __formatter: &mut __qmp::fmt::Formatter<'_>,
        ) -> __qmp::fmt::Result {
            match self {
                Self::Locked(__error) => {
                    <DriveLocked as __qmp::ErrorPayload<'_>>::show(__error, __formatter)
                }
                Self::Other(__error) => {
                    <AnyError as __qmp::Other<
                        '_,
                        __qmp::InErrors,
                    >>::show(__error, __formatter)
                }
            }
        }
    }
    #[automatically_derived]
    impl __qmp::StdError for Failure {}
};
