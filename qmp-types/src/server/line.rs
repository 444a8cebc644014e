//! Reading a line as a request, before it is known which commands there are: JSON with no name
//! twice in an object, and the members that a request has. `receive` goes on from here.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use serde_json::value::RawValue;

use super::refusal::generic;
use crate::fault::Fault;
use crate::members::json::{Index, Json, Kind, Members};
use crate::message::framing::stray;
use crate::message::{AnyError, Id};

/// How deep a line is nested at most.
const LEVELS: u8 = 128;

/// A line's JSON.
pub(super) struct Line<'a> {
    text: Cow<'a, str>,
    index: Index,
}

/// What to run.
pub(super) struct Request<'l, 'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) out_of_band: bool,
    /// An object.
    pub(super) arguments: Option<Json<'l, 'a>>,
}

impl<'a> Line<'a> {
    /// Reads the line. QEMU too takes it as a whole before it looks for a request in it, and as
    /// tokens before it looks for JSON.
    pub(super) fn read(line: &'a [u8]) -> Result<Self, AnyError> {
        Self::parse(line).map_err(|error| match stray(line) {
            Some(token) => malformed(format_args!("stray '{}'", Lossy(token))),
            None => error,
        })
    }

    fn parse(line: &'a [u8]) -> Result<Self, AnyError> {
        let line = core::str::from_utf8(line)
            .map_err(|_| malformed("invalid UTF-8 sequence in string"))?;
        let json: &RawValue = serde_json::from_str(line).map_err(malformed)?;
        let line = Self {
            text: json.get().into(),
            index: Index::of(json.get()),
        };
        check(line.json(), &mut Vec::new())?;
        Ok(line)
    }

    fn json(&self) -> Json<'_, 'a> {
        Json::new(&self.text, &self.index, LEVELS)
    }

    /// The line's members, if it is an object.
    fn members(&self) -> Option<Members<'_, 'a>> {
        let json = self.json();
        let parts = json.parts::<Fault>().ok()?;
        (json.kind() == Kind::Object).then(|| Members::new(parts))
    }

    /// The `id` as it was sent, if the line is an object that has one.
    pub(super) fn id(&self) -> Option<Id<'a>> {
        let mut members = self.members()?;
        let (_, id) =
            members.find(|(name, _)| name.string::<Fault>().is_ok_and(|name| name == "id"))?;
        let Cow::Borrowed(id) = id.raw() else {
            return None;
        };
        let id: &RawValue = serde_json::from_str(id).ok()?;
        Some(Id::from(id))
    }

    /// Finds the request in it. `exec-oob` is a member of requests if `oob` says so.
    pub(super) fn request(&self, oob: bool) -> Result<Request<'_, 'a>, AnyError> {
        let Some(members) = self.members() else {
            return Err(generic("QMP input must be a JSON object"));
        };
        let (mut execute, mut exec_oob, mut arguments) = (None, None, None);
        for (name, value) in members {
            let member = &*name.string::<Fault>().map_err(generic)?;
            let kind = value.kind();
            match (member, kind) {
                ("execute", Kind::String) => execute = Some(value),
                ("exec-oob", Kind::String) if oob => exec_oob = Some(value),
                ("arguments", Kind::Object) => arguments = Some(value),
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
            name: name.string::<Fault>().map_err(generic)?,
            out_of_band,
            arguments,
        })
    }
}

/// Refuses what `serde_json` passes over in a text: half a surrogate pair and an object with two
/// members of one name, which QEMU refuses too; a number beyond a double, and more levels than are
/// read.
///
/// `names` are those of the objects around, for which it has room.
fn check<'a>(json: Json<'_, 'a>, names: &mut Vec<Cow<'a, str>>) -> Result<(), AnyError> {
    match json.kind() {
        Kind::String => {
            json.string::<Fault>().map_err(malformed)?;
        }
        Kind::Array => {
            for element in json.parts::<Fault>().map_err(malformed)? {
                check(element, names)?;
            }
        }
        Kind::Object => {
            let own = names.len();
            for (name, value) in Members::new(json.parts::<Fault>().map_err(malformed)?) {
                names.push(name.string::<Fault>().map_err(malformed)?);
                check(value, names)?;
            }
            let own_names = names.get_mut(own..).unwrap_or_default();
            own_names.sort_unstable();
            if own_names.windows(2).any(|pair| pair[0] == pair[1]) {
                return Err(malformed("duplicate key"));
            }
            names.truncate(own);
        }
        Kind::Number => {
            // With `serde_json`'s feature `arbitrary_precision` it would be a number.
            if !json.is_finite() {
                return Err(malformed("number out of range"));
            }
        }
        Kind::Null | Kind::Boolean(_) => {}
    }
    Ok(())
}

/// Bytes as QEMU writes them in an error: up to a NUL, since they are a string of C's, and with U+FFFD
/// for what is not UTF-8.
struct Lossy<'a>(&'a [u8]);

impl fmt::Display for Lossy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut strings = self.0.split(|byte| *byte == 0);
        for chunk in strings.next().unwrap_or_default().utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_str("\u{fffd}")?;
            }
        }
        Ok(())
    }
}

fn malformed(reason: impl fmt::Display) -> AnyError {
    generic(format_args!("JSON parse error, {reason}"))
}

fn wrong(member: &str, what: &str) -> AnyError {
    generic(format_args!("QMP input member '{member}' {what}"))
}
