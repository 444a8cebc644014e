//! The algorithm behind every derived impl, written once.
//!
//! The derive describes a type's members as tables and thin glue ([`Members`],
//! [`WriteMembers`]); this module drives them: [`read`](mod@read) from any serde
//! format, [`write`](mod@write) to any, [`flat`] and [`flat_write`] for members of plain serde
//! types, with [`held`] as the buffer to read them from. Generated code calls it by way of the hidden
//! module `__for_qmp_derive_…` in `lib.rs`; nothing here is part of the public API.

use alloc::borrow::Cow;

use serde_core::de::{self, MapAccess};

use flat::Buffer;
use read::LISTED;
use write::ObjectWriter;

pub mod apart;
pub mod error_class;
mod first_name;
pub mod flat;
pub mod flat_write;
pub mod held;
#[cfg(feature = "json")]
pub(crate) mod json;
mod judged;
#[cfg(feature = "json")]
mod plain;
pub mod read;
pub mod replay;
pub mod sides;
pub mod tokens;
pub mod with;
mod wrappers;
pub mod write;

#[cfg(feature = "json")]
pub(crate) use plain::plain_members;

/// A struct's members, as the derive describes them to a reader.
#[diagnostic::on_unimplemented(
    message = "the members of `{Self}` are not known to the derive",
    label = "cannot be flattened",
    note = "`#[qmp(flatten)]` takes a type that derives `QmpDownstream` itself, for example with `#[qmp(data)]`",
    note = "a plain serde type of another crate is flattened by `#[qmp(flatten = \"buffered\")]`"
)]
pub trait Members<'de>: Sized {
    /// One `Option` a member, and the slots of what is flattened.
    type Slots;
    /// The names and aliases: for error messages, for formats that want to know which members to
    /// give, and to be told apart from those of a type beside which this one is flattened.
    const NAMES: Names;
    /// What becomes of unknown members where this type is the whole object.
    const UNKNOWN: Unknown;
    /// Whether a member `extra` keeps the unknown ones that the policy ignores.
    const KEEPS: bool = false;
    /// Whether there is something that may know what the tables do not, or not yet: a plain
    /// serde type that is flattened, or a union's branch. What nobody knows is buffered until the
    /// object has been read.
    const BUFFERS: bool = false;

    /// The slots before anything was read. No constant: that would be copied whole, where
    /// a function writes no more than what tells that a slot is empty.
    fn slots() -> Self::Slots;

    /// Reads the value of the member that has this name on the wire, or this alias, into its
    /// slot. If the type knows none, or none yet, since a union's discriminator has not chosen
    /// the branch, it is `None`, and the value is still to be read.
    ///
    /// One function, and no index of a member in between, which would be told apart twice.
    ///
    /// # Errors
    /// The value has a wrong type, or the slot is already filled.
    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        name: &str,
        map: &mut A,
    ) -> Option<Result<(), A::Error>>;

    /// Keeps an unknown member; called only if [`KEEPS`](Self::KEEPS) says so.
    ///
    /// # Errors
    /// The value is not of the type that the keeping member takes.
    fn keep<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        name: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let _ = (slots, name);
        read::skip(map)
    }

    /// Reads these out of the buffer; called only if [`BUFFERS`](Self::BUFFERS) says so.
    ///
    /// # Errors
    /// Those of the flattened types.
    fn take<E: de::Error>(slots: &mut Self::Slots, buffer: &mut Buffer<'de>) -> Result<(), E> {
        let _ = (slots, buffer);
        Ok(())
    }

    /// Makes the value from its slots.
    ///
    /// # Errors
    /// A member is missing.
    fn finish<E: de::Error>(slots: Self::Slots) -> Result<Self, E>;
}

/// A struct's members, as the derive describes them to a writer.
#[diagnostic::on_unimplemented(
    message = "the members of `{Self}` are not known to the derive",
    label = "cannot be flattened",
    note = "`#[qmp(flatten)]` takes a type that derives `QmpDownstream` itself, for example with `#[qmp(data)]`",
    note = "a plain serde type of another crate is flattened by `#[qmp(flatten = \"buffered\")]`"
)]
pub trait WriteMembers {
    /// The names of the members that may be written, as far as the derive knows them, to be told
    /// apart from those of a type beside which this one is flattened.
    const NAMES: Names = Names::new(&[]).incomplete();

    /// How many members [`write`](Self::write) writes. It is asked of a type that is a struct to
    /// serde, by its [`NAMES`](Self::NAMES).
    fn count(&self) -> usize {
        0
    }

    /// Writes every member into the object that `map` has begun.
    ///
    /// # Errors
    /// A member cannot be written.
    fn write<M: ObjectWriter>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// The names of a type's members and their aliases: its own in their order, then those of each
/// flattened type.
#[derive(Clone, Copy)]
pub struct Names {
    own: &'static [&'static str],
    flattened: &'static [&'static Names],
    /// Whether these are all that the type knows.
    complete: bool,
    /// Whether they are a union's: its own is the tag, and the flattened ones are its branches'.
    is_union: bool,
    /// Whether the type keeps members of other names, and writes them back.
    is_open: bool,
    /// The name of the type in Rust, or nothing for one that is not an object by itself.
    ty: &'static str,
    /// When the members are there.
    presence: Presence,
    /// Its own downstream members that must be there, where a rule does not keep it from having
    /// some.
    required: &'static [&'static str],
    /// Its own member that keeps unknown members, by its name in Rust.
    extra: Option<&'static str>,
}

