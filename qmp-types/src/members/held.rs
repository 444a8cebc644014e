//! Values of any self-describing format, held until their type is known, and lent on as the
//! format lent them. They are held flat: one list of tokens, however they are nested. A value that
//! comes from JSON text is one token, its text, for only the text has all that a type may ask for:
//! each digit of a number, half a surrogate pair that nobody reads, the white space of a `RawValue`.

#![cfg_attr(
    not(feature = "json"),
    expect(
        irrefutable_let_patterns,
        clippy::match_wildcard_for_single_variants,
        reason = "without JSON all is held as tokens"
    )
)]

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "json")]
use core::any::type_name;
use core::fmt;
use core::iter;
use core::marker::PhantomData;
use core::mem;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::first_name::{self, InOrder, TakeNames};
#[cfg(feature = "json")]
use super::json::{self, Index, Json, Kind};
use super::read::{NameAs, Shape};

/// A scalar, or the beginning of a value whose parts are the tokens behind it.
#[derive(Default)]
pub(crate) enum Token<'de> {
    /// In the place of what was taken out.
    #[default]
    Taken,
    /// JSON's null.
    Null,
    /// An option without a value, in formats that tell it from null.
    None,
    /// An option with a value, in formats that write it, and how many tokens that is.
    Some(usize),
    /// A boolean.
    Bool(bool),
    /// An integer that is not negative.
    U64(u64),
    /// Any other integer.
    I64(i64),
    /// An integer of more bits than these, by its bytes. (As a number it would be aligned, and make
    /// every token bigger.)
    U128([u8; 16]),
    /// The same of a negative one.
    I128([u8; 16]),
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
    /// The variant of an enum, in formats that have them: its name, then its contents.
    Enum(usize),
    /// A value of any type, as JSON, and how many arrays and objects may be nested in it.
    #[cfg(feature = "json")]
    Json(Cow<'de, str>, u8),
}

impl Token<'_> {
    /// How many tokens behind it belong to it.
    pub(super) const fn parts(&self) -> usize {
        match self {
            Self::Seq(parts) | Self::Map(parts) | Self::Enum(parts) | Self::Some(parts) => *parts,
            _ => 0,
        }
    }
}

/// Values that are held, and how their format writes types that can be written in two ways.
#[derive(Default)]
pub(crate) struct Tokens<'de> {
    pub(crate) list: Vec<Token<'de>>,
    is_compact: bool,
}

impl<'de> Tokens<'de> {
    /// Holds the value of a member whose name was read.
    pub(crate) fn hold<A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        #[cfg(feature = "json")]
        if json::is_text(map) {
            return map.next_value_seed(HoldText(self));
        }
        if self.list.len() <= 1 {
            self.list.reserve_exact(ROOM);
        }
        map.next_value_seed(HoldFirst(self))
    }

    /// The values that are held.
    pub(crate) fn values(&mut self) -> Values<'_, 'de> {
        Values {
            tokens: &mut self.list,
            is_compact: self.is_compact,
        }
    }
}

/// Values that are held, one after the other: the tokens of each.
#[derive(Default)]
pub(crate) struct Values<'a, 'de> {
    pub(crate) tokens: &'a mut [Token<'de>],
    is_compact: bool,
}

impl<'a, 'de> Values<'a, 'de> {
    /// Tokens, and whether their format is a compact one.
    const fn new(tokens: &'a mut [Token<'de>], is_compact: bool) -> Self {
        Self { tokens, is_compact }
    }

    /// Other tokens of the same format.
    pub(super) const fn with<'b>(&self, tokens: &'b mut [Token<'de>]) -> Values<'b, 'de> {
        Values::new(tokens, self.is_compact)
    }

    /// The value whose tokens begin at a place.
    pub(super) fn at(&mut self, at: usize) -> Option<Values<'_, 'de>> {
        Values::new(self.tokens.get_mut(at..)?, self.is_compact).next()
    }

    /// The members that they are: their names and values.
    pub(crate) fn members(mut self) -> impl Iterator<Item = (&'a mut Token<'de>, Self)> {
        iter::from_fn(move || Some((self.next()?.tokens.first_mut()?, self.next()?)))
    }

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

