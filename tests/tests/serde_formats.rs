//! The impls are serde's, so that a struct can be kept in other formats than JSON.

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
        rmp_serde::from_slice::<Empty>(&rmp_serde::to_vec(&Empty).unwrap()).unwrap(),
        Empty
    );
    assert_eq!(
        ciborium::from_reader::<Empty, _>(to_cbor(&Empty).unwrap().as_slice()).unwrap(),
        Empty
    );
    assert_eq!(serde_norway::to_string(&Empty).unwrap(), "{}\n");
}

/// QMP's integers have 64 bits. A format that has longer ones is told so, not misread.
#[test]
fn what_cannot_be_held_is_refused() {
    type Rest = BTreeMap<String, i128>;
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Drive {
        #[qmp(flatten = "buffered")]
        rest: Rest,
    }
    let members = MapDeserializer::<_, Error>::new([("size", 1_i128)].into_iter());
    assert_eq!(
        Drive::deserialize(members).unwrap_err().to_string(),
        "invalid type: integer `1` as i128, expected any value"
    );
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
    type Rest = BTreeMap<String, u8>;
    #[derive(Debug, QmpDownstream)]
    #[qmp(data)]
    struct Buffered {
        #[qmp(flatten = "buffered")]
        rest: Rest,
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
