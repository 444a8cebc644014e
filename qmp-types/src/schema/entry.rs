//! The reply of `query-qmp-schema`, as it is on the wire: types that the derive makes of
//! QEMU's `SchemaInfo`. [`Schema`](super::Schema) is made of them.

use alloc::string::String;
use alloc::vec::Vec;

use serde_core::de::{Deserialize, Deserializer, IgnoredAny};

use crate::{QmpDownstream, UnknownBranch};

/// A command, an event or a type.
#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Entry {
    pub name: String,
    #[qmp(flatten)]
    pub meta: Meta,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, tag = "meta-type", rename_all = "kebab-case", crate = "crate")]
pub enum Meta {
    Builtin(Builtin),
    Enum(Enum),
    Array(Array),
    Object(Object),
    Alternate(Alternate),
    Command(Command),
    Event(Event),
    /// A newer server's.
    #[qmp(other)]
    Other(UnknownBranch),
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case", crate = "crate")]
pub struct Builtin {
    pub json_type: JsonType,
}

#[derive(Debug, Clone, PartialEq, Eq, QmpDownstream)]
#[qmp(data, rename_all = "lowercase", crate = "crate")]
pub enum JsonType {
    String,
    Number,
    Int,
    Boolean,
    Null,
    Object,
    Array,
    /// Any of them.
    Value,
    /// A newer server's.
    #[qmp(other)]
    Other(String),
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Enum {
    /// Deprecated since 6.2, in favour of the members, which older servers do not send.
    #[qmp(default)]
    pub values: Vec<String>,
    #[qmp(default)]
    pub members: Vec<Value>,
}

impl Enum {
    /// The values, which are said twice.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        let members = self.members.iter().map(|value| &value.name);
        let values = self.values.iter().filter(|_| self.members.is_empty());
        members.chain(values).map(String::as_str)
    }
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Value {
    pub name: String,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case", crate = "crate")]
pub struct Array {
    pub element_type: String,
}

#[derive(Debug, Clone, Default, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Object {
    pub members: Vec<Member>,
    /// The discriminator of the variants.
    pub tag: Option<String>,
    #[qmp(default)]
    pub variants: Vec<Variant>,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Member {
    pub name: String,
    #[qmp(rename = "type")]
    pub of: String,
    /// The member is there if this one may be absent: its value is always null.
    #[qmp(rename = "default", default, deserialize_with = "is_present")]
    pub optional: bool,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Variant {
    pub case: String,
    #[qmp(rename = "type")]
    pub of: String,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Alternate {
    pub members: Vec<Branch>,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, crate = "crate")]
pub struct Branch {
    #[qmp(rename = "type")]
    pub of: String,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case", crate = "crate")]
pub struct Command {
    pub arg_type: String,
    pub ret_type: String,
    #[qmp(default)]
    pub allow_oob: bool,
}

#[derive(Debug, Clone, QmpDownstream)]
#[qmp(data, rename_all = "kebab-case", crate = "crate")]
pub struct Event {
    pub arg_type: String,
}

fn is_present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}
