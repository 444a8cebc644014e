//! The impls are serde's, so that a struct can be kept in other formats than JSON. All formats and all
//! kinds of types are tried in `tests/formats`, whose crates take long to build.

use std::collections::BTreeMap;
use std::ffi::CString;
use std::fmt::Debug;

use qmp_types::QmpDownstream;
use serde::de::value::{Error, MapDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer, Serialize, forward_to_deserialize_any};
use serde_json::Value;

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
struct BlockIoError {
    device: String,
    node_name: Option<String>,
    nospace: Option<bool>,
    #[qmp(rename = "__com.redhat_reason")]
    reason: Option<String>,
    #[qmp(flatten)]
    numbers: Numbers,
    #[qmp(flatten)]
    absent: Option<Absent>,
    #[qmp(flatten = "buffered")]
    plain: Plain,
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Numbers {
    small: u8,
    negative: i64,
    real: f64,
    list: Vec<Option<u16>>,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Absent {
    absent: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Plain {
    plain: (u8, String),
    choice: Choice,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Choice {
    Nothing,
}

#[derive(Debug, PartialEq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct DriveLocked {
    desc: String,
}

fn event() -> BlockIoError {
    BlockIoError {
        device: "é\n".to_owned(),
        node_name: None,
        nospace: Some(true),
        reason: Some("enospc".to_owned()),
        numbers: Numbers {
            small: 255,
            negative: i64::MIN,
            real: 1.5,
            list: vec![Some(1), None],
        },
        absent: None,
        plain: Plain {
            plain: (7, "seven".to_owned()),
            // With a value it would be a tag in YAML, which cannot be buffered.
            choice: Choice::Nothing,
        },
        extra: BTreeMap::from([
            (
                "__com.redhat_debug_info".to_owned(),
                serde_json::json!({"errno": 28}),
            ),
            ("other".to_owned(), serde_json::json!([true, "s"])),
        ]),
    }
}

/// Each format: its writer and its reader.
macro_rules! formats {
    ($($format:ident: $write:expr, $read:expr;)+) => {$(
        #[test]
        fn $format() {
            fn round_trip<T: Debug + PartialEq + Serialize + DeserializeOwned>(value: &T) {
                let written = ($write)(value).unwrap();
                let read: T = ($read)(&written).unwrap();
                assert_eq!(&read, value);
            }
            round_trip(&event());
            round_trip(&DriveLocked { desc: "locked".to_owned() });

            let written = ($write)(&BTreeMap::from([("desc", "d"), ("class", "Other")])).unwrap();
            let other: Result<DriveLocked, _> = ($read)(&written);
            assert!(other.unwrap_err().to_string().contains("__com.redhat_DriveLocked"));
        }
    )+};
}

formats! {
    json_text: serde_json::to_string, |text: &String| serde_json::from_str(text);
    json_bytes: serde_json::to_vec_pretty, |bytes: &Vec<u8>| serde_json::from_slice(bytes);
    json_reader: serde_json::to_vec, |bytes: &Vec<u8>| serde_json::from_reader(bytes.as_slice());
    json_value: serde_json::to_value, |value: &Value| serde_json::from_value(value.clone());
    json_borrowed_value: serde_json::to_value, |value: &Value| Deserialize::deserialize(value);
    yaml: serde_norway::to_string, |text: &String| serde_norway::from_str(text);
    yaml_value: serde_norway::to_value, |value: &serde_norway::Value| {
        serde_norway::from_value(value.clone())
    };
    cbor: to_cbor, |bytes: &Vec<u8>| ciborium::from_reader(bytes.as_slice());
    message_pack: rmp_serde::to_vec_named, |bytes: &Vec<u8>| rmp_serde::from_slice(bytes);
    message_pack_reader: rmp_serde::to_vec_named, |bytes: &Vec<u8>| {
        rmp_serde::from_read(bytes.as_slice())
    };
}

fn to_cbor<T: Serialize>(value: &T) -> Result<Vec<u8>, ciborium::ser::Error<std::io::Error>> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes)?;
    Ok(bytes)
}

#[test]
fn a_borrowing_struct_is_lent_by_a_binary_format() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Text<'a> {
        text: &'a str,
    }
    let bytes = rmp_serde::to_vec_named(&Text { text: "lent" }).unwrap();
    let text: Text<'_> = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!(text.text, "lent");
}

#[test]
fn an_object_without_members_is_one_in_every_format() {
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Empty;
    assert_eq!(
        rmp_serde::from_slice::<Empty>(&rmp_serde::to_vec_named(&Empty).unwrap()).unwrap(),
        Empty
    );
    assert_eq!(
        ciborium::from_reader::<Empty, _>(to_cbor(&Empty).unwrap().as_slice()).unwrap(),
        Empty
    );
    assert_eq!(serde_norway::to_string(&Empty).unwrap(), "{}\n");
}

/// Without names, an absent member would have its place taken by the next: what is written so is
/// refused, not misread.
#[test]
fn message_pack_without_names_is_refused() {
    let locked = DriveLocked {
        desc: "locked".to_owned(),
    };
    let bytes = rmp_serde::to_vec(&locked).unwrap();
    let read = rmp_serde::from_slice::<DriveLocked>(&bytes);
    assert_eq!(
        read.unwrap_err().to_string(),
        "invalid type: sequence, expected an object"
    );
}

/// QMP's integers have 64 bits, but another format's may be longer.
#[test]
fn an_integer_of_128_bits_can_be_held() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Wide {
        size: i128,
    }
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Drive {
        #[qmp(flatten = "buffered")]
        wide: Wide,
    }
    let members = MapDeserializer::<_, Error>::new([("size", i128::MIN)].into_iter());
    let wide = Wide { size: i128::MIN };
    assert_eq!(Drive::deserialize(members), Ok(Drive { wide }));
}

