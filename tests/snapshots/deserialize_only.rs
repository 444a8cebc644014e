#[qmp(data, untagged, deserialize_only)]
pub enum Stat<T> {
    Number(#[qmp(with = "hex")] u64),
    Map(BTreeMap<String, Self>),
    Value(T),
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    #[automatically_derived]
    impl<'__de, T> __qmp::JsonScalar for Stat<T>
    where
        T: __qmp::Deserialize<'__de>,
    {
        const TYPE: __qmp::JsonTypes = __qmp::JsonTypes::all(
            <Self as __qmp::Alternate<'__de>>::TYPES,
        );
    }
    #[automatically_derived]
    impl<'__de, T> __qmp::Alternate<'__de> for Stat<T>
    where
        T: __qmp::Deserialize<'__de>,
    {
        const NAME: &'static __qmp::str = "Stat";
        const TYPES: &'static [__qmp::JsonTypes] = {
            use __qmp::{NoObject as _, NoScalar as _};
            &[
                __qmp::JsonTypes::ASKED,
                __qmp::JsonTypes::of(
                    <__qmp::Scalar<BTreeMap<String, Stat<T>>>>::__QMP_TYPES,
                    <__qmp::Object<'__de, BTreeMap<String, Stat<T>>>>::__QMP_TYPES,
                ),
                __qmp::JsonTypes::of(
                    <__qmp::Scalar<T>>::__QMP_TYPES,
                    <__qmp::Object<'__de, T>>::__QMP_TYPES,
                ),
            ]
        };
        fn read<__D: __qmp::Deserializer<'__de>>(
            __index: __qmp::usize,
            __value: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            match __index {
                0 => __qmp::Result::map(hex::deserialize(__value), Self::Number),
                1 => {
                    __qmp::Result::map(
                        <BTreeMap<String, Stat<T>> as __qmp::Read>::read(__value),
                        Self::Map,
                    )
                }
                2 => __qmp::Result::map(<T as __qmp::Read>::read(__value), Self::Value),
                _ => __qmp::not_listed(),
            }
        }
    }
    #[automatically_derived]
    impl<'__de, T> __qmp::Deserialize<'__de> for Stat<T>
    where
        T: __qmp::Deserialize<'__de>,
    {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_alternate(__deserializer)
        }
    }
};
