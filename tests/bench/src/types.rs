// The replies and events of `data/`, as types. One definition for both sides: build.rs
// gives the lines below to QmpDownstream as they stand, and to serde_derive with its own
// words in place of `qmp`.

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct Hello {
    #[qmp(rename = "QMP", allow(case))]
    pub qmp: Greeting,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct Greeting {
    pub version: VersionInfo,
    pub capabilities: Vec<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct VersionInfo {
    pub qemu: VersionTriple,
    pub package: String,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct VersionTriple {
    pub major: u64,
    pub minor: u64,
    pub micro: u64,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct Reply<T> {
    #[qmp(rename = "return")]
    pub value: T,
    pub id: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct StatusInfo {
    pub running: bool,
    pub singlestep: bool,
    pub status: String,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockInfo {
    pub device: String,
    pub qdev: Option<String>,
    #[qmp(rename = "type")]
    pub kind: String,
    pub removable: bool,
    pub locked: bool,
    pub inserted: Option<BlockDeviceInfo>,
    #[qmp(rename = "tray_open")]
    pub tray_open: Option<bool>,
    pub io_status: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct BlockDeviceInfo {
    pub file: String,
    #[qmp(rename = "node-name")]
    pub node_name: Option<String>,
    pub ro: bool,
    pub drv: String,
    pub backing_file: Option<String>,
    pub backing_file_depth: i64,
    pub encrypted: bool,
    pub detect_zeroes: String,
    pub bps: i64,
    pub bps_rd: i64,
    pub bps_wr: i64,
    pub iops: i64,
    pub iops_rd: i64,
    pub iops_wr: i64,
    pub image: ImageInfo,
    pub group: Option<String>,
    pub cache: BlockdevCacheInfo,
    pub write_threshold: i64,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockdevCacheInfo {
    pub writeback: bool,
    pub direct: bool,
    pub no_flush: bool,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct ImageInfo {
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
    pub backing_image: Option<Box<ImageInfo>>,
    pub format_specific: Option<ImageInfoSpecific>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct ImageInfoSpecific {
    #[qmp(rename = "type")]
    pub kind: String,
    pub data: ImageInfoSpecificQCow2,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct ImageInfoSpecificQCow2 {
    pub compat: String,
    pub data_file: Option<String>,
    pub extended_l2: Option<bool>,
    pub lazy_refcounts: Option<bool>,
    pub corrupt: Option<bool>,
    pub refcount_bits: i64,
    pub compression_type: String,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockStats {
    pub device: Option<String>,
    pub qdev: Option<String>,
    pub node_name: Option<String>,
    pub stats: BlockDeviceStats,
    pub driver_specific: Option<BlockStatsSpecific>,
    pub parent: Option<Box<BlockStats>>,
    pub backing: Option<Box<BlockStats>>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockStatsSpecific {
    pub driver: String,
    pub discard_nb_ok: u64,
    pub discard_nb_failed: u64,
    pub discard_bytes_ok: u64,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct BlockDeviceStats {
    pub rd_bytes: i64,
    pub wr_bytes: i64,
    pub unmap_bytes: i64,
    pub rd_operations: i64,
    pub wr_operations: i64,
    pub flush_operations: i64,
    pub unmap_operations: i64,
    pub rd_total_time_ns: i64,
    pub wr_total_time_ns: i64,
    pub flush_total_time_ns: i64,
    pub unmap_total_time_ns: i64,
    pub wr_highest_offset: i64,
    pub rd_merged: i64,
    pub wr_merged: i64,
    pub unmap_merged: i64,
    pub idle_time_ns: Option<i64>,
    pub failed_rd_operations: i64,
    pub failed_wr_operations: i64,
    pub failed_flush_operations: i64,
    pub failed_unmap_operations: i64,
    pub invalid_rd_operations: i64,
    pub invalid_wr_operations: i64,
    pub invalid_flush_operations: i64,
    pub invalid_unmap_operations: i64,
    pub account_invalid: bool,
    pub account_failed: bool,
    pub timed_stats: Vec<u64>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct PciInfo {
    pub bus: i64,
    pub devices: Vec<PciDeviceInfo>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct PciDeviceInfo {
    pub bus: i64,
    pub slot: i64,
    pub function: i64,
    pub class_info: PciDeviceClass,
    pub id: PciDeviceId,
    pub irq: Option<i64>,
    pub irq_pin: i64,
    pub qdev_id: String,
    pub pci_bridge: Option<PciBridgeInfo>,
    pub regions: Vec<PciMemoryRegion>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct PciDeviceClass {
    pub desc: Option<String>,
    pub class: i64,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct PciDeviceId {
    pub device: i64,
    pub vendor: i64,
    pub subsystem: Option<i64>,
    pub subsystem_vendor: Option<i64>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct PciBridgeInfo {
    pub bus: PciBusInfo,
    pub devices: Option<Vec<PciDeviceInfo>>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct PciBusInfo {
    pub number: i64,
    pub secondary: i64,
    pub subordinate: i64,
    pub io_range: PciMemoryRange,
    pub memory_range: PciMemoryRange,
    pub prefetchable_range: PciMemoryRange,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct PciMemoryRange {
    pub base: i64,
    pub limit: i64,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct PciMemoryRegion {
    pub bar: i64,
    #[qmp(rename = "type")]
    pub kind: String,
    pub address: i64,
    pub size: i64,
    pub prefetch: Option<bool>,
    pub mem_type_64: Option<bool>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct CpuInfoFast {
    pub cpu_index: i64,
    pub qom_path: String,
    pub thread_id: i64,
    pub props: Option<CpuInstanceProperties>,
    pub target: String,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct CpuInstanceProperties {
    pub node_id: Option<i64>,
    pub socket_id: Option<i64>,
    pub die_id: Option<i64>,
    pub cluster_id: Option<i64>,
    pub core_id: Option<i64>,
    pub thread_id: Option<i64>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct CpuDefinitionInfo {
    pub name: String,
    pub migration_safe: Option<bool>,
    #[qmp(rename = "static")]
    pub is_static: bool,
    pub unavailable_features: Option<Vec<String>>,
    pub typename: String,
    pub alias_of: Option<String>,
    pub deprecated: bool,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct MachineInfo {
    pub name: String,
    pub alias: Option<String>,
    pub is_default: Option<bool>,
    pub cpu_max: i64,
    pub hotpluggable_cpus: bool,
    pub numa_mem_supported: bool,
    pub deprecated: bool,
    pub default_cpu_type: Option<String>,
    pub default_ram_id: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct SchemaInfo {
    pub name: String,
    pub meta_type: String,
    pub features: Option<Vec<String>>,
    pub json_type: Option<String>,
    pub element_type: Option<String>,
    pub values: Option<Vec<String>>,
    pub members: Option<Vec<SchemaInfoMember>>,
    pub tag: Option<String>,
    pub variants: Option<Vec<SchemaInfoVariant>>,
    pub arg_type: Option<String>,
    pub ret_type: Option<String>,
    pub allow_oob: Option<bool>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct SchemaInfoMember {
    pub name: Option<String>,
    #[qmp(rename = "type")]
    pub kind: Option<String>,
    pub default: Option<bool>,
    pub features: Option<Vec<String>>,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct SchemaInfoVariant {
    pub case: String,
    #[qmp(rename = "type")]
    pub kind: String,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct EventLine {
    pub event: String,
    pub data: Option<EventData>,
    pub timestamp: Timestamp,
}

#[derive(QmpDownstream)]
#[qmp(data)]
pub struct Timestamp {
    pub seconds: i64,
    pub microseconds: i64,
}

#[derive(QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct EventData {
    pub device: Option<String>,
    pub id: Option<String>,
    pub path: Option<String>,
    pub guest: Option<bool>,
    pub reason: Option<String>,
    pub status: Option<String>,
    pub tray_open: Option<bool>,
    #[qmp(rename = "type")]
    pub kind: Option<String>,
    pub len: Option<i64>,
    pub offset: Option<i64>,
    pub speed: Option<i64>,
}
