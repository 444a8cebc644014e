//! The emitted code means the same wherever the type stands, and no lint that a user
//! may deny fires in it. Most of it need only compile; clippy reads it too.

extern crate qmp_types as other_name;

mod names;
mod places;
mod redefined;
mod renamed;
mod without_prelude;