impl Names {
    /// The names of a type that flattens nothing.
    #[must_use]
    pub const fn new(own: &'static [&'static str]) -> Self {
        Self::with_flattened(own, &[])
    }

    /// A type's own names, and the names of what it flattens.
    #[must_use]
    pub const fn with_flattened(
        own: &'static [&'static str],
        flattened: &'static [&'static Self],
    ) -> Self {
        Self {
            own,
            flattened,
            complete: true,
            is_union: false,
            is_open: false,
            ty: "",
            presence: Presence::Always,
            required: &[],
            extra: None,
        }
    }

    /// A union's tag, and the names of its branches.
    #[must_use]
    pub const fn of_union(
        tag: &'static [&'static str; 1],
        branches: &'static [&'static Self],
    ) -> Self {
        Self {
            is_union: true,
            ..Self::with_flattened(tag, branches)
        }
    }

    /// The same of a type that is called so.
    #[must_use]
    pub const fn of(self, ty: &'static str) -> Self {
        Self { ty, ..self }
    }

    /// The same of a type that keeps members of other names.
    #[must_use]
    pub const fn open(self) -> Self {
        Self {
            is_open: true,
            ..self
        }
    }

    /// The same beside a plain serde type, whose names are not known here.
    #[must_use]
    pub const fn incomplete(self) -> Self {
        Self {
            complete: false,
            ..self
        }
    }

    /// Whether the type is a struct to serde: one of which all members are known by name. Any other
    /// is a map.
    pub(crate) const fn is_struct(&self) -> bool {
        !self.ty.is_empty() && !self.is_any_open() && self.is_complete() && self.count() <= LISTED
    }

    /// The type's name in Rust.
    pub(crate) const fn ty(&self) -> &'static str {
        self.ty
    }

    const fn is_any_open(&self) -> bool {
        let mut at = 0;
        let mut open = self.is_open;
        while at < self.flattened.len() {
            open = open || self.flattened[at].is_any_open();
            at += 1;
        }
        open
    }

    /// Whether a member of another name is unknown once the tags are read: no ordinary serde type
    /// and no branch that the union does not list takes it.
    const fn knows_all(&self) -> bool {
        let mut at = 0;
        let mut all = self.complete && !(self.is_union && self.is_open);
        while at < self.flattened.len() {
            all = all && self.flattened[at].knows_all();
            at += 1;
        }
        all
    }

    pub(crate) const fn count(&self) -> usize {
        let mut at = 0;
        let mut count = self.own.len();
        while at < self.flattened.len() {
            count += self.flattened[at].count();
            at += 1;
        }
        count
    }

    /// The same, of which these downstream members must be there.
    #[must_use]
    pub const fn requiring(self, required: &'static [&'static str]) -> Self {
        Self { required, ..self }
    }

    /// The same of a type whose member of this name in Rust keeps unknown members.
    #[must_use]
    pub const fn keeping(self, extra: &'static str) -> Self {
        Self {
            extra: Some(extra),
            is_open: true,
            ..self
        }
    }

    /// The same in a downstream branch of a union.
    #[must_use]
    pub const fn released(self) -> Self {
        Self {
            presence: Presence::Downstream,
            ..self
        }
    }

    /// The same of an `Option`.
    const fn optional(self) -> Self {
        Self {
            presence: Presence::Together,
            ..self
        }
    }

    /// Whether the type is an `Option`.
    pub(crate) const fn is_optional(&self) -> bool {
        matches!(self.presence, Presence::Together)
    }

    const fn is_complete(&self) -> bool {
        let mut at = 0;
        let mut complete = self.complete;
        while at < self.flattened.len() {
            complete = complete && self.flattened[at].is_complete();
            at += 1;
        }
        complete
    }
}

/// When the members of a type are there.
#[derive(Clone, Copy)]
enum Presence {
    /// Each by itself.
    Always,
    /// Together, or none of them: those of an `Option`.
    Together,
    /// Where downstream sends them: those of a downstream branch.
    Downstream,
}

/// What becomes of members that a type does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// All are ignored: `unknown = "ignore"`.
    Ignore,
    /// Downstream members are ignored, others refused: `unknown = "ignore-downstream"`.
    IgnoreDownstream,
    /// All are refused: `unknown = "deny"`.
    Deny,
}

impl Unknown {
    /// Whether an unknown member of this name is an error.
    #[must_use]
    #[inline]
    pub fn refuses(self, name: &str) -> bool {
        match self {
            Self::Ignore => false,
            Self::IgnoreDownstream => !name.starts_with("__"),
            Self::Deny => true,
        }
    }
}
