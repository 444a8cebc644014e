//! QAPI's alternate: one of several types, told apart by the type in JSON.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Context, bound, de, elided, place, shell};
use crate::model::Variant;

pub fn expand(context: &Context<'_>) -> TokenStream {
    let branches: Vec<(&Variant, &Type)> = context
        .container
        .variants
        .iter()
        .filter_map(|variant| Some((variant, variant.newtype()?)))
        .collect();
    let read = context.reads().then(|| read(context, &branches));
    let write = context.writes().then(|| write(context, &branches));
    quote!(#read #write)
}

fn read(context: &Context<'_>, branches: &[(&Variant, &Type)]) -> TokenStream {
    let bounds = bound::deserialize(context.container);
    let alternate = context.de_header(&quote!(__qmp::Alternate<'__de>), &bounds);
    let deserialize = shell::deserialize(context, &quote!(__qmp::read_alternate(__deserializer)));
    let types = branches.iter().map(|(variant, ty)| json_type(variant, ty));
    let reads = branches.iter().enumerate().map(|(index, (variant, ty))| {
        let (index, ident) = (Literal::usize_unsuffixed(index), &variant.ident);
        let read = match (&variant.deserialize_with, variant.lent) {
            (Some(path), _) => quote_spanned!(place(path.span())=> #path(__value)),
            (None, Some(lent)) => {
                let borrow = de::borrow(lent);
                quote!(#borrow(__value))
            }
            (None, None) => quote_spanned! {place(ty.span())=>
                <#ty as __qmp::Read>::read(__value)
            },
        };
        quote!(#index => __qmp::Result::map(#read, Self::#ident),)
    });
    let assertions = assertions(context, branches);
    let name = context.container.ident.unraw().to_string();
    quote! {
        #alternate {
            const NAME: &'static __qmp::str = #name;
            const TYPES: &'static [__qmp::JsonTypes] = {
                use __qmp::{NoObject as _, NoScalar as _, NoValues as _};
                &[#(#types),*]
            };
            fn read<__D: __qmp::Deserializer<'__de>>(
                __index: __qmp::usize,
                __value: __D,
            ) -> __qmp::Result<Self, __D::Error> {
                match __index {
                    #(#reads)*
                    _ => __qmp::not_listed(),
                }
            }
        }
        #deserialize
        #assertions
    }
}

fn write(context: &Context<'_>, branches: &[(&Variant, &Type)]) -> TokenStream {
    let writes = branches.iter().map(|(variant, ty)| {
        let ident = &variant.ident;
        let write = match &variant.serialize_with {
            Some(path) => quote_spanned!(place(path.span())=> #path(__value, __serializer)),
            None => quote_spanned! {place(ty.span())=>
                <#ty as __qmp::Write>::write(__value, __serializer)
            },
        };
        quote!(Self::#ident(__value) => #write,)
    });
    let empty = branches.is_empty().then(|| quote!(_ => __qmp::stub(),));
    shell::serialize(context, &quote!(match self { #(#writes)* #empty }))
}
/// The types in JSON that a branch's type has, as far as its traits tell. A function of the user's
/// may read any.
fn json_type(variant: &Variant, ty: &Type) -> TokenStream {
    if variant.deserialize_with.is_some() {
        return quote!(__qmp::JsonTypes::ASKED);
    }
    quote_spanned! {place(ty.span())=>
        __qmp::JsonTypes::of(
            <__qmp::Scalar<#ty>>::__QMP_TYPES,
            <__qmp::Object<'__de, #ty>>::__QMP_IS,
            <__qmp::Text<#ty>>::__QMP_IS,
        )
    }
}

/// No two branches of one type in JSON.
fn assertions(context: &Context<'_>, branches: &[(&Variant, &Type)]) -> TokenStream {
    if context.has_type_parameters() {
        return TokenStream::new();
    }
    let this = elided(context, &context.this);
    let messages: Vec<_> = branches
        .iter()
        .map(|(variant, _)| {
            format!(
                "this branch has the same type in JSON as `{}`: an alternate is told apart by that",
                variant.ident
            )
        })
        .collect();
    let distinct = branches.iter().enumerate().skip(1).map(|(index, (_, ty))| {
        let before = &messages[..index];
        let index = Literal::usize_unsuffixed(index);
        quote_spanned! {place(ty.span())=>
            const _: () = __qmp::assert_types(__TYPES, #index, &[#(#before),*]);
        }
    });
    quote! {
        const __TYPES: &[__qmp::JsonTypes] = <#this as __qmp::Alternate<'_>>::TYPES;
        #(#distinct)*
    }
}
