//! Which variant a name is: a table that rustc fills, so that many events cost no more to tell
//! apart than few. [`Dispatch::listed`] asks it.

use core::marker::PhantomData;

use super::Dispatch;

/// A place for each hash, and in it one more than the index of the first name that has it, or 0.
type Table = [u16; 1 << BITS];

/// Enough for few of QEMU's two hundred commands to share a place.
const BITS: u32 = 10;

struct Listed<T>(PhantomData<T>);

impl<'de, T: Dispatch<'de>> Listed<T> {
    const TABLE: &'static Table = &table(T::LISTED);
}

/// The index of a name in an enum's list.
#[inline]
pub(super) fn listed<'de, T: Dispatch<'de>>(name: &str) -> Option<usize> {
    let first = usize::from(Listed::<T>::TABLE[hash(name)]).checked_sub(1)?;
    if T::LISTED[first] == name {
        Some(first)
    } else {
        behind(T::LISTED, first, name)
    }
}

/// Another name may have the same hash, and then stands behind the first that has it.
#[cold]
fn behind(listed: &[&str], first: usize, name: &str) -> Option<usize> {
    let mut rest = listed[first..].iter();
    Some(first + rest.position(|listed| *listed == name)?)
}

const fn table(names: &[&str]) -> Table {
    let mut table = [0; 1 << BITS];
    let mut at = names.len();
    assert!(at < u16::MAX as usize, "an enum has fewer variants");
    while at > 0 {
        #[expect(clippy::cast_possible_truncation, reason = "it was looked at")]
        let place = at as u16;
        at -= 1;
        table[hash(names[at])] = place;
    }
    table
}

/// Of the length, the beginning and the end. (A vendor's names begin alike, and many events end
/// alike.)
#[inline]
const fn hash(name: &str) -> usize {
    let name = name.as_bytes();
    let (Some(begin), Some(end)) = (name.first_chunk(), name.last_chunk()) else {
        return 0;
    };
    #[expect(clippy::cast_possible_truncation, reason = "any part of it will do")]
    let length = name.len() as u32;
    // Fibonacci hashing: an odd multiplier brings every bit to the upper ones.
    let sum = u32::from_le_bytes(*begin)
        .wrapping_add(u32::from_le_bytes(*end))
        .wrapping_add(length.wrapping_mul(0x0100_0193));
    (sum.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS)) as usize
}
