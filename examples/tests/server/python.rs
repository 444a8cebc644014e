//! The server and the client that QEMU's own tests use: Python's `qemu.qmp`.
//!
//! It runs where Python can import that package, and is skipped elsewhere, loudly. With
//! `QMP_LIVE=required` in the environment it installs the package below Cargo's target directory,
//! and fails if it cannot.

use std::path::Path;
use std::process::{Command, Output};

use super::installed;
use super::running::Server;

/// The package, at the version that this was written for.
const PACKAGE: &str = "qemu.qmp==0.0.6";

/// What the client prints.
const EXPECTED: &str = r"
greeting: example 10.0.2-1, __com.example_build 2026-07-01
query-version: __com.example_build 2026-07-01
__com.example_volume-add: {'id': 'v0', 'node-name': 'node-v0'}
event: __com.example_VOLUME_ADDED {'id': 'v0', 'size': 1048576}
failed: __com.example_VolumeLocked: Volume 'v0' is locked (__com.example_holder: backup)
event: BLOCK_IO_ERROR of v0
failed: CommandNotFound: The command __com.example_volume-sub has not been found
failed: GenericError: Parameter 'size' is missing
failed: GenericError: Parameter 'size' expects uint64
failed: GenericError: Parameter 'colour' is unexpected
failed: GenericError: QMP input member 'colour' is unexpected
failed: GenericError: QMP input member 'exec-oob' is unexpected
failed: CommandNotFound: Capabilities negotiation is already complete, command ignored
quit
";

fn python(packages: &Path) -> Command {
    let mut command = Command::new("python3");
    command.env("PYTHONPATH", packages);
    command
}

fn run(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(output)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Makes sure that the package is there, in this directory or elsewhere.
fn find_package(packages: &Path) -> Result<(), String> {
    let import = ["-c", "import qemu.qmp"];
    let found = run(python(packages).args(import));
    if found.is_ok() || !installed::is_required() {
        return found.map(drop);
    }
    let install = ["-m", "pip", "install", "--quiet", "--target"];
    run(python(packages).args(install).arg(packages).arg(PACKAGE))?;
    run(python(packages).args(import)).map(drop)
}

#[test]
fn pythons_client_talks_to_the_server() {
    let packages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    if let Err(error) = find_package(&packages) {
        installed::skip(&format_args!("Python cannot import qemu.qmp: {error}"));
        return;
    }
    let mut server = Server::start();
    let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server/client.py");
    let output = run(python(&packages).arg(client).arg(server.path()));
    let output = output.unwrap_or_else(|error| panic!("{error}"));
    let output = String::from_utf8(output.stdout).expect("it prints UTF-8");
    assert_eq!(output, EXPECTED.trim_start());
    assert!(server.wait().success());
}
