//! The emitted code of a few types, as people read it, so that a change is seen in
//! review. The macro's own sources are compiled into this test.
//!
//! After a change of the output, renew the snapshots with `UPDATE_EXPECT=1`.

#[path = "../../../qmp-derive/src/attr.rs"]
mod attr;
#[path = "../../../qmp-derive/src/case.rs"]
mod case;
#[path = "../../../qmp-derive/src/check.rs"]
mod check;
#[path = "../../../qmp-derive/src/derive.rs"]
mod derive;
#[path = "../../../qmp-derive/src/errors.rs"]
mod errors;
#[path = "../../../qmp-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../../qmp-derive/src/from_serde.rs"]
mod from_serde;
#[path = "../../../qmp-derive/src/keys.rs"]
mod keys;
#[path = "../../../qmp-derive/src/model/mod.rs"]
mod model;
#[path = "../../../qmp-derive/src/source.rs"]
mod source;

mod accumulator;
mod attributes;
mod fixtures;
mod kinds;
mod never_panics;
mod rules;
mod types;

use derive::Features;
use expect_test::{ExpectFile, expect_file};

/// Compares what a type expands to with its snapshot. Only the snapshots of stubs, by their name,
/// are of types with a mistake.
fn check(name: &str, source: &str, features: Features, expected: &ExpectFile) {
    let input = source.parse().expect("a snapshot's source is Rust");
    let emitted = derive::qmp_downstream(input, features);
    let mistakes = fixtures::mistakes_in(emitted.clone());
    assert_eq!(
        !mistakes.is_empty(),
        name.split('_').any(|word| word == "stub"),
        "{mistakes:#?}"
    );
    let source = syn::parse_str(source).expect("a snapshot's source is Rust");
    let emitted = syn::parse2(emitted).expect("what is emitted is Rust");
    let [source, emitted] = [source, emitted].map(|file| prettyplease::unparse(&file));
    expected.assert_eq(&format!("{source}\n{emitted}"));
}

macro_rules! snapshots {
    ($features:expr; $($name:ident: { $($source:tt)* })*) => {$(
        #[test]
        fn $name() {
            check(
                stringify!($name),
                stringify!($($source)*),
                $features,
                &expect_file![concat!("../../snapshots/", stringify!($name), ".rs")],
            );
        }
    )*};
}

/// Every key has its place in a snapshot, so that a change of what it emits is seen.
#[test]
fn every_key_is_in_a_snapshot() {
    let attributes = include_str!("main.rs")
        .lines()
        .filter(|line| line.trim_start().starts_with("#[qmp("));
    let shown: Vec<_> = attributes
        .flat_map(|line| line.split(|letter: char| letter != '_' && !letter.is_alphanumeric()))
        .collect();
    for key in qmp_tests::keys() {
        assert!(shown.contains(&key), "no snapshot has `{key}`");
    }
}

const PLAIN: Features = Features {
    qapi: false,
    schema: false,
};
const QAPI: Features = Features {
    qapi: true,
    schema: false,
};
const SCHEMA: Features = Features {
    qapi: false,
    schema: true,
};

snapshots! { QAPI;
    qapi_command: {
        #[qmp(command = "__com.redhat_ping", returns = Pong, qapi_qmp)]
        pub struct Ping<'a, T>;
    }

    qapi_event: {
        #[qmp(event = "__com.redhat_PING", crate = "crate::qmp")]
        pub struct Pinged;
    }

    qapi_stub: {
        #[qmp(extends(command = "__com.redhat_ping"), qapi_qmp = "qapi::qmp")]
        pub struct Ping;
    }
}

snapshots! { SCHEMA;
    schema_command: {
        #[qmp(command = "__com.redhat_drive_add", returns = Added, allow_oob)]
        pub struct DriveAdd {
            pub id: String,
            pub file: Option<String>,
            #[qmp(skip_serializing_if = "Vec::is_empty", default)]
            pub tags: Vec<Tag>,
            #[qmp(flatten)]
            pub cache: Cache,
            #[qmp(flatten = "buffered")]
            pub foreign: other::Plain,
            #[qmp(with = "hex")]
            pub serial: Vec<u8>,
        }
    }

    schema_event: {
        #[qmp(extends(event = "STOP"))]
        pub struct Stop<'a, T> {
            #[qmp(rename = "__com.redhat_reason")]
            pub reason: Option<&'a T>,
        }
    }

    schema_values: {
        #[qmp(data, rename_all = "kebab-case")]
        pub enum Format {
            Raw,
            #[qmp(rename = "__com.redhat_vhd")]
            Vhd,
        }
    }

    schema_union: {
        #[qmp(data, tag = "driver", rename_all = "kebab-case")]
        pub enum Driver {
            Null,
            File(File),
            Raw { offset: Option<u64> },
        }
    }

    schema_alternate: {
        #[qmp(data, untagged)]
        pub enum BlockdevRef {
            Definition(Box<BlockdevOptions>),
            Reference(String),
        }
    }

    schema_stub: {
        #[qmp(event = "READY")]
        pub struct Ready;
    }
}

