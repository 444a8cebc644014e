//! An enum of commands, events or errors: the tables of `Dispatch`, and what is checked
//! of names that stand in other types.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{Context, bound, elided, kinds, place, shell, step};
use crate::model::{Side, Variant};

pub fn expand(context: &Context<'_>, side: Side) -> TokenStream {
    let dispatch = context.reads().then(|| dispatch(context, side));
    let named = named(context, side);
    let serde = serde(context, side);
    let assertions = assertions(context, side);
    let error = (side == Side::Errors).then(|| error(context));
    quote!(#dispatch #named #serde #assertions #error)
}

/// The trait of what the enum's variants hold.
pub(super) fn payload(side: Side) -> TokenStream {
    words(side).payload
}

/// The names of a side: the trait of a payload and its constant, the trait of the enum
/// and its constant and method.
struct Words {
    payload: TokenStream,
    name: TokenStream,
    of_enum: TokenStream,
    names: TokenStream,
    method: TokenStream,
    read: TokenStream,
}

fn words(side: Side) -> Words {
    let (payload, of_enum, read) = match side {
        Side::Commands => (quote!(Command), quote!(Commands), quote!(read_command)),
        Side::Events => (quote!(Event), quote!(Events), quote!(read_event)),
        Side::Errors => (quote!(Error), quote!(Errors), quote!(read_error)),
    };
    let (name, names, method) = match side {
        Side::Errors => (quote!(CLASS), quote!(CLASSES), quote!(class)),
        Side::Commands | Side::Events => (quote!(NAME), quote!(NAMES), quote!(name)),
    };
    Words {
        payload,
        name,
        of_enum,
        names,
        method,
        read,
    }
}

/// `<Type as Event>::NAME`.
fn name(ty: &Type, side: Side) -> TokenStream {
    let Words { payload, name, .. } = words(side);
    quote_spanned!(place(ty.span())=> <#ty as __qmp::#payload>::#name)
}

/// The listed variants, with the types that they hold.
fn listed<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Variant, &'a Type)> {
    let listed = context.container.listed();
    listed.filter_map(|variant| Some((variant, variant.newtype()?)))
}

fn dispatch(context: &Context<'_>, side: Side) -> TokenStream {
    let bounds = bound::deserialize(context.container);
    let header = context.de_header(&quote!(__qmp::Dispatch<'__de>), &bounds);
    let names = listed(context).map(|(_, ty)| name(ty, side));
    let arms = listed(context).enumerate().map(|(index, (variant, ty))| {
        let (index, ident) = (Literal::usize_unsuffixed(index), &variant.ident);
        let read = quote_spanned! {place(ty.span())=>
            <#ty as __qmp::Read>::read(__payload)
        };
        quote!(#index => __qmp::put(__place, #read, Self::#ident),)
    });
    let other = context.container.other().and_then(|variant| {
        let (ident, ty) = (&variant.ident, variant.newtype()?);
        let keep = quote_spanned! {place(ty.span())=>
            <#ty as __qmp::Unlisted<'__de>>::unlisted(__name, __payload)
        };
        Some(quote! {
            fn other<__D: __qmp::Deserializer<'__de>>(
                __name: &__qmp::str,
                __payload: __qmp::Option<__D>,
            ) -> __qmp::Result<Self, __D::Error> {
                __qmp::Result::map(#keep, Self::#ident)
            }
        })
    });
    quote! {
        #header {
            const LISTED: &'static [&'static __qmp::str] = &[#(#names),*];
            fn read<__D: __qmp::Deserializer<'__de>>(
                __index: __qmp::usize,
                __payload: __D,
                __place: &mut __qmp::Option<Self>,
            ) -> __qmp::Result<(), __D::Error> {
                match __index {
                    #(#arms)*
                    _ => __qmp::not_listed(),
                }
            }
            #other
        }
    }
}

/// The public trait of the enum.
fn named(context: &Context<'_>, side: Side) -> TokenStream {
    let Words {
        of_enum,
        names,
        method,
        ..
    } = words(side);
    let bounds = bound::payloads(context.container);
    let header = context.header(&quote!(__qmp::#of_enum), &bounds);
    let all = listed(context).map(|(_, ty)| name(ty, side));
    let allow_oob = (side == Side::Commands).then(|| {
        let each = listed(context)
            .map(|(_, ty)| quote_spanned!(place(ty.span())=> <#ty as __qmp::Command>::ALLOW_OOB));
        quote!(const ALLOW_OOB: &'static [__qmp::bool] = &[#(#each),*];)
    });
    let arms = listed(context).map(|(variant, ty)| {
        let (ident, name) = (&variant.ident, name(ty, side));
        quote!(Self::#ident(_) => #name,)
    });
    let other = context.container.other().map(|variant| {
        let ident = &variant.ident;
        quote!(Self::#ident(__other) => __qmp::UnlistedName::unlisted_name(__other),)
    });
    let empty = context
        .container
        .variants
        .is_empty()
        .then(|| quote!(_ => __qmp::stub(),));
    quote! {
        #header {
            const #names: &'static [&'static __qmp::str] = &[#(#all),*];
            #allow_oob
            fn #method(&self) -> &__qmp::str {
                match self {
                    #(#arms)*
                    #other
                    #empty
                }
            }
        }
    }
}

fn serde(context: &Context<'_>, side: Side) -> TokenStream {
    let deserialize = context.reads().then(|| {
        let read = words(side).read;
        shell::deserialize(context, &quote!(__qmp::#read(__deserializer)))
    });
    let serialize = context.writes().then(|| write(context, side));
    quote!(#deserialize #serialize)
}

fn write(context: &Context<'_>, side: Side) -> TokenStream {
    let bounds = bound::serialize(context.container);
    let write = context.header(&quote!(__qmp::WriteMembers), &bounds);
    let serialize = shell::serialize_object(context);
    let whole = |ty: &Type| quote_spanned!(place(ty.span())=> <#ty as __qmp::WriteMembers>::write(__payload, __map));
    let keys = match side {
        Side::Commands => Some(("execute", "arguments")),
        Side::Events => Some(("event", "data")),
        Side::Errors => None,
    };
    let arms = listed(context).map(|(variant, ty)| {
        let ident = &variant.ident;
        let body = match keys {
            Some((key, payload)) => {
                let name = name(ty, side);
                let name = step(&quote!(__qmp::member(__map, #key, #name)));
                let payload = quote_spanned! {place(ty.span())=>
                    __qmp::member(__map, #payload, __payload)
                };
                quote!({ #name #payload })
            }
            None => whole(ty),
        };
        quote!(Self::#ident(__payload) => #body,)
    });
    let other = context.container.other().and_then(|variant| {
        let (ident, whole) = (&variant.ident, whole(variant.newtype()?));
        Some(quote!(Self::#ident(__payload) => #whole,))
    });
    let empty = context
        .container
        .variants
        .is_empty()
        .then(|| quote!(_ => __qmp::stub(),));
    quote! {
        #write {
            fn write<__M: __qmp::ObjectWriter>(
                &self,
                __map: &mut __M,
            ) -> __qmp::Result<(), __M::Error> {
                match self {
                    #(#arms)*
                    #other
                    #empty
                }
            }
        }
        #serialize
    }
}

/// No two variants of one name, and no other vendor's. The names stand in other types,
/// so this is evaluated, by `cargo check` too; a type parameter keeps it from that.
fn assertions(context: &Context<'_>, side: Side) -> TokenStream {
    if context.has_type_parameters() {
        return TokenStream::new();
    }
    let names: Vec<_> = listed(context)
        .map(|(_, ty)| elided(context, &name(ty, side)))
        .collect();
    let word = if side == Side::Errors {
        "class"
    } else {
        "name"
    };
    let messages: Vec<_> = listed(context)
        .map(|(variant, _)| {
            format!(
                "this variant has the same {word} on the wire as `{}`",
                variant.ident
            )
        })
        .collect();
    let distinct = listed(context).enumerate().skip(1).map(|(index, (_, ty))| {
        let before = &messages[..index];
        let index = Literal::usize_unsuffixed(index);
        quote_spanned! {place(ty.span())=>
            const _: () = __qmp::assert_distinct(__NAMES, #index, &[#(#before),*]);
        }
    });
    let vendor = context.container.rfqdn.iter().flat_map(|rfqdn| {
        let rfqdn = rfqdn.value.value();
        listed(context)
            .zip(&names)
            .map(move |((variant, ty), name)| {
                let message = format!(
                    "`{}` has a downstream {word} that is not of the vendor `{rfqdn}`",
                    variant.ident
                );
                quote_spanned! {place(ty.span())=>
                    const _: () = __qmp::assert_vendor(#name, #rfqdn, #message);
                }
            })
    });
    quote! {
        const __NAMES: &[&__qmp::str] = &[#(#names),*];
        #(#distinct)*
        #(#vendor)*
    }
}

/// `Display` and `core::error::Error` of an enum of errors: those of what it holds.
fn error(context: &Context<'_>) -> TokenStream {
    let bounds = bound::display(context.container);
    let display = context.header(&quote!(__qmp::fmt::Display), &bounds);
    let std_error = kinds::std_error(context, &bounds);
    let arms = context.container.variants.iter().filter_map(|variant| {
        let (ident, ty) = (&variant.ident, variant.newtype()?);
        let shown = quote_spanned! {place(ty.span())=>
            <#ty as __qmp::fmt::Display>::fmt(__error, __formatter)
        };
        Some(quote!(Self::#ident(__error) => #shown,))
    });
    let empty = context
        .container
        .variants
        .is_empty()
        .then(|| quote!(_ => __qmp::stub(),));
    quote! {
        #display {
            fn fmt(&self, __formatter: &mut __qmp::fmt::Formatter<'_>) -> __qmp::fmt::Result {
                match self { #(#arms)* #empty }
            }
        }
        #std_error
    }
}
