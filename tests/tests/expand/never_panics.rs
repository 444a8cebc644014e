//! Whatever tokens it is given, the macro answers with Rust: impls or errors.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "the types are written alike, whether they have quotes or not"
)]

use proc_macro2::{Group, TokenStream, TokenTree};
use proptest::prelude::*;

use crate::derive::{self, Features};

/// Types to start from: together they use every key.
const TYPES: &[&str] = &[
    r#"#[qmp(command = "__com.redhat_drive_add", returns = Added<u8, String>, allow_oob)]
       #[qmp(rfqdn = "com.redhat", unknown = "deny", allow(case, reserved), crate = "a::b")]
       pub struct DriveAdd<'a, T: Copy, const N: usize> where T: Clone {
           #[qmp(rename = "node-name", alias = "path", default)] id: &'a str,
           #[qmp(default = "seven", skip_serializing_if = "Option::is_none")] b: Option<[T; N]>,
           #[qmp(with = "hex", borrow = "'a")] pub c: Cow<'a, str>,
           #[qmp(serialize_with = "f", deserialize_with = "g", allow(reserved))] u: Vec<<T as I>::X>,
       }"#,
    r#"#[qmp(error = "__com.redhat_DriveLocked", bound = "T: Copy", rename_all = "kebab-case")]
       struct Locked { desc: String, #[qmp(rename = "__com.redhat_holder")] holder: Option<T> }"#,
    r#"#[qmp(extends(event = "BLOCK_IO_ERROR"), bound(serialize = "", deserialize = "T: Copy"))]
       struct Event { #[qmp(flatten)] a: A, #[qmp(flatten = "buffered")] b: fn(T) -> U,
           #[qmp(extra)] c: BTreeMap<String, Value>, #[qmp(skip)] r#type: (), #[serde(rename = "x")] e: E }"#,
    r#"#[qmp(event = "__com.redhat_PING")] struct Ping;"#,
    r#"#[qmp(data)] #[serde(deny_unknown_fields)] enum Kind { A, B(u8), C { d: u8 } }"#,
    r#"#[qmp(events, rfqdn = "com.redhat")] enum E<'a, T> { A(A<'a>), #[qmp(other)] B(Box<T>) }"#,
    r#"#[qmp(errors)] enum E {} "#,
    r#"#[qmp(data, rename_all = "kebab-case", allow(case))] enum V { A, #[qmp(rename = "b", alias = "c")] B,
           #[qmp(other)] Other(String) }"#,
    r#"#[qmp(data, tag = "driver", unknown = "deny")] enum U<'a, T> { #[qmp(rename = "a")] A,
           #[qmp(rename = "b")] B(T), #[qmp(rename = "c", rename_all = "kebab-case")] C { d_e: &'a str,
           #[qmp(flatten)] f: F, #[qmp(extra)] g: G, #[qmp(skip)] h: H }, #[qmp(other)] O(UnknownBranch) }"#,
    r#"#[qmp(data, untagged)] enum A<'a> { S(&'a str), N(()), O(Box<A<'a>>), V(Vec<Self>) }"#,
    r#"#[qmp(capability = "__com.redhat_x", greeting, data)] union U { a: u8 }"#,
];

/// What mistakes are made of.
const SCRAPS: &[&str] = &[
    "",
    "#",
    "=",
    ",",
    "<",
    ">",
    "->",
    "::",
    ":",
    "&",
    "'a",
    "'static",
    "!",
    "..",
    ";",
    "()",
    "{}",
    "[]",
    "(,)",
    "qmp",
    "r#type",
    "self",
    "Self",
    "crate",
    "struct",
    "enum",
    "union",
    "pub",
    "where",
    "dyn",
    "impl",
    "const",
    "fn",
    "mut",
    "_",
    "command",
    "event",
    "error",
    "extends",
    "data",
    "flatten",
    "extra",
    "skip",
    "borrow",
    "rename",
    "alias",
    "allow",
    "bound",
    "default",
    "greeting",
    "returns",
    "0",
    "-1.5",
    "1e999",
    "'c'",
    "b\"x\"",
    "c\"x\"",
    "\"\"",
    "\"\\u{0}\\u{10ffff}\"",
    "r#\"x\"#",
    "\"x\"suffix",
    "\"é日本\"",
    "\"__com.redhat_x\"",
    "\"__.._x\"",
    "\"'a + 'b\"",
    "\"::\"",
    "\"a b\"",
    "= \"__\"",
    "(command = \"x\")",
    "#[qmp]",
    "#[qmp()]",
    "#[qmp = 1]",
    "#[serde]",
    "#[qmp(data)]",
    "Option<String>",
    "<T as Trait<'a>>::X",
    "T",
    "PhantomData<T>",
    "[u8; { 3 }]",
    "dyn Fn(&str) -> T + 'a",
    "macro!(x)",
    "extern \"C\" fn(T, ...)",
];

/// Drops, doubles, replaces and inserts tokens, as `choices` say.
fn mutate(stream: TokenStream, choices: &mut impl Iterator<Item = u16>) -> TokenStream {
    let mut out = TokenStream::new();
    let scrap = |choice: u16| {
        let scrap = SCRAPS[usize::from(choice / 64) % SCRAPS.len()];
        scrap.parse::<TokenStream>().expect("a scrap is of tokens")
    };
    for token in stream {
        let choice = choices.next().unwrap_or(u16::MAX);
        let token = match token {
            TokenTree::Group(group) => {
                let inner = mutate(group.stream(), choices);
                TokenTree::Group(Group::new(group.delimiter(), inner))
            }
            token => token,
        };
        match choice % 64 {
            0 => {}
            1 => out.extend([token.clone(), token]),
            2 => out.extend(scrap(choice)),
            3 => {
                out.extend(scrap(choice));
                out.extend([token]);
            }
            _ => out.extend([token]),
        }
    }
    out
}

const ALL: Features = Features {
    qapi: true,
    schema: true,
};

/// Expands tokens; what comes out must be Rust.
fn expand(input: TokenStream) {
    let text = input.to_string();
    let output = derive::qmp_downstream(input, ALL);
    if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
        panic!("{error} in what is emitted for\n{text}\n\n{output}");
    }
}

