//! Reads a variant of an enum.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{ExprPath, Fields};

use super::{Kind, Lent, Name, Payload, Side, Source, Variant, allow, member};
use crate::attr;
use crate::case::Case;
use crate::errors::Errors;
use crate::from_serde::Item;

/// Reads a variant, and checks that it holds what the kind of its enum asks for.
pub fn variant(
    variant: syn::Variant,
    kind: Option<&Kind>,
    rename_all: Option<Case>,
    errors: &Errors,
) -> Variant {
    let entries = attr::entries(&variant.attrs, Item::Variant, errors);
    let mut members_style = None;
    let mut name = None;
    let mut aliases = Vec::new();
    let mut allowed = Vec::new();
    let mut other = false;
    for entry in &entries {
        match entry.name.as_str() {
            "rename" => name = member::name(entry, errors),
            "alias" => aliases.extend(member::name(entry, errors)),
            "other" => other = entry.word(errors),
            "allow" => allowed.extend(allow(entry, errors)),
            "rename_all" => members_style = super::container::style(entry, errors),
            _ => continue,
        }
        let named = matches!(kind, Some(Kind::Values | Kind::Union(_)) | None);
        let refused = match entry.name.as_str() {
            "rename" | "alias" => !named || entries.iter().any(|entry| entry.name == "other"),
            "other" => matches!(kind, Some(Kind::Alternate)),
            "rename_all" => !matches!(variant.fields, Fields::Named(_)),
            _ => false,
        };
        if refused {
            errors.push(
                entry.order,
                &entry.key,
                format_args!(
                    "`{}` means nothing here: {}\nhelp: remove it",
                    entry.name,
                    why_not(&entry.name, kind)
                ),
            );
        }
    }
    let order = errors.next();
    let plain = variant.ident.unraw().to_string();
    let name = name.unwrap_or_else(|| Name {
        text: rename_all.map_or_else(|| plain.clone(), |case| case.variant(&plain)),
        source: Source::Ident(variant.ident.clone()),
        order,
    });
    if let Some((_, value)) = &variant.discriminant {
        errors.push(
            order,
            value,
            "a variant here has no number\nhelp: remove it",
        );
    }
    let fields = variant.fields.to_token_stream();
    let mut of_value = OfValue::default();
    let payload = payload(variant.fields, kind, members_style, &mut of_value, errors);
    let fits = match kind {
        None => true,
        Some(Kind::Values) if other => matches!(payload, Some(Payload::Newtype(_))),
        Some(Kind::Values) => matches!(payload, Some(Payload::Unit)),
        Some(Kind::Union(_)) if !other => payload.is_some(),
        Some(Kind::Alternate) => matches!(payload, Some(Payload::Newtype(_) | Payload::Struct(_))),
        Some(_) => matches!(payload, Some(Payload::Newtype(_))),
    };
    if !fits {
        let help = holds(kind, other, &plain);
        let message = format!("the variant `{plain}` does not hold what it should\nhelp: {help}");
        if fields.is_empty() {
            errors.push(order, &variant.ident, message);
        } else {
            errors.push(order, fields, message);
        }
    }
    Variant {
        ident: variant.ident,
        order,
        name,
        aliases,
        other,
        rename_all: super::container::written_style(&entries),
        payload: payload.unwrap_or(Payload::Unit),
        serialize_with: of_value.serialize_with,
        deserialize_with: of_value.deserialize_with,
        lent: of_value.lent,
        allow: allowed,
    }
}

/// The keys of what a variant holds.
#[derive(Default)]
struct OfValue {
    serialize_with: Option<ExprPath>,
    deserialize_with: Option<ExprPath>,
    lent: Option<Lent>,
}

