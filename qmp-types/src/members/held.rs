//! Reads what is held in [`tokens`](super::tokens), or is still JSON text, as if it came from its
//! format now.

#![cfg_attr(
    not(feature = "json"),
    expect(
        irrefutable_let_patterns,
        clippy::match_wildcard_for_single_variants,
        reason = "without JSON all is held as tokens"
    )
)]

use alloc::borrow::Cow;
use alloc::vec::Vec;
#[cfg(feature = "json")]
use core::any::type_name;
use core::marker::PhantomData;
use core::mem;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::first_name::{self, TakeNames};
#[cfg(feature = "json")]
use super::json::{self, Index, Json, Kind};
use super::tokens::{Token, Values};

impl<'de> Values<'_, 'de> {
    /// Reads the one value that they are.
    ///
    /// # Errors
    /// It is not what the seed reads.
    pub(crate) fn read<S: DeserializeSeed<'de>, E: Error>(self, seed: S) -> Result<S::Value, E> {
        self.read_in_order(seed, u8::MAX)
    }

    /// Reads the value of a member of a union, in which others may be.
    ///
    /// One that is nested in more than a few levels is read by an [`Index`] of its text. Without
    /// that, each union in it would look through its own text once more to find its tag.
    ///
    /// # Errors
    /// It is not what the seed reads.
    fn read_in_union<S: DeserializeSeed<'de>, E: Error>(self, seed: S) -> Result<S::Value, E> {
        self.read_in_order(seed, 4)
    }

    /// Reads a value, the text of JSON from its beginning to its end if it is nested in no more than
    /// these levels.
    fn read_in_order<S, E>(self, seed: S, few: u8) -> Result<S::Value, E>
    where
        S: DeserializeSeed<'de>,
        E: Error,
    {
        let _ = few;
        #[cfg(feature = "json")]
        if let [Token::Json(text, levels)] = self.tokens {
            let levels = *levels;
            return match text {
                Cow::Borrowed(text) if json::is_within(text, levels.min(few)) => {
                    json::parse(text, seed)
                }
                text => {
                    let index = Index::of(text);
                    seed.deserialize(Held::new(Value::Json(Json::new(text, &index, levels))))
                }
            };
        }
        seed.deserialize(Held::new(Value::Tokens(self)))
    }

    /// The same of the name of a member.
    ///
    /// # Errors
    /// It is not what the seed reads.
    pub(super) fn read_name<S, E>(self, seed: S) -> Result<S::Value, E>
    where
        S: DeserializeSeed<'de>,
        E: Error,
    {
        #[cfg(feature = "json")]
        match self.tokens {
            [Token::Str(name)] if json::is_json::<E>() => {
                return seed.deserialize(json::Key::new(mem::take(name)));
            }
            _ => {}
        }
        self.read(seed)
    }
}

/// A value that is held.
enum Value<'a, 'de> {
    Tokens(Values<'a, 'de>),
    #[cfg(feature = "json")]
    Json(Json<'a, 'de>),
}

impl Value<'_, '_> {
    /// Whether it is nothing.
    fn is_null(&self) -> bool {
        match self {
            Self::Tokens(held) => matches!(held.tokens, [Token::Null | Token::None]),
            #[cfg(feature = "json")]
            Self::Json(json) => json.kind() == Kind::Null,
        }
    }

    /// The integer that it is, if it is text.
    #[cfg(feature = "json")]
    fn integer(&self) -> Option<&str> {
        match self {
            Self::Tokens(_) => None,
            Self::Json(json) => json.integer(),
        }
    }
}

/// Reads a held value as if it came from its format now.
pub(crate) struct Held<'a, 'de, E> {
    value: Value<'a, 'de>,
    error: PhantomData<E>,
}

