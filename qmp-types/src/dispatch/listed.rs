//! Which variant a name is: a table that rustc fills, so that many events cost no more to tell
//! apart than few. [`Dispatch::listed`] asks it.

use core::marker::PhantomData;

use super::Dispatch;

/// A place for each hash, and in it one more than the index of the first name that has it, or 0.
type Table = [u16; 256];

struct Listed<T>(PhantomData<T>);

impl<'de, T: Dispatch<'de>> Listed<T> {
    const TABLE: &'static Table = &table(T::LISTED);
}

/// The index of a name in an enum's list.
#[inline]
pub(super) fn listed<'de, T: Dispatch<'de>>(name: &str) -> Option<usize> {
    let first = usize::from(Listed::<T>::TABLE[hash(name)]).checked_sub(1)?;
    // Another name may have the same hash, and then stands behind it.
    let mut behind = T::LISTED[first..].iter();
    Some(first + behind.position(|listed| *listed == name)?)
}

const fn table(names: &[&str]) -> Table {
    let mut table = [0; 256];
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

/// Of the length and three bytes. Names differ in their ends: a vendor's begin alike.
const fn hash(name: &str) -> usize {
    let name = name.as_bytes();
    let length = name.len();
    if length == 0 {
        return 0;
    }
    let [middle, near, last] = [
        name[length / 2],
        name[length - 1 - length / 4],
        name[length - 1],
    ];
    (length + 7 * middle as usize + 31 * near as usize + 101 * last as usize) % 256
}
