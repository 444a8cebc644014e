//! Red Hat's nine commands, for a client to send, the action that it added to upstream's
//! `transaction`, and upstream's `query-commands`, by which a client learns whether a server has
//! them. [`RedHatCommand`] is any of them, for a server to receive.
//!
//! Their arguments have no prefix: a downstream command is downstream's as a whole. Some stems
//! have underscores, for they are older than QEMU's rule against them.

use qmp_types::{QmpDownstream, UnknownBranch, UnknownCommand};

/// Adds a drive that no device uses yet, as `-drive if=none` does.
///
/// RHEL 7 hands other options of `-drive` through too; these are the documented ones.
///
/// ```
/// use qmp_types::message::Request;
/// use redhat::commands::DriveAdd;
///
/// let add = DriveAdd { id: "foo".to_owned(), ..DriveAdd::default() };
/// assert_eq!(
///     serde_json::to_string(&Request::new(&add))?,
///     r#"{"execute":"__com.redhat_drive_add","arguments":{"id":"foo"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", rfqdn = "com.redhat")]
pub struct DriveAdd {
    /// The drive's ID, which must be new.
    pub id: String,
    /// The disk image. Without it the drive has no medium.
    pub file: Option<String>,
    /// The image's format, which is else probed.
    pub format: Option<String>,
    /// How to do asynchronous I/O: `threads` or `native`.
    pub aio: Option<String>,
    /// How the host caches: `none`, `writeback`, `writethrough`, `unsafe` or `directsync`.
    pub cache: Option<String>,
    /// The geometry's cylinders.
    pub cyls: Option<u32>,
    /// The geometry's heads.
    pub heads: Option<u32>,
    /// The geometry's sectors.
    pub secs: Option<u32>,
    /// How the BIOS translates the geometry: `none`, `lba` or `auto`.
    pub trans: Option<String>,
    /// The kind of medium: `disk` or `cdrom`.
    pub media: Option<String>,
    /// Whether to open the image for reading only.
    pub readonly: Option<bool>,
    /// Whether to write to a temporary file in the place of the image.
    pub snapshot: Option<bool>,
    /// What to do when reading fails: `ignore`, `report` or `stop`.
    pub rerror: Option<String>,
    /// What to do when writing fails: as `rerror`, or `enospc`.
    pub werror: Option<String>,
    /// Whether to copy what is read from the backing file to the image.
    #[qmp(rename = "copy-on-read")]
    pub copy_on_read: Option<bool>,
    /// The drive's serial number.
    pub serial: Option<String>,
}

/// Removes a drive. A device that uses it sees nothing but I/O errors from then on.
///
/// ```
/// use qmp_types::message::Request;
/// use redhat::commands::DriveDel;
///
/// let del = DriveDel { id: "block1".to_owned() };
/// assert_eq!(
///     serde_json::to_string(&Request::new(&del))?,
///     r#"{"execute":"__com.redhat_drive_del","arguments":{"id":"block1"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_del", rfqdn = "com.redhat")]
pub struct DriveDel {
    /// The drive's ID.
    pub id: String,
}

/// Writes what one of several QXL displays shows to a file, in the format PPM.
///
/// ```
/// use qmp_types::Command;
/// use redhat::commands::QxlScreendump;
///
/// let arguments = r#"{"id": "video1", "filename": "v1.ppm"}"#;
/// let screendump: QxlScreendump = serde_json::from_str(arguments)?;
/// assert_eq!(screendump.filename, "v1.ppm");
/// assert_eq!(QxlScreendump::NAME, "__com.redhat_qxl_screendump");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(command = "__com.redhat_qxl_screendump", rfqdn = "com.redhat")]
pub struct QxlScreendump {
    /// The ID of the QXL device.
    pub id: String,
    /// The file to write.
    pub filename: String,
}

/// Sets the password of a display server, and when it expires: upstream's `set_password` and
/// `expire_password` in one.
///
/// ```
/// use redhat::commands::SetPassword;
///
/// let arguments = r#"{"protocol": "vnc", "password": "secret", "expiration": 60}"#;
/// let set: SetPassword = serde_json::from_str(arguments)?;
/// assert_eq!(set.connected, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(command = "__com.redhat_set_password", rfqdn = "com.redhat")]
pub struct SetPassword {
    /// Whose password: `vnc` or `spice`.
    pub protocol: String,
    /// The password.
    pub password: String,
    /// In how many seconds the password expires.
    pub expiration: i64,
    /// What becomes of clients that are connected: `keep`, `disconnect` or `fail`.
    pub connected: Option<String>,
}

