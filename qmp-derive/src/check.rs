//! The rules of QMP that a type can break, one function each. Those about names alone
//! are qmp-name's; this module brings them the names, and says at which token they
//! are broken and what to write there. It only reads the model.

use std::collections::HashMap;

use qmp_name::{Checker, Kind as NameKind, Rule, Violation, mangle};
use quote::ToTokens;
use syn::LitStr;

use crate::attr::Entry;
use crate::errors::{Errors, Order};
use crate::model::{Container, Definition, Kind, Member, Name, Role, Source};

/// Checks a type by every rule.
pub fn container(container: &Container, errors: &Errors) {
    rfqdn(container, errors);
    if let Some(kind) = &container.kind {
        match kind {
            Kind::Command(name, _) => definition(container, name, NameKind::Command, errors),
            Kind::Event(name) => definition(container, name, NameKind::Event, errors),
            Kind::Error(name) => definition(container, name, NameKind::ErrorClass, errors),
            Kind::Data => {}
        }
    }
    for member in &container.members {
        if member.role == Role::Plain {
            let broken = names(container, member, errors);
            // One mistake, one error: the shape of a member with a wrong name can wait.
            if !broken {
                optional(container, member, errors);
                error_member(container, member, errors);
            }
        }
    }
    desc(container, errors);
    duplicate(container, errors);
}

/// The checker for names in this container.
fn checker<'a>(
    container: &'a Container,
    vendor: &'a str,
    kind: NameKind,
    allow: &[Rule],
) -> Checker<'a> {
    let mut checker = Checker::new(kind);
    if !vendor.is_empty() {
        checker = checker.vendor(vendor);
    }
    container
        .allow
        .iter()
        .chain(allow)
        .fold(checker, |checker, rule| checker.allow(*rule))
}

/// The container's `rfqdn`, or nothing.
fn vendor(container: &Container) -> String {
    container
        .rfqdn
        .as_ref()
        .map(|rfqdn| rfqdn.value.value())
        .unwrap_or_default()
}

/// Rules `rfqdn` and `reversed`, for `rfqdn = "…"` itself.
fn rfqdn(container: &Container, errors: &Errors) {
    if let Some(rfqdn) = &container.rfqdn {
        let checker = checker(container, "", NameKind::Command, &[]);
        if let Err(violation) = checker.check_rfqdn(&rfqdn.value.value()) {
            name(&violation, rfqdn.order, &rfqdn.value, errors);
        }
    }
}

/// The rules about the name of a command, event or error class.
fn definition(container: &Container, of: &Definition, kind: NameKind, errors: &Errors) {
    let text = of.name.value.value();
    if text.is_empty() && !errors.is_empty() {
        // The key had no name to read, which is reported.
        return;
    }
    let vendor = vendor(container);
    let checker = checker(container, &vendor, kind, &[]);
    let result = if of.extends {
        checker.check_upstream(&text)
    } else {
        checker.check(&text).map(|_| ())
    };
    if let Err(violation) = result {
        name(&violation, of.name.order, &of.name.value, errors);
    }
}

/// The rules about the names of a member. Returns whether one is broken.
fn names(container: &Container, member: &Member, errors: &Errors) -> bool {
    let vendor = vendor(container);
    let checker = checker(container, &vendor, NameKind::Member, &member.allow);
    let mut broken = false;
    for written in std::iter::once(&member.name).chain(&member.aliases) {
        if let Err(violation) = checker.check(&written.text) {
            broken = true;
            match &written.source {
                Source::Written(literal) => name(&violation, written.order, literal, errors),
                Source::Ident(ident) => {
                    let help = match violation.suggestion() {
                        Some(name) => format!("add `#[qmp(rename = \"{name}\")]`"),
                        None => "add `#[qmp(rename = \"…\")]` with the name on the wire".to_owned(),
                    };
                    report(
                        errors,
                        written.order,
                        ident,
                        violation.rule(),
                        &violation,
                        help,
                    );
                }
            }
        }
    }
    broken
}

