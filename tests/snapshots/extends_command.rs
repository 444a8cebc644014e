#[qmp(extends(command = "device_add"), unknown = "deny")]
pub struct DeviceAdd {
    pub driver: String,
    #[qmp(rename = "__com.redhat_slot")]
    pub slot: Option<u8>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(__qmp::Option<String>, __qmp::Option<Option<u8>>);
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for DeviceAdd {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES.of("DeviceAdd");
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
                    "driver" => {
                        <String as __qmp::Read>::fill(&mut __slots.0, "driver", __map)
                    }
                    "__com.redhat_slot" => {
                        <Option<
                            u8,
                        > as __qmp::Read>::fill(
                            &mut __slots.1,
                            "__com.redhat_slot",
                            __map,
                        )
                    }
                    _ => return { __qmp::None },
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Deny;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            mut __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            loop {
                match __slots {
                    __Slots(__qmp::Some(__slot0), __slot1) => {
                        return __qmp::Ok(Self {
                            driver: __slot0,
                            slot: __qmp::Option::flatten(__slot1),
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = <String as __qmp::Read>::absent(
                            &mut __slots.0,
                            "driver",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for DeviceAdd {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for DeviceAdd {
        const NAMES: __qmp::Names = __qmp::Names::new(&["driver", "__com.redhat_slot"])
            .of("DeviceAdd");
        fn count(&self) -> __qmp::usize {
            1
                + <__qmp::usize as __qmp::From<
                    __qmp::bool,
                >>::from(__qmp::Option::is_some(&self.slot))
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::member(__map, "driver", &self.driver) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::optional(
                __map,
                "__com.redhat_slot",
                &self.slot,
            ) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for DeviceAdd {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Command for DeviceAdd {
        const NAME: &'static __qmp::str = "device_add";
        const ALLOW_OOB: __qmp::bool = false;
        type Returns = __qmp::Empty;
    }
};
