//! Values of any self-describing format, held until their type is known, and lent on as the
//! format lent them. They are held flat: one list of tokens, however they are nested.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::iter;
use core::marker::PhantomData;
use core::mem;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde_core::forward_to_deserialize_any;

/// A scalar, or the beginning of a value whose parts are the tokens behind it.
#[derive(Default)]
pub(crate) enum Token<'de> {
    /// JSON's null, and what other formats say for nothing.
    #[default]
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer that is not negative.
    U64(u64),
    /// Any other integer.
    I64(i64),
    /// Any other number.
    F64(f64),
    /// A string.
    Str(Cow<'de, str>),
    /// Bytes, in formats that have them.
    Bytes(Cow<'de, [u8]>),
    /// An array, and how many tokens its elements are.
    Seq(usize),
    /// An object, and how many tokens its members are: of each the name, then the value. Other
    /// formats have other names than strings.
    Map(usize),
}

impl Token<'_> {
    /// How many tokens behind it belong to it.
    pub(super) const fn parts(&self) -> usize {
        match self {
            Self::Seq(parts) | Self::Map(parts) => *parts,
            _ => 0,
        }
    }
}

/// Values one after the other: the tokens of each.
pub(crate) struct Values<'a, 'de>(pub(crate) &'a mut [Token<'de>]);

impl Values<'_, '_> {
    /// Looks whether no element is left, behind as many as were read.
    ///
    /// # Errors
    /// There are more.
    pub(crate) fn end<E: Error>(self, read: usize) -> Result<(), E> {
        match self.count() {
            0 => Ok(()),
            more => Err(E::invalid_length(read + more, &"fewer elements")),
        }
    }
}

impl<'a, 'de> Iterator for Values<'a, 'de> {
    type Item = &'a mut [Token<'de>];

    fn next(&mut self) -> Option<Self::Item> {
        let length = 1 + self.0.first()?.parts();
        let (value, rest) = mem::take(&mut self.0).split_at_mut_checked(length)?;
        self.0 = rest;
        Some(value)
    }
}

/// The members that an object's parts are: their names and values.
pub(crate) fn members<'a, 'de>(
    parts: &'a mut [Token<'de>],
) -> impl Iterator<Item = (&'a mut Token<'de>, &'a mut [Token<'de>])> {
    let mut values = Values(parts);
    iter::from_fn(move || Some((values.next()?.first_mut()?, values.next()?)))
}

/// A list that has room for so many tokens at first need not grow for most payloads.
pub(crate) const ROOM: usize = 32;

/// Reads a value, of any type, to the end of a list.
pub(crate) struct Hold<'a, 'de>(pub(crate) &'a mut Vec<Token<'de>>);

