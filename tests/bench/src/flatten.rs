// Types that have a `base` in QAPI's schema, with it flattened. Each takes the place of the
// type of its name in types.rs or objects.rs, which has the same members side by side. As
// there, one definition for both sides.

// As QEMU has it since 8.0.
#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct ImageInfo {
    #[qmp(flatten)]
    pub base: BlockNodeInfo,
    pub backing_image: Option<Box<ImageInfo>>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockNodeInfo {
    pub filename: String,
    pub format: String,
    pub dirty_flag: Option<bool>,
    pub actual_size: Option<i64>,
    pub virtual_size: i64,
    pub cluster_size: Option<i64>,
    pub encrypted: Option<bool>,
    pub compressed: Option<bool>,
    pub backing_filename: Option<String>,
    pub full_backing_filename: Option<String>,
    pub backing_filename_format: Option<String>,
    pub format_specific: Option<ImageInfoSpecific>,
}

// The branch `qcow2`, below the members of the union itself.
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
    #[qmp(flatten)]
    pub branch: BlockdevOptionsQcow2,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockdevOptionsQcow2 {
    #[qmp(flatten)]
    pub base: BlockdevOptionsGenericCowFormat,
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
#[qmp(data)]
pub struct BlockdevOptionsGenericCowFormat {
    #[qmp(flatten)]
    pub base: BlockdevOptionsGenericFormat,
    pub backing: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct BlockdevOptionsGenericFormat {
    pub file: String,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct SpiceServerInfo {
    #[qmp(flatten)]
    pub base: SpiceBasicInfo,
    pub auth: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct SpiceChannel {
    #[qmp(flatten)]
    pub base: SpiceBasicInfo,
    pub connection_id: i64,
    pub channel_type: i64,
    pub channel_id: i64,
    pub tls: bool,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct VncServerInfo {
    #[qmp(flatten)]
    pub base: VncBasicInfo,
    pub auth: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct VncClientInfo {
    #[qmp(flatten)]
    pub base: VncBasicInfo,
    pub x509_dname: Option<String>,
    pub sasl_username: Option<String>,
}
