//! What the derive says of a type to this module: constants, one a type, that refer to each
//! other by function, since a type may contain itself. Generated code writes them; `check`
//! compares them with a server's schema, `qapi` writes them as one.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::marker::PhantomData;
use std::collections::HashMap;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::{Command, Empty, Event};

pub use core::any::type_name;

/// A type that has a description.
pub trait Describe {
    /// The description.
    const TYPE: &'static Type;
}

/// A reference to a type. A constant could not refer to itself.
pub type Of = fn() -> &'static Type;

/// The type that is not known here: everything fits it, and it fits everything.
pub const ANY: Of = || Value::TYPE;

/// A type as it is on the wire.
pub struct Type {
    /// Its name in Rust, without parameters; empty for Rust's own types.
    pub name: &'static str,
    /// What tells it from other types of its name.
    pub id: fn() -> &'static str,
    /// What it is.
    pub shape: Shape,
}

impl Type {
    const fn plain(shape: Shape) -> Self {
        Self {
            name: "",
            id: || "",
            shape,
        }
    }
}

/// What a type is on the wire.
pub enum Shape {
    /// A string.
    String,
    /// A number without a fraction, with QAPI's name of the Rust type.
    Integer(&'static str),
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
    /// It is not known.
    Any,
    /// A type that is null or absent where there is none.
    Optional(Of),
    /// An array of one type.
    Array(Of),
    /// An object of whatever members.
    Map,
    /// An object.
    Object(Body),
    /// A string that is one of several.
    Enum(Enum),
    /// An object whose members depend on one of them.
    Union(Union),
    /// One of several types, each with the name of its variant in Rust.
    Alternate(&'static [(&'static str, Of)]),
}

/// The members of an object, or of a branch.
pub struct Body {
    /// Those of its own.
    pub members: &'static [Member],
    /// Those of other types.
    pub flattened: &'static [Of],
    /// Whether a plain serde type adds members that are not known here.
    pub open: bool,
}

/// One member.
pub struct Member {
    /// Its name, then its aliases.
    pub names: &'static [&'static str],
    /// Whether it may be absent where it is written.
    pub may_omit: bool,
    /// Whether it may be absent where it is read.
    pub may_lack: bool,
    /// Its type.
    pub of: Of,
}

/// The values of an enum.
pub struct Enum {
    /// Each with its aliases.
    pub values: &'static [&'static [&'static str]],
    /// Whether it keeps values that are not listed.
    pub other: bool,
}

/// The branches of a union.
pub struct Union {
    /// The discriminator's name.
    pub tag: &'static str,
    /// The branches.
    pub branches: &'static [Branch],
    /// Whether it keeps branches that are not listed.
    pub other: bool,
}

/// One branch of a union.
pub struct Branch {
    /// The discriminator's value, then its aliases.
    pub names: &'static [&'static str],
    /// The members.
    pub body: Body,
}

/// A derived command or event: what [`Schema`](super::Schema) can be asked of.
///
/// `#[derive(QmpDownstream)]` implements it for the kinds `command`, `event` and
/// `extends(…)`, with the feature `schema`. It is not for implementing by hand.
///
/// ```
/// use qmp_types::QmpDownstream;
/// use qmp_types::schema::{Described, Schema};
///
/// #[derive(QmpDownstream)]
/// #[qmp(event = "__com.redhat_SPICE_INITIALIZED")]
/// struct SpiceInitialized;
///
/// fn offers<T: Described>(schema: &Schema) -> bool {
///     schema.supports::<T>()
/// }
///
/// let schema: Schema = serde_json::from_str("[]")?;
/// assert!(!offers::<SpiceInitialized>(&schema));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a derived command or event",
    label = "a schema says nothing of it",
    note = "derive it: `#[derive(QmpDownstream)]` with `#[qmp(command = \"…\")]`, \
            `#[qmp(event = \"…\")]` or `#[qmp(extends(…))]`"
)]
pub trait Described {
    #[doc(hidden)]
    const DEFINITION: Definition;
}

/// A command or an event.
pub struct Definition {
    pub(super) name: &'static str,
    /// The arguments, or an event's data.
    pub(super) data: Of,
    /// None of an event.
    pub(super) command: Option<Returns>,
}

/// What a command has and an event has not.
pub(super) struct Returns {
    pub(super) of: Of,
    pub(super) allow_oob: bool,
}

impl Definition {
    /// A command.
    #[must_use]
    pub const fn command<C: Command>(arguments: Of, returns: Of) -> Self {
        Self {
            name: C::NAME,
            data: arguments,
            command: Some(Returns {
                of: returns,
                allow_oob: C::ALLOW_OOB,
            }),
        }
    }

    /// An event.
    #[must_use]
    pub const fn event<E: Event>(data: Of) -> Self {
        Self {
            name: E::NAME,
            data,
            command: None,
        }
    }
}

impl<T: Described> Described for Box<T> {
    const DEFINITION: Definition = T::DEFINITION;
}

/// Asks a type for its description, whether it has one or not: the inherent constant
/// answers for those that have, the trait's for all others.
pub struct Ask<T>(PhantomData<T>);

impl<T: Describe> Ask<T> {
    /// The description.
    pub const __QMP_TYPE: Of = || T::TYPE;
}

/// The answer for types without a description.
pub trait NotDescribed {
    /// It is not known.
    const __QMP_TYPE: Of = ANY;
}

impl<T> NotDescribed for Ask<T> {}

/// The types of Rust's own, by what they are on the wire.
macro_rules! describe {
    ($($shape:expr => $($ty:ty)*;)*) => {$($(
        impl Describe for $ty {
            const TYPE: &'static Type = &Type::plain($shape);
        }
    )*)*};
}

describe! {
    Shape::String => String str char;
    Shape::Integer("int8") => i8;
    Shape::Integer("int16") => i16;
    Shape::Integer("int32") => i32;
    Shape::Integer("int") => i64 isize;
    Shape::Integer("uint8") => u8;
    Shape::Integer("uint16") => u16;
    Shape::Integer("uint32") => u32;
    Shape::Integer("uint64") => u64 usize;
    Shape::Number => f32 f64;
    Shape::Boolean => bool;
    Shape::Null => ();
    Shape::Any => Value RawValue;
}

impl Describe for Empty {
    const TYPE: &'static Type = &Type::plain(Shape::Object(Body {
        members: &[],
        flattened: &[],
        open: false,
    }));
}

impl<T: Describe> Describe for Vec<T> {
    const TYPE: &'static Type = &Type::plain(Shape::Array(|| T::TYPE));
}

impl<T: Describe, const N: usize> Describe for [T; N] {
    const TYPE: &'static Type = <Vec<T>>::TYPE;
}

impl<K, V, S> Describe for HashMap<K, V, S> {
    const TYPE: &'static Type = &Type::plain(Shape::Map);
}

impl<K, V> Describe for BTreeMap<K, V> {
    const TYPE: &'static Type = &Type::plain(Shape::Map);
}

/// Types that are on the wire what they hold.
macro_rules! describe_as {
    ($($ty:ty)*) => {$(
        impl<T: Describe + ?Sized> Describe for $ty {
            const TYPE: &'static Type = T::TYPE;
        }
    )*};
}

describe_as!(&T Box<T>);

impl<T: Describe> Describe for Option<T> {
    const TYPE: &'static Type = &Type::plain(Shape::Optional(|| T::TYPE));
}

impl<T: Describe + alloc::borrow::ToOwned + ?Sized> Describe for Cow<'_, T> {
    const TYPE: &'static Type = T::TYPE;
}
