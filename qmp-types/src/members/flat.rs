//! `#[qmp(flatten = "buffered")]`: a plain serde type, of which no table of members
//! is known, as a part of an object.

use alloc::borrow::Cow;
use core::marker::PhantomData;
use core::mem;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_core::forward_to_deserialize_any;

use super::first_name::FirstName;
use super::held::HeldMembers;
use super::judged::Judged;
use super::read::{Listed, Name, Shape, skip};
use super::sides::Read;
use super::tokens::{Token, Tokens, Values};
use super::{Members, Unknown};

/// The members of an object that its tables do not know, in order: of each the name, a string,
/// and the value. A member that was taken out has no name any more.
pub struct Buffer<'de> {
    held: Tokens<'de>,
    /// The policy of the object.
    unknown: Unknown,
}

impl<'de> Buffer<'de> {
    /// An empty one, for an object with this policy.
    fn new(unknown: Unknown) -> Self {
        let held = Tokens::default();
        Self { held, unknown }
    }

    /// Adds a member whose name was read.
    fn hold<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        self.held.list.push(Token::Str(name));
        self.held.hold(map)
    }

    /// How many members are left.
    pub(super) fn len(&mut self) -> usize {
        let names = self.held.values().members().map(|(name, _)| name);
        names.filter(|name| matches!(name, Token::Str(_))).count()
    }

    /// The members whose names are wanted, to be read as one object; but the one at `first` before
    /// all others.
    fn object<E, W: FnMut(&str) -> bool>(
        &mut self,
        wanted: W,
        first: Option<usize>,
    ) -> Taking<'_, 'de, E, W> {
        Taking {
            held: self.held.values(),
            unknown: Unknown::Ignore,
            wanted,
            first,
            at: 0,
            value: None,
            error: PhantomData,
        }
    }

    /// All members, to be read as one object.
    pub(crate) fn whole<E: de::Error>(&mut self) -> impl Deserializer<'de, Error = E> {
        MapAccessDeserializer::new(self.object(|_| true, None))
    }

    /// All members, for a type that may take more than it knows.
    fn left<E: de::Error>(&mut self) -> impl Deserializer<'de, Error = E> {
        let unknown = self.unknown;
        MapAccessDeserializer::new(Taking {
            unknown,
            ..self.object(|_| true, None)
        })
    }

    /// Reads the members that a type knows into its slots, in order, and takes them out.
    ///
    /// # Errors
    /// As for [`Members::read`].
    pub(crate) fn members<T: Members<'de>, E: de::Error>(
        &mut self,
        slots: &mut T::Slots,
    ) -> Result<(), E> {
        for (token, value) in self.held.values().members() {
            let Token::Str(name) = token else { continue };
            if let Some(read) = T::read(slots, name, &mut HeldMembers::of_value(value)) {
                read?;
                mem::take(token);
            }
        }
        Ok(())
    }
}

/// Members of a [`Buffer`]: each is taken out when its name is read.
struct Taking<'a, 'de, E, W> {
    held: Values<'a, 'de>,
    /// The policy for members that nothing but a map takes.
    unknown: Unknown,
    wanted: W,
    /// Where the name of the first one is, if it does not stand where it is to be read.
    first: Option<usize>,
    /// The next name to be looked at.
    at: usize,
    /// The value of the member whose name was read last.
    value: Option<usize>,
    error: PhantomData<E>,
}

impl<E, W: FnMut(&str) -> bool> Taking<'_, '_, E, W> {
    /// Where the next wanted name is.
    fn next(&mut self) -> Option<usize> {
        loop {
            let at = self.at;
            let name = self.held.tokens.get(at)?;
            self.at += 2 + self.held.tokens.get(at + 1)?.parts();
            if matches!(name, Token::Str(name) if (self.wanted)(name)) {
                return Some(at);
            }
        }
    }
}

impl<'de, E: de::Error, W: FnMut(&str) -> bool> MapAccess<'de> for Taking<'_, 'de, E, W> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Some(at) = self.first.take().or_else(|| self.next()) else {
            return Ok(None);
        };
        self.value = Some(at + 1);
        let name = self.held.tokens.get_mut(at).map(mem::take);
        let name = &mut [name.unwrap_or_default()];
        if let Token::Str(text) = &name[0] {
            if self.unknown.refuses(text) {
                let name_of = text.clone().into_owned();
                let seed = Judged {
                    seed,
                    name: name_of,
                };
                return self.held.with(name).read_name(seed).map(Some);
            }
        }
        self.held.with(name).read_name(seed).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let value = self.value.take();
        let value = value.and_then(|at| self.held.at(at));
        value.unwrap_or_default().read(seed)
    }

    /// As of [`HeldMembers`].
    fn size_hint(&self) -> Option<usize> {
        Some(self.held.tokens.len() / 2)
    }
}

