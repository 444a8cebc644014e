//! From derived types to QAPI's schema language, and on to QEMU's own generator.
//!
//! The generator is a part of QEMU's source, `scripts/qapi-gen.py`; `QAPI_GEN` in the environment
//! says where. Without it, what QEMU thinks is not asked, and the test says so.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::Command;
use std::{env, fs, io, process};

use qmp_types::QmpDownstream;
use qmp_types::schema::qapi::Writer;
use serde_json::Value;

/// Holds the text of a schema to what is expected, and has QEMU's generator accept it.
#[track_caller]
fn check(name: &str, schema: &str, expected: &str) {
    assert_eq!(schema, expected, "{schema}");
    let Some(generator) = env::var_os("QAPI_GEN") else {
        // Not by `eprintln!`, whose output the test harness hides.
        let note = b"\nSKIPPED: QEMU's generator, for QAPI_GEN does not say where it is\n";
        io::stderr().write_all(note).expect("stderr is open");
        return;
    };
    let dir = env::temp_dir().join(format!("qapi-{}-{name}", process::id()));
    fs::create_dir(&dir).expect("the directory is new");
    let file = dir.join("schema.json");
    fs::write(&file, schema).expect("the directory is writable");
    let output = Command::new("python3")
        .arg(generator)
        .args(["-o".as_ref(), dir.as_os_str(), file.as_os_str()])
        .output()
        .expect("python3 runs");
    fs::remove_dir_all(&dir).expect("the directory is there");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}\n{schema}");
}

/// `tests/qapi-schema/qapi-schema-test.json`, "test 'x-' prefix": types have the names of
/// Rust's instead, which are not on the wire, and the union has the base that it needs itself.
#[test]
fn qemus_own_test_comes_out_as_it_went_in() {
    #[derive(QmpDownstream)]
    #[qmp(data)]
    enum Enum {
        #[qmp(rename = "__org.qemu_x-value")]
        Value,
    }

    /// With `default`, since upstream may leave it out; it is always written.
    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Base {
        #[qmp(rename = "__org.qemu_x-member1", default = "value")]
        member1: Enum,
    }

    fn value() -> Enum {
        Enum::Value
    }

    #[derive(QmpDownstream)]
    #[qmp(event = "__ORG.QEMU_X-EVENT", rename_all = "kebab-case")]
    struct Struct {
        #[qmp(flatten)]
        base: Base,
        #[qmp(rename = "__org.qemu_x-member2")]
        member2: String,
        wchar_t: Option<i64>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Struct2 {
        array: Vec<Union>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "__org.qemu_x-member1")]
    enum Union {
        #[qmp(rename = "__org.qemu_x-value")]
        Value(Struct2),
    }

    #[derive(QmpDownstream)]
    #[qmp(data, untagged)]
    enum Alt {
        Branch(Base),
    }

    #[derive(QmpDownstream)]
    #[qmp(command = "__org.qemu_x-command")]
    struct XCommand {
        a: Vec<Enum>,
        b: Vec<Struct>,
        c: Union,
        d: Alt,
    }

    let writer = Writer::new("org.qemu").add::<XCommand>().add::<Struct>();
    check(
        "test-schema",
        &writer.finish(),
        "\
{ 'enum': '__org.qemu_Enum',
  'data': [ '__org.qemu_x-value' ] }

{ 'struct': '__org.qemu_Base',
  'data': { '__org.qemu_x-member1': '__org.qemu_Enum' } }

{ 'struct': '__org.qemu_Struct',
  'base': '__org.qemu_Base',
  'data': { '__org.qemu_x-member2': 'str', '*wchar-t': 'int' } }

{ 'struct': '__org.qemu_Struct2',
  'data': { 'array': ['__org.qemu_Union'] } }

{ 'union': '__org.qemu_Union',
  'base': { '__org.qemu_x-member1': '__org.qemu_Enum' },
  'discriminator': '__org.qemu_x-member1',
  'data': { '__org.qemu_x-value': '__org.qemu_Struct2' } }

{ 'alternate': '__org.qemu_Alt',
  'data': { 'branch': '__org.qemu_Base' } }

{ 'command': '__org.qemu_x-command',
  'data': {
    'a': ['__org.qemu_Enum'],
    'b': ['__org.qemu_Struct'],
    'c': '__org.qemu_Union',
    'd': '__org.qemu_Alt' } }

{ 'event': '__ORG.QEMU_X-EVENT',
  'data': '__org.qemu_Struct' }
",
    );
}

#[test]
fn names_that_break_the_case_get_their_pragmas() {
    #[derive(QmpDownstream)]
    #[qmp(command = "__com.redhat_drive_add", returns = Vec<String>, allow_oob)]
    struct DriveAdd {
        id: String,
        #[qmp(rename = "copy_on_read")]
        copy_on_read: Option<bool>,
        #[qmp(allow(case), rename = "onError")]
        on_error: Option<OnError>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, allow(case))]
    enum OnError {
        Stop,
        Report,
    }

    check(
        "pragmas",
        &Writer::new("com.redhat").add::<DriveAdd>().finish(),
        "\
{ 'pragma': { 'command-name-exceptions': [
    '__com.redhat_drive_add' ] } }

{ 'pragma': { 'command-returns-exceptions': [
    '__com.redhat_drive_add' ] } }

