//! What each target begins with: the real messages, names and types that the other tests have.

use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::ToTokens;
use serde_json::Value;

use crate::table::{bytes, records};

/// The repository, from either package that compiles this file.
pub fn root() -> &'static Path {
    let mut dirs = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let root = dirs.find(|dir| dir.join("qmp-derive").is_dir());
    root.expect("the package is in the repository")
}

/// The files in a folder, in the order of their names.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let mut files: Vec<_> = paths.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn read(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "json" || extension == "jsonl")
}

/// Messages of both sides, without the longest.
pub fn lines() -> Vec<Vec<u8>> {
    const FOLDERS: [&str; 3] = [
        "qmp-types/tests/vectors",
        "qmp-types/tests/vectors/replies",
        "tests/bench/data",
    ];
    let paths = FOLDERS.iter().flat_map(|dir| files(&root().join(dir)));
    let texts = paths
        .filter(|path| is_json(path))
        .map(|path| read(&path.to_string_lossy()));
    let mut lines: Vec<_> = texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .chain(EVENTS.iter().map(|&line| line.to_owned()))
        .filter(|line| line.len() < 8 << 10)
        .map(String::into_bytes)
        .collect();
    lines.dedup();
    lines
}

/// For the types of this crate's own.
const EVENTS: &[&str] = &[
    r#"{"event":"__com.example_NODE","data":{"driver":"raw","file":{"driver":"null-co"},"children":[{"driver":"file","filename":"f"}],"backing":"b"}}"#,
    r#"{"data":{"speed":1.5,"driver":"__com.example_turbo"},"event":"__com.example_NODE"}"#,
    r#"{"event":"__com.example_KEPT","data":{"first":{"newtype":7},"second":2,"a":[{"b":1}],"__org.example_c":null}}"#,
    r#"{"event":"__com.example_TEXT","data":{"text":"a\u00fc\n"}}"#,
    r#"{"event":"BLOCK_IO_ERROR","data":{"device":"d","node-name":"n","action":"report","seconds":1,"microseconds":2,"__com.redhat_reason":"enospc"}}"#,
    r#"{"error":{"class":"__com.redhat_DriveLocked","desc":"locked","__com.redhat_holder":"me"},"id":[1]}"#,
    r#"{"error":{"desc":"no","class":"GenericError"}}"#,
    r#"{"return":[{"driver":"file","filename":"f","read-only":true}],"id":"a"}"#,
];

/// Streams with mistakes, behind four bytes that say where they are cut.
pub fn streams() -> Vec<Vec<u8>> {
    let table = read("examples/tests/streams/streams.txt");
    let good = r#"{"execute":"quit"}"#;
    let stream = |[_, sent, _]: [&str; 3]| bytes(&sent.replace('*', good));
    records(&table)
        .map(|record| [&b"\x01\x02\x05\x08"[..], &stream(record)].concat())
        .collect()
}

/// Requests, right and wrong.
pub fn requests() -> Vec<Vec<u8>> {
    let refused = read("tests/tests/server/refused.txt");
    let refused = refused.lines().filter_map(|line| line.strip_prefix("-> "));
    let own = OWN_REQUESTS.iter().copied();
    refused
        .chain(own)
        .map(|line| line.as_bytes().to_vec())
        .collect()
}

const OWN_REQUESTS: &[&str] = &[
    r#"{"execute":"quit","id":{"a":[null]}}"#,
    r#"{"exec-oob":"__com.example_node-add","arguments":{"driver":"raw","file":"f","offset":7},"id":1}"#,
    r#"{"execute":"__com.example_node-add","arguments":{"filename":"f","driver":"file","children":[{"driver":"null-co"}],"backing":"b"}}"#,
    r#"{"id":1,"arguments":{"id":"a","level":-7,"ratio":1,"color":"c","pair":[1,2],"anything":[{}],"table":{"a":1},"raw":[1.50],"nothing":[null],"first":"unit","second":3},"execute":"__com.example_tune"}"#,
    r#"{"execute":"__com.example_strict","arguments":{"mode":"slow","__org.example_x":1}}"#,
];

