//! The rules of QMP that a type can break, one function each. Those about names alone
//! are qmp-name's; this module brings them the names, and says at which token they
//! are broken and what to write there. It only reads the model.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use qmp_name::{Checker, Kind as NameKind, Rule, Violation, mangle};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Ident, LitStr};

use crate::attr::Entry;
use crate::case::Case;
use crate::errors::{Errors, Order};
use crate::model::{Container, Definition, Kind, Member, Name, Role, Source, Variant, Written};
use crate::source::source;

/// Checks a type by every rule.
pub fn container(container: &Container, errors: &Errors) {
    let mut check = Check {
        container,
        errors,
        vendor: container.rfqdn.as_ref().map(|rfqdn| rfqdn.value.value()),
        allow: container.allow.clone(),
    };
    check.rfqdn();
    match &container.kind {
        Some(Kind::Command(name, _)) => check.definition(name, NameKind::Command),
        Some(Kind::Event(name)) => check.definition(name, NameKind::Event),
        Some(Kind::Error(class)) => {
            check.definition(class, NameKind::ErrorClass);
            check.desc();
        }
        Some(Kind::Union(tag)) => {
            check.name(
                tag,
                NameKind::Member,
                &[],
                Known {
                    upstream: true,
                    slip: false,
                },
            );
            check.variants();
        }
        Some(Kind::Values) => check.variants(),
        Some(Kind::Alternate) => check.branches(),
        Some(Kind::Data | Kind::Dispatch(_)) | None => {}
    }
    let object = Object {
        members: &container.members,
        ident: &container.ident,
        order: container.order,
        rename_all: container.rename_all.as_ref(),
        upstream: container.kind.as_ref().is_none_or(Kind::is_upstream),
    };
    check.members(&object, None);
}

/// The members of a variant.
fn of_variant(variant: &Variant, upstream: bool) -> Object<'_> {
    Object {
        members: variant.members(),
        ident: &variant.ident,
        order: variant.order,
        rename_all: variant.rename_all.as_ref(),
        upstream,
    }
}

/// The members of one object, as the rules see them.
struct Object<'a> {
    members: &'a [Member],
    /// The type or the variant that has them.
    ident: &'a Ident,
    order: Order,
    rename_all: Option<&'a Written<LitStr>>,
    upstream: bool,
}

/// What is known of a name before the rules look at it.
#[derive(Clone, Copy)]
struct Known {
    /// Whether it is in an upstream type.
    upstream: bool,
    /// Whether its case was reported, with that of the names around it.
    slip: bool,
}

/// Names that were made from identifiers, and what makes them.
struct Made<'a> {
    ident: &'a Ident,
    order: Order,
    rename_all: Option<&'a Written<LitStr>>,
    kind: NameKind,
    /// How a style writes such an identifier.
    style: fn(Case, &str) -> String,
    /// Each name of the object, with the rules that are switched off for it.
    names: Vec<(&'a Name, &'a [Rule])>,
}

/// The members that have names of their own on the wire.
fn plain(members: &[Member]) -> impl Iterator<Item = &Member> {
    members.iter().filter(|member| member.role == Role::Plain)
}

/// The names of a member or a variant, with what a message calls it.
fn named<'n>(
    ident: &Ident,
    names: impl Iterator<Item = &'n Name>,
) -> impl Iterator<Item = (String, &'n Name)> {
    let owner = format!("`{}`", ident.unraw());
    names.map(move |name| (owner.clone(), name))
}

/// A type on its way through the rules.
struct Check<'a> {
    container: &'a Container,
    errors: &'a Errors,
    /// The container's `rfqdn`.
    vendor: Option<String>,
    /// The conventions that the container switches off.
    allow: Vec<Rule>,
}

