//! The same enums derived here and by serde: of the same input both make the same value or
//! neither does, and of the same value both write the same text. Where they differ on
//! purpose, `differences` has the reason and a test.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use qmp_tests::wire::numbers_are_text;
use qmp_types::QmpDownstream;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

mod ours {
    use super::{Block, QmpDownstream, Resized, Value};

    #[derive(Debug, QmpDownstream)]
    #[qmp(events)]
    pub(super) enum Event {
        Resized(Resized),
        Block(Block),
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data, rename_all = "kebab-case")]
    pub(super) enum Mode {
        Slow,
        #[qmp(alias = "quick")]
        AlmostFast,
        #[qmp(rename = "__org.example_turbo")]
        Turbo,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data, tag = "driver", rename_all = "kebab-case")]
    pub(super) enum Driver {
        NullCo,
        #[qmp(alias = "posix")]
        File(File),
        #[qmp(rename_all = "kebab-case")]
        Raw {
            #[qmp(alias = "size")]
            start_offset: u8,
            mode: Option<Mode>,
        },
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    pub(super) struct File {
        filename: String,
        #[qmp(default)]
        locked: bool,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    pub(super) struct Options {
        node: Option<u8>,
        #[qmp(flatten)]
        driver: Driver,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(data, untagged)]
    pub(super) enum Alternate {
        List(Vec<Value>),
        Name(Mode),
        Flag(bool),
        Number(f64),
        Driver(Driver),
        Null(()),
    }
}

mod theirs {
    use super::{Block, Deserialize, Resized, Serialize, Value};

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(tag = "event", content = "data")]
    pub(super) enum Event {
        #[serde(rename = "__com.example_RESIZED")]
        Resized(Resized),
        #[serde(rename = "BLOCK_IO_ERROR")]
        Block(Block),
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum Mode {
        Slow,
        #[serde(alias = "quick")]
        AlmostFast,
        #[serde(rename = "__org.example_turbo")]
        Turbo,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(tag = "driver", rename_all = "kebab-case")]
    pub(super) enum Driver {
        NullCo,
        #[serde(alias = "posix")]
        File(File),
        #[serde(rename_all = "kebab-case")]
        Raw {
            #[serde(alias = "size")]
            start_offset: u8,
            #[serde(skip_serializing_if = "Option::is_none")]
            mode: Option<Mode>,
        },
    }

    #[derive(Debug, Serialize, Deserialize)]
    pub(super) struct File {
        filename: String,
        #[serde(default)]
        locked: bool,
    }

    #[derive(Debug, Serialize, Deserialize)]
    pub(super) struct Options {
        #[serde(skip_serializing_if = "Option::is_none")]
        node: Option<u8>,
        #[serde(flatten)]
        driver: Driver,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(untagged)]
    pub(super) enum Alternate {
        List(Vec<Value>),
        Name(Mode),
        Flag(bool),
        Number(f64),
        Driver(Driver),
        Null(()),
    }
}

/// Payloads are derived here for both.
#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_RESIZED")]
struct Resized {
    size: u8,
    node: Option<String>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"))]
struct Block {
    device: String,
}

type Members = Vec<(&'static str, &'static str)>;

/// Objects of members: most with a value that is given for them, some with any, some left
/// out; then a few more, unknown or given twice; in any order.
fn objects(
    valid: &'static [(&'static str, &'static [&'static str])],
) -> impl Strategy<Value = String> {
    let any = || select(VALUES);
    let member = |(name, values): &(&'static str, &'static [&'static str])| {
        let (name, values) = (*name, *values);
        prop_oneof![
            12 => select(values).prop_map(move |value| Some((name, value))),
            1 => any().prop_map(move |value| Some((name, value))),
            2 => Just(None),
        ]
    };
    let known: Vec<_> = valid.iter().map(member).collect();
    let mut names: Vec<_> = valid.iter().map(|(name, _)| *name).collect();
    names.extend(["x", "__com.example_x", ""]);
    let more = prop::collection::vec((select(names), any()), 0..2);
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

fn events() -> impl Strategy<Value = String> {
    objects(&[
        (
            "event",
            &[r#""__com.example_RESIZED""#, r#""BLOCK_IO_ERROR""#],
        ),
        (
            "data",
            &[
                r#"{"size":1}"#,
                r#"{"node":"n","size":1}"#,
                r#"{"device":"d"}"#,
                r#"{"device":"d","size":2,"x":null}"#,
            ],
        ),
        ("timestamp", &[r#"{"seconds":-1}"#]),
    ])
}

fn drivers() -> impl Strategy<Value = String> {
    objects(&[
        (
            "driver",
            &[r#""null-co""#, r#""file""#, r#""posix""#, r#""raw""#],
        ),
        ("filename", &[r#""f""#]),
        ("locked", &["true"]),
        ("start-offset", &["7"]),
        ("mode", &[r#""quick""#, r#""slow""#, "null"]),
        ("node", &["7", "null"]),
    ])
}

/// Values of every type, and at the limits of some. Arrays and the numbers of variants are
/// among the `differences`.
const VALUES: &[&str] = &[
    "null",
    "true",
    "7",
    "255",
    "256",
    "-1",
    "1.5",
    "18446744073709551615",
    r#""""#,
    r#""slow""#,
    r#""quick""#,
    r#""__org.example_turbo""#,
    r#""file""#,
    r#""STOP""#,
    "{}",
    r#"{"size":1,"node":1}"#,
];

/// Both read the text as the same value, which both write as the same text; or neither
/// reads it. Through a value of JSON as well, which has its own deserializer.
fn agree<Ours, Theirs>(text: &str) -> Result<(), TestCaseError>
where
    Ours: Debug + Serialize + DeserializeOwned,
    Theirs: Debug + Serialize + DeserializeOwned,
{
    match (
        serde_json::from_str::<Ours>(text),
        serde_json::from_str::<Theirs>(text),
    ) {
        (Ok(ours), Ok(theirs)) => {
            prop_assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
            prop_assert_eq!(
                serde_json::to_string(&ours).unwrap(),
                serde_json::to_string(&theirs).unwrap()
            );
        }
        (Err(_), Err(_)) => {}
        (ours, theirs) => prop_assert!(false, "{text}\n ours: {ours:?}\n serde's: {theirs:?}"),
    }
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let ours = serde_json::from_value::<Ours>(value.clone()).map(|value| format!("{value:?}"));
        let theirs = serde_json::from_value::<Theirs>(value).map(|value| format!("{value:?}"));
        prop_assert_eq!(ours.ok(), theirs.ok());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    /// The name is an adjacent tag.
    #[test]
    fn events_by_name(text in events()) {
        agree::<ours::Event, theirs::Event>(&text)?;
    }

    /// The discriminator is an internal tag.
    #[test]
    fn unions(text in drivers()) {
        agree::<ours::Driver, theirs::Driver>(&text)?;
    }

    #[test]
    fn flattened_unions(text in drivers()) {
        agree::<ours::Options, theirs::Options>(&text)?;
    }

    #[test]
    fn alternates(text in prop_oneof![
        drivers(),
        select(VALUES).prop_map(str::to_owned),
        select(VALUES).prop_map(|value| format!("[{value}]")),
    ]) {
        if !(numbers_are_text() && text.contains('.')) {
            agree::<ours::Alternate, theirs::Alternate>(&text)?;
        }
    }
}

#[test]
fn values() {
    for text in VALUES.iter().filter(|text| !text.starts_with('{')) {
        agree::<ours::Mode, theirs::Mode>(text).unwrap();
    }
}

/// The inputs above reach values, every variant of them, and refusals.
#[test]
fn the_inputs_are_worth_it() {
    fn share<T: DeserializeOwned + Debug>(
        strategy: &impl Strategy<Value = String>,
        variants: &[&str],
    ) {
        let mut runner = TestRunner::deterministic();
        let texts = (0..400).map(|_| strategy.new_tree(&mut runner).unwrap().current());
        let read: Vec<_> = texts
            .filter_map(|text| serde_json::from_str::<T>(&text).ok())
            .map(|value| format!("{value:?}"))
            .collect();
        assert!((80..320).contains(&read.len()), "{} of 400", read.len());
        for variant in variants {
            let reached = read.iter().filter(|value| value.starts_with(variant));
            assert!(reached.count() > 10, "{variant}");
        }
    }
    share::<ours::Event>(&events(), &["Resized", "Block"]);
    share::<ours::Driver>(&drivers(), &["NullCo", "File", "Raw"]);
}

/// What serde does with such enums and QMP does not want.
mod differences {
    use super::*;

    #[track_caller]
    fn differ<Ours, Theirs>(text: &str, only_ours: bool)
    where
        Ours: DeserializeOwned,
        Theirs: DeserializeOwned,
    {
        assert_eq!(
            serde_json::from_str::<Ours>(text).is_ok(),
            only_ours,
            "{text}"
        );
        assert_eq!(
            serde_json::from_str::<Theirs>(text).is_ok(),
            !only_ours,
            "{text}"
        );
    }

    /// The specification: `data` is optional.
    #[test]
    fn an_event_may_have_no_data() {
        #[derive(QmpDownstream)]
        #[qmp(extends(event = "STOP"))]
        struct Stop {}
        #[derive(QmpDownstream)]
        #[qmp(events)]
        enum Ours {
            #[allow(dead_code, reason = "only whether it is read is asked")]
            Stop(Stop),
        }
        #[derive(Deserialize)]
        #[serde(tag = "event", content = "data")]
        enum Theirs {
            #[serde(rename = "STOP")]
            #[allow(dead_code, reason = "only whether it is read is asked")]
            Stop(Stop),
        }
        differ::<Ours, Theirs>(r#"{"event":"STOP"}"#, true);
    }

    /// QMP's objects are never arrays.
    #[test]
    fn an_array_is_no_object() {
        differ::<ours::Event, theirs::Event>(r#"["BLOCK_IO_ERROR",{"device":"d"}]"#, false);
        differ::<ours::Driver, theirs::Driver>(r#"["file","f",true]"#, false);
    }

    /// A discriminator is a string. serde takes the number of a variant from a buffer.
    #[test]
    fn a_number_is_no_branch() {
        let text = r#"{"node":1,"driver":0}"#;
        differ::<ours::Options, theirs::Options>(text, false);
    }

    /// A value of an enum is a string.
    #[test]
    fn an_object_is_no_value_of_an_enum() {
        differ::<ours::Mode, theirs::Mode>(r#"{"slow":null}"#, false);
    }

    /// An alternate's branch is chosen by the type in JSON, and then it must fit. serde tries
    /// the next one.
    #[test]
    fn an_alternate_does_not_try() {
        #[derive(QmpDownstream)]
        #[qmp(data, untagged)]
        #[allow(dead_code, reason = "only whether it is read is asked")]
        enum Ours {
            Integer(u8),
            Number(f64),
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        #[allow(dead_code, reason = "only whether it is read is asked")]
        enum Theirs {
            Integer(u8),
            Number(f64),
        }
        differ::<Ours, Theirs>("256", false);
    }

    /// What the branch of a flattened union knows is known, and nothing else is. serde
    /// supports no `deny_unknown_fields` beside `flatten`.
    #[test]
    fn unknown_members_are_counted_through_a_flattened_union() {
        #[derive(QmpDownstream)]
        #[qmp(data, unknown = "deny")]
        #[allow(dead_code, reason = "only whether it is read is asked")]
        struct Ours {
            #[qmp(flatten)]
            driver: ours::Driver,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code, reason = "only whether it is read is asked")]
        struct Theirs {
            #[serde(flatten)]
            driver: theirs::Driver,
        }
        differ::<Ours, Theirs>(r#"{"driver":"file","filename":"f"}"#, true);
    }
}
