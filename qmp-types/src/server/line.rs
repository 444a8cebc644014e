//! Reading a line as a request, before it is known which commands there are: JSON with no name
//! twice in an object, and the members that a request has. `receive` goes on from here.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::{fmt, mem};

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::Deserializer as Json;
use serde_json::value::RawValue;

use super::refusal::generic;
use crate::members::held::{Hold, Token, members};
use crate::members::read::Name;
use crate::message::{AnyError, Id};

/// A line's JSON.
pub(super) struct Line<'a> {
    json: Vec<Token<'a>>,
    /// The `id` as it was sent, if the line is an object that has one.
    id: Option<&'a RawValue>,
}

/// What to run.
pub(super) struct Request<'l, 'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) out_of_band: bool,
    /// An object.
    pub(super) arguments: Option<&'l mut [Token<'a>]>,
}

impl<'a> Line<'a> {
    /// Reads the line. QEMU too takes it as a whole before it looks for a request in it.
    pub(super) fn read(line: &'a [u8]) -> Result<Self, AnyError> {
        let line = core::str::from_utf8(line)
            .map_err(|_| malformed("invalid UTF-8 sequence in string"))?;
        let mut read = Self {
            json: Vec::new(),
            id: None,
        };
        let mut json = Json::from_str(line);
        if line.trim_ascii_start().starts_with('{') {
            json.deserialize_map(&mut read).map_err(malformed)?;
        } else {
            Hold(&mut read.json)
                .deserialize(&mut json)
                .map_err(malformed)?;
        }
        json.end().map_err(malformed)?;
        if has_duplicate(&mut read.json) {
            return Err(malformed("duplicate key"));
        }
        Ok(read)
    }

    pub(super) fn id(&self) -> Option<Id<'a>> {
        self.id.map(Id::from)
    }

    /// Finds the request in it. `exec-oob` is a member of requests if `oob` says so.
    pub(super) fn request(&mut self, oob: bool) -> Result<Request<'_, 'a>, AnyError> {
        let [Token::Map(_), parts @ ..] = &mut self.json[..] else {
            return Err(generic("QMP input must be a JSON object"));
        };
        let (mut execute, mut exec_oob, mut arguments) = (None, None, None);
        for (name, value) in members(parts) {
            let member = text(name);
            match (member, value) {
                ("execute", [Token::Str(name)]) => execute = Some(mem::take(name)),
                ("exec-oob", [Token::Str(name)]) if oob => exec_oob = Some(mem::take(name)),
                ("arguments", object @ [Token::Map(_), ..]) => arguments = Some(object),
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
fn text<'a>(name: &'a Token<'_>) -> &'a str {
    match name {
        Token::Str(name) => name,
        _ => "",
    }
}

/// Whether an object in the line has two members of one name.
fn has_duplicate(json: &mut [Token<'_>]) -> bool {
    (0..json.len()).any(|at| {
        let [Token::Map(parts), rest @ ..] = &mut json[at..] else {
            return false;
        };
        let names = members(&mut rest[..*parts]).map(|(name, _)| text(name));
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names.windows(2).any(|pair| pair[0] == pair[1])
    })
}

fn malformed(reason: impl fmt::Display) -> AnyError {
    generic(format_args!("JSON parse error, {reason}"))
}

fn wrong(member: &str, what: &str) -> AnyError {
    generic(format_args!("QMP input member '{member}' {what}"))
}

/// Reads an object. Its `id` is read twice: as text, to be echoed, and as JSON, to be checked.
impl<'de> Visitor<'de> for &mut Line<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.json.push(Token::Map(0));
        while let Some(name) = map.next_key_seed(Name)? {
            let is_id = name == "id";
            self.json.push(Token::Str(name));
            let hold = Hold(&mut self.json);
            if is_id {
                let raw: &'de RawValue = map.next_value()?;
                self.id = Some(raw);
                let id = hold.deserialize(&mut Json::from_str(raw.get()));
                id.map_err(A::Error::custom)?;
            } else {
                map.next_value_seed(hold)?;
            }
        }
        self.json[0] = Token::Map(self.json.len() - 1);
        Ok(())
    }
}
