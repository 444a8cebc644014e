//! QAPI's alternates: one of several types, told apart by the type in JSON alone.

mod json;

use std::collections::BTreeMap;
use std::fmt::Debug;

use json::{read, refusal, same, write};
use qmp_tests::wire::numbers_are_text;
use qmp_types::QmpDownstream;
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
enum Mode {
    Slow,
    #[qmp(rename = "__org.example_turbo")]
    Turbo,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Speed {
    speed: u8,
}

/// A branch for each type of JSON.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
enum Every {
    String(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Object(Speed),
    Array(Vec<Every>),
    Null(()),
}

/// What `serde_json` calls a number with a fraction.
fn fraction(number: &str) -> String {
    if numbers_are_text() {
        "number".to_owned()
    } else {
        format!("floating point `{number}`")
    }
}

mod the_type_in_json {
    use super::*;

    #[test]
    fn says_which_branch_it_is() {
        for (text, expected) in [
            (r#""s""#, Every::String("s".to_owned())),
            ("-1", Every::Integer(-1)),
            ("9223372036854775807", Every::Integer(i64::MAX)),
            ("1.5", Every::Number(1.5)),
            ("true", Every::Boolean(true)),
            ("false", Every::Boolean(false)),
            (r#"{"speed":1}"#, Every::Object(Speed { speed: 1 })),
            ("[]", Every::Array(vec![])),
            (
                "[null,[1]]",
                Every::Array(vec![Every::Null(()), Every::Array(vec![Every::Integer(1)])]),
            ),
            ("null", Every::Null(())),
        ] {
            assert_eq!(same::<Every>(text), expected);
        }
    }

    #[test]
    fn of_a_number_depends_on_how_it_is_written() {
        assert_eq!(read::<Every>("1.0"), Every::Number(1.0));
        assert_eq!(read::<Every>("1e2"), Every::Number(100.0));
    }

    #[test]
    fn says_nothing_of_the_value_and_no_other_branch_is_tried() {
        assert_eq!(
            refusal::<Every>("9223372036854775808"),
            "invalid value: integer `9223372036854775808`, expected i64"
        );
        assert_eq!(refusal::<Every>("{}"), "missing field `speed`");
        assert!(refusal::<Every>(r#"{"speed":256}"#).contains("u8"));
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum StringOrObject {
        Mode(Mode),
        Speed(Speed),
    }

    #[test]
    fn of_no_branch_is_an_error_which_lists_them() {
        for (text, found) in [
            ("1", "integer `1`"),
            ("-1", "integer `-1`"),
            ("1.5", fraction("1.5").as_str()),
            ("true", "boolean `true`"),
            ("[1]", "sequence"),
            ("null", "null"),
        ] {
            assert_eq!(
                refusal::<StringOrObject>(text),
                format!("invalid type: {found}, expected a string or an object")
            );
        }
    }

    #[test]
    fn of_an_enum_is_a_string_and_of_a_struct_an_object() {
        assert_eq!(
            same::<StringOrObject>(r#""__org.example_turbo""#),
            StringOrObject::Mode(Mode::Turbo)
        );
        assert_eq!(
            same::<StringOrObject>(r#"{"speed":1}"#),
            StringOrObject::Speed(Speed { speed: 1 })
        );
        assert_eq!(
            refusal::<StringOrObject>(r#""fast""#),
            "unknown variant `fast`, expected `slow` or `__org.example_turbo`"
        );
    }
}

mod numbers {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum OnlyNumber {
        Number(f64),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum OnlyInteger {
        Integer(u8),
        Boolean(bool),
    }

    #[test]
    fn are_integers_too() {
        assert_eq!(read::<OnlyNumber>("3"), OnlyNumber::Number(3.0));
        assert_eq!(read::<OnlyNumber>("-3"), OnlyNumber::Number(-3.0));
        assert_eq!(read::<OnlyNumber>("3.5"), OnlyNumber::Number(3.5));
        // With `arbitrary_precision` a `Value` has it as an integer of 128 bits.
        let big = "340282366920938463463374607431768211455";
        let value: serde_json::Value = read(big);
        let expected = OnlyNumber::Number(340_282_366_920_938_463_463_374_607_431_768_211_455.0);
        assert_eq!(read::<OnlyNumber>(big), expected);
        assert_eq!(
            serde_json::from_value::<OnlyNumber>(value).unwrap(),
            expected
        );
    }

    #[test]
    fn are_not_all_integers() {
        assert_eq!(read::<OnlyInteger>("3"), OnlyInteger::Integer(3));
        assert_eq!(
            refusal::<OnlyInteger>("3.0"),
            format!(
                "invalid type: {}, expected an integer or a boolean",
                fraction("3.0")
            )
        );
        assert!(refusal::<OnlyInteger>("256").contains("u8"));
        assert!(refusal::<OnlyInteger>("-1").contains("u8"));
    }
}

mod a_branch {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "kebab-case")]
    enum Driver {
        NullCo,
        Raw { file: Box<BlockRef> },
    }

    /// QEMU's `BlockdevRef`: a node's name, or what to make a node of.
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum BlockRef {
        Definition(Driver),
        Reference(String),
    }

    #[test]
    fn is_a_union() {
        let node = BlockRef::Reference("n".to_owned());
        assert_eq!(same::<BlockRef>(r#""n""#), node);
        let raw = Driver::Raw {
            file: Box::new(node),
        };
        assert_eq!(
            same::<BlockRef>(r#"{"driver":"raw","file":"n"}"#),
            BlockRef::Definition(raw)
        );
        let nested: BlockRef = read(r#"{"file":{"driver":"null-co"},"driver":"raw"}"#);
        assert_eq!(
            write(&nested),
            r#"{"driver":"raw","file":{"driver":"null-co"}}"#
        );
        assert_eq!(refusal::<BlockRef>("{}"), "missing field `driver`");
    }

    /// Of a plain serde type it is not known what it is in JSON: it takes what is left.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Plain {
        Flag(bool),
        Pair(u8, u8),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum WithPlain {
        Rest(Plain),
        Name(String),
    }

    #[test]
    fn is_a_plain_serde_type_for_what_is_left() {
        assert_eq!(
            same::<WithPlain>("true"),
            WithPlain::Rest(Plain::Flag(true))
        );
        assert_eq!(
            same::<WithPlain>("[1,2]"),
            WithPlain::Rest(Plain::Pair(1, 2))
        );
        assert_eq!(same::<WithPlain>(r#""n""#), WithPlain::Name("n".to_owned()));
        assert!(refusal::<WithPlain>("[1]").contains("Plain"));
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Lists {
        Modes(Vec<Mode>),
        Map(BTreeMap<String, u8>),
        Char(char),
    }

    #[test]
    fn is_a_list_or_a_map() {
        assert_eq!(same::<Lists>(r#"["slow"]"#), Lists::Modes(vec![Mode::Slow]));
        assert_eq!(
            same::<Lists>(r#"{"a":1}"#),
            Lists::Map([("a".to_owned(), 1)].into())
        );
        assert_eq!(same::<Lists>(r#""c""#), Lists::Char('c'));
        assert!(refusal::<Lists>(r#"["slow",1]"#).contains("expected a string"));
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum Lent<'a, T> {
        Name(&'a str),
        Object(T),
    }

    #[test]
    fn is_lent_or_generic() {
        let text = r#""lent""#;
        let Lent::Name(name) = same::<Lent<'_, Speed>>(text) else {
            panic!("{text}");
        };
        assert!(text.as_bytes().as_ptr_range().contains(&name.as_ptr()));
        assert_eq!(
            same::<Lent<'_, Speed>>(r#"{"speed":1}"#),
            Lent::Object(Speed { speed: 1 })
        );
        assert!(refusal::<Lent<'_, Speed>>(r#""\n""#).contains("borrowed string"));
    }
}

mod a_member {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged)]
    enum StrOrNull {
        Str(String),
        Null(()),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, rename_all = "kebab-case")]
    struct Migrate {
        tls_creds: Option<StrOrNull>,
        tls_hostname: Option<StrOrNull>,
        must: StrOrNull,
    }

    #[test]
    fn has_its_value_or_is_absent() {
        let text = r#"{"tls-creds":"c","must":null}"#;
        let migrate = Migrate {
            tls_creds: Some(StrOrNull::Str("c".to_owned())),
            tls_hostname: None,
            must: StrOrNull::Null(()),
        };
        assert_eq!(same::<Migrate>(text), migrate);
        assert_eq!(refusal::<Migrate>("{}"), "missing field `must`");
    }

    /// As everywhere, an `Option` reads null as `None`, before the alternate is asked.
    #[test]
    fn that_is_optional_takes_null_for_absent() {
        let migrate: Migrate = read(r#"{"tls-creds":null,"must":""}"#);
        assert_eq!(migrate.tls_creds, None);
    }
}

#[test]
fn a_value_of_json_is_read_as_its_text_is() {
    for text in [
        r#""s""#,
        "-1",
        "1.5",
        "true",
        r#"{"speed":1}"#,
        "[null,[1]]",
        "null",
    ] {
        let value: serde_json::Value = read(text);
        let every: Every = serde_json::from_value(value).unwrap();
        assert_eq!(every, read(text));
    }
}