/// Reports a wrong name, at the part of the literal that is wrong where rustc tells it.
fn name(violation: &Violation, order: Order, literal: &LitStr, errors: &Errors) {
    let help = violation.suggestion().map_or_else(
        || form(violation).to_owned(),
        |name| format!("write `\"{name}\"`"),
    );
    let message = message(violation.rule(), violation, help);
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

/// Rule `optional`: upstream does not send a downstream member of its own types.
fn optional(container: &Container, member: &Member, errors: &Errors) {
    let upstreams = match &container.kind {
        Some(Kind::Command(name, _) | Kind::Event(name)) => name.extends,
        Some(Kind::Data) => true,
        Some(Kind::Error(_)) | None => false,
    };
    let downstream = member.name.text.starts_with("__");
    if upstreams && downstream && !member.is_option() && member.default.is_none() {
        let ty = member.ty.to_token_stream();
        report(
            errors,
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
fn error_member(container: &Container, member: &Member, errors: &Errors) {
    let Some(Kind::Error(class)) = &container.kind else {
        return;
    };
    let name = member.name.text.as_str();
    match name {
        "desc" if member.is_option() => report(
            errors,
            member.order,
            &member.ty,
            Rule::ErrorMember,
            "`desc` is in every QMP error: it cannot be optional",
            "write `String`",
        ),
        "desc" | "data" => {}
        _ if name.starts_with("__") => {}
        "class" => report(
            errors,
            member.name.order,
            &member.name,
            Rule::ErrorMember,
            "the member `class` is written and checked by the derive",
            format_args!(
                "remove it: the class is {}",
                class.name.value.to_token_stream()
            ),
        ),
        _ => {
            let vendor = vendor(container);
            let rfqdn = class_rfqdn(&vendor, &class.name.value.value());
            report(
                errors,
                member.name.order,
                &member.name,
                Rule::ErrorMember,
                format_args!(
                    "a QMP error has the members `class` and `desc`, and `{name}` is neither: \
                     what a vendor adds has a downstream name"
                ),
                format_args!("write `#[qmp(rename = \"__{rfqdn}_{name}\")]`"),
            );
        }
    }
}

/// The vendor's domain: as the container says, or as the error's class has it.
fn class_rfqdn(vendor: &str, class: &str) -> String {
    if !vendor.is_empty() {
        return vendor.to_owned();
    }
    qmp_name::check(NameKind::ErrorClass, class)
        .ok()
        .and_then(|name| name.rfqdn().map(str::to_owned))
        .unwrap_or_else(|| "RFQDN".to_owned())
}

/// Rule `error-member`, for the error as a whole: it has a `desc`.
fn desc(container: &Container, errors: &Errors) {
    let plain = |member: &&Member| member.role == Role::Plain;
    let mut members = container.members.iter().filter(plain);
    let is_error = matches!(container.kind, Some(Kind::Error(_)));
    if is_error && !members.any(|member| member.name.text == "desc") {
        report(
            errors,
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
fn duplicate(container: &Container, errors: &Errors) {
    let mut seen = HashMap::<String, &Name>::new();
    for member in container
        .members
        .iter()
        .filter(|member| member.role == Role::Plain)
    {
        for name in std::iter::once(&member.name).chain(&member.aliases) {
            if let Some(first) = seen.get(&mangle(&name.text)) {
                let reason = if first.text == name.text {
                    format!("the name `{}` is given twice", name.text)
                } else {
                    format!(
                        "`{}` and `{}` differ only in `.`, `-` and `_`: they collide in QEMU's \
                         generated C",
                        first.text, name.text
                    )
                };
                report(
                    errors,
                    name.order,
                    name,
                    Rule::Duplicate,
                    reason,
                    "give one of the two another name, or remove it",
                );
            } else {
                seen.insert(mangle(&name.text), name);
            }
        }
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
    report(
        errors,
        entry.order,
        &entry.key,
        Rule::Capability,
        reason,
        help,
    );
}

/// Reports a broken rule.
fn report(
    errors: &Errors,
    order: Order,
    tokens: impl ToTokens,
    rule: Rule,
    reason: impl std::fmt::Display,
    help: impl std::fmt::Display,
) {
    errors.push(order, tokens, message(rule, reason, help));
}

/// The text of an error: the reason, the rule, and what to write.
fn message(rule: Rule, reason: impl std::fmt::Display, help: impl std::fmt::Display) -> String {
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
