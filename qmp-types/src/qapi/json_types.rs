//! The types of JSON, and which of them a Rust type is. An alternate is told apart by
//! them, so the derive asks this of each branch's type, at compile time.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use core::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize, Wrapping,
};
use core::time::Duration;

use crate::assertion::{Message, Wrong};
use crate::members::{Members, Names};

/// A set of JSON's types. Empty, it stands for a Rust type that is not known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonTypes(u8);

impl JsonTypes {
    /// Of a string, and of a QAPI enum.
    pub const STRING: Self = Self(1);
    pub(super) const INTEGER: Self = Self(2);
    pub(super) const NUMBER: Self = Self(4);
    pub(super) const BOOLEAN: Self = Self(8);
    pub(super) const OBJECT: Self = Self(16);
    pub(super) const ARRAY: Self = Self(32);
    pub(super) const NULL: Self = Self(64);

    /// Of a type of which it is not known here.
    pub const UNKNOWN: Self = Self(0);
    /// Of a value that a function of the user's reads: it may be any, so it is asked at run time.
    pub const ASKED: Self = Self(128);

    const NAMES: [(Self, &'static str); 7] = [
        (Self::STRING, "a string"),
        (Self::INTEGER, "an integer"),
        (Self::NUMBER, "a number"),
        (Self::BOOLEAN, "a boolean"),
        (Self::OBJECT, "an object"),
        (Self::ARRAY, "an array"),
        (Self::NULL, "null"),
    ];

    /// What the traits of a type say of it.
    #[must_use]
    pub const fn of(scalar: Self, object: Self) -> Self {
        scalar.or(object)
    }

    /// The types of all branches of an alternate. One that is not known makes the whole unknown.
    #[must_use]
    pub const fn all(branches: &[Self]) -> Self {
        let mut all = Self::UNKNOWN;
        let mut at = 0;
        while at < branches.len() {
            if branches[at].is_unknown() {
                return Self::UNKNOWN;
            }
            all = all.or(branches[at]);
            at += 1;
        }
        all
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The types of an object, which is null where it is an `Option` that is `None`.
    const fn object(names: &Names) -> Self {
        if names.is_optional() {
            Self::OBJECT.or(Self::NULL)
        } else {
            Self::OBJECT
        }
    }

    /// The word for the first type that two sets have in common.
    const fn common(self, other: Self) -> Option<&'static str> {
        let mut at = 0;
        while at < Self::NAMES.len() {
            let (json, name) = Self::NAMES[at];
            if self.meets(json) && other.meets(json) {
                return Some(name);
            }
            at += 1;
        }
        None
    }

    pub(super) const fn is_unknown(self) -> bool {
        self.0 & !Self::ASKED.0 == 0
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 & !Self::ASKED.0 != 0
    }
}

impl fmt::Display for JsonTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut or = "";
        for (_, name) in Self::NAMES.iter().filter(|(json, _)| self.meets(*json)) {
            write!(f, "{or}{name}")?;
            or = " or ";
        }
        if self.is_unknown() {
            f.write_str("another value")?;
        }
        Ok(())
    }
}

/// The branches of an alternate, for the compile-time assertion that tells them apart.
pub struct Choice<'a> {
    /// The alternate.
    pub of: &'a str,
    /// The branches.
    pub variants: &'a [&'a str],
    /// Their types in JSON.
    pub types: &'a [JsonTypes],
}

impl Choice<'_> {
    /// Finds the first branch that shares a type with one before it.
    #[must_use]
    pub const fn wrong(&self) -> Option<Wrong> {
        let mut seen = JsonTypes::UNKNOWN;
        let mut unknown = None;
        let mut at = 0;
        while at < self.types.len() {
            let types = self.types[at];
            if types.meets(seen) {
                return Some(Wrong::new(at, self.overlap(at)));
            }
            seen = seen.or(types);
            if types.0 == JsonTypes::UNKNOWN.0 {
                if let Some(before) = unknown {
                    return Some(Wrong::new(at, self.both_unknown(before, at)));
                }
                unknown = Some(at);
            }
            at += 1;
        }
        None
    }

    const fn overlap(&self, at: usize) -> Message {
        let mut before = 0;
        while before < at {
            if let Some(json) = self.types[before].common(self.types[at]) {
                return Message::of(&[
                    "`",
                    self.of,
                    "::",
                    self.variants[before],
                    "` and `",
                    self.of,
                    "::",
                    self.variants[at],
                    "` both take ",
                    json,
                    ": the branches of an alternate are told apart by their types in JSON\nhelp: \
                     remove one of the two, or give it a type that is none of those",
                ]);
            }
            before += 1;
        }
        Message::of(&[])
    }

    const fn both_unknown(&self, before: usize, at: usize) -> Message {
        Message::of(&[
            "it is not known which types in JSON `",
            self.of,
            "::",
            self.variants[before],
            "` and `",
            self.of,
            "::",
            self.variants[at],
            "` have: the branches of an alternate are told apart by them\nhelp: give one of the two \
             a type that derives `QmpDownstream`",
        ])
    }
}

