//! The attributes of a container and of a member that are not about flattening,
//! borrowing or unknown members.
#![allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's attributes pass a member by reference"
)]

mod json;

use json::{read, refusal, same, write};
use qmp_types::{Command, QmpDownstream};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod rename_all {
    use super::*;

    macro_rules! styles {
        ($($test:ident: $style:literal, $text:literal;)+) => {$(
            #[test]
            fn $test() {
                #[derive(Debug, QmpDownstream)]
                #[qmp(data, rename_all = $style, allow(case))]
                struct Styled {
                    one: u8,
                    two_words: u8,
                    r#type: u8,
                    with_2_digits: u8,
                    #[qmp(rename = "asWritten_it-is", alias = "as_well")]
                    renamed: u8,
                }
                same::<Styled>($text);
                read::<Styled>(&$text.replace("asWritten_it-is", "as_well"));
            }
        )+};
    }

    styles! {
        lower: "lowercase",
            r#"{"one":1,"two_words":2,"type":3,"with_2_digits":4,"asWritten_it-is":5}"#;
        snake: "snake_case",
            r#"{"one":1,"two_words":2,"type":3,"with_2_digits":4,"asWritten_it-is":5}"#;
        upper: "UPPERCASE",
            r#"{"ONE":1,"TWO_WORDS":2,"TYPE":3,"WITH_2_DIGITS":4,"asWritten_it-is":5}"#;
        screaming_snake: "SCREAMING_SNAKE_CASE",
            r#"{"ONE":1,"TWO_WORDS":2,"TYPE":3,"WITH_2_DIGITS":4,"asWritten_it-is":5}"#;
        pascal: "PascalCase",
            r#"{"One":1,"TwoWords":2,"Type":3,"With2Digits":4,"asWritten_it-is":5}"#;
        camel: "camelCase",
            r#"{"one":1,"twoWords":2,"type":3,"with2Digits":4,"asWritten_it-is":5}"#;
        kebab: "kebab-case",
            r#"{"one":1,"two-words":2,"type":3,"with-2-digits":4,"asWritten_it-is":5}"#;
        screaming_kebab: "SCREAMING-KEBAB-CASE",
            r#"{"ONE":1,"TWO-WORDS":2,"TYPE":3,"WITH-2-DIGITS":4,"asWritten_it-is":5}"#;
    }
}

mod alias {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Aliased {
        #[qmp(rename = "node-name", alias = "device", alias = "drive")]
        node: String,
    }

