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
        const LISTED: &'static [&'static __qmp::str] = <Self as __qmp::Events>::NAMES;
        const MEMBERS: __qmp::Names = {
            __qmp::Names::new(&["event", "data"]).of("Event")
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
                        <SpiceInitialized<
                            'a,
                        > as __qmp::EventPayload<'_>>::read(__payload),
                        Self::Spice,
                    )
                }
                1 => {
                    __qmp::put(
                        __place,
                        <Stop as __qmp::EventPayload<'_>>::read(__payload),
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
                <UnknownEvent as __qmp::Other<
                    '_,
                    __qmp::InEvents,
                >>::keep(__name, __payload),
                Self::Other,
            )
        }
    }
    #[automatically_derived]
    impl<'a> __qmp::Events for Event<'a> {
        const NAMES: &'static [&'static __qmp::str] = &[
            <SpiceInitialized<'a> as __qmp::EventPayload<'_>>::WIRE_NAME,
            <Stop as __qmp::EventPayload<'_>>::WIRE_NAME,
        ];
        fn name(&self) -> &__qmp::str {
            match self {
                Self::Spice(_) => {
                    <SpiceInitialized<'a> as __qmp::EventPayload<'_>>::WIRE_NAME
                }
                Self::Stop(_) => <Stop as __qmp::EventPayload<'_>>::WIRE_NAME,
                Self::Other(__other) => {
                    <UnknownEvent as __qmp::Other<
                        '_,
                        __qmp::InEvents,
                    >>::kept_name(__other)
                }
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
        const NAMES: __qmp::Names = __qmp::Names::new(&["event", "data"]).of("Event");
        fn count(&self) -> __qmp::usize {
            match self {
                Self::Other(__payload) => {
                    <UnknownEvent as __qmp::Other<
                        '_,
                        __qmp::InEvents,
                    >>::counted(__payload)
                }
                _ => 2,
            }
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            match self {
                Self::Spice(__payload) => {
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "event",
                        <SpiceInitialized<'a> as __qmp::EventPayload<'_>>::WIRE_NAME,
                    ) {
                        return __qmp::Err(__error);
                    }
                    <SpiceInitialized<
                        'a,
                    > as __qmp::EventPayload<'_>>::write_into(__payload, __map)
                }
                Self::Stop(__payload) => {
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "event",
                        <Stop as __qmp::EventPayload<'_>>::WIRE_NAME,
                    ) {
                        return __qmp::Err(__error);
                    }
                    <Stop as __qmp::EventPayload<'_>>::write_into(__payload, __map)
                }
                Self::Other(__payload) => {
                    <UnknownEvent as __qmp::Other<
                        '_,
                        __qmp::InEvents,
                    >>::write_into(__payload, __map)
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
    const _: () = match __qmp::Listing::wrong::<
        4,
    >(
        &__qmp::Listing {
            of: "Event",
            kind: "name",
            names: <Event<'_> as __qmp::Events>::NAMES,
            variants: &["Spice", "Stop"],
            rfqdn: "com.redhat",
        },
    ) {
        __qmp::None => {}
        __qmp::Some(__wrong) => {
            match __wrong.at {
                0 => __qmp::stop(&__wrong),
                _ => __qmp::stop(&__wrong),
            }
        }
    };
};
