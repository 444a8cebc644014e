//! Two members of one name, where they stand in types that are flattened: evaluated at
//! compile time, by `cargo check` too, unless a type parameter keeps it from that.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Context, elided, place};
use crate::model::{Kind, Member, Role};

pub fn expand(context: &Context<'_>) -> TokenStream {
    let container = context.container;
    let flat: Vec<_> = context
        .members
        .iter()
        .filter(|member| member.role == Role::Flatten)
        .collect();
    if flat.is_empty() || context.has_type_parameters() {
        return TokenStream::new();
    }
    let class = matches!(container.kind, Some(Kind::Error(_))).then_some("class");
    let plain = context
        .members
        .iter()
        .filter(|member| member.role == Role::Plain);
    let own = class
        .into_iter()
        .chain(plain.flat_map(Member::names).map(|name| name.text.as_str()));
    let own = quote!(&__qmp::Names::new(&[#(#own),*]));
    let names = |ty: &syn::Type| {
        let ty = elided(&quote!(#ty));
        quote_spanned!(place(ty.span())=> &<#ty as __qmp::Members<'_>>::NAMES)
    };
    let assertions = flat.iter().enumerate().map(|(at, member)| {
        let before = flat[..at].iter().map(|member| names(&member.ty));
        let these = names(&member.ty);
        let message = format!(
            "what is flattened as `{}` has a member whose name another member of `{}` has, or \
             collides with in QEMU's generated C",
            member.ident.unraw(),
            container.ident
        );
        quote_spanned! {member.place=>
            const _: () = __qmp::assert_apart(#these, &[#own, #(#before),*], #message);
        }
    });
    assertions.collect()
}
