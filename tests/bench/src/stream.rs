//! A stream of lines, replies and events mixed, as a client reads it: from text to types of
//! its own. Used by the programs `ours` and `qapi`, each of which reads in its own way.

use std::hint::black_box;

use crate::data::{event_name, lines};
use crate::measure::measure;

/// Reads a line; nothing if it cannot be read. What is read may borrow from the line.
pub trait ReadLine<T>: Fn(&'static str) -> Option<T> {}

impl<T, F: Fn(&'static str) -> Option<T>> ReadLine<T> for F {}

/// Measures the reply of a command.
pub fn reply<T>(command: &str, read: impl ReadLine<T>) {
    for line in lines(&format!("{command}.json"), 0) {
        one(&format!("reply/{command}"), line, &read);
    }
}

/// Measures the events, each in its place.
pub fn events<T>(read: impl ReadLine<T>) {
    for line in lines("fifty-events.jsonl", 0) {
        one(&format!("event/{}", event_name(&line)), line, &read);
    }
}

/// Measures one line; one that cannot be read is left out.
pub fn one<T>(label: &str, line: String, read: impl ReadLine<T>) {
    let line: &str = line.leak();
    if read(line).is_some() {
        measure(label, || read(black_box(line)));
    }
}
