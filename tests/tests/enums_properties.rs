//! What holds of every value of an enum: written, it is read back equal, in any order of the
//! members of every object in it, from text, readers, values of JSON and other formats.

use std::fmt::Debug;

use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use qmp_types::message::AnyError;
use qmp_types::{QmpDownstream, UnknownBranch, UnknownCommand, UnknownEvent};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
enum Mode {
    Slow,
    #[qmp(rename = "__org.example_turbo")]
    Turbo,
    #[qmp(other)]
    Other(String),
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
enum Alternate {
    Mode(Mode),
    Integer(i64),
    Number(f64),
    Flag(bool),
    Null(()),
    List(Vec<Alternate>),
    Driver(Box<Driver>),
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
enum Driver {
    NullCo,
    File(File),
    Raw {
        size: Option<u64>,
        file: Box<Options>,
    },
    #[qmp(other)]
    Other(UnknownBranch),
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data)]
struct File {
    filename: String,
    alternate: Option<Alternate>,
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Options {
    #[qmp(flatten)]
    driver: Driver,
    node: Option<String>,
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(event = "__org.example_ADDED")]
struct Added {
    options: Vec<Options>,
    mode: Mode,
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(command = "__org.example_add")]
struct Add {
    #[qmp(flatten)]
    options: Options,
    choice: Alternate,
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(error = "__org.example_Failed")]
struct Failed {
    desc: String,
    #[qmp(rename = "__org.example_options")]
    options: Option<Options>,
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(events)]
enum Event {
    Added(Added),
    #[qmp(other)]
    Other(UnknownEvent),
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(commands)]
enum Command {
    Add(Add),
    #[qmp(other)]
    Other(UnknownCommand),
}

#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(errors)]
enum Error {
    Failed(Failed),
    #[qmp(other)]
    Other(AnyError),
}

fn modes() -> impl Strategy<Value = Mode> {
    prop_oneof![
        Just(Mode::Slow),
        Just(Mode::Turbo),
        // What is listed is never kept as unknown.
        "[A-Z\\PC]{0,4}"
            .prop_map(|value| format!("?{value}"))
            .prop_map(Mode::Other),
    ]
}

fn json_values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        ".{0,4}".prop_map(Value::from),
        vec(any::<bool>(), 0..3).prop_map(Value::from),
        btree_map("[a-c]", any::<u8>(), 0..3).prop_map(|map| json!(map)),
    ]
}

fn alternates(options: BoxedStrategy<Options>) -> BoxedStrategy<Alternate> {
    let leaf = prop_oneof![
        modes().prop_map(Alternate::Mode),
        any::<i64>().prop_map(Alternate::Integer),
        any::<i32>().prop_map(|number| Alternate::Number(f64::from(number) / 2.0)),
        any::<bool>().prop_map(Alternate::Flag),
        Just(Alternate::Null(())),
        options.prop_map(|options| Alternate::Driver(Box::new(options.driver))),
    ];
    let lists = leaf.prop_recursive(2, 8, 3, |inner| vec(inner, 0..3).prop_map(Alternate::List));
    lists.boxed()
}

fn options() -> BoxedStrategy<Options> {
    let with_node = |driver: BoxedStrategy<Driver>| {
        (driver, of(".{0,4}"))
            .prop_map(|(driver, node)| Options { driver, node })
            .boxed()
    };
    let other = (
        "x-[a-z]{1,4}",
        btree_map("(__com.example_)?[a-c]", json_values(), 0..3),
    );
    let other = other.prop_map(|(tag, members)| UnknownBranch { tag, members });
    let file = |alternate| {
        (".{0,4}", alternate).prop_map(|(filename, alternate)| {
            Driver::File(File {
                filename,
                alternate,
            })
        })
    };
    let leaf = prop_oneof![
        Just(Driver::NullCo),
        other.prop_map(Driver::Other),
        file(Just(None).boxed()),
    ];
    with_node(leaf.boxed())
        .prop_recursive(3, 16, 2, move |inner| {
            // Null reads as `None`: it cannot be the value of an optional member.
            let present = |alternate: &Alternate| *alternate != Alternate::Null(());
            let alternate = alternates(inner.clone()).prop_filter("null", present);
            let raw = (of(any::<u64>()), inner).prop_map(|(size, file)| Driver::Raw {
                size,
                file: Box::new(file),
            });
            with_node(prop_oneof![raw, file(of(alternate).boxed())].boxed())
        })
        .boxed()
}

