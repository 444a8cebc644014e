//! The deriving types as they stand in the sources: what the attributes say of each, and that
//! no type is forgotten. It reads tokens, so it finds them inside functions and macros too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, mem};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::registry::registry;

/// What becomes of unknown members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    Ignore,
    IgnoreDownstream,
    Deny,
}

/// A type that derives `QmpDownstream`.
#[derive(Debug, Default, Clone)]
pub struct Derived {
    pub name: String,
    /// Whether it has a lifetime.
    pub borrows: bool,
    /// The keys of the type itself, with what stands behind each `=`.
    keys: BTreeMap<String, String>,
    /// The keys in its body.
    inner: BTreeSet<String>,
}

impl Derived {
    /// The policy, by the table in the documentation.
    pub fn policy(&self) -> Policy {
        let extends = self.keys.get("extends").map(String::as_str);
        match self.keys.get("unknown").map(String::as_str) {
            Some("\"ignore\"") => Policy::Ignore,
            Some("\"ignore-downstream\"") => Policy::IgnoreDownstream,
            Some("\"deny\"") => Policy::Deny,
            Some(other) => panic!("{}: the policy {other}", self.name),
            None if self.keys.contains_key("command") => Policy::IgnoreDownstream,
            None if extends.is_some_and(|of| of.starts_with("command")) => Policy::IgnoreDownstream,
            None => Policy::Ignore,
        }
    }

    /// Whether something in its body has this key.
    pub fn has(&self, key: &str) -> bool {
        self.inner.contains(key)
    }
}

/// The deriving types of a file.
pub fn derived(file: &Path) -> Vec<Derived> {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let tokens = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut found = Vec::new();
    find(tokens, &mut found);
    found
}

fn find(tokens: TokenStream, found: &mut Vec<Derived>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut keys = BTreeMap::new();
    let mut deriving = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                deriving |= is_derive(&group);
                keys.extend(qmp(&group));
            }
            TokenTree::Group(group) => find(group.stream(), found),
            TokenTree::Ident(word) if deriving && (word == "struct" || word == "enum") => {
                let mut derived = Derived {
                    keys: mem::take(&mut keys),
                    ..Derived::default()
                };
                for token in tokens.by_ref() {
                    match token {
                        TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
                            inner(body.stream(), &mut derived.inner);
                            break;
                        }
                        TokenTree::Punct(punct) if punct.as_char() == ';' => break,
                        TokenTree::Punct(punct) => derived.borrows |= punct.as_char() == '\'',
                        TokenTree::Ident(name) if derived.name.is_empty() => {
                            derived.name = name.to_string();
                        }
                        _ => {}
                    }
                }
                found.push(derived);
                deriving = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => {
                keys.clear();
                deriving = false;
            }
            _ => {}
        }
    }
}

fn is_derive(attribute: &Group) -> bool {
    let text = attribute.stream().to_string();
    text.starts_with("derive") && text.contains("QmpDownstream")
}

/// The keys of a `#[qmp(…)]`, each with what stands behind it.
fn qmp(attribute: &Group) -> BTreeMap<String, String> {
    let mut tokens = attribute.stream().into_iter();
    let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(list))) =
        (tokens.next(), tokens.next())
    else {
        return BTreeMap::new();
    };
    if name != "qmp" {
        return BTreeMap::new();
    }
    let list: Vec<_> = list.stream().into_iter().collect();
    let entries = list.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','));
    let entry = |entry: &[TokenTree]| {
        let value = match entry.get(1) {
            Some(TokenTree::Group(inner)) => inner.stream().to_string(),
            _ => entry.get(2).map(ToString::to_string).unwrap_or_default(),
        };
        Some((entry.first()?.to_string(), value))
    };
    entries.filter_map(entry).collect()
}

/// The keys of all attributes in a body.
fn inner(body: TokenStream, keys: &mut BTreeSet<String>) {
    for token in body {
        if let TokenTree::Group(group) = token {
            keys.extend(qmp(&group).into_keys());
            inner(group.stream(), keys);
        }
    }
}

