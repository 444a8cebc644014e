//! QAPI's alternate: one of several types, told apart by the type in JSON, never by
//! trying one after the other.

use alloc::string::String;
use core::fmt;
#[cfg(feature = "json")]
use core::iter;
use core::marker::PhantomData;

#[cfg(feature = "json")]
use serde_core::de::DeserializeSeed;
#[cfg(feature = "json")]
use serde_core::de::value::MapDeserializer;

use serde_core::de::value::{
    BorrowedStrDeserializer, MapAccessDeserializer, SeqAccessDeserializer,
};
use serde_core::de::{
    self, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::given::Given;
use super::hint;
use super::json_types::JsonTypes;
#[cfg(feature = "json")]
use crate::members::held;
#[cfg(feature = "json")]
use crate::members::json;
#[cfg(feature = "json")]
use crate::members::read::{Name, Shape};
#[cfg(feature = "json")]
use crate::members::replay::Replay;
#[cfg(feature = "json")]
use crate::members::tokens::{Token, Tokens};

/// The branches of an alternate, as the derive describes them.
pub trait Alternate<'de>: Sized {
    /// The name of the QAPI type.
    const NAME: &'static str;
    /// The types in JSON of each branch.
    const TYPES: &'static [JsonTypes];

    /// Reads the branch `index`.
    ///
    /// # Errors
    /// The value is not of the branch's type.
    fn read<D: Deserializer<'de>>(index: usize, value: D) -> Result<Self, D::Error>;
}

/// What a derived `Deserialize` does.
///
/// # Errors
/// No branch has the value's type, or the value is malformed.
pub fn read<'de, T: Alternate<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let is_human_readable = deserializer.is_human_readable();
    deserializer.deserialize_any(Branches {
        of: PhantomData,
        is_human_readable,
    })
}

struct Branches<T> {
    of: PhantomData<T>,
    is_human_readable: bool,
}

impl<'de, T: Alternate<'de>> Branches<T> {
    /// How many branches there are of which it is not known what they have.
    const UNKNOWN: usize = {
        let (mut count, mut at) = (0, 0);
        while at < T::TYPES.len() {
            count += T::TYPES[at].is_unknown() as usize;
            at += 1;
        }
        count
    };

    /// The branch for a type of JSON: the one that has it; for an integer, one that takes
    /// any number; or one of which it is not known what it has. Of several of these, the one that
    /// asks for the type, or else the one that takes anything.
    fn find(json: JsonTypes) -> Option<usize> {
        let first = |json: JsonTypes| T::TYPES.iter().position(|types| types.meets(json));
        let number = (json == JsonTypes::INTEGER).then_some(JsonTypes::NUMBER);
        let mut unknown = (0..T::TYPES.len()).filter(|at| T::TYPES[*at].is_unknown());
        first(json).or_else(|| first(number?)).or_else(|| {
            if const { Self::UNKNOWN < 2 } {
                return unknown.next();
            }
            let asks = |types: JsonTypes| {
                unknown
                    .clone()
                    .find(|at| hint::of_branch::<T>(*at).meets(types))
            };
            let any = || {
                unknown
                    .clone()
                    .find(|at| hint::of_branch::<T>(*at).is_unknown())
            };
            asks(json).or_else(|| asks(number?)).or_else(any)
        })
    }

    fn read<D: Deserializer<'de>>(
        self,
        json: JsonTypes,
        found: Unexpected<'_>,
        value: D,
    ) -> Result<T, D::Error> {
        // An address, which is a string to people, is an array to a format that is not for them.
        let compact =
            (json == JsonTypes::ARRAY && !self.is_human_readable).then_some(JsonTypes::STRING);
        match Self::find(json).or_else(|| Self::find(compact?)) {
            Some(index) => {
                let given = Given {
                    value,
                    is_null: json == JsonTypes::NULL,
                    is_human_readable: self.is_human_readable,
                };
                T::read(index, given)
            }
            None => Err(de::Error::invalid_type(found, &self)),
        }
    }
}

