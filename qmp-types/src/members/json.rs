//! JSON that was kept as text until its type is known, and then is read in any order.
//!
//! `serde_json` has checked the text, so what is left to find is where each value ends. An
//! [`Index`] has that of every array and object, made in one pass; so the values of an object are
//! found without a look at what is in them, however deep they are nested.
//!
//! [`held`](super::held) reads such values by serde, `server` reads them in QEMU's words.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::any::type_name;
use core::marker::PhantomData;
use core::slice::SliceIndex;
use core::{fmt, mem};

use serde_core::de::value::BorrowedStrDeserializer;
use serde_core::de::{
    DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, Unexpected,
    Visitor,
};
use serde_core::forward_to_deserialize_any;
use serde_core::ser::{Error as SerError, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Deserializer as Parser, Number};

use super::first_name::{self, TakeNames};
use super::read::Text;
use crate::fault::Fault;

/// The name by which a `RawValue` of `serde_json` asks for JSON's text, and by which it gets it.
pub(crate) const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The name of the one member of a number, where `serde_json` hands out numbers as text.
pub(crate) const NUMBER: &str = "$serde_json::private::Number";

/// Whether `serde_json`'s feature `arbitrary_precision` is on, so that it hands out a number as an
/// object of one member, [`NUMBER`]. With it a number is its text, without it at most a double.
pub(crate) const ARBITRARY_PRECISION: bool = size_of::<Number>() >= size_of::<String>();

/// Whether a reader or writer with this error is one of JSON: `serde_json`'s, or `server`'s. No trait
/// can tell this of a type that may borrow; for another version of that crate the answer is right
/// too.
pub(crate) fn is_json<E>() -> bool {
    let error = type_name::<E>();
    error == type_name::<serde_json::Error>() || error == type_name::<Fault>()
}

/// Whether an object may be a number, as [`ARBITRARY_PRECISION`] has it: `server` hands out objects
/// and numbers that differ in type.
pub(crate) fn may_be_number<'de, A: MapAccess<'de>>() -> bool {
    let is_number = type_name::<A>() == type_name::<RawText<'_, A::Error>>();
    let is_request = type_name::<A::Error>() == type_name::<Fault>();
    ARBITRARY_PRECISION && (is_number || (is_json::<A::Error>() && !is_request))
}

/// Whether the values of an object are still JSON text, so that one can be kept as it was sent. A
/// `serde_json::Value` knows how many members it has, and text does not.
pub(crate) fn is_text<'de, A: MapAccess<'de>>(map: &A) -> bool {
    is_json::<A::Error>() && map.size_hint().is_none()
}

/// Writes a value that may be a `RawValue`, or have some in it. Only `serde_json` knows these: any
/// other writer would put out [`RAW_VALUE`] as the name of a member, and is refused.
pub(crate) struct Raw<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: Serialize + ?Sized> Serialize for Raw<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_raw = type_name::<T>().contains(type_name::<RawValue>());
        // A writer behind `erased_serde` does not tell which it is.
        let is_erased = type_name::<S::Error>().starts_with("erased_serde::");
        if is_raw && !is_erased && !is_json::<S::Error>() {
            return Err(SerError::custom(
                "only serde_json can write a `RawValue`: decode it, and write its value",
            ));
        }
        self.0.serialize(serializer)
    }
}

/// Reads the text of a value, which a format hands out as an object of one member, [`RAW_VALUE`]:
/// borrowed where it can lend it. Returns how many arrays and objects may be nested in it, too.
pub(crate) fn text_of<'de, A: MapAccess<'de>>(mut raw: A) -> Result<(Cow<'de, str>, u8), A::Error> {
    // `serde_json` does not give the number of members, and `RawText` gives the levels in its place.
    let levels = raw.size_hint().and_then(|levels| levels.try_into().ok());
    raw.next_key_seed(StringSeed)?;
    Ok((raw.next_value_seed(StringSeed)?, levels.unwrap_or(LEVELS)))
}

/// Hands out a value as text to a visitor that asked for it by the name [`RAW_VALUE`].
pub(crate) fn raw<'de, V: Visitor<'de>, E: Error>(
    text: Cow<'de, str>,
    levels: u8,
    visitor: V,
) -> Result<V::Value, E> {
    visitor.visit_map(RawText {
        text,
        levels,
        name: Some(RAW_VALUE),
        error: PhantomData,
    })
}

