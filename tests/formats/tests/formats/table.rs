//! Values of every kind of deriving type, each beside its twin by serde_derive, and what becomes of
//! both in a format: what is written is read back.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::net::Ipv4Addr;

use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A format that is tried.
pub trait Format {
    /// What it writes.
    type Written;

    /// Writes a value.
    fn write<T: Serialize>(value: &T) -> Result<Self::Written, String>;

    /// Reads a value.
    fn read<T: DeserializeOwned>(written: &Self::Written) -> Result<T, String>;
}

/// Defines each format by what writes and reads, and a test that tries all rows in it. Behind them
/// stands who fails, why, and in which rows.
macro_rules! formats {
    ($(
        $format:ident($written:ty): $write:expr, $read:expr
        $(, $fails:ident: $why:literal [$($row:literal),* $(,)?])* $(,)?;
    )*) => {$(
        #[test]
        fn $format() {
            struct Tried;

            impl $crate::table::Format for Tried {
                type Written = $written;

                fn write<T: serde::Serialize>(value: &T) -> Result<$written, String> {
                    ($write)(value).map_err(|error| error.to_string())
                }

                fn read<T: serde::de::DeserializeOwned>(written: &$written) -> Result<T, String> {
                    ($read)(written).map_err(|error| error.to_string())
                }
            }

            $crate::table::check::<Tried>(&[
                $(($crate::table::Fails::$fails, $why, &[$($row),*])),*
            ]);
        }
    )*};
}
pub(crate) use formats;

/// Who fails in a row of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fails {
    /// serde_derive alone.
    Serde,
    /// Ours alone.
    Ours,
    /// Both.
    Both,
}

/// Tries all rows in a format, beside those that are known to fail.
pub fn check<F: Format>(exceptions: &[(Fails, &str, &[&str])]) {
    let mut wrong = Vec::new();
    let rows = rows::<F>();
    for Row { name, ours, serde } in &rows {
        let exception = exceptions.iter().find(|(.., rows)| rows.contains(name));
        let found = match (ours, serde) {
            (Ok(()), Ok(())) => None,
            (Ok(()), Err(_)) => Some(Fails::Serde),
            (Err(_), Ok(())) => Some(Fails::Ours),
            (Err(_), Err(_)) => Some(Fails::Both),
        };
        if found != exception.map(|(fails, ..)| *fails) {
            wrong.push(format!(
                "{name}: {exception:?}, but ours {ours:?}, serde_derive's {serde:?}"
            ));
        }
    }
    for row in exceptions.iter().flat_map(|(.., rows)| *rows) {
        if !rows.iter().any(|Row { name, .. }| name == row) {
            wrong.push(format!("no row `{row}`"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What became of a value of ours and of serde_derive's.
struct Row {
    name: &'static str,
    ours: Result<(), String>,
    serde: Result<(), String>,
}

/// Writes a value, and reads what is written as a value that must be equal.
fn reads<F: Format, W: Serialize, T>(written: &W, expected: &T) -> Result<(), String>
where
    T: Debug + PartialEq + DeserializeOwned,
{
    let written = F::write(written).map_err(|error| format!("writing: {error}"))?;
    match F::read::<T>(&written) {
        Ok(read) if read == *expected => Ok(()),
        Ok(read) => Err(format!("misread: {read:?}")),
        Err(error) => Err(format!("reading: {error}")),
    }
}

/// Bytes, in formats that have them.
#[derive(Clone, Debug, PartialEq)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Octets;

        impl<'de> Visitor<'de> for Octets {
            type Value = Bytes;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.into()))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut seq: A,
            ) -> Result<Bytes, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = seq.next_element()? {
                    bytes.push(byte);
                }
                Ok(Bytes(bytes))
            }
        }

        deserializer.deserialize_byte_buf(Octets)
    }
}

/// An address in a form that depends on the format.
mod address {
    use super::*;

