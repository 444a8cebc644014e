//! An object of which the first members are held: those before the name that tells its type.

use serde_core::de::{DeserializeSeed, MapAccess};

use super::first_name::InOrder;
use super::held::HeldMembers;
use super::read::{NameAs, Shape};
use super::tokens::Values;

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