/// An object of one member, whose value is the text of another value.
struct RawText<'de, E> {
    text: Cow<'de, str>,
    levels: u8,
    /// The name, until it was read.
    name: Option<&'static str>,
    error: PhantomData<E>,
}

impl<'de, E: Error> MapAccess<'de> for RawText<'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let name = self.name.take().map(BorrowedStrDeserializer::new);
        name.map(|name| seed.deserialize(name)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        match mem::take(&mut self.text) {
            Cow::Borrowed(text) => seed.deserialize(BorrowedStrDeserializer::new(text)),
            Cow::Owned(text) => seed.deserialize(text.into_deserializer()),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.levels.into())
    }
}

/// Reads a string, borrowed where the format can lend it.
struct StringSeed;

impl<'de> DeserializeSeed<'de> for StringSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

/// Whether no more arrays and objects than these are nested in a text.
pub(crate) fn is_within(text: &str, levels: u8) -> bool {
    let bytes = text.as_bytes();
    // Each has two brackets.
    if bytes.len() < 2 * usize::from(levels) + 2 || !matches!(bytes, [b'{' | b'[', ..]) {
        return true;
    }
    let mut depth = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at += string_length(&bytes[at..]);
                continue;
            }
            b'{' | b'[' if depth == levels => return false,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    true
}

/// Reads a value from its text.
///
/// # Errors
/// It is not what the seed reads.
pub(crate) fn parse<'de, S: DeserializeSeed<'de>, E: Error>(
    text: &'de str,
    seed: S,
) -> Result<S::Value, E> {
    match seed.deserialize(&mut Parser::from_str(text)) {
        Ok(value) => Ok(value),
        Err(error) => Err(refusal(&error)),
    }
}

/// How long the arrays and objects of a text are, in the order in which they begin. It is empty for
/// a text of 4 GiB or more.
pub(crate) struct Index(Vec<Container>);

/// As small as it can be: an empty array is three bytes of text.
#[derive(Clone, Copy)]
struct Container {
    /// The length of its text. While it is open: where it begins.
    length: u32,
    /// How many begin in it, with itself. While it is open: the number of the one around it.
    count: u32,
}

impl Index {
    /// Finds them in the text of one value.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut containers: Vec<Container> = Vec::new();
        if u32::try_from(bytes.len()).is_err() {
            return Self(containers);
        }
        let small = |number: usize| u32::try_from(number).unwrap_or_default();
        // The number of the innermost open one.
        let mut open = 0;
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    at += string_length(&bytes[at..]);
                    continue;
                }
                b'{' | b'[' => {
                    let (length, count) = (small(at), open);
                    open = small(containers.len());
                    containers.push(Container { length, count });
                }
                b'}' | b']' => {
                    let behind = small(containers.len());
                    if let Some(Container { length, count }) = containers.get_mut(open as usize) {
                        let number = mem::replace(&mut open, *count);
                        (*length, *count) = (small(at) + 1 - *length, behind - number);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Self(containers)
    }
}

/// The length of the string that the bytes begin with, with its quotes.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// A text that may be lent for longer than it is read.
#[derive(Clone, Copy)]
enum Source<'t, 'de> {
    Lent(&'de str),
    Own(&'t str),
}

impl<'t, 'de: 't> Source<'t, 'de> {
    #[expect(clippy::match_same_arms, reason = "the lifetimes differ")]
    fn get(self) -> &'t str {
        match self {
            Self::Lent(text) => text,
            Self::Own(text) => text,
        }
    }

    fn slice(self, range: impl SliceIndex<str, Output = str>) -> Self {
        match self {
            Self::Lent(text) => Self::Lent(text.get(range).unwrap_or_default()),
            Self::Own(text) => Self::Own(text.get(range).unwrap_or_default()),
        }
    }
}

/// What JSON value a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean(bool),
    Number,
    String,
    Array,
    Object,
}

/// A value that is text.
#[derive(Clone, Copy)]
pub(crate) struct Json<'t, 'de> {
    text: Source<'t, 'de>,
    /// The arrays and objects in it, itself the first if it is one.
    containers: &'t [Container],
    /// How many arrays and objects may be nested in it.
    levels: u8,
}

/// As many levels as `serde_json` reads, less that of the object whose member the value is. How deep
/// that object is itself, `serde_json` does not tell: a value in text that is buffered may be nested
/// by as many levels as in an object that is the whole text.
pub(crate) const LEVELS: u8 = 126;

