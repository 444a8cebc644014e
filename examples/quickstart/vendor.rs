//! What the fictional vendor com.example added to QMP, and the upstream commands that the program
//! sends. The client and the vendor's server are built from the same types.
//!
//! The specification: "Downstream extension of QMP".

use std::collections::BTreeMap;

use qmp_types::message::{AnyError, MessageError, RawError, Version, VersionTriple};
use qmp_types::{Error, QmpDownstream};
use serde_core::ser::{Serialize, Serializer};
use serde_json::Value;

/// The version in the greeting, with a member that upstream does not have.
#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, rfqdn = "com.example")]
pub struct ExampleVersion {
    pub qemu: VersionTriple,
    pub package: String,
    #[qmp(rename = "__com.example_build")]
    pub build: Option<String>,
}

/// A downstream command: adds a volume of the vendor's storage.
#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_volume-add", returns = Volume)]
pub struct VolumeAdd {
    pub id: String,
    pub size: u64,
    #[qmp(rename = "read-only")]
    pub read_only: Option<bool>,
}

/// What the command returns. It is the vendor's as a whole, so its members need no prefix.
#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct Volume {
    pub id: String,
    pub node_name: String,
}

/// A downstream command that fails with a downstream error.
#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_volume-del")]
pub struct VolumeDel {
    pub id: String,
}

/// A downstream event.
#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.example_VOLUME_ADDED")]
pub struct VolumeAdded {
    pub id: String,
    pub size: u64,
}

/// A downstream error.
#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.example_VolumeLocked")]
pub struct VolumeLocked {
    pub desc: String,
    #[qmp(rename = "__com.example_holder")]
    pub holder: Option<String>,
}

/// An upstream event to which the vendor added a member.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
pub struct BlockIoError {
    pub device: String,
    pub node_name: Option<String>,
    pub operation: String,
    pub action: String,
    #[qmp(rename = "__com.example_volume")]
    pub volume: Option<String>,
    #[qmp(extra)]
    pub extra: BTreeMap<String, Value>,
}

/// Upstream's command that ends the negotiation.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "qmp_capabilities"))]
pub struct QmpCapabilities {
    pub enable: Option<Vec<String>>,
}

/// Upstream's command that asks for the version.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "query-version"), returns = Version)]
pub struct QueryVersion;

/// Upstream's command that ends the server.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "quit"))]
pub struct Quit;

/// What a command can fail with, as far as somebody cares to tell it apart.
#[derive(Debug)]
pub enum Failure {
    Locked(VolumeLocked),
    /// The server is not this vendor's, or is too old.
    CommandNotFound(AnyError),
    Other(AnyError),
}

impl Failure {
    /// Tells the failures apart by the error's class.
    pub fn of(error: &RawError<'_>) -> Result<Self, MessageError> {
        match error.class() {
            VolumeLocked::CLASS => error.decode().map(Self::Locked),
            AnyError::COMMAND_NOT_FOUND => error.to_any_error().map(Self::CommandNotFound),
            _ => error.to_any_error().map(Self::Other),
        }
    }
}

impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Locked(error) => error.serialize(serializer),
            Self::CommandNotFound(error) | Self::Other(error) => error.serialize(serializer),
        }
    }
}