/// A type of which it is known what it is in JSON, other than an object of known members: one of
/// Rust's own, and a QAPI enum or alternate, for which the derive implements it.
pub trait JsonScalar {
    /// Its types in JSON.
    const TYPE: JsonTypes;
}

macro_rules! scalars {
    ($($json:ident: $($type:ty)*;)*) => {$($(
        impl JsonScalar for $type {
            const TYPE: JsonTypes = JsonTypes::$json;
        }
    )*)*};
}

scalars! {
    STRING: String str char IpAddr Ipv4Addr Ipv6Addr SocketAddr SocketAddrV4 SocketAddrV6;
    INTEGER: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    INTEGER: NonZeroI8 NonZeroI16 NonZeroI32 NonZeroI64 NonZeroI128 NonZeroIsize;
    INTEGER: NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroU128 NonZeroUsize;
    NUMBER: f32 f64;
    BOOLEAN: bool;
    NULL: ();
    OBJECT: Duration;
}

#[cfg(feature = "json")]
scalars! {
    STRING: std::path::Path std::path::PathBuf;
    OBJECT: serde_json::Map<String, serde_json::Value> std::time::SystemTime;
}

/// Types that are what the type in them is.
macro_rules! wrappers {
    ($($(#[$attribute:meta])* $type:ty;)*) => {$(
        $(#[$attribute])*
        impl<T: JsonScalar + ?Sized> JsonScalar for $type {
            const TYPE: JsonTypes = T::TYPE;
        }
    )*};
}

wrappers! {
    &T;
    Box<T>;
    Rc<T>;
    Arc<T>;
}

impl<T: JsonScalar + ToOwned + ?Sized> JsonScalar for Cow<'_, T> {
    const TYPE: JsonTypes = T::TYPE;
}

impl<T: JsonScalar> JsonScalar for Wrapping<T> {
    const TYPE: JsonTypes = T::TYPE;
}

impl<T: JsonScalar> JsonScalar for Option<T> {
    const TYPE: JsonTypes = T::TYPE.or(JsonTypes::NULL);
}

/// Types that are one type in JSON, whatever is in them.
macro_rules! containers {
    ($($json:ident: $([$($parameters:tt)*] $type:ty;)*)*) => {$($(
        impl<$($parameters)*> JsonScalar for $type {
            const TYPE: JsonTypes = JsonTypes::$json;
        }
    )*)*};
}

containers! {
    ARRAY:
        [T] Vec<T>;
        [T] [T];
        [T, const N: usize] [T; N];
        [T] VecDeque<T>;
        [T] LinkedList<T>;
        [T] BinaryHeap<T>;
        [T] BTreeSet<T>;
        [A, B] (A, B);
        [A, B, C] (A, B, C);
        [A, B, C, D] (A, B, C, D);
    OBJECT:
        [K, V] BTreeMap<K, V>;
}

#[cfg(feature = "json")]
containers! {
    ARRAY:
        [T, S] std::collections::HashSet<T, S>;
    OBJECT:
        [K, V, S] std::collections::HashMap<K, V, S>;
}

/// Defines a question about a type that can be asked of every type: the inherent
/// constant answers for those that have the trait, and the trait's for all others. The constants
/// have names that no trait of a user's has.
macro_rules! question {
    ($question:ident<$($de:lifetime,)? T>, $no:ident, $bound:path, $constant:ident: $answer:ty = $yes:expr, $else:expr) => {
        #[doc = concat!("Asks of a type whether it has the trait `", stringify!($bound), "`.")]
        pub struct $question<$($de,)? T>(PhantomData<($(&$de (),)? T,)>);

        impl<$($de,)? T: $bound> $question<$($de,)? T> {
            /// It has.
            pub const $constant: $answer = $yes;
        }

        /// The answer for all others.
        pub trait $no {
            /// It has not.
            const $constant: $answer = $else;
        }

        impl<$($de,)? T> $no for $question<$($de,)? T> {}
    };
}

question!(Scalar<T>, NoScalar, JsonScalar, __QMP_TYPES: JsonTypes = T::TYPE, JsonTypes::UNKNOWN);
question!(
    Object<'de, T>, NoObject, Members<'de>,
    __QMP_TYPES: JsonTypes = JsonTypes::object(&T::NAMES), JsonTypes::UNKNOWN
);
question!(
    NamesOf<'de, T>, NoNames, Members<'de>,
    __QMP_NAMES: Names = T::NAMES, Names::new(&[]).incomplete()
);
