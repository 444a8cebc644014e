//! QAPI's alternate: one of several types, told apart by the type in JSON.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::union::Union;
use super::{Context, assertion, bound, de, elided, place, ser, shell};
use crate::model::{Payload, Variant};

/// A branch, and the type that it is read as.
struct Branch<'a> {
    variant: &'a Variant,
    ty: TokenStream,
    place: Span,
}

pub fn expand(context: &Context<'_>) -> TokenStream {
    let union = Union { context, tag: "" };
    let read = context.reads().then(|| read(&union));
    let write = context.writes().then(|| write(&union));
    quote!(#read #write)
}

fn branches<'a>(union: &'a Union<'_>) -> Vec<Branch<'a>> {
    let variants = union.context.container.variants.iter().enumerate();
    variants
        .filter_map(|(at, variant)| {
            let (ty, place) = match &variant.payload {
                Payload::Unit => return None,
                Payload::Newtype(ty) => (quote!(#ty), place(ty.span())),
                Payload::Struct(_) => (union.struct_of(at), place(variant.ident.span())),
            };
            Some(Branch { variant, ty, place })
        })
        .collect()
}

fn read(union: &Union<'_>) -> TokenStream {
    let context = union.context;
    let branches = branches(union);
    let bounds = bound::deserialize(context.container);
    let structs = union.structs();
    let alternate = context.de_header(&quote!(__qmp::Alternate<'__de>), &bounds);
    let deserialize = shell::deserialize(context, &quote!(__qmp::read_alternate(__deserializer)));
    let types = branches.iter().map(json_type);
    let reads = branches.iter().enumerate().map(|(index, branch)| {
        let index = Literal::usize_unsuffixed(index);
        let Branch { variant, ty, place } = branch;
        let ident = &variant.ident;
        let (read, made) = match (&variant.payload, &variant.deserialize_with, variant.lent) {
            (Payload::Struct(members), ..) => {
                let made = union.made(variant, members);
                let read = quote_spanned!(*place=> __qmp::read_object::<#ty, __D>(__value));
                (read, quote!(|__value| #made))
            }
            (_, Some(path), _) => {
                let read = quote_spanned!(super::place(path.span())=> #path(__value));
                (read, quote!(Self::#ident))
            }
            (_, None, Some(lent)) => {
                let borrow = de::borrow(lent);
                (quote!(#borrow(__value)), quote!(Self::#ident))
            }
            (_, None, None) => {
                let read = quote_spanned!(*place=> <#ty as __qmp::Read>::read(__value));
                (read, quote!(Self::#ident))
            }
        };
        quote!(#index => __qmp::Result::map(#read, #made),)
    });
    let assertions = assertions(context, &branches);
    let name = context.container.ident.unraw().to_string();
    let json = context.de_header(&quote!(__qmp::JsonScalar), &bounds);
    quote! {
        #structs
        #json {
            const TYPE: __qmp::JsonTypes =
                __qmp::JsonTypes::all(<Self as __qmp::Alternate<'__de>>::TYPES);
        }
        #alternate {
            const NAME: &'static __qmp::str = #name;
            const TYPES: &'static [__qmp::JsonTypes] = {
                use __qmp::{NoObject as _, NoScalar as _};
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

fn write(union: &Union<'_>) -> TokenStream {
    let context = union.context;
    let with = ser::write_with(context);
    let mut count = 0..;
    let variants = &context.container.variants;
    let writes = variants.iter().map(|variant| {
        let ident = &variant.ident;
        let write = match (&variant.payload, &variant.serialize_with) {
            (Payload::Unit, _) => return TokenStream::new(),
            (Payload::Struct(members), _) => {
                let (pattern, steps) = union.taken_apart(variant, members, &mut count);
                return quote! {
                    #pattern => __qmp::write_members(__serializer, |__map| {
                        #steps
                        __qmp::Ok(())
                    }),
                };
            }
            (Payload::Newtype(_), Some(path)) => {
                quote_spanned!(place(path.span())=> #path(__value, __serializer))
            }
            (Payload::Newtype(ty), None) => quote_spanned! {place(ty.span())=>
                __qmp::write_value::<#ty, __S>(__value, __serializer)
            },
        };
        quote!(Self::#ident(__value) => #write,)
    });
    let empty = variants.is_empty().then(|| quote!(_ => __qmp::stub(),));
    let serialize = shell::serialize(context, &quote!(match self { #(#writes)* #empty }));
    quote!(#serialize #with)
}

/// The types in JSON that a branch's type has, as far as its traits tell. A function of the user's
/// may read any.
fn json_type(branch: &Branch<'_>) -> TokenStream {
    let Branch { variant, ty, place } = branch;
    if variant.deserialize_with.is_some() {
        return quote!(__qmp::JsonTypes::ASKED);
    }
    quote_spanned! {*place=>
        __qmp::JsonTypes::of(
            <__qmp::Scalar<#ty>>::__QMP_TYPES,
            <__qmp::Object<'__de, #ty>>::__QMP_TYPES,
        )
    }
}

/// Asserts that no two branches have one type in JSON.
fn assertions(context: &Context<'_>, branches: &[Branch<'_>]) -> TokenStream {
    if context.has_type_parameters() || branches.is_empty() {
        return TokenStream::new();
    }
    let of = context.container.ident.unraw().to_string();
    let variants = branches.iter();
    let variants = variants.map(|branch| branch.variant.ident.unraw().to_string());
    let places: Vec<_> = branches.iter().map(|branch| branch.place).collect();
    let this = elided(context, &context.this);
    let found = quote! {
        __qmp::Choice::wrong(&__qmp::Choice {
            of: #of,
            variants: &[#(#variants),*],
            types: <#this as __qmp::Alternate<'_>>::TYPES,
        })
    };
    let assertion = assertion(&found, &places);
    quote!(const _: () = #assertion;)
}
