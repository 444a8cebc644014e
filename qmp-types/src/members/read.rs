//! Reading an object into a type's slots, and the slots into a value.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;
use core::mem;

use serde_core::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor,
};
use serde_core::forward_to_deserialize_any;

use super::{Members, Names, flat};
use crate::bounds::{Impossible, Never};

/// What a derived `Deserialize` does.
///
/// # Errors
/// The input is no object, a known member has a wrong type or is given twice, a
/// required one is missing, or the type's policy refuses an unknown one.
pub fn object<'de, T: Members<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    // As serde's own derive has it, so that formats which tell the two apart read what is written,
    // and serde's `flatten` leaves to others what a struct does not name.
    // Of a condition that is a constant rustc compiles one side.
    if const { T::NAMES.is_struct() } {
        deserializer.deserialize_struct(T::NAMES.ty(), Listed::<T>::NAMES, Object(PhantomData))
    } else {
        deserializer.deserialize_map(Object(PhantomData))
    }
}

struct Object<T>(PhantomData<T>);

impl<'de, T: Members<'de>> Visitor<'de> for Object<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        if T::BUFFERS {
            return flat::object(map);
        }
        let mut slots = T::slots();
        let mut copy = String::new();
        while let Some(lent) = next_lent_name::<T, A>(&mut map, &mut copy)? {
            let name = lent.unwrap_or(&copy);
            match T::read(&mut slots, name, &mut map) {
                Some(Ok(())) => {}
                Some(Err(error)) => return Err(error),
                None if T::UNKNOWN.refuses(name) => {
                    return Err(de::Error::unknown_field(name, Listed::<T>::NAMES));
                }
                None if T::KEEPS => {
                    let name = lent.map_or_else(|| Cow::Owned(copy.clone()), Cow::Borrowed);
                    T::keep(&mut slots, name, &mut map)?;
                }
                None => skip(&mut map)?,
            }
        }
        T::finish(slots)
    }
}

/// Reads a value and drops it.
///
/// # Errors
/// The value is malformed.
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    match map.next_value::<IgnoredAny>() {
        Ok(IgnoredAny) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Reads a member's name: borrowed where the format can lend it. One seed for all
/// types, so that each format's way of reading a name is compiled once.
pub(crate) struct Name(pub(crate) Shape);

/// What an object is to serde.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// A struct: its names are identifiers.
    Struct,
    /// A map: its names are strings.
    Map,
}

impl Shape {
    /// Which a type is.
    pub(super) const fn of<'de, T: Members<'de>>() -> Self {
        Self::of_names(&T::NAMES)
    }

    /// The same of an object with these names.
    pub(crate) const fn of_names(names: &Names) -> Self {
        if names.is_struct() {
            Self::Struct
        } else {
            Self::Map
        }
    }

    /// Reads a name.
    #[inline]
    fn name<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        self,
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        match self {
            Self::Struct => deserializer.deserialize_identifier(visitor),
            Self::Map => deserializer.deserialize_str(visitor),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.name(deserializer, Text)
    }
}

/// Reads a name with a seed that may take the object for one of another shape.
pub(super) struct NameAs<K>(pub(super) K, pub(super) Shape);

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for NameAs<K> {
    type Value = K::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<K::Value, D::Error> {
        self.0.deserialize(AsShape(name, self.1))
    }
}

/// A name, which is read as the object's shape has it.
struct AsShape<D>(D, Shape);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for AsShape<D> {
    type Error = D::Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.1.name(self.0, visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// As [`Name`], for the loops that every message runs: a plain `&str` costs less to
/// hand on than a `Cow`. A name that the format cannot lend is copied, and the value is
/// `None`.
///
/// `STRUCT` says of which [`Shape`] the object is: at compile time, so that no name asks.
pub(crate) struct LentName<'a, const STRUCT: bool>(pub(crate) &'a mut String);

/// Reads the name of the next member of an object that is read as a `T`.
#[expect(clippy::option_option, reason = "no name is left, or it is not lent")]
#[inline]
fn next_lent_name<'de, T: Members<'de>, A: MapAccess<'de>>(
    map: &mut A,
    copy: &mut String,
) -> Result<Option<Option<&'de str>>, A::Error> {
    if const { T::NAMES.is_struct() } {
        map.next_key_seed(LentName::<true>(copy))
    } else {
        map.next_key_seed(LentName::<false>(copy))
    }
}

impl<'de, const STRUCT: bool> DeserializeSeed<'de> for LentName<'_, STRUCT> {
    type Value = Option<&'de str>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if STRUCT {
            deserializer.deserialize_identifier(self)
        } else {
            deserializer.deserialize_str(self)
        }
    }
}

impl<'de, const STRUCT: bool> Visitor<'de> for LentName<'_, STRUCT> {
    type Value = Option<&'de str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text.expecting(f)
    }

    #[inline]
    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Some(name))
    }

    // Cold and out of line, so that the rest is short enough to be inlined.
    #[cold]
    #[inline(never)]
    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        self.0.clear();
        self.0.push_str(name);
        Ok(None)
    }
}

/// A string, borrowed where the format can lend it.
pub(super) struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    #[inline]
    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.into()))
    }

    fn visit_string<E>(self, name: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name))
    }
}

/// Reads a member into its slot.
///
/// # Errors
/// The value has a wrong type, or the slot is already filled.
pub fn fill<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    fill_seed(slot, name, PhantomData, map)
}

