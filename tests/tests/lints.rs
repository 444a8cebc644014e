//! Every lint that a user may deny is denied.

#![deny(
    warnings,
    missing_docs,
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
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    missing_copy_implementations,
    missing_debug_implementations,
    non_ascii_idents,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_crate_dependencies,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::cargo,
    clippy::restriction
)]
#![allow(
    // These are about this file, not about what the derive emits.
    clippy::single_char_lifetime_names,
    clippy::tests_outside_test_module,
    clippy::unwrap_used,
    clippy::default_numeric_fallback,
    clippy::missing_assert_message,
    clippy::indexing_slicing,
    clippy::blanket_clippy_restriction_lints,
    clippy::arbitrary_source_item_ordering,
    clippy::field_scoped_visibility_modifiers,
    clippy::partial_pub_fields,
    clippy::exhaustive_structs,
    clippy::exhaustive_enums,
    clippy::implicit_return,
    clippy::pub_with_shorthand,
    clippy::redundant_pub_crate,
    clippy::question_mark_used,
    clippy::missing_trait_methods,
    clippy::single_call_fn,
    clippy::min_ident_chars,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    clippy::cargo_common_metadata,
    clippy::multiple_crate_versions,
    unused_crate_dependencies,
    reason = "the tests of this package, not the derive"
)]

use qmp_types::message::AnyError;
use qmp_types::{QmpDownstream, UnknownBranch, UnknownEvent};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What another crate reads.
pub type Foreign = BTreeMap<String, u8>;

/// A command with every sort of member.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(command = "__com.redhat_drive_add", returns = Added)]
pub struct DriveAdd<'a, T> {
    /// A text.
    pub id: String,
    /// A borrowed one.
    #[qmp(borrow)]
    pub file: Option<Cow<'a, str>>,
    /// One that borrows where it can.
    #[qmp(borrow)]
    pub format: Cow<'a, str>,
    /// Whatever it is.
    #[qmp(default)]
    pub value: T,
    /// A part.
    #[qmp(flatten)]
    pub part: Part,
    /// A part of serde's.
    #[qmp(flatten = "buffered")]
    pub foreign: Foreign,
    /// By a function.
    #[qmp(default = "zero", skip_serializing_if = "is_zero")]
    pub size: u64,
}

/// What is added.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub struct Added {
    /// Its name.
    pub node_name: String,
}

/// A part of the command.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(data)]
pub struct Part {
    /// A number.
    pub cache: f64,
    /// What is unknown.
    #[qmp(extra)]
    pub extra: BTreeMap<String, serde_json::Value>,
    /// Nothing.
    #[qmp(skip)]
    pub skipped: Option<()>,
}

/// An old event.
#[deprecated = "there is a new one"]
#[derive(Debug, Clone, Copy, PartialEq, Eq, QmpDownstream)]
#[qmp(event = "__com.redhat_PING")]
pub struct Ping {
    /// An old member.
    #[deprecated = "there is a new one"]
    pub number: u8,
}

/// An error.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(error = "__com.redhat_DriveLocked")]
pub struct DriveLocked {
    /// For people.
    pub desc: String,
}

/// Another event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QmpDownstream)]
#[qmp(extends(event = "STOP"))]
pub struct Stop;

/// Events.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(events, rfqdn = "com.redhat")]
pub enum Event {
    /// One that is listed.
    Stop(Stop),
    /// One that is not.
    #[qmp(other)]
    Other(UnknownEvent),
}

/// Commands.
#[derive(Debug, Clone, PartialEq, QmpDownstream)]
#[qmp(commands)]
pub enum Command<'a> {
    /// One that is listed.
    DriveAdd(Box<DriveAdd<'a, u8>>),
}

/// Errors.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(errors)]
pub enum Failure {
    /// One that is listed.
    Locked(DriveLocked),
    /// One that is not.
    #[qmp(other)]
    Other(AnyError),
}

/// An enum of QAPI's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum Format {
    /// As it is.
    Raw,
    /// With a header.
    Qcow2,
}

/// The same, and what is not known.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case")]
pub enum AnyFormat {
    /// As it is.
    Raw,
    /// Another.
    #[qmp(other)]
    Unknown(String),
}

/// A union; neither it nor its branches are public.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, tag = "driver", rename_all = "kebab-case")]
enum Driver {
    /// No members.
    NullCo,
    /// Members of its own.
    Raw {
        /// The node below.
        file: BlockdevRef,
    },
    /// Those of a type.
    File(File),
    /// Unknown ones.
    #[qmp(other)]
    Other(UnknownBranch),
}

/// A branch.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data)]
struct File {
    /// Its name.
    filename: String,
}

/// An alternate.
#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, untagged)]
enum BlockdevRef {
    /// A new node.
    Definition(Box<Driver>),
    /// The name of one.
    Reference(String),
}

const fn zero() -> u64 {
    0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is the derive's"
)]
const fn is_zero(size: &u64) -> bool {
    *size == 0
}

/// All of them in use.
#[test]
fn they_work() {
    let text = r#"{"id":"a","format":"b","value":1,"cache":1.5,"__com.redhat_other":2}"#;
    let add: DriveAdd<'_, u8> = serde_json::from_str(text).unwrap();
    assert_eq!(add.foreign["__com.redhat_other"], 2);
    assert_eq!(
        serde_json::to_string(&add).unwrap(),
        r#"{"id":"a","format":"b","value":1,"cache":1.5,"__com.redhat_other":2}"#
    );
    let added: Added = serde_json::from_str(r#"{"node-name": "n"}"#).unwrap();
    assert_eq!(added.node_name, "n");
    let locked: DriveLocked =
        serde_json::from_str(r#"{"class": "__com.redhat_DriveLocked", "desc": "locked"}"#).unwrap();
    assert_eq!(locked.to_string(), "locked");
    #[expect(deprecated, reason = "it is tested")]
    let ping: Ping = serde_json::from_str(r#"{"number": 1}"#).unwrap();
    #[expect(deprecated, reason = "it is tested")]
    let number = ping.number;
    assert_eq!(number, 1);

    let event: Event = serde_json::from_str(r#"{"event": "STOP"}"#).unwrap();
    assert_eq!(event, Event::Stop(Stop));
    let request = format!(r#"{{"execute": "__com.redhat_drive_add", "arguments": {text}}}"#);
    let command: Command<'_> = serde_json::from_str(&request).unwrap();
    assert_eq!(command, Command::DriveAdd(Box::new(add)));
    let failure: Failure =
        serde_json::from_str(r#"{"class": "GenericError", "desc": "no"}"#).unwrap();
    assert_eq!(failure.to_string(), "no");
    assert_eq!("qcow2".parse(), Ok(Format::Qcow2));
    assert_eq!("qcow".parse(), Ok(AnyFormat::Unknown("qcow".into())));
    let union = r#"{"driver":"raw","file":{"driver":"file","filename":"a"}}"#;
    let driver: Driver = serde_json::from_str(union).unwrap();
    assert_eq!(serde_json::to_string(&driver).unwrap(), union);
}
