#[qmp(data, unknown = "deny")]
pub struct Drive {
    #[qmp(flatten)]
    base: Base,
    size: u64,
    #[qmp(flatten)]
    cache: Cache,
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    pub struct __Slots<'__de>(
        __qmp::Option<u64>,
        <Base as __qmp::Members<'__de>>::Slots,
        <Cache as __qmp::Members<'__de>>::Slots,
        __qmp::PhantomData<(&'__de (), Drive)>,
    )
    where
        Base: __qmp::Members<'__de>,
        Cache: __qmp::Members<'__de>;
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Drive
    where
        Base: __qmp::Members<'__de>,
        Cache: __qmp::Members<'__de>,
    {
        type Slots = __Slots<'__de>;
        const NAMES: __qmp::Names = <Self as __qmp::WriteMembers>::NAMES.of("Drive");
        fn slots() -> Self::Slots {
            __Slots(
                __qmp::None,
                <Base as __qmp::Members<'__de>>::slots(),
                <Cache as __qmp::Members<'__de>>::slots(),
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
                    "size" => <u64 as __qmp::Read>::fill(&mut __slots.0, "size", __map),
                    _ => {
                        return {
                            if let __qmp::Some(__read) = <Base as __qmp::Members<
                                '__de,
                            >>::read(&mut __slots.1, __name, __map) {
                                return __qmp::Some(__read);
                            }
                            <Cache as __qmp::Members<
                                '__de,
                            >>::read(&mut __slots.2, __name, __map)
                        };
                    }
                },
            )
        }
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Deny;
        const KEEPS: __qmp::bool = <Base as __qmp::Members<'__de>>::KEEPS
            || <Cache as __qmp::Members<'__de>>::KEEPS;
        const BUFFERS: __qmp::bool = <Base as __qmp::Members<'__de>>::BUFFERS
            || <Cache as __qmp::Members<'__de>>::BUFFERS;
        fn keep<__A: __qmp::MapAccess<'__de>>(
            __slots: &mut Self::Slots,
            __name: __qmp::Cow<'__de, __qmp::str>,
            __map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            if <Base as __qmp::Members<'__de>>::KEEPS {
                return <Base as __qmp::Members<
                    '__de,
                >>::keep(&mut __slots.1, __name, __map);
            }
            if <Cache as __qmp::Members<'__de>>::KEEPS {
                return <Cache as __qmp::Members<
                    '__de,
                >>::keep(&mut __slots.2, __name, __map);
            }
            __qmp::skip(__map)
        }
        fn take<__E: __qmp::DeError>(
            __slots: &mut Self::Slots,
            __buffer: &mut __qmp::Buffer<'__de>,
        ) -> __qmp::Result<(), __E> {
            if let __qmp::Err(__error) = <Base as __qmp::Members<
                '__de,
            >>::take::<__E>(&mut __slots.1, __buffer) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = <Cache as __qmp::Members<
                '__de,
            >>::take::<__E>(&mut __slots.2, __buffer) {
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
                    __Slots(__qmp::Some(__slot0), __slot1, __slot2, _) => {
                        return __qmp::Ok(Self {
                            base: match <Base as __qmp::Members<
                                '__de,
                            >>::finish::<__E>(__slot1) {
                                __qmp::Ok(__value) => __value,
                                __qmp::Err(__error) => return __qmp::Err(__error),
                            },
                            size: __slot0,
                            cache: match <Cache as __qmp::Members<
                                '__de,
                            >>::finish::<__E>(__slot2) {
                                __qmp::Ok(__value) => __value,
                                __qmp::Err(__error) => return __qmp::Err(__error),
                            },
                        });
                    }
                    _ => {
                        if let __qmp::Err(__error) = <u64 as __qmp::Read>::absent(
                            &mut __slots.0,
                            "size",
                        ) {
                            return __qmp::Err(__error);
                        }
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Drive {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            <Base as __qmp::Flatten<'_>>::object::<Self, __D>(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Drive {
        const NAMES: __qmp::Names = __qmp::Names::with_flattened(
                &["size"],
                &[
                    &<Base as __qmp::Flatten<'_>>::MEMBERS,
                    &<Cache as __qmp::Flatten<'_>>::MEMBERS,
                ],
            )
            .of("Drive");
        fn count(&self) -> __qmp::usize {
            1 + <Base as __qmp::Flatten<'_>>::counted(&self.base)
                + <Cache as __qmp::Flatten<'_>>::counted(&self.cache)
        }
        fn write<__M: __qmp::ObjectWriter>(
            &self,
            __map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            if let __qmp::Err(__error) = <Base as __qmp::Flatten<
                '_,
            >>::write_into(&self.base, __map) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = __qmp::member(__map, "size", &self.size) {
                return __qmp::Err(__error);
            }
            if let __qmp::Err(__error) = <Cache as __qmp::Flatten<
                '_,
            >>::write_into(&self.cache, __map) {
                return __qmp::Err(__error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Drive {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, __serializer)
        }
    }
    const _: () = match __qmp::Whole::wrong(
        &__qmp::Whole {
            of: "Drive",
            tag: "",
            names: &<Drive as __qmp::WriteMembers>::NAMES,
            parts: &[
                __qmp::Part {
                    ident: "base",
                    ty: "Base",
                    upstream: true,
                },
                __qmp::Part {
                    ident: "cache",
                    ty: "Cache",
                    upstream: true,
                },
            ],
            alternatives: false,
            denies: true,
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
