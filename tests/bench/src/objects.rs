// The objects that stand in the events of events.rs, and what `blockdev-add` takes. As
// types.rs, one definition for both sides.

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct AcpiOstInfo {
    pub device: Option<String>,
    pub slot: String,
    pub slot_type: String,
    pub source: i64,
    pub status: i64,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct DumpQueryResult {
    pub status: String,
    pub completed: i64,
    pub total: i64,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct GuestPanicInformation {
    #[qmp(rename = "type")]
    pub kind: String,
    pub arg1: Option<i64>,
    pub arg2: Option<i64>,
    pub arg3: Option<i64>,
    pub arg4: Option<i64>,
    pub arg5: Option<i64>,
    pub core: Option<i64>,
    pub psw_mask: Option<i64>,
    pub psw_addr: Option<i64>,
    pub reason: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct MemoryFailureFlags {
    pub action_required: bool,
    pub recursive: bool,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct SocketAddress {
    #[qmp(rename = "type")]
    pub kind: String,
    pub host: Option<String>,
    pub port: Option<String>,
    pub numeric: Option<bool>,
    pub to: Option<i64>,
    pub ipv4: Option<bool>,
    pub ipv6: Option<bool>,
    pub keep_alive: Option<bool>,
    pub mptcp: Option<bool>,
    pub path: Option<String>,
    #[qmp(rename = "abstract")]
    pub is_abstract: Option<bool>,
    pub tight: Option<bool>,
    pub cid: Option<String>,
    #[qmp(rename = "str")]
    pub fd: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct SpiceBasicInfo {
    pub host: String,
    pub port: String,
    pub family: String,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct SpiceServerInfo {
    pub host: String,
    pub port: String,
    pub family: String,
    pub auth: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct SpiceChannel {
    pub host: String,
    pub port: String,
    pub family: String,
    pub connection_id: i64,
    pub channel_type: i64,
    pub channel_id: i64,
    pub tls: bool,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct VncServerInfo {
    pub host: String,
    pub service: String,
    pub family: String,
    pub websocket: bool,
    pub auth: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct VncBasicInfo {
    pub host: String,
    pub service: String,
    pub family: String,
    pub websocket: bool,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct VncClientInfo {
    pub host: String,
    pub service: String,
    pub family: String,
    pub websocket: bool,
    pub x509_dname: Option<String>,
    pub sasl_username: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct BlockdevAdd {
    pub execute: String,
    pub arguments: BlockdevOptions,
    pub id: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockdevOptions {
    pub driver: String,
    pub node_name: Option<String>,
    pub discard: Option<String>,
    pub cache: Option<BlockdevCacheOptions>,
    pub read_only: Option<bool>,
    pub auto_read_only: Option<bool>,
    pub force_share: Option<bool>,
    pub detect_zeroes: Option<String>,
    pub file: String,
    pub backing: Option<String>,
    pub lazy_refcounts: Option<bool>,
    pub pass_discard_request: Option<bool>,
    pub pass_discard_snapshot: Option<bool>,
    pub pass_discard_other: Option<bool>,
    pub overlap_check: Option<String>,
    pub cache_size: Option<i64>,
    pub l2_cache_size: Option<i64>,
    pub l2_cache_entry_size: Option<i64>,
    pub refcount_cache_size: Option<i64>,
    pub cache_clean_interval: Option<i64>,
    pub data_file: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockdevCacheOptions {
    pub direct: Option<bool>,
    pub no_flush: Option<bool>,
}