impl Iterator for Values<'_, '_> {
    type Item = Self;

    fn next(&mut self) -> Option<Self> {
        let length = 1 + self.tokens.first()?.parts();
        let (value, rest) = mem::take(&mut self.tokens).split_at_mut_checked(length)?;
        self.tokens = rest;
        Some(Self::new(value, self.is_compact))
    }
}

/// A list that has room for so many tokens at first need not grow for most payloads.
const ROOM: usize = 32;

/// Reads a value of JSON as text.
#[cfg(feature = "json")]
struct HoldText<'a, 'de>(&'a mut Tokens<'de>);

#[cfg(feature = "json")]
impl<'de> DeserializeSeed<'de> for HoldText<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_newtype_struct(json::RAW_VALUE, self)
    }
}

#[cfg(feature = "json")]
impl<'de> Visitor<'de> for HoldText<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, raw: A) -> Result<(), A::Error> {
        let (text, levels) = json::text_of(raw)?;
        self.0.list.push(Token::Json(text, levels));
        Ok(())
    }

    /// What has been read of the text before, as serde does for its own `flatten`.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        HoldFirst(self.0).deserialize(deserializer)
    }
}

/// Reads a value, of any type, to the end of a list, and asks its format how it writes.
struct HoldFirst<'a, 'de>(&'a mut Tokens<'de>);

impl<'de> DeserializeSeed<'de> for HoldFirst<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.is_compact = !deserializer.is_human_readable();
        Hold(&mut self.0.list).deserialize(deserializer)
    }
}

/// Reads a value, of any type, to the end of a list.
struct Hold<'a, 'de>(&'a mut Vec<Token<'de>>);

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

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        self.scalar(Token::U128(value.to_le_bytes()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        self.scalar(Token::I128(value.to_le_bytes()))
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
        self.scalar(Token::None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let at = self.0.len();
        self.0.push(Token::Some(0));
        Hold(self.0).deserialize(deserializer)?;
        self.0[at] = Token::Some(self.0.len() - at - 1);
        Ok(())
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
            #[cfg(feature = "json")]
            if json::ARBITRARY_PRECISION
                && json::is_json::<A::Error>()
                && matches!(&self.0[at + 1..], [Token::Str(name)] if name == json::NUMBER)
            {
                self.0.truncate(at);
                self.0.push(Token::Json(Cow::Owned(map.next_value()?), 0));
                return Ok(());
            }
            map.next_value_seed(Hold(self.0))?;
        }
        self.0[at] = Token::Map(self.0.len() - at - 1);
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let at = self.0.len();
        self.0.push(Token::Enum(0));
        let ((), contents) = data.variant_seed(Hold(self.0))?;
        contents.newtype_variant_seed(Hold(self.0))?;
        self.0[at] = Token::Enum(self.0.len() - at - 1);
        Ok(())
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

/// An object of which the first members were read already.
pub(crate) struct Replay<'a, 'de, A: MapAccess<'de>> {
    before: HeldMembers<'a, 'de, A::Error>,
    /// Whether the member whose name was read last is one of these.
    is_before: bool,
    map: A,
    /// What the object is to its format.
    shape: Shape,
}

impl<'a, 'de: 'a, A: MapAccess<'de>> Replay<'a, 'de, A> {
    pub(crate) fn new(before: Values<'a, 'de>, map: A, shape: Shape) -> Self {
        Self {
            before: HeldMembers::new(before),
            is_before: true,
            map,
            shape,
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<'_, 'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        self.is_before = !self.before.is_empty();
        if self.is_before {
            // A member that should come first may be one of the others.
            self.before.next_key_seed(InOrder(seed))
        } else {
            self.map.next_key_seed(NameAs(seed, self.shape))
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        if self.is_before {
            self.before.next_value_seed(seed)
        } else {
            self.map.next_value_seed(seed)
        }
    }

    /// As of the object itself, by which text is told from values.
    fn size_hint(&self) -> Option<usize> {
        self.map.size_hint()
    }
}
