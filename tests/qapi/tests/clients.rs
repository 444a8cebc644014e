//! The clients of `qapi`, the synchronous one and the one on tokio, with derived commands: against
//! a real `qemu-storage-daemon`, and where their stream stops against lines that are written here.
//!
//! Where the program is not installed its tests are skipped, and say so; with `QMP_LIVE=required`
//! in the environment they fail instead.

#[path = "../../../examples/quickstart/qemu.rs"]
mod qemu;

use std::io::{self, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use futures::StreamExt;
use qapi::futures::{QapiEvents, QmpStreamTokio};
use qapi::{ErrorClass, ExecuteError, Qmp, Stream};
use qemu::Qemu;
use qmp_qapi_tests::execute;
use qmp_types::QmpDownstream;
use qmp_types::message::Version;

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "query-version"), returns = Version, qapi_qmp)]
struct QueryVersion;

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "blockdev-add"), rename_all = "kebab-case", qapi_qmp)]
struct BlockdevAddNull<'a> {
    driver: &'a str,
    node_name: &'a str,
    #[qmp(rename = "__com.example_tier")]
    tier: Option<u8>,
}

#[derive(Debug, QmpDownstream)]
#[qmp(extends(command = "blockdev-mirror"), rename_all = "kebab-case")]
struct BlockdevMirror<'a> {
    job_id: &'a str,
    device: &'a str,
    target: &'a str,
    sync: &'a str,
}

#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.example_volume-add", returns = Volume, qapi_qmp)]
struct VolumeAdd<'a> {
    id: &'a str,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Volume {
    id: String,
}

const ADD: VolumeAdd<'_> = VolumeAdd { id: "v0" };

const fn null(node_name: &str, tier: Option<u8>) -> BlockdevAddNull<'_> {
    BlockdevAddNull {
        driver: "null-co",
        node_name,
        tier,
    }
}

type Socket = Stream<BufReader<UnixStream>, UnixStream>;

fn client(stream: UnixStream) -> Qmp<Socket> {
    let timeout = Some(Duration::from_secs(10));
    stream.set_read_timeout(timeout).expect("it is not zero");
    let reader = stream.try_clone().expect("a socket can be cloned");
    Qmp::new(Stream::new(BufReader::new(reader), stream))
}

fn storage_daemon() -> Option<Qemu> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found: Option<PathBuf> = env::split_paths(&path)
        .map(|dir| dir.join("qemu-storage-daemon"))
        .find(|program| program.is_file());
    if found.is_none() {
        let required = env::var_os("QMP_LIVE").is_some_and(|value| value == "required");
        assert!(!required, "qemu-storage-daemon is not installed");
        // Not by `eprintln!`, whose output the test harness hides.
        let note = b"\nSKIPPED: qemu-storage-daemon is not installed\n";
        io::stderr().write_all(note).expect("stderr is open");
    }
    found.map(|program| Qemu::start(&program).expect("it starts"))
}

#[track_caller]
fn refused<T>(result: Result<T, ExecuteError>, class: ErrorClass, desc: &str) {
    match result {
        Err(ExecuteError::Qapi(error)) => {
            assert_eq!((error.class, &*error.desc), (class, desc));
        }
        Err(ExecuteError::Io(error)) => panic!("{error}"),
        Ok(_) => panic!("it is not refused"),
    }
}

const NO_SUCH_COMMAND: &str = "The command __com.example_volume-add has not been found";

#[test]
fn the_synchronous_client() {
    let Some(mut daemon) = storage_daemon() else {
        return;
    };
    let mut qmp = client(daemon.connect().unwrap());
    let greeting = qmp.handshake().unwrap();

    let version = qmp.execute(&QueryVersion).unwrap();
    assert_eq!(version.qemu.major, greeting.version.qemu.major);

    refused(
        qmp.execute(&ADD),
        ErrorClass::CommandNotFound,
        NO_SUCH_COMMAND,
    );
    let desc = "Parameter '__com.example_tier' is unexpected";
    refused(
        qmp.execute(&null("n0", Some(1))),
        ErrorClass::GenericError,
        desc,
    );
    qmp.execute(&null("n0", None)).unwrap();
    qmp.execute(&null("n1", None)).unwrap();

    // Both ways to execute take turns, and events of upstream's come by either.
    let mirror = BlockdevMirror {
        job_id: "j0",
        device: "n0",
        target: "n1",
        sync: "none",
    };
    let mut heard = Vec::new();
    execute(&mut qmp, &mirror, |event| {
        heard.push(event.name().to_owned());
    })
    .unwrap();
    assert_eq!(heard[0], "JOB_STATUS_CHANGE");
    let error = execute(&mut qmp, &ADD, |_| {}).unwrap_err();
    assert_eq!(error.to_string(), NO_SUCH_COMMAND);
    qmp.execute(&qapi::qmp::quit {}).unwrap();
    assert!(daemon.wait().unwrap().success());
}

