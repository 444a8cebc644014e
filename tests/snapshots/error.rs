#[qmp(error = "__com.redhat_DriveLocked")]
pub struct DriveLocked {
    pub desc: String,
    #[qmp(rename = "__com.redhat_holder")]
    pub holder: Option<String>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(
        __qmp::Option<__qmp::ClassOf<DriveLocked>>,
        __qmp::Option<String>,
        __qmp::Option<Option<String>>,
    );
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for DriveLocked {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES
            .of("DriveLocked");
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
                    "class" => __qmp::Read::fill(&mut __slots.0, "class", __map),
                    "desc" => {
                        <String as __qmp::Read>::fill(&mut __slots.1, "desc", __map)
                    }
                    "__com.redhat_holder" => {
                        <Option<
                            String,
                        > as __qmp::Read>::fill(
                            &mut __slots.2,
                            "__com.redhat_holder",
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
                    __Slots(__qmp::Some(_), __qmp::Some(__slot1), __slot2) => {
                        return __qmp::Ok(Self {
                            desc: __slot1,
                            holder: __qmp::Option::flatten(__slot2),
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = __qmp::Read::absent(
                            &mut __slots.0,
                            "class",
                        ) {
                            return __qmp::Err(__error);
                        }
                        if let __qmp::Err(__error) = <String as __qmp::Read>::absent(
                            &mut __slots.1,
                            "desc",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for DriveLocked {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for DriveLocked {
        const NAMES: __qmp::Names = __qmp::Names::new(
                &["class", "desc", "__com.redhat_holder"],
            )
            .of("DriveLocked");
        fn count(&self) -> __qmp::usize {
            2
                + <__qmp::usize as __qmp::From<
                    __qmp::bool,
                >>::from(__qmp::Option::is_some(&self.holder))
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::member(
                __map,
                "class",
                <Self as __qmp::Error>::CLASS,
            ) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::member(__map, "desc", &self.desc) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::optional(
                __map,
                "__com.redhat_holder",
                &self.holder,
            ) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for DriveLocked {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Error for DriveLocked {
        const CLASS: &'static __qmp::str = "__com.redhat_DriveLocked";
    }
    #[automatically_derived]
    impl __qmp::fmt::Display for DriveLocked {
        fn fmt(
            &self,
            __formatter: &mut __qmp::fmt::Formatter<'_>,
        ) -> __qmp::fmt::Result {
            __qmp::fmt::Display::fmt(&self.desc, __formatter)
        }
    }
    #[automatically_derived]
    impl __qmp::StdError for DriveLocked {}
};