fn events() -> impl Strategy<Value = Event> {
    prop_oneof![
        (vec(options(), 0..3), modes())
            .prop_map(|(options, mode)| Event::Added(Added { options, mode })),
        (
            "[A-Z]{1,4}",
            of(json_values().prop_filter("null", |value| !value.is_null()))
        )
            .prop_map(|(name, data)| Event::Other(UnknownEvent { name, data })),
    ]
}

fn commands() -> impl Strategy<Value = Command> {
    prop_oneof![
        (options(), alternates(options()))
            .prop_map(|(options, choice)| Command::Add(Add { options, choice })),
        (
            "[a-z]{1,4}",
            of(json_values().prop_filter("null", |value| !value.is_null()))
        )
            .prop_map(|(name, arguments)| Command::Other(UnknownCommand { name, arguments })),
    ]
}

fn errors() -> impl Strategy<Value = Error> {
    prop_oneof![
        (".{0,8}", of(options()))
            .prop_map(|(desc, options)| Error::Failed(Failed { desc, options })),
        (
            "[A-Z][a-z]{1,4}",
            ".{0,8}",
            btree_map("[ab]", json_values(), 0..2)
        )
            .prop_map(|(class, desc, other)| {
                let mut error = AnyError::new(&class, &desc);
                error.other = other;
                Error::Other(error)
            }),
    ]
}

/// Writes a value of JSON with the members of each object in an order that a number says.
fn shuffled(value: &Value, seed: &mut u64) -> String {
    let joined = |parts: Vec<String>| parts.join(",");
    match value {
        Value::Array(values) => {
            let values = values.iter().map(|value| shuffled(value, seed));
            format!("[{}]", joined(values.collect()))
        }
        Value::Object(members) => {
            let mut left: Vec<_> = members.iter().collect();
            let mut parts = Vec::new();
            while !left.is_empty() {
                *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = usize::try_from(*seed >> 33).unwrap() % left.len();
                let (name, value) = left.swap_remove(at);
                parts.push(format!("{}:{}", json!(name), shuffled(value, seed)));
            }
            format!("{{{}}}", joined(parts))
        }
        scalar => scalar.to_string(),
    }
}

/// The value is read back equal from all that it can be written as.
fn kept<T>(value: &T, mut seed: u64) -> Result<(), TestCaseError>
where
    T: Debug + PartialEq + Serialize + DeserializeOwned,
{
    let text = serde_json::to_string(value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
    prop_assert_eq!(
        &serde_json::from_slice::<T>(text.as_bytes()).unwrap(),
        value
    );
    prop_assert_eq!(
        &serde_json::from_reader::<_, T>(text.as_bytes()).unwrap(),
        value
    );

    let json: Value = serde_json::from_str(&text).unwrap();
    prop_assert_eq!(&serde_json::to_value(value).unwrap(), &json);
    for _ in 0..4 {
        let text = shuffled(&json, &mut seed);
        match serde_json::from_str::<T>(&text) {
            Ok(read) => prop_assert_eq!(&read, value, "{}", text),
            Err(error) => prop_assert!(false, "{}: {}", text, error),
        }
    }
    prop_assert_eq!(&serde_json::from_value::<T>(json).unwrap(), value);

    let mut cbor = Vec::new();
    ciborium::into_writer(value, &mut cbor).unwrap();
    prop_assert_eq!(
        &ciborium::from_reader::<T, _>(cbor.as_slice()).unwrap(),
        value
    );
    let pack = rmp_serde::to_vec_named(value).unwrap();
    prop_assert_eq!(&rmp_serde::from_slice::<T>(&pack).unwrap(), value);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn of_an_event(value in events(), seed: u64) {
        kept(&value, seed)?;
    }

    #[test]
    fn of_a_command(value in commands(), seed: u64) {
        kept(&value, seed)?;
    }

    #[test]
    fn of_an_error(value in errors(), seed: u64) {
        kept(&value, seed)?;
    }
}
