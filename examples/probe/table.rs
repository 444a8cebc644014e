//! The table that the probe prints: what a server says of each of Red Hat's extensions.

use std::fmt;

use qmp_types::message::Version;
use qmp_types::schema::{CommandNames, Described, Schema};
use qmp_types::{Command, Event};
use redhat::commands::{
    BlockCommit, ChangeBackingFile, DriveAdd, DriveDel, DriveMirror, DriveReopen, QxlScreendump,
    SetPassword, SpiceMigrateInfo, Transaction,
};
use redhat::events::{BlockIoError, SpiceDisconnected, SpiceInitialized};

/// What a server says of itself.
pub enum Server {
    Schema(Schema),
    /// It is older than QEMU 2.5, and names its commands alone.
    Names(CommandNames),
}

pub struct Table {
    version: String,
    rows: Vec<Row>,
}

/// A command or an event.
struct Row {
    what: &'static str,
    name: &'static str,
    /// None if the server does not say.
    offered: Option<bool>,
    fits: Option<bool>,
    /// Why it does not fit, and what the server does without.
    notes: Vec<String>,
}

impl Table {
    pub fn new(version: &Version, server: &Server) -> Self {
        let rows = vec![
            server.command::<DriveAdd>(),
            server.command::<DriveDel>(),
            server.command::<QxlScreendump>(),
            server.command::<SetPassword>(),
            server.command::<SpiceMigrateInfo>(),
            server.command::<DriveMirror>(),
            server.command::<DriveReopen>(),
            server.command::<BlockCommit>(),
            server.command::<ChangeBackingFile>(),
            server.command::<Transaction>(),
            server.event::<SpiceInitialized>(),
            server.event::<SpiceDisconnected>(),
            server.event::<BlockIoError>(),
        ];
        let qemu = &version.qemu;
        Self {
            version: format!("QEMU {}.{}.{}", qemu.major, qemu.minor, qemu.micro),
            rows,
        }
    }

    /// Whether all that the server has fits, as far as it says.
    pub fn fits(&self) -> bool {
        self.rows.iter().all(|row| row.fits != Some(false))
    }
}

impl Server {
    fn command<C: Command + Described>(&self) -> Row {
        match self {
            Self::Schema(schema) => row::<C>(schema, "command", C::NAME),
            Self::Names(names) => Row {
                what: "command",
                name: C::NAME,
                offered: Some(names.supports::<C>()),
                fits: None,
                notes: Vec::new(),
            },
        }
    }

    fn event<E: Event + Described>(&self) -> Row {
        match self {
            Self::Schema(schema) => row::<E>(schema, "event", E::NAME),
            Self::Names(_) => Row {
                what: "event",
                name: E::NAME,
                offered: None,
                fits: None,
                notes: Vec::new(),
            },
        }
    }
}

fn row<T: Described>(schema: &Schema, what: &'static str, name: &'static str) -> Row {
    let offered = schema.supports::<T>();
    let checked = schema.check::<T>();
    let absent = schema.absent::<T>().into_iter();
    let absent = absent.map(|path| format!("without {path}"));
    let wrong = checked
        .as_ref()
        .err()
        .filter(|_| offered)
        .into_iter()
        .flatten();
    Row {
        what,
        name,
        offered: Some(offered),
        fits: offered.then_some(checked.is_ok()),
        notes: wrong.map(ToString::to_string).chain(absent).collect(),
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Red Hat's extensions on {}:\n", self.version)?;
        writeln!(f, "offered  fits  extension")?;
        for row in &self.rows {
            let [offered, fits] = [row.offered, row.fits].map(|answer| match answer {
                Some(true) => "yes",
                Some(false) => "no",
                None => "-",
            });
            writeln!(f, "{offered:<7}  {fits:<4}  {} {}", row.what, row.name)?;
            for note in &row.notes {
                writeln!(f, "{:15}  {note}", "")?;
            }
        }
        Ok(())
    }
}
