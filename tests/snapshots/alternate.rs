#[qmp(data, untagged)]
pub enum BlockdevRef {
    Definition(Box<BlockdevOptions>),
    Reference(String),
}

#[doc(hidden)]
#[allow(
    deprecated,
    private_bounds,
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
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::Alternate<'__de> for BlockdevRef {
        const TYPES: &'static [__qmp::JsonTypes] = &[
            {
                #[allow(unused_imports)]
                use __qmp::{NoObject as _, NoScalar as _, NoValues as _};
                __qmp::JsonTypes::of(
                    <__qmp::Scalar<Box<BlockdevOptions>>>::TYPES,
                    <__qmp::Object<Box<BlockdevOptions>>>::IS,
                    <__qmp::Text<Box<BlockdevOptions>>>::IS,
                )
            },
            {
                #[allow(unused_imports)]
                use __qmp::{NoObject as _, NoScalar as _, NoValues as _};
                __qmp::JsonTypes::of(
                    <__qmp::Scalar<String>>::TYPES,
                    <__qmp::Object<String>>::IS,
                    <__qmp::Text<String>>::IS,
                )
            },
        ];
        fn read<__D: __qmp::Deserializer<'__de>>(
            __index: __qmp::usize,
            __value: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            match __index {
                0 => {
                    __qmp::Result::map(
                        <Box<
                            BlockdevOptions,
                        > as __qmp::Deserialize<'__de>>::deserialize(__value),
                        Self::Definition,
                    )
                }
                1 => {
                    __qmp::Result::map(
                        <String as __qmp::Deserialize<'__de>>::deserialize(__value),
                        Self::Reference,
                    )
                }
                _ => __qmp::not_listed(),
            }
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for BlockdevRef {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_alternate(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for BlockdevRef {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            match self {
                Self::Definition(__value) => {
                    <Box<
                        BlockdevOptions,
                    > as __qmp::Serialize>::serialize(__value, __serializer)
                }
                Self::Reference(__value) => {
                    <String as __qmp::Serialize>::serialize(__value, __serializer)
                }
            }
        }
    }
    const __TYPES: &[__qmp::JsonTypes] = &[
        {
            #[allow(unused_imports)]
            use __qmp::{NoObject as _, NoScalar as _, NoValues as _};
            __qmp::JsonTypes::of(
                <__qmp::Scalar<Box<BlockdevOptions>>>::TYPES,
                <__qmp::Object<Box<BlockdevOptions>>>::IS,
                <__qmp::Text<Box<BlockdevOptions>>>::IS,
            )
        },
        {
            #[allow(unused_imports)]
            use __qmp::{NoObject as _, NoScalar as _, NoValues as _};
            __qmp::JsonTypes::of(
                <__qmp::Scalar<String>>::TYPES,
                <__qmp::Object<String>>::IS,
                <__qmp::Text<String>>::IS,
            )
        },
    ];
    const _: () = __qmp::assert_types(
        __TYPES,
        1,
        &[
            "this branch has the same type in JSON as `Definition`: an alternate is told apart by that",
        ],
    );
};