impl Check<'_> {
    /// The checker for names in this container.
    fn checker(&self, kind: NameKind, allow: &[Rule]) -> Checker<'_> {
        let checker = Checker::new(kind);
        let checker = match &self.vendor {
            Some(vendor) => checker.vendor(vendor),
            None => checker,
        };
        let allow = self.allow.iter().chain(allow);
        allow.fold(checker, |checker, rule| checker.allow(*rule))
    }

    /// Rules `rfqdn` and `reversed`, for `rfqdn = "…"` itself. A mistake there is in
    /// every name too, and reported once.
    fn rfqdn(&mut self) {
        let Some(rfqdn) = &self.container.rfqdn else {
            return;
        };
        let checker = self.checker(NameKind::Command, &[]);
        if let Err(violation) = checker.check_rfqdn(&rfqdn.value.value()) {
            name(&violation, rfqdn.order, &rfqdn.value, "", self.errors);
            self.allow.extend([Rule::Rfqdn, Rule::Reversed]);
            self.vendor = None;
        }
    }

    /// The rules about the name of a command, event or error class.
    fn definition(&self, of: &Definition, kind: NameKind) {
        let Some(written) = &of.name else {
            return;
        };
        let text = written.value.value();
        let checker = self.checker(kind, &[]);
        let result = if of.extends {
            checker.check_upstream(&text)
        } else {
            checker.check(&text).map(|_| ())
        };
        let Err(violation) = result else {
            return;
        };
        let key = match kind {
            NameKind::Command => "command",
            NameKind::Event => "event",
            _ => "",
        };
        let upstreams = !of.extends
            && !key.is_empty()
            && violation.rule() == Rule::Prefix
            && checker.check_upstream(&text).is_ok();
        let or = if upstreams {
            format!("; if it is upstream's, write `extends({key} = \"{text}\")`")
        } else {
            String::new()
        };
        name(&violation, written.order, &written.value, &or, self.errors);
    }

    /// The rules about an object's members. The tag of a union stands among them.
    fn members(&self, object: &Object<'_>, tag: Option<&Name>) {
        let members = object.members;
        let slip = self.made(&Made {
            ident: object.ident,
            order: object.order,
            rename_all: object.rename_all,
            kind: NameKind::Member,
            style: Case::member,
            names: plain(members)
                .flat_map(|member| member.names().map(|name| (name, &*member.allow)))
                .collect(),
        });
        let known = Known {
            upstream: object.upstream,
            slip,
        };
        for member in plain(members) {
            let name = |name| self.name(name, NameKind::Member, &member.allow, known);
            let broken = member.names().filter(|written| !name(written));
            // One mistake, one error: the shape of a member with a wrong name can wait.
            if broken.count() == 0 {
                self.optional(member, object.upstream);
                self.error_member(member);
            }
        }
        let tag = tag.map(|tag| ("the discriminator".to_owned(), tag));
        let names = plain(members).flat_map(|member| named(&member.ident, member.names()));
        self.duplicate(tag.into_iter().chain(names));
    }

    /// The rules about the values of an enum, or the branches of a union.
    fn variants(&self) {
        let listed = || self.container.listed();
        let slip = self.made(&Made {
            ident: &self.container.ident,
            order: self.container.order,
            rename_all: self.container.rename_all.as_ref(),
            kind: NameKind::EnumValue,
            style: Case::variant,
            names: listed()
                .flat_map(|variant| variant.names().map(|name| (name, &*variant.allow)))
                .collect(),
        });
        let known = Known {
            upstream: true,
            slip,
        };
        for variant in listed() {
            for name in variant.names() {
                self.name(name, NameKind::EnumValue, &variant.allow, known);
            }
            let Some(Kind::Union(tag)) = &self.container.kind else {
                continue;
            };
            // What a downstream branch has in it is downstream's own.
            let upstream = !variant.is_downstream();
            self.members(&of_variant(variant, upstream), Some(tag));
        }
        self.duplicate(listed().flat_map(|variant| named(&variant.ident, variant.names())));
    }

    /// The rules about the members of an alternate's branches, which have no names themselves.
    fn branches(&self) {
        for variant in &self.container.variants {
            self.members(&of_variant(variant, true), None);
        }
    }

    /// Rule `case`, for the names that are made from identifiers: where a style of `rename_all`
    /// makes all of them right, it is one mistake. Returns whether it was made.
    fn made(&self, made: &Made<'_>) -> bool {
        let checker = |allow| self.checker(made.kind, allow);
        let mut wrong = made.names.iter().filter_map(|(name, allow)| {
            let violation = checker(allow).check(&name.text).err()?;
            let slip = name.is_made() && violation.rule() == Rule::Case;
            slip.then_some(violation)
        });
        let Some(violation) = wrong.next() else {
            return false;
        };
        let others = match wrong.count() {
            0 => String::new(),
            1 => "; nor is 1 other".to_owned(),
            count => format!("; nor are {count} others"),
        };
        let Some(style) = self.right_style(made) else {
            return false;
        };
        let reason = format!("{violation}{others}");
        match made.rename_all {
            Some(written) => self.report(
                written.order,
                &written.value,
                Rule::Case,
                reason,
                format_args!("write `rename_all = \"{style}\"`"),
            ),
            None => self.report(
                made.order,
                made.ident,
                Rule::Case,
                reason,
                format_args!("add `#[qmp(rename_all = \"{style}\")]`"),
            ),
        }
        true
    }

    /// The style of `rename_all` that makes all names right, and leaves those alone that are.
    fn right_style(&self, made: &Made<'_>) -> Option<&'static str> {
        let is_right = |name: &str, allow| self.checker(made.kind, allow).check(name).is_ok();
        let fits = |case: Case| {
            let mut seen = HashSet::new();
            made.names.iter().all(|(name, allow)| {
                let text = match &name.source {
                    Source::Written(_) => name.text.clone(),
                    Source::Ident(ident) => (made.style)(case, &ident.unraw().to_string()),
                };
                let kept = text == name.text || !is_right(&name.text, allow);
                let right = !name.is_made() || kept && is_right(&text, allow);
                right && seen.insert(mangle(&text))
            })
        };
        let style = Case::ALL.iter().find(|(_, case)| fits(*case));
        style.map(|(name, _)| *name)
    }

    /// The rules about a name on the wire. Returns whether it is right.
    fn name(&self, written: &Name, kind: NameKind, allow: &[Rule], known: Known) -> bool {
        let mut checker = self.checker(kind, allow);
        // Upstream has names of its own that break its convention: `DIMM`.
        if known.upstream && !written.is_made() && !written.text.starts_with("__") {
            checker = checker.allow(Rule::Case);
        }
        let Err(violation) = checker.check(&written.text) else {
            return true;
        };
        match &written.source {
            Source::Written(literal) => {
                name(&violation, written.order, literal, "", self.errors);
            }
            Source::Ident(_) if known.slip && violation.rule() == Rule::Case => {}
            Source::Ident(ident) => {
                let help = match violation.suggestion() {
                    Some(name) => format!("add `#[qmp(rename = \"{name}\")]`"),
                    None => "add `#[qmp(rename = \"…\")]` with the name on the wire".to_owned(),
                };
                self.report(written.order, ident, violation.rule(), &violation, help);
            }
        }
        false
    }

    /// Rule `optional`: upstream does not send a downstream member of its own types.
    fn optional(&self, member: &Member, upstream: bool) {
        if upstream && member.is_required_downstream() {
            let ty = source(member.ty.to_token_stream());
            self.report(
                member.order,
                &member.ty,
                Rule::Optional,
                format_args!(
                    "the downstream member `{}` must be optional: upstream does not send it",
                    member.name.text
                ),
                format_args!("write `Option<{ty}>`, or add `#[qmp(default)]`"),
            );
        }
    }

    /// Rule `error-member`, for one member: an error has a class, a description and,
    /// from old servers, data; all else is downstream's.
    fn error_member(&self, member: &Member) {
        let Some(Kind::Error(class)) = &self.container.kind else {
            return;
        };
        let name = member.name.text.as_str();
        match name {
            "desc" if member.is_option() => self.report(
                member.order,
                &member.ty,
                Rule::ErrorMember,
                "`desc` is in every QMP error: it cannot be optional",
                "write `String`",
            ),
            "desc" | "data" => {}
            _ if name.starts_with("__") => {}
            "class" => self.report(
                member.name.order,
                &member.name,
                Rule::ErrorMember,
                "the member `class` is written and checked by the derive",
                "remove it",
            ),
            _ => self.report(
                member.name.order,
                &member.name,
                Rule::ErrorMember,
                format_args!(
                    "a QMP error has the members `class` and `desc`, and `{name}` is neither: \
                     what a vendor adds has a downstream name"
                ),
                format_args!(
                    "write `#[qmp(rename = \"__{}_{name}\")]`",
                    self.class_rfqdn(class)
                ),
            ),
        }
    }

    /// The vendor's domain: as the container says, or as the error's class has it.
    fn class_rfqdn(&self, class: &Definition) -> String {
        let of_class = || {
            let class = class.name.as_ref()?.value.value();
            let name = self.checker(NameKind::ErrorClass, &[]);
            name.check(&class).ok()?.rfqdn().map(str::to_owned)
        };
        let vendor = self.vendor.clone().or_else(of_class);
        vendor.unwrap_or_else(|| "RFQDN".to_owned())
    }

    /// Rule `error-member`, for the error as a whole: it has a `desc`.
    fn desc(&self) {
        let container = self.container;
        if !plain(&container.members).any(|member| member.name.text == "desc") {
            self.report(
                container.order,
                &container.ident,
                Rule::ErrorMember,
                format_args!(
                    "`{}` has no member `desc`, which every QMP error has",
                    container.ident
                ),
                "add `desc: String`",
            );
        }
    }

    /// Rule `duplicate`: two names that are one, to a reader or to QEMU's generated C.
    /// Each comes with what has it.
    fn duplicate<'n>(&self, names: impl Iterator<Item = (String, &'n Name)>) {
        let mut seen = HashMap::<String, (String, &Name)>::new();
        for (owner, name) in names {
            let Some((first, taken)) = seen.get(&mangle(&name.text)) else {
                seen.insert(mangle(&name.text), (owner, name));
                continue;
            };
            let reason = if taken.text == name.text {
                format!(
                    "the name `{}` is given twice: {first} has it already",
                    name.text
                )
            } else {
                format!(
                    "`{}` and the name of {first}, `{}`, differ only in `.`, `-` and `_`: they \
                     collide in QEMU's generated C",
                    name.text, taken.text
                )
            };
            self.report(
                name.order,
                name,
                Rule::Duplicate,
                reason,
                "give one of the two another name, or remove it",
            );
        }
    }

    fn report(
        &self,
        order: Order,
        tokens: impl ToTokens,
        rule: Rule,
        reason: impl Display,
        help: impl Display,
    ) {
        self.errors.push(order, tokens, message(rule, reason, help));
    }
}

