//! Starts a QEMU program with a QMP socket, and sees to it that nothing of it is left. The
//! quickstart's `--qemu` and the live test use it.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

/// How long the program may take to listen, and to end.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A running program. Dropped, it is killed if it still runs.
pub struct Qemu {
    child: Child,
    // Removed after the child is gone: fields are dropped in this order.
    dir: PrivateDir,
}

impl Qemu {
    /// Starts `qemu-storage-daemon`, or a `qemu-system-…` without a machine.
    pub fn start(program: &Path) -> io::Result<Self> {
        let none = ["-M", "none", "-display", "none", "-nodefaults"];
        let machine = if is_storage_daemon(program) {
            &[][..]
        } else {
            &none
        };
        Self::start_with(program, machine)
    }

    /// Starts either, told apart by the file's name, with these options and those for the monitor.
    pub fn start_with(program: &Path, options: &[&str]) -> io::Result<Self> {
        let dir = PrivateDir::new()?;
        let socket = option_value(&dir.0.join(SOCKET))?;
        let child = Command::new(program)
            .args(options)
            .args(monitor(program, &socket))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .map_err(|error| annotate(&error, &format!("cannot start {}", program.display())))?;
        Ok(Self { child, dir })
    }

    /// The path of the monitor's socket.
    pub fn socket(&self) -> PathBuf {
        self.dir.0.join(SOCKET)
    }

    /// Connects to the program's monitor, once it listens.
    pub fn connect(&mut self) -> io::Result<UnixStream> {
        let path = self.socket();
        let deadline = Instant::now() + TIMEOUT;
        loop {
            match UnixStream::connect(&path) {
                Ok(stream) => return Ok(stream),
                Err(error) if Instant::now() > deadline => {
                    return Err(annotate(&error, "the program does not listen"));
                }
                Err(_) => {}
            }
            if let Some(status) = self.child.try_wait()? {
                let message = format!("the program ended before it listened, with {status}");
                return Err(io::Error::other(message));
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for the program to end, after a `quit`.
    pub fn wait(mut self) -> io::Result<ExitStatus> {
        let deadline = Instant::now() + TIMEOUT;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(Duration::from_millis(10));
        }
        Err(io::Error::new(
            ErrorKind::TimedOut,
            "the program does not end, and is killed",
        ))
    }
}

impl Drop for Qemu {
    fn drop(&mut self) {
        // Killing fails if it has ended; what matters is that it is reaped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const SOCKET: &str = "qmp.sock";

/// A path as it stands in an option, where a comma is written twice.
fn option_value(path: &Path) -> io::Result<String> {
    match path.to_str() {
        Some(path) => Ok(path.replace(',', ",,")),
        None => Err(io::Error::other("the temporary directory is not UTF-8")),
    }
}

fn is_storage_daemon(program: &Path) -> bool {
    let name = program.file_name().and_then(OsStr::to_str);
    name.is_some_and(|name| name.contains("storage-daemon"))
}

/// The options for a monitor on this socket.
fn monitor(program: &Path, socket: &str) -> Vec<String> {
    let chardev = format!("socket,id=c,path={socket},server=on,wait=off");
    let options = if is_storage_daemon(program) {
        ["--chardev", &chardev, "--monitor", "chardev=c"]
    } else {
        ["-chardev", &chardev, "-mon", "chardev=c,mode=control"]
    };
    options.map(str::to_owned).to_vec()
}

/// A directory that nobody else may enter, so that nobody else gets at the monitor.
struct PrivateDir(PathBuf);

impl PrivateDir {
    fn new() -> io::Result<Self> {
        for number in 0..1000 {
            let path = env::temp_dir().join(format!("qmp-{}-{number}", process::id()));
            match fs::DirBuilder::new().mode(0o700).create(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(annotate(&error, &path.display().to_string())),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }
}

impl Drop for PrivateDir {
    fn drop(&mut self) {
        // Nothing can be done about it, and the system empties the place sooner or later.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn annotate(error: &io::Error, what: &str) -> io::Error {
    io::Error::new(error.kind(), format!("{what}: {error}"))
}
