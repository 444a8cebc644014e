//! A QMP server as a vendor could write it in Rust, for any client to talk to: QEMU's `qmp-shell`,
//! for example. `--help` says how to run it.
//!
//! `serve` is the server, and is the quickstart's too, as are the types in `vendor`. Here is the
//! socket.

mod serve;
#[path = "../quickstart/vendor.rs"]
mod vendor;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::{fs, thread};

use qmp_types::message::Timestamp;
use serve::{End, Server};

const USAGE: &str = "\
Usage: server PATH

The QMP server of a vendor, com.example. It listens on a UNIX socket at PATH until a
client sends `quit`, and knows, beside some of upstream's commands:
  __com.example_volume-add   adds a volume; event __com.example_VOLUME_ADDED
  __com.example_volume-del   fails with the error __com.example_VolumeLocked

  --help   print this

Try it with `qmp-shell PATH` from the Python package qemu.qmp.
";

/// How many clients there may be at a time.
const MAX_CLIENTS: usize = 32;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(argument), None) = (arguments.next(), arguments.next()) else {
        return misused();
    };
    let result = match argument.to_str() {
        Some("--help" | "-h") => write!(io::stdout(), "{USAGE}"),
        Some(option) if option.starts_with('-') => return misused(),
        _ => run(argument),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn misused() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}

fn run(path: OsString) -> io::Result<()> {
    let path = PathBuf::from(path);
    let listener = listen(&path).map_err(|error| {
        let message = format!("cannot listen on {}: {error}", path.display());
        io::Error::new(error.kind(), message)
    })?;
    writeln!(io::stdout(), "listening on {}", path.display())?;
    let (quit, told_to_quit) = sync_channel(1);
    thread::spawn(move || accept(&listener, &quit));
    // The threads of the other clients end with the program.
    let result = told_to_quit.recv().expect("it is told before it hangs up");
    fs::remove_file(&path)?;
    result
}

/// Takes the place of a server that has left its socket behind, but of nothing else.
fn listen(path: &Path) -> io::Result<UnixListener> {
    match UnixListener::bind(path) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let is_socket = fs::symlink_metadata(path)?.file_type().is_socket();
            if !is_socket || UnixStream::connect(path).is_ok() {
                return Err(error);
            }
            fs::remove_file(path)?;
            UnixListener::bind(path)
        }
        result => result,
    }
}

/// Serves whoever comes, and says when that is over.
fn accept(listener: &UnixListener, quit: &SyncSender<io::Result<()>>) {
    let server = Server::new(Timestamp::now);
    let clients = AtomicUsize::new(0);
    thread::scope(|scope| {
        loop {
            let stream = match listener.accept() {
                Ok((stream, _)) => stream,
                // The client was gone before its turn came.
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => continue,
                Err(error) => {
                    // If it is not the first to say so, it is over anyway.
                    let _ = quit.try_send(Err(error));
                    return;
                }
            };
            // A client that is one too many finds the connection closed.
            if clients.load(Ordering::Relaxed) == MAX_CLIENTS {
                continue;
            }
            clients.fetch_add(1, Ordering::Relaxed);
            let (server, clients) = (&server, &clients);
            scope.spawn(move || {
                match server.serve(&stream) {
                    Ok(End::Quit) => {
                        let _ = quit.try_send(Ok(()));
                    }
                    Ok(End::HangUp) => {}
                    Err(error) => eprintln!("server: a client is lost: {error}"),
                }
                clients.fetch_sub(1, Ordering::Relaxed);
            });
        }
    });
}