/// Reads a flattened type from the members that it asks for, and takes these out.
///
/// # Errors
/// The type's own.
pub fn take<'de, T: Read<'de>, E: de::Error>(
    slot: &mut Option<T>,
    buffer: &mut Buffer<'de>,
) -> Result<(), E> {
    match T::read(Flat(buffer, PhantomData)) {
        Ok(value) => {
            *slot = Some(value);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// As [`take`], of a type that is not there if none of its members is.
///
/// # Errors
/// The type's own, if it has taken any member.
pub fn take_option<'de, T: Read<'de>, E: de::Error>(
    slot: &mut Option<Option<T>>,
    buffer: &mut Buffer<'de>,
) -> Result<(), E> {
    let before = buffer.len();
    let mut inner = None;
    let taken = take(&mut inner, buffer);
    let present = buffer.len() < before;
    *slot = Some(inner.filter(|_| present));
    if present { taken } else { Ok(()) }
}

/// Reads an object of which plain serde types are a part.
///
/// # Errors
/// As for [`read::object`](super::read::object).
pub(super) fn object<'de, T: Members<'de>, A: MapAccess<'de>>(map: A) -> Result<T, A::Error> {
    let mut slots = T::slots();
    let mut buffer = Buffer::new(T::UNKNOWN);
    match read::<T, A>(&mut slots, &mut buffer, map) {
        Ok(()) => finish(slots, buffer),
        Err(error) => Err(error),
    }
}

/// Reads the members that are known, and buffers the others. Objects are nested by way of this
/// function, so it has little on the stack.
fn read<'de, T: Members<'de>, A: MapAccess<'de>>(
    slots: &mut T::Slots,
    buffer: &mut Buffer<'de>,
    mut map: A,
) -> Result<(), A::Error> {
    let shape = const { Shape::of::<T>() };
    let tags = Listed::<T>::TAGS;
    let Some((mut name, tags_first)) = map.next_key_seed(FirstName(tags, shape))? else {
        return Ok(());
    };
    let mut all_known = Listed::<T>::KNOWS_ALL && tags_first;
    loop {
        match T::read(slots, &name, &mut map) {
            Some(Ok(())) => {}
            Some(Err(error)) => return Err(error),
            None => {
                // The tag of a union in a branch that is not chosen yet.
                all_known &= !tags.contains(&&*name);
                unknown_yet::<T, A>(slots, buffer, all_known, name, &mut map)?;
            }
        }
        match map.next_key_seed(Name(shape))? {
            Some(next) => name = next,
            None => return Ok(()),
        }
    }
}

/// A member that no table knows yet. Where the tags come first, none will know it later: buffered
/// in an object that is buffered itself, it would be copied at each level.
fn unknown_yet<'de, T: Members<'de>, A: MapAccess<'de>>(
    slots: &mut T::Slots,
    buffer: &mut Buffer<'de>,
    all_known: bool,
    name: Cow<'de, str>,
    map: &mut A,
) -> Result<(), A::Error> {
    if all_known && !T::UNKNOWN.refuses(&name) {
        unknown::<T, A>(slots, name, map)
    } else {
        buffer.hold(name, map)
    }
}

/// Reads what is buffered, when all members have been seen.
fn finish<'de, T: Members<'de>, E: de::Error>(
    mut slots: T::Slots,
    mut buffer: Buffer<'de>,
) -> Result<T, E> {
    T::take(&mut slots, &mut buffer)?;
    for (name, value) in buffer.held.values().members() {
        if let Token::Str(name) = mem::take(name) {
            let mut map = HeldMembers::<E>::of_value(value);
            unknown::<T, _>(&mut slots, name, &mut map)?;
        }
    }
    T::finish(slots)
}

/// A member that no table knows: refused, kept or skipped.
fn unknown<'de, T: Members<'de>, A: MapAccess<'de>>(
    slots: &mut T::Slots,
    name: Cow<'de, str>,
    map: &mut A,
) -> Result<(), A::Error> {
    if T::UNKNOWN.refuses(&name) {
        Err(refusal::<T, _>(&name))
    } else if T::KEEPS {
        T::keep(slots, name, map)
    } else {
        skip(map)
    }
}

/// Says what is known, if all of it is.
fn refusal<'de, T: Members<'de>, E: de::Error>(name: &str) -> E {
    if const { T::NAMES.is_complete() } {
        E::unknown_field(name, Listed::<T>::NAMES)
    } else {
        E::custom(format_args!("unknown field `{name}`"))
    }
}

/// Reads one flattened type out of a [`Buffer`]: a struct takes the members that it
/// names, an enum the one that names its variant, a map takes all.
struct Flat<'a, 'de, E>(&'a mut Buffer<'de>, PhantomData<E>);

impl<'de, E: de::Error> Deserializer<'de> for Flat<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        self.0.left().deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        // What tells how the others are to be read, of an event or a union, is named first.
        let name = |name: &str| names.first() == Some(&name);
        let first = self.0.object::<E, _>(name, None).next();
        visitor.visit_map(self.0.object(|name| names.contains(&name), first))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let variant = self.0.object(|name| variants.contains(&name), None);
        MapAccessDeserializer::new(variant).deserialize_enum(name, variants, visitor)
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

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf seq tuple tuple_struct map identifier
    }
}
