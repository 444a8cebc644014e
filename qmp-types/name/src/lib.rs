//! The grammar of QMP names, and the rules for those that a vendor adds.
//!
//! QMP, the QEMU Machine Protocol, reserves every name that begins with `__`
//! for downstream: the vendors who ship a modified QEMU. A downstream name is a
//! prefix with the vendor's reverse domain name, and a stem:
//!
//! ```text
//! __com.redhat_x-drive_add
//!   ╰───┬────╯ ┬ ╰───┬───╯
//!     RFQDN    │    stem
//!        experimental
//! ```
//!
//! [`check`] judges one name. What is wrong comes as a [`Violation`]: the
//! [`Rule`] that the name breaks, the reason in plain words, the place, and
//! (where it can be known) the name as it should be.
//!
//! ```
//! use qmp_name::{Kind, check};
//!
//! let name = check(Kind::Command, "__com.redhat_x-drive_add")?;
//! assert_eq!(name.rfqdn(), Some("com.redhat"));
//! assert_eq!(name.stem(), "drive_add");
//! assert!(name.is_experimental());
//!
//! let wrong = check(Kind::Command, "__com.redhat-drive-mirror").unwrap_err();
//! assert_eq!(wrong.rule(), "prefix");
//! assert_eq!(wrong.suggestion().as_deref(), Some("__com.redhat_drive-mirror"));
//! # Ok::<(), qmp_name::Violation>(())
//! ```
//!
//! A [`Checker`] also knows the vendor's RFQDN and which conventions a vendor's
//! shipped names are allowed to break.
//!
//! The rules follow docs/interop/qmp-spec.rst, "Downstream extension of QMP",
//! and docs/devel/qapi-code-gen.rst, "Naming rules and reserved names", of
//! QEMU. They are stricter than QEMU's own schema generator, which cannot know
//! that a name is downstream and does not look into the RFQDN, and milder in
//! one point: an underscore in a stem is fine, as in the specification's own
//! `__org.linux-kvm_enable_irqchip`.
//!
//! Callers are the derive macro of `qmp-types`, while a crate compiles, and
//! programs that see names only at run time. The crate is `no_std`, has no
//! dependencies, and takes time linear in the name's length.

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

mod checker;
mod grammar;
mod kind;
mod rule;
mod rules;
mod suggest;
mod top_level;
mod violation;

pub use checker::{Checker, check, check_rfqdn};
pub use grammar::{Name, mangle};
pub use kind::Kind;
pub use rule::{Rule, UnknownRule};
pub use violation::Violation;

/// The example in README.md is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