impl OfValue {
    /// Reads `Variant(#[qmp(with = "module")] Type)`, which a branch of an alternate may have.
    fn read(&mut self, field: &syn::Field, kind: Option<&Kind>, errors: &Errors) {
        let entries = attr::entries(&field.attrs, Item::Payload, errors);
        member::refuse_beside_with(&entries, errors);
        for entry in &entries {
            let value = matches!(kind, Some(Kind::Alternate) | None);
            match entry.name.as_str() {
                "serialize_with" if value => self.serialize_with = entry.code(errors),
                "deserialize_with" if value => self.deserialize_with = entry.code(errors),
                "with" if value => {
                    if let Some(module) = entry.code::<ExprPath>(errors) {
                        self.serialize_with = Some(member::inside(&module, "serialize"));
                        self.deserialize_with = Some(member::inside(&module, "deserialize"));
                    }
                }
                // What other enums hold borrows as its type says.
                "borrow" => {
                    member::borrow(entry, &field.ty, errors);
                    self.lent = Lent::by(&field.ty).filter(|_| value);
                }
                "with" | "serialize_with" | "deserialize_with" => errors.push(
                    entry.order,
                    &entry.key,
                    format_args!(
                        "`{}` means nothing here: the type says how it is read and written\n\
                         help: remove it",
                        entry.name
                    ),
                ),
                _ => errors.push(
                    entry.order,
                    &entry.key,
                    format_args!(
                        "`{}` does not belong on what a variant holds\n\
                         help: write it on the variant",
                        entry.name
                    ),
                ),
            }
        }
    }
}

/// What a variant holds; none of several types in parentheses.
fn payload(
    fields: Fields,
    kind: Option<&Kind>,
    style: Option<Case>,
    of_value: &mut OfValue,
    errors: &Errors,
) -> Option<Payload> {
    match fields {
        Fields::Unit => Some(Payload::Unit),
        Fields::Named(fields) => {
            let members = fields.named.into_iter();
            let members = members.filter_map(|field| member::member(field, style, errors));
            Some(Payload::Struct(members.collect()))
        }
        Fields::Unnamed(fields) => {
            let mut fields = fields.unnamed.into_iter();
            match (fields.next(), fields.next()) {
                (Some(field), None) => {
                    of_value.read(&field, kind, errors);
                    Some(Payload::Newtype(Box::new(field.ty)))
                }
                _ => None,
            }
        }
    }
}

/// Why a key means nothing on a variant.
fn why_not(key: &str, kind: Option<&Kind>) -> &'static str {
    match (key, kind) {
        ("rename_all", _) => "the variant has no members of its own",
        ("other", _) => "an alternate has no names that could be unknown",
        (_, Some(Kind::Dispatch(_))) => "the name on the wire is that of the type which it holds",
        (_, Some(Kind::Alternate)) => "the branches of an alternate have no names on the wire",
        _ => "the variant keeps names that are not listed, and has none itself",
    }
}

/// What a variant of a kind of enum should hold.
fn holds(kind: Option<&Kind>, other: bool, ident: &str) -> String {
    match kind {
        Some(Kind::Dispatch(Side::Commands)) if other => {
            format!("write `{ident}(UnknownCommand)`, which keeps name and arguments")
        }
        Some(Kind::Dispatch(Side::Events)) if other => {
            format!("write `{ident}(UnknownEvent)`, which keeps name and data")
        }
        Some(Kind::Dispatch(Side::Errors)) if other => {
            format!("write `{ident}(AnyError)`, which keeps the whole error")
        }
        Some(Kind::Dispatch(_)) => format!("write `{ident}(Type)`, with the type of the payload"),
        Some(Kind::Values) if other => format!("write `{ident}(String)`, which keeps the value"),
        Some(Kind::Values) => format!(
            "write `{ident}` alone, or say what the enum is: `data` has fieldless variants, \
             `data, tag = \"…\"` is a union, `data, untagged` an alternate"
        ),
        Some(Kind::Union(_)) if other => {
            format!("write `{ident}(UnknownBranch)`, which keeps the tag and the members")
        }
        Some(Kind::Union(_)) => format!(
            "write `{ident}`, `{ident}(Type)` with the type of the branch, or `{ident} {{ … }}` \
             with its members"
        ),
        _ => format!(
            "write `{ident}(Type)` with the type of the branch, or `{ident} {{ … }}` with its members"
        ),
    }
}
