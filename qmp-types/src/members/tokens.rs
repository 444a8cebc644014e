//! Values of any self-describing format, held until their type is known, and lent on as the
//! format lent them. They are held flat: one list of tokens, however they are nested. A value that
//! comes from JSON text is one token, its text, for only the text has all that a type may ask for:
//! each digit of a number, half a surrogate pair that nobody reads, the white space of a `RawValue`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::iter;
use core::mem;

use serde_core::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

#[cfg(feature = "json")]
use super::json;

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
    pub(super) is_compact: bool,
}

impl<'a, 'de> Values<'a, 'de> {
    /// Tokens, and whether their format is a compact one.
    pub(super) const fn new(tokens: &'a mut [Token<'de>], is_compact: bool) -> Self {
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
