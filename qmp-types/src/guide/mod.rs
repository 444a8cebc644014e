//! The guide: from a first type to a crate that is tested against a real QEMU.
//!
//! 1. [`first_crate`]: a command, an error, an event, and how they go over the wire.
//! 2. [`extending`]: members added to upstream's commands, events and replies.
//! 3. [`unknown_members`]: what to ignore, keep or refuse.
//! 4. [`servers`]: reading requests and answering them.
//! 5. [`testing`]: against texts, a real QEMU, and a server's own schema.
//! 6. [`migrating`]: from impls by hand, before and after.
//! 7. [`attributes`]: what each attribute means beside serde's.
//!
//! All code in it is compiled and run with this crate's tests. It is in no build but that of the
//! documentation.

#[doc = include_str!("first_crate.md")]
pub mod first_crate {}

#[doc = include_str!("extending.md")]
pub mod extending {}

#[doc = include_str!("unknown_members.md")]
pub mod unknown_members {}

#[doc = include_str!("servers.md")]
pub mod servers {}

#[doc = include_str!("testing.md")]
pub mod testing {}

#[doc = include_str!("migrating.md")]
pub mod migrating {}

#[doc = include_str!("attributes.md")]
pub mod attributes {}
