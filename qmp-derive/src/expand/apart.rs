//! Asserts that no two members of an object have one name, where they stand in types that are
//! flattened: evaluated at compile time, by `cargo check` too. Where a type parameter keeps it from
//! that, it is evaluated for each type that is built from the parameters.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Context, elided, place};
use crate::model::{Member, Role};

/// Emits the assertions as constants.
pub fn expand(context: &Context<'_>) -> TokenStream {
    if context.has_type_parameters() {
        return TokenStream::new();
    }
    let names = if context.writes() {
        quote!(__qmp::WriteMembers)
    } else {
        quote!(__qmp::Members<'_>)
    };
    let assertions = assertions(context, &names);
    let tokens = assertions.map(|(assertion, span)| {
        let assertion = elided(context, &assertion);
        quote_spanned!(span=> const _: () = #assertion;)
    });
    tokens.collect()
}

/// Emits the assertions as a part of a function that each value of a generic type passes. `of` is
/// the trait that knows the names there.
pub fn of_generic(context: &Context<'_>, of: &TokenStream) -> TokenStream {
    if !context.has_type_parameters() {
        return TokenStream::new();
    }
    let assertions = assertions(context, of);
    let tokens = assertions.map(|(assertion, span)| quote_spanned!(span=> const { #assertion }));
    tokens.collect()
}

/// One call for each flattened member, which compares its names with those before it.
fn assertions<'a>(
    context: &'a Context<'_>,
    of: &'a TokenStream,
) -> impl Iterator<Item = (TokenStream, proc_macro2::Span)> + 'a {
    let container = context.container;
    let of_role = |role: Role| {
        let members = context.members.iter();
        members.filter(move |member| member.role == role)
    };
    let own: Vec<_> = context
        .class()
        .into_iter()
        .chain(
            of_role(Role::Plain)
                .flat_map(Member::names)
                .map(|name| name.text.as_str()),
        )
        .collect();
    let own = quote!(&__qmp::Names::new(&[#(#own),*]));
    let names = move |member: &Member| {
        let ty = &member.ty;
        quote_spanned!(place(ty.span())=> &<#ty as #of>::NAMES)
    };
    let flat: Vec<_> = of_role(Role::Flatten).collect();
    (0..flat.len()).map(move |at| {
        let member = flat[at];
        let before = flat[..at].iter().map(|member| names(member));
        let these = names(member);
        let message = format!(
            "what is flattened as `{}` has a member whose name another member of `{}` has, or \
             collides with in QEMU's generated C",
            member.ident.unraw(),
            container.ident
        );
        let assertion = quote_spanned! {member.place=>
            __qmp::assert_apart(#these, &[#own, #(#before),*], #message)
        };
        (assertion, member.place)
    })
}
