//! Reading a line as a request, before it is known which commands there are: JSON with no name
//! twice in an object, and the members that a request has. `receive` goes on from here.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::refusal::generic;
use crate::members::content::Content;
use crate::members::read::Name;
use crate::message::{AnyError, Id};

/// A line's JSON.
pub(super) struct Line<'a> {
    json: Content<'a>,
    /// The `id` as it was sent, if the line is an object that has one.
    id: Option<&'a RawValue>,
}

/// What to run.
pub(super) struct Request<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) out_of_band: bool,
    /// An object.
    pub(super) arguments: Option<Content<'a>>,
}

impl<'a> Line<'a> {
    /// Reads the line. QEMU too takes it as a whole before it looks for a request in it.
    pub(super) fn read(line: &'a [u8]) -> Result<Self, AnyError> {
        let line = core::str::from_utf8(line)
            .map_err(|_| malformed("invalid UTF-8 sequence in string"))?;
        let line = if line.trim_ascii_start().starts_with('{') {
            serde_json::from_str(line)
        } else {
            serde_json::from_str(line).map(|json| Self { json, id: None })
        };
        let line: Self = line.map_err(malformed)?;
        if has_duplicate(&line.json) {
            return Err(malformed("duplicate key"));
        }
        Ok(line)
    }

    pub(super) fn id(&self) -> Option<Id<'a>> {
        self.id.map(Id::from)
    }

    /// Finds the request in it. `exec-oob` is a member of requests if `oob` says so.
    pub(super) fn into_request(self, oob: bool) -> Result<Request<'a>, AnyError> {
        let Content::Map(members) = self.json else {
            return Err(generic("QMP input must be a JSON object"));
        };
        let (mut execute, mut exec_oob, mut arguments) = (None, None, None);
        for (key, value) in members {
            let member = name(&key);
            match (member, value) {
                ("execute", Content::Str(name)) => execute = Some(name),
                ("exec-oob", Content::Str(name)) if oob => exec_oob = Some(name),
                ("arguments", object @ Content::Map(_)) => arguments = Some(object),
                ("id", _) => {}
                ("execute", _) => return Err(wrong(member, "must be a string")),
                ("exec-oob", _) if oob => return Err(wrong(member, "must be a string")),
                ("arguments", _) => return Err(wrong(member, "must be an object")),
                _ => return Err(wrong(member, "is unexpected")),
            }
        }
        let (name, out_of_band) = match (execute, exec_oob) {
            (Some(name), None) => (name, false),
            (None, Some(name)) => (name, true),
            (Some(_), Some(_)) => return Err(wrong("execute", "clashes with 'exec-oob'")),
            (None, None) => return Err(generic("QMP input lacks member 'execute'")),
        };
        Ok(Request {
            name,
            out_of_band,
            arguments,
        })
    }
}

/// A member's name: in JSON it is a string.
pub(super) fn name<'c>(key: &'c Content<'_>) -> &'c str {
    match key {
        Content::Str(name) => name,
        _ => "",
    }
}

/// Whether an object in the value has two members of one name.
fn has_duplicate(value: &Content<'_>) -> bool {
    match value {
        Content::Seq(values) => values.iter().any(has_duplicate),
        Content::Map(members) => {
            let mut names: Vec<&str> = members.iter().map(|(key, _)| name(key)).collect();
            names.sort_unstable();
            names.windows(2).any(|pair| pair[0] == pair[1])
                || members.iter().any(|(_, value)| has_duplicate(value))
        }
        _ => false,
    }
}

fn malformed(reason: impl fmt::Display) -> AnyError {
    generic(format_args!("JSON parse error, {reason}"))
}

fn wrong(member: &str, what: &str) -> AnyError {
    generic(format_args!("QMP input member '{member}' {what}"))
}

/// Reads an object. Its `id` is read twice: as text, to be echoed, and as JSON, to be checked.
impl<'de> Deserialize<'de> for Line<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Line<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Line<'de>, A::Error> {
                let mut members = Vec::new();
                let mut id = None;
                while let Some(name) = map.next_key_seed(Name)? {
                    let value = if name == "id" {
                        let raw: &'de RawValue = map.next_value()?;
                        id = Some(raw);
                        serde_json::from_str(raw.get()).map_err(A::Error::custom)?
                    } else {
                        map.next_value()?
                    };
                    members.push((Content::Str(name), value));
                }
                Ok(Line {
                    json: Content::Map(members),
                    id,
                })
            }
        }

        deserializer.deserialize_map(Members)
    }
}
