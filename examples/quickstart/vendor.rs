//! What the fictional vendor com.example added to QMP, and the upstream commands that the program
//! sends. The client and the vendor's server are built from the same types.
//!
//! The specification: "Downstream extension of QMP".

use std::collections::BTreeMap;

use qmp_types::QmpDownstream;
use qmp_types::message::{AnyError, VersionTriple};
use serde_json::Value;

/// The version in the greeting, with a member that upstream does not have.
#[derive(Debug, PartialEq, QmpDownstream)]
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
    pub enable: Option<Vec<Capability>>,
}

/// Upstream's capabilities: the specification strongly discourages others.
#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase")]
pub enum Capability {
    Oob,
}

/// Upstream's command that asks which commands there are.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "query-commands"), returns = Vec<CommandInfo>)]
pub struct QueryCommands;

#[derive(Debug, QmpDownstream)]
#[qmp(data)]
pub struct CommandInfo {
    pub name: String,
}

/// Upstream's command that asks for the version: the vendor's member is in its reply too.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "query-version"), returns = ExampleVersion)]
pub struct QueryVersion;

/// Upstream's command that ends the server.
#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "quit"))]
pub struct Quit;

/// What the server runs.
#[derive(Debug, QmpDownstream)]
#[qmp(commands, rfqdn = "com.example")]
pub enum Request {
    QmpCapabilities(QmpCapabilities),
    QueryCommands(QueryCommands),
    QueryVersion(QueryVersion),
    Quit(Quit),
    VolumeAdd(VolumeAdd),
    VolumeDel(VolumeDel),
}

/// What it runs before the capabilities are negotiated.
#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
pub enum Negotiation {
    QmpCapabilities(QmpCapabilities),
}

/// What a command can fail with.
#[derive(Debug, QmpDownstream)]
#[qmp(errors, rfqdn = "com.example")]
pub enum Failure {
    Locked(VolumeLocked),
    #[qmp(other)]
    Other(AnyError),
}
