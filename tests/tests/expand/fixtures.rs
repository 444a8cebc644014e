//! What the macro says of `ui/`'s fixtures, without rustc around it: on every toolchain, and
//! soon enough to be asked of each mutant of the rules.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use crate::SCHEMA;
use crate::derive;

/// The mistakes in a fixture's types, as rustc prints a message.
fn mistakes(path: &Path) -> Vec<String> {
    let source = fs::read_to_string(path).expect("a fixture");
    let file =
        syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut found = Vec::new();
    types(file.items, &mut |item| {
        found.extend(told(item));
    });
    found
}

/// The mistakes in one type.
pub fn told(item: TokenStream) -> Vec<String> {
    // `qmp-tests` has the feature `schema`.
    mistakes_in(derive::qmp_downstream(item, SCHEMA))
}

/// The mistakes that the macro reports in what it emits.
pub fn mistakes_in(emitted: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    messages(emitted, &mut found);
    found
}

/// Every type that derives, without `derive` itself, as a compiler hands it to the macro.
fn types(items: Vec<syn::Item>, each: &mut impl FnMut(TokenStream)) {
    for mut item in items {
        let attributes = match &mut item {
            syn::Item::Struct(item) => &mut item.attrs,
            syn::Item::Enum(item) => &mut item.attrs,
            syn::Item::Union(item) => &mut item.attrs,
            syn::Item::Mod(module) => {
                let (_, inner) = module.content.take().unwrap_or_default();
                types(inner, each);
                continue;
            }
            _ => continue,
        };
        let all = attributes.len();
        attributes.retain(|attribute| {
            let derive = attribute.path().is_ident("derive");
            !derive
                || !attribute
                    .to_token_stream()
                    .to_string()
                    .contains("QmpDownstream")
        });
        if attributes.len() < all {
            each(item.into_token_stream());
        }
    }
}

/// The texts of `compile_error!`, wherever it stands.
fn messages(emitted: TokenStream, found: &mut Vec<String>) {
    let mut is_message = false;
    for token in emitted {
        match token {
            TokenTree::Ident(name) => is_message |= name == "compile_error",
            TokenTree::Group(group) if is_message => {
                let text: syn::LitStr = syn::parse2(group.stream()).expect("a text");
                found.push(text.value().replace('\n', "\n       "));
                is_message = false;
            }
            TokenTree::Group(group) => messages(group.stream(), found),
            _ => {}
        }
    }
}

/// The macro's part of what rustc printed: rustc's own errors have a number.
fn printed(path: &Path) -> Vec<String> {
    let output = fs::read_to_string(path.with_extension("stderr")).expect("rustc's output");
    let errors = output.split("\n\n").filter_map(|error| {
        let lines = error.strip_prefix("error: ")?.lines();
        Some(lines.take_while(|line| !line.trim_start().starts_with("--> ")))
    });
    errors
        .map(|lines| lines.collect::<Vec<_>>().join("\n"))
        .collect()
}

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("ui")
        .join(folder);
    let entries = fs::read_dir(folder).expect("the fixtures");
    let paths = entries.map(|entry| entry.expect("a fixture").path());
    let fixtures: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    assert!(!fixtures.is_empty());
    fixtures
}

#[test]
fn each_mistake_is_told() {
    for path in fixtures("fail") {
        assert_eq!(mistakes(&path), printed(&path), "{}", path.display());
    }
}

#[test]
fn nothing_is_told_of_what_is_right() {
    for path in fixtures("pass") {
        assert_eq!(mistakes(&path), [""; 0], "{}", path.display());
    }
}
