//! The same structs derived here and by serde: of the same input both make the same
//! value or neither does, and of the same value both write the same text. Where they
//! differ on purpose, `differences` has the reason and a test.
#![allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's attributes pass a member by reference"
)]

use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use qmp_types::QmpDownstream;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Writes the same structs in two modules: `#[both(…)]` is `#[qmp(…)]` in one and
/// `#[serde(…)]` in the other.
macro_rules! both {
    ($(
        #[qmp($($qmp:tt)*)]
        #[serde($($serde:tt)*)]
        struct $name:ident {
            $(
                $(#[both($($both:tt)*)])*
                $(#[ours($($ours:tt)*)] #[theirs($($theirs:tt)*)])?
                $member:ident: $ty:ty,
            )*
        }
    )+) => {
        mod ours {
            use super::*;
            $(
                #[derive(Debug, QmpDownstream)]
                #[qmp($($qmp)*)]
                #[allow(dead_code, reason = "a skipped member is shown by `Debug` alone")]
                pub(super) struct $name {
                    $( $(#[qmp($($both)*)])* $(#[qmp($($ours)*)])? $member: $ty, )*
                }
            )+
        }
        mod theirs {
            use super::*;
            $(
                #[derive(Debug, Serialize, Deserialize)]
                #[serde($($serde)*)]
                #[allow(dead_code, reason = "a skipped member is shown by `Debug` alone")]
                pub(super) struct $name {
                    $( $(#[serde($($both)*)])* $(#[serde($($theirs)*)])? $member: $ty, )*
                }
            )+
        }
    };
}

both! {
    #[qmp(data, rename_all = "kebab-case")]
    #[serde(rename_all = "kebab-case")]
    struct Scalars {
        flag: bool,
        small_number: u8,
        signed_number: i64,
        real_number: f64,
        text: String,
        #[both(skip_serializing_if = "Option::is_none")]
        maybe_number: Option<u16>,
        #[both(skip_serializing_if = "Option::is_none", default)]
        maybe_list: Option<Vec<Option<u8>>>,
    }

    #[qmp(data, unknown = "deny")]
    #[serde(deny_unknown_fields)]
    struct Names {
        #[both(rename = "node-name", alias = "device", alias = "drive")]
        node: String,
        #[both(default, alias = "x-speed")]
        speed: u32,
        #[both(default = "seven")]
        number: u8,
        #[both(skip)]
        skipped: u8,
        #[both(skip_serializing_if = "Vec::is_empty", default)]
        list: Vec<u8>,
        r#type: (u8, String),
        #[both(with = "hex")]
        address: u32,
        #[both(default, with = "hex")]
        offset: u32,
    }

    #[qmp(data)]
    #[serde()]
    struct Inner {
        #[both(alias = "device")]
        inner: u8,
        #[both(skip_serializing_if = "Option::is_none")]
        maybe: Option<Box<Inner>>,
    }

    #[qmp(data)]
    #[serde()]
    struct Middle {
        #[both(flatten)]
        inner: Inner,
        middle: Value,
    }

    #[qmp(data)]
    #[serde()]
    struct Outer {
        outer: bool,
        #[both(flatten)]
        middle: Middle,
    }

    #[qmp(data)]
    #[serde()]
    struct Kept {
        outer: bool,
        #[both(flatten)]
        inner: Inner,
        #[ours(extra)]
        #[theirs(flatten)]
        extra: BTreeMap<String, Value>,
    }

    #[qmp(data)]
    #[serde()]
    struct Buffered {
        outer: bool,
        #[ours(flatten = "buffered")]
        #[theirs(flatten)]
        plain: Plain,
        #[ours(flatten = "buffered")]
        #[theirs(flatten)]
        choice: Choice,
    }

    #[qmp(data)]
    #[serde()]
    struct Empty {}
}

#[derive(Debug, Serialize, Deserialize)]
struct Plain {
    #[serde(alias = "device")]
    value: i16,
    #[serde(default)]
    list: Vec<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Choice {
    Number(u8),
    Text(String),
}

fn seven() -> u8 {
    7
}

mod hex {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{number:x}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        u32::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
    }
}

/// Values of every type, and at the limits of some.
const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "7",
    "255",
    "256",
    "-1",
    "65536",
    "1.5",
    "1e3",
    "18446744073709551615",
    r#""""#,
    r#""text""#,
    r#""ff""#,
    r#""\u00e9\n""#,
    "[]",
    "[1]",
    "[null,2]",
    r#"[1,"a"]"#,
    "{}",
    r#"{"inner":1}"#,
    r#"{"inner":1,"maybe":{"device":2}}"#,
    r#"{"__x":[{}]}"#,
];

/// Names that no struct knows, and one that no struct may see because it is skipped.
const UNKNOWN: &[&str] = &["x", "__com.example_x", "skipped", "", "Node"];

type Members = Vec<(&'static str, &'static str)>;

/// Objects of members: most with the value that is given for them, some with any, some
/// left out; then a few more, known, unknown or given twice; in any order.
fn objects(
    valid: &'static [(&'static str, &'static str)],
    others: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let any = select(VALUES);
    let member = |(name, value): &(&'static str, &'static str)| {
        let (name, value) = (*name, *value);
        prop_oneof![
            20 => Just(Some((name, value))),
            1 => any.clone().prop_map(move |value| Some((name, value))),
            1 => Just(None),
        ]
    };
    let known: Vec<_> = valid.iter().map(member).collect();
    let mut names: Vec<_> = valid.iter().map(|(name, _)| *name).collect();
    names.extend(others);
    names.extend(UNKNOWN);
    let more = prop::collection::vec((select(names), any), 0..3);
    (known, more)
        .prop_map(|(known, more)| -> Members { known.into_iter().flatten().chain(more).collect() })
        .prop_shuffle()
        .prop_map(|members| {
            let members: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("\"{name}\": {value}"))
                .collect();
            format!("{{{}}}", members.join(", "))
        })
}

/// Both read the text as the same value, which both write as the same text; or neither
/// reads it. Through a value of JSON as well, which has its own deserializer.
fn agree<Ours, Theirs>(text: &str) -> Result<(), TestCaseError>
where
    Ours: Debug + Serialize + DeserializeOwned,
    Theirs: Debug + Serialize + DeserializeOwned,
{
    let written =
        |value: Result<String, serde_json::Error>| value.map_err(|error| error.to_string());
    match (
        serde_json::from_str::<Ours>(text),
        serde_json::from_str::<Theirs>(text),
    ) {
        (Ok(ours), Ok(theirs)) => {
            prop_assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
            prop_assert_eq!(
                written(serde_json::to_string(&ours)),
                written(serde_json::to_string(&theirs))
            );
        }
        (Err(_), Err(_)) => {}
        (ours, theirs) => prop_assert!(false, "{text}\n ours: {ours:?}\n serde's: {theirs:?}"),
    }
    let value: Value = serde_json::from_str(text).unwrap();
    let ours = serde_json::from_value::<Ours>(value.clone()).map(|value| format!("{value:?}"));
    let theirs = serde_json::from_value::<Theirs>(value).map(|value| format!("{value:?}"));
    prop_assert_eq!(ours.ok(), theirs.ok());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn scalars(text in objects(&[
        ("flag", "true"), ("small-number", "7"), ("signed-number", "-1"), ("real-number", "1.5"),
        ("text", r#""text""#), ("maybe-number", "256"), ("maybe-list", "[null,2]"),
    ], &["small_number"])) {
        agree::<ours::Scalars, theirs::Scalars>(&text)?;
    }

    #[test]
    fn names(text in objects(&[
        ("node-name", r#""text""#), ("speed", "0"), ("number", "7"), ("list", "[1]"),
        ("type", r#"[1,"a"]"#), ("address", r#""ff""#), ("offset", r#""ff""#),
    ], &["device", "drive", "x-speed", "node"])) {
        agree::<ours::Names, theirs::Names>(&text)?;
    }

    #[test]
    fn flattened(text in objects(&[
        ("outer", "true"), ("middle", "{}"), ("inner", "1"), ("maybe", r#"{"inner":1}"#),
    ], &["device"])) {
        agree::<ours::Outer, theirs::Outer>(&text)?;
        agree::<ours::Kept, theirs::Kept>(&text)?;
        agree::<ours::Middle, theirs::Middle>(&text)?;
        agree::<ours::Inner, theirs::Inner>(&text)?;
    }

    #[test]
    fn buffered(text in objects(&[
        ("outer", "false"), ("value", "-1"), ("list", "[1]"), ("number", "7"),
    ], &["device", "text"])) {
        agree::<ours::Buffered, theirs::Buffered>(&text)?;
    }

    #[test]
    fn empty(text in objects(&[], &[])) {
        agree::<ours::Empty, theirs::Empty>(&text)?;
    }
}

/// Agreement would mean little if everything, or nothing, were refused.
#[test]
fn some_objects_are_read_and_some_refused() {
    let mut runner = TestRunner::deterministic();
    let texts = objects(&[("inner", "1"), ("middle", "{}")], &["maybe"]);
    let read = (0..1000)
        .map(|_| texts.new_tree(&mut runner).unwrap().current())
        .filter(|text| serde_json::from_str::<ours::Middle>(text).is_ok())
        .count();
    assert!((300..900).contains(&read), "{read} of 1000");
}

/// What is not the same, and why.
mod differences {
    use super::*;

    fn reads<T: DeserializeOwned>(text: &str) -> bool {
        serde_json::from_str::<T>(text).is_ok()
    }

    /// Defines the same struct twice, as `Ours` and `Theirs`.
    macro_rules! pair {
        ($(#[both($($both:tt)*)])? $member:ident: $ty:ty) => {
            #[derive(Debug, QmpDownstream)]
            #[qmp(data)]
            struct Ours { $(#[qmp($($both)*)])? $member: $ty }
            #[derive(Debug, Serialize, Deserialize)]
            struct Theirs { $(#[serde($($both)*)])? $member: $ty }
        };
    }

    /// QAPI has no null for a member that is not there.
    #[test]
    fn none_is_never_written_as_null() {
        pair!(maybe: Option<u8>);
        let (ours, theirs) = (Ours { maybe: None }, Theirs { maybe: None });
        assert_eq!(serde_json::to_string(&ours).unwrap(), "{}");
        assert_eq!(serde_json::to_string(&theirs).unwrap(), r#"{"maybe":null}"#);
    }

    /// `Option` means optional, whoever reads the value.
    #[test]
    fn an_option_with_a_function_may_be_absent() {
        pair!(#[both(deserialize_with = "Deserialize::deserialize")] maybe: Option<u8>);
        assert!(reads::<Ours>("{}") && !reads::<Theirs>("{}"));
    }

    /// A QMP object is never an array.
    #[test]
    fn arrays_are_no_objects() {
        pair!(number: u8);
        assert!(!reads::<Ours>("[1]") && reads::<Theirs>("[1]"));
    }

    /// Nor is it null, even without members.
    #[test]
    fn null_is_no_object() {
        #[derive(QmpDownstream)]
        #[qmp(data)]
        struct Ours;
        #[derive(Serialize, Deserialize)]
        struct Theirs;
        assert!(!reads::<Ours>("null") && reads::<Theirs>("null"));
        assert_eq!(serde_json::to_string(&Ours).unwrap(), "{}");
        assert_eq!(serde_json::to_string(&Theirs).unwrap(), "null");
    }

    /// A server must refuse what it does not understand.
    #[test]
    fn a_command_refuses_unknown_members() {
        #[derive(QmpDownstream)]
        #[qmp(command = "__com.example_c")]
        struct Ours {}
        assert!(!reads::<Ours>(r#"{"x":1}"#) && reads::<theirs::Empty>(r#"{"x":1}"#));
    }

    /// A known member with a wrong type is an error: serde takes it for a sign that the
    /// optional part is not there.
    #[test]
    fn a_wrong_part_of_an_optional_part_is_an_error() {
        #[derive(QmpDownstream)]
        #[qmp(data)]
        struct Ours {
            #[qmp(flatten)]
            inner: Option<ours::Inner>,
        }
        #[derive(Deserialize)]
        struct Theirs {
            #[serde(flatten)]
            inner: Option<theirs::Inner>,
        }
        let wrong = r#"{"inner":"text"}"#;
        assert!(!reads::<Ours>(wrong) && reads::<Theirs>(wrong));
        let theirs: Theirs = serde_json::from_str(wrong).unwrap();
        let ours: Ours = serde_json::from_str("{}").unwrap();
        assert!(theirs.inner.is_none() && ours.inner.is_none());
    }

    /// What is unknown is kept once, and what is known anywhere is not unknown. serde's
    /// flattened maps take all that no flattened struct has taken out, and a struct that
    /// itself flattens takes nothing out.
    #[test]
    fn only_unknown_members_are_kept_and_only_once() {
        #[derive(QmpDownstream)]
        #[qmp(data)]
        struct Ours {
            #[qmp(flatten)]
            inner: ours::Kept,
            #[qmp(extra)]
            extra: BTreeMap<String, Value>,
        }
        #[derive(Serialize, Deserialize)]
        struct Theirs {
            #[serde(flatten)]
            inner: theirs::Kept,
            #[serde(flatten)]
            extra: BTreeMap<String, Value>,
        }
        let text = r#"{"outer":true,"inner":1,"x":2}"#;
        let ours: Ours = serde_json::from_str(text).unwrap();
        let theirs: Theirs = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&ours).unwrap(), text);
        let written = serde_json::to_string(&theirs).unwrap();
        assert_eq!(written.matches(r#""x":2"#).count(), 2);
        assert_eq!(written.matches(r#""inner":1"#).count(), 2);
    }

    /// `unknown` works through `flatten`. serde's `deny_unknown_fields` does not: here it
    /// takes what a second level knows for unknown.
    #[test]
    fn deny_works_through_flatten() {
        #[derive(QmpDownstream)]
        #[qmp(data, unknown = "deny")]
        struct Ours {
            #[qmp(flatten)]
            outer: ours::Outer,
        }
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Theirs {
            #[serde(flatten)]
            outer: theirs::Outer,
        }
        let known = r#"{"outer":true,"inner":1,"middle":{}}"#;
        assert!(reads::<Ours>(known) && !reads::<Theirs>(known));
        assert!(!reads::<Ours>(
            r#"{"outer":true,"inner":1,"middle":{},"x":2}"#
        ));
    }
}