#[tokio::test]
async fn the_asynchronous_client() {
    let Some(mut daemon) = storage_daemon() else {
        return;
    };
    // The socket is there when it can be connected to.
    drop(daemon.connect().unwrap());
    let stream = QmpStreamTokio::open_uds(daemon.socket()).await.unwrap();
    let (qmp, events) = stream.negotiate().await.unwrap().into_parts();
    let events = events.spawn_tokio();

    let version = qmp.execute(QueryVersion).await.unwrap();
    assert!(version.qemu.major >= 5);
    qmp.execute(null("n0", None)).await.unwrap();
    let added = qmp.execute(ADD).await;
    refused(added, ErrorClass::CommandNotFound, NO_SUCH_COMMAND);
    qmp.execute(qapi::qmp::quit {}).await.unwrap();

    events.await.unwrap();
    assert!(daemon.wait().unwrap().success());
}

const GREETING: &str = r#"{"QMP": {"version": {"qemu": {"micro": 2, "minor": 0, "major": 10},
    "package": ""}, "capabilities": []}}"#;
const NEGOTIATED: &str = r#"{"return": {}}"#;
const TIMESTAMP: &str = r#""timestamp": {"seconds": 1, "microseconds": 2}"#;
const RETURNED: &str = r#"{"return": {"id": "v0", "__com.example_new": 1}}"#;
const LOCKED: &str = r#"{"error": {"class": "__com.example_VolumeLocked", "desc": "locked"}}"#;

fn event(name: &str, data: &str) -> String {
    format!(r#"{{"event": "{name}", "data": {data}, {TIMESTAMP}}}"#)
}

fn vendors_event() -> String {
    event("__com.example_VOLUME_ADDED", r#"{"id": "v0"}"#)
}

/// Writes what a server would, and leaves what it is asked unread.
fn server(lines: &[&str]) -> (UnixStream, UnixStream) {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    for line in lines {
        writeln!(theirs, "{}", line.replace('\n', "")).unwrap();
    }
    (ours, theirs)
}

/// README says so.
#[test]
fn the_synchronous_client_stops_at_an_event_that_it_does_not_know() {
    let lines = [
        GREETING,
        NEGOTIATED,
        &event("STOP", "{}"),
        &vendors_event(),
        RETURNED,
    ];
    let (ours, _theirs) = server(&lines);
    let mut qmp = client(ours);
    qmp.handshake().unwrap();
    let Err(ExecuteError::Io(error)) = qmp.execute(&ADD) else {
        panic!("the event is read");
    };
    assert!(
        error.to_string().contains("did not match any variant"),
        "{error}"
    );
    assert_eq!(qmp.events().count(), 1);
    // The reply is still to come, and is taken for that of the next command.
    assert_eq!(qmp.execute(&ADD).unwrap().id, "v0");
}

/// README says so.
#[test]
fn the_synchronous_client_stops_at_an_error_that_it_does_not_know() {
    let (ours, _theirs) = server(&[GREETING, NEGOTIATED, LOCKED]);
    let mut qmp = client(ours);
    qmp.handshake().unwrap();
    assert!(matches!(qmp.execute(&ADD), Err(ExecuteError::Io(_))));
}

#[test]
fn beside_it_nothing_stops() {
    let lines = [
        GREETING,
        NEGOTIATED,
        &event("STOP", "{}"),
        &vendors_event(),
        RETURNED,
        LOCKED,
    ];
    let (ours, mut theirs) = server(&lines);
    let mut qmp = client(ours);
    qmp.handshake().unwrap();
    let mut heard = Vec::new();
    let volume = execute(&mut qmp, &ADD, |event| heard.push(event.name().to_owned())).unwrap();
    assert_eq!(
        volume,
        Volume {
            id: "v0".to_owned()
        }
    );
    assert_eq!(heard, ["STOP", "__com.example_VOLUME_ADDED"]);
    let error = execute(&mut qmp, &ADD, |_| {}).unwrap_err();
    assert_eq!(error.to_string(), "locked");

    drop(qmp);
    let mut asked = String::new();
    theirs.read_to_string(&mut asked).unwrap();
    let add = r#"{"execute":"__com.example_volume-add","arguments":{"id":"v0"}}"#;
    assert!(asked.ends_with(&format!("\n{add}\n{add}\n")), "{asked}");
}

/// README says so.
#[tokio::test]
async fn the_asynchronous_clients_stream_ends_at_an_event_that_it_does_not_know() {
    let lines = [
        GREETING,
        &event("STOP", "{}"),
        &vendors_event(),
        &event("RESUME", "{}"),
    ];
    let (ours, _theirs) = server(&lines);
    ours.set_nonblocking(true).unwrap();
    let ours = tokio::net::UnixStream::from_std(ours).unwrap();
    let stream = QmpStreamTokio::open(ours).await.unwrap().stream;
    let (_qmp, mut events): (_, QapiEvents<_>) = stream.into_parts();
    assert!(matches!(
        events.next().await,
        Some(Ok(qapi::qmp::Event::STOP { .. }))
    ));
    assert!(matches!(events.next().await, Some(Err(_))));
    assert!(events.next().await.is_none());
}

#[test]
fn readme_shows_what_is_run_here() {
    let source = include_str!("../src/lib.rs");
    let shown = source.split("// README begins here.\n").nth(1);
    let shown = shown.and_then(|shown| shown.split("// README ends here.").next());
    let readme = fs::read_to_string("../../README.md").unwrap();
    assert!(readme.contains(shown.unwrap()));
}
