//! What Red Hat added to QMP in RHEL 6 to 8, as the author of a binding crate would write it:
//! a model for vendors, and the types that `tests/redhat.rs` holds against messages of those
//! years.
//!
//! The names are as they were shipped. Each module's types say where they belong:
//!
//! - [`commands`]: nine commands, an action of upstream's `transaction`, and how to ask a server
//!   whether it has them;
//! - [`events`]: two events, and the members added to upstream's `BLOCK_IO_ERROR`;
//! - [`errors`]: the members added to the data of two of upstream's errors.
//!
//! All of it is output and input that upstream does not know: a client sends the commands only to
//! a server that lists them, and finds every downstream member to be absent elsewhere.
//!
//! The specification: "Downstream extension of QMP".

pub mod commands;
pub mod errors;
pub mod events;
