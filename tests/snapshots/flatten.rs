#[qmp(data, unknown = "deny")]
pub struct Drive {
    #[qmp(flatten)]
    base: Base,
    size: u64,
    #[qmp(flatten)]
    cache: Cache,
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
    pub struct __Slots<'__de>(
        __qmp::Option<u64>,
        <Base as __qmp::Members<'__de>>::Slots,
        <Cache as __qmp::Members<'__de>>::Slots,
        __qmp::PhantomData<(&'__de (), Drive)>,
    );
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Drive {
        type Slots = __Slots<'__de>;
        const SLOTS: Self::Slots = __Slots(
            __qmp::None,
            <Base as __qmp::Members<'__de>>::SLOTS,
            <Cache as __qmp::Members<'__de>>::SLOTS,
            __qmp::PhantomData,
        );
        const COUNT: __qmp::usize = 1 + <Base as __qmp::Members<'__de>>::COUNT
            + <Cache as __qmp::Members<'__de>>::COUNT;
        const NAMES: __qmp::Names = __qmp::Names::with_flattened(
            &["size"],
            &[
                &<Base as __qmp::Members<'__de>>::NAMES,
                &<Cache as __qmp::Members<'__de>>::NAMES,
            ],
        );
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Deny;
        const KEEPS: __qmp::Keeps = __qmp::Keeps::Nothing
            .or(<Base as __qmp::Members<'__de>>::KEEPS)
            .or(<Cache as __qmp::Members<'__de>>::KEEPS);
        fn index(name: &__qmp::str) -> __qmp::Option<__qmp::usize> {
            match name {
                "size" => __qmp::Some(0),
                _ => {
                    if let __qmp::Some(index) = <Base as __qmp::Members<
                        '__de,
                    >>::index(name) {
                        return __qmp::Some(1 + index);
                    }
                    if let __qmp::Some(index) = <Cache as __qmp::Members<
                        '__de,
                    >>::index(name) {
                        return __qmp::Some(
                            1 + <Base as __qmp::Members<'__de>>::COUNT + index,
                        );
                    }
                    __qmp::None
                }
            }
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            slots: &mut Self::Slots,
            index: __qmp::usize,
            map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            match index {
                0 => __qmp::fill::<u64, __A>(&mut slots.0, "size", map),
                index if index < 1 + <Base as __qmp::Members<'__de>>::COUNT => {
                    <Base as __qmp::Members<'__de>>::read(&mut slots.1, index - (1), map)
                }
                index if index
                    < 1 + <Base as __qmp::Members<'__de>>::COUNT
                        + <Cache as __qmp::Members<'__de>>::COUNT => {
                    <Cache as __qmp::Members<
                        '__de,
                    >>::read(
                        &mut slots.2,
                        index - (1 + <Base as __qmp::Members<'__de>>::COUNT),
                        map,
                    )
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
            if !<Base as __qmp::Members<'__de>>::KEEPS.is_nothing() {
                return <Base as __qmp::Members<
                    '__de,
                >>::keep(&mut slots.1, name, policy, map);
            }
            if !<Cache as __qmp::Members<'__de>>::KEEPS.is_nothing() {
                return <Cache as __qmp::Members<
                    '__de,
                >>::keep(&mut slots.2, name, policy, map);
            }
            __qmp::skip(map)
        }
        fn finish<__E: __qmp::DeError>(slots: Self::Slots) -> __qmp::Result<Self, __E> {
            __qmp::Ok(Self {
                base: match <Base as __qmp::Members<'__de>>::finish::<__E>(slots.1) {
                    __qmp::Ok(value) => value,
                    __qmp::Err(error) => return __qmp::Err(error),
                },
                size: match __qmp::required::<u64, __E>(slots.0, "size") {
                    __qmp::Ok(value) => value,
                    __qmp::Err(error) => return __qmp::Err(error),
                },
                cache: match <Cache as __qmp::Members<'__de>>::finish::<__E>(slots.2) {
                    __qmp::Ok(value) => value,
                    __qmp::Err(error) => return __qmp::Err(error),
                },
            })
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Drive {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_object(deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::WriteMembers for Drive {
        fn write<__M: __qmp::SerializeMap>(
            &self,
            map: &mut __M,
        ) -> __qmp::Result<(), __M::Error> {
            let _ = &map;
            if let __qmp::Err(error) = <Base as __qmp::WriteMembers>::write(
                &self.base,
                map,
            ) {
                return __qmp::Err(error);
            }
            if let __qmp::Err(error) = __qmp::member(map, "size", &self.size) {
                return __qmp::Err(error);
            }
            if let __qmp::Err(error) = <Cache as __qmp::WriteMembers>::write(
                &self.cache,
                map,
            ) {
                return __qmp::Err(error);
            }
            __qmp::Ok(())
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Drive {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::write_object(self, serializer)
        }
    }
};
