//! A value that was read from JSON text is the same from all that it can be written as: from
//! readers, values of JSON, CBOR and `MessagePack`.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use qmp_tests::wire::Tape;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::CASES;
use crate::make::{Mode, make};
use crate::registry::registry;
use crate::types::enums::{Command, Error, Event};

fn kept<T: Debug + Serialize + DeserializeOwned>(text: &str) -> Result<(), TestCaseError> {
    let value: T = serde_json::from_str(text).expect(text);
    let same = |read: T| -> Result<(), TestCaseError> {
        prop_assert_eq!(format!("{:?}", read), format!("{:?}", value));
        Ok(())
    };
    same(serde_json::from_slice(text.as_bytes()).expect(text))?;
    same(serde_json::from_reader(text.as_bytes()).expect(text))?;
    same(
        serde_json::from_str::<Value>(text)
            .and_then(serde_json::from_value)
            .expect(text),
    )?;
    let json = serde_json::to_value(&value).expect("a value");
    same(serde_json::from_value(json).expect(text))?;

    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor).expect("CBOR");
    same(ciborium::from_reader(cbor.as_slice()).expect(text))?;
    let pack = rmp_serde::to_vec_named(&value).expect("MessagePack");
    same(rmp_serde::from_slice(&pack).expect(text))
}

macro_rules! kept {
    ($($test:ident: $ty:ident;)+) => {
        proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4 * CASES) })]
            $(
                #[test]
                fn $test(numbers in prop::collection::vec(any::<u32>(), 0..200)) {
                    let registry = registry();
                    let name = concat!("enums::", stringify!($ty));
                    let entry = registry.entries.iter().find(|entry| entry.name == name);
                    let mut tape = Tape::new(&numbers);
                    let node = make(&registry, entry.expect(name), Mode::Any, &mut tape);
                    kept::<$ty>(&node.json().to_string())?;
                }
            )+
        }
    };
}

kept! {
    a_command_is_kept: Command;
    an_error_is_kept: Error;
    an_event_is_kept: Event;
}
