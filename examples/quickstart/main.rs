//! A conversation between a client of the fictional vendor com.example and a QMP server, as it is
//! on the wire and as it is in Rust. `--help` says how to run it; README begins with it.
//!
//! `vendor` has the vendor's types, `client` the client, and `server`, which is the program `server`'s
//! too, the vendor's server.

mod client;
mod failure;
mod qemu;
#[path = "../server/serve/mod.rs"]
mod server;
mod vendor;

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use client::{Client, ClientError, ErrorLine};
use qemu::Qemu;
use qmp_types::message::{AnyError, Timestamp};
use qmp_types::{QmpDownstream, UnknownEvent};
use server::Server;
use vendor::{
    BlockIoError, ExampleVersion, Failure, QmpCapabilities, QueryVersion, Quit, VolumeAdd,
    VolumeAdded, VolumeDel,
};

const USAGE: &str = "\
Usage: quickstart [--connect PATH | --qemu PROGRAM]

A client with the types of a vendor, com.example, talks to a QMP server:
  (no option)      the vendor's own, which is inside this program
  --connect PATH   the one that listens on this UNIX socket
  --qemu PROGRAM   qemu-storage-daemon or a qemu-system-*, started for this
  --help           print this
";

type Result<T = (), E = Box<dyn Error>> = std::result::Result<T, E>;

/// What the client is told.
#[derive(Debug, QmpDownstream)]
#[qmp(events, rfqdn = "com.example")]
enum Event {
    VolumeAdded(VolumeAdded),
    BlockIoError(BlockIoError),
    /// The server is another vendor's, or newer.
    #[qmp(other)]
    Other(UnknownEvent),
}

enum Action {
    Help,
    TalkToVendor,
    Connect(PathBuf),
    Start(PathBuf),
}

fn main() -> ExitCode {
    let Some(action) = parse(std::env::args_os().skip(1)) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(action) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failure::report("quickstart", &*error),
    }
}

fn parse(mut arguments: impl Iterator<Item = OsString>) -> Option<Action> {
    let Some(option) = arguments.next() else {
        return Some(Action::TalkToVendor);
    };
    let action = match option.to_str()? {
        "--help" | "-h" => Action::Help,
        "--connect" => Action::Connect(arguments.next()?.into()),
        "--qemu" => Action::Start(arguments.next()?.into()),
        _ => return None,
    };
    arguments.next().is_none().then_some(action)
}

fn run(action: Action) -> Result {
    match action {
        Action::Help => Ok(write!(io::stdout(), "{USAGE}")?),
        Action::TalkToVendor => talk_to_vendor(),
        Action::Connect(path) => {
            let stream = UnixStream::connect(&path)
                .map_err(|error| format!("cannot connect to {}: {error}", path.display()))?;
            // The server is somebody else's: it goes on.
            talk(stream).map(drop)
        }
        Action::Start(program) => {
            let mut qemu = Qemu::start(&program)?;
            quit(&mut talk(qemu.connect()?)?)?;
            let status = qemu.wait()?;
            if status.success() {
                Ok(())
            } else {
                Err(format!("the server ended with {status}").into())
            }
        }
    }
}

fn talk_to_vendor() -> Result {
    let (ours, theirs) = UnixStream::pair()?;
    // Its clock stands still, so that each run prints the same.
    let server = Server::new(|| Timestamp {
        seconds: 1_265_044_230,
        microseconds: 450_486,
    });
    let server = thread::spawn(move || server.serve(&theirs));
    quit(&mut talk(ours)?)?;
    server.join().expect("the server does not panic")?;
    Ok(())
}

type SocketClient = Client<UnixStream, UnixStream>;

/// The story.
fn talk(stream: UnixStream) -> Result<SocketClient> {
    stream.set_read_timeout(Some(client::TIMEOUT))?;
    stream.set_write_timeout(Some(client::TIMEOUT))?;
    let mut client = Client::new(stream.try_clone()?, stream, |arrow, line| {
        // If nobody reads it any more, the story's own next line fails.
        let _ = writeln!(io::stdout(), "{arrow} {line}");
    });

    say("# The server greets. A vendor's version may have a member more than upstream's.")?;
    let greeting = client.greeting::<ExampleVersion>()?;
    show(&greeting.version)?;

    say("\n# The client ends the negotiation, and asks for no capabilities.")?;
    show(&client.call(&QmpCapabilities { enable: None })?)?;

    say("\n# A downstream command. An option that is None is not sent.")?;
    let add = VolumeAdd {
        id: "v0".to_owned(),
        size: 1 << 20,
        read_only: None,
    };
    match client.call(&add) {
        Ok(volume) => {
            show(&volume)?;
            vendor_story(&mut client)?;
        }
        Err(ClientError::Refused(line)) => {
            show_failure(&line)?;
            say("# It is not the vendor's server, and that is no reason to hang up.")?;
        }
        Err(error) => return Err(error.into()),
    }

    say("\n# A command of upstream's, as any server has it.")?;
    show(&client.call(&QueryVersion)?)?;
    Ok(client)
}

/// What only the vendor's server does.
fn vendor_story(client: &mut SocketClient) -> Result {
    say("\n# The downstream event came before the reply; the client has kept it.")?;
    show_event(client)?;

    say("\n# A downstream command that fails, with a downstream error.")?;
    let del = VolumeDel {
        id: "v0".to_owned(),
    };
    match client.call(&del) {
        Ok(empty) => show(&empty)?,
        Err(ClientError::Refused(line)) => show_failure(&line)?,
        Err(error) => return Err(error.into()),
    }

    say("\n# Meanwhile an event of upstream's, with this vendor's member, and another's.")?;
    show_event(client)
}

/// Decodes what a command failed with, and says what a program would act upon.
fn show_failure(line: &ErrorLine) -> Result {
    match line.decode()? {
        Failure::Locked(error) => {
            show(&error)?;
            let holder = error.holder.as_deref().unwrap_or("somebody");
            say(&format!("   so {holder} has to be asked to let go of it"))
        }
        Failure::Other(error) if error.class == AnyError::COMMAND_NOT_FOUND => {
            show(&error)?;
            say("   so the server does not have the command")
        }
        Failure::Other(error) => show(&error),
    }
}

/// Decodes the next event, and passes over one that it does not know.
fn show_event(client: &mut SocketClient) -> Result {
    match client.event()?.decode()? {
        Event::VolumeAdded(event) => show(&event),
        Event::BlockIoError(event) => show(&event),
        Event::Other(event) => say(&format!("   unknown event {}", event.name)),
    }
}

fn quit(client: &mut SocketClient) -> Result {
    say("\n# The end.")?;
    show(&client.call(&Quit)?)
}

fn say(text: &str) -> Result {
    Ok(writeln!(io::stdout(), "{text}")?)
}

/// Prints a value as Rust has it.
fn show(value: &impl std::fmt::Debug) -> Result {
    Ok(writeln!(io::stdout(), "   {value:?}")?)
}