impl<'t, 'de: 't> Json<'t, 'de> {
    /// The value that a text is, in which so many arrays and objects may be nested.
    pub(crate) fn new(text: &'t Cow<'de, str>, index: &'t Index, levels: u8) -> Self {
        Self {
            text: match text {
                Cow::Borrowed(text) => Source::Lent(text),
                Cow::Owned(text) => Source::Own(text),
            },
            containers: &index.0,
            levels,
        }
    }

    /// Which JSON value it is: the first byte tells.
    pub(crate) fn kind(&self) -> Kind {
        match self.text.get().as_bytes() {
            [b'{', ..] => Kind::Object,
            [b'[', ..] => Kind::Array,
            [b'"', ..] => Kind::String,
            [b'n', ..] => Kind::Null,
            [b't', ..] => Kind::Boolean(true),
            [b'f', ..] => Kind::Boolean(false),
            _ => Kind::Number,
        }
    }

    /// Its text, borrowed where that can be lent.
    pub(crate) fn raw(&self) -> Cow<'de, str> {
        match self.text {
            Source::Lent(text) => Cow::Borrowed(text),
            Source::Own(text) => Cow::Owned(text.into()),
        }
    }

    /// Hands it out as text to a visitor that asked for it by the name [`RAW_VALUE`].
    pub(crate) fn visit_raw<V: Visitor<'de>, E: Error>(&self, visitor: V) -> Result<V::Value, E> {
        raw(self.raw(), self.levels, visitor)
    }

    /// The values in it, of an object its names too.
    ///
    /// # Errors
    /// They are nested too deeply, or the text is too long for an [`Index`].
    pub(crate) fn parts<E: Error>(&self) -> Result<Parts<'t, 'de>, E> {
        match (self.levels.checked_sub(1), self.containers.get(1..)) {
            (Some(levels), Some(containers)) => Ok(Parts {
                text: self.text.slice(1..),
                containers,
                levels,
            }),
            (None, _) => Err(E::custom("recursion limit exceeded")),
            (_, None) => Err(E::custom("the text has 4 GiB or more")),
        }
    }

    /// The string that it is.
    ///
    /// # Errors
    /// It has half a surrogate pair.
    pub(crate) fn string<E: Error>(&self) -> Result<Cow<'de, str>, E> {
        let text = self.text.get();
        if text.contains('\\') {
            return match serde_json::from_str(text) {
                Ok(string) => Ok(Cow::Owned(string)),
                Err(error) => Err(refusal(&error)),
            };
        }
        Ok(match self.text {
            Source::Lent(text) => Cow::Borrowed(inner(text)),
            Source::Own(text) => Cow::Owned(inner(text).into()),
        })
    }

    /// The bytes of the string that it is.
    ///
    /// # Errors
    /// It cannot be read as bytes.
    pub(crate) fn bytes<E: Error>(&self) -> Result<Cow<'de, [u8]>, E> {
        match self.text {
            Source::Lent(text) if !text.contains('\\') => Ok(Cow::Borrowed(inner(text).as_bytes())),
            text => match Parser::from_str(text.get()).deserialize_bytes(Bytes) {
                Ok(bytes) => Ok(Cow::Owned(bytes)),
                Err(error) => Err(refusal(&error)),
            },
        }
    }

    /// Reads the number that it is, for a type that takes any value.
    ///
    /// # Errors
    /// The visitor's, or it is beyond the numbers that `serde_json` reads.
    pub(crate) fn visit_any_number<V: Visitor<'de>, E: Error>(
        self,
        visitor: V,
    ) -> Result<V::Value, E> {
        if !ARBITRARY_PRECISION {
            return self.visit_number(visitor);
        }
        let text = self.text.get();
        match (text.parse(), text.parse()) {
            (Ok(number), _) => visitor.visit_u64(number),
            (_, Ok(number)) if !self.is_minus_zero() => visitor.visit_i64(number),
            _ => visitor.visit_map(RawText {
                text: text.to_string().into(),
                levels: 0,
                name: Some(NUMBER),
                error: PhantomData,
            }),
        }
    }

    /// Whether the number that it is has a double near it.
    pub(crate) fn is_finite(&self) -> bool {
        let text = self.text.get();
        // As short as that it has, whatever it is, unless it has an exponent.
        let is_short = text.len() < 300 && !text.contains(['e', 'E']);
        is_short || text.parse::<f64>().is_ok_and(f64::is_finite)
    }

    /// Whether it is `-0`, which is an integer to QEMU, and none to `serde_json`.
    pub(crate) fn is_minus_zero(&self) -> bool {
        self.text.get() == "-0"
    }

    /// Reads the number that it is, for a type that asks for one: as `serde_json` does, and not as
    /// its `Number`, which has other words for one that is out of range.
    ///
    /// # Errors
    /// The visitor's, or it is beyond a double.
    pub(crate) fn visit_number<V: Visitor<'de>, E: Error>(self, visitor: V) -> Result<V::Value, E> {
        let text = self.text.get();
        match (text.parse::<u64>(), text.parse::<i64>()) {
            (Ok(number), _) => visitor.visit_u64(number),
            (_, Ok(number)) if !self.is_minus_zero() => visitor.visit_i64(number),
            _ => match serde_json::from_str(text) {
                Ok(number) => visitor.visit_f64(number),
                Err(error) => Err(refusal(&error)),
            },
        }
    }

    /// Says that the type asked for is no number.
    pub(crate) fn not_a_number<E: Error>(&self, expected: &dyn Expected) -> E {
        let text = self.text.get();
        let found = match (text.parse(), text.parse()) {
            (Ok(number), _) => Unexpected::Unsigned(number),
            (_, Ok(number)) => Unexpected::Signed(number),
            _ => Unexpected::Other("number"),
        };
        E::invalid_type(found, expected)
    }

    /// The integer that it is, if it is one.
    pub(crate) fn integer(&self) -> Option<&'t str> {
        let text = self.text.get();
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_integer.then_some(text)
    }
}

