//! The derive where `qmp-types` has another name in Cargo.toml, so that `::qmp_types` is
//! not there: each kind of type, with `crate = "qmp"`. That it compiles is the test.

use qmp::QmpDownstream;

/// A command.
#[derive(Debug, QmpDownstream)]
#[qmp(command = "__com.redhat_drive-add", crate = "qmp")]
pub struct DriveAdd {
    /// Its name.
    pub id: String,
}

/// An event.
#[derive(Debug, QmpDownstream)]
#[qmp(event = "__com.redhat_PING", crate = "qmp")]
pub struct Ping;

/// An error.
#[derive(Debug, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked", crate = "qmp")]
pub struct DriveLocked {
    /// For people.
    pub desc: String,
}

/// Commands.
#[derive(Debug, QmpDownstream)]
#[qmp(commands, rfqdn = "com.redhat", crate = "qmp")]
pub enum Command {
    /// The one.
    DriveAdd(DriveAdd),
}

/// Events.
#[derive(Debug, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat", crate = "qmp")]
pub enum Event {
    /// The one.
    Ping(Ping),
}

/// Errors.
#[derive(Debug, QmpDownstream)]
#[qmp(errors, rfqdn = "com.redhat", crate = "qmp")]
pub enum Failure {
    /// The one.
    Locked(DriveLocked),
}

/// Values.
#[derive(Debug, QmpDownstream)]
#[qmp(data, rename_all = "lowercase", crate = "qmp")]
pub enum Format {
    /// The one.
    Raw,
}

/// A union.
#[derive(Debug, QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "lowercase", crate = "qmp")]
pub enum Action {
    /// With members.
    Add {
        /// A value.
        format: Format,
    },
    /// Without.
    Nothing,
}

/// An alternate.
#[derive(Debug, QmpDownstream)]
#[qmp(data, untagged, crate = "qmp")]
pub enum Reference {
    /// An object.
    Action(Action),
    /// A string.
    Name(String),
}

#[test]
fn it_works() {
    let reference = r#"{"type":"add","format":"raw"}"#;
    let read: Reference = serde_json::from_str(reference).expect("a reference");
    assert_eq!(serde_json::to_string(&read).expect("JSON"), reference);
}