/// Files whose types are not in the registry, and why.
const NOT_REGISTERED: &[(&str, &str)] = &[
    (
        "tests/tests/",
        "private to a test that asks one thing of each; `types` has the like of them",
    ),
    (
        "tests/bench/",
        "a workspace of its own: plain objects that are only measured",
    ),
    (
        "tests/fuzz/",
        "a workspace of its own, which asks much the same of them with other inputs",
    ),
    (
        "tests/qapi/",
        "a workspace of its own: what the feature `qapi` adds is no part of serde's impls",
    ),
    (
        "examples/tests/",
        "private to a conversation with a real QEMU",
    ),
    (
        "examples/quickstart/main.rs",
        "private to the program; its types are in `vendor`",
    ),
    ("examples/probe/main.rs", "private to the program"),
];

/// Keys that no type in the registry has, and why.
const NO_TYPE_HAS: &[(&str, &str)] = &[
    ("qapi_qmp", "it asks for a crate that is not here"),
    (
        "serialize_only",
        "a type of one side has no other to compare",
    ),
    (
        "deserialize_only",
        "a type of one side has no other to compare",
    ),
    ("capability", "it is refused"),
    ("greeting", "it is refused"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        // What is in `ui` is there to be refused; what is in `snapshots` was expanded.
        let skipped = ["target", "ui", "snapshots"]
            .iter()
            .any(|name| path.ends_with(name));
        if path.is_dir() && !skipped {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn no_deriving_type_is_forgotten() {
    let mut files = Vec::new();
    for folder in ["tests", "examples"] {
        rust_files(&root().join(folder), &mut files);
    }
    let registry = registry();
    let mut used = BTreeSet::new();
    let mut forgotten = Vec::new();
    let mut registered = 0;
    for file in &files {
        let name = file.strip_prefix(root()).expect("below the root");
        let name = name.to_str().expect("a name").replace('\\', "/");
        let types = derived(file);
        let missing = types
            .iter()
            .filter(|derived| !registry.has(&name, &derived.name));
        let missing: Vec<_> = missing.map(|derived| derived.name.as_str()).collect();
        registered += types.len() - missing.len();
        if missing.is_empty() {
            continue;
        }
        let listed = NOT_REGISTERED
            .iter()
            .filter(|(prefix, _)| name.starts_with(prefix));
        match listed.map(|(prefix, _)| *prefix).next() {
            Some(prefix) if !name.starts_with("tests/tests/properties/") => {
                used.insert(prefix);
            }
            _ => forgotten.push(format!("{name}: {missing:?}")),
        }
    }
    assert!(forgotten.is_empty(), "not in the registry: {forgotten:#?}");
    assert_eq!(
        used.len(),
        NOT_REGISTERED.len(),
        "not needed any more, beside {used:?}"
    );
    assert!(registered > 70, "{registered}");
}

#[test]
fn each_key_is_on_a_type_of_the_registry() {
    let registry = registry();
    let mut found = BTreeSet::new();
    for derived in registry.entries.iter().map(|entry| &entry.derived) {
        found.extend(derived.keys.keys().map(String::as_str));
        found.extend(derived.inner.iter().map(String::as_str));
    }
    for key in qmp_tests::keys() {
        let listed = NO_TYPE_HAS.iter().any(|(name, _)| *name == key);
        assert!(
            found.contains(key) != listed,
            "{key}: {}",
            found.contains(key)
        );
    }
}

#[test]
fn what_the_attributes_say_is_understood() {
    let source = r#"
        macro_rules! made { ($name:ident) => {
            #[derive(Debug, qmp_types::QmpDownstream)]
            #[qmp(extends(command = "quit"))]
            #[qmp(rfqdn = "com.example")]
            struct Inside<'a> { #[qmp(extra, borrow = "'a")] member: u8 }
        } }
        #[derive(Debug)] struct Plain;
        #[derive(QmpDownstream)] #[qmp(data, unknown = "deny")] pub(crate) struct Unit;
        #[derive(QmpDownstream)] #[qmp(command = "c")] enum Of { A { #[qmp(skip)] b: u8 } }
    "#;
    let mut found = Vec::new();
    find(source.parse().expect("tokens"), &mut found);
    let seen: Vec<_> = found
        .iter()
        .map(|one| (one.name.as_str(), one.policy(), one.borrows))
        .collect();
    assert_eq!(
        seen,
        [
            ("Inside", Policy::IgnoreDownstream, true),
            ("Unit", Policy::Deny, false),
            ("Of", Policy::IgnoreDownstream, false),
        ]
    );
    assert!(found[0].has("extra") && found[0].has("borrow") && !found[1].has("extra"));
    assert!(found[2].has("skip") && found[0].keys.contains_key("rfqdn"));
}