/// As [`fill`], by way of a seed.
///
/// # Errors
/// As for [`fill`].
#[inline]
pub fn fill_seed<'de, S: DeserializeSeed<'de>, A: MapAccess<'de>>(
    slot: &mut Option<S::Value>,
    name: &'static str,
    seed: S,
    map: &mut A,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(duplicate(name));
    }
    match map.next_value_seed(seed) {
        Ok(value) => {
            set(slot, value);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Fills what is known to be empty: without the code that would drop what it held.
#[inline]
pub(crate) fn set<T>(slot: &mut Option<T>, value: T) {
    mem::forget(slot.replace(value));
}

// Cold and out of line, so that `fill_seed` is short enough to be inlined.
#[cold]
#[inline(never)]
fn duplicate<E: de::Error>(name: &'static str) -> E {
    E::duplicate_field(name)
}

/// Sees to a member that may be absent: an error, but `None` for an `Option` that the
/// derive could not see behind an alias.
///
/// # Errors
/// The member is missing.
#[cold]
pub fn absent<'de, T: Deserialize<'de>, E: de::Error>(
    slot: &mut Option<T>,
    name: &'static str,
) -> Result<(), E> {
    if slot.is_none() {
        *slot = Some(T::deserialize(Absent(name, PhantomData))?);
    }
    Ok(())
}

/// As [`Read::absent`](super::sides::Read::absent), where the type need not be `Deserialize`.
///
/// # Errors
/// The member is missing.
#[cold]
pub fn absent_with<T, E: de::Error>(slot: &Option<T>, name: &'static str) -> Result<(), E> {
    match slot {
        Some(_) => Ok(()),
        None => Err(E::missing_field(name)),
    }
}

/// A value that is not there: an `Option` reads `None` from it, all else fails.
struct Absent<E>(&'static str, PhantomData<E>);

impl<'de, E: de::Error> Deserializer<'de> for Absent<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(de::Error::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf unit unit_struct newtype_struct seq tuple tuple_struct map struct
        enum identifier ignored_any
    }
}

/// A map that `#[qmp(extra)]` keeps unknown members in: any that can be built from
/// names and values.
///
/// Of two unknown members with one name, the map keeps what it keeps of such pairs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot keep unknown members",
    label = "not a map from names to values",
    note = "`#[qmp(extra)]` takes a map such as `BTreeMap<String, serde_json::Value>`"
)]
pub trait Extra<'de>: Default {
    /// Reads a member's value and inserts it.
    ///
    /// # Errors
    /// The value is not of the map's type of values.
    fn insert<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error>;
}

impl<'de, M, K, V> Extra<'de> for M
where
    M: Default + IntoIterator<Item = (K, V)> + Extend<(K, V)>,
    K: From<String>,
    V: Deserialize<'de>,
{
    fn insert<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let value = map.next_value()?;
        self.extend([(K::from(name.into_owned()), value)]);
        Ok(())
    }
}

// With one impl alone, rustc would report each bound that a type breaks; with two, the trait itself.
impl<'de, M> Extra<'de> for M
where
    Never<M>: Impossible,
    M: Extra<'de>,
{
    fn insert<A: MapAccess<'de>>(
        &mut self,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        <M as Extra<'de>>::insert(self, name, map)
    }
}

/// Keeps an unknown member in the map of `#[qmp(extra)]`.
///
/// # Errors
/// The value is not of the map's type of values.
pub fn keep<'de, M: Extra<'de>, A: MapAccess<'de>>(
    extra: &mut Option<M>,
    name: Cow<'de, str>,
    map: &mut A,
) -> Result<(), A::Error> {
    extra.get_or_insert_with(M::default).insert(name, map)
}

/// How many names a [`Listed`] has room for.
pub(super) const LISTED: usize = 128;

/// The names of a type and of all that it flattens as one list, as serde wants it. For an
/// error message it may end after the first [`LISTED`].
pub(super) struct Listed<T>(PhantomData<T>);

impl<'de, T: Members<'de>> Listed<T> {
    const ALL: List = list(&T::NAMES);

    pub(super) const NAMES: &'static [&'static str] = if T::NAMES.flattened.is_empty() {
        T::NAMES.own
    } else {
        listed(&Self::ALL)
    };

    /// The tags of the unions among these, as many as there is room for.
    pub(super) const TAGS: &'static [&'static str] = {
        let (tags, count) = &const { tags(&T::NAMES, ([""; TAGS], 0)) };
        tags.split_at(*count).0
    };

    /// Whether a member of another name is unknown once all tags are read.
    pub(super) const KNOWS_ALL: bool = T::NAMES.knows_all() && Self::TAGS.len() < TAGS;
}

/// Names, and how many there are.
pub(crate) type List = ([&'static str; LISTED], usize);

/// Lists the names of a type and of all that it flattens.
pub(crate) const fn list(names: &Names) -> List {
    append(names, ([""; LISTED], 0))
}

/// The names of a list.
pub(crate) const fn listed(list: &'static List) -> &'static [&'static str] {
    list.0.split_at(list.1).0
}

const fn append(names: &Names, mut list: List) -> List {
    let mut at = 0;
    while at < names.own.len() && list.1 < list.0.len() {
        list.0[list.1] = names.own[at];
        list.1 += 1;
        at += 1;
    }
    at = 0;
    while at < names.flattened.len() {
        list = append(names.flattened[at], list);
        at += 1;
    }
    list
}

/// How many tags there is room for.
const TAGS: usize = 8;

/// Appends the tags of the unions that the names are of.
const fn tags(
    names: &Names,
    mut list: ([&'static str; TAGS], usize),
) -> ([&'static str; TAGS], usize) {
    if names.is_union && list.1 < list.0.len() {
        list.0[list.1] = names.own[0];
        list.1 += 1;
    }
    let mut at = 0;
    while at < names.flattened.len() {
        list = tags(names.flattened[at], list);
        at += 1;
    }
    list
}
