//! The traits of the crate qapi-spec as the derive's output names them.

#[cfg(feature = "qapi")]
pub use ::qapi_spec::{Command as QapiCommand, Event as QapiEvent};
#[cfg(not(feature = "qapi"))]
pub use stand_in::{QapiCommand, QapiEvent};

/// Cargo builds the macro once for a program and its build scripts. Where only one of them has the
/// feature, both must compile what the macro emits.
#[cfg(not(feature = "qapi"))]
#[expect(missing_docs)]
mod stand_in {
    pub trait QapiCommand {
        type Ok;
        const NAME: &'static str;
        const ALLOW_OOB: bool;
    }

    pub trait QapiEvent {
        const NAME: &'static str;
    }
}
