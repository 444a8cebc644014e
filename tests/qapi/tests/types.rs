//! Which deriving types are commands and events of `qapi-spec`, and as what; and that the impls
//! mean the same wherever they stand, and are clean under the lints that a user may deny.

#![deny(warnings, clippy::pedantic, missing_docs, unused, rust_2018_idioms)]

use std::fmt::Debug;

use qapi_qmp::QmpCommand;
use qmp_types::{Command, Empty, Event, QmpDownstream};
use serde::de::DeserializeOwned;

/// A downstream command.
#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_volume-add", returns = Volume, allow_oob, qapi_qmp)]
pub struct VolumeAdd {
    /// Its name.
    pub id: String,
}

/// What it returns.
#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct Volume {
    /// Its name.
    pub id: String,
}

/// A command that borrows, and is generic.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "qom-set"), qapi_qmp = "qapi::qmp")]
pub struct QomSet<'a, T> {
    /// The object.
    pub path: &'a str,
    /// Its property.
    pub property: &'a str,
    /// The new value.
    pub value: T,
}

/// A downstream event.
#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_VOLUME_ADDED")]
pub struct VolumeAdded {
    /// The volume.
    pub id: String,
}

/// An event that borrows: it is none of `qapi`'s, and it compiles.
#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_VOLUME_REMOVED")]
pub struct VolumeRemoved<'a> {
    /// The volume.
    pub id: &'a str,
}

/// A generic event.
#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_VOLUME_CHANGED")]
pub struct VolumeChanged<T> {
    /// What has changed.
    pub to: T,
}

/// A command that stays in its thread, and returns what borrows.
#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_volume-tag", returns = &'static str)]
pub struct VolumeTag {
    /// The tag.
    #[qmp(skip)]
    pub tag: std::rc::Rc<String>,
}

#[allow(missing_docs)]
mod without_prelude {
    #![no_implicit_prelude]

    /// A command where nothing is in scope.
    #[derive(::qmp_types::QmpDownstream)]
    #[qmp(command = "__com.example_ping", qapi_qmp)]
    pub struct Send;

    /// An event where nothing is in scope.
    #[derive(::qmp_types::QmpDownstream)]
    #[qmp(event = "__com.example_PING")]
    pub struct Sync;
}

fn command<C: Command<Returns = R> + QmpCommand<Ok = R>, R: DeserializeOwned>() {
    assert_eq!(<C as qapi_spec::Command>::NAME, <C as Command>::NAME);
    assert_eq!(
        <C as qapi_spec::Command>::ALLOW_OOB,
        <C as Command>::ALLOW_OOB
    );
}

fn event<E: Event + qapi_spec::Event>() {
    assert_eq!(<E as qapi_spec::Event>::NAME, <E as Event>::NAME);
}

#[test]
fn they_are_what_they_are_to_qmp_types() {
    command::<VolumeAdd, Volume>();
    command::<QomSet<'_, bool>, Empty>();
    command::<without_prelude::Send, Empty>();
    event::<VolumeAdded>();
    event::<VolumeChanged<u8>>();
    event::<without_prelude::Sync>();
}

#[test]
fn qapi_writes_them_as_qmp_types_does() {
    let set = QomSet {
        path: "/machine",
        property: "suppress-vmdesc",
        value: true,
    };
    let theirs = serde_json::to_value(qapi::Execute::<_, u32>::new(&set, Some(7)));
    let ours = serde_json::to_value(qmp_types::message::Request::new(&set).with_id(7));
    assert_eq!(theirs.unwrap(), ours.unwrap());
}
