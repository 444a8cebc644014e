//! `#[qmp(events)]`: which type an event is, by its name. The name is looked at first,
//! wherever it stands among the members.

mod json;

use std::collections::BTreeMap;

use json::{read, refusal, same, write};
use qmp_types::{Event, Events, QmpDownstream, UnknownEvent};
use serde::de::IgnoredAny;
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_SPICE_INITIALIZED")]
struct SpiceInitialized {
    host: String,
    port: u16,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_TEXT")]
struct Text<'a> {
    text: &'a str,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(event = "__com.redhat_HOLDER")]
struct Holder<T> {
    held: T,
}

/// An upstream event to which the vendor added a member.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"))]
struct BlockIoError {
    device: String,
    #[qmp(rename = "__com.redhat_reason")]
    reason: Option<String>,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

/// An upstream event as it is.
#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
struct Stop;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
enum Known<'a> {
    SpiceInitialized(SpiceInitialized),
    Text(Text<'a>),
    Holder(Holder<u8>),
    BlockIoError(Box<BlockIoError>),
    Stop(Stop),
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
enum AnyEvent<'a> {
    SpiceInitialized(SpiceInitialized),
    Text(Text<'a>),
    BlockIoError(Box<BlockIoError>),
    Stop(Stop),
    #[qmp(other)]
    Other(UnknownEvent),
}

const SPICE: &str =
    r#"{"event":"__com.redhat_SPICE_INITIALIZED","data":{"host":"127.0.0.1","port":5921}}"#;

fn spice() -> SpiceInitialized {
    SpiceInitialized {
        host: "127.0.0.1".to_owned(),
        port: 5921,
    }
}

fn other(name: &str, data: Option<Value>) -> AnyEvent<'static> {
    AnyEvent::Other(UnknownEvent {
        name: name.to_owned(),
        data,
    })
}

mod the_name_decides {
    use super::*;

    #[test]
    fn the_type_and_is_the_payloads() {
        assert_eq!(same::<Known<'_>>(SPICE), Known::SpiceInitialized(spice()));
        assert_eq!(
            same::<Known<'_>>(r#"{"event":"__com.redhat_TEXT","data":{"text":"t"}}"#),
            Known::Text(Text { text: "t" })
        );
        assert_eq!(
            same::<Known<'_>>(r#"{"event":"__com.redhat_HOLDER","data":{"held":1}}"#),
            Known::Holder(Holder { held: 1 })
        );
    }

    #[test]
    fn of_upstreams_events_too_with_their_downstream_members() {
        let event: Known<'_> = same(
            r#"{"event":"BLOCK_IO_ERROR","data":{"device":"d","__com.redhat_reason":"eio","qom":1}}"#,
        );
        let expected = BlockIoError {
            device: "d".to_owned(),
            reason: Some("eio".to_owned()),
            extra: [("qom".to_owned(), json!(1))].into(),
        };
        assert_eq!(event, Known::BlockIoError(Box::new(expected)));
    }