    pub fn serialize<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        Ipv4Addr::from(*number).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        Ipv4Addr::deserialize(deserializer).map(u32::from)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Newtype(u8);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    Unit,
    New(u8),
    Tuple(u8, String),
    Struct { address: Ipv4Addr },
}

/// Members of an ordinary serde type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ordinary {
    tuple: (u8, String),
    real: f32,
    address: Ipv4Addr,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Absent {
    absent: u8,
}

/// Defines each type by one of the two derives. `$ours` is `all` for the one and `any` for the
/// other, and `$serde` the reverse, so that `cfg_attr` picks the attributes.
macro_rules! types {
    ($ours:ident $serde:ident $($derive:ident)+) => {
        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Drive {
            pub device: String,
            pub ro: Option<bool>,
            pub size: Option<u32>,
            pub real: f64,
            pub list: Vec<u16>,
            pub nested: Vec<Nested>,
            pub map: BTreeMap<String, i32>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Nested {
            pub a: u8,
            pub b: Option<Box<Nested>>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Numbers {
            pub max: i64,
            pub min: i64,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Unsigned {
            pub max: u64,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Wide {
            pub wide: u128,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Nulls {
            pub list: Vec<Option<u8>>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Null {
            pub null: (),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Keys {
            pub numbers: BTreeMap<i32, u8>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Octets {
            pub octets: Bytes,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Plain {
            pub plain: Ordinary,
            pub choice: Choice,
            pub newtype: Newtype,
            pub char: char,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Holds<T> {
            pub value: T,
            pub more: Option<Vec<T>>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Unit {}

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct OfUnit {
            pub unit: Unit,
            pub some: Option<Unit>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case"))]
        #[cfg_attr($serde(), serde(rename_all = "kebab-case"))]
        pub struct BlockIoError {
            pub device: String,
            pub node_name: Option<String>,
            pub no_space: Option<bool>,
            #[cfg_attr($ours(), qmp(rename = "__com.redhat_reason"))]
            #[cfg_attr($serde(), serde(rename = "__com.redhat_reason"))]
            pub reason: Option<String>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(command = "__com.redhat_drive_add"))]
        pub struct DriveAdd {
            pub id: String,
            pub file: Option<String>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(error = "__com.redhat_DriveLocked"))]
        #[cfg_attr($serde(), serde(tag = "class", rename = "__com.redhat_DriveLocked"))]
        pub struct DriveLocked {
            pub desc: String,
            #[cfg_attr($ours(), qmp(rename = "__com.redhat_holder"))]
            #[cfg_attr($serde(), serde(rename = "__com.redhat_holder"))]
            pub holder: Option<Ipv4Addr>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Flattens {
            pub own: u8,
            #[cfg_attr($ours(), qmp(flatten))]
            #[cfg_attr($serde(), serde(flatten))]
            pub inner: Nested,
            #[cfg_attr($ours(), qmp(flatten))]
            #[cfg_attr($serde(), serde(flatten))]
            pub some: Option<Numbers>,
            #[cfg_attr($ours(), qmp(flatten))]
            #[cfg_attr($serde(), serde(flatten))]
            pub none: Box<Option<DriveAdd>>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Buffers {
            pub own: u8,
            #[cfg_attr($ours(), qmp(flatten = "buffered"))]
            #[cfg_attr($serde(), serde(flatten))]
            pub inner: Ordinary,
            #[cfg_attr($ours(), qmp(flatten = "buffered"))]
            #[cfg_attr($serde(), serde(flatten))]
            pub absent: Option<Absent>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct BuffersVariant {
            pub own: u8,
            #[cfg_attr($ours(), qmp(flatten = "buffered"))]
            #[cfg_attr($serde(), serde(flatten))]
            pub choice: Choice,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct Keeps {
            pub own: u8,
            pub maybe: Option<u8>,
            #[cfg_attr($ours(), qmp(extra))]
            #[cfg_attr($serde(), serde(flatten))]
            pub extra: BTreeMap<String, Choice>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct With {
            #[cfg_attr($ours(), qmp(with = "address"))]
            #[cfg_attr($serde(), serde(with = "address"))]
            pub address: u32,
            #[cfg_attr($ours(), qmp(skip))]
            #[cfg_attr($serde(), serde(skip))]
            pub skipped: u8,
            #[cfg_attr($ours(), qmp(default, skip_serializing_if = "Vec::is_empty"))]
            #[cfg_attr($serde(), serde(default, skip_serializing_if = "Vec::is_empty"))]
            pub empty: Vec<u8>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, tag = "driver", rename_all = "kebab-case"))]
        #[cfg_attr($serde(), serde(tag = "driver", rename_all = "kebab-case"))]
        pub enum Driver {
            File(DriveAdd),
            NullCo,
            Peer { address: Ipv4Addr, port: Option<u16> },
            Node(Box<Options>),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, tag = "t", rename_all = "kebab-case"))]
        #[cfg_attr($serde(), serde(tag = "t", rename_all = "kebab-case"))]
        pub enum Value<T> {
            Of { value: T },
            More { more: Vec<T> },
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, rename_all = "kebab-case"))]
        #[cfg_attr($serde(), serde(rename_all = "kebab-case"))]
        pub struct Options {
            pub node_name: Option<String>,
            #[cfg_attr($ours(), qmp(flatten))]
            #[cfg_attr($serde(), serde(flatten))]
            pub backend: Backend,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, tag = "backend", rename_all = "kebab-case"))]
        #[cfg_attr($serde(), serde(tag = "backend", rename_all = "kebab-case"))]
        pub enum Backend {
            Raw { size: u32, address: Ipv4Addr },
            Null,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, tag = "driver", rename_all = "kebab-case"))]
        #[cfg_attr($serde(), serde(tag = "driver", rename_all = "kebab-case"))]
        pub enum AnyDriver {
            NullCo,
            #[cfg_attr($ours(), qmp(other))]
            #[cfg_attr($serde(), serde(untagged))]
            Other(Branch),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, untagged))]
        #[cfg_attr($serde(), serde(untagged))]
        pub enum Alternate {
            Text(String),
            Integer(i64),
            Flag(bool),
            List(Vec<Nested>),
            Object(Nested),
            Null(()),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, untagged))]
        #[cfg_attr($serde(), serde(untagged))]
        pub enum Real {
            Number(f64),
            Format(Format),
            Driver(Box<Driver>),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, untagged))]
        #[cfg_attr($serde(), serde(untagged))]
        pub enum Reference {
            Flag(bool),
            Address(Ipv4Addr),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, rename_all = "lowercase"))]
        #[cfg_attr($serde(), serde(rename_all = "lowercase"))]
        pub enum Format {
            Raw,
            Qcow2,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data, rename_all = "lowercase"))]
        #[cfg_attr($serde(), serde(rename_all = "lowercase"))]
        pub enum AnyFormat {
            Raw,
            #[cfg_attr($ours(), qmp(other))]
            #[cfg_attr($serde(), serde(untagged))]
            Other(String),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct OfFormats {
            pub one: Format,
            pub any: AnyFormat,
            pub some: Option<Format>,
            pub map: BTreeMap<String, Format>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct OfAlternates {
            pub one: Alternate,
            pub some: Option<Alternate>,
            pub list: Vec<Alternate>,
            pub real: Vec<Real>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(data))]
        pub struct OfDrivers {
            pub one: Driver,
            pub some: Option<Driver>,
            pub list: Vec<Driver>,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(events))]
        #[cfg_attr($serde(), serde(tag = "event", content = "data"))]
        pub enum Event {
            #[cfg_attr($serde(), serde(rename = "BLOCK_IO_ERROR"))]
            BlockIoError(BlockIoError),
            #[cfg_attr($serde(), serde(rename = "__com.redhat_PEER"))]
            Peer(Peer),
            #[cfg_attr($ours(), qmp(other))]
            #[cfg_attr($serde(), serde(untagged))]
            Other(OtherEvent),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(event = "__com.redhat_PEER"))]
        pub struct Peer {
            pub address: Ipv4Addr,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(commands))]
        #[cfg_attr($serde(), serde(tag = "execute", content = "arguments"))]
        pub enum Command {
            #[cfg_attr($serde(), serde(rename = "__com.redhat_drive_add"))]
            DriveAdd(DriveAdd),
            #[cfg_attr($serde(), serde(rename = "__com.redhat_peer"))]
            PeerAdd(PeerAdd),
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(command = "__com.redhat_peer"))]
        pub struct PeerAdd {
            pub address: Ipv4Addr,
        }

        #[derive(Clone, Debug, PartialEq, $($derive),+)]
        #[cfg_attr($ours(), qmp(errors))]
        #[cfg_attr($serde(), serde(untagged))]
        pub enum Failure {
            DriveLocked(DriveLocked),
        }
    };
}

