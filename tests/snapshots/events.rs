#[qmp(events, rfqdn = "com.redhat")]
pub enum Event<'a> {
    Spice(SpiceInitialized<'a>),
    Stop(Stop),
    #[qmp(other)]
    Other(UnknownEvent),
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de: 'a, 'a> __qmp::Dispatch<'__de> for Event<'a> {
        const LISTED: &'static [&'static __qmp::str] = &[
            <SpiceInitialized<'a> as __qmp::Event>::NAME,
            <Stop as __qmp::Event>::NAME,
        ];
        fn read<__D: __qmp::Deserializer<'__de>>(
            __index: __qmp::usize,
            __payload: __D,
            __place: &mut __qmp::Option<Self>,
        ) -> __qmp::Result<(), __D::Error> {
            match __index {
                0 => {
                    __qmp::put(
                        __place,
                        <SpiceInitialized<'a> as __qmp::Read>::read(__payload),
                        Self::Spice,
                    )
                }
                1 => {
                    __qmp::put(
                        __place,
                        <Stop as __qmp::Read>::read(__payload),
                        Self::Stop,
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
                <UnknownEvent as __qmp::Unlisted<'__de>>::unlisted(__name, __payload),
                Self::Other,
            )
        }
    }
    #[automatically_derived]
    impl<'a> __qmp::Events for Event<'a> {
        const NAMES: &'static [&'static __qmp::str] = &[
            <SpiceInitialized<'a> as __qmp::Event>::NAME,
            <Stop as __qmp::Event>::NAME,
        ];
        fn name(&self) -> &__qmp::str {
            match self {
                Self::Spice(_) => <SpiceInitialized<'a> as __qmp::Event>::NAME,
                Self::Stop(_) => <Stop as __qmp::Event>::NAME,
                Self::Other(__other) => __qmp::UnlistedName::unlisted_name(__other),
            }
        }
    }
    #[automatically_derived]
    impl<'__de: 'a, 'a> __qmp::Deserialize<'__de> for Event<'a> {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_event(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'a> __qmp::WriteMembers for Event<'a> {
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            match self {
                Self::Spice(__payload) => {
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "event",
                        <SpiceInitialized<'a> as __qmp::Event>::NAME,
                    ) {
                        return __qmp::Err(__error);
                    }
                    __qmp::member(__map, "data", __payload)
                }
                Self::Stop(__payload) => {
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "event",
                        <Stop as __qmp::Event>::NAME,
                    ) {
                        return __qmp::Err(__error);
                    }
                    __qmp::member(__map, "data", __payload)
                }
                Self::Other(__payload) => {
                    <UnknownEvent as __qmp::WriteMembers>::write(__payload, __map)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'a> __qmp::Serialize for Event<'a> {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    const __NAMES: &[&__qmp::str] = &[
        <SpiceInitialized<'_> as __qmp::Event>::NAME,
        <Stop as __qmp::Event>::NAME,
    ];
    const _: () = __qmp::assert_distinct(
        __NAMES,
        1,
        &["this variant has the same name on the wire as `Spice`"],
    );
    const _: () = __qmp::assert_vendor(
        <SpiceInitialized<'_> as __qmp::Event>::NAME,
        "com.redhat",
        "`Spice` has a downstream name that is not of the vendor `com.redhat`",
    );
    const _: () = __qmp::assert_vendor(
        <Stop as __qmp::Event>::NAME,
        "com.redhat",
        "`Stop` has a downstream name that is not of the vendor `com.redhat`",
    );
};
