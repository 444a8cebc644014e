#[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
pub struct BlockIoError {
    pub node_name: Option<String>,
    #[qmp(rename = "__com.redhat_reason")]
    pub reason: Option<String>,
    #[qmp(extra)]
    pub extra: BTreeMap<String, Value>,
}

#[doc(hidden)]
#[allow(
    deprecated,
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
    use ::qmp_types::__private_0_1_0 as __qmp;
    pub struct __Slots(
        __qmp::Option<Option<String>>,
        __qmp::Option<Option<String>>,
        __qmp::Option<BTreeMap<String, Value>>,
    );
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for BlockIoError {
        type Slots = __Slots;
        const SLOTS: Self::Slots = __Slots(__qmp::None, __qmp::None, __qmp::None);
        const COUNT: __qmp::usize = 2;
        const NAMES: __qmp::Names = __qmp::Names::new(
            &["node-name", "__com.redhat_reason"],
        );
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        const KEEPS: __qmp::Keeps = __qmp::Keeps::Ignored;
        fn index(name: &__qmp::str) -> __qmp::Option<__qmp::usize> {
            match name {
                "node-name" => __qmp::Some(0),
                "__com.redhat_reason" => __qmp::Some(1),
                _ => __qmp::None,
            }
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            slots: &mut Self::Slots,
            index: __qmp::usize,
            map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            match index {
                0 => __qmp::fill::<Option<String>, __A>(&mut slots.0, "node-name", map),
                1 => {
                    __qmp::fill::<
                        Option<String>,
                        __A,
                    >(&mut slots.1, "__com.redhat_reason", map)
                }
                _ => __qmp::skip(map),
            }
        }
        fn keep<__A: __qmp::MapAccess<'__de>>(
            slots: &mut Self::Slots,
            name: __qmp::Cow<'__de, __qmp::str>,
            policy: __qmp::Unknown,
            map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            let _ = policy;
            __qmp::keep(&mut slots.2, name, map)
        }
        fn finish<__E: __qmp::DeError>(slots: Self::Slots) -> __qmp::Result<Self, __E> {
            __qmp::Ok(Self {
                node_name: match slots.0 {
                    __qmp::Some(value) => value,
                    __qmp::None => __qmp::None,
                },
                reason: match slots.1 {
                    __qmp::Some(value) => value,
                    __qmp::None => __qmp::None,
                },
                extra: __qmp::Option::unwrap_or_default(slots.2),
            })
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for BlockIoError {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object(deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for BlockIoError {
        fn write<__M: __qmp::SerializeMap>(
            &self,
            map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            let _ = &map;
            if let __qmp::Err(error) = __qmp::optional(
                map,
                "node-name",
                &self.node_name,
            ) {
                return __qmp::Err(error);
            }
            if let __qmp::Err(error) = __qmp::optional(
                map,
                "__com.redhat_reason",
                &self.reason,
            ) {
                return __qmp::Err(error);
            }
            if let __qmp::Err(error) = __qmp::extra(map, &self.extra) {
                return __qmp::Err(error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for BlockIoError {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Event for BlockIoError {
        const NAME: &'static __qmp::str = "BLOCK_IO_ERROR";
    }
};
