//! A build script that uses the macro: Cargo builds that once, with the feature `qapi`, and here
//! the feature is off.

use qmp_types::{Command, QmpDownstream};

#[derive(QmpDownstream)]
#[qmp(command = "__com.example_ping")]
struct Ping;

#[derive(QmpDownstream)]
#[qmp(event = "__com.example_PING")]
struct Pinged;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    assert_eq!(Ping::NAME, "__com.example_ping");
    assert_eq!(<Pinged as qmp_types::Event>::NAME, "__com.example_PING");
}
