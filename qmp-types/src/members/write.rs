//! Writing a value's members as an object.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::WriteMembers;
use super::sides::Writable;

/// What a derived `Serialize` does.
///
/// # Errors
/// A member cannot be written.
pub fn object<T: WriteMembers + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // No `?`: this is compiled for every type, and its conversions of errors with it.
    match serializer.serialize_map(None) {
        Ok(mut map) => match value.write(&mut map) {
            Ok(()) => map.end(),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    }
}

/// Writes a member.
///
/// # Errors
/// The value cannot be written.
#[inline]
pub fn member<T: Writable + ?Sized, M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    map.serialize_entry(name, value)
}

/// Writes an optional member: nothing for `None`, never null.
///
/// # Errors
/// The value cannot be written.
#[inline]
pub fn optional<T: Writable, M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(name, value),
        None => Ok(()),
    }
}

/// Writes the members that `#[qmp(extra)]` kept.
///
/// # Errors
/// A name or a value cannot be written.
pub fn extra<'a, K, V, E, M>(map: &mut M, extra: &'a E) -> Result<(), M::Error>
where
    K: Serialize + 'a,
    V: Serialize + 'a,
    &'a E: IntoIterator<Item = (&'a K, &'a V)>,
    M: SerializeMap,
{
    extra
        .into_iter()
        .try_for_each(|(name, value)| map.serialize_entry(name, value))
}
