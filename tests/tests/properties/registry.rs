//! The types that must have the properties: every one of the examples, of `types` beside this
//! file, and of the crate that knows qmp-types by another name. `sources` says of each what its
//! attributes say, and fails where one is missing; qmp-types' own description, that of the
//! feature `schema`, says what is in it.

use std::any::type_name;
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::path::Path;

// What generated code calls: its name changes with the version.
use qmp_types::__for_qmp_derive_0_1_0::schema;
use qmp_types::server::receive_with_oob;
use qmp_types::{Command, Error, Event};
use schema::{Ask, Member, Of};
use serde::{Deserialize, Serialize};
use serde_json::{Value, from_reader, from_slice, from_str, from_value};

use crate::sources::{Derived, derived};
use crate::types::enums;
use crate::types::structs::{self, Extended, Generic};
use crate::vendor;
use qmp_tests_renamed as renamed;
use redhat::{commands, errors, events};

/// A type.
pub struct Entry {
    /// As it is written here.
    pub name: &'static str,
    pub root: Root,
    /// What its attributes say.
    pub derived: Derived,
    /// Reads a text.
    pub read: Reader,
    /// Reads it from each source that the type can be read from.
    pub sources: Vec<(&'static str, Source)>,
    /// Where it stands.
    file: &'static str,
}

type Reader = fn(&str) -> Result<Read, String>;

/// Where an input comes from.
#[derive(Clone, Copy)]
pub enum Source {
    Text(Reader),
    Value(fn(Value) -> Result<Read, String>),
    Lent(fn(&Value) -> Result<Read, String>),
    Cbor(fn(&[u8]) -> Result<Read, String>),
}

/// What a text was read as.
#[derive(Debug, PartialEq)]
pub struct Read {
    /// The value, as `Debug` shows it.
    pub value: String,
    /// As it is written.
    pub written: String,
}

/// What a type is on the wire.
pub enum Root {
    /// It has a description.
    Described(Of),
    /// An error, which has none: its class, and its members.
    Error(&'static str, &'static [Member]),
    /// An enum of these: each has a name, and is a type of the registry.
    Side(Side, Vec<(&'static str, &'static str)>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Commands,
    Events,
    Errors,
}

pub struct Registry {
    pub entries: Vec<Entry>,
    /// The entries by what Rust calls them.
    by_id: HashMap<&'static str, usize>,
}

impl Registry {
    /// The type of a description.
    pub fn get(&self, id: &str) -> &Entry {
        let at = self.by_id.get(id);
        &self.entries[*at.unwrap_or_else(|| panic!("{id} is not in the registry"))]
    }

