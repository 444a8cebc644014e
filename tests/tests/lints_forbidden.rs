//! A crate may forbid every lint that the output of serde's derive passes: the emitted code allows none.
//! `lints.rs` denies more, which this file's own code does not pass.

#![forbid(
    warnings,
    unused,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    refining_impl_trait,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    absolute_paths_not_starting_with_crate,
    deprecated,
    deprecated_in_future,
    deprecated_safe,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    private_bounds,
    private_interfaces,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_bounds,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::absolute_paths,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::else_if_without_else,
    clippy::expect_used,
    clippy::field_scoped_visibility_modifiers,
    clippy::impl_trait_in_params,
    clippy::indexing_slicing,
    clippy::inline_asm_x86_att_syntax,
    clippy::let_underscore_must_use,
    clippy::let_underscore_untyped,
    clippy::map_err_ignore,
    clippy::missing_assert_message,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::mod_module_files,
    clippy::multiple_inherent_impl,
    clippy::panic,
    clippy::partial_pub_fields,
    clippy::pattern_type_mismatch,
    clippy::pub_use,
    clippy::same_name_method,
    clippy::self_named_module_files,
    clippy::semicolon_outside_block,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::str_to_string,
    clippy::unneeded_field_pattern,
    clippy::unreachable,
    clippy::unwrap_in_result,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use qmp_types::message::AnyError;
use qmp_types::{QmpDownstream, UnknownBranch, UnknownEvent};
use serde::{Deserialize, Deserializer, Serializer};
use serde_json::Value;

/// A command with every sort of member.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", returns = Added)]
struct DriveAdd<'a, T, const N: usize>
where
    T: Clone,
{
    /// A text.
    id: String,
    /// One that borrows where it can.
    #[qmp(borrow)]
    format: Cow<'a, str>,
    /// Whatever it is.
    #[qmp(default)]
    value: T,
    /// A part.
    #[qmp(flatten)]
    part: Part,
    /// By a function.
    #[qmp(default = "String::new", skip_serializing_if = "String::is_empty")]
    name: String,
    /// By two.
    #[qmp(serialize_with = "upper", deserialize_with = "lower")]
    upper: String,
    /// Nothing.
    #[qmp(skip)]
    phantom: PhantomData<[u8; N]>,
    /// A keyword.
    r#type: Option<u8>,
}

/// What is added.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
struct Added {
    /// Its name.
    node_name: String,
}

/// A part of the command.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data)]
struct Part {
    /// A number.
    cache: f64,
    /// All that is unknown.
    #[qmp(extra)]
    extra: BTreeMap<String, Value>,
}

/// An error.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
struct DriveLocked {
    /// For people.
    desc: String,
}

/// An event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
struct Stop;

/// Events.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
enum Event {
    /// One that is listed.
    Stop(Stop),
    /// One that is not.
    #[qmp(other)]
    Other(UnknownEvent),
}

/// Commands.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(commands)]
enum Command<'a> {
    /// One that is listed.
    DriveAdd(Box<DriveAdd<'a, u8, 3>>),
}

/// Errors.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(errors)]
enum Failure {
    /// One that is listed.
    Locked(DriveLocked),
    /// One that is not.
    #[qmp(other)]
    Other(AnyError),
}

/// An enum of QAPI's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
enum Format {
    /// As it is.
    Raw,
    /// With a header.
    Qcow2,
}

/// A union.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
enum Driver<T> {
    /// No members.
    NullCo,
    /// Neither.
    Empty {},
    /// Members of its own.
    Raw {
        /// The node below.
        file: Box<BlockdevRef<Self>>,
        /// By functions.
        #[qmp(
            serialize_with = "upper",
            deserialize_with = "lower",
            default,
            skip_serializing_if = "String::is_empty"
        )]
        upper: String,
        /// A part.
        #[qmp(flatten)]
        added: Added,
        /// Nothing.
        #[qmp(skip)]
        skipped: u8,
    },
    /// Those of a type.
    File(File<T>),
    /// Unknown ones.
    #[qmp(other)]
    Other(UnknownBranch),
}

/// A branch.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data)]
struct File<T> {
    /// Its name.
    filename: T,
}

/// An alternate.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, untagged)]
enum BlockdevRef<T> {
    /// A new node.
    Definition(T),
    /// The name of one.
    Reference(String),
    /// Several.
    List(Vec<Self>),
}

/// Another, all of known types.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, untagged)]
enum Address<'a> {
    /// An object.
    Added(Added),
    /// Lent texts.
    List(Vec<&'a str>),
    /// A text by functions.
    Upper(#[qmp(serialize_with = "upper", deserialize_with = "lower")] String),
}

/// No members at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QmpDownstream)]
#[qmp(data)]
struct Nothing {}

/// Branches without members, and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QmpDownstream)]
#[qmp(data, tag = "type", rename_all = "lowercase")]
enum Plain {
    /// One.
    One,
    /// Two, all of whose members are skipped.
    Two {
        /// One of them.
        #[qmp(skip)]
        skipped: u8,
    },
}

/// Written alone.
#[derive(Debug, Clone, Copy, QmpDownstream)]
#[qmp(command = "__com.redhat_run", serialize_only)]
struct Run<'a> {
    /// A list.
    args: &'a [&'a str],
}

/// Writes a text in upper case.
fn upper<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.to_uppercase())
}

/// Reads it.
fn lower<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(|text| text.to_lowercase())
}

#[test]
fn they_are_in_use() -> Result<(), serde_json::Error> {
    let text = r#"{"driver":"raw","file":[{"driver":"file","filename":"f"}],"node-name":"n"}"#;
    let driver: Driver<String> = serde_json::from_str(text)?;
    assert_eq!(serde_json::to_string(&driver)?, text, "a union");
    let arguments =
        r#"{"id":"a","format":"b","value":1,"cache":1.5,"upper":"U","__com.redhat_other":3}"#;
    let add: DriveAdd<'_, u8, 3> = serde_json::from_str(arguments)?;
    let request = format!(r#"{{"execute":"__com.redhat_drive_add","arguments":{arguments}}}"#);
    let command: Command<'_> = serde_json::from_str(&request)?;
    assert_eq!(command, Command::DriveAdd(Box::new(add)), "a command");
    let event: Event = serde_json::from_str(r#"{"event":"STOP"}"#)?;
    assert_eq!(event, Event::Stop(Stop), "an event");
    let failure: Failure = serde_json::from_str(r#"{"class":"GenericError","desc":"no"}"#)?;
    assert_eq!(failure.to_string(), "no", "an error");
    let address: Address<'_> = serde_json::from_str(r#""A""#)?;
    assert_eq!(address, Address::Upper("a".into()), "an alternate");
    assert_eq!(Format::ALL.len(), 2, "an enum");
    let nothing: Nothing = serde_json::from_str("{}")?;
    assert_eq!(nothing, Nothing {}, "no members");
    let plain = [Plain::One, Plain::Two { skipped: 0 }];
    let two = r#"[{"type":"one"},{"type":"two"}]"#;
    assert_eq!(serde_json::to_string(&plain)?, two, "no members");
    let run = Run { args: &["a"] };
    assert_eq!(serde_json::to_string(&run)?, r#"{"args":["a"]}"#, "a list");
    Ok(())
}