mod ours {
    use qmp_types::{QmpDownstream, UnknownBranch, UnknownEvent};

    use super::*;

    types! { all any QmpDownstream }

    type Branch = UnknownBranch<String>;
    type OtherEvent = UnknownEvent<BTreeMap<String, u8>>;

    pub fn branch() -> Branch {
        UnknownBranch {
            tag: "tape".into(),
            members: BTreeMap::from([("a".into(), "b".into())]),
        }
    }

    pub fn other_event(data: Option<BTreeMap<String, u8>>) -> OtherEvent {
        let name = "NEWS".into();
        UnknownEvent { name, data }
    }
}

mod twins {
    use super::*;

    types! { any all Serialize Deserialize }

    type Branch = BTreeMap<String, String>;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub struct OtherEvent {
        event: String,
        data: Option<BTreeMap<String, u8>>,
    }

    pub fn branch() -> Branch {
        BTreeMap::from([("driver".into(), "tape".into()), ("a".into(), "b".into())])
    }

    pub fn other_event(data: Option<BTreeMap<String, u8>>) -> OtherEvent {
        let event = "NEWS".into();
        OtherEvent { event, data }
    }
}

/// Members in another order than that in which they are written. (The name of a struct is written by
/// RON.)
#[derive(Serialize)]
#[serde(rename = "Event")]
struct NameLast<T> {
    data: T,
    event: &'static str,
}