impl<'de> Hold<'_, 'de> {
    #[expect(
        clippy::unnecessary_wraps,
        reason = "it is what every method of a visitor gives"
    )]
    fn scalar<E>(self, token: Token<'de>) -> Result<(), E> {
        self.0.push(token);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Hold<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Hold<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.scalar(Token::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.scalar(Token::U64(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.scalar(Token::I64(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.scalar(Token::F64(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<(), E> {
        self.scalar(Token::Str(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.scalar(Token::Str(Cow::Owned(value.into())))
    }

    fn visit_string<E>(self, value: String) -> Result<(), E> {
        self.scalar(Token::Str(Cow::Owned(value)))
    }

    fn visit_borrowed_bytes<E>(self, value: &'de [u8]) -> Result<(), E> {
        self.scalar(Token::Bytes(Cow::Borrowed(value)))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<(), E> {
        self.scalar(Token::Bytes(Cow::Owned(value.into())))
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.scalar(Token::Null)
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.scalar(Token::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let at = self.0.len();
        self.0.push(Token::Seq(0));
        while seq.next_element_seed(Hold(self.0))?.is_some() {}
        self.0[at] = Token::Seq(self.0.len() - at - 1);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let at = self.0.len();
        self.0.push(Token::Map(0));
        while map.next_key_seed(Hold(self.0))?.is_some() {
            map.next_value_seed(Hold(self.0))?;
        }
        self.0[at] = Token::Map(self.0.len() - at - 1);
        Ok(())
    }
}

/// The name by which a `RawValue` of `serde_json` asks for JSON's text: only the crate's own
/// deserializers know it, so a held value goes through one of these.
#[cfg(feature = "json")]
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// Reads a held value as if it came from its format now.
pub(crate) struct Held<'a, 'de, E> {
    tokens: &'a mut [Token<'de>],
    error: PhantomData<E>,
}

impl<'a, 'de, E> Held<'a, 'de, E> {
    /// Of the tokens of one value.
    pub(crate) const fn new(tokens: &'a mut [Token<'de>]) -> Self {
        Self {
            tokens,
            error: PhantomData,
        }
    }
}

impl<'de, E: Error> Deserializer<'de> for Held<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        let Some((first, parts)) = self.tokens.split_first_mut() else {
            return Err(E::custom("no value is held"));
        };
        // Arrays and objects stay as they are, so that a list can be gone through once more.
        match first {
            Token::Null => visitor.visit_unit(),
            Token::Bool(value) => visitor.visit_bool(*value),
            Token::U64(value) => visitor.visit_u64(*value),
            Token::I64(value) => visitor.visit_i64(*value),
            Token::F64(value) => visitor.visit_f64(*value),
            Token::Str(value) => match mem::take(value) {
                Cow::Borrowed(value) => visitor.visit_borrowed_str(value),
                Cow::Owned(value) => visitor.visit_string(value),
            },
            Token::Bytes(value) => match mem::take(value) {
                Cow::Borrowed(value) => visitor.visit_borrowed_bytes(value),
                Cow::Owned(value) => visitor.visit_byte_buf(value),
            },
            Token::Seq(_) => {
                let mut seq = Elements::new(parts);
                let value = visitor.visit_seq(&mut seq)?;
                seq.rest.end(seq.read)?;
                Ok(value)
            }
            Token::Map(_) => {
                let mut map = HeldMembers::new(parts);
                let value = visitor.visit_map(&mut map)?;
                if map.is_empty() {
                    Ok(value)
                } else {
                    Err(E::custom("not all members were read"))
                }
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.tokens {
            [Token::Null] => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        #[cfg(feature = "json")]
        if name == RAW_VALUE {
            let value: serde_json::Value = serde_core::Deserialize::deserialize(self)?;
            let raw = value.deserialize_newtype_struct(name, visitor);
            return raw.map_err(E::custom);
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
        match self.tokens {
            [Token::Str(value)] => mem::take(value)
                .into_deserializer()
                .deserialize_enum(name, variants, visitor),
            [Token::Map(_), members @ ..] => MapAccessDeserializer::new(HeldMembers::new(members))
                .deserialize_enum(name, variants, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}

/// The elements of a held array.
struct Elements<'a, 'de, E> {
    rest: Values<'a, 'de>,
    read: usize,
    error: PhantomData<E>,
}

impl<'a, 'de, E> Elements<'a, 'de, E> {
    const fn new(parts: &'a mut [Token<'de>]) -> Self {
        Self {
            rest: Values(parts),
            read: 0,
            error: PhantomData,
        }
    }
}

impl<'de, E: Error> SeqAccess<'de> for Elements<'_, 'de, E> {
    type Error = E;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, E> {
        let Some(element) = self.rest.next() else {
            return Ok(None);
        };
        self.read += 1;
        seed.deserialize(Held::new(element)).map(Some)
    }
}

/// The members of a held object.
pub(crate) struct HeldMembers<'a, 'de, E> {
    rest: Values<'a, 'de>,
    /// The value of the member whose name was read last.
    value: Option<&'a mut [Token<'de>]>,
    error: PhantomData<E>,
}

impl<'a, 'de, E> HeldMembers<'a, 'de, E> {
    /// Of an object's parts.
    pub(crate) const fn new(parts: &'a mut [Token<'de>]) -> Self {
        Self {
            rest: Values(parts),
            value: None,
            error: PhantomData,
        }
    }

    /// Of one member whose name was read.
    pub(crate) const fn of_value(value: &'a mut [Token<'de>]) -> Self {
        Self {
            rest: Values(&mut []),
            value: Some(value),
            error: PhantomData,
        }
    }

    /// Whether all names were read.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rest.0.is_empty()
    }
}

impl<'de, E: Error> MapAccess<'de> for HeldMembers<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Some(name) = self.rest.next() else {
            return Ok(None);
        };
        self.value = self.rest.next();
        seed.deserialize(Held::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        match self.value.take() {
            Some(value) => seed.deserialize(Held::new(value)),
            None => Err(E::custom("a value was asked for before its name")),
        }
    }
}