{ 'pragma': { 'member-name-exceptions': [
    '__com.redhat_OnError',
    '__com.redhat_DriveAdd' ] } }

{ 'enum': '__com.redhat_OnError',
  'data': [ 'Stop', 'Report' ] }

{ 'struct': '__com.redhat_DriveAdd',
  'data': {
    'id': 'str',
    '*copy_on_read': 'bool',
    '*onError': '__com.redhat_OnError' } }

{ 'command': '__com.redhat_drive_add',
  'data': '__com.redhat_DriveAdd',
  'returns': ['str'],
  'allow-oob': true }
",
    );
}

#[test]
fn every_type_has_its_name_in_qapi() {
    #[derive(QmpDownstream)]
    #[qmp(command = "__com.example_types")]
    struct Types {
        a: i8,
        b: u16,
        c: i64,
        d: u64,
        e: f64,
        f: bool,
        g: Option<String>,
        h: Vec<Vec<u8>>,
        i: BTreeMap<String, u8>,
        j: Value,
        k: Option<Box<VolumeList>>,
    }

    /// QEMU keeps names in `List` for itself.
    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct VolumeList {
        next: Option<Box<VolumeList>>,
        url: Option<URL>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    #[expect(clippy::upper_case_acronyms, reason = "the name is the point")]
    struct URL {}

    check(
        "types",
        &Writer::new("com.example").add::<Types>().finish(),
        "\
{ 'struct': '__com.example_URLData',
  'data': { } }

{ 'struct': '__com.example_VolumeListData',
  'data': {
    '*next': '__com.example_VolumeListData',
    '*url': '__com.example_URLData' } }

{ 'command': '__com.example_types',
  'data': {
    'a': 'int8',
    'b': 'uint16',
    'c': 'int',
    'd': 'uint64',
    'e': 'number',
    'f': 'bool',
    '*g': 'str',
    'h': ['any'],
    'i': 'any',
    'j': 'any',
    '*k': '__com.example_VolumeListData' } }
",
    );
}

#[test]
fn a_struct_that_flattens_a_union_is_a_union() {
    #[derive(QmpDownstream)]
    #[qmp(command = "__com.example_volume-add")]
    struct VolumeAdd {
        id: String,
        #[qmp(flatten)]
        backend: Backend,
    }

    #[derive(QmpDownstream)]
    #[qmp(data, tag = "backend", rename_all = "kebab-case")]
    enum Backend {
        Null,
        HostFile {
            filename: String,
        },
        #[qmp(rename = "__com.example_tier")]
        Tier(Tier),
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Tier {
        level: u8,
    }

    check(
        "union",
        &Writer::new("com.example").add::<VolumeAdd>().finish(),
        "\
{ 'enum': '__com.example_VolumeAddTag',
  'data': [ 'null', 'host-file', '__com.example_tier' ] }

{ 'struct': '__com.example_VolumeAddHostFile',
  'data': { 'filename': 'str' } }

{ 'struct': '__com.example_Tier',
  'data': { 'level': 'uint8' } }

{ 'union': '__com.example_VolumeAdd',
  'base': { 'id': 'str', 'backend': '__com.example_VolumeAddTag' },
  'discriminator': 'backend',
  'data': {
    'host-file': '__com.example_VolumeAddHostFile',
    '__com.example_tier': '__com.example_Tier' } }

{ 'command': '__com.example_volume-add',
  'data': '__com.example_VolumeAdd',
  'boxed': true }
",
    );
}

#[test]
fn what_is_added_to_upstreams_stands_in_a_comment() {
    #[derive(QmpDownstream)]
    #[qmp(extends(command = "query-block"), returns = Vec<BlockInfo>)]
    struct QueryBlock {
        #[qmp(rename = "__com.example_tier")]
        tier: Option<u8>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct BlockInfo {
        device: String,
        #[qmp(rename = "__com.example_host")]
        host: Option<Host>,
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Host {
        name: String,
    }

    check(
        "extends",
        &Writer::new("com.example").add::<QueryBlock>().finish(),
        "\
{ 'struct': '__com.example_Host',
  'data': { 'name': 'str' } }

# To the arguments of query-block add
# { '*__com.example_tier': 'uint8' }
# To the return of query-block add
# { '*__com.example_host': '__com.example_Host' }
",
    );
}

/// Two types of one name in Rust, of two modules.
#[test]
fn types_of_one_name_are_told_apart() {
    mod other {
        #[derive(super::QmpDownstream)]
        #[qmp(data)]
        pub struct Info {
            pub b: u8,
        }
    }

    #[derive(QmpDownstream)]
    #[qmp(data)]
    struct Info {
        a: u8,
    }

    #[derive(QmpDownstream)]
    #[qmp(event = "__com.example_CHANGED")]
    struct Changed {
        from: Info,
        to: other::Info,
        then: Info,
    }

    check(
        "names",
        &Writer::new("com.example").add::<Changed>().finish(),
        "\
{ 'struct': '__com.example_Info',
  'data': { 'a': 'uint8' } }

{ 'struct': '__com.example_Info2',
  'data': { 'b': 'uint8' } }

{ 'event': '__com.example_CHANGED',
  'data': {
    'from': '__com.example_Info',
    'to': '__com.example_Info2',
    'then': '__com.example_Info' } }
",
    );
}
