//! QAPI's alternate: one of several types, told apart by the type in JSON.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{Context, bound, elided, place, shell};
use crate::model::Variant;

pub fn expand(context: &Context<'_>) -> TokenStream {
    let container = context.container;
    let bounds = bound::deserialize(container);
    let alternate = context.de_header(&quote!(__qmp::Alternate<'__de>), &bounds);
    let deserialize = shell::deserialize(context, &quote!(__qmp::read_alternate(__deserializer)));
    let branches: Vec<(&Variant, &Type)> = container
        .variants
        .iter()
        .filter_map(|variant| Some((variant, variant.newtype()?)))
        .collect();
    let types = branches.iter().map(|(_, ty)| json_type(ty));
    let reads = branches.iter().enumerate().map(|(index, (variant, ty))| {
        let (index, ident) = (Literal::usize_unsuffixed(index), &variant.ident);
        let read = quote_spanned! {place(ty.span())=>
            <#ty as __qmp::Deserialize<'__de>>::deserialize(__value)
        };
        quote!(#index => __qmp::Result::map(#read, Self::#ident),)
    });
    let writes = branches.iter().map(|(variant, ty)| {
        let ident = &variant.ident;
        let write = quote_spanned! {place(ty.span())=>
            <#ty as __qmp::Serialize>::serialize(__value, __serializer)
        };
        quote!(Self::#ident(__value) => #write,)
    });
    let empty = branches.is_empty().then(|| quote!(_ => __qmp::stub(),));
    let serialize = shell::serialize(context, &quote!(match self { #(#writes)* #empty }));
    let assertions = assertions(context, &branches);
    quote! {
        #alternate {
            const TYPES: &'static [__qmp::JsonTypes] = &[#(#types),*];
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
        #serialize
        #assertions
    }
}

/// The types in JSON that a branch's type has, as far as its traits tell.
fn json_type(ty: &Type) -> TokenStream {
    quote_spanned! {place(ty.span())=> {
        #[allow(unused_imports)]
        use __qmp::{NoObject as _, NoScalar as _, NoValues as _};
        __qmp::JsonTypes::of(
            <__qmp::Scalar<#ty>>::TYPES,
            <__qmp::Object<#ty>>::IS,
            <__qmp::Text<#ty>>::IS,
        )
    }}
}

/// No two branches of one type in JSON.
fn assertions(context: &Context<'_>, branches: &[(&Variant, &Type)]) -> TokenStream {
    if context.has_type_parameters() {
        return TokenStream::new();
    }
    let types = branches.iter().map(|(_, ty)| elided(&json_type(ty)));
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
        const __TYPES: &[__qmp::JsonTypes] = &[#(#types),*];
        #(#distinct)*
    }
}
