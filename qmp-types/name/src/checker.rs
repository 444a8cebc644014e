//! Runs the rules over a name. The entrance for the macro and for programs.

use crate::{
    Kind, Name, Rule, Violation,
    rules::{RFQDN_RULES, RULES, Subject, Test, UPSTREAM_RULES},
    suggest,
};

/// Checks a name against all rules, with no allowances and any vendor.
///
/// ```
/// use qmp_name::{Kind, check};
///
/// assert!(check(Kind::ErrorClass, "__com.redhat_DriveLocked").is_ok());
///
/// let wrong = check(Kind::ErrorClass, "__redhat.com_DriveLocked").unwrap_err();
/// assert_eq!(wrong.rule(), "reversed");
/// assert_eq!(wrong.suggestion().as_deref(), Some("__com.redhat_DriveLocked"));
/// ```
///
/// # Errors
/// The first rule of [`Rule::ALL`] that the name breaks.
pub fn check(kind: Kind, name: &str) -> Result<Name<'_>, Violation> {
    Checker::new(kind).check(name)
}

/// Checks an RFQDN on its own, without prefix and stem.
///
/// ```
/// use qmp_name::check_rfqdn;
///
/// assert!(check_rfqdn("com.redhat").is_ok());
/// assert_eq!(check_rfqdn("redhat.com").unwrap_err().suggestion().unwrap(), "com.redhat");
/// ```
///
/// Follows docs/interop/qmp-spec.rst, "Downstream extension of QMP".
///
/// # Errors
/// The first that it breaks of [`Rule::Characters`], [`Rule::Rfqdn`] and [`Rule::Reversed`].
pub fn check_rfqdn(rfqdn: &str) -> Result<(), Violation> {
    Checker::new(Kind::Command).check_rfqdn(rfqdn)
}

/// Checks names of one kind, with what is known about the vendor.
///
/// ```
/// use qmp_name::{Checker, Kind, Rule};
///
/// let checker = Checker::new(Kind::Command).vendor("com.redhat").allow(Rule::Case);
/// assert!(checker.check("__com.redhat_DriveAdd").is_ok());
/// assert_eq!(checker.check("__org.qemu_drive_add").unwrap_err().rule(), Rule::Vendor);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Checker<'r> {
    kind: Kind,
    vendor: Option<&'r str>,
    /// One bit a rule.
    allowed: u16,
}