    #[test]
    fn every_alias_is_read_and_the_name_is_written() {
        for text in [
            r#"{"node-name":"a"}"#,
            r#"{"device":"a"}"#,
            r#"{"drive":"a"}"#,
        ] {
            assert_eq!(write(&read::<Aliased>(text)), r#"{"node-name":"a"}"#);
        }
        assert!(refusal::<Aliased>(r#"{"node":"a"}"#).starts_with("unknown field `node`"));
    }

    #[test]
    fn a_name_and_its_alias_are_one_member() {
        for text in [
            r#"{"node-name":"a","device":"a"}"#,
            r#"{"device":"a","node-name":"a"}"#,
            r#"{"device":"a","drive":"a"}"#,
        ] {
            assert_eq!(refusal::<Aliased>(text), "duplicate field `node-name`");
        }
    }

    #[test]
    fn a_missing_member_is_called_by_its_name() {
        assert_eq!(refusal::<Aliased>("{}"), "missing field `node-name`");
    }
}

mod default {
    use super::*;

    fn seven() -> u8 {
        7
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Defaults {
        #[qmp(default)]
        zero: u8,
        #[qmp(default = "seven")]
        seven: u8,
        #[qmp(default = "some_one")]
        one: Option<u8>,
        #[qmp(default = "Vec::new")]
        list: Vec<u8>,
    }

    #[expect(clippy::unnecessary_wraps, reason = "the type of the member")]
    fn some_one() -> Option<u8> {
        Some(1)
    }

    #[test]
    fn stands_for_an_absent_member() {
        assert_eq!(
            write(&read::<Defaults>("{}")),
            r#"{"zero":0,"seven":7,"one":1,"list":[]}"#
        );
    }

    #[test]
    fn does_not_stand_for_null_or_a_wrong_type() {
        assert!(refusal::<Defaults>(r#"{"zero":null}"#).starts_with("invalid type: null"));
        assert!(refusal::<Defaults>(r#"{"seven":"7"}"#).starts_with("invalid type: string"));
        assert_eq!(read::<Defaults>(r#"{"one":null}"#).one, None);
    }
}

mod skip {
    use super::*;

    /// Neither `Serialize` nor `Deserialize`.
    #[derive(Debug, Default, PartialEq)]
    struct Handle(u8);

    impl Handle {
        fn open() -> Self {
            Self(3)
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, unknown = "deny")]
    struct Skips {
        #[qmp(skip)]
        handle: Handle,
        #[qmp(skip, default = "Handle::open")]
        open: Handle,
        id: u8,
    }

    #[test]
    fn a_skipped_member_is_made_by_its_default_and_not_written() {
        let skips: Skips = same(r#"{"id":1}"#);
        assert_eq!((skips.handle, skips.open), (Handle(0), Handle(3)));
    }

    #[test]
    fn a_skipped_member_has_no_name() {
        assert_eq!(
            refusal::<Skips>(r#"{"id":1,"handle":2}"#),
            "unknown field `handle`, expected `id`"
        );
    }

    #[test]
    fn a_skipped_member_borrows_nothing() {
        #[derive(Debug, QmpDownstream)]
        #[qmp(data)]
        struct Hinted<'a> {
            #[qmp(skip)]
            hint: &'a str,
            id: u8,
        }
        fn owned<T: serde::de::DeserializeOwned>(text: &str) -> T {
            serde_json::from_str(text).unwrap()
        }
        let hinted: Hinted<'_> = owned(&String::from(r#"{"id":1}"#));
        assert_eq!((hinted.hint, hinted.id), ("", 1));
    }
}

mod skip_serializing_if {
    use super::*;

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Sparse {
        #[qmp(default, skip_serializing_if = "Vec::is_empty")]
        list: Vec<u8>,
        #[qmp(skip_serializing_if = "is_some_zero")]
        number: Option<u8>,
        #[qmp(default, skip_serializing_if = "<[u8]>::is_empty")]
        bytes: Box<[u8]>,
        #[qmp(default, skip_serializing_if = "std::ops::Not::not")]
        flag: bool,
    }

    fn is_some_zero(number: &Option<u8>) -> bool {
        *number == Some(0)
    }

    #[test]
    fn leaves_out_what_the_function_says() {
        same::<Sparse>("{}");
        same::<Sparse>(r#"{"list":[1],"number":1,"bytes":[2],"flag":true}"#);
        let zero: Sparse = read(r#"{"list":[],"number":0,"bytes":[],"flag":false}"#);
        assert_eq!(write(&zero), "{}");
    }
}

mod with {
    use super::*;

    /// No serde impls of its own.
    #[derive(Debug, PartialEq)]
    struct Hex(u32);

    mod hex {
        use super::*;

        pub fn serialize<S: Serializer>(hex: &Hex, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(&format_args!("{:x}", hex.0))
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Hex, D::Error> {
            let text = String::deserialize(deserializer)?;
            let number = u32::from_str_radix(&text, 16).map_err(serde::de::Error::custom)?;
            Ok(Hex(number))
        }

        pub mod optional {
            use super::*;

            pub fn serialize<S: Serializer>(
                hex: &Option<Hex>,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match hex {
                    Some(hex) => super::serialize(hex, serializer),
                    None => serializer.serialize_str("none"),
                }
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Hex>, D::Error> {
                super::deserialize(deserializer).map(Some)
            }
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Address {
        #[qmp(with = "hex", rename = "base-address", alias = "base")]
        base: Hex,
        #[qmp(with = "hex::optional")]
        limit: Option<Hex>,
        #[qmp(serialize_with = "twice", deserialize_with = "half", default)]
        size: u32,
        #[qmp(serialize_with = "twice")]
        written: u32,
        #[qmp(deserialize_with = "half")]
        read: u32,
    }

    fn twice<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        (value * 2).serialize(serializer)
    }

    fn half<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        u32::deserialize(deserializer).map(|value| value / 2)
    }

    #[test]
    fn the_functions_read_and_write() {
        let address: Address = read(r#"{"base":"ff","limit":"100","size":8,"written":1,"read":2}"#);
        assert_eq!(
            address,
            Address {
                base: Hex(255),
                limit: Some(Hex(256)),
                size: 4,
                written: 1,
                read: 1
            }
        );
        assert_eq!(
            write(&address),
            r#"{"base-address":"ff","limit":"100","size":8,"written":2,"read":1}"#
        );
    }

    #[test]
    fn an_absent_option_is_none_and_the_functions_are_not_asked() {
        let address: Address = read(r#"{"base":"0","written":0,"read":0}"#);
        assert_eq!((&address.limit, address.size), (&None, 0));
        assert!(!write(&address).contains("limit"));
    }

    #[test]
    fn an_absent_member_is_missing_by_its_name() {
        assert_eq!(refusal::<Address>("{}"), "missing field `base-address`");
        assert_eq!(
            refusal::<Address>(r#"{"base":"0","written":0}"#),
            "missing field `read`"
        );
    }

    #[test]
    fn a_member_given_twice_is_an_error() {
        assert_eq!(
            refusal::<Address>(r#"{"base":"0","base-address":"0"}"#),
            "duplicate field `base-address`"
        );
    }

    #[test]
    fn the_functions_error_is_the_structs() {
        assert_eq!(
            refusal::<Address>(r#"{"base":"xyz"}"#),
            "invalid digit found in string"
        );
    }
}

mod crate_path {
    use super::*;

    mod binding {
        pub mod reexport {
            pub use qmp_types as types;
        }
    }

    #[derive(Debug, binding::reexport::types::QmpDownstream)]
    #[qmp(
        command = "__com.example_c",
        crate = "crate::crate_path::binding::reexport::types"
    )]
    struct Moved {
        id: u8,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data, crate = "binding::reexport::types")]
    struct Near {
        id: u8,
    }

    #[test]
    fn says_where_the_runtime_is() {
        same::<Moved>(r#"{"id":1}"#);
        same::<Near>(r#"{"id":1}"#);
        assert_eq!(Moved::NAME, "__com.example_c");
    }
}

mod conventions {
    use super::*;

    #[derive(Debug, QmpDownstream)]
    #[qmp(command = "__com.redhat_Drive", rfqdn = "com.redhat", allow(case))]
    #[qmp(rename_all = "kebab-case")]
    struct Shipped {
        #[qmp(rename = "__COM.RedHat_x-speed")]
        speed: Option<u8>,
        #[qmp(allow(reserved))]
        has_lock: bool,
        #[qmp(rename = "upperCase", allow(reserved, case))]
        upper: u8,
    }

    #[test]
    fn what_has_shipped_may_break_them() {
        same::<Shipped>(r#"{"__COM.RedHat_x-speed":1,"has-lock":true,"upperCase":2}"#);
        assert_eq!(Shipped::NAME, "__com.redhat_Drive");
    }
}

/// Keys, values and types may come from a user's macro, as fragments.
mod from_a_macro {
    use std::collections::BTreeMap;

    use super::*;

    macro_rules! keys {
        (
            $(#[qmp($($key:meta),*)])*
            struct $name:ident<$param:ident> {
                $($(#[qmp($($member_key:meta),*)])* $member:ident: $ty:ty),*
            }
        ) => {
            #[derive(Debug, QmpDownstream)]
            $(#[qmp($($key),*)])*
            struct $name<$param> {
                $($(#[qmp($($member_key),*)])* $member: $ty),*
            }
        };
    }

    keys! {
        #[qmp(data, rename_all = "kebab-case", bound(deserialize = "T: Deserialize<'de>"))]
        struct Port<T> {
            #[qmp(default, alias = "y")]
            first_member: u8,
            second_member: Option<T>
        }
    }

    macro_rules! attributes {
        ($(#[$attribute:meta])* enum $name:ident {
            $($(#[$of_variant:meta])? $variant:ident $(($held:ty))? $({
                $($(#[$of_member:meta])? $member:ident: $ty:ty),*
            })?),*
        }) => {
            $(#[$attribute])*
            enum $name {
                $($(#[$of_variant])? $variant $(($held))? $({
                    $($(#[$of_member])? $member: $ty),*
                })?),*
            }
        };
    }

    attributes! {
        #[derive(Debug, QmpDownstream)]
        #[qmp(data, tag = "type", rename_all = "lowercase")]
        enum Union {
            #[qmp(rename = "first")]
            A { #[qmp(default = "seven")] a: u8, b: Option<u8> },
            B(Port<u8>),
            C
        }
    }

    attributes! {
        #[derive(Debug, QmpDownstream)]
        #[qmp(data, untagged)]
        enum Alternate { List(Vec<u8>), Text(Option<String>), Object(Port<u8>) }
    }

    fn seven() -> u8 {
        7
    }

    macro_rules! values {
        ($name:literal, $returns:ty, $rename:expr, $default:literal, $member:ty) => {
            #[derive(Debug, QmpDownstream)]
            #[qmp(command = $name, returns = $returns)]
            struct Values {
                #[qmp(rename = $rename, default = $default)]
                member: $member,
            }
        };
    }

    values!(
        "__com.example_values",
        BTreeMap<String, Vec<(u8, u8)>>,
        "renamed",
        "seven",
        u8
    );

    #[test]
    fn are_as_if_they_were_written() {
        assert_eq!(read::<Port<&str>>(r#"{"y":1}"#).first_member, 1);
        same::<Port<u8>>(r#"{"first-member":1,"second-member":2}"#);
        same::<Union>(r#"{"type":"first","a":1,"b":2}"#);
        same::<Union>(r#"{"type":"b","first-member":1}"#);
        same::<Alternate>("[1]");
        same::<Alternate>(r#""a""#);
        assert_eq!(read::<Values>("{}").member, 7);
        same::<Values>(r#"{"renamed":1}"#);
    }
}
