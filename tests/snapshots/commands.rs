#[qmp(commands)]
pub enum Command {
    DriveAdd(DriveAdd),
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::Dispatch<'__de> for Command {
        const LISTED: &'static [&'static __qmp::str] = <Self as __qmp::Commands>::NAMES;
        const MEMBERS: __qmp::Names = {
            __qmp::Names::new(&["execute", "exec-oob", "arguments"]).of("Command")
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
                        <DriveAdd as __qmp::CommandPayload<'_>>::read(__payload),
                        Self::DriveAdd,
                    )
                }
                _ => __qmp::not_listed(),
            }
        }
    }
    #[automatically_derived]
    impl __qmp::Commands for Command {
        const NAMES: &'static [&'static __qmp::str] = &[
            <DriveAdd as __qmp::CommandPayload<'_>>::WIRE_NAME,
        ];
        const ALLOW_OOB: &'static [__qmp::bool] = &[
            <DriveAdd as __qmp::CommandPayload<'_>>::OUT_OF_BAND,
        ];
        fn name(&self) -> &__qmp::str {
            match self {
                Self::DriveAdd(_) => <DriveAdd as __qmp::CommandPayload<'_>>::WIRE_NAME,
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Command {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_command(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Command {
        const NAMES: __qmp::Names = __qmp::Names::new(
                &["execute", "exec-oob", "arguments"],
            )
            .of("Command");
        fn count(&self) -> __qmp::usize {
            2
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            match self {
                Self::DriveAdd(__payload) => {
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "execute",
                        <DriveAdd as __qmp::CommandPayload<'_>>::WIRE_NAME,
                    ) {
                        return __qmp::Err(__error);
                    }
                    <DriveAdd as __qmp::CommandPayload<'_>>::write_into(__payload, __map)
                }
            }
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Command {
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
            of: "Command",
            kind: "name",
            names: <Command as __qmp::Commands>::NAMES,
            variants: &["DriveAdd"],
            rfqdn: "",
        },
    ) {
        __qmp::None => {}
        __qmp::Some(__wrong) => __qmp::stop(&__wrong),
    };
};