/// What some formats say, and JSON never does.
#[derive(Clone, Copy)]
enum Said {
    Bytes(&'static [u8]),
    Lent(&'static [u8]),
    None,
    Some(u8),
    Newtype(u8),
}

impl<'de> Deserializer<'de> for Said {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Bytes(bytes) => visitor.visit_bytes(bytes),
            Self::Lent(bytes) => visitor.visit_borrowed_bytes(bytes),
            Self::None => visitor.visit_none(),
            Self::Some(value) => visitor.visit_some(value.into_deserializer()),
            Self::Newtype(value) => visitor.visit_newtype_struct(value.into_deserializer()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf option unit unit_struct newtype_struct seq tuple tuple_struct map
        struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Said {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[test]
fn what_only_other_formats_say_can_be_held() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Held<'a> {
        bytes: CString,
        lent: &'a [u8],
        none: Option<u8>,
        some: Option<u8>,
        newtype: Newtype,
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Newtype(u8);
    #[derive(Debug, PartialEq, QmpDownstream)]
    #[qmp(data)]
    struct Drive<'a> {
        #[qmp(flatten = "buffered", borrow)]
        held: Held<'a>,
    }
    let said = [
        ("bytes", Said::Bytes(b"b")),
        ("lent", Said::Lent(b"l")),
        ("none", Said::None),
        ("some", Said::Some(1)),
        ("newtype", Said::Newtype(2)),
    ];
    let held = Held {
        bytes: c"b".to_owned(),
        lent: b"l",
        none: None,
        some: Some(1),
        newtype: Newtype(2),
    };
    let read = Drive::deserialize(MapDeserializer::new(said.into_iter()));
    assert_eq!(read, Ok(Drive { held }));
}

#[test]
fn a_member_has_a_text_for_its_name() {
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Plain {
        size: Option<u8>,
    }
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Buffered {
        #[qmp(flatten = "buffered")]
        rest: Rest,
    }
    #[derive(Debug, Serialize, Deserialize)]
    struct Rest {
        size: Option<u8>,
    }
    let members = || MapDeserializer::<_, Error>::new([(1_u8, 2_u8)].into_iter());
    for refused in [
        Plain::deserialize(members()).unwrap_err(),
        Buffered::deserialize(members()).unwrap_err(),
    ] {
        let expected = "invalid type: integer `1`, expected a string";
        assert_eq!(refused.to_string(), expected);
    }
}

/// JSON text in an envelope is written by `serde_json` alone; others would put out the private name
/// of `RawValue` as a member.
mod envelopes {
    use qmp_types::message::{Id, Message, Request, Return};
    use qmp_types::{QmpDownstream, UnknownEvent};
    use serde::Serialize;
    use serde_json::value::RawValue;

    use super::to_cbor;

    #[derive(QmpDownstream)]
    #[qmp(command = "__com.redhat_drive_del")]
    struct DriveDel {
        id: String,
    }

    /// Writes in all ways, and expects the text by `serde_json` and an error by all others.
    fn is_for_serde_json(value: &(impl Serialize + ?Sized), text: &str) {
        assert_eq!(serde_json::to_string(value).unwrap(), text);
        let json = serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(serde_json::to_value(value).unwrap(), json);
        let refused = "only serde_json can write a `RawValue`: decode it, and write its value";
        let others = [
            serde_norway::to_string(value)
                .map(drop)
                .map_err(|error| error.to_string()),
            to_cbor(&value).map(drop).map_err(|error| error.to_string()),
            rmp_serde::to_vec_named(value)
                .map(drop)
                .map_err(|error| error.to_string()),
        ];
        for other in others {
            let error = other.unwrap_err();
            assert!(error.contains(refused), "{error}");
        }
    }

    #[test]
    fn with_text_in_them_are_for_serde_json() {
        let lines = [
            r#"{"execute":"stop","arguments":{"a":1}}"#,
            r#"{"return":{"a":1.5},"id":[1]}"#,
            r#"{"error":{"class":"C","desc":"d"},"id":1}"#,
            r#"{"event":"STOP","data":{"a":1},"timestamp":{"seconds":1,"microseconds":2}}"#,
            r#"{"QMP":{"version":{"package":"p"},"capabilities":["oob"]}}"#,
        ];
        for line in lines {
            is_for_serde_json(&Message::from_str(line).unwrap(), line);
        }
        is_for_serde_json(&Id::from(7), "7");
        let command = DriveDel {
            id: "d0".to_owned(),
        };
        is_for_serde_json(
            &Request::new(&command).with_id(1),
            r#"{"execute":"__com.redhat_drive_del","arguments":{"id":"d0"},"id":1}"#,
        );
        let raw = RawValue::from_string(r#"{"a":1}"#.to_owned()).unwrap();
        is_for_serde_json(&Return::new(&raw), r#"{"return":{"a":1}}"#);
        let name = "NEWS".to_owned();
        let event = UnknownEvent {
            name,
            data: Some(raw),
        };
        is_for_serde_json(&event, r#"{"event":"NEWS","data":{"a":1}}"#);
    }

    #[test]
    fn of_typed_values_are_for_every_writer() {
        let command = DriveDel {
            id: "d0".to_owned(),
        };
        assert_eq!(
            serde_norway::to_string(&Request::new(&command)).unwrap(),
            "execute: __com.redhat_drive_del\narguments:\n  id: d0\n"
        );
        assert_eq!(
            serde_norway::to_string(&Return::new(7)).unwrap(),
            "return: 7\n"
        );
    }
}
