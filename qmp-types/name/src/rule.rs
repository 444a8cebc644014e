//! The list of all rules, for those who name one: the macro's `allow(…)`, its messages, its docs.

use alloc::string::{String, ToString};
use core::{fmt, str::FromStr};

use crate::violation::Quoted;

/// A rule of QMP that a vendor's definitions can break.
///
/// The first seven are about names, and this crate checks them, as it does
/// [`Upstream`](Self::Upstream). The others are about whole types; they stand
/// here so that there is one list.
///
/// ```
/// use qmp_name::Rule;
///
/// assert_eq!("error-member".parse(), Ok(Rule::ErrorMember));
/// assert_eq!(Rule::ErrorMember, "error-member");
/// assert!(Rule::Case.is_convention());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Rule {
    /// A downstream name has the form `__RFQDN_stem`.
    Prefix,
    /// A name has only the characters that QMP knows, and begins with a letter.
    Characters,
    /// The RFQDN is a reverse domain name of two or more labels.
    Rfqdn,
    /// The RFQDN is not a domain name written forwards. One is taken for that if its last label is
    /// a common top-level domain, and its first neither a country code nor a top-level domain
    /// under which anybody can register. `redhat.com` is refused; `to.dev` and
    /// `be.infomaniak.cloud` pass.
    Reversed,
    /// The RFQDN is the vendor's.
    Vendor,
    /// Commands, members, values and features are lower case, events upper case, error classes
    /// `CamelCase`.
    Case,
    /// Upstream names leave alone what QEMU's generated C code needs.
    Reserved,
    /// What extends upstream names something of upstream's.
    Upstream,
    /// A downstream member of an upstream object is optional.
    Optional,
    /// An error has no members but its own and downstream ones.
    ErrorMember,
    /// No two names of one object collide.
    Duplicate,
    /// Downstream adds no capabilities.
    Capability,
}

impl Rule {
    /// Every rule, in the order in which they are documented.
    ///
    /// ```
    /// use qmp_name::Rule;
    ///
    /// let switches: Vec<_> = Rule::ALL.iter().filter(|rule| rule.is_convention()).collect();
    /// assert_eq!(switches, [&Rule::Rfqdn, &Rule::Reversed, &Rule::Case, &Rule::Reserved]);
    /// ```
    pub const ALL: &[Self] = &[
        Self::Prefix,
        Self::Characters,
        Self::Rfqdn,
        Self::Reversed,
        Self::Vendor,
        Self::Case,
        Self::Reserved,
        Self::Upstream,
        Self::Optional,
        Self::ErrorMember,
        Self::Duplicate,
        Self::Capability,
    ];

    /// The name by which users know the rule.
    ///
    /// ```
    /// assert_eq!(qmp_name::Rule::ErrorMember.name(), "error-member");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prefix => "prefix",
            Self::Characters => "characters",
            Self::Rfqdn => "rfqdn",
            Self::Reversed => "reversed",
            Self::Vendor => "vendor",
            Self::Case => "case",
            Self::Reserved => "reserved",
            Self::Upstream => "upstream",
            Self::Optional => "optional",
            Self::ErrorMember => "error-member",
            Self::Duplicate => "duplicate",
            Self::Capability => "capability",
        }
    }

    /// Whether the rule can be switched off for names that a vendor has already shipped.
    ///
    /// The others guard what the protocol or QEMU's schema cannot do without.
    ///
    /// ```
    /// use qmp_name::Rule;
    ///
    /// assert!(Rule::Reversed.is_convention());
    /// assert!(!Rule::Prefix.is_convention());
    /// ```
    #[must_use]
    pub const fn is_convention(self) -> bool {
        matches!(
            self,
            Self::Rfqdn | Self::Reversed | Self::Case | Self::Reserved
        )
    }

    /// Where QEMU's documents say it: the file, and the section.
    ///
    /// ```
    /// assert_eq!(
    ///     qmp_name::Rule::Prefix.specification(),
    ///     r#"docs/interop/qmp-spec.rst, "Downstream extension of QMP""#,
    /// );
    /// ```
    #[must_use]
    pub const fn specification(self) -> &'static str {
        match self {
            Self::Prefix
            | Self::Rfqdn
            | Self::Reversed
            | Self::Vendor
            | Self::Upstream
            | Self::Optional
            | Self::Capability => r#"docs/interop/qmp-spec.rst, "Downstream extension of QMP""#,
            Self::ErrorMember => r#"docs/interop/qmp-spec.rst, "Error""#,
            Self::Characters | Self::Case | Self::Reserved | Self::Duplicate => {
                r#"docs/devel/qapi-code-gen.rst, "Naming rules and reserved names""#
            }
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        let known = Self::ALL.iter().find(|rule| rule.name() == name);
        known.copied().ok_or_else(|| UnknownRule(name.to_string()))
    }
}

impl PartialEq<str> for Rule {
    fn eq(&self, name: &str) -> bool {
        self.name() == name
    }
}

impl PartialEq<&str> for Rule {
    fn eq(&self, name: &&str) -> bool {
        self.name() == *name
    }
}

/// No [`Rule`] has this name.
///
/// ```
/// let error = "speed".parse::<qmp_name::Rule>().unwrap_err();
/// assert_eq!(error.to_string(), "there is no rule `speed`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule(String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no rule {}", Quoted(&self.0))
    }
}

impl core::error::Error for UnknownRule {}
