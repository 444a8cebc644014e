#[qmp(data, tag = "driver", rename_all = "kebab-case")]
pub enum Driver {
    NullCo,
    File(File),
    Raw { offset: Option<u64> },
    #[qmp(other)]
    Other(UnknownBranch),
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Members2(Option<u64>);
    pub struct __Slots2(__qmp::Option<Option<u64>>);
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for __Members2
    where
        File: __qmp::Members<'__de>,
    {
        type Slots = __Slots2;
        const NAMES: __qmp::Names = __qmp::Names::new(&["offset"]).of("Driver");
        fn slots() -> Self::Slots {
            __Slots2(__qmp::None)
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            __qmp::Some(
                match __name {
                    "offset" => {
                        <Option<
                            u64,
                        > as __qmp::Read>::fill(&mut __slots.0, "offset", __map)
                    }
                    _ => return { __qmp::None },
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        #[inline(always)]
        fn finish<__E: __qmp::DeError>(
            __slots: Self::Slots,
        ) -> __qmp::Result<Self, __E> {
            let __Slots2(__slot0) = __slots;
            __qmp::Ok(Self(__qmp::Option::flatten(__slot0)))
        }
    }
    pub enum __Branch<'__de>
    where
        File: __qmp::Members<'__de>,
    {
        Branch1(<File as __qmp::Members<'__de>>::Slots),
        Branch2(<__Members2 as __qmp::Members<'__de>>::Slots),
        Branch0,
        Other(UnknownBranch),
        None(__qmp::PhantomData<(&'__de (), Driver)>),
    }
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Driver
    where
        File: __qmp::Members<'__de>,
    {
        type Slots = (__qmp::Option<__qmp::Tag<'__de>>, __Branch<'__de>);
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES;
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        const KEEPS: __qmp::bool = false || <File as __qmp::Members<'__de>>::KEEPS
            || <__Members2 as __qmp::Members<'__de>>::KEEPS;
        const BUFFERS: __qmp::bool = true;
        fn slots() -> <Self as __qmp::Members<'__de>>::Slots {
            (__qmp::None, __Branch::None(__qmp::PhantomData))
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut <Self as __qmp::Members<'__de>>::Slots,
            __name: &__qmp::str,
            __map: &mut __A,
        ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
            if __name != "driver" {
                return match &mut __slots.1 {
                    __Branch::Branch1(__slots) => {
                        <File as __qmp::Members<'__de>>::read(__slots, __name, __map)
                    }
                    __Branch::Branch2(__slots) => {
                        <__Members2 as __qmp::Members<
                            '__de,
                        >>::read(__slots, __name, __map)
                    }
                    _ => __qmp::None,
                };
            }
            let __read = __qmp::fill(&mut __slots.0, "driver", __map);
            __slots.1 = match __qmp::chosen(&__slots.0) {
                __qmp::Some("file") => {
                    __Branch::Branch1(<File as __qmp::Members<'__de>>::slots())
                }
                __qmp::Some("raw") => {
                    __Branch::Branch2(<__Members2 as __qmp::Members<'__de>>::slots())
                }
                __qmp::Some("null-co") => __Branch::Branch0,
                _ => __Branch::None(__qmp::PhantomData),
            };
            __qmp::Some(__read)
        }
        fn keep<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut <Self as __qmp::Members<'__de>>::Slots,
            __name: __qmp::Cow<'__de, __qmp::str>,
            __map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            match &mut __slots.1 {
                __Branch::Branch1(__slots) if <File as __qmp::Members<'__de>>::KEEPS => {
                    <File as __qmp::Members<'__de>>::keep(__slots, __name, __map)
                }
                __Branch::Branch2(
                    __slots,
                ) if <__Members2 as __qmp::Members<'__de>>::KEEPS => {
                    <__Members2 as __qmp::Members<'__de>>::keep(__slots, __name, __map)
                }
                _ => __qmp::skip(__map),
            }
        }
        fn take<__E: __qmp::DeError>(
            __slots: &mut <Self as __qmp::Members<'__de>>::Slots,
            __buffer: &mut __qmp::Buffer<'__de>,
        ) -> __qmp::Result<(), __E> {
            match &mut __slots.1 {
                __Branch::Branch1(__slots) => {
                    __qmp::take_members::<File, __E>(__slots, __buffer)
                }
                __Branch::Branch2(__slots) => {
                    __qmp::take_members::<__Members2, __E>(__slots, __buffer)
                }
                __Branch::None(_) => {
                    let __tag = match __qmp::tag(&__slots.0, "driver") {
                        __qmp::Ok(__value) => __value,
                        __qmp::Err(__error) => return __qmp::Err(__error),
                    };
                    __slots.1 = __Branch::Other(
                        match <UnknownBranch as __qmp::Other<
                            '_,
                            __qmp::InUnion,
                        >>::keep(__tag, __qmp::Some(__qmp::whole::<__E>(__buffer))) {
                            __qmp::Ok(__value) => __value,
                            __qmp::Err(__error) => return __qmp::Err(__error),
                        },
                    );
                    __qmp::Ok(())
                }
                _ => __qmp::Ok(()),
            }
        }
        fn finish<__E: __qmp::DeError>(
            __slots: <Self as __qmp::Members<'__de>>::Slots,
        ) -> __qmp::Result<Self, __E> {
            match __slots.1 {
                __Branch::Branch1(__inner) => {
                    let __value = match <File as __qmp::Members<
                        '__de,
                    >>::finish::<__E>(__inner) {
                        __qmp::Ok(__value) => __value,
                        __qmp::Err(__error) => return __qmp::Err(__error),
                    };
                    __qmp::Ok(Self::File(__value))
                }
                __Branch::Branch2(__inner) => {
                    let __value = match <__Members2 as __qmp::Members<
                        '__de,
                    >>::finish::<__E>(__inner) {
                        __qmp::Ok(__value) => __value,
                        __qmp::Err(__error) => return __qmp::Err(__error),
                    };
                    __qmp::Ok(Driver::Raw { offset: __value.0 })
                }
                __Branch::Branch0 => __qmp::Ok(Self::NullCo),
                __Branch::Other(__value) => __qmp::Ok(Self::Other(__value)),
                __Branch::None(_) => __qmp::Err(__qmp::DeError::missing_field("driver")),
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Driver {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            <File as __qmp::Branch<'_>>::object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Driver {
        const NAMES: __qmp::Names = __qmp::Names::of_union(
                &["driver"],
                &[&<File as __qmp::Branch<'_>>::MEMBERS, &__qmp::Names::new(&["offset"])],
            )
            .of("Driver")
            .open();
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            match self {
                Self::NullCo => {
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "driver",
                        "null-co",
                    ) {
                        return __qmp::Err(__error);
                    }
                }
                Self::File(__value) => {
                    if let __qmp::Err(__error) = __qmp::member(__map, "driver", "file") {
                        return __qmp::Err(__error);
                    }
                    if let __qmp::Err(__error) = <File as __qmp::Branch<
                        '_,
                    >>::write_into(__value, __map) {
                        return __qmp::Err(__error);
                    }
                }
                Driver::Raw { offset: __member0 } => {
                    if let __qmp::Err(__error) = __qmp::member(__map, "driver", "raw") {
                        return __qmp::Err(__error);
                    }
                    if let __qmp::Err(__error) = __qmp::optional(
                        __map,
                        "offset",
                        &*__member0,
                    ) {
                        return __qmp::Err(__error);
                    }
                }
                Self::Other(__value) => {
                    if let __qmp::Err(__error) = __qmp::member(
                        __map,
                        "driver",
                        <UnknownBranch as __qmp::Other<
                            '_,
                            __qmp::InUnion,
                        >>::kept_name(__value),
                    ) {
                        return __qmp::Err(__error);
                    }
                    if let __qmp::Err(__error) = <UnknownBranch as __qmp::Other<
                        '_,
                        __qmp::InUnion,
                    >>::write_into(__value, __map) {
                        return __qmp::Err(__error);
                    }
                }
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Driver {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    const _: () = match __qmp::Whole::wrong(
        &__qmp::Whole {
            of: "Driver",
            tag: "",
            names: &<Driver as __qmp::WriteMembers>::NAMES,
            parts: &[
                __qmp::Part {
                    ident: "File",
                    ty: "File",
                    upstream: true,
                },
                __qmp::Part {
                    ident: "Raw",
                    ty: "",
                    upstream: true,
                },
            ],
            alternatives: true,
            denies: false,
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
