//! Compares a derived type with a server's, in the direction in which its values go.
//! [`Schema`](super::Schema) calls it; `object` compares the members of objects.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Schema;
use super::describe::{self, Definition, Describe, Of, Shape, Type};
use super::entry::{self, JsonType, Meta};
use super::mismatch::{Mismatch, Reason};

/// Which way values go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To the server: it must accept every value of the type.
    Sent,
    /// From the server: the type must accept every value.
    Read,
}

/// JSON is read to this depth, so no value has more levels. A server's types may have any number.
const LEVELS: usize = 127;

/// A comparison under way.
pub struct Check<'a> {
    pub(super) schema: &'a Schema,
    pub(super) way: Way,
    /// The pairs of types that were compared: types may contain themselves.
    compared: BTreeSet<(Way, &'static str, &'a str)>,
    /// How many levels of a value are around what is compared.
    level: usize,
    pub found: Vec<Mismatch>,
    /// The paths of the downstream names that the server does not have.
    pub absent: Vec<String>,
}

impl<'a> Check<'a> {
    /// Compares a command or an event.
    pub fn run(schema: &'a Schema, definition: &Definition) -> Self {
        let mut check = Self {
            schema,
            way: Way::Read,
            compared: BTreeSet::new(),
            level: 0,
            found: Vec::new(),
            absent: Vec::new(),
        };
        check.definition(definition);
        check
    }

    fn definition(&mut self, definition: &Definition) {
        let Some(returns) = &definition.command else {
            match self.schema.events.get(definition.name) {
                Some(event) => self.types(definition.data, &event.arg_type, "data"),
                None => self.mismatch("", Reason::NotOffered),
            }
            return;
        };
        let Some(command) = self.schema.commands.get(definition.name) else {
            self.mismatch("", Reason::NotOffered);
            return;
        };
        if returns.allow_oob && !command.allow_oob {
            self.mismatch("", Reason::OutOfBand);
        }
        self.way = Way::Sent;
        self.types(definition.data, &command.arg_type, "arguments");
        self.way = Way::Read;
        self.types(returns.of, &command.ret_type, "returns");
    }

    pub(super) fn mismatch(&mut self, path: &str, reason: Reason) {
        self.found.push(Mismatch {
            path: path.to_owned(),
            reason,
        });
    }

    /// Compares the types at a path. On either side it may be one of several, an alternate:
    /// each that goes out must find one of its type in JSON at the other end.
    pub(super) fn types(&mut self, of: Of, theirs: &'a str, path: &str) {
        if self.level == LEVELS {
            return;
        }
        self.level += 1;
        let here = self.our_branches(of());
        let there = self.their_branches(theirs);
        match self.way {
            Way::Sent => {
                for ours in &here {
                    let found = there.iter().find(|(_, theirs)| self.fits(ours, theirs));
                    if let Some(theirs) = found.or(there.first()) {
                        self.pair(ours, *theirs, path);
                    }
                }
            }
            Way::Read => {
                for theirs in &there {
                    let found = here.iter().find(|ours| self.fits(ours, theirs.1));
                    if let Some(ours) = found.or(here.first()) {
                        self.pair(ours, *theirs, path);
                    }
                }
            }
        }
        self.level -= 1;
    }

