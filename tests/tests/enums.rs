//! smoke
use qmp_types::message::AnyError;
use qmp_types::{Events, QmpDownstream, UnknownBranch, UnknownEvent};

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_SPICE")]
struct Spice<'a> {
    host: &'a str,
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
struct Stop;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
enum Event<'a> {
    Spice(Spice<'a>),
    Stop(Stop),
    #[qmp(other)]
    Other(UnknownEvent),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct Locked {
    desc: String,
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(errors)]
enum Failure {
    Locked(Locked),
    #[qmp(other)]
    Other(AnyError),
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
enum Format {
    Raw,
    #[qmp(alias = "old")]
    Qcow2,
    #[qmp(rename = "__org.example_turbo")]
    Turbo,
    #[qmp(other)]
    Unknown(String),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct File {
    filename: String,
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
enum Driver {
    NullCo,
    File(File),
    Raw { offset: Option<u64>, file: String },
    #[qmp(other)]
    Other(UnknownBranch),
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case", unknown = "deny")]
struct Options {
    node_name: String,
    #[qmp(flatten)]
    driver: Driver,
}
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data, untagged)]
enum Alt {
    Name(String),
    Object(File),
    Null(()),
    Many(Vec<u8>),
    Number(f64),
}
#[test]
fn smoke() {
    for text in [
        r#"{"event":"__com.redhat_SPICE","data":{"host":"a"}}"#,
        r#"{"data":{"host":"a"},"event":"__com.redhat_SPICE", "timestamp": {}}"#,
        r#"{"event":"STOP"}"#,
        r#"{"event":"X","data":[1]}"#,
    ] {
        let e: Event = serde_json::from_str(text).unwrap();
        println!("{e:?} {} {}", e.name(), serde_json::to_string(&e).unwrap());
    }
    println!("{}", serde_json::from_str::<Event>(r#"{"event":"__com.redhat_SPICE","data":{"host":1}}"#).unwrap_err());
    println!("{}", serde_json::from_str::<Event>(r#"{"data":{"host":1},"event":"__com.redhat_SPICE"}"#).unwrap_err());
    for text in [r#"{"class":"__com.redhat_DriveLocked","desc":"a"}"#, r#"{"desc":"a","x":1,"class":"Y"}"#] {
        let e: Failure = serde_json::from_str(text).unwrap();
        println!("{e:?} {e} {}", serde_json::to_string(&e).unwrap());
    }
    let f: Vec<Format> = serde_json::from_str(r#"["raw","old","__org.example_turbo","new"]"#).unwrap();
    println!("{f:?} {} {:?}", serde_json::to_string(&f).unwrap(), Format::ALL);
    for text in [r#"{"node-name":"n","driver":"null-co"}"#, r#"{"filename":"f","node-name":"n","driver":"file"}"#, r#"{"offset":3,"file":"f","node-name":"n","driver":"raw"}"#, r#"{"offset":3,"file":"f","node-name":"n","driver":"z"}"#] {
        let e: Options = serde_json::from_str(text).unwrap();
        println!("{e:?} {}", serde_json::to_string(&e).unwrap());
    }
    println!("{}", serde_json::from_str::<Options>(r#"{"filename":"f","x":3,"node-name":"n","driver":"file"}"#).unwrap_err());
    let f: Vec<Alt> = serde_json::from_str(r#"["raw",{"filename": "f"},null,[1],3,4.5]"#).unwrap();
    println!("{f:?} {}", serde_json::to_string(&f).unwrap());
    println!("{}", serde_json::from_str::<Alt>(r#"true"#).unwrap_err());
}