impl<'r> Checker<'r> {
    /// A checker for any vendor, with no allowances.
    ///
    /// ```
    /// # use qmp_name::{Checker, Kind};
    /// const EVENTS: Checker<'_> = Checker::new(Kind::Event);
    /// assert!(EVENTS.check("__com.redhat_SPICE_INITIALIZED").is_ok());
    /// ```
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            vendor: None,
            allowed: 0,
        }
    }

    /// Wants this RFQDN, in any case, in every downstream name.
    ///
    /// The RFQDN itself is not judged here: [`check_rfqdn`](Self::check_rfqdn) does.
    ///
    /// ```
    /// # use qmp_name::{Checker, Kind};
    /// let checker = Checker::new(Kind::Event).vendor("org.qemu");
    /// assert!(checker.check("__ORG.QEMU_X-EVENT").is_ok());
    /// ```
    #[must_use]
    pub const fn vendor(mut self, rfqdn: &'r str) -> Self {
        self.vendor = Some(rfqdn);
        self
    }

    /// Switches a [convention](Rule::is_convention) off; other rules stay.
    ///
    /// ```
    /// # use qmp_name::{Checker, Kind, Rule};
    /// let checker = Checker::new(Kind::Command).allow(Rule::Rfqdn).allow(Rule::Prefix);
    /// assert!(checker.check("__vz_query-cpu").is_ok());
    /// assert!(checker.check("vz_query-cpu").is_err());
    /// ```
    #[must_use]
    pub const fn allow(mut self, rule: Rule) -> Self {
        if rule.is_convention() {
            self.allowed |= 1 << rule as u16;
        }
        self
    }

    /// Checks a name that a vendor gives.
    ///
    /// ```
    /// # use qmp_name::{Checker, Kind};
    /// let checker = Checker::new(Kind::Feature).vendor("com.redhat");
    /// assert_eq!(checker.check("__com.redhat_rhel-av-8_2_0-api")?.stem(), "rhel-av-8_2_0-api");
    /// # Ok::<(), qmp_name::Violation>(())
    /// ```
    ///
    /// Follows docs/interop/qmp-spec.rst, "Downstream extension of QMP", and
    /// docs/devel/qapi-code-gen.rst, "Naming rules and reserved names".
    ///
    /// # Errors
    /// The first rule of [`Rule::ALL`] that the name breaks.
    pub fn check<'n>(&self, name: &'n str) -> Result<Name<'n>, Violation> {
        self.judge(name)
            .map_err(|violation| violation.suggest(suggest::name(self, name)))
    }

    /// Checks the name of an upstream definition that a vendor extends.
    ///
    /// No convention is switched off for it, as upstream keeps them all.
    ///
    /// ```
    /// # use qmp_name::{Checker, Kind};
    /// let checker = Checker::new(Kind::Command);
    /// assert!(checker.check_upstream("device_add").is_ok());
    /// assert_eq!(checker.check_upstream("__org.qemu_x-command").unwrap_err().rule(), "upstream");
    /// ```
    ///
    /// Follows docs/interop/qmp-spec.rst, "Downstream extension of QMP", by which
    /// upstream never uses downstream names.
    ///
    /// # Errors
    /// [`Rule::Upstream`] for a downstream name, and for one that QMP's own rules refuse.
    pub fn check_upstream(&self, name: &str) -> Result<(), Violation> {
        self.judge_upstream(name)
            .map_err(|violation| violation.suggest(suggest::upstream_name(self, name)))?;
        Ok(())
    }

    /// Checks an RFQDN on its own; like [`check_rfqdn`], with this checker's allowances.
    ///
    /// ```
    /// # use qmp_name::{Checker, Kind, Rule};
    /// let checker = Checker::new(Kind::Command);
    /// assert_eq!(checker.check_rfqdn("vz").unwrap_err().rule(), "rfqdn");
    /// assert!(checker.allow(Rule::Rfqdn).check_rfqdn("vz").is_ok());
    /// ```
    ///
    /// Follows docs/interop/qmp-spec.rst, "Downstream extension of QMP".
    ///
    /// # Errors
    /// The first that it breaks of [`Rule::Characters`], [`Rule::Rfqdn`] and [`Rule::Reversed`].
    pub fn check_rfqdn(&self, rfqdn: &str) -> Result<(), Violation> {
        self.judge_rfqdn(rfqdn)
            .map_err(|violation| violation.suggest(suggest::rfqdn(self, rfqdn)))?;
        Ok(())
    }

    /// [`check`](Self::check) without the suggestion, which needs it to judge itself.
    pub(crate) fn judge<'n>(&self, name: &'n str) -> Result<Name<'n>, Violation> {
        self.apply(RULES, Name::split(name))
    }

    /// [`check_upstream`](Self::check_upstream) without the suggestion.
    pub(crate) fn judge_upstream<'n>(&self, name: &'n str) -> Result<Name<'n>, Violation> {
        self.apply(UPSTREAM_RULES, Name::split(name))
    }

    /// [`check_rfqdn`](Self::check_rfqdn) without the suggestion.
    pub(crate) fn judge_rfqdn<'n>(&self, rfqdn: &'n str) -> Result<Name<'n>, Violation> {
        self.apply(RFQDN_RULES, Name::lone_rfqdn(rfqdn))
    }

    fn apply<'n>(&self, rules: &[(Rule, Test)], name: Name<'n>) -> Result<Name<'n>, Violation> {
        let subject = Subject {
            kind: self.kind,
            name,
            vendor: self.vendor,
        };
        for &(rule, test) in rules {
            if !self.allows(rule) {
                test(&subject).map_err(|fault| Violation {
                    rule,
                    fault,
                    suggestion: None,
                })?;
            }
        }
        Ok(name)
    }

    /// Whether a rule is switched off.
    pub(crate) const fn allows(&self, rule: Rule) -> bool {
        self.allowed & 1 << rule as u16 != 0
    }

    pub(crate) const fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) const fn known_vendor(&self) -> Option<&'r str> {
        self.vendor
    }
}
