//! QAPI's enums: fieldless enums whose values are strings on the wire.

mod json;

use std::borrow::Cow;
use std::collections::BTreeMap;

use json::{read, refusal, same, write};
use qmp_types::{QmpDownstream, UnknownValue};

/// A vendor's value in an upstream enum has the vendor's prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case", rfqdn = "org.example")]
enum Mode {
    Slow,
    #[qmp(alias = "nearly-fast", alias = "quick")]
    AlmostFast,
    #[qmp(rename = "write-back")]
    WB,
    #[qmp(rename = "__org.example_turbo")]
    Turbo,
}

/// An enum of a client that talks to newer servers.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
enum Format {
    Raw,
    #[qmp(alias = "qcow-two")]
    Qcow2,
    #[qmp(other)]
    Unknown(String),
}

const MODES: &str = r#"["slow","almost-fast","write-back","__org.example_turbo"]"#;

mod values {
    use super::*;

    #[test]
    fn are_strings() {
        assert_eq!(same::<Vec<Mode>>(MODES), Mode::ALL);
    }

    #[test]
    fn have_aliases_that_are_read_and_never_written() {
        let modes: Vec<Mode> = read(r#"["nearly-fast","quick"]"#);
        assert_eq!(write(&modes), r#"["almost-fast","almost-fast"]"#);
    }

    #[test]
    fn are_read_however_they_are_escaped() {
        assert_eq!(read::<Mode>(r#""sl\u006fw""#), Mode::Slow);
    }

    #[test]
    fn are_told_in_the_order_of_the_variants() {
        assert_eq!(
            Mode::ALL,
            [Mode::Slow, Mode::AlmostFast, Mode::WB, Mode::Turbo]
        );
        assert_eq!(Format::ALL, [Format::Raw, Format::Qcow2]);
    }

    #[test]
    fn can_be_a_members_type_or_a_key() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(extends(command = "blockdev-mirror"))]
        struct Mirror {
            mode: Option<Mode>,
            copies: BTreeMap<Mode, u8>,
        }
        let mirror: Mirror = same(r#"{"mode":"slow","copies":{"__org.example_turbo":1}}"#);
        assert_eq!(mirror.mode, Some(Mode::Slow));
        same::<Mirror>(r#"{"copies":{}}"#);
        assert_eq!(read::<Mirror>(r#"{"mode":null,"copies":{}}"#).mode, None);
    }
}

mod text {
    use super::*;

    #[test]
    fn of_a_value_is_static_and_constant() {
        const TURBO: &str = Mode::Turbo.as_str();
        assert_eq!(TURBO, "__org.example_turbo");
    }

    #[test]
    fn is_shown_with_width_and_precision() {
        assert_eq!(Mode::AlmostFast.to_string(), "almost-fast");
        assert_eq!(format!("<{:8}>", Mode::Slow), "<slow    >");
        assert_eq!(format!("<{:*>8}>", Mode::Slow), "<****slow>");
        assert_eq!(format!("<{:.2}>", Mode::Slow), "<sl>");
        assert_eq!(format!("<{:6}>", Format::Unknown("x".into())), "<x     >");
    }

    #[test]
    fn is_parsed_as_it_is_on_the_wire() {
        for mode in Mode::ALL {
            assert_eq!(mode.as_str().parse(), Ok(*mode));
        }
        assert_eq!("quick".parse(), Ok(Mode::AlmostFast));
        assert_eq!("vmdk".parse(), Ok(Format::Unknown("vmdk".into())));
    }

    #[test]
    fn that_is_no_value_is_an_error_which_lists_them() {
        let error: UnknownValue = "Turbo\n".parse::<Mode>().unwrap_err();
        assert_eq!(error.value(), "Turbo\n");
        assert_eq!(
            error.expected(),
            ["slow", "almost-fast", "write-back", "__org.example_turbo"]
        );
        assert_eq!(
            error.to_string(),
            "`Turbo\\n` is none of `slow`, `almost-fast`, `write-back`, `__org.example_turbo`"
        );
    }
}

mod a_value_that_is_not_listed {
    use super::*;

    #[test]
    fn is_refused_with_the_list() {
        for text in [r#""turbo""#, r#""Slow""#, r#""""#, r#""__com.example_x""#] {
            assert_eq!(
                refusal::<Mode>(text),
                format!(
                    "unknown variant `{}`, expected one of `slow`, `almost-fast`, `write-back`, \
                     `__org.example_turbo`",
                    text.trim_matches('"')
                )
            );
        }
    }

    #[test]
    fn is_kept_by_other() {
        let formats: Vec<Format> = same(r#"["raw","vmdk","__com.example_x",""]"#);
        assert_eq!(formats[1], Format::Unknown("vmdk".into()));
        assert_eq!(formats[2].as_str(), "__com.example_x");
    }

    #[test]
    fn is_kept_by_any_type_that_is_made_of_a_text() {
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, rename_all = "lowercase")]
        enum Boxed {
            Raw,
            #[qmp(other)]
            Other(Box<str>),
        }
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, rename_all = "lowercase")]
        enum Lent {
            Raw,
            #[qmp(other)]
            Other(Cow<'static, str>),
        }
        assert_eq!(same::<Boxed>(r#""x""#), Boxed::Other("x".into()));
        assert_eq!(same::<Lent>(r#""x""#), Lent::Other("x".into()));
        assert_eq!(read::<Boxed>(r#""raw""#), Boxed::Raw);
        assert_eq!(read::<Lent>(r#""raw""#), Lent::Raw);
    }
}

#[test]
fn nothing_but_a_string_is_a_value() {
    for (text, found) in [
        ("0", "integer `0`"),
        ("true", "boolean `true`"),
        ("null", "null"),
        (r#"["slow"]"#, "sequence"),
        (r#"{"slow":null}"#, "map"),
    ] {
        let expected = format!("invalid type: {found}, expected a string");
        assert_eq!(refusal::<Mode>(text), expected);
        assert_eq!(refusal::<Format>(text), expected);
    }
}

/// Writes an enum a style, with the values that its variants have in it. Where the rules
/// of QMP want lower case, the vendor says that the values shipped so.
macro_rules! styles {
    ($($name:ident $style:literal $(allow($rule:ident))?: $values:expr;)*) => {$(
        #[derive(Debug, PartialEq, QmpDownstream)]
        #[qmp(data, rename_all = $style $(, allow($rule))?)]
        enum $name {
            One,
            TwoWords,
            X86Host,
        }
    )*
        #[test]
        fn are_named_in_the_style_of_the_enum() {
            $(
                let values: Vec<_> = $name::ALL.iter().map($name::as_str).collect();
                assert_eq!(values, $values, "{}", $style);
                same::<Vec<$name>>(&write(&values));
            )*
        }
    };
}

styles! {
    Lower "lowercase": ["one", "twowords", "x86host"];
    Upper "UPPERCASE" allow(case): ["ONE", "TWOWORDS", "X86HOST"];
    Pascal "PascalCase" allow(case): ["One", "TwoWords", "X86Host"];
    Camel "camelCase" allow(case): ["one", "twoWords", "x86Host"];
    Snake "snake_case": ["one", "two_words", "x86_host"];
    ScreamingSnake "SCREAMING_SNAKE_CASE" allow(case): ["ONE", "TWO_WORDS", "X86_HOST"];
    Kebab "kebab-case": ["one", "two-words", "x86-host"];
    ScreamingKebab "SCREAMING-KEBAB-CASE" allow(case): ["ONE", "TWO-WORDS", "X86-HOST"];
}

/// Nothing can be one of no values.
#[derive(Debug, QmpDownstream)]
#[qmp(data)]
enum Never {}

#[test]
fn an_enum_may_have_no_values() {
    assert!(Never::ALL.is_empty());
    let error = serde_json::from_str::<Never>(r#""x""#).unwrap_err();
    assert!(error.to_string().contains("unknown variant `x`"), "{error}");
    assert!("x".parse::<Never>().is_err());
}