snapshots! { PLAIN;
    command: {
        #[qmp(command = "__com.redhat_drive_add", returns = Added, allow_oob)]
        pub struct DriveAdd {
            pub id: String,
            #[qmp(alias = "path")]
            pub file: Option<String>,
            #[qmp(rename = "copy-on-read", default)]
            pub copy_on_read: bool,
        }
    }

    event: {
        #[qmp(event = "__com.redhat_SPICE_INITIALIZED")]
        pub struct SpiceInitialized {
            pub server: SpiceServer,
            pub client: SpiceClient,
        }
    }

    error: {
        #[qmp(error = "__com.redhat_DriveLocked")]
        pub struct DriveLocked {
            pub desc: String,
            #[qmp(rename = "__com.redhat_holder")]
            pub holder: Option<String>,
        }
    }

    extends: {
        #[qmp(extends(event = "BLOCK_IO_ERROR"), rename_all = "kebab-case")]
        pub struct BlockIoError {
            pub node_name: Option<String>,
            #[qmp(rename = "__com.redhat_reason")]
            pub reason: Option<String>,
            #[qmp(extra)]
            pub extra: BTreeMap<String, Value>,
        }
    }

    extends_command: {
        #[qmp(extends(command = "device_add"), unknown = "deny")]
        pub struct DeviceAdd {
            pub driver: String,
            #[qmp(rename = "__com.redhat_slot")]
            pub slot: Option<u8>,
        }
    }

    unit: {
        #[qmp(event = "__com.redhat_PING")]
        pub struct Ping;
    }

    flatten: {
        #[qmp(data, unknown = "deny")]
        pub struct Drive {
            #[qmp(flatten)]
            base: Base,
            size: u64,
            #[qmp(flatten)]
            cache: Cache,
        }
    }

    buffered: {
        #[qmp(data)]
        pub struct Drive {
            #[qmp(flatten = "buffered")]
            foreign: other::Plain,
            #[qmp(extra)]
            rest: BTreeMap<String, Value>,
        }
    }

    serialize_only: {
        #[allow(non_snake_case)]
        #[qmp(data, tag = "type", rename_all = "lowercase", serialize_only)]
        pub enum Step<'a, T> {
            Run { args: &'a [T], #[qmp(with = "hex")] id: Self },
            Place(Place<'a>),
        }
    }

    deserialize_only: {
        #[qmp(data, untagged, deserialize_only)]
        pub enum Stat<T> {
            Number(#[qmp(with = "hex")] u64),
            Map(BTreeMap<String, Self>),
            Value(T),
        }
    }

    generic: {
        #[qmp(data, crate = "crate::qmp")]
        pub struct Named<'a, T, const N: usize>
        where
            T: Copy,
        {
            name: &'a str,
            #[qmp(borrow)]
            alias: Cow<'a, str>,
            value: [T; N],
            #[qmp(skip)]
            seen: PhantomData<T>,
        }
    }

    bounds: {
        #[qmp(data, bound(serialize = "T: Shown", deserialize = "T: Known<'de>"))]
        pub struct Named<T> {
            value: Held<T>,
        }
    }

    allowed: {
        #[qmp(event = "__com.redhat_Ready", allow(case))]
        pub struct Ready {
            #[qmp(rename = "__redhat_node", allow(rfqdn), default = "Node::first")]
            node: Option<Node>,
        }
    }

    with: {
        #[qmp(data)]
        pub struct Drive {
            #[qmp(with = "hex")]
            serial: Vec<u8>,
            #[qmp(deserialize_with = "read", serialize_with = "write", skip_serializing_if = "Size::is_zero")]
            size: Size,
        }
    }

    events: {
        #[qmp(events, rfqdn = "com.redhat")]
        pub enum Event<'a> {
            Spice(SpiceInitialized<'a>),
            Stop(Stop),
            #[qmp(other)]
            Other(UnknownEvent),
        }
    }

    commands: {
        #[qmp(commands)]
        pub enum Command {
            DriveAdd(DriveAdd),
        }
    }

    errors: {
        #[qmp(errors)]
        pub enum Failure {
            Locked(DriveLocked),
            #[qmp(other)]
            Other(AnyError),
        }
    }

    values: {
        #[qmp(data, rename_all = "kebab-case")]
        pub enum Format {
            Raw,
            #[qmp(alias = "qcow")]
            Qcow2,
            #[qmp(other)]
            Unknown(String),
        }
    }

    union: {
        #[qmp(data, tag = "driver", rename_all = "kebab-case")]
        pub enum Driver {
            NullCo,
            File(File),
            Raw { offset: Option<u64> },
            #[qmp(other)]
            Other(UnknownBranch),
        }
    }

    alternate: {
        #[qmp(data, untagged)]
        pub enum BlockdevRef {
            Definition(Box<BlockdevOptions>),
            Reference(String),
        }
    }

    stub_dispatch: {
        #[qmp(events)]
        pub enum Event {
            Spice,
        }
    }

    stub: {
        #[qmp(command = "drive_add")]
        pub struct DriveAdd<T> {
            value: T,
        }
    }
}