/// Tells the SPICE client where the guest is about to migrate to.
///
/// ```
/// use redhat::commands::SpiceMigrateInfo;
///
/// let info = SpiceMigrateInfo {
///     hostname: "virt.example.com".to_owned(),
///     tls_port: Some(5901),
///     ..SpiceMigrateInfo::default()
/// };
/// let arguments = serde_json::to_string(&info)?;
/// assert_eq!(arguments, r#"{"hostname":"virt.example.com","tls-port":5901}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(
    command = "__com.redhat_spice_migrate_info",
    rfqdn = "com.redhat",
    rename_all = "kebab-case"
)]
pub struct SpiceMigrateInfo {
    /// The host that the guest migrates to.
    pub hostname: String,
    /// The port of the SPICE server there.
    pub port: Option<u16>,
    /// Its port for TLS.
    pub tls_port: Option<u16>,
    /// The subject of its certificate.
    pub cert_subject: Option<String>,
}

/// Mirrors what is written to a device into another image.
///
/// ```
/// use redhat::commands::DriveMirror;
///
/// let arguments = r#"{"device": "ide-hd0", "target": "/some/place/my-image", "full": true}"#;
/// let mirror: DriveMirror = serde_json::from_str(arguments)?;
/// assert_eq!(mirror.full, Some(true));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(command = "__com.redhat_drive-mirror", rfqdn = "com.redhat")]
pub struct DriveMirror {
    /// The device.
    pub device: String,
    /// The image to mirror into: a file or a device.
    pub target: String,
    /// The image's format. By default an existing image's is probed, and a new one's is `qcow2`.
    pub format: Option<String>,
    /// The most bytes to copy in a second.
    pub speed: Option<i64>,
    /// Whether to copy the whole disk, or only its topmost image.
    pub full: Option<bool>,
    /// How the image comes to be: `absolute-paths`, which creates it, or `existing`.
    pub mode: Option<String>,
}

/// Puts another image with the same content in the place of a device's: the end of a mirror.
///
/// ```
/// use redhat::commands::DriveReopen;
///
/// let reopen = DriveReopen {
///     device: "ide-hd0".to_owned(),
///     new_image_file: "/some/place/my-image".to_owned(),
///     ..DriveReopen::default()
/// };
/// assert_eq!(
///     serde_json::to_string(&reopen)?,
///     r#"{"device":"ide-hd0","new-image-file":"/some/place/my-image"}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(
    command = "__com.redhat_drive-reopen",
    rfqdn = "com.redhat",
    rename_all = "kebab-case"
)]
pub struct DriveReopen {
    /// The device.
    pub device: String,
    /// The image.
    pub new_image_file: String,
    /// The image's format.
    pub format: Option<String>,
    /// The name of a file descriptor, from `getfd`, into which a byte is written once the guest
    /// may have written to the new image.
    pub witness: Option<String>,
}

/// Merges images of a backing chain downwards.
///
/// ```
/// use redhat::commands::BlockCommit;
///
/// let arguments = r#"{"device": "test", "top": "/images/t.qcow2.snp1"}"#;
/// let commit: BlockCommit = serde_json::from_str(arguments)?;
/// assert_eq!(commit.base, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(command = "__com.redhat_block-commit", rfqdn = "com.redhat")]
pub struct BlockCommit {
    /// The device.
    pub device: String,
    /// The image to write to. By default the lowest of the chain.
    pub base: Option<String>,
    /// The topmost image to take data from.
    pub top: String,
    /// The most bytes to copy in a second.
    pub speed: Option<i64>,
}

/// A witness: that a server lists this command says that its upstream `block-commit` and
/// `block-stream` take a `backing-file`. What arguments it takes is not on record, so it has none
/// here.
///
/// ```
/// use qmp_types::Command;
/// use redhat::commands::{ChangeBackingFile, CommandInfo};
///
/// let reply = r#"[{"name": "stop"}, {"name": "__com.redhat_change-backing-file"}]"#;
/// let commands: Vec<CommandInfo> = serde_json::from_str(reply)?;
/// assert!(commands.iter().any(|command| command.name == ChangeBackingFile::NAME));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(command = "__com.redhat_change-backing-file", rfqdn = "com.redhat")]
pub struct ChangeBackingFile;

