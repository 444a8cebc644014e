#[qmp(event = "__com.redhat_SPICE_INITIALIZED")]
pub struct SpiceInitialized {
    pub server: SpiceServer,
    pub client: SpiceClient,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(__qmp::Option<SpiceServer>, __qmp::Option<SpiceClient>);
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for SpiceInitialized {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES
            .of("SpiceInitialized");
        fn slots() -> Self::Slots {
            __Slots(__qmp::None, __qmp::None)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "server" => {
                        <SpiceServer as __qmp::Read>::fill(
                            &mut __slots.0,
                            "server",
                            __map,
                        )
                    }
                    "client" => {
                        <SpiceClient as __qmp::Read>::fill(
                            &mut __slots.1,
                            "client",
                            __map,
                        )
                    }
                    _ => return { __qmp::None },
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            mut __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            loop {
                match __slots {
                    __Slots(__qmp::Some(__slot0), __qmp::Some(__slot1)) => {
                        return __qmp::Ok(Self {
                            server: __slot0,
                            client: __slot1,
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = <SpiceServer as __qmp::Read>::absent(
                            &mut __slots.0,
                            "server",
                        ) {
                            return __qmp::Err(__error);
                        }
                        if let __qmp::Err(__error) = <SpiceClient as __qmp::Read>::absent(
                            &mut __slots.1,
                            "client",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for SpiceInitialized {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for SpiceInitialized {
        const NAMES: __qmp::Names = __qmp::Names::new(&["server", "client"])
            .of("SpiceInitialized");
        fn count(&self) -> __qmp::usize {
            2
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::member(__map, "server", &self.server) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::member(__map, "client", &self.client) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for SpiceInitialized {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Event for SpiceInitialized {
        const NAME: &'static __qmp::str = "__com.redhat_SPICE_INITIALIZED";
    }
};