/// What [`deserialize_any`](Deserializer::deserialize_any) does is a function for each type, so that
/// values nested in each other have little on the stack.
impl<'a, 'de: 'a, E: Error> Held<'a, 'de, E> {
    const fn new(value: Value<'a, 'de>) -> Self {
        Self {
            value,
            error: PhantomData,
        }
    }

    /// Reads a string.
    fn text<V: Visitor<'de>>(text: Cow<'de, str>, visitor: V) -> Result<V::Value, E> {
        match text {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    /// Reads bytes.
    fn bytes<V: Visitor<'de>>(bytes: Cow<'de, [u8]>, visitor: V) -> Result<V::Value, E> {
        match bytes {
            Cow::Borrowed(bytes) => visitor.visit_borrowed_bytes(bytes),
            Cow::Owned(bytes) => visitor.visit_byte_buf(bytes),
        }
    }

    /// Reads the value that tokens are. Arrays and objects stay as they are, so that a list can be
    /// gone through once more.
    fn tokens<V: Visitor<'de>>(held: Values<'a, 'de>, visitor: V) -> Result<V::Value, E> {
        let Values { tokens, is_compact } = held;
        let Some((first, tokens)) = tokens.split_first_mut() else {
            return Err(E::custom("no value is held"));
        };
        let parts = Values { tokens, is_compact };
        match first {
            Token::Taken => Err(E::custom("a value is read once")),
            Token::Null => visitor.visit_unit(),
            Token::None => visitor.visit_none(),
            Token::Some(_) => visitor.visit_some(Held::new(Value::Tokens(parts))),
            Token::Bool(value) => visitor.visit_bool(*value),
            Token::U64(value) => visitor.visit_u64(*value),
            Token::I64(value) => visitor.visit_i64(*value),
            Token::U128(bytes) => visitor.visit_u128(u128::from_le_bytes(*bytes)),
            Token::I128(bytes) => visitor.visit_i128(i128::from_le_bytes(*bytes)),
            Token::F64(value) => visitor.visit_f64(*value),
            Token::Str(value) => Self::text(mem::take(value), visitor),
            Token::Bytes(value) => Self::bytes(mem::take(value), visitor),
            Token::Seq(_) => Self::seq(Rest::Tokens(parts), visitor),
            Token::Map(_) => Self::members(parts, visitor),
            Token::Enum(_) => {
                visitor.visit_enum(MapAccessDeserializer::new(HeldMembers::new(parts)))
            }
            // It was made a value of its own by `Values::read`.
            #[cfg(feature = "json")]
            Token::Json(..) => Err(E::custom("no value is held")),
        }
    }

    /// Reads an object whose members are tokens.
    fn members<V: Visitor<'de>>(parts: Values<'a, 'de>, visitor: V) -> Result<V::Value, E> {
        Self::map(HeldMembers::new(parts), |map| visitor.visit_map(map))
    }

    /// Reads a value as a type that no number is. A number may be an object to its visitor, by
    /// `serde_json`'s feature `arbitrary_precision`, so it is refused here.
    fn no_number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        #[cfg(feature = "json")]
        match &self.value {
            Value::Json(json) if json::ARBITRARY_PRECISION && json.kind() == Kind::Number => {
                return Err(json.not_a_number(&visitor));
            }
            _ => {}
        }
        self.deserialize_any(visitor)
    }

    /// Reads an array that is text.
    #[cfg(feature = "json")]
    fn array<V: Visitor<'de>>(json: Json<'a, 'de>, visitor: V) -> Result<V::Value, E> {
        Self::seq(Rest::Elements(json.parts()?), visitor)
    }

    /// Reads an object that is text.
    #[cfg(feature = "json")]
    fn object<V: Visitor<'de>>(json: Json<'a, 'de>, visitor: V) -> Result<V::Value, E> {
        Self::map(HeldMembers::of_json(json)?, |map| visitor.visit_map(map))
    }

    /// Reads an array to its end.
    fn seq<V: Visitor<'de>>(elements: Rest<'a, 'de>, visitor: V) -> Result<V::Value, E> {
        let mut seq = Elements {
            rest: elements,
            read: 0,
            error: PhantomData,
        };
        let value = visitor.visit_seq(&mut seq)?;
        seq.rest.end(seq.read)?;
        Ok(value)
    }

    /// Reads an object to its end.
    fn map<R>(
        members: HeldMembers<'a, 'de, E>,
        read: impl FnOnce(&mut HeldMembers<'a, 'de, E>) -> Result<R, E>,
    ) -> Result<R, E> {
        let mut map = members;
        let value = read(&mut map)?;
        if map.is_empty() {
            Ok(value)
        } else {
            Err(E::custom("not all members were read"))
        }
    }
}

