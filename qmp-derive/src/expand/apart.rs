//! Asserts what is right of an object whose members stand in several types: no two have one name,
//! downstream members that upstream does not send are optional, and one member at most keeps the
//! unknown ones. Evaluated at compile time, by `cargo check` too. Where a type parameter keeps it
//! from that, it is evaluated for each type that is built from the parameters.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;
use syn::ext::IdentExt;

use super::{Context, assertion, de, elided, place};
use crate::model::{Kind, Payload, Role, Unknown};
use crate::source::source;

/// Emits the assertion as a constant.
///
/// ```ignore
/// const _: () = match Whole::wrong(&Whole {
///     of: "Drive", names: &<Drive as WriteMembers>::NAMES,
///     parts: &[Part { ident: "cache", ty: "Cache", upstream: true }], …
/// }) { … };
/// ```
pub fn expand(context: &Context<'_>) -> TokenStream {
    if context.has_type_parameters() {
        return TokenStream::new();
    }
    let this = &context.this;
    let names = if context.is_variant {
        de::names(context, &quote!(__qmp::Members<'_>))
    } else if context.writes() {
        quote!(<#this as __qmp::WriteMembers>::NAMES)
    } else {
        quote!(<#this as __qmp::Members<'_>>::NAMES)
    };
    let Some(assertion) = check(context, &quote!(&#names)) else {
        return TokenStream::new();
    };
    let assertion = elided(context, &assertion);
    quote!(const _: () = #assertion;)
}

/// Emits the assertion as a part of a function that each value of a generic type passes. `of` is
/// the trait that knows the names there.
pub fn of_generic(context: &Context<'_>, of: &TokenStream) -> TokenStream {
    if !context.has_type_parameters() {
        return TokenStream::new();
    }
    let assertion = check(context, &quote!(&<Self as #of>::NAMES));
    assertion.map_or_else(TokenStream::new, |assertion| quote!(const { #assertion }))
}

/// The assertion about an object with these names, if any of its members stand in other types.
fn check(context: &Context<'_>, names: &TokenStream) -> Option<TokenStream> {
    let container = context.container;
    let union = matches!(container.kind, Some(Kind::Union(_))) && !context.is_variant;
    let (parts, places) = if union {
        branches(context)
    } else {
        flattened(context)
    };
    if places.is_empty() {
        return None;
    }
    let ident = container.ident.unraw();
    let (of, tag) = match context.branch {
        Some((variant, tag)) => (format!("{ident}::{}", variant.ident.unraw()), tag),
        None => (ident.to_string(), ""),
    };
    let denies = container.unknown == Some(Unknown::Deny);
    let found = quote! {
        __qmp::Whole::wrong(&__qmp::Whole {
            of: #of,
            tag: #tag,
            names: #names,
            parts: &[#(#parts),*],
            alternatives: #union,
            denies: #denies,
        })
    };
    Some(assertion(&found, &places))
}

/// The members that are flattened, and where their types are.
fn flattened(context: &Context<'_>) -> (Vec<TokenStream>, Vec<Span>) {
    let kind = context.container.kind.as_ref();
    let upstream = match context.branch {
        Some((variant, _)) => !variant.is_downstream(),
        None => kind.is_some_and(Kind::is_upstream),
    };
    let members = context.members.iter();
    let flattened = members.filter(|member| member.role == Role::Flatten);
    let parts = flattened.map(|member| {
        let ident = member.ident.unraw().to_string();
        (part(&ident, Some(&member.ty), upstream), member.place)
    });
    parts.unzip()
}

/// The branches that have members, and where their types are. Those with members of their own are
/// asserted for themselves.
fn branches(context: &Context<'_>) -> (Vec<TokenStream>, Vec<Span>) {
    let mut parts = Vec::new();
    let mut places = Vec::new();
    let mut any = false;
    for variant in context.container.listed() {
        let ident = variant.ident.unraw().to_string();
        let ty = match &variant.payload {
            Payload::Unit => continue,
            Payload::Newtype(ty) => Some(&**ty),
            Payload::Struct(_) => None,
        };
        any |= ty.is_some();
        parts.push(part(&ident, ty, !variant.is_downstream()));
        let span = ty.map_or_else(|| variant.ident.span(), syn::spanned::Spanned::span);
        places.push(place(span));
    }
    if !any {
        places.clear();
    }
    (parts, places)
}

fn part(ident: &str, ty: Option<&Type>, upstream: bool) -> TokenStream {
    let ty = ty
        .map(|ty| source(ty.to_token_stream()))
        .unwrap_or_default();
    quote!(__qmp::Part { ident: #ident, ty: #ty, upstream: #upstream })
}