/// The scraps of these numbers, one after the other.
fn joined(scraps: &[usize]) -> String {
    let scraps: Vec<_> = scraps.iter().map(|at| SCRAPS[*at]).collect();
    scraps.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..Default::default() })]

    #[test]
    fn on_mutated_types(at in 0..TYPES.len(), choices in prop::collection::vec(any::<u16>(), 0..400)) {
        let source = TYPES[at].parse().expect("a type is of tokens");
        expand(mutate(source, &mut choices.into_iter()));
    }

    #[test]
    fn on_scraps(scraps in prop::collection::vec(0..SCRAPS.len(), 0..20)) {
        let source = joined(&scraps);
        expand(source.parse().expect("scraps are of tokens"));
    }

    #[test]
    fn on_scraps_in_an_attribute(scraps in prop::collection::vec(0..SCRAPS.len(), 0..8)) {
        let list = joined(&scraps);
        let container = format!("#[qmp(data, {list})] struct S {{ id: String }}");
        let member = format!("#[qmp(data)] struct S {{ #[qmp({list})] id: Option<String> }}");
        for source in [container, member] {
            expand(source.parse().expect("scraps are of tokens"));
        }
    }

    #[test]
    fn on_any_name(name in ".*") {
        for key in ["command", "event", "error", "rfqdn"] {
            let source = format!("#[qmp({key} = {name:?})] struct S {{ #[qmp(rename = {name:?})] id: u8 }}");
            // Not every string is written in Rust as `Debug` writes it.
            if let Ok(tokens) = source.parse() {
                expand(tokens);
            }
        }
    }
}