/// A string's text without its quotes.
fn inner(text: &str) -> &str {
    text.get(1..text.len().saturating_sub(1))
        .unwrap_or_default()
}

/// Says what `serde_json` says of a part of the text, without the place, which is one in that part.
#[cold]
pub(crate) fn refusal<E: Error>(error: &serde_json::Error) -> E {
    E::custom(reason(error))
}

/// An error's text without the line and column.
#[cold]
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    let place = alloc::format!(" at line {line} column {column}");
    let mut text = error.to_string();
    if text.ends_with(&place) {
        text.truncate(text.len() - place.len());
    }
    text
}

/// The way to the value in a text that an error is about, as QEMU writes it:
/// `backing[1].file.size`. It is empty for the whole text.
#[cold]
pub(crate) fn path_to(error: &serde_json::Error, text: &str) -> String {
    let mut path = String::new();
    let Some(lines) = error.line().checked_sub(1) else {
        return path;
    };
    let before: usize = text.split_inclusive('\n').take(lines).map(str::len).sum();
    let at = before + error.column();
    let index = Index::of(text);
    let text = Cow::Borrowed(text);
    let mut value = Json::new(&text, &index, u8::MAX);
    // Where the value ends.
    let mut end = text.len();
    'down: loop {
        let kind = value.kind();
        let (Kind::Array | Kind::Object, Ok(mut parts)) = (kind, value.parts::<Fault>()) else {
            return path;
        };
        for element in 0.. {
            let name = if kind == Kind::Object {
                parts.next()
            } else {
                None
            };
            let Some(part) = parts.next() else {
                return path;
            };
            let part_end = end - parts.text.get().len();
            if (part_end - part.text.get().len()..=part_end).contains(&at) {
                match name {
                    Some(name) => {
                        let dot = if path.is_empty() { "" } else { "." };
                        path = alloc::format!("{path}{dot}{}", inner(name.text.get()));
                    }
                    None => path = alloc::format!("{path}[{element}]"),
                }
                (value, end) = (part, part_end);
                continue 'down;
            }
        }
    }
}

/// Reads a string as the bytes that it is.
struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.into())
    }
}

/// The values in an array or object that are left, one after the other: of an object's members
/// each name, then its value.
#[derive(Clone)]
pub(crate) struct Parts<'t, 'de> {
    text: Source<'t, 'de>,
    containers: &'t [Container],
    levels: u8,
}

impl<'t, 'de: 't> Iterator for Parts<'t, 'de> {
    type Item = Json<'t, 'de>;

    fn next(&mut self) -> Option<Json<'t, 'de>> {
        // The text is known to be well-formed, so these are where they belong.
        let between = |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':');
        let at = self.text.get().bytes().position(|byte| !between(byte))?;
        let text = self.text.slice(at..);
        let bytes = text.get().as_bytes();
        let mut count = 0;
        let length = match bytes {
            [b'}' | b']', ..] => return None,
            [b'{' | b'[', ..] => {
                let container = self.containers.first()?;
                count = container.count as usize;
                container.length as usize
            }
            [b'"', ..] => string_length(bytes),
            _ => {
                let ends = |byte: &u8| !matches!(byte, b'a'..=b'z' | b'E' | b'0'..=b'9' | b'+' | b'-' | b'.');
                bytes.iter().position(ends).unwrap_or(bytes.len())
            }
        };
        let (containers, behind) = self.containers.split_at_checked(count)?;
        self.text = text.slice(length..);
        self.containers = behind;
        Some(Json {
            text: text.slice(..length),
            containers,
            levels: self.levels,
        })
    }
}

