// Fifty of the 52 events of QEMU 7.2's schema, and the enum of them: an event is told by its
// name. What stands in them is in objects.rs. As types.rs, one definition for both sides.

// An event's time has no place in the enum, so that there is a struct around it. To read the
// line twice instead costs serde_derive a tenth more.
#[derive(QmpDownstream)]
#[qmp(data)]
pub struct Stamped {
    pub timestamp: Timestamp,
    #[qmp(flatten = "buffered")]
    pub event: AnyEvent,
}

// An event's data by themselves.
#[derive(QmpDownstream)]
#[qmp(data)]
pub struct Data<T> {
    pub data: T,
}

#[derive(QmpDownstream)]
#[qmp(events)]
pub enum AnyEvent {
    AcpiDeviceOst(AcpiDeviceOst),
    BalloonChange(BalloonChange),
    BlockExportDeleted(BlockExportDeleted),
    BlockImageCorrupted(BlockImageCorrupted),
    BlockIoError(BlockIoError),
    BlockJobCancelled(BlockJobCancelled),
    BlockJobCompleted(BlockJobCompleted),
    BlockJobError(BlockJobError),
    BlockJobPending(BlockJobPending),
    BlockJobReady(BlockJobReady),
    BlockWriteThreshold(BlockWriteThreshold),
    ColoExit(ColoExit),
    DeviceDeleted(DeviceDeleted),
    DeviceTrayMoved(DeviceTrayMoved),
    DeviceUnplugGuestError(DeviceUnplugGuestError),
    DumpCompleted(DumpCompleted),
    FailoverNegotiated(FailoverNegotiated),
    GuestCrashloaded(GuestCrashloaded),
    GuestPanicked(GuestPanicked),
    JobStatusChange(JobStatusChange),
    MemoryDeviceSizeChange(MemoryDeviceSizeChange),
    MemoryFailure(MemoryFailure),
    MemUnplugError(MemUnplugError),
    Migration(Migration),
    MigrationPass(MigrationPass),
    NetdevStreamConnected(NetdevStreamConnected),
    NetdevStreamDisconnected(NetdevStreamDisconnected),
    NicRxFilterChanged(NicRxFilterChanged),
    Powerdown(Powerdown),
    PrManagerStatusChanged(PrManagerStatusChanged),
    QuorumFailure(QuorumFailure),
    QuorumReportBad(QuorumReportBad),
    Reset(Reset),
    Resume(Resume),
    RtcChange(RtcChange),
    Shutdown(Shutdown),
    SpiceConnected(SpiceConnected),
    SpiceDisconnected(SpiceDisconnected),
    SpiceInitialized(SpiceInitialized),
    SpiceMigrateCompleted(SpiceMigrateCompleted),
    Stop(Stop),
    Suspend(Suspend),
    SuspendDisk(SuspendDisk),
    UnplugPrimary(UnplugPrimary),
    VncConnected(VncConnected),
    VncDisconnected(VncDisconnected),
    VncInitialized(VncInitialized),
    VserportChange(VserportChange),
    Wakeup(Wakeup),
    Watchdog(Watchdog),
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "ACPI_DEVICE_OST"))]
pub struct AcpiDeviceOst {
    pub info: AcpiOstInfo,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BALLOON_CHANGE"))]
pub struct BalloonChange {
    pub actual: i64,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_EXPORT_DELETED"))]
pub struct BlockExportDeleted {
    pub id: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_IMAGE_CORRUPTED"))]
#[qmp(rename_all = "kebab-case")]
pub struct BlockImageCorrupted {
    pub device: String,
    pub node_name: Option<String>,
    pub msg: String,
    pub offset: Option<i64>,
    pub size: Option<i64>,
    pub fatal: bool,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"))]
#[qmp(rename_all = "kebab-case")]
pub struct BlockIoError {
    pub device: String,
    pub node_name: Option<String>,
    pub operation: String,
    pub action: String,
    pub nospace: Option<bool>,
    pub reason: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_JOB_CANCELLED"))]
pub struct BlockJobCancelled {
    #[qmp(rename = "type")]
    pub kind: String,
    pub device: String,
    pub len: i64,
    pub offset: i64,
    pub speed: i64,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_JOB_COMPLETED"))]
pub struct BlockJobCompleted {
    #[qmp(rename = "type")]
    pub kind: String,
    pub device: String,
    pub len: i64,
    pub offset: i64,
    pub speed: i64,
    pub error: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_JOB_ERROR"))]
pub struct BlockJobError {
    pub device: String,
    pub operation: String,
    pub action: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_JOB_PENDING"))]
pub struct BlockJobPending {
    #[qmp(rename = "type")]
    pub kind: String,
    pub id: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_JOB_READY"))]
pub struct BlockJobReady {
    #[qmp(rename = "type")]
    pub kind: String,
    pub device: String,
    pub len: i64,
    pub offset: i64,
    pub speed: i64,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "BLOCK_WRITE_THRESHOLD"))]
#[qmp(rename_all = "kebab-case")]
pub struct BlockWriteThreshold {
    pub node_name: String,
    pub amount_exceeded: i64,
    pub write_threshold: i64,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "COLO_EXIT"))]
pub struct ColoExit {
    pub mode: String,
    pub reason: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "DEVICE_DELETED"))]
pub struct DeviceDeleted {
    pub device: Option<String>,
    pub path: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "DEVICE_TRAY_MOVED"))]
#[qmp(rename_all = "kebab-case")]
pub struct DeviceTrayMoved {
    pub device: String,
    pub id: String,
    pub tray_open: bool,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "DEVICE_UNPLUG_GUEST_ERROR"))]
