// The reply of query-named-block-nodes with BlockDeviceInfo in three levels, as QAPI's
// `base` would have them. As types.rs, one definition for both sides.

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct FlatNode {
    #[qmp(flatten)]
    pub limits: FlatLimits,
    pub image: ImageInfo,
    pub cache: BlockdevCacheInfo,
    pub group: Option<String>,
    pub write_threshold: i64,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct FlatLimits {
    #[qmp(flatten)]
    pub file: FlatFile,
    pub detect_zeroes: String,
    pub bps: i64,
    pub bps_rd: i64,
    pub bps_wr: i64,
    pub iops: i64,
    pub iops_rd: i64,
    pub iops_wr: i64,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct FlatFile {
    pub file: String,
    #[qmp(rename = "node-name")]
    pub node_name: Option<String>,
    pub ro: bool,
    pub drv: String,
    pub backing_file: Option<String>,
    pub backing_file_depth: i64,
    pub encrypted: bool,
}
