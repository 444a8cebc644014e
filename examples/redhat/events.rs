//! Red Hat's two events, and the members that it added to an event of upstream, for a client to
//! decode: [`RedHatEvent`] is any event.

use std::collections::BTreeMap;

use qmp_types::{QmpDownstream, UnknownEvent};
use serde_json::Value;

/// A SPICE channel is up, and the client is authenticated. Upstream's `SPICE_INITIALIZED` is sent
/// as well.
///
/// ```
/// use redhat::events::SpiceInitialized;
///
/// let data = r#"{
///     "server": {"auth": "spice", "port": "5921", "family": "ipv4", "host": "127.0.0.1"},
///     "client": {"port": "49004", "family": "ipv4", "host": "127.0.0.1", "tls": true,
///                "connection-id": 1804289383, "channel-type": 3, "channel-id": 0}
/// }"#;
/// let initialized: SpiceInitialized = serde_json::from_str(data)?;
/// assert_eq!(initialized.server.auth.as_deref(), Some("spice"));
/// assert_eq!(initialized.client.address.port, "49004");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(event = "__com.redhat_SPICE_INITIALIZED", rfqdn = "com.redhat")]
pub struct SpiceInitialized {
    /// The server's side.
    pub server: SpiceServer,
    /// The client's side, and the channel.
    pub client: SpiceChannel,
}

/// A SPICE client has hung up. Upstream's `SPICE_DISCONNECTED` is sent as well.
///
/// ```
/// use redhat::events::SpiceDisconnected;
///
/// let data = r#"{
///     "server": {"port": "5920", "family": "ipv4", "host": "127.0.0.1"},
///     "client": {"port": "52873", "family": "ipv4", "host": "127.0.0.1"}
/// }"#;
/// let disconnected: SpiceDisconnected = serde_json::from_str(data)?;
/// assert_eq!(disconnected.client.port, "52873");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(event = "__com.redhat_SPICE_DISCONNECTED", rfqdn = "com.redhat")]
pub struct SpiceDisconnected {
    /// The server's side.
    pub server: SpiceAddress,
    /// The client's side.
    pub client: SpiceAddress,
}

/// One side of a SPICE connection.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data)]
pub struct SpiceAddress {
    /// The IP address.
    pub host: String,
    /// The port: a string, as it is upstream.
    pub port: String,
    /// The kind of address: `ipv4`, `ipv6`, `unix` or `unknown`.
    pub family: String,
}

/// The server's side of an authenticated SPICE connection.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data)]
pub struct SpiceServer {
    /// Where the server is.
    #[qmp(flatten)]
    pub address: SpiceAddress,
    /// How the client was authenticated: `none`, `spice` or `sasl`.
    pub auth: Option<String>,
}

/// The client's side of a SPICE connection, and its channel.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct SpiceChannel {
    /// Where the client is.
    #[qmp(flatten)]
    pub address: SpiceAddress,
    /// What the channels of one session have in common.
    pub connection_id: i64,
    /// The kind of channel. 1 is the main one: there is one in each session.
    pub channel_type: i64,
    /// Which of several channels of this kind it is; usually 0.
    pub channel_id: i64,
    /// Whether the channel is encrypted.
    pub tls: bool,
}

/// Upstream's event that reading or writing a disk has failed, with the reason in two members that
/// Red Hat added years before upstream told it.
///
/// A server that is not Red Hat's sends the same event without them.
///
/// ```
/// use redhat::events::BlockIoError;
///
/// let data = r#"{
///     "device": "ide0-hd1", "operation": "write", "action": "stop",
///     "__com.redhat_reason": "enospc", "__com.example_host": "n7"
/// }"#;
/// let error: BlockIoError = serde_json::from_str(data)?;
/// assert_eq!(error.redhat_reason.as_deref(), Some("enospc"));
/// assert_eq!(error.extra["__com.example_host"], "n7");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(
    extends(event = "BLOCK_IO_ERROR"),
    rfqdn = "com.redhat",
    rename_all = "kebab-case"
)]
pub struct BlockIoError {
    /// The device, or empty.
    pub device: String,
    /// The node (since QEMU 2.8).
    pub node_name: Option<String>,
    /// What failed: `read` or `write`.
    pub operation: String,
    /// What is done about it: `ignore`, `report` or `stop`.
    pub action: String,
    /// Whether there was no space left (since QEMU 2.2).
    pub nospace: Option<bool>,
    /// The reason, for people to read (since QEMU 2.2).
    pub reason: Option<String>,
    /// The reason, for programs: `eio`, `eperm`, `enospc` or `eother`.
    #[qmp(rename = "__com.redhat_reason")]
    pub redhat_reason: Option<String>,
    /// The reason, for people who debug. Red Hat's documentation: "applications should NOT read
    /// any information from this member".
    #[qmp(rename = "__com.redhat_debug_info")]
    pub redhat_debug_info: Option<DebugInfo>,
    /// What other versions and vendors send.
    #[qmp(extra)]
    pub extra: BTreeMap<String, Value>,
}

/// What the host's system said of an error.
///
/// The object as a whole is downstream's, so its members have no prefix.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data)]
pub struct DebugInfo {
    /// The number of the error.
    pub errno: i32,
    /// What `strerror` makes of it.
    pub message: String,
}

/// An event that a server of Red Hat's sends.
///
/// ```
/// use qmp_types::Events;
/// use redhat::events::RedHatEvent;
///
/// let line = r#"{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "RESUME"}"#;
/// let event: RedHatEvent = serde_json::from_str(line)?;
/// assert!(matches!(event, RedHatEvent::Other(_)));
/// assert_eq!(event.name(), "RESUME");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
pub enum RedHatEvent {
    /// A SPICE channel is up.
    SpiceInitialized(SpiceInitialized),
    /// A SPICE channel is closed.
    SpiceDisconnected(SpiceDisconnected),
    /// Upstream's, with members of Red Hat's.
    BlockIoError(Box<BlockIoError>),
    /// Any other event.
    #[qmp(other)]
    Other(UnknownEvent),
}