pub struct DeviceUnplugGuestError {
    pub device: Option<String>,
    pub path: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "DUMP_COMPLETED"))]
pub struct DumpCompleted {
    pub result: DumpQueryResult,
    pub error: Option<String>,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "FAILOVER_NEGOTIATED"))]
#[qmp(rename_all = "kebab-case")]
pub struct FailoverNegotiated {
    pub device_id: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "GUEST_CRASHLOADED"))]
pub struct GuestCrashloaded {
    pub action: String,
    pub info: Option<GuestPanicInformation>,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "GUEST_PANICKED"))]
pub struct GuestPanicked {
    pub action: String,
    pub info: Option<GuestPanicInformation>,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "JOB_STATUS_CHANGE"))]
pub struct JobStatusChange {
    pub id: String,
    pub status: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "MEMORY_DEVICE_SIZE_CHANGE"))]
#[qmp(rename_all = "kebab-case")]
pub struct MemoryDeviceSizeChange {
    pub id: Option<String>,
    pub size: i64,
    pub qom_path: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "MEMORY_FAILURE"))]
pub struct MemoryFailure {
    pub recipient: String,
    pub action: String,
    pub flags: MemoryFailureFlags,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "MEM_UNPLUG_ERROR"))]
pub struct MemUnplugError {
    pub device: String,
    pub msg: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "MIGRATION"))]
pub struct Migration {
    pub status: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "MIGRATION_PASS"))]
pub struct MigrationPass {
    pub pass: i64,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "NETDEV_STREAM_CONNECTED"))]
#[qmp(rename_all = "kebab-case")]
pub struct NetdevStreamConnected {
    pub netdev_id: String,
    pub addr: SocketAddress,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "NETDEV_STREAM_DISCONNECTED"))]
#[qmp(rename_all = "kebab-case")]
pub struct NetdevStreamDisconnected {
    pub netdev_id: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "NIC_RX_FILTER_CHANGED"))]
pub struct NicRxFilterChanged {
    pub name: Option<String>,
    pub path: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "POWERDOWN"))]
pub struct Powerdown;

#[derive(QmpDownstream)]
#[qmp(extends(event = "PR_MANAGER_STATUS_CHANGED"))]
pub struct PrManagerStatusChanged {
    pub id: String,
    pub connected: bool,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "QUORUM_FAILURE"))]
#[qmp(rename_all = "kebab-case")]
pub struct QuorumFailure {
    pub reference: String,
    pub sector_num: i64,
    pub sectors_count: i64,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "QUORUM_REPORT_BAD"))]
#[qmp(rename_all = "kebab-case")]
pub struct QuorumReportBad {
    #[qmp(rename = "type")]
    pub kind: String,
    pub error: Option<String>,
    pub node_name: String,
    pub sector_num: i64,
    pub sectors_count: i64,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "RESET"))]
pub struct Reset {
    pub guest: bool,
    pub reason: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "RESUME"))]
pub struct Resume;

#[derive(QmpDownstream)]
#[qmp(extends(event = "RTC_CHANGE"))]
#[qmp(rename_all = "kebab-case")]
pub struct RtcChange {
    pub offset: i64,
    pub qom_path: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "SHUTDOWN"))]
pub struct Shutdown {
    pub guest: bool,
    pub reason: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "SPICE_CONNECTED"))]
pub struct SpiceConnected {
    pub server: SpiceBasicInfo,
    pub client: SpiceBasicInfo,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "SPICE_DISCONNECTED"))]
pub struct SpiceDisconnected {
    pub server: SpiceBasicInfo,
    pub client: SpiceBasicInfo,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "SPICE_INITIALIZED"))]
pub struct SpiceInitialized {
    pub server: SpiceServerInfo,
    pub client: SpiceChannel,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "SPICE_MIGRATE_COMPLETED"))]
pub struct SpiceMigrateCompleted;

#[derive(QmpDownstream)]
#[qmp(extends(event = "STOP"))]
pub struct Stop;

#[derive(QmpDownstream)]
#[qmp(extends(event = "SUSPEND"))]
pub struct Suspend;

#[derive(QmpDownstream)]
#[qmp(extends(event = "SUSPEND_DISK"))]
pub struct SuspendDisk;

#[derive(QmpDownstream)]
#[qmp(extends(event = "UNPLUG_PRIMARY"))]
#[qmp(rename_all = "kebab-case")]
pub struct UnplugPrimary {
    pub device_id: String,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "VNC_CONNECTED"))]
pub struct VncConnected {
    pub server: VncServerInfo,
    pub client: VncBasicInfo,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "VNC_DISCONNECTED"))]
pub struct VncDisconnected {
    pub server: VncServerInfo,
    pub client: VncClientInfo,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "VNC_INITIALIZED"))]
pub struct VncInitialized {
    pub server: VncServerInfo,
    pub client: VncClientInfo,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "VSERPORT_CHANGE"))]
pub struct VserportChange {
    pub id: String,
    pub open: bool,
}

#[derive(QmpDownstream)]
#[qmp(extends(event = "WAKEUP"))]
pub struct Wakeup;

#[derive(QmpDownstream)]
#[qmp(extends(event = "WATCHDOG"))]
pub struct Watchdog {
    pub action: String,
}