/// With `serde_json`'s feature `arbitrary_precision`, a number is an object of one member.
#[cfg(feature = "json")]
impl<'de, T: Alternate<'de>> Branches<T> {
    fn read_object_or_number<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let Some(name) = map.next_key_seed(Name(Shape::Map))? else {
            let empty = MapDeserializer::new(iter::empty::<((), ())>());
            return self.read(JsonTypes::OBJECT, Unexpected::Map, empty);
        };
        let mut held = Tokens::default();
        if name == json::NUMBER {
            held.list
                .push(Token::Json(map.next_value::<String>()?.into(), 0));
            return match Self::find(JsonTypes::NUMBER) {
                Some(index) => held.values().read(Branch(index, PhantomData)),
                None => Err(de::Error::invalid_type(Unexpected::Other("number"), &self)),
            };
        }
        held.list.push(Token::Str(name));
        held.hold(&mut map)?;
        let object = MapAccessDeserializer::new(Replay::new(held.values(), map, Shape::Map));
        self.read(JsonTypes::OBJECT, Unexpected::Map, object)
    }
}

/// Reads the branch of this number.
#[cfg(feature = "json")]
struct Branch<T>(usize, PhantomData<T>);

#[cfg(feature = "json")]
impl<'de, T: Alternate<'de>> DeserializeSeed<'de> for Branch<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
        T::read(self.0, value)
    }
}

impl<'de, T: Alternate<'de>> Visitor<'de> for Branches<T> {
    type Value = T;

    /// What a value may be; in the alternate form, by which a server's error asks, the name that
    /// QEMU has for it.
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return f.write_str(T::NAME);
        }
        for (at, types) in T::TYPES.iter().enumerate() {
            let or = if at == 0 { "" } else { " or " };
            write!(f, "{or}{types}")?;
        }
        Ok(())
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<T, E> {
        self.read(
            JsonTypes::BOOLEAN,
            Unexpected::Bool(value),
            value.into_deserializer(),
        )
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        self.read(
            JsonTypes::INTEGER,
            Unexpected::Signed(value),
            value.into_deserializer(),
        )
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        self.read(
            JsonTypes::INTEGER,
            Unexpected::Unsigned(value),
            value.into_deserializer(),
        )
    }

    // Beyond 64 bits an integer is a number, as `serde_json` has it without `arbitrary_precision`.
    #[expect(clippy::cast_precision_loss, reason = "it is a number")]
    fn visit_i128<E: de::Error>(self, value: i128) -> Result<T, E> {
        self.visit_f64(value as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "it is a number")]
    fn visit_u128<E: de::Error>(self, value: u128) -> Result<T, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
        self.read(
            JsonTypes::NUMBER,
            Unexpected::Float(value),
            value.into_deserializer(),
        )
    }

    fn visit_borrowed_str<E: de::Error>(self, value: &'de str) -> Result<T, E> {
        self.read(
            JsonTypes::STRING,
            Unexpected::Str(value),
            BorrowedStrDeserializer::new(value),
        )
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        self.read(
            JsonTypes::STRING,
            Unexpected::Str(value),
            value.into_deserializer(),
        )
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<T, E> {
        let found = value.clone();
        self.read(
            JsonTypes::STRING,
            Unexpected::Str(&found),
            value.into_deserializer(),
        )
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        self.read(JsonTypes::NULL, Unexpected::Unit, ().into_deserializer())
    }

    fn visit_none<E: de::Error>(self) -> Result<T, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        self.read(
            JsonTypes::ARRAY,
            Unexpected::Seq,
            SeqAccessDeserializer::new(seq),
        )
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        #[cfg(feature = "json")]
        if json::may_be_number::<A>() && !held::is_held::<A>() {
            return self.read_object_or_number(map);
        }
        self.read(
            JsonTypes::OBJECT,
            Unexpected::Map,
            MapAccessDeserializer::new(map),
        )
    }
}