    /// Whether there is a type of this name from a file.
    pub fn has(&self, file: &str, name: &str) -> bool {
        let mut entries = self.entries.iter();
        entries.any(|entry| entry.file == file && entry.derived.name == name)
    }
}

fn shown<T: Serialize + Debug, E: Display>(read: Result<T, E>) -> Result<Read, String> {
    let value = read.map_err(|error| error.to_string())?;
    let written = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    Ok(Read {
        value: format!("{value:?}"),
        written,
    })
}

macro_rules! registry {
    ($($file:literal: {
        $($ty:ty $([$borrows:ident])? $(= $what:ident [$($arguments:tt)*])?;)+
    })+) => {
        [$($((
            $file,
            stringify!($ty),
            type_name::<$ty>(),
            root!($ty $(, $what [$($arguments)*])?),
            sources!($ty $(, $borrows)? $(, $what)?),
        ),)+)+]
    };
}

/// Where a type is read from.
macro_rules! sources {
    ($ty:ty, borrows $(, $what:ident)?) => {
        vec![
            (
                "from_str",
                Source::Text(|text| shown(from_str::<$ty>(text))),
            ),
            (
                "from_slice",
                Source::Text(|text| shown(from_slice::<$ty>(text.as_bytes()))),
            ),
            (
                "a lent Value",
                Source::Lent(|value| shown(<$ty>::deserialize(value))),
            ),
        ]
    };
    ($ty:ty, commands) => {{
        let mut sources = sources!($ty);
        sources.push((
            "receive",
            Source::Text(|text| {
                shown(receive_with_oob::<$ty>(text.as_bytes()).map(|received| received.command))
            }),
        ));
        sources
    }};
    ($ty:ty $(, $what:ident)?) => {{
        let mut sources = sources!($ty, borrows);
        sources.push((
            "from_reader",
            Source::Text(|text| shown(from_reader::<_, $ty>(text.as_bytes()))),
        ));
        sources.push((
            "a Value",
            Source::Value(|value| shown(from_value::<$ty>(value))),
        ));
        sources.push((
            "CBOR",
            Source::Cbor(|bytes| shown(ciborium::from_reader::<$ty, _>(bytes))),
        ));
        sources
    }};
}

/// What a type is on the wire.
macro_rules! root {
    ($ty:ty) => {
        Root::Described(<Ask<$ty>>::__QMP_TYPE)
    };
    ($ty:ty, error [$($members:expr),*]) => {
        Root::Error(<$ty>::CLASS, const { &[$($members),*] })
    };
    ($ty:ty, commands [$($payload:ty),*]) => {
        Root::Side(Side::Commands, [$((<$payload>::NAME, type_name::<$payload>())),*].into())
    };
    ($ty:ty, events [$($payload:ty),*]) => {
        Root::Side(Side::Events, [$((<$payload>::NAME, type_name::<$payload>())),*].into())
    };
    ($ty:ty, errors [$($payload:ty),*]) => {
        Root::Side(Side::Errors, [$((<$payload>::CLASS, type_name::<$payload>())),*].into())
    };
}

/// A member of an error that must be there.
const fn must(names: &'static [&'static str], of: Of) -> Member {
    Member {
        names,
        may_omit: false,
        may_lack: false,
        of,
    }
}

/// A member of an error that may be absent.
const fn may(names: &'static [&'static str], of: Of) -> Member {
    Member {
        names,
        may_omit: true,
        may_lack: true,
        of,
    }
}

const STRING: Of = <Ask<String>>::__QMP_TYPE;
const MAYBE_STRING: Of = <Ask<Option<String>>>::__QMP_TYPE;