/// Reports a wrong name, at the part of the literal that is wrong where rustc tells it.
/// `or` is what else could be written.
fn name(violation: &Violation, order: Order, literal: &LitStr, or: &str, errors: &Errors) {
    let help = violation.suggestion().map_or_else(
        || form(violation).to_owned(),
        |name| format!("write `\"{name}\"`"),
    );
    let message = message(violation.rule(), violation, help + or);
    let token = literal.token();
    // Only where the text stands as it is can a place in it be found in the literal.
    let plain = token.to_string() == format!("\"{}\"", literal.value());
    let range = violation.range();
    let span = (plain && !range.is_empty())
        .then(|| token.subspan(range.start + 1..=range.end))
        .flatten()
        .unwrap_or_else(|| literal.span());
    errors.push_syn(order, syn::Error::new(span, message));
}

/// What to write where the right name cannot be known.
fn form(violation: &Violation) -> &'static str {
    match violation.rule() {
        Rule::Upstream => "write the name as upstream has it",
        Rule::Reserved => "choose another name",
        Rule::Rfqdn | Rule::Reversed => {
            "write a domain that you control, with its labels reversed: `com.example` for example.com"
        }
        _ => "write `__RFQDN_stem`, with a domain that you control: `__com.example_stem`",
    }
}

/// Rule `capability`: `capability = "…"` and `greeting` are no kinds.
pub fn capability(entry: &Entry, errors: &Errors) {
    let (reason, help) = if entry.name == "capability" {
        (
            "a downstream capability would be negotiated before anything else: QMP's \
             specification strongly discourages it",
            "add a command; clients look for it with `query-commands` or `query-qmp-schema`",
        )
    } else {
        (
            "the greeting is upstream's: QMP's specification lets downstream change nothing in \
             it but offer capabilities, which it strongly discourages",
            "read it as `qmp_types::message::Greeting<V>`, where V is a `#[qmp(data)]` type with \
             the members that you add to its version",
        )
    };
    errors.push(
        entry.order,
        &entry.key,
        message(Rule::Capability, reason, help),
    );
}

/// The text of an error: the reason, the rule, and what to write.
fn message(rule: Rule, reason: impl Display, help: impl Display) -> String {
    let allow = if rule.is_convention() {
        format!("; where it has shipped as it is, add `#[qmp(allow({rule}))]`")
    } else {
        String::new()
    };
    format!(
        "{reason}\nnote: rule `{rule}`: {}\nhelp: {help}{allow}",
        rule.specification()
    )
}
