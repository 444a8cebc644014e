//! x
#![no_std]
extern crate alloc;
#[cfg(feature = "json")]
extern crate std;

mod empty;
mod members;
#[cfg(feature = "json")]
pub mod message;
mod traits;

pub use empty::Empty;
#[cfg(feature = "derive")]
pub use qmp_derive::QmpDownstream;
pub use qmp_name as name;
pub use traits::{Command, Error, Event};

/// What generated code calls. Not public API: the derive of the same version alone
/// knows it, and finds it by this name.
#[doc(hidden)]
pub mod __private_0_1_0 {
    pub use alloc::borrow::Cow;
    pub use core::default::Default;
    pub use core::error::Error as StdError;
    pub use core::fmt;
    pub use core::marker::PhantomData;
    pub use core::option::Option::{self, None, Some};
    pub use core::primitive::{bool, str, usize};
    pub use core::result::Result::{self, Err, Ok};
    pub use serde_core::de::{Deserialize, Deserializer, Error as DeError, MapAccess};
    pub use serde_core::ser::{Serialize, SerializeMap, Serializer};

    pub use crate::members::error_class::ClassOf;
    pub use crate::members::flat::{Buffer, NoExtra, write as write_flat};
    pub use crate::members::read::{
        Extra, fill, fill_seed, keep, object as read_object, required, required_with, skip,
    };
    pub use crate::members::with::{ReadBy, ReadWith, WriteBy, WriteWith, borrow_cow};
    pub use crate::members::write::{extra, member, object as write_object, optional};
    pub use crate::members::{Keeps, Members, Names, Unknown, WriteMembers};
    pub use crate::{Command, Empty, Error, Event};

    /// Stands for a value that the derive cannot make, because it reported an error:
    /// a program with it does not compile, so it is never called.
    #[must_use]
    pub fn stub<T>() -> T {
        unreachable!("a type with errors in its derive is never used")
    }
}