#[derive(Serialize)]
struct PeerMembers {
    address: Ipv4Addr,
}

#[derive(Serialize)]
#[serde(rename = "Command")]
struct ExecuteLast<T> {
    arguments: T,
    execute: &'static str,
}

#[derive(Serialize)]
#[serde(rename = "Value")]
struct TLast<T> {
    value: T,
    t: &'static str,
}

#[derive(Serialize)]
#[serde(rename = "Failure")]
struct ClassLast {
    #[serde(rename = "__com.redhat_holder")]
    holder: Option<Ipv4Addr>,
    desc: &'static str,
    class: &'static str,
}

#[derive(Serialize)]
#[serde(rename = "Driver")]
struct DriverLast {
    port: Option<u16>,
    address: Ipv4Addr,
    driver: &'static str,
}

#[derive(Serialize)]
#[serde(rename = "Driver")]
#[serde(rename_all = "kebab-case")]
struct TagsLast {
    size: u32,
    address: Ipv4Addr,
    node_name: Option<&'static str>,
    backend: &'static str,
    driver: &'static str,
}

const ADDRESS: Ipv4Addr = Ipv4Addr::new(1, 2, 3, 4);

/// Tries every row.
fn rows<F: Format>() -> Vec<Row> {
    let mut rows = Vec::new();
    // A row has an expression that is a value of ours, and with the types of serde_derive's one of
    // theirs. It is written and read back, or read from something that is written in another order.
    macro_rules! row {
        ($name:literal: $value:expr) => {
            rows.push(Row {
                name: $name,
                ours: {
                    use ours::*;
                    let value = $value;
                    reads::<F, _, _>(&value, &value)
                },
                serde: {
                    use twins::*;
                    let value = $value;
                    reads::<F, _, _>(&value, &value)
                },
            });
        };
        ($name:literal: $written:expr => $value:expr) => {{
            let written = $written;
            rows.push(Row {
                name: $name,
                ours: {
                    use ours::*;
                    reads::<F, _, _>(&written, &$value)
                },
                serde: {
                    use twins::*;
                    reads::<F, _, _>(&written, &$value)
                },
            });
        }};
    }
    macro_rules! drive {
        ($some:expr) => {
            Drive {
                device: "\u{e9}\n\"".into(),
                ro: $some.then_some(false),
                size: $some.then_some(7),
                real: 1.5,
                list: if $some { vec![1, 65535] } else { vec![] },
                nested: vec![nested!(), Nested { a: 0, b: None }],
                map: BTreeMap::from([("k".into(), -1), ("__x".into(), i32::MIN)]),
            }
        };
    }
    macro_rules! nested {
        () => {
            Nested {
                a: 255,
                b: Some(Box::new(Nested { a: 0, b: None })),
            }
        };
    }
    macro_rules! ordinary {
        () => {
            Ordinary {
                tuple: (7, "seven".into()),
                real: 0.5,
                address: ADDRESS,
            }
        };
    }
    macro_rules! drive_add {
        () => {
            DriveAdd {
                id: "d0".into(),
                file: Some("a.img".into()),
            }
        };
    }
    macro_rules! io_error {
        () => {
            BlockIoError {
                device: "d0".into(),
                node_name: Some("n0".into()),
                no_space: None,
                reason: Some("enospc".into()),
            }
        };
    }
    macro_rules! peer {
        () => {
            Driver::Peer {
                address: ADDRESS,
                port: Some(1),
            }
        };
    }
    macro_rules! options {
        () => {
            Options {
                node_name: Some("n".into()),
                backend: Backend::Raw {
                    size: 9,
                    address: ADDRESS,
                },
            }
        };
    }
    macro_rules! locked {
        () => {
            DriveLocked {
                desc: "locked".into(),
                holder: Some(ADDRESS),
            }
        };
    }

    // Structs
    row!("options that have values": drive!(true));
    row!("options without values": drive!(false));
    row!("integers of 64 bits": Numbers { max: i64::MAX, min: i64::MIN });
    row!("an unsigned integer of 64 bits": Unsigned { max: u64::MAX });
    row!("an integer of 128 bits": Wide { wide: u128::MAX });
    row!("null in a list": Nulls { list: vec![Some(1), None] });
    row!("a unit": Null { null: () });
    row!("integers for keys": Keys { numbers: BTreeMap::from([(-1, 1), (2, 2)]) });
    row!("bytes": Octets { octets: Bytes(vec![0, 255]) });
    row!("ordinary serde types": Plain { plain: ordinary!(), choice: Choice::New(1), newtype: Newtype(1), char: 'c' });
    row!("a type parameter": Holds { value: nested!(), more: Some(vec![nested!()]) });
    row!("a type parameter that is an option": Holds { value: Some(1_u8), more: None });
    row!("no members": Unit {});
    row!("a struct without members": OfUnit { unit: Unit {}, some: Some(Unit {}) });
    row!("names of two kinds": io_error!());
    row!("a command": drive_add!());
    row!("an error": locked!());
    row!("an error without a holder": DriveLocked { desc: String::new(), holder: None });
    row!("with, skip and default": With { address: 7, skipped: 0, empty: vec![] });
    row!("a list at the top": vec![drive!(true)]);
    row!("an option at the top": Some(nested!()));
    row!("a map at the top": BTreeMap::from([("k".to_owned(), nested!())]));

    // Flattened
    row!("flattened": Flattens {
        own: 1,
        inner: nested!(),
        some: Some(Numbers { max: 1, min: 2 }),
        none: Box::new(None),
    });
    row!("flattened options": Flattens {
        own: 1,
        inner: nested!(),
        some: None,
        none: Box::new(Some(drive_add!())),
    });
    row!("buffered": Buffers { own: 1, inner: ordinary!(), absent: None });
    row!("buffered options": Buffers { own: 1, inner: ordinary!(), absent: Some(Absent { absent: 1 }) });
    row!("a buffered newtype variant": BuffersVariant { own: 1, choice: Choice::New(1) });
    row!("a buffered tuple variant": BuffersVariant { own: 1, choice: Choice::Tuple(1, "t".into()) });
    row!("a buffered struct variant": BuffersVariant { own: 1, choice: Choice::Struct { address: ADDRESS } });
    row!("a buffered unit variant": BuffersVariant { own: 1, choice: Choice::Unit });
    row!("extra": Keeps {
        own: 1,
        maybe: Some(2),
        extra: BTreeMap::from([("__x".into(), Choice::Unit), ("y".into(), Choice::New(1))]),
    });
    row!("extra of no members": Keeps { own: 1, maybe: None, extra: BTreeMap::new() });

    // Unions
    row!("a newtype branch": Driver::File(drive_add!()));
    row!("a unit branch": Driver::NullCo);
    row!("a struct branch": peer!());
    row!("a branch that is a union": Driver::Node(Box::new(options!())));
    row!("a union that is flattened": options!());
    row!("a unit branch that is flattened": Options { node_name: None, backend: Backend::Null });
    row!("another branch": AnyDriver::Other(branch()));
    row!("a listed branch beside another": AnyDriver::NullCo);
    row!("unions in a struct": OfDrivers {
        one: Driver::NullCo,
        some: Some(peer!()),
        list: vec![Driver::File(drive_add!()), Driver::Node(Box::new(options!()))],
    });
    row!("the tag last": DriverLast { port: Some(1), address: ADDRESS, driver: "peer" } => peer!());
    row!("both tags last": TagsLast {
        size: 9,
        address: ADDRESS,
        node_name: Some("n"),
        backend: "raw",
        driver: "node",
    } => Driver::Node(Box::new(options!())));
    row!("another tag last": BTreeMap::from([("a", "b"), ("driver", "tape")]) => AnyDriver::Other(branch()));

    // Values of ordinary types that are buffered, since the tag is last.
    row!("an option before the tag": TLast { value: Some(1_u8), t: "of" } => Value::Of { value: Some(1_u8) });
    row!("no option before the tag": TLast { value: None::<u8>, t: "of" } => Value::Of { value: None::<u8> });
    row!("an unsigned integer before the tag": TLast { value: u64::MAX, t: "of" } => Value::Of { value: u64::MAX });
    row!("a wide integer before the tag": TLast { value: u128::MAX, t: "of" } => Value::Of { value: u128::MAX });
    row!("a negative integer before the tag": TLast { value: i64::MIN, t: "of" } => Value::Of { value: i64::MIN });
    row!("a float before the tag": TLast { value: 0.5_f32, t: "of" } => Value::Of { value: 0.5_f32 });
    row!("a character before the tag": TLast { value: 'c', t: "of" } => Value::Of { value: 'c' });
    row!("bytes before the tag": TLast { value: Bytes(vec![0, 255]), t: "of" } => Value::Of { value: Bytes(vec![0, 255]) });
    row!("integers for keys before the tag": TLast { value: BTreeMap::from([(-1, 1), (2, 2)]), t: "of" } => Value::Of { value: BTreeMap::from([(-1, 1), (2, 2)]) });
    row!("booleans for keys before the tag": TLast { value: BTreeMap::from([(true, 1)]), t: "of" } => Value::Of { value: BTreeMap::from([(true, 1)]) });
    row!("a unit before the tag": TLast { value: (), t: "of" } => Value::Of { value: () });
    row!("a tuple before the tag": TLast { value: (1, "t".to_owned()), t: "of" } => Value::Of { value: (1, "t".to_owned()) });
    row!("a newtype before the tag": TLast { value: Newtype(1), t: "of" } => Value::Of { value: Newtype(1) });
    row!("a unit variant before the tag": TLast { value: Choice::Unit, t: "of" } => Value::Of { value: Choice::Unit });
    row!("a newtype variant before the tag": TLast { value: Choice::New(1), t: "of" } => Value::Of { value: Choice::New(1) });
    row!("a tuple variant before the tag": TLast { value: Choice::Tuple(1, "t".into()), t: "of" } => Value::Of { value: Choice::Tuple(1, "t".into()) });
    row!("a struct variant before the tag": TLast { value: Choice::Struct { address: ADDRESS }, t: "of" } => Value::Of { value: Choice::Struct { address: ADDRESS } });
    row!("options in a list before the tag": TLast { value: vec![Some(1), None], t: "of" } => Value::Of { value: vec![Some(1), None] });
    row!("a struct before the tag": {
        use twins::*;
        TLast { value: nested!(), t: "of" }
    } => Value::Of { value: nested!() });
    row!("a union before the tag": {
        use twins::*;
        TLast { value: peer!(), t: "of" }
    } => Value::Of { value: peer!() });
    row!("an alternate before the tag": {
        use twins::*;
        TLast { value: Alternate::Object(nested!()), t: "of" }
    } => Value::Of { value: Alternate::Object(nested!()) });
    row!("an enum before the tag": {
        use twins::*;
        TLast { value: Format::Raw, t: "of" }
    } => Value::Of { value: Format::Raw });

    // Alternates and enums of QAPI's
    row!("the text of an alternate": Alternate::Text("t".into()));
    row!("alternates": OfAlternates {
        one: Alternate::Integer(-1),
        some: Some(Alternate::Flag(true)),
        list: vec![
            Alternate::Text("t".into()),
            Alternate::List(vec![nested!()]),
            Alternate::Object(nested!()),
        ],
        real: vec![
            Real::Number(1.5),
            Real::Format(Format::Raw),
            Real::Driver(Box::new(peer!())),
        ],
    });
    row!("an alternate that is an ordinary type": Reference::Address(ADDRESS));
    row!("such an alternate before the tag": {
        use twins::*;
        TLast { value: Reference::Address(ADDRESS), t: "of" }
    } => Value::Of { value: Reference::Address(ADDRESS) });
    row!("an alternate that is null": Holds { value: Alternate::Null(()), more: None });
    row!("enums": OfFormats {
        one: Format::Raw,
        any: AnyFormat::Raw,
        some: Some(Format::Qcow2),
        map: BTreeMap::from([("k".into(), Format::Raw)]),
    });
    row!("another value": Holds { value: AnyFormat::Other("vdi".into()), more: None });

    // Dispatch enums
    row!("an event": Event::BlockIoError(io_error!()));
    row!("another event": Event::Other(other_event(Some(BTreeMap::from([("a".into(), 1)])))));
    row!("another event without data": Event::Other(other_event(None)));
    row!("an event's name last": NameLast {
        data: PeerMembers { address: ADDRESS },
        event: "__com.redhat_PEER",
    } => Event::Peer(Peer { address: ADDRESS }));
    row!("another event's name last": NameLast { data: BTreeMap::from([("a", 1)]), event: "NEWS" }
        => Event::Other(other_event(Some(BTreeMap::from([("a".into(), 1)])))));
    row!("a command of an enum": Command::DriveAdd(drive_add!()));
    row!("a command's name last": ExecuteLast {
        arguments: PeerMembers { address: ADDRESS },
        execute: "__com.redhat_peer",
    } => Command::PeerAdd(PeerAdd { address: ADDRESS }));
    row!("an error of an enum": Failure::DriveLocked(locked!()));
    row!("an error's class last": ClassLast {
        holder: Some(ADDRESS),
        desc: "locked",
        class: "__com.redhat_DriveLocked",
    } => Failure::DriveLocked(locked!()));
    rows
}
