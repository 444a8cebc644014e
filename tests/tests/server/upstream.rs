//! Some of the commands of `qemu-storage-daemon`, as far as the tests of the server need them, and
//! as strict as they are there.

use qmp_types::QmpDownstream;

#[derive(Debug, QmpDownstream)]
#[qmp(commands)]
pub enum Upstream {
    QmpCapabilities(QmpCapabilities),
    QueryVersion(QueryVersion),
    BlockdevAdd(BlockdevAdd),
    BlockdevReopen(BlockdevReopen),
    BlockdevMirror(BlockdevMirror),
    BlockExportAdd(BlockExportAdd),
    NbdServerStart(NbdServerStart),
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "qmp_capabilities"), unknown = "deny")]
pub struct QmpCapabilities {
    pub enable: Option<Vec<Capability>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum Capability {
    Oob,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "query-version"), unknown = "deny")]
pub struct QueryVersion;

#[derive(Debug, QmpDownstream)]
#[qmp(
    extends(command = "blockdev-add"),
    unknown = "deny",
    rename_all = "kebab-case"
)]
pub struct BlockdevAdd {
    pub node_name: Option<String>,
    pub cache: Option<Cache>,
    #[qmp(flatten)]
    pub driver: Driver,
}

/// A few of the branches of `BlockdevOptions`.
#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
pub enum Driver {
    NullCo(NullCo),
    Raw {
        offset: Option<i64>,
        file: Box<BlockdevRef>,
    },
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct NullCo {
    pub size: Option<i64>,
    pub latency_ns: Option<u64>,
    pub read_zeroes: Option<bool>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
pub enum BlockdevRef {
    Definition(BlockdevAdd),
    Reference(String),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny", rename_all = "kebab-case")]
pub struct Cache {
    pub direct: Option<bool>,
    pub no_flush: Option<bool>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "blockdev-reopen"), unknown = "deny")]
pub struct BlockdevReopen {
    pub options: Vec<BlockdevAdd>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "blockdev-mirror"), unknown = "deny")]
pub struct BlockdevMirror {
    pub device: String,
    pub target: String,
    pub sync: Sync,
    pub speed: Option<i64>,
    pub granularity: Option<u32>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum Sync {
    Full,
}

/// The type `nbd`.
#[derive(Debug, QmpDownstream)]
#[qmp(
    extends(command = "block-export-add"),
    unknown = "deny",
    rename_all = "kebab-case"
)]
pub struct BlockExportAdd {
    pub r#type: ExportType,
    pub id: String,
    pub node_name: String,
    pub bitmaps: Option<Vec<BlockDirtyBitmapOrStr>>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum ExportType {
    Nbd,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged)]
pub enum BlockDirtyBitmapOrStr {
    Local(String),
    External(BlockDirtyBitmap),
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny")]
pub struct BlockDirtyBitmap {
    pub node: String,
    pub name: String,
}

#[derive(Debug, QmpDownstream)]
#[qmp(
    extends(command = "nbd-server-start"),
    unknown = "deny",
    rename_all = "kebab-case"
)]
pub struct NbdServerStart {
    pub addr: SocketAddress,
    pub max_connections: Option<u32>,
}

/// The type `inet`.
#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny")]
pub struct SocketAddress {
    pub r#type: AddressType,
    pub data: InetSocketAddress,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum AddressType {
    Inet,
}

#[derive(Debug, QmpDownstream)]
#[qmp(data, unknown = "deny", rename_all = "kebab-case")]
pub struct InetSocketAddress {
    pub host: String,
    pub port: String,
    pub to: Option<u16>,
}
