//! Asks a server which of Red Hat's extensions to QMP it has, and whether they are what the types
//! in `redhat` say: what a client does before it sends what not every server has. `--help` says
//! how to run it.
//!
//! `table` is what it prints. The client, the starting of QEMU and the telling of errors are the
//! quickstart's.

#[path = "../quickstart/client.rs"]
#[allow(dead_code, reason = "the quickstart uses the rest")]
mod client;
#[path = "../quickstart/failure.rs"]
mod failure;
#[path = "../quickstart/qemu.rs"]
#[allow(dead_code, reason = "the quickstart uses the rest")]
mod qemu;
mod table;

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use client::{Client, ClientError};
use qemu::Qemu;
use qmp_types::QmpDownstream;
use qmp_types::message::{AnyError, Version};
use qmp_types::schema::{QueryCommands, QueryQmpSchema};
use table::{Server, Table};

const USAGE: &str = "\
Usage: probe --connect PATH | --qemu PROGRAM

Prints which of Red Hat's extensions to QMP a server has, and whether they fit the types
of a client:
  --connect PATH   the server that listens on this UNIX socket
  --qemu PROGRAM   qemu-storage-daemon or a qemu-system-*, started for this
  --help           print this

It ends with 0 if all that the server has fits, 3 if not, 1 if the server cannot be
asked, and 2 if the options are wrong.
";

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

enum Action {
    Help,
    Connect(PathBuf),
    Start(PathBuf),
}

/// Ends the negotiation, with no capabilities.
#[derive(QmpDownstream)]
#[qmp(extends(command = "qmp_capabilities"))]
struct QmpCapabilities;

fn main() -> ExitCode {
    let Some(action) = parse(std::env::args_os().skip(1)) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(action) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(3),
        Err(error) => failure::report("probe", &*error),
    }
}

fn parse(mut arguments: impl Iterator<Item = OsString>) -> Option<Action> {
    let action = match arguments.next()?.to_str()? {
        "--help" | "-h" => Action::Help,
        "--connect" => Action::Connect(arguments.next()?.into()),
        "--qemu" => Action::Start(arguments.next()?.into()),
        _ => return None,
    };
    arguments.next().is_none().then_some(action)
}

/// Whether all that the server has fits.
fn run(action: Action) -> Result<bool> {
    let table = match action {
        Action::Help => {
            write!(io::stdout(), "{USAGE}")?;
            return Ok(true);
        }
        Action::Connect(path) => probe(connect(&path)?)?,
        // It has nothing to lose, and is killed when this ends.
        Action::Start(program) => probe(Qemu::start(&program)?.connect()?)?,
    };
    write!(io::stdout(), "{table}")?;
    Ok(table.fits())
}

fn connect(path: &Path) -> Result<UnixStream> {
    let stream = UnixStream::connect(path);
    Ok(stream.map_err(|error| format!("cannot connect to {}: {error}", path.display()))?)
}

fn probe(stream: UnixStream) -> Result<Table> {
    stream.set_read_timeout(Some(client::TIMEOUT))?;
    stream.set_write_timeout(Some(client::TIMEOUT))?;
    let mut client = Client::new(stream.try_clone()?, stream, |_, _| {});
    let version = client.greeting::<Version>()?.version;
    client.call(&QmpCapabilities)?;
    let server = match client.call(&QueryQmpSchema) {
        Ok(schema) => Server::Schema(schema),
        // RHEL 6 is older than the command.
        Err(ClientError::Refused(error)) if error.read().class() == AnyError::COMMAND_NOT_FOUND => {
            Server::Names(client.call(&QueryCommands)?)
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Table::new(&version, &server))
}
