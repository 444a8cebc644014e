//! Reading and writing JSON text, for the tests of what a deriving struct does.
#![allow(
    dead_code,
    reason = "each test file is a program that uses some of these"
)]

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

/// The value that a text is read as.
#[track_caller]
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Why a text is refused, without its place in the text.
#[track_caller]
pub fn refusal<'de, T: Deserialize<'de> + Debug>(text: &'de str) -> String {
    match serde_json::from_str::<T>(text) {
        Ok(value) => panic!("{text} was read as {value:?}"),
        Err(error) => {
            let error = error.to_string();
            error
                .split(" at line ")
                .next()
                .unwrap_or_default()
                .to_owned()
        }
    }
}

/// The text that a value is written as.
pub fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| panic!("{error}"))
}

/// Checks that a text is read as a value which is written as the same text.
#[track_caller]
pub fn same<'de, T: Deserialize<'de> + Serialize>(text: &'de str) -> T {
    let value: T = read(text);
    assert_eq!(write(&value), text);
    value
}
