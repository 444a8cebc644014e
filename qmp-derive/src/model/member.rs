//! Reads a member of a struct.

use proc_macro2::{Ident, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{ExprPath, Lifetime, Token, Type};

use super::{Default, Member, Name, Role, Source, allow, place};
use crate::attr::{self, Entry};
use crate::case::Case;
use crate::errors::Errors;
use crate::from_serde::Item;
use crate::keys;

/// Reads a member of a struct.
pub fn member(field: syn::Field, rename_all: Option<Case>, errors: &Errors) -> Option<Member> {
    let entries = attr::entries(&field.attrs, Item::Member(&field.ty), errors);
    let ident = field.ident?;
    let order = errors.next();
    let plain = ident.unraw().to_string();
    let mut member = Member {
        name: Name {
            text: rename_all.map_or_else(|| plain.clone(), |case| case.member(&plain)),
            source: Source::Ident(ident.clone()),
            order,
        },
        ident,
        order,
        place: place(field.ty.span()),
        ty: field.ty,
        role: Role::Plain,
        aliases: Vec::new(),
        default: None,
        skip_serializing_if: None,
        serialize_with: None,
        deserialize_with: None,
        borrows: Vec::new(),
        allow: Vec::new(),
    };
    member.borrows = implicit_borrows(&member.ty);
    let mut role: Option<&Entry> = None;
    for entry in &entries {
        match entry.name.as_str() {
            "rename" => {
                if let Some(name) = name(entry, errors) {
                    member.name = name;
                }
            }
            "alias" => member.aliases.extend(name(entry, errors)),
            "default" if entry.has_value() => {
                member.default = entry.code(errors).map(Default::Path);
            }
            "default" => {
                member.default = entry.word(errors).then_some(Default::Trait);
            }
            "skip_serializing_if" => member.skip_serializing_if = entry.code(errors),
            "serialize_with" => member.serialize_with = entry.code(errors),
            "deserialize_with" => member.deserialize_with = entry.code(errors),
            "with" => {
                if let Some(module) = entry.code::<ExprPath>(errors) {
                    member.serialize_with = Some(inside(&module, "serialize"));
                    member.deserialize_with = Some(inside(&module, "deserialize"));
                }
            }
            "borrow" => member.borrows = borrow(entry, &member.ty, errors),
            "skip" | "flatten" | "extra" => {
                member.role = read_role(entry, errors);
                if let Some(other) = role.replace(entry) {
                    if other.name != entry.name {
                        refuse_beside(entry, &other.name, errors);
                    }
                }
            }
            "allow" => member.allow.extend(allow(entry, errors)),
            _ => {}
        }
    }
    refuse_beside_with(&entries, errors);
    if let Some(role) = role {
        for entry in &entries {
            if !keys::fits_beside(&role.name, &entry.name) {
                refuse_beside(entry, &role.name, errors);
            }
        }
    }
    Some(member)
}

fn read_role(entry: &Entry, errors: &Errors) -> Role {
    match entry.name.as_str() {
        "flatten" if entry.has_value() => {
            if let Some(how) = entry.text(errors) {
                if how.value() != "buffered" {
                    errors.push(
                        entry.order,
                        &how,
                        format_args!(
                            "there is no way {} to flatten\nhelp: write {}",
                            keys::quoted(&how.value()),
                            keys::form("flatten")
                        ),
                    );
                }
            }
            Role::Buffered
        }
        "flatten" => {
            entry.word(errors);
            Role::Flatten
        }
        "extra" => {
            entry.word(errors);
            Role::Extra
        }
        _ => {
            entry.word(errors);
            Role::Skip
        }
    }
}

/// Refuses the functions that `with` names already.
pub(super) fn refuse_beside_with(entries: &[Entry], errors: &Errors) {
    if entries.iter().all(|entry| entry.name != "with") {
        return;
    }
    for entry in entries {
        if matches!(&*entry.name, "serialize_with" | "deserialize_with") {
            refuse_beside(entry, "with", errors);
        }
    }
}

fn refuse_beside(entry: &Entry, role: &str, errors: &Errors) {
    errors.push(
        entry.order,
        &entry.key,
        format_args!(
            "`{}` means nothing beside `{role}`\nhelp: remove one of the two",
            entry.name
        ),
    );
}

pub(super) fn name(entry: &Entry, errors: &Errors) -> Option<Name> {
    let literal = entry.text(errors)?;
    Some(Name {
        text: literal.value(),
        source: Source::Written(literal),
        order: entry.order,
    })
}

/// `module::function`.
pub(super) fn inside(module: &ExprPath, function: &str) -> ExprPath {
    let mut path = module.clone();
    let span = module
        .path
        .segments
        .last()
        .map_or_else(proc_macro2::Span::call_site, |segment| segment.ident.span());
    path.path.segments.push(Ident::new(function, span).into());
    path
}

/// The lifetimes of `#[qmp(borrow)]`: all of the type, or those that are named.
pub(super) fn borrow(entry: &Entry, ty: &Type, errors: &Errors) -> Vec<Lifetime> {
    if entry.has_value() {
        let parser = Punctuated::<Lifetime, Token![+]>::parse_separated_nonempty;
        return entry
            .code_with(parser, errors)
            .map(|lifetimes| lifetimes.into_iter().collect())
            .unwrap_or_default();
    }
    entry.word(errors);
    let lifetimes = lifetimes(ty);
    if lifetimes.is_empty() {
        errors.push(
            entry.order,
            &entry.key,
            "this member's type has no lifetime to borrow for\nhelp: remove `borrow`",
        );
    }
    lifetimes
}

/// `&'a str`, and `Option` of it, borrow without being asked.
fn implicit_borrows(ty: &Type) -> Vec<Lifetime> {
    match ty {
        Type::Reference(reference) => reference.lifetime.iter().cloned().collect(),
        Type::Group(group) => implicit_borrows(&group.elem),
        Type::Path(path) => match path.path.segments.last() {
            Some(last) if last.ident == "Option" => match &last.arguments {
                syn::PathArguments::AngleBracketed(arguments) => arguments
                    .args
                    .iter()
                    .filter_map(|argument| match argument {
                        syn::GenericArgument::Type(ty) => Some(implicit_borrows(ty)),
                        _ => None,
                    })
                    .flatten()
                    .collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Every lifetime that is named in a type, other than those of its own, `for<'a>`.
fn lifetimes(ty: &Type) -> Vec<Lifetime> {
    let (mut found, mut own) = (Vec::<Lifetime>::new(), Vec::new());
    let mut tokens: Vec<_> = vec![ty.to_token_stream()];
    while let Some(stream) = tokens.pop() {
        let mut stream = stream.into_iter().peekable();
        let mut binder = false;
        while let Some(token) = stream.next() {
            match token {
                TokenTree::Group(group) => tokens.push(group.stream()),
                TokenTree::Ident(ident) if ident == "for" => binder = true,
                TokenTree::Punct(punct) if punct.as_char() == '>' => binder = false,
                TokenTree::Punct(tick) if tick.as_char() == '\'' => {
                    if let Some(TokenTree::Ident(ident)) = stream.peek() {
                        let lifetime = Lifetime {
                            apostrophe: tick.span(),
                            ident: ident.clone(),
                        };
                        if binder {
                            own.push(lifetime);
                        } else if !found.contains(&lifetime) && ident != "_" && ident != "static" {
                            found.push(lifetime);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    found.retain(|lifetime| !own.contains(lifetime));
    found
}
