//! What a user takes in with `qmp-types`: how many crates, at which versions, and a macro that
//! computes and does nothing else. (`cargo deny` looks at licences, sources and advisories.)

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::{TokenStream, TokenTree};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
        .to_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The crates that a dependency on `qmp-types` builds, with their versions.
fn crates() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package=qmp-types", "--edges=normal,build"])
        .args(["--prefix=none", "--format={p}", "--locked", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).expect("it prints UTF-8");
    let names = lines.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.next()?))
    });
    names.collect()
}

#[test]
fn readme_says_how_many_crates_a_user_builds() {
    let crates = crates();
    let said = format!("That builds {} crates,", crates.len());
    assert!(
        read(&root().join("README.md")).contains(&said),
        "README lacks \"{said}\": {crates:#?}"
    );
    assert!(crates.iter().any(|name| name.starts_with("serde_core ")));
    assert!(!crates.iter().any(|name| name.starts_with("serde_derive ")));
}

/// The three crates speak of each other by their exact version, so that cargo never mixes two
/// releases; `ui/fail/kind_versions.rs` shows what a user sees who does it by other means.
#[test]
fn versions_are_locked() {
    let manifest = read(&root().join("Cargo.toml"));
    let version = env!("CARGO_PKG_VERSION");
    for name in ["qmp-derive", "qmp-name", "qmp-types"] {
        let entry = manifest
            .lines()
            .find(|line| line.starts_with(&format!("{name} = {{")))
            .expect(name);
        assert!(
            entry.contains(&format!("version = \"={version}\"")),
            "{entry}"
        );
    }
    // Without the feature `derive` too, where only a dependency that is never built says it.
    let manifest = read(&root().join("qmp-types/Cargo.toml"));
    assert!(
        manifest.contains("[target.'cfg(any())'.dependencies]\nqmp-derive.workspace = true\n"),
        "{manifest}"
    );
    let module = format!("__for_qmp_derive_{}", version.replace(['.', '-', '+'], "_"));
    let library = read(&root().join("qmp-types/src/lib.rs"));
    assert!(library.contains(&format!("pub mod {module} {{")));
}

/// What the macro's sources name of `std`: nothing that reads a file, the environment, the network
/// or a clock, or runs a program. (`core` and `alloc` have no such thing.)
const HARMLESS: &[&str] = &[
    "std::cell",
    "std::collections",
    "std::fmt",
    "std::iter",
    "std::ptr",
    "std::thread::panicking",
];

/// Macros of the standard library by which a crate would take in what is not its source.
const READING: &[&str] = &[
    "include",
    "include_str",
    "include_bytes",
    "option_env",
    "env",
];

/// The use of them that is allowed, and takes in what cargo and the source say alone.
const HARMLESS_READING: &[&str] = &[
    "env (\"CARGO_PKG_VERSION\")",
    "include_str (\"../README.md\")",
];

#[test]
fn the_macro_reads_its_input_alone() {
    let mut found = Vec::new();
    let mut files = 0;
    for folder in ["qmp-derive/src", "qmp-types/name/src"] {
        visit(&root().join(folder), &mut |path| {
            files += 1;
            let tokens = read(path).parse().expect("it is Rust");
            let before = found.len();
            inspect(tokens, &mut found);
            for entry in &mut found[before..] {
                *entry = format!("{entry} in {}", path.display());
            }
        });
    }
    assert!(files > 20, "{files}");
    assert_eq!(found, Vec::<String>::new());
    assert!(read(&root().join("qmp-types/name/src/lib.rs")).contains("\n#![no_std]\n"));
    // What it depends on in turn has no more to say: the field's own libraries, and no others.
    let manifest = read(&root().join("qmp-derive/Cargo.toml"));
    let (_, dependencies) = manifest
        .split_once("[dependencies]")
        .expect("they are there");
    let names: Vec<_> = dependencies
        .lines()
        .filter_map(|line| line.strip_suffix(".workspace = true"))
        .collect();
    assert_eq!(names, ["qmp-name", "proc-macro2", "quote", "syn"]);
    for manifest in ["qmp-derive/Cargo.toml", "qmp-types/name/Cargo.toml"] {
        let manifest = root().join(manifest);
        assert!(!read(&manifest).contains("build ="));
        assert!(!manifest.with_file_name("build.rs").exists());
    }
}

/// Calls for each of a folder's Rust files.
fn visit(folder: &Path, call: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("a folder of the macro's") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            visit(&path, call);
        } else {
            call(&path);
        }
    }
}

/// What is in the tokens and not in the lists above.
fn inspect(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => inspect(group.stream(), found),
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                // A group `std::{…}` too, and a type of another module by its whole path.
                let rest: String = tokens[at..]
                    .iter()
                    .take(10)
                    .map(ToString::to_string)
                    .collect();
                let path = ["std", "proc_macro"].contains(&name.as_str())
                    && rest[name.len()..].starts_with("::");
                let harmless = HARMLESS.iter().any(|path| rest.starts_with(path))
                    || rest.starts_with("proc_macro::TokenStream");
                // What is emitted stands behind another `::`.
                let emitted = at > 0 && tokens[at - 1].to_string() == ":";
                if path && !harmless && !emitted {
                    found.push(rest);
                    continue;
                }
                let next = tokens.get(at + 1).map(ToString::to_string);
                if READING.contains(&name.as_str()) && next.as_deref() == Some("!") {
                    let argument = tokens.get(at + 2).map(ToString::to_string);
                    let call = format!("{name} {}", argument.unwrap_or_default());
                    if !HARMLESS_READING.contains(&call.as_str()) {
                        found.push(call);
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_macro_that_reads_is_found() {
    for (source, expected) in [
        ("use std::fs::File;", "std::fs::File;"),
        ("fn f() { std::env::var(); }", "std::env::var"),
        ("use std::{fmt, fs};", "std::{"),
        ("proc_macro::tracked_path(x)", "proc_macro::tracked_path"),
        ("option_env!(\"HOME\")", "option_env (\"HOME\")"),
        ("mod a { include!(\"b\"); }", "include (\"b\")"),
    ] {
        let mut found = Vec::new();
        inspect(source.parse().expect("it is Rust"), &mut found);
        assert_eq!(found.len(), 1, "{source}");
        assert!(found[0].starts_with(expected), "{found:?}");
    }
}
