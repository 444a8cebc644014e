//! The values of arguments, which are JSON's: a number is an integer if QEMU takes it for one, an
//! object's names may be those of `serde_json`'s own, and what a client writes is read.

use std::collections::BTreeMap;

use qmp_types::message::Request;
use qmp_types::{QmpDownstream, server};
use serde_json::value::RawValue;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(command = "__com.example_store")]
struct Store<T> {
    x: T,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(commands)]
enum Commands<T> {
    Store(Store<T>),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
enum Alternate {
    Integer(i64),
    Number(f64),
    String(String),
    Object(Object),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Object {
    a: u8,
}

/// Reads the argument `x` as a server does.
macro_rules! received {
    ($type:ty, $x:expr) => {{
        let line = format!(
            r#"{{"execute":"__com.example_store","arguments":{{"x":{}}}}}"#,
            $x
        );
        match server::receive::<Commands<$type>>(line.as_bytes()) {
            Ok(received) => {
                let Commands::Store(Store { x }) = received.command;
                Ok(x)
            }
            Err(refusal) => Err(refusal.to_string()),
        }
    }};
}

/// Each row: a type, the JSON of the argument, and the value.
macro_rules! is {
    ($($type:ty, $x:expr => $value:expr;)+) => {$(
        assert_eq!(received!($type, $x), Ok::<$type, String>($value), "{}", $x);
    )+};
}

const MAGIC: &str = "$serde_json::private::RawValue";

#[test]
fn are_read() {
    is! {
        f64, "1.5" => 1.5;
        f64, "7" => 7.0;
        i64, "-7" => -7;
        u64, u64::MAX => u64::MAX;
        u128, u128::MAX => u128::MAX;
        i128, i128::MIN => i128::MIN;
        u128, "7" => 7;
        // To QEMU it is an integer.
        i64, "-0" => 0;
        i8, "-0" => 0;
        u64, "-0" => 0;
        u16, "-0" => 0;
        Vec<i32>, "[-0,-1]" => vec![0, -1];
        Option<u8>, "-0" => Some(0);
        Alternate, "-0" => Alternate::Integer(0);
        Alternate, "1.5" => Alternate::Number(1.5);
        Alternate, "1e3" => Alternate::Number(1e3);
        Alternate, r#"{"a":7}"# => Alternate::Object(Object { a: 7 });
        BTreeMap<bool, u8>, r#"{"true":1}"# => BTreeMap::from([(true, 1)]);
        BTreeMap<String, String>, format!(r#"{{"{MAGIC}":"[1]"}}"#) =>
            BTreeMap::from([(MAGIC.to_owned(), "[1]".to_owned())]);
    }
    let raw = format!(r#"{{"{MAGIC}":1}}"#);
    let read = received!(Box<RawValue>, raw).expect("it is read");
    assert_eq!(read.get(), raw);
}

#[test]
fn of_another_type_are_refused() {
    let words = "Invalid parameter type for 'x', expected: integer";
    for x in ["1.5", "-0.0"] {
        assert_eq!(received!(i64, x), Err(words.to_owned()), "{x}");
    }
}

#[test]
fn that_a_client_writes_are_read() {
    let store = || Store {
        x: BTreeMap::from([(7_u32, u128::MAX)]),
    };
    let line = serde_json::to_string(&Request::new(&store())).expect("it can be written");
    let received = server::receive::<Commands<BTreeMap<u32, u128>>>(line.as_bytes());
    let received = received.expect("it is read");
    assert_eq!(received.command, Commands::Store(store()));
}
