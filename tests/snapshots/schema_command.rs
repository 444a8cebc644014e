#[qmp(command = "__com.redhat_drive_add", returns = Added, allow_oob)]
pub struct DriveAdd {
    pub id: String,
    pub file: Option<String>,
    #[qmp(skip_serializing_if = "Vec::is_empty", default)]
    pub tags: Vec<Tag>,
    #[qmp(flatten)]
    pub cache: Cache,
    #[qmp(flatten = "buffered")]
    pub foreign: other::Plain,
    #[qmp(with = "hex")]
    pub serial: Vec<u8>,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots<'__de>(
        __qmp::Option<String>,
        __qmp::Option<Option<String>>,
        __qmp::Option<Vec<Tag>>,
        __qmp::Option<Vec<u8>>,
        <Cache as __qmp::Members<'__de>>::Slots,
        __qmp::Option<other::Plain>,
        __qmp::PhantomData<(&'__de (), DriveAdd)>,
    )
    where
        Cache: __qmp::Members<'__de>;
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for DriveAdd
    where
        Cache: __qmp::Members<'__de>,
    {
        type Slots = __Slots<'__de>;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES.of("DriveAdd");
        fn slots() -> Self::Slots {
            __Slots(
                __qmp::None,
                __qmp::None,
                __qmp::None,
                __qmp::None,
                <Cache as __qmp::Members<'__de>>::slots(),
                __qmp::None,
                __qmp::PhantomData,
            )
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "id" => <String as __qmp::Read>::fill(&mut __slots.0, "id", __map),
                    "file" => {
                        <Option<
                            String,
                        > as __qmp::Read>::fill(&mut __slots.1, "file", __map)
                    }
                    "tags" => {
                        <Vec<Tag> as __qmp::Read>::fill(&mut __slots.2, "tags", __map)
                    }
                    "serial" => {
                        __qmp::fill_seed(
                            &mut __slots.3,
                            "serial",
                            __qmp::ReadBy::<Self, 3, Vec<u8>>::new(),
                            __map,
                        )
                    }
                    _ => {
                        return {
                            <Cache as __qmp::Members<
                                '__de,
                            >>::read(&mut __slots.4, __name, __map)
                        };
                    }
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::IgnoreDownstream;
        const KEEPS: __qmp::bool = <Cache as __qmp::Members<'__de>>::KEEPS;
        const BUFFERS: __qmp::bool = true;
        fn keep<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: __qmp::Cow<'__de, __qmp::str>,
            __map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            if <Cache as __qmp::Members<'__de>>::KEEPS {
                return <Cache as __qmp::Members<
                    '__de,
                >>::keep(&mut __slots.4, __name, __map);
            }
            __qmp::skip(__map)
        }
        fn take<__E: __qmp::DeError>(
            __slots: &mut Self::Slots,
            __buffer: &mut __qmp::Buffer<'__de>,
        ) -> __qmp::Result<(), __E> {
            if let __qmp::Err(__error) = <Cache as __qmp::Members<
                '__de,
            >>::take::<__E>(&mut __slots.4, __buffer) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::take::<
                other::Plain,
                __E,
            >(&mut __slots.5, __buffer) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            mut __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            loop {
                match __slots {
                    __Slots(
                        __qmp::Some(__slot0),
                        __slot1,
                        __slot2,
                        __qmp::Some(__slot3),
                        __slot4,
                        __qmp::Some(__slot5),
                        _,
                    ) => {
                        return __qmp::Ok(Self {
                            id: __slot0,
                            file: __qmp::Option::flatten(__slot1),
                            tags: match __slot2 {
                                __qmp::Some(__value) => __value,
                                __qmp::None => <Vec<Tag> as __qmp::Default>::default(),
                            },
                            cache: match <Cache as __qmp::Members<
                                '__de,
                            >>::finish::<__E>(__slot4) {
                                __qmp::Ok(__value) => __value,
                                __qmp::Err(__error) => return __qmp::Err(__error),
                            },
                            foreign: __slot5,
                            serial: __slot3,
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = <String as __qmp::Read>::absent(
                            &mut __slots.0,
                            "id",
                        ) {
                            return __qmp::Err(__error);
                        }
                        if let __qmp::Err(__error) = __qmp::absent_with(
                            &__slots.3,
                            "serial",
                        ) {
                            return __qmp::Err(__error);
                        }
                        if let __qmp::Err(__error) = __qmp::absent_with(
                            &__slots.5,
                            "foreign",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::ReadWith<'__de, 3, Vec<u8>> for DriveAdd
    where
        Cache: __qmp::Members<'__de>,
    {
        fn read_with<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Vec<u8>, __D::Error> {
            hex::deserialize(__deserializer)
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for DriveAdd {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            <Cache as __qmp::Flatten<'_>>::object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for DriveAdd {
        const NAMES: __qmp::Names = __qmp::Names::with_flattened(
                &["id", "file", "tags", "serial"],
                &[&<Cache as __qmp::Flatten<'_>>::MEMBERS],
            )
            .incomplete()
            .of("DriveAdd");
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
            if !Vec::is_empty(&self.tags) {
                if let __qmp::Err(__error) = __qmp::member(__map, "tags", &self.tags) {
                    return __qmp::Err(__error);
                }
            }
            if let __qmp::Err(__error) = <Cache as __qmp::Flatten<
                '_,
            >>::write_into(&self.cache, __map) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::write_flat(__map, &self.foreign) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::member(
                __map,
                "serial",
                &__qmp::WriteBy::<Self, 5, Vec<u8>>::new(&self.serial),
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
    impl __qmp::WriteWith<5, Vec<u8>> for DriveAdd {
        fn write_with<__S: __qmp::Serializer>(
            __value: &Vec<u8>,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            hex::serialize(__value, __serializer)
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
    const _: () = match __qmp::Whole::wrong(
        &__qmp::Whole {
            of: "DriveAdd",
            tag: "",
            names: &<DriveAdd as __qmp::WriteMembers>::NAMES,
            parts: &[
                __qmp::Part {
                    ident: "cache",
                    ty: "Cache",
                    upstream: false,
                },
            ],
            alternatives: false,
            denies: false,
        },
    ) {
        __qmp::None => {}
        __qmp::Some(__wrong) => __qmp::stop(&__wrong),
    };
    #[automatically_derived]
    impl __qmp::schema::Describe for DriveAdd {
        const TYPE: &'static __qmp::schema::Type = {
            use __qmp::schema::NotDescribed as _;
            &__qmp::schema::Type {
                name: "DriveAdd",
                id: __qmp::schema::type_name::<Self>,
                shape: __qmp::schema::Shape::Object(__qmp::schema::Body {
                    members: &[
                        __qmp::schema::Member {
                            names: &["id"],
                            may_omit: false,
                            may_lack: false,
                            of: <__qmp::schema::Ask<String>>::__QMP_TYPE,
                        },
                        __qmp::schema::Member {
                            names: &["file"],
                            may_omit: true,
                            may_lack: true,
                            of: <__qmp::schema::Ask<Option<String>>>::__QMP_TYPE,
                        },
                        __qmp::schema::Member {
                            names: &["tags"],
                            may_omit: true,
                            may_lack: true,
                            of: <__qmp::schema::Ask<Vec<Tag>>>::__QMP_TYPE,
                        },
                        __qmp::schema::Member {
                            names: &["serial"],
                            may_omit: false,
                            may_lack: false,
                            of: __qmp::schema::ANY,
                        },
                    ],
                    flattened: &[<__qmp::schema::Ask<Cache>>::__QMP_TYPE],
                    open: true,
                }),
            }
        };
    }
    #[automatically_derived]
    impl __qmp::schema::Described for DriveAdd {
        const DEFINITION: __qmp::schema::Definition = {
            use __qmp::schema::NotDescribed as _;
            __qmp::schema::Definition::command::<
                Self,
            >(
                <__qmp::schema::Ask<Self>>::__QMP_TYPE,
                <__qmp::schema::Ask<Added>>::__QMP_TYPE,
            )
        };
    }
};
