//! The types of JSON, and which of them a Rust type is. An alternate is told apart by
//! them, so the derive asks this of each branch's type, at compile time.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use super::values::Values;
use crate::members::Members;

/// A set of JSON's types. Empty, it stands for a Rust type that is not known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonTypes(u8);

impl JsonTypes {
    pub(super) const STRING: Self = Self(1);
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
    pub const fn of(scalar: Self, object: bool, text: bool) -> Self {
        let object = if object { Self::OBJECT.0 } else { 0 };
        let text = if text { Self::STRING.0 } else { 0 };
        Self(scalar.0 | object | text)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
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

/// Stops the build if the branch number `at` shares a type with one before it.
/// `messages` has what to say of each branch before it.
///
/// # Panics
/// As it says, in a constant.
pub const fn assert_distinct(types: &[JsonTypes], at: usize, messages: &[&str]) {
    let mut before = 0;
    while before < at {
        assert!(!types[before].meets(types[at]), "{}", messages[before]);
        assert!(
            types[before].0 | types[at].0 != 0,
            "it is not known which types in JSON this branch and another have: give one of the two \
             a type that derives `QmpDownstream`"
        );
        before += 1;
    }
}

/// A type of Rust's own that is one type in JSON.
pub trait JsonScalar {
    /// That type.
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
    STRING: String Box<str> Cow<'_, str> &str char;
    INTEGER: i8 i16 i32 i64 isize u8 u16 u32 u64 usize;
    NUMBER: f32 f64;
    BOOLEAN: bool;
    NULL: ();
}

impl<T> JsonScalar for Vec<T> {
    const TYPE: JsonTypes = JsonTypes::ARRAY;
}

impl<K, V> JsonScalar for BTreeMap<K, V> {
    const TYPE: JsonTypes = JsonTypes::OBJECT;
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
question!(Object<'de, T>, NoObject, Members<'de>, __QMP_IS: bool = true, false);
question!(Text<T>, NoValues, Values, __QMP_IS: bool = true, false);