    #[test]
    fn wherever_it_stands() {
        let name = r#""event":"__com.redhat_SPICE_INITIALIZED""#;
        let data = r#""data":{"port":5921,"host":"127.0.0.1"}"#;
        let stamp = r#""timestamp":{"seconds":-1,"microseconds":-1}"#;
        for [a, b, c] in [
            [name, data, stamp],
            [name, stamp, data],
            [data, name, stamp],
            [data, stamp, name],
            [stamp, name, data],
            [stamp, data, name],
        ] {
            let text = format!("{{{a},{b},{c}}}");
            assert_eq!(read::<Known<'_>>(&text), Known::SpiceInitialized(spice()));
            assert_eq!(
                read::<AnyEvent<'_>>(&text),
                AnyEvent::SpiceInitialized(spice())
            );
        }
    }

    #[test]
    fn however_it_is_escaped() {
        let text = r#"{"ev\u0065nt":"ST\u004fP","d\u0061ta":{}}"#;
        assert_eq!(read::<Known<'_>>(text), Known::Stop(Stop));
    }

    #[test]
    fn with_its_case() {
        assert_eq!(
            read::<AnyEvent<'_>>(r#"{"event":"stop"}"#),
            other("stop", None)
        );
        assert_eq!(
            read::<AnyEvent<'_>>(r#"{"event":"__COM.redhat_TEXT"}"#),
            other("__COM.redhat_TEXT", None)
        );
    }

    #[test]
    fn and_is_told_of_the_enum_and_of_a_value() {
        assert_eq!(
            Known::NAMES,
            [
                "__com.redhat_SPICE_INITIALIZED",
                "__com.redhat_TEXT",
                "__com.redhat_HOLDER",
                "BLOCK_IO_ERROR",
                "STOP",
            ]
        );
        assert_eq!(AnyEvent::NAMES.len(), 4);
        assert_eq!(Known::Stop(Stop).name(), "STOP");
        assert_eq!(
            AnyEvent::SpiceInitialized(spice()).name(),
            SpiceInitialized::NAME
        );
        assert_eq!(
            other("__org.example_NEWS", None).name(),
            "__org.example_NEWS"
        );
    }
}

mod the_envelope {
    use super::*;

    /// The specification lets a server add members to output, and clients ignore them.
    #[test]
    fn has_members_that_are_not_known() {
        let text = r#"{"timestamp":"none","event":"STOP","__com.example_host":[{}],"new":null}"#;
        assert_eq!(read::<Known<'_>>(text), Known::Stop(Stop));
    }

    #[test]
    fn has_its_name_once() {
        for text in [
            r#"{"event":"STOP","event":"STOP"}"#,
            r#"{"event":"STOP","data":{},"event":"X"}"#,
        ] {
            assert_eq!(refusal::<AnyEvent<'_>>(text), "duplicate field `event`");
        }
    }

    #[test]
    fn has_its_data_once() {
        for text in [
            r#"{"event":"STOP","data":{},"data":{}}"#,
            r#"{"data":{},"event":"STOP","data":{}}"#,
            r#"{"data":{},"data":{},"event":"STOP"}"#,
            r#"{"event":"X","data":{},"data":{}}"#,
        ] {
            assert_eq!(refusal::<AnyEvent<'_>>(text), "duplicate field `data`");
        }
    }

    #[test]
    fn is_an_object_with_a_name() {
        assert_eq!(
            refusal::<AnyEvent<'_>>(r#"{"data":{}}"#),
            "missing field `event`"
        );
        assert_eq!(
            refusal::<AnyEvent<'_>>("[1]"),
            "invalid type: sequence, expected an object that is a QMP event"
        );
        assert_eq!(
            refusal::<AnyEvent<'_>>(r#"{"event":1}"#),
            "invalid type: integer `1`, expected a string"
        );
        let numbered = MapDeserializer::<_, ValueError>::new([(1_u8, "STOP")].into_iter());
        assert_eq!(
            AnyEvent::<'_>::deserialize(numbered)
                .unwrap_err()
                .to_string(),
            "invalid type: integer `1`, expected a string"
        );
    }
}

mod data {
    use super::*;

    #[test]
    fn may_be_absent_where_no_member_must_be_there() {
        assert_eq!(read::<Known<'_>>(r#"{"event":"STOP"}"#), Known::Stop(Stop));
        assert_eq!(
            refusal::<Known<'_>>(r#"{"event":"BLOCK_IO_ERROR"}"#),
            "event BLOCK_IO_ERROR: missing field `device`"
        );
    }

    /// Never `other`, whatever the order: the client knows this event, and it is wrong.
    #[test]
    fn that_is_malformed_is_an_error_which_names_the_event() {
        for (text, reason) in [
            (r#"{"port":1}"#, "missing field `host`"),
            (
                r#"{"host":"h","port":"1"}"#,
                "invalid type: string \"1\", expected u16",
            ),
            (
                r#"{"host":"h","port":65536}"#,
                "invalid value: integer `65536`, expected u16",
            ),
            (
                r#"{"host":"h","host":"h","port":1}"#,
                "duplicate field `host`",
            ),
            ("[]", "invalid type: sequence, expected an object"),
            ("null", "invalid type: null, expected an object"),
        ] {
            let name = r#""event":"__com.redhat_SPICE_INITIALIZED""#;
            for text in [
                format!("{{{name},\"data\":{text}}}"),
                format!("{{\"data\":{text},{name}}}"),
            ] {
                let error = refusal::<AnyEvent<'_>>(&text).replace("unit value", "null");
                let expected = format!("event __com.redhat_SPICE_INITIALIZED: {reason}");
                assert_eq!(error, expected, "{text}");
            }
        }
    }

    #[test]
    fn is_lent_by_the_input() {
        for text in [
            r#"{"event":"__com.redhat_TEXT","data":{"text":"lent"}}"#,
            r#"{"data":{"text":"lent"},"event":"__com.redhat_TEXT"}"#,
        ] {
            let AnyEvent::Text(Text { text: lent }) = read(text) else {
                panic!("{text}");
            };
            assert!(text.as_bytes().as_ptr_range().contains(&lent.as_ptr()));
        }
    }

    /// How a payload was read: the type of the deserializer tells.
    #[derive(Debug, PartialEq, Serialize)]
    struct ReadFrom(&'static str);

    impl<'de> Deserialize<'de> for ReadFrom {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            IgnoredAny::deserialize(deserializer)?;
            Ok(Self(std::any::type_name::<D>()))
        }
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(events)]
    enum Traced {
        Holder(Holder<ReadFrom>),
    }

    #[test]
    fn is_read_from_its_text_in_either_order() {
        let from = |text| {
            let Traced::Holder(Holder { held }) = read(text);
            held.0
        };
        let first = from(r#"{"event":"__com.redhat_HOLDER","timestamp":{},"data":{"held":1}}"#);
        assert!(first.contains("serde_json::de::Deserializer"), "{first}");
        let last = from(r#"{"data":{"held":1},"event":"__com.redhat_HOLDER"}"#);
        assert_eq!(last, first);
    }
}

mod other {
    use super::*;

    #[test]
    fn keeps_name_and_data_of_what_is_not_listed() {
        let text = r#"{"event":"__org.example_NEWS","data":{"no":[1,null]}}"#;
        let news = other("__org.example_NEWS", Some(json!({"no": [1, null]})));
        assert_eq!(same::<AnyEvent<'_>>(text), news);
        let text = r#"{"data":{"no":[1,null]},"event":"__org.example_NEWS"}"#;
        assert_eq!(read::<AnyEvent<'_>>(text), news);
    }

    #[test]
    fn keeps_a_name_without_data() {
        assert_eq!(
            same::<AnyEvent<'_>>(r#"{"event":"RESUME"}"#),
            super::other("RESUME", None)
        );
    }

    #[derive(Debug, QmpDownstream)]
    #[qmp(events)]
    enum Raw {
        Stop(Stop),
        #[qmp(other)]
        Other(UnknownEvent<Box<RawValue>>),
    }

    #[test]
    fn keeps_data_as_they_were_written() {
        assert!(matches!(read(r#"{"event":"STOP"}"#), Raw::Stop(Stop)));
        let Raw::Other(event) = read(r#"{"event":"X","data":{ "a" : 1e0 }}"#) else {
            panic!("not listed");
        };
        assert_eq!(event.data.unwrap().get(), r#"{ "a" : 1e0 }"#);
    }

    #[test]
    fn keeps_raw_data_that_stand_before_the_name() {
        let Raw::Other(event) = read(r#"{"data":{ "a" : 1e0, "b": "\n" },"event":"X"}"#) else {
            panic!("not listed");
        };
        assert_eq!(event.data.unwrap().get(), r#"{ "a" : 1e0, "b": "\n" }"#);
    }

    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(events)]
    enum Typed {
        #[qmp(other)]
        Other(UnknownEvent<BTreeMap<String, u8>>),
    }

    #[test]
    fn refuses_data_that_its_type_does_not_take() {
        assert_eq!(
            write(&read::<Typed>(r#"{"event":"X"}"#)),
            r#"{"event":"X"}"#
        );
        assert!(refusal::<Typed>(r#"{"event":"X","data":{"a":"b"}}"#).starts_with("invalid type"));
        assert!(Typed::NAMES.is_empty());
    }

    #[test]
    fn without_it_an_unlisted_name_is_an_error_that_has_it() {
        let list = "`__com.redhat_SPICE_INITIALIZED`, `__com.redhat_TEXT`, `__com.redhat_HOLDER`, \
                    `BLOCK_IO_ERROR`, `STOP`";
        for text in [
            r#"{"event":"__com.redhat_NEWS","data":{"host":"h"}}"#,
            r#"{"data":{"host":"h"},"event":"__com.redhat_NEWS"}"#,
            r#"{"event":"__com.redhat_NEWS"}"#,
        ] {
            assert_eq!(
                refusal::<Known<'_>>(text),
                format!("unknown variant `__com.redhat_NEWS`, expected one of {list}")
            );
        }
    }
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(events)]
enum Generic<T> {
    Holder(Holder<T>),
    #[qmp(other)]
    Other(UnknownEvent<T>),
}

#[test]
fn an_enum_can_be_generic() {
    let text = r#"{"event":"__com.redhat_HOLDER","data":{"held":"t"}}"#;
    assert_eq!(
        same::<Generic<String>>(text),
        Generic::Holder(Holder {
            held: "t".to_owned()
        })
    );
    assert_eq!(
        same::<Generic<&str>>(text),
        Generic::Holder(Holder { held: "t" })
    );
    assert_eq!(
        same::<Generic<[u8; 2]>>(r#"{"event":"X","data":[1,2]}"#).name(),
        "X"
    );
}
