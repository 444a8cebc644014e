//! `serialize_only` and `deserialize_only`: types that are only written, or only read, of every kind
//! and with members that have no other side.
#![allow(dead_code, reason = "the members are there to be read")]

mod json;

use std::collections::BTreeMap;
use std::path::Path;

use json::{read, write};
use qmp_types::message::Request;
use qmp_types::{Command, Empty, Event, Events, QmpDownstream, UnknownEvent};
use serde::{Deserialize, Serialize, Serializer};

/// Has `Serialize` alone.
#[derive(Serialize)]
struct Written(u8);

/// Has `Deserialize` alone.
#[derive(Debug, PartialEq, Deserialize)]
struct Read(u8);

/// Has neither.
struct Handle<'a>(&'a u8);

fn number<S: Serializer>(handle: &Handle<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u8(*handle.0)
}

mod written {
    use super::*;

    #[derive(QmpDownstream)]
    #[qmp(command = "__com.example_run", returns = Empty, serialize_only)]
    struct Run<'a, T: ?Sized, U> {
        args: &'a [Written],
        name: &'a T,
        env: Option<&'a U>,
        path: &'a Path,
        #[qmp(serialize_with = "number")]
        handle: Handle<'a>,
        #[qmp(skip)]
        done: fn(),
        #[qmp(flatten)]
        place: Place<'a>,
        #[qmp(flatten)]
        user: Option<&'a User<'a>>,
        #[qmp(flatten = "buffered")]
        foreign: Foreign<'a>,
        choice: Choice<'a>,
        alternate: Alternate<'a>,
        format: Format,
        #[qmp(extra)]
        extra: &'a BTreeMap<String, Written>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, serialize_only)]
    struct Place<'a> {
        dir: &'a Written,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, serialize_only)]
    struct User<'a> {
        user: &'a Written,
    }

    #[derive(Serialize)]
    struct Foreign<'a> {
        foreign: &'a [u8],
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase", serialize_only)]
    enum Choice<'a> {
        Place(Place<'a>),
        User(Box<User<'a>>),
        Own {
            list: &'a [Written],
            #[qmp(serialize_with = "number")]
            handle: Handle<'a>,
        },
        Empty {},
        None,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, untagged, serialize_only)]
    enum Alternate<'a> {
        Object(&'a Place<'a>),
        List(&'a [Written]),
        Number(#[qmp(serialize_with = "number")] Handle<'a>),
    }

    #[derive(QmpDownstream)]
    #[qmp(data, rename_all = "lowercase", serialize_only)]
    enum Format {
        Raw,
        Qcow2,
    }

    fn send<C: Command + Serialize>(command: &C) -> String {
        write(&Request::new(command))
    }

    fn run<'a>(
        written: &'a [Written; 2],
        extra: &'a BTreeMap<String, Written>,
        alternate: Alternate<'a>,
    ) -> Run<'a, str, u8> {
        Run {
            args: written,
            name: "n",
            env: Some(&7),
            path: Path::new("/tmp"),
            handle: Handle(&3),
            done: || {},
            place: Place { dir: &written[0] },
            user: None,
            foreign: Foreign { foreign: &[4] },
            choice: Choice::Own {
                list: written,
                handle: Handle(&5),
            },
            alternate,
            format: Format::Qcow2,
            extra,
        }
    }

    #[test]
    fn a_command_borrows_what_cannot_be_read() {
        let written = [Written(1), Written(2)];
        let extra = [("x".to_owned(), Written(9))].into();
        let command = run(&written, &extra, Alternate::Number(Handle(&6)));
        let arguments = r#"{"args":[1,2],"name":"n","env":7,"path":"/tmp","handle":3,"dir":1,"foreign":[4],"choice":{"type":"own","list":[1,2],"handle":5},"alternate":6,"format":"qcow2","x":9}"#;
        assert_eq!(write(&command), arguments);
        assert_eq!(
            send(&command),
            format!(r#"{{"execute":"__com.example_run","arguments":{arguments}}}"#)
        );
    }

    #[test]
    fn the_branches_of_unions_and_alternates_are_written() {
        let one = Written(1);
        let user = || User { user: &one };
        let place = || Place { dir: &one };
        for (choice, text) in [
            (Choice::Place(place()), r#"{"type":"place","dir":1}"#),
            (
                Choice::User(Box::new(user())),
                r#"{"type":"user","user":1}"#,
            ),
            (Choice::Empty {}, r#"{"type":"empty"}"#),
            (Choice::None, r#"{"type":"none"}"#),
        ] {
            assert_eq!(write(&choice), text);
        }
        assert_eq!(write(&Alternate::Object(&place())), r#"{"dir":1}"#);
        assert_eq!(write(&Alternate::List(&[Written(2)])), "[2]");
    }

    #[derive(QmpDownstream)]
    #[qmp(event = "__com.example_FULL", serialize_only)]
    struct Full<'a, T> {
        by: &'a [T],
    }

    #[derive(QmpDownstream)]
    #[qmp(events, serialize_only)]
    enum Sent<'a, T> {
        Full(Full<'a, T>),
        Again(&'a Stop),
    }

    #[derive(QmpDownstream)]
    #[qmp(extends(event = "STOP"), serialize_only)]
    struct Stop;

    #[derive(Debug, QmpDownstream)]
    #[qmp(error = "__com.example_Locked", serialize_only)]
    struct Locked<'a> {
        desc: &'a str,
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(errors, serialize_only)]
    enum Failure<'a> {
        Locked(Locked<'a>),
    }

    #[test]
    fn a_dispatch_enum_has_its_names() {
        let full = Sent::Full(Full { by: &[Written(1)] });
        assert_eq!(full.name(), "__com.example_FULL");
        assert_eq!(
            write(&full),
            r#"{"event":"__com.example_FULL","data":{"by":[1]}}"#
        );
        assert_eq!(
            write(&Sent::<u8>::Again(&Stop)),
            r#"{"event":"STOP","data":{}}"#
        );
        let failure = Failure::Locked(Locked { desc: "d" });
        assert_eq!(failure.to_string(), "d");
        assert_eq!(
            write(&failure),
            r#"{"class":"__com.example_Locked","desc":"d"}"#
        );
    }

    /// The key leaves a trait out, and so the type may have an impl of its own.
    #[test]
    fn what_is_left_out_can_be_written_by_hand() {
        #[derive(QmpDownstream)]
        #[qmp(data, serialize_only)]
        struct Half {
            half: u8,
        }
        impl<'de> Deserialize<'de> for Half {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                u8::deserialize(deserializer).map(|half| Self { half })
            }
        }
        assert_eq!(write(&read::<Half>("1")), r#"{"half":1}"#);
    }
}

mod only_read {
    use super::*;

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(event = "__com.example_FULL", deserialize_only)]
    struct Full<T> {
        id: Read,
        value: T,
        maybe: Option<Read>,
        #[qmp(default)]
        list: Vec<Read>,
        #[qmp(flatten)]
        place: Place,
        choice: Option<Choice>,
        alternate: Option<Alternate<T>>,
        format: Option<Format>,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, deserialize_only)]
    struct Place {
        dir: Read,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, tag = "type", rename_all = "lowercase", deserialize_only)]
    enum Choice {
        Place(Place),
        Own { id: Read },
        None,
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, untagged, deserialize_only)]
    enum Alternate<T> {
        Object(Place),
        List(Vec<T>),
        Number(Read),
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data, rename_all = "lowercase", deserialize_only)]
    enum Format {
        Raw,
        Qcow2,
    }

    #[test]
    fn an_event_has_members_that_cannot_be_written() {
        let text = r#"{"id":1,"value":true,"dir":2,"list":[3],"choice":{"id":4,"type":"own"},"alternate":5,"format":"raw"}"#;
        let full = Full {
            id: Read(1),
            value: true,
            maybe: None,
            list: vec![Read(3)],
            place: Place { dir: Read(2) },
            choice: Some(Choice::Own { id: Read(4) }),
            alternate: Some(Alternate::Number(Read(5))),
            format: Some(Format::Raw),
        };
        assert_eq!(read::<Full<bool>>(text), full);
        assert_eq!(
            read::<Alternate<bool>>("[true]"),
            Alternate::List(vec![true])
        );
        assert_eq!(Full::<u8>::NAME, "__com.example_FULL");
    }

    #[test]
    fn a_dispatch_enum_reads_them() {
        #[derive(Debug, QmpDownstream)]
        #[qmp(events, deserialize_only)]
        enum Received {
            Full(Full<u8>),
            #[qmp(other)]
            Other(UnknownEvent),
        }
        let text = r#"{"event":"__com.example_FULL","data":{"id":1,"value":2,"dir":3}}"#;
        assert!(matches!(read(text), Received::Full(Full { value: 2, .. })));
        assert_eq!(read::<Received>(r#"{"event":"STOP"}"#).name(), "STOP");
    }

    #[test]
    fn an_enum_of_errors_is_shown() {
        #[derive(Debug, QmpDownstream)]
        #[qmp(error = "__com.example_Locked", deserialize_only)]
        struct Locked {
            desc: String,
        }
        #[derive(Debug, QmpDownstream)]
        #[qmp(errors, deserialize_only)]
        enum Failure {
            Locked(Locked),
        }
        let text = r#"{"class":"__com.example_Locked","desc":"d"}"#;
        assert_eq!(read::<Failure>(text).to_string(), "d");
    }
}
