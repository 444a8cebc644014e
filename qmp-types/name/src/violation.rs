//! What a check says about a name that breaks a rule, and how it shows other people's text.

use alloc::string::String;
use core::{fmt, ops::Range};

use crate::Rule;

/// A rule that a name breaks: which, why, where, and what to write instead.
///
/// Displayed, it is the reason in one sentence, fit for a terminal whatever the
/// name contains.
///
/// ```
/// use qmp_name::{Kind, Rule, check};
///
/// let wrong = check(Kind::Event, "__com.redhat_spice-initialized").unwrap_err();
/// assert_eq!(wrong.rule(), Rule::Case);
/// assert_eq!(wrong.range(), 13..30);
/// assert_eq!(wrong.suggestion().unwrap(), "__com.redhat_SPICE_INITIALIZED");
/// assert_eq!(
///     wrong.to_string(),
///     "the stem `spice-initialized` is not in upper case with `_` between words, as event names are",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(crate) rule: Rule,
    pub(crate) fault: Fault,
    pub(crate) suggestion: Option<String>,
}

impl Violation {
    /// The rule.
    ///
    /// ```
    /// # use qmp_name::{Kind, check};
    /// assert_eq!(check(Kind::Member, "has-drive").unwrap_err().rule(), "reserved");
    /// ```
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// The whole name as it should be, with every mistake in it mended.
    ///
    /// It passes the check that found the violation. `None` where the right
    /// name cannot be known.
    ///
    /// ```
    /// # use qmp_name::{Checker, Kind};
    /// let checker = Checker::new(Kind::Command);
    /// assert_eq!(checker.check("drive_add").unwrap_err().suggestion(), None);
    ///
    /// let checker = checker.vendor("com.redhat");
    /// let suggestion = checker.check("drive_add").unwrap_err().suggestion();
    /// assert_eq!(suggestion.as_deref(), Some("__com.redhat_drive_add"));
    /// ```
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        self.suggestion.clone()
    }

    /// The bytes of the name that are wrong, never half a character.
    ///
    /// Empty where something is missing: there it would have to stand.
    ///
    /// ```
    /// # use qmp_name::{Kind, check};
    /// let name = "__com..redhat_reason";
    /// assert_eq!(check(Kind::Member, name).unwrap_err().range(), 6..6);
    /// ```
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.fault.range.clone()
    }
}

impl Violation {
    pub(crate) fn suggest(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fault.reason)
    }
}

impl core::error::Error for Violation {}

/// What one rule found: the place and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) range: Range<usize>,
    pub(crate) reason: String,
}

/// Text from outside, in backticks: what a terminal might obey is escaped, what is overly long
/// is cut.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LIMIT: usize = 80;
        f.write_str("`")?;
        for c in self.0.chars().take(LIMIT) {
            match c {
                '\'' | '"' => write!(f, "{c}")?,
                _ => write!(f, "{}", c.escape_debug())?,
            }
        }
        let cut = self.0.chars().nth(LIMIT).is_some();
        f.write_str(if cut { "…`" } else { "`" })
    }
}