    /// A type, or the types that its alternate chooses from.
    fn our_branches(&self, ours: &'static Type) -> Vec<&'static Type> {
        match &ours.shape {
            Shape::Alternate(branches) => {
                let branches = branches.iter();
                branches
                    .flat_map(|(_, of)| self.our_branches(of()))
                    .collect()
            }
            Shape::Optional(of) => {
                let mut branches = self.our_branches(of());
                // Null is read like nothing, and never sent.
                if self.way == Way::Read {
                    branches.push(<() as Describe>::TYPE);
                }
                branches
            }
            _ => [ours].into(),
        }
    }

    /// A type of the server's by its name, or the types that its alternate chooses from. An
    /// alternate may contain itself: it has no more types for that.
    fn their_branches(&self, name: &'a str) -> Vec<(&'a str, &'a Meta)> {
        let (mut names, mut seen) = ([name].to_vec(), BTreeSet::new());
        let mut branches = Vec::new();
        while let Some(name) = names.pop() {
            match self.schema.types.get(name) {
                Some(Meta::Alternate(alternate)) if seen.insert(name) => {
                    let members = alternate.members.iter().rev();
                    names.extend(members.map(|branch| branch.of.as_str()));
                }
                Some(Meta::Alternate(_)) | None => {}
                Some(theirs) => branches.push((name, theirs)),
            }
        }
        branches
    }

    /// Compares two types that should be of one type in JSON.
    fn pair(&mut self, ours: &'static Type, (name, theirs): (&'a str, &'a Meta), path: &str) {
        let id = (ours.id)();
        if !id.is_empty() && !self.compared.insert((self.way, id, name)) {
            return;
        }
        if !self.fits(ours, theirs) {
            let [here, there] = [our_json(ours), their_json(theirs)].map(word);
            self.mismatch(path, Reason::Type { here, there });
            return;
        }
        match (&ours.shape, theirs) {
            (Shape::Array(of), Meta::Array(theirs)) => {
                self.types(*of, &theirs.element_type, &format!("{path}[]"));
            }
            (Shape::Enum(ours), Meta::Enum(theirs)) => self.values(ours, theirs, path),
            (Shape::Object(_) | Shape::Union(_), Meta::Object(theirs)) => {
                self.objects(ours, theirs, path);
            }
            _ => {}
        }
    }

    fn values(&mut self, ours: &describe::Enum, theirs: &entry::Enum, path: &str) {
        match self.way {
            Way::Sent => {
                for name in ours.values.iter().filter_map(|names| names.first()) {
                    if theirs.values().all(|value| value != *name) {
                        self.value_not_accepted(name, path);
                    }
                }
            }
            Way::Read if ours.other => {}
            Way::Read => {
                let listed: Vec<_> = ours.values.iter().copied().flatten().collect();
                self.values_listed(&listed, theirs, path);
            }
        }
    }

    /// The server lacks a value that may be sent.
    pub(super) fn value_not_accepted(&mut self, value: &str, path: &str) {
        if is_downstream(value) {
            self.absent.push(format!("{path}={value}"));
        } else {
            self.mismatch(path, Reason::NotAccepted(value.to_owned()));
        }
    }

    /// All values that the server may send must be listed here.
    pub(super) fn values_listed(&mut self, listed: &[&&str], theirs: &entry::Enum, path: &str) {
        for value in theirs.values() {
            if !listed.contains(&&value) {
                self.mismatch(path, Reason::NotListed(value.to_owned()));
            }
        }
    }

    /// Whether values of one type in JSON are values of the other, in the direction they go.
    fn fits(&self, ours: &Type, theirs: &Meta) -> bool {
        let (ours, theirs) = (our_json(ours), their_json(theirs));
        let (from, to) = match self.way {
            Way::Sent => (ours, theirs),
            Way::Read => (theirs, ours),
        };
        let any = |json: &JsonType| matches!(json, JsonType::Value | JsonType::Other(_));
        any(from) || any(to) || from == to || (from, to) == (&JsonType::Int, &JsonType::Number)
    }
}

/// Whether a name is a vendor's.
pub(super) fn is_downstream(name: &str) -> bool {
    name.starts_with("__")
}

fn our_json(ours: &Type) -> &'static JsonType {
    match &ours.shape {
        Shape::String | Shape::Enum(_) => &JsonType::String,
        Shape::Integer(_) => &JsonType::Int,
        Shape::Number => &JsonType::Number,
        Shape::Boolean => &JsonType::Boolean,
        Shape::Null => &JsonType::Null,
        Shape::Array(_) => &JsonType::Array,
        Shape::Map | Shape::Object(_) | Shape::Union(_) => &JsonType::Object,
        Shape::Any | Shape::Optional(_) | Shape::Alternate(_) => &JsonType::Value,
    }
}

fn their_json(theirs: &Meta) -> &JsonType {
    match theirs {
        Meta::Builtin(builtin) => &builtin.json_type,
        Meta::Enum(_) => &JsonType::String,
        Meta::Array(_) => &JsonType::Array,
        Meta::Object(_) => &JsonType::Object,
        Meta::Alternate(_) | Meta::Command(_) | Meta::Event(_) | Meta::Other(_) => &JsonType::Value,
    }
}

/// A type in JSON, in a sentence.
fn word(json: &JsonType) -> &'static str {
    match json {
        JsonType::String => "a string",
        JsonType::Number => "a number",
        JsonType::Int => "an integer",
        JsonType::Boolean => "a boolean",
        JsonType::Null => "null",
        JsonType::Object => "an object",
        JsonType::Array => "an array",
        JsonType::Value | JsonType::Other(_) => "any value",
    }
}