/// Upstream's command that lists the commands a server has.
///
/// ```
/// use qmp_types::message::Message;
/// use redhat::commands::QueryCommands;
///
/// let line = r#"{"return": [{"name": "__com.redhat_drive_add"}]}"#;
/// let Message::Return(reply) = Message::from_str(line)? else { panic!() };
/// assert_eq!(reply.decode::<QueryCommands>()?[0].name, "__com.redhat_drive_add");
/// # Ok::<(), qmp_types::message::MessageError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(extends(command = "query-commands"), returns = Vec<CommandInfo>)]
pub struct QueryCommands;

/// A command that a server has: an element of what [`QueryCommands`] returns.
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(data)]
pub struct CommandInfo {
    /// The command's name.
    pub name: String,
}

/// Upstream's command that does several things, or none if one of them fails.
///
/// ```
/// use qmp_types::message::Request;
/// use redhat::commands::{DriveMirror, Transaction, TransactionAction};
///
/// let mirror = DriveMirror {
///     device: "ide-hd0".to_owned(),
///     target: "/some/place/my-image".to_owned(),
///     ..DriveMirror::default()
/// };
/// let actions = vec![TransactionAction::DriveMirror { data: mirror }];
/// assert_eq!(
///     serde_json::to_string(&Request::new(&Transaction { actions }))?,
///     concat!(
///         r#"{"execute":"transaction","arguments":{"actions":[{"type":"__com.redhat_drive-mirror","#,
///         r#""data":{"device":"ide-hd0","target":"/some/place/my-image"}}]}}"#,
///     ),
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(extends(command = "transaction"))]
pub struct Transaction {
    /// What to do.
    pub actions: Vec<TransactionAction>,
}

/// One of the things that a [`Transaction`] does: upstream's union, with a branch of Red Hat's.
///
/// ```
/// use redhat::commands::TransactionAction;
///
/// let action = r#"{"data": {"device": "ide-hd0", "snapshot-file": "/images/t.snp1"},
///     "type": "blockdev-snapshot-sync"}"#;
/// let action: TransactionAction = serde_json::from_str(action)?;
/// assert!(matches!(action, TransactionAction::BlockdevSnapshotSync { data } if data.format.is_none()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "kebab-case", rfqdn = "com.redhat")]
pub enum TransactionAction {
    /// Takes a snapshot: the device goes on with a new image.
    BlockdevSnapshotSync {
        /// What the command of this name takes.
        data: BlockdevSnapshotSync,
    },
    /// Starts a mirror, as the command does.
    #[qmp(rename = "__com.redhat_drive-mirror")]
    DriveMirror {
        /// The command's arguments.
        data: DriveMirror,
    },
    /// Any other action.
    #[qmp(other)]
    Other(UnknownBranch),
}

/// What upstream's `blockdev-snapshot-sync` took at the time.
#[derive(Debug, Clone, Default, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct BlockdevSnapshotSync {
    /// The device.
    pub device: String,
    /// The new image.
    pub snapshot_file: String,
    /// Its format.
    pub format: Option<String>,
}

/// A command that a server of Red Hat's is asked to run.
///
/// ```
/// use qmp_types::Commands;
/// use redhat::commands::RedHatCommand;
///
/// let line = r#"{"execute": "__com.redhat_drive_del", "arguments": {"id": "block1"}, "id": 1}"#;
/// let command: RedHatCommand = serde_json::from_str(line)?;
/// assert!(matches!(&command, RedHatCommand::DriveDel(del) if del.id == "block1"));
/// assert_eq!(command.name(), "__com.redhat_drive_del");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(commands, rfqdn = "com.redhat")]
pub enum RedHatCommand {
    /// Adds a drive.
    DriveAdd(Box<DriveAdd>),
    /// Removes one.
    DriveDel(DriveDel),
    /// Writes what a display shows to a file.
    QxlScreendump(QxlScreendump),
    /// Sets the password of a display server.
    SetPassword(SetPassword),
    /// Tells the SPICE client of a migration.
    SpiceMigrateInfo(SpiceMigrateInfo),
    /// Starts a mirror.
    DriveMirror(DriveMirror),
    /// Ends one.
    DriveReopen(DriveReopen),
    /// Merges images.
    BlockCommit(BlockCommit),
    /// Says by being there what upstream's commands take.
    ChangeBackingFile(ChangeBackingFile),
    /// Upstream's, with an action of Red Hat's.
    Transaction(Transaction),
    /// Upstream's.
    QueryCommands(QueryCommands),
    /// Any other command, of upstream's many.
    #[qmp(other)]
    Other(UnknownCommand),
}