/// The members of an object that are left: their names and values.
pub(crate) struct Members<'t, 'de> {
    rest: Parts<'t, 'de>,
    /// The names of those that come first, and all members where these have not all come.
    first: Option<(&'static [&'static str], Parts<'t, 'de>)>,
    /// The names of those that have come.
    came: &'static [&'static str],
}

impl<'t, 'de: 't> Members<'t, 'de> {
    /// Of an object's parts.
    pub(crate) fn new(parts: Parts<'t, 'de>) -> Self {
        Self {
            rest: parts,
            first: None,
            came: &[],
        }
    }

    /// Has those of these names come first, of the members that are left.
    fn put_first(&mut self, names: &'static [&'static str]) {
        if !names.is_empty() {
            self.first = Some((names, self.rest.clone()));
        }
    }

    /// Whether none is left.
    fn is_empty(&self) -> bool {
        self.first.is_none() && self.rest.clone().next().is_none()
    }

    /// Reads the name of the next one, and gives both.
    ///
    /// # Errors
    /// The seed's.
    pub(crate) fn read_name<K: DeserializeSeed<'de>, E: Error>(
        &mut self,
        seed: K,
    ) -> Result<Option<(K::Value, Member<'t, 'de>)>, E> {
        if !first_name::is::<K>() {
            let Some(member) = self.next() else {
                return Ok(None);
            };
            let name = seed.deserialize(Key::new(member.0.string()?))?;
            return Ok(Some((name, member)));
        }
        if self.is_empty() {
            return Ok(None);
        }
        let mut member = None;
        let name = seed.deserialize(TakeNames(&mut |first| {
            self.put_first(first);
            let (name, value) = self.next().ok_or_else(|| E::custom("no member is left"))?;
            member = Some((name, value));
            name.string()
        }))?;
        Ok(member.map(|member| (name, member)))
    }
}

/// A name and its value.
pub(crate) type Member<'t, 'de> = (Json<'t, 'de>, Json<'t, 'de>);

impl<'t, 'de: 't> Iterator for Members<'t, 'de> {
    type Item = Member<'t, 'de>;

    fn next(&mut self) -> Option<Self::Item> {
        let is_one_of = |names: &[&str], name: &Json<'_, 'de>| {
            let name = inner(name.text.get());
            names.contains(&name)
        };
        while let Some(member) = self.rest.next().zip(self.rest.next()) {
            match &self.first {
                Some((first, _)) if is_one_of(first, &member.0) => return Some(member),
                None if !is_one_of(self.came, &member.0) => return Some(member),
                _ => {}
            }
        }
        (self.came, self.rest) = self.first.take()?;
        self.next()
    }
}

/// Reads the name of a member, as `serde_json` does: a map's keys may be numbers and booleans,
/// which JSON has in quotes.
pub(crate) struct Key<'de, E> {
    name: Cow<'de, str>,
    error: PhantomData<E>,
}

impl<'de, E> Key<'de, E> {
    pub(crate) const fn new(name: Cow<'de, str>) -> Self {
        let error = PhantomData;
        Self { name, error }
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            if !self.name.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
                return Err(E::custom("invalid value: expected key to be a number in quotes"));
            }
            // A number is not lent.
            let mut number = Parser::from_reader(self.name.as_bytes());
            let value = number.$method(visitor).map_err(|error| refusal(&error))?;
            number.end().map_err(|error| refusal(&error))?;
            Ok(value)
        }
    )*};
}

impl<'de, E: Error> Deserializer<'de> for Key<'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.name {
            Cow::Borrowed(name) => visitor.visit_borrowed_str(name),
            Cow::Owned(name) => visitor.visit_string(name),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match &*self.name {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            name => Err(E::invalid_type(Unexpected::Str(name), &visitor)),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.name {
            Cow::Borrowed(name) => visitor.visit_borrowed_bytes(name.as_bytes()),
            Cow::Owned(name) => visitor.visit_byte_buf(name.into_bytes()),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let key = self.name.into_deserializer();
        key.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        char str string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
