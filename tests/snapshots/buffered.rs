#[qmp(data)]
pub struct Drive {
    #[qmp(flatten = "buffered")]
    foreign: other::Plain,
    #[qmp(extra)]
    rest: BTreeMap<String, Value>,
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
        __qmp::Option<BTreeMap<String, Value>>,
        __qmp::Buffer<'__de>,
        __qmp::PhantomData<(&'__de (), Drive)>,
    );
    #[automatically_derived]
    impl<'__de> __qmp::Members<'__de> for Drive {
        type Slots = __Slots<'__de>;
        const SLOTS: Self::Slots = __Slots(
            __qmp::None,
            __qmp::Buffer::EMPTY,
            __qmp::PhantomData,
        );
        const COUNT: __qmp::usize = 0;
        const NAMES: __qmp::Names = __qmp::Names::new(&[]);
        const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
        const KEEPS: __qmp::Keeps = __qmp::Keeps::Buffered;
        fn index(name: &__qmp::str) -> __qmp::Option<__qmp::usize> {
            match name {
                _ => __qmp::None,
            }
        }
        fn read<__A: __qmp::MapAccess<'__de>>(
            slots: &mut Self::Slots,
            index: __qmp::usize,
            map: &mut __A,
        ) -> __qmp::Result<(), __A::Error> {
            match index {
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
            __qmp::Buffer::push(&mut slots.1, name, policy, map)
        }
        fn finish<__E: __qmp::DeError>(slots: Self::Slots) -> __qmp::Result<Self, __E> {
            let _ = &slots;
            let mut slots = slots;
            let buffered0 = match __qmp::Buffer::take::<
                other::Plain,
                __E,
            >(&mut slots.1) {
                __qmp::Ok(value) => value,
                __qmp::Err(error) => return __qmp::Err(error),
            };
            match __qmp::Buffer::rest(slots.1, __qmp::Some(&mut slots.0)) {
                __qmp::Ok(value) => value,
                __qmp::Err(error) => return __qmp::Err(error),
            };
            __qmp::Ok(Self {
                foreign: buffered0,
                rest: __qmp::Option::unwrap_or_default(slots.0),
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
            if let __qmp::Err(error) = __qmp::write_flat(map, &self.foreign) {
                return __qmp::Err(error);
            }
            if let __qmp::Err(error) = __qmp::extra(map, &self.rest) {
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
