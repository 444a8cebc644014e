#[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
pub struct BlockIoError {
    pub node_name: Option<String>,
    #[qmp(rename = "__com.redhat_reason")]
    pub reason: Option<String>,
    #[qmp(extra)]
    pub extra: BTreeMap<String, Value>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(
        __qmp::Option<Option<String>>,
        __qmp::Option<Option<String>>,
        __qmp::Option<BTreeMap<String, Value>>,
    );
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for BlockIoError {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES
            .of("BlockIoError");
        fn slots() -> Self::Slots {
            __Slots(__qmp::None, __qmp::None, __qmp::None)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "node-name" => {
                        <Option<
                            String,
                        > as __qmp::Read>::fill(&mut __slots.0, "node-name", __map)
                    }
                    "__com.redhat_reason" => {
                        <Option<
                            String,
                        > as __qmp::Read>::fill(
                            &mut __slots.1,
                            "__com.redhat_reason",
                            __map,
                        )
                    }
                    _ => return { __qmp::None },
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        const KEEPS: __qmp::bool = true;
        fn keep<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: __qmp::Cow<'__de, __qmp::str>,
            __map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            <BTreeMap<
                String,
                Value,
            > as __qmp::ExtraMap<'_>>::keep(&mut __slots.2, __name, __map)
        }
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            let __Slots(__slot0, __slot1, __slot2) = __slots;
            __qmp::Ok(Self {
                node_name: __qmp::Option::flatten(__slot0),
                reason: __qmp::Option::flatten(__slot1),
                extra: <BTreeMap<String, Value> as __qmp::ExtraMap<'_>>::kept(__slot2),
            })
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for BlockIoError {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for BlockIoError {
        const NAMES: __qmp::Names = __qmp::Names::new(
                &["node-name", "__com.redhat_reason"],
            )
            .keeping("extra")
            .of("BlockIoError");
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::optional(
                __map,
                "node-name",
                &self.node_name,
            ) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::optional(
                __map,
                "__com.redhat_reason",
                &self.reason,
            ) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = <BTreeMap<
                String,
                Value,
            > as __qmp::ExtraMap<'_>>::write_into(&self.extra, __map) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for BlockIoError {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Event for BlockIoError {
        const NAME: &'static __qmp::str = "BLOCK_IO_ERROR";
    }
};
