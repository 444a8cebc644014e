#[qmp(data, untagged)]
pub enum BlockdevRef {
    Definition(Box<BlockdevOptions>),
    Reference(String),
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de> __qmp::JsonScalar for BlockdevRef {
        const TYPE: __qmp::JsonTypes = __qmp::JsonTypes::all(
            <Self as __qmp::Alternate<'__de>>::TYPES,
        );
    }
    #[automatically_derived]
    impl<'__de> __qmp::Alternate<'__de> for BlockdevRef {
        const NAME: &'static __qmp::str = "BlockdevRef";
        const TYPES: &'static [__qmp::JsonTypes] = {
            use __qmp::{NoObject as _, NoScalar as _};
            &[
                __qmp::JsonTypes::of(
                    <__qmp::Scalar<Box<BlockdevOptions>>>::__QMP_TYPES,
                    <__qmp::Object<'__de, Box<BlockdevOptions>>>::__QMP_TYPES,
                ),
                __qmp::JsonTypes::of(
                    <__qmp::Scalar<String>>::__QMP_TYPES,
                    <__qmp::Object<'__de, String>>::__QMP_TYPES,
                ),
            ]
        };
        fn read<__D: __qmp::Deserializer<'__de>>(
            __index: __qmp::usize,
            __value: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            match __index {
                0 => {
                    __qmp::Result::map(
                        <Box<BlockdevOptions> as __qmp::Read>::read(__value),
                        Self::Definition,
                    )
                }
                1 => {
                    __qmp::Result::map(
                        <String as __qmp::Read>::read(__value),
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
    const _: () = match __qmp::Choice::wrong(
        &__qmp::Choice {
            of: "BlockdevRef",
            variants: &["Definition", "Reference"],
            types: <BlockdevRef as __qmp::Alternate<'_>>::TYPES,
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
    #[automatically_derived]
    impl __qmp::Serialize for BlockdevRef {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            match self {
                Self::Definition(__value) => {
                    __qmp::write_value::<
                        Box<BlockdevOptions>,
                        __S,
                    >(__value, __serializer)
                }
                Self::Reference(__value) => {
                    __qmp::write_value::<String, __S>(__value, __serializer)
                }
            }
        }
    }
    #[automatically_derived]
    impl __qmp::schema::Describe for BlockdevRef {
        const TYPE: &'static __qmp::schema::Type = {
            use __qmp::schema::NotDescribed as _;
            &__qmp::schema::Type {
                name: "BlockdevRef",
                id: __qmp::schema::type_name::<Self>,
                shape: __qmp::schema::Shape::Alternate(
                    &[
                        (
                            "Definition",
                            <__qmp::schema::Ask<Box<BlockdevOptions>>>::__QMP_TYPE,
                        ),
                        ("Reference", <__qmp::schema::Ask<String>>::__QMP_TYPE),
                    ],
                ),
            }
        };
    }
};