/// Methods for numbers, which JSON text has with all their digits.
macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            match self.value {
                #[cfg(feature = "json")]
                Value::Json(json) if json.kind() == Kind::Number => json.visit_number(visitor),
                _ => self.deserialize_any(visitor),
            }
        }
    )*};
}

/// The same for those that no number of `serde_json` holds.
macro_rules! wide_integers {
    ($($method:ident $visit:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            #[cfg(feature = "json")]
            if let Some(integer) = self.value.integer() {
                return match integer.parse() {
                    Ok(integer) => visitor.$visit(integer),
                    Err(_) => Err(E::custom("number out of range")),
                };
            }
            self.deserialize_any(visitor)
        }
    )*};
}

/// Methods for types that no number is.
macro_rules! of_other_types {
    ($($method:ident($($argument:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(
            self,
            $(_: $argument,)*
            visitor: V,
        ) -> Result<V::Value, E> {
            self.no_number(visitor)
        }
    )*};
}

impl<'de, E: Error> Deserializer<'de> for Held<'_, 'de, E> {
    type Error = E;

    fn is_human_readable(&self) -> bool {
        match &self.value {
            Value::Tokens(held) => !held.is_compact,
            #[cfg(feature = "json")]
            Value::Json(_) => true,
        }
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.value {
            Value::Tokens(held) => Self::tokens(held, visitor),
            #[cfg(feature = "json")]
            Value::Json(json) => match json.kind() {
                Kind::Null => visitor.visit_unit(),
                Kind::Boolean(value) => visitor.visit_bool(value),
                Kind::Number => json.visit_any_number(visitor),
                Kind::String => Self::text(json.string()?, visitor),
                Kind::Array => Self::array(json, visitor),
                Kind::Object => Self::object(json, visitor),
            },
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64
    }

    wide_integers! { deserialize_i128 visit_i128 deserialize_u128 visit_u128 }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match &self.value {
            #[cfg(feature = "json")]
            Value::Json(json) if json.kind() == Kind::String => Self::bytes(json.bytes()?, visitor),
            _ => self.no_number(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        if self.value.is_null() {
            return visitor.visit_none();
        }
        match self.value {
            Value::Tokens(Values {
                tokens: [Token::Some(_), tokens @ ..],
                is_compact,
            }) => visitor.visit_some(Held::new(Value::Tokens(Values { tokens, is_compact }))),
            value => visitor.visit_some(Held::new(value)),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        // Some formats take null for an option, as long as they do not know better.
        if self.value.is_null() {
            visitor.visit_unit()
        } else {
            self.deserialize_any(visitor)
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        #[cfg(feature = "json")]
        if name == json::RAW_VALUE {
            return match self.value {
                Value::Json(json) => json.visit_raw(visitor),
                tokens @ Value::Tokens(_) => {
                    let value = <serde_json::Value as serde_core::Deserialize>::deserialize(
                        Held::<E>::new(tokens),
                    )?;
                    let text = alloc::string::ToString::to_string(&value);
                    json::raw(Cow::Owned(text), json::LEVELS, visitor)
                }
            };
        }
        let _ = name;
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let (text, members) = match self.value {
            Value::Tokens(held) => match held.tokens {
                [Token::Str(value)] => (Some(mem::take(value)), None),
                [Token::Map(_) | Token::Enum(_), parts @ ..] => {
                    let parts = Values::new(parts, held.is_compact);
                    (None, Some(HeldMembers::new(parts)))
                }
                tokens => {
                    let held = Values::new(tokens, held.is_compact);
                    return Held::new(Value::Tokens(held)).deserialize_any(visitor);
                }
            },
            #[cfg(feature = "json")]
            Value::Json(json) => match json.kind() {
                Kind::String => (Some(json.string()?), None),
                Kind::Object => (None, Some(HeldMembers::of_json(json)?)),
                _ => return Held::new(Value::Json(json)).no_number(visitor),
            },
        };
        match (text, members) {
            (Some(text), _) => text
                .into_deserializer()
                .deserialize_enum(name, variants, visitor),
            (None, Some(members)) => Self::map(members, |map| {
                MapAccessDeserializer::new(map).deserialize_enum(name, variants, visitor)
            }),
            (None, None) => Err(E::custom("no value is held")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    of_other_types! {
        deserialize_bool() deserialize_char() deserialize_str() deserialize_string()
        deserialize_seq() deserialize_tuple(usize) deserialize_tuple_struct(&'static str, usize)
        deserialize_map() deserialize_struct(&'static str, &'static [&'static str])
        deserialize_identifier()
    }
}

/// What is left of an array or object.
enum Rest<'a, 'de> {
    Tokens(Values<'a, 'de>),
    #[cfg(feature = "json")]
    Elements(json::Parts<'a, 'de>),
    #[cfg(feature = "json")]
    Members(json::Members<'a, 'de>),
}

impl<'a, 'de: 'a> Rest<'a, 'de> {
    /// The next element of an array, or the next name or value of an object that is held as
    /// tokens.
    fn next(&mut self) -> Option<Value<'a, 'de>> {
        match self {
            Self::Tokens(values) => values.next().map(Value::Tokens),
            #[cfg(feature = "json")]
            Self::Elements(parts) => parts.next().map(Value::Json),
            #[cfg(feature = "json")]
            Self::Members(_) => None,
        }
    }

    /// Looks whether no element is left, behind as many as were read.
    fn end<E: Error>(mut self, read: usize) -> Result<(), E> {
        let mut more = 0;
        while self.next().is_some() {
            more += 1;
        }
        if more == 0 {
            return Ok(());
        }
        Err(E::invalid_length(read + more, &"fewer elements"))
    }
}

impl<'a, 'de: 'a> Value<'a, 'de> {
    fn read<S: DeserializeSeed<'de>, E: Error>(self, seed: S) -> Result<S::Value, E> {
        match self {
            Self::Tokens(held) => held.read_in_union(seed),
            #[cfg(feature = "json")]
            Self::Json(_) => seed.deserialize(Held::new(self)),
        }
    }
}

/// The elements of a held array.
struct Elements<'a, 'de, E> {
    rest: Rest<'a, 'de>,
    read: usize,
    error: PhantomData<E>,
}

impl<'a, 'de: 'a, E: Error> SeqAccess<'de> for Elements<'a, 'de, E> {
    type Error = E;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, E> {
        let Some(element) = self.rest.next() else {
            return Ok(None);
        };
        self.read += 1;
        element.read(seed).map(Some)
    }
}

/// The members of a held object.
pub(crate) struct HeldMembers<'a, 'de, E> {
    rest: Rest<'a, 'de>,
    /// The value of the member whose name was read last.
    value: Option<Value<'a, 'de>>,
    /// Members that come before the rest, the last of them first: their names and values.
    first: Vec<(Cow<'de, str>, Token<'de>)>,
    /// The value of the one whose name was read last.
    first_value: Option<Token<'de>>,
    error: PhantomData<E>,
}

impl<'a, 'de: 'a, E: Error> HeldMembers<'a, 'de, E> {
    /// Of an object's parts.
    pub(crate) const fn new(parts: Values<'a, 'de>) -> Self {
        Self {
            rest: Rest::Tokens(parts),
            value: None,
            first: Vec::new(),
            first_value: None,
            error: PhantomData,
        }
    }

    /// Of one member whose name was read.
    pub(crate) const fn of_value(value: Values<'a, 'de>) -> Self {
        Self {
            rest: Rest::Tokens(Values::new(&mut [], value.is_compact)),
            value: Some(Value::Tokens(value)),
            first: Vec::new(),
            first_value: None,
            error: PhantomData,
        }
    }

    /// Of an object that is text.
    #[cfg(feature = "json")]
    fn of_json(object: Json<'a, 'de>) -> Result<Self, E> {
        Ok(Self {
            rest: Rest::Members(json::Members::new(object.parts()?)),
            value: None,
            first: Vec::new(),
            first_value: None,
            error: PhantomData,
        })
    }

    /// Takes the next name of an object that is held as tokens, and its value with it.
    fn next_name(&mut self) -> Option<Values<'a, 'de>> {
        loop {
            let Value::Tokens(name) = self.rest.next()? else {
                return None;
            };
            self.value = self.rest.next();
            if !matches!(name.tokens, [Token::Taken]) {
                return Some(name);
            }
        }
    }

    /// Takes the members that should come first out of the tokens: tags, whose values are strings.
    /// Then reads the name of the first member.
    fn take_first<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Rest::Tokens(values) = &mut self.rest else {
            return Ok(None);
        };
        if values.tokens.is_empty() {
            return Ok(None);
        }
        let take = &mut |first: &'static [&'static str]| {
            let Rest::Tokens(values) = &mut self.rest else {
                return Ok(Cow::Borrowed(""));
            };
            let rest = Values::new(values.tokens, values.is_compact);
            for (name, value) in rest.members() {
                match (&*name, value.tokens) {
                    (Token::Str(text), [value @ Token::Str(_)]) if first.contains(&&**text) => {
                        let Token::Str(name) = mem::take(name) else {
                            continue;
                        };
                        self.first.push((name, mem::take(value)));
                    }
                    _ => {}
                }
            }
            if let Some((name, value)) = self.first.pop() {
                self.first_value = Some(value);
                return Ok(name);
            }
            match self.next_name() {
                Some(Values {
                    tokens: [Token::Str(name)],
                    ..
                }) => Ok(mem::take(name)),
                _ => Err(E::custom("invalid type: the name of a member is a string")),
            }
        };
        seed.deserialize(TakeNames(take)).map(Some)
    }

    /// Whether all names were read.
    pub(crate) fn is_empty(&mut self) -> bool {
        match &mut self.rest {
            Rest::Tokens(values) => values.tokens.is_empty(),
            #[cfg(feature = "json")]
            Rest::Elements(_) => true,
            #[cfg(feature = "json")]
            Rest::Members(members) => members.next().is_none(),
        }
    }
}

impl<'de, E: Error> MapAccess<'de> for HeldMembers<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        #[cfg(feature = "json")]
        if let Rest::Members(members) = &mut self.rest {
            let Some((name, (_, value))) = members.read_name(seed)? else {
                return Ok(None);
            };
            self.value = Some(Value::Json(value));
            return Ok(Some(name));
        }
        if first_name::is::<K>() {
            self.take_first(seed)
        } else if let Some((name, value)) = self.first.pop() {
            self.first_value = Some(value);
            let name = &mut [Token::Str(name)];
            Values::new(name, false).read_name(seed).map(Some)
        } else if let Some(name) = self.next_name() {
            name.read_name(seed).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        match (self.value.take(), self.first_value.take()) {
            (Some(value), _) => value.read(seed),
            (None, Some(value)) => Values::new(&mut [value], false).read(seed),
            (None, None) => Err(E::custom("a value was asked for before its name")),
        }
    }

    /// What is held as tokens says how much it is, by which [`json::is_text`] tells it from text.
    fn size_hint(&self) -> Option<usize> {
        match &self.rest {
            Rest::Tokens(values) => Some(values.tokens.len() / 2),
            #[cfg(feature = "json")]
            _ => None,
        }
    }
}

/// Whether members are those of a buffered object, as [`Held`] hands them out: it is no number.
#[cfg(feature = "json")]
pub(crate) fn is_held<'de, A: MapAccess<'de>>() -> bool {
    type_name::<A>() == type_name::<&mut HeldMembers<'_, 'de, A::Error>>()
}
