//! [`Empty`]: the object without members.

use serde_core::de::{self, Deserialize, Deserializer, MapAccess};
use serde_core::ser::{Serialize, Serializer};

use crate::members::write::ObjectWriter;
use crate::members::{Members, Names, Unknown, WriteMembers, read, write};

/// The object without members, `{}`: what most commands return.
///
/// Members that a newer server adds are ignored.
///
/// The specification: "Success".
///
/// ```
/// # #[cfg(feature = "json")] {
/// let empty: qmp_types::Empty = serde_json::from_str("{}").unwrap();
/// assert_eq!(serde_json::to_string(&empty).unwrap(), "{}");
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Empty;

impl<'de> Members<'de> for Empty {
    type Slots = ();
    const NAMES: Names = Names::new(&[]).of("Empty");
    const UNKNOWN: Unknown = Unknown::Ignore;

    fn slots() -> Self::Slots {}

    fn read<A: MapAccess<'de>>((): &mut (), _: &str, _: &mut A) -> Option<Result<(), A::Error>> {
        None
    }

    fn finish<E: de::Error>((): ()) -> Result<Self, E> {
        Ok(Self)
    }
}

impl<'de> Deserialize<'de> for Empty {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::object(deserializer)
    }
}

impl WriteMembers for Empty {
    const NAMES: Names = <Self as Members<'_>>::NAMES;

    fn write<M: ObjectWriter>(&self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }
}

impl Serialize for Empty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::object(self, serializer)
    }
}