/// A type as it is listed: its file, its name here and in Rust, and what the entry has.
type Listed = (
    &'static str,
    &'static str,
    &'static str,
    Root,
    Vec<(&'static str, Source)>,
);

#[allow(clippy::too_many_lines, reason = "a list")]
fn listed() -> impl Iterator<Item = Listed> {
    registry! {
        "examples/redhat/commands.rs": {
            commands::DriveAdd;
            commands::DriveDel;
            commands::QxlScreendump;
            commands::SetPassword;
            commands::SpiceMigrateInfo;
            commands::DriveMirror;
            commands::DriveReopen;
            commands::BlockCommit;
            commands::ChangeBackingFile;
            commands::QueryCommands;
            commands::CommandInfo;
            commands::Transaction;
            commands::TransactionAction;
            commands::BlockdevSnapshotSync;
            commands::RedHatCommand = commands [
                commands::DriveAdd, commands::DriveDel, commands::QxlScreendump,
                commands::SetPassword, commands::SpiceMigrateInfo, commands::DriveMirror,
                commands::DriveReopen, commands::BlockCommit, commands::ChangeBackingFile,
                commands::Transaction, commands::QueryCommands
            ];
        }
        "examples/redhat/errors.rs": {
            errors::DeviceInitFailed;
            errors::OpenFileFailed;
        }
        "examples/redhat/events.rs": {
            events::SpiceInitialized;
            events::SpiceDisconnected;
            events::SpiceAddress;
            events::SpiceServer;
            events::SpiceChannel;
            events::BlockIoError;
            events::DebugInfo;
            events::RedHatEvent = events [
                events::SpiceInitialized, events::SpiceDisconnected, events::BlockIoError
            ];
        }
        "examples/quickstart/vendor.rs": {
            vendor::ExampleVersion;
            vendor::VolumeAdd;
            vendor::Volume;
            vendor::VolumeDel;
            vendor::VolumeAdded;
            vendor::VolumeLocked = error [
                must(&["desc"], STRING), may(&["__com.example_holder"], MAYBE_STRING)
            ];
            vendor::BlockIoError;
            vendor::QmpCapabilities;
            vendor::Capability;
            vendor::QueryCommands;
            vendor::CommandInfo;
            vendor::QueryVersion;
            vendor::Quit;
            vendor::Request = commands [
                vendor::QmpCapabilities, vendor::QueryCommands, vendor::QueryVersion,
                vendor::Quit, vendor::VolumeAdd, vendor::VolumeDel
            ];
            vendor::Negotiation = commands [vendor::QmpCapabilities];
            vendor::Failure = errors [vendor::VolumeLocked];
        }
        "tests/renamed/src/lib.rs": {
            renamed::DriveAdd;
            renamed::Ping;
            renamed::DriveLocked = error [must(&["desc"], STRING)];
            renamed::Command = commands [renamed::DriveAdd];
            renamed::Event = events [renamed::Ping];
            renamed::Failure = errors [renamed::DriveLocked];
            renamed::Format;
            renamed::Action;
            renamed::Reference;
        }
        "tests/tests/properties/types/structs.rs": {
            structs::Scalars;
            structs::Named;
            structs::Leaf;
            structs::Branch;
            structs::Tree;
            structs::DenyingTree;
            structs::DownstreamTree;
            structs::Forest;
            structs::Aside;
            structs::Kept;
            structs::Keeper;
            structs::InnerKeeps;
            structs::Keep;
            structs::Buffered;
            structs::BufferedDenies;
            structs::BufferedKeeps;
            Generic<u8>;
            Generic<structs::Leaf>;
            Extended<structs::Leaf>;
            Extended<Generic<Option<bool>>>;
            Generic<Option<bool>>;
            structs::Text<'_> [borrows];
            structs::Texts<'_> [borrows];
            structs::SetPassword;
            structs::QueryStatus;
            structs::Failed = error [
                must(&["desc"], STRING),
                may(&["__com.example_tree", "__com.example_x-tree"],
                    <Ask<Option<structs::Tree>>>::__QMP_TYPE)
            ];
            structs::Denied = error [must(&["desc"], STRING)];
            structs::Lost = error [must(&["desc"], STRING)];
        }
        "tests/tests/properties/types/enums.rs": {
            enums::Mode;
            enums::Format;
            enums::Alternate;
            enums::Reference;
            enums::Driver;
            enums::Address;
            enums::File;
            enums::Options;
            enums::Listen;
            enums::Added;
            enums::Add;
            enums::Event = events [enums::Added];
            enums::TextEvent<'_> [borrows] = events [structs::Text<'_>];
            enums::Command = commands [
                enums::Add, structs::Keep, structs::SetPassword, structs::QueryStatus
            ];
            enums::Error = errors [structs::Failed, structs::Lost];
            enums::Refusal = errors [structs::Denied, structs::Lost];
        }
    }
    .into_iter()
}

pub fn registry() -> Registry {
    let mut files = HashMap::new();
    let mut by_id = HashMap::new();
    let entry = |(at, (file, name, id, root, sources)): (usize, Listed)| {
        let of_file = || derived(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file));
        let types = files.entry(file).or_insert_with(of_file);
        let ident = name
            .split('<')
            .next()
            .and_then(|path| path.rsplit("::").next());
        let derived = types
            .iter()
            .find(|derived| Some(derived.name.as_str()) == ident);
        by_id.insert(id, at);
        Entry {
            name,
            root,
            derived: derived
                .unwrap_or_else(|| panic!("{name} is not in {file}"))
                .clone(),
            read: match sources[0].1 {
                Source::Text(read) => read,
                _ => panic!("{name} is not read from text first"),
            },
            sources,
            file,
        }
    };
    Registry {
        entries: listed().enumerate().map(entry).collect(),
        by_id,
    }
}
