//! The program `server`, running for a test.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

/// A running server, killed when it is dropped.
pub struct Server {
    child: Child,
    path: PathBuf,
    /// What is removed in the end: the directory that was made for it.
    dir: Option<PathBuf>,
}

impl Server {
    /// Starts it with a socket in a directory of its own.
    pub fn start() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let dir = env::temp_dir().join(format!("qmp-server-{}-{number}", process::id()));
        fs::create_dir(&dir).expect("the directory is new");
        let mut server = Self::start_at(dir.join("qmp.sock"));
        server.dir = Some(dir);
        server
    }

    /// Starts it, and returns when it listens.
    pub fn start_at(path: PathBuf) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_server"))
            .arg(&path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("it is a pipe");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("it prints UTF-8");
        assert_eq!(line, format!("listening on {}\n", path.display()));
        Self {
            child,
            path,
            dir: None,
        }
    }

    /// Waits until it ends.
    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("it is a child of ours")
    }

    /// Its number in the system.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its socket.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Killing fails if it has ended; what matters is that it is reaped.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(dir) = &self.dir {
            let _ = fs::remove_dir_all(dir);
        }
    }
}
