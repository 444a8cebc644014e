#[qmp(data, rename_all = "kebab-case")]
pub enum Format {
    Raw,
    #[qmp(alias = "qcow")]
    Qcow2,
    #[qmp(other)]
    Unknown(String),
}

#[doc(hidden)]
const _: () = {
    use ::qmp_types::__for_qmp_derive_0_1_0 as __qmp;
    impl Format {
        /// All values, in the order in which they are declared.
        pub const ALL: &'static [Self] = &[Self::Raw, Self::Qcow2];
        /// The value as it is on the wire.
        #[must_use]
        pub fn as_str(&self) -> &__qmp::str {
            match self {
                Self::Raw => "raw",
                Self::Qcow2 => "qcow2",
                Self::Unknown(__value) => <String as __qmp::OtherValue>::kept(__value),
            }
        }
    }
    #[automatically_derived]
    impl __qmp::Values for Format {
        const NAMES: &'static [&'static __qmp::str] = &["raw", "qcow2"];
        fn value(__name: &__qmp::str) -> __qmp::Option<Self> {
            match __name {
                "raw" => __qmp::Some(Self::Raw),
                "qcow2" | "qcow" => __qmp::Some(Self::Qcow2),
                _ => __qmp::None,
            }
        }
        fn other(__value: __qmp::String) -> __qmp::Result<Self, __qmp::String> {
            __qmp::Ok(Self::Unknown(<String as __qmp::OtherValue>::keep(__value)))
        }
    }
    #[automatically_derived]
    impl __qmp::JsonScalar for Format {
        const TYPE: __qmp::JsonTypes = __qmp::JsonTypes::STRING;
    }
    #[automatically_derived]
    impl __qmp::FromStr for Format {
        type Err = __qmp::UnknownValue;
        fn from_str(__text: &__qmp::str) -> __qmp::Result<Self, __qmp::UnknownValue> {
            __qmp::parse_value(__text)
        }
    }
    #[automatically_derived]
    impl __qmp::fmt::Display for Format {
        fn fmt(
            &self,
            __formatter: &mut __qmp::fmt::Formatter<'_>,
        ) -> __qmp::fmt::Result {
            __qmp::fmt::Formatter::pad(__formatter, Self::as_str(self))
        }
    }
    #[automatically_derived]
    impl<'__de> __qmp::Deserialize<'__de> for Format {
        fn deserialize<__D: __qmp::Deserializer<'__de>>(
            __deserializer: __D,
        ) -> __qmp::Result<Self, __D::Error> {
            __qmp::read_value(__deserializer)
        }
    }
    #[automatically_derived]
    impl __qmp::Serialize for Format {
        fn serialize<__S: __qmp::Serializer>(
            &self,
            __serializer: __S,
        ) -> __qmp::Result<__S::Ok, __S::Error> {
            __qmp::Serializer::serialize_str(__serializer, Self::as_str(self))
        }
    }
};