/// Schemas: that of QEMU in parts, each with all that a definition refers to.
pub fn schemas() -> Vec<Vec<u8>> {
    let reply = read("tests/bench/data/query-qmp-schema.json");
    let reply: Value = serde_json::from_str(&reply).expect("the reply is JSON");
    let entries = reply["return"].as_array().expect("a schema is an array");
    let named = |name: &Value| entries.iter().find(|entry| entry["name"] == *name);
    let mut schemas: Vec<String> = Vec::new();
    for name in ["quit", "blockdev-add", "BLOCK_IO_ERROR", "query-version"] {
        let mut part: Vec<&Value> = named(&name.into()).into_iter().collect();
        let mut at = 0;
        while let Some(entry) = part.get(at).filter(|_| part.len() < 24) {
            for word in words(entry) {
                if let Some(found) = named(word).filter(|found| !part.contains(found)) {
                    part.push(found);
                }
            }
            at += 1;
        }
        schemas.push(serde_json::to_string(&part).expect("it was JSON"));
    }
    let own = OWN_SCHEMAS.iter().map(|&schema| schema.to_owned());
    schemas
        .into_iter()
        .chain(own)
        .map(String::into_bytes)
        .collect()
}

const OWN_SCHEMAS: &[&str] = &[
    r#"[{"name":"stop"},{"name":"quit"}]"#,
    r#"[{"name":"__com.example_strict","meta-type":"command","arg-type":"1","ret-type":"0","allow-oob":true},{"name":"1","meta-type":"object","members":[{"name":"mode","type":"2","default":null}]},{"name":"2","meta-type":"enum","members":[{"name":"slow"}],"values":["slow"]},{"name":"0","meta-type":"object","members":[]}]"#,
    r#"[{"name":"__com.example_node-add","meta-type":"command","arg-type":"1","ret-type":"[1]"},{"name":"[1]","meta-type":"array","element-type":"1"},{"name":"1","meta-type":"object","tag":"driver","members":[{"name":"driver","type":"2"},{"name":"backing","type":"3","default":null}],"variants":[{"case":"file","type":"1"}]},{"name":"2","meta-type":"enum","values":["file"]},{"name":"3","meta-type":"alternate","members":[{"type":"1"},{"type":"str"}]},{"name":"str","meta-type":"builtin","json-type":"string"}]"#,
];

/// The strings in a value.
fn words(value: &Value) -> Vec<&Value> {
    match value {
        Value::String(_) => vec![value],
        Value::Array(values) => values.iter().flat_map(words).collect(),
        Value::Object(members) => members.values().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// Names, with and without a vendor before them.
pub fn names() -> Vec<Vec<u8>> {
    let tables = [("names.tsv", 1), ("wild.tsv", 0)];
    let names = tables.iter().flat_map(|(table, column)| {
        let table = read(&format!("qmp-types/name/tests/vectors/{table}"));
        let lines = table.lines().skip(1);
        let names = lines.filter_map(|line| line.split('\t').nth(*column));
        names.map(str::to_owned).collect::<Vec<_>>()
    });
    names
        .flat_map(|name| [format!("com.redhat\n{name}"), name])
        .map(String::into_bytes)
        .collect()
}

/// The types that derive in the fixtures of the compile-fail tests.
pub fn items() -> Vec<Vec<u8>> {
    let fixtures = ["fail", "pass"].map(|dir| files(&root().join("tests/ui").join(dir)));
    let fixtures = fixtures.iter().flatten();
    let fixtures = fixtures.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let mut found = Vec::new();
    for path in fixtures {
        let file = read(&path.to_string_lossy());
        let Ok(file) = syn::parse_file(&file) else {
            continue;
        };
        let items = file
            .items
            .iter()
            .map(|item| item.to_token_stream().to_string());
        found.extend(
            items.filter(|item| item.contains("QmpDownstream) ]") || item.contains("# [qmp")),
        );
    }
    found.into_iter().map(String::into_bytes).collect()
}
