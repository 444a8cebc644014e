#[qmp(error = "__com.redhat_DriveLocked")]
pub struct DriveLocked {
    pub desc: String,
    #[qmp(rename = "__com.redhat_holder")]
    pub holder: Option<String>,
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
        __qmp::Option<__qmp::ClassOf<DriveLocked>>,
        __qmp::Option<String>,
        __qmp::Option<Option<String>>,
    );
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for DriveLocked {
        type Slots = __Slots;
        const SLOTS: Self::Slots = __Slots(__qmp::None, __qmp::None, __qmp::None);
        const COUNT: __qmp::usize = 3;
        const NAMES: __qmp::Names = __qmp::Names::new(
            &["class", "desc", "__com.redhat_holder"],
        );
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        fn index(name: &__qmp::str) -> __qmp::Option<__qmp::usize> {
            match name {
                "class" => __qmp::Some(0),
                "desc" => __qmp::Some(1),
                "__com.redhat_holder" => __qmp::Some(2),
                _ => __qmp::None,
            }
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            slots: &mut Self::Slots,
            index: __qmp::usize,
            map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            match index {
                0 => __qmp::fill(&mut slots.0, "class", map),
                1 => __qmp::fill::<String, __A>(&mut slots.1, "desc", map),
                2 => {
                    __qmp::fill::<
                        Option<String>,
                        __A,
                    >(&mut slots.2, "__com.redhat_holder", map)
                }
                _ => __qmp::skip(map),
            }
        }
        fn finish<__E: __qmp::DeError>(slots: Self::Slots) -> __qmp::Result<Self, __E> {
            match __qmp::required::<__qmp::ClassOf<Self>, __E>(slots.0, "class") {
                __qmp::Ok(value) => value,
                __qmp::Err(error) => return __qmp::Err(error),
            };
            __qmp::Ok(Self {
                desc: match __qmp::required::<String, __E>(slots.1, "desc") {
                    __qmp::Ok(value) => value,
                    __qmp::Err(error) => return __qmp::Err(error),
                },
                holder: match slots.2 {
                    __qmp::Some(value) => value,
                    __qmp::None => __qmp::None,
                },
            })
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for DriveLocked {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object(deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for DriveLocked {
        fn write<__M: __qmp::SerializeMap>(
            &self,
            map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            let _ = &map;
            if let __qmp::Err(error) = __qmp::member(
                map,
                "class",
                <Self as __qmp::Error>::CLASS,
            ) {
                return __qmp::Err(error);
            }
            if let __qmp::Err(error) = __qmp::member(map, "desc", &self.desc) {
                return __qmp::Err(error);
            }
            if let __qmp::Err(error) = __qmp::optional(
                map,
                "__com.redhat_holder",
                &self.holder,
            ) {
                return __qmp::Err(error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for DriveLocked {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Error for DriveLocked {
        const CLASS: &'static __qmp::str = "__com.redhat_DriveLocked";
    }
    #[automatically_derived]
    impl __qmp::fmt::Display for DriveLocked {
        fn fmt(&self, formatter: &mut __qmp::fmt::Formatter<'_>) -> __qmp::fmt::Result {
            __qmp::fmt::Display::fmt(&self.desc, formatter)
        }
    }
    #[automatically_derived]
    impl __qmp::StdError for DriveLocked {}
};
