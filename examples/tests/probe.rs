//! The program `probe` as people run it: what it says of an upstream QEMU, of a vendor's, and of
//! one that is too old to be asked.
//!
//! Where `qemu-storage-daemon` is not installed the test with it is skipped, and says so; with
//! `QMP_LIVE=required` in the environment it fails instead.

#[path = "support/installed.rs"]
mod installed;

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixListener;
use std::process::{Command, Output};
use std::{env, fs, process, thread};

use serde_json::{Value, json};

fn probe(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_probe"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it prints UTF-8")
}

/// Probes a server that knows these replies, and no other command.
fn probe_server(name: &str, replies: Value) -> Output {
    let path = env::temp_dir().join(format!("probe-{}-{name}.sock", process::id()));
    let listener = UnixListener::bind(&path).expect("the socket is new");
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client connects");
        let version = json!({"qemu": {"major": 0, "minor": 12, "micro": 1}, "package": ""});
        let greeting = json!({"QMP": {"version": version, "capabilities": []}});
        writeln!(stream, "{greeting}").expect("the client listens");
        let lines = BufReader::new(stream.try_clone().expect("it is open")).lines();
        for line in lines {
            let line = line.expect("the client sends text");
            let request: Value = serde_json::from_str(&line).expect("the client sends JSON");
            let name = request["execute"].as_str().expect("it is a command");
            let id = &request["id"];
            let reply = match replies.get(name) {
                Some(reply) => json!({"return": reply, "id": id}),
                None => {
                    let error = json!({"class": "CommandNotFound", "desc": name});
                    json!({"error": error, "id": id})
                }
            };
            writeln!(stream, "{reply}").expect("the client listens");
        }
    });
    let output = probe(&["--connect", path.to_str().expect("the path is UTF-8")]);
    server.join().expect("the server does not panic");
    fs::remove_file(&path).expect("the socket is there");
    output
}

#[test]
fn an_upstream_server_has_none_and_what_was_extended_fits() {
    let Some(program) = installed::program("qemu-storage-daemon") else {
        return;
    };
    let program = program.to_str().expect("the path is UTF-8");
    let output = probe(&["--qemu", program]);
    assert_eq!(text(&output.stderr), "");
    let (title, table) = text(&output.stdout)
        .split_once("\n\n")
        .expect("there is a title");
    assert!(
        title.starts_with("Red Hat's extensions on QEMU "),
        "{title}"
    );
    assert_eq!(
        table,
        "\
offered  fits  extension
no       -     command __com.redhat_drive_add
no       -     command __com.redhat_drive_del
no       -     command __com.redhat_qxl_screendump
no       -     command __com.redhat_set_password
no       -     command __com.redhat_spice_migrate_info
no       -     command __com.redhat_drive-mirror
no       -     command __com.redhat_drive-reopen
no       -     command __com.redhat_block-commit
no       -     command __com.redhat_change-backing-file
yes      yes   command transaction
                 without arguments.actions[].type=__com.redhat_drive-mirror
no       -     event __com.redhat_SPICE_INITIALIZED
no       -     event __com.redhat_SPICE_DISCONNECTED
yes      yes   event BLOCK_IO_ERROR
                 without data.__com.redhat_reason
                 without data.__com.redhat_debug_info
"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_vendors_server_fits_or_it_is_said_where_not() {
    let schema = json!([
        {"name": "__com.redhat_drive_del", "meta-type": "command", "arg-type": "1",
         "ret-type": "0"},
        {"name": "__com.redhat_block-commit", "meta-type": "command", "arg-type": "2",
         "ret-type": "0"},
        {"name": "0", "meta-type": "object", "members": []},
        {"name": "1", "meta-type": "object", "members": [{"name": "id", "type": "str"}]},
        {"name": "2", "meta-type": "object", "members": [
            {"name": "device", "type": "str"}, {"name": "job", "type": "str"},
            {"name": "base", "type": "str", "default": null}, {"name": "top", "type": "str"}]},
        {"name": "str", "meta-type": "builtin", "json-type": "string"},
    ]);
    let output = probe_server(
        "vendor",
        json!({"qmp_capabilities": {}, "query-qmp-schema": schema}),
    );
    let table = text(&output.stdout);
    assert!(
        table.contains("\nyes      yes   command __com.redhat_drive_del\nno "),
        "{table}"
    );
    let misfit = "
yes      no    command __com.redhat_block-commit
                 arguments.speed: the server does not know it
                 arguments.job: the server requires it, and it is missing here
no ";
    assert!(table.contains(misfit), "{table}");
    assert_eq!(output.status.code(), Some(3));
}

/// As RHEL 6 is, whose QEMU 0.12 does not describe itself.
#[test]
fn an_old_server_names_its_commands_and_no_events() {
    let names = json!([{"name": "__com.redhat_drive_add"}, {"name": "transaction"}]);
    let output = probe_server(
        "old",
        json!({"qmp_capabilities": {}, "query-commands": names}),
    );
    let table = text(&output.stdout);
    for line in [
        "Red Hat's extensions on QEMU 0.12.1:",
        "yes      -     command __com.redhat_drive_add",
        "no       -     command __com.redhat_drive_del",
        "yes      -     command transaction",
        "-        -     event BLOCK_IO_ERROR",
    ] {
        assert!(table.lines().any(|found| found == line), "{line}\n{table}");
    }
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn it_explains_itself_and_says_why_it_failed() {
    let output = probe(&["--help"]);
    assert!(text(&output.stdout).starts_with("Usage: probe "));
    assert_eq!(output.status.code(), Some(0));

    for arguments in [&[][..], &["--frobnicate"], &["--qemu"], &["--help", "me"]] {
        let output = probe(arguments);
        assert!(text(&output.stderr).starts_with("Usage: "), "{arguments:?}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }

    let output = probe(&["--connect", "/nonexistent/socket"]);
    assert_eq!(
        text(&output.stderr),
        "probe: cannot connect to /nonexistent/socket: No such file or directory (os error 2)\n"
    );
    assert_eq!(output.status.code(), Some(1));

    let output = probe_server("refusing", json!({}));
    assert!(text(&output.stderr).starts_with("probe: CommandNotFound"));
    assert_eq!(output.status.code(), Some(1));
}
