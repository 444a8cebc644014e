//! The same structs derived here and by serde: of the same input both make the same
//! value or neither does, and of the same value both write the same text.
//!
//! They differ on purpose, and [`differences`] is the whole list:
//! - `None` is never written as null;
//! - an `Option` that is read by a function may be absent;
//! - an object is read from an object alone, serde reads structs from arrays too, and
//!   structs without members from null;
//! - a command refuses unknown members that are not downstream's;
//! - a member given twice is one mistake through `flatten` too, which serde does not see
//!   where a map keeps what is unknown;
//! - a flattened `Option` with a wrong part is an error, and with serde it is `None`.

mod json;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use qmp_types::QmpDownstream;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Writes the same structs in two modules. An attribute `#[both(…)]` is `#[qmp(…)]` in
/// one and `#[serde(…)]` in the other; the rest of a type's are given apart.
macro_rules! both {
    ($(
        struct $name:ident $(<$param:ident>)?, qmp($($qmp:tt)*), serde($($serde:tt)*) {
            $( $(#[both($($both:tt)*)])* $(#[ours($($ours:tt)*)])? $member:ident: $ty:ty, )*
        }
    )+) => {
        mod ours {
            use super::*;
            $(
                #[derive(Debug, Clone, PartialEq, QmpDownstream)]
                #[qmp(data, $($qmp)*)]
                pub(super) struct $name $(<$param>)? {
                    $( $(#[qmp($($both)*)])* $(#[qmp($($ours)*)])? pub(super) $member: $ty, )*
                }
            )+
        }
        mod theirs {
            use super::*;
            $(
                #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
                #[serde($($serde)*)]
                pub(super) struct $name $(<$param>)? {
                    $( $(#[serde($($both)*)])* pub(super) $member: $ty, )*
                }
            )+
        }
    };
}

fn seven() -> u8 {
    7
}

both! {
    struct Scalars, qmp(rename_all = "kebab-case"), serde(rename_all = "kebab-case") {
        flag: bool,
        small_number: u8,
        signed_number: i64,
        real_number: f64,
        text: String,
        #[both(skip_serializing_if = "Option::is_none")]
        maybe_number: Option<u16>,
        #[both(skip_serializing_if = "Option::is_none", default)]
        maybe_list: Option<Vec<Option<u8>>>,
    }
    struct Names, qmp(unknown = "deny"), serde(deny_unknown_fields) {
        #[both(rename = "node-name", alias = "device", alias = "drive")]
        node: String,
        #[both(default, alias = "x-speed")]
        speed: u32,
        #[both(default = "seven")]
        number: u8,
        #[both(skip)]
        skipped: u8,
        #[both(skip_serializing_if = "Vec::is_empty", default)]
        list: Vec<u8>,
        r#type: (u8, String),
    }
    struct Inner,, {
        inner: u8,
        #[both(skip_serializing_if = "Option::is_none")]
        other: Option<String>,
    }
}
