//! How a name splits into its parts. Judges nothing: the rules do, on the parts found here.

use alloc::string::String;
use core::{fmt, ops::Range};

/// A name that passed, and the parts it consists of.
///
/// ```
/// use qmp_name::{Kind, check};
///
/// let name = check(Kind::Event, "__ORG.QEMU_X-EVENT")?;
/// assert_eq!(name.rfqdn(), Some("ORG.QEMU"));
/// assert_eq!(name.stem(), "EVENT");
/// assert!(name.is_downstream() && name.is_experimental());
/// # Ok::<(), qmp_name::Violation>(())
/// ```
///
/// Follows docs/devel/qapi-code-gen.rst, "Naming rules and reserved names" and
/// "Downstream extensions".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name<'a> {
    text: &'a str,
    rfqdn: Option<&'a str>,
    marker: &'a str,
    stem: &'a str,
}

impl<'a> Name<'a> {
    /// Splits any text; where there is no whole prefix, all of it is marker and stem.
    ///
    /// An RFQDN cannot contain `_`, so the first one behind `__` ends the prefix.
    pub(crate) fn split(text: &'a str) -> Self {
        let prefixed = text
            .strip_prefix("__")
            .and_then(|rest| rest.split_once('_'));
        let (rfqdn, tail) = match prefixed {
            Some((rfqdn, tail)) => (Some(rfqdn), tail),
            None => (None, text),
        };
        let (marker, stem) = split_marker(tail);
        Self {
            text,
            rfqdn,
            marker,
            stem,
        }
    }

    /// An RFQDN on its own, so that the rules about RFQDNs apply to it.
    pub(crate) fn lone_rfqdn(text: &'a str) -> Self {
        let end = &text[text.len()..];
        Self {
            text,
            rfqdn: Some(text),
            marker: end,
            stem: end,
        }
    }

    /// The vendor's reverse domain name, as it was written; `None` for an upstream name.
    ///
    /// ```
    /// # use qmp_name::{Kind, check};
    /// assert_eq!(check(Kind::Member, "__com.redhat_reason")?.rfqdn(), Some("com.redhat"));
    /// assert_eq!(check(Kind::Member, "reason")?.rfqdn(), None);
    /// # Ok::<(), qmp_name::Violation>(())
    /// ```
    #[must_use]
    pub const fn rfqdn(&self) -> Option<&'a str> {
        self.rfqdn
    }

    /// The name proper: without the downstream prefix and without `x-`.
    ///
    /// ```
    /// # use qmp_name::{Kind, check};
    /// assert_eq!(check(Kind::Member, "__com.redhat_x-reason")?.stem(), "reason");
    /// # Ok::<(), qmp_name::Violation>(())
    /// ```
    #[must_use]
    pub const fn stem(&self) -> &'a str {
        self.stem
    }

    /// Whether the name (behind its prefix, if it has one) begins with `x-` or `X-`.
    ///
    /// Such names may change or go at any time: docs/interop/qmp-spec.rst,
    /// "Compatibility Considerations".
    ///
    /// ```
    /// # use qmp_name::{Kind, check};
    /// assert!(check(Kind::Member, "x-reason")?.is_experimental());
    /// # Ok::<(), qmp_name::Violation>(())
    /// ```
    #[must_use]
    pub const fn is_experimental(&self) -> bool {
        !self.marker.is_empty()
    }

    /// Whether this is a vendor's name, one with a downstream prefix.
    ///
    /// ```
    /// # use qmp_name::{Kind, check};
    /// assert!(check(Kind::Member, "__com.redhat_reason")?.is_downstream());
    /// # Ok::<(), qmp_name::Violation>(())
    /// ```
    #[must_use]
    pub const fn is_downstream(&self) -> bool {
        self.rfqdn.is_some()
    }

    /// The whole name.
    ///
    /// ```
    /// # use qmp_name::{Kind, check};
    /// assert_eq!(check(Kind::Member, "x-reason")?.as_str(), "x-reason");
    /// # Ok::<(), qmp_name::Violation>(())
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Everything behind the prefix.
    pub(crate) fn tail(&self) -> &'a str {
        &self.text[self.text.len() - self.marker.len() - self.stem.len()..]
    }

    /// Where `part`, a slice of this name, stands in it.
    pub(crate) fn range_of(&self, part: &str) -> Range<usize> {
        let start = part.as_ptr().addr() - self.text.as_ptr().addr();
        start..start + part.len()
    }

    /// What QEMU's regular expression takes for the stem: as it wants a letter there, it gives
    /// an `x-` without one behind it (`x-`, `x-1`) to the stem.
    pub(crate) fn qemu_stem(&self) -> &'a str {
        if self.stem.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.stem
        } else {
            self.tail()
        }
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

/// Splits an `x-` or `X-` off.
pub(crate) fn split_marker(text: &str) -> (&str, &str) {
    text.split_at(if text.starts_with("x-") || text.starts_with("X-") {
        2
    } else {
        0
    })
}

/// The name as it stands in QEMU's generated C, where two names can become one.
///
/// Every character that C does not know becomes `_`, so names collide that
/// differ only in `.`, `-` and `_`. C's keywords stay as they are: QEMU renames
/// them after this step.
///
/// ```
/// use qmp_name::mangle;
///
/// assert_eq!(mangle("__com.redhat_drive-add"), "__com_redhat_drive_add");
/// assert_eq!(mangle("copy-on-read"), mangle("copy_on_read"));
/// ```
///
/// Follows `c_name()` in scripts/qapi/common.py, as docs/devel/qapi-code-gen.rst,
/// "Naming rules and reserved names", has it.
#[must_use]
pub fn mangle(name: &str) -> String {
    let c_char = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    name.chars().map(c_char).collect()
}
