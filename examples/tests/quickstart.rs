//! The program `quickstart` as people run it: what it prints, and how it ends.

use std::io::Write;
use std::os::unix::net::UnixListener;
use std::process::{Command, Output, Stdio};
use std::{env, fs, process, thread};

fn quickstart(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_quickstart"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it prints UTF-8")
}

#[track_caller]
fn fails(arguments: &[&str], expected: &str) {
    let output = quickstart(arguments);
    assert_eq!(text(&output.stderr), format!("quickstart: {expected}\n"));
    assert_eq!(output.status.code(), Some(1));
}

/// To renew what it is compared with: `cargo run --bin quickstart > examples/tests/quickstart.txt`.
#[test]
fn it_tells_its_story() {
    let output = quickstart(&[]);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(text(&output.stdout), include_str!("quickstart.txt"));
    assert!(output.status.success());
}

#[test]
fn it_explains_itself() {
    let output = quickstart(&["--help"]);
    assert!(text(&output.stdout).starts_with("Usage: quickstart ["));
    assert!(output.status.success());
}

#[test]
fn it_refuses_arguments_that_it_does_not_know() {
    for arguments in [
        &["--frobnicate"][..],
        &["--qemu"],
        &["--connect"],
        &["--help", "me"],
        &["--connect", "a", "b"],
        &["a"],
    ] {
        let output = quickstart(arguments);
        assert!(text(&output.stderr).starts_with("Usage: "), "{arguments:?}");
        assert_eq!(text(&output.stdout), "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn it_says_why_it_failed() {
    fails(
        &["--connect", "/nonexistent/socket"],
        "cannot connect to /nonexistent/socket: No such file or directory (os error 2)",
    );
    fails(
        &["--qemu", "/nonexistent/qemu"],
        "cannot start /nonexistent/qemu: No such file or directory (os error 2)",
    );
    fails(
        &["--qemu", "false"],
        "the program ended before it listened, with exit status: 1",
    );
}

#[test]
fn it_says_that_the_server_hung_up_or_speaks_otherwise() {
    let path = env::temp_dir().join(format!("quickstart-{}.sock", process::id()));
    let listener = UnixListener::bind(&path).expect("the socket is new");
    let server = thread::spawn(move || {
        for line in [&b""[..], b"220 mail.example.com\r\n", b"{\"return\": {}}\n"] {
            let (mut stream, _) = listener.accept().expect("a client connects");
            stream.write_all(line).expect("the client listens");
        }
    });
    let path_text = path.to_str().expect("the path is UTF-8");
    for expected in [
        "the server hung up",
        "the server sent what this client cannot read, `220 mail.example.com`: \
         malformed JSON at line 1, column 5: trailing characters",
        r#"the server sent this out of turn: {"return": {}}"#,
    ] {
        fails(&["--connect", path_text], expected);
    }
    server.join().expect("the server does not panic");
    fs::remove_file(&path).expect("the socket is there");
}

#[test]
fn it_leaves_nothing_behind() {
    let dir = env::temp_dir().join(format!("quickstart-{}", process::id()));
    fs::create_dir(&dir).expect("the directory is new");
    let status = Command::new(env!("CARGO_BIN_EXE_quickstart"))
        .args(["--qemu", "false"])
        .env("TMPDIR", &dir)
        .stderr(Stdio::null())
        .status()
        .expect("the program runs");
    assert_eq!(status.code(), Some(1));
    // Only an empty directory can be removed so.
    fs::remove_dir(&dir).expect("the directory is empty");
}
