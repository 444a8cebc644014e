//! x
mod traits;
pub use qmp_name as name;
pub use traits::{Command, Error, Event};
