#[qmp(command = "__com.redhat_drive_add", returns = Added, allow_oob)]
pub struct DriveAdd {
    pub id: String,
    #[qmp(alias = "path")]
    pub file: Option<String>,
    #[qmp(rename = "copy-on-read", default)]
    pub copy_on_read: bool,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots(
        __qmp::Option<String>,
        __qmp::Option<Option<String>>,
        __qmp::Option<bool>,
    );
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for DriveAdd {
        type Slots = __Slots;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES.of("DriveAdd");
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
                    "id" => <String as __qmp::Read>::fill(&mut __slots.0, "id", __map),
                    "file" | "path" => {
                        <Option<
                            String,
                        > as __qmp::Read>::fill(&mut __slots.1, "file", __map)
                    }
                    "copy-on-read" => {
                        <bool as __qmp::Read>::fill(
                            &mut __slots.2,
                            "copy-on-read",
                            __map,
                        )
                    }
                    _ => return { __qmp::None },
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::IgnoreDownstream;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            mut __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            loop {
                match __slots {
                    __Slots(__qmp::Some(__slot0), __slot1, __slot2) => {
                        return __qmp::Ok(Self {
                            id: __slot0,
                            file: __qmp::Option::flatten(__slot1),
                            copy_on_read: match __slot2 {
                                __qmp::Some(__value) => __value,
                                __qmp::None => <bool as __qmp::Default>::default(),
                            },
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = <String as __qmp::Read>::absent(
                            &mut __slots.0,
                            "id",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for DriveAdd {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for DriveAdd {
        const NAMES: __qmp::Names = __qmp::Names::new(
                &["id", "file", "path", "copy-on-read"],
            )
            .of("DriveAdd");
        fn count(&self) -> __qmp::usize {
            2
                + <__qmp::usize as __qmp::From<
                    __qmp::bool,
                >>::from(__qmp::Option::is_some(&self.file))
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = __qmp::member(__map, "id", &self.id) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::optional(__map, "file", &self.file) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::member(
                __map,
                "copy-on-read",
                &self.copy_on_read,
            ) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for DriveAdd {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Command for DriveAdd {
        const NAME: &'static __qmp::str = "__com.redhat_drive_add";
        const ALLOW_OOB: __qmp::bool = true;
        type Returns = Added;
    }
    const _: () = {
        use __qmp::{NotRead as _, NotWritten as _};
        __qmp::assert_returned(
            <__qmp::Returned<'_, Added>>::__QMP_READ
                || <__qmp::Returned<'_, Added>>::__QMP_WRITTEN,
            "the command returns `Added`, which has neither of serde's traits: a client reads it by `Deserialize`, and a server writes it by `Serialize`\nhelp: derive `QmpDownstream` for `Added`, with `#[qmp(data)]`",
        )
    };
};
