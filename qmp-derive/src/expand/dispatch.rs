//! An enum of commands, events or errors: the tables of `Dispatch`, and what is checked
//! of names that stand in other types.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::{
    Context, assertion, at_one_place, bound, bound_item, elided, kinds, place, shell, step,
};
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

/// The names of a side: the trait of a payload and its constant, the trait of `bounds` that asks
/// for it, the trait of the enum and its constant and method.
struct Words {
    payload: TokenStream,
    bound: &'static str,
    within: TokenStream,
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
    let (bound, within) = match side {
        Side::Commands => ("CommandPayload", quote!(InCommands)),
        Side::Events => ("EventPayload", quote!(InEvents)),
        Side::Errors => ("ErrorPayload", quote!(InErrors)),
    };
    Words {
        payload,
        bound,
        within,
        name,
        of_enum,
        names,
        method,
        read,
    }
}

/// `<Type as Event>::NAME`, by the trait of `bounds` where the type has no parameters.
fn name(context: &Context<'_>, ty: &Type, side: Side) -> TokenStream {
    let Words {
        payload,
        bound,
        name,
        ..
    } = words(side);
    if context.asks_at_once(ty) {
        return bound_item(ty, bound, "WIRE_NAME");
    }
    quote_spanned!(place(ty.span())=> <#ty as __qmp::#payload>::#name)
}

/// An item of `Other` of the type that keeps what is not listed.
fn other_item(ty: &Type, side: Side, item: &str) -> TokenStream {
    let (span, within) = (place(ty.span()), words(side).within);
    let item = Ident::new(item, span);
    let ty = at_one_place(&ty.to_token_stream(), span);
    quote_spanned!(span=> <#ty as __qmp::Other<'_, __qmp::#within>>::#item)
}

/// The listed variants, with the types that they hold.
fn listed<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Variant, &'a Type)> {
    let listed = context.container.listed();
    listed.filter_map(|variant| Some((variant, variant.newtype()?)))
}

/// The names of the enum's members: of a message the two that it is made of, of an error object
/// those of all payloads, each by `of`. A type parameter keeps the names of a payload from both
/// sides.
///
/// ```ignore
/// Names::new(&["event", "data"]).of("Event")
/// ```
fn members(context: &Context<'_>, side: Side, of: impl Fn(&Type) -> TokenStream) -> TokenStream {
    let ident = context.container.ident.unraw().to_string();
    let names = match side {
        Side::Events => quote!(new(&["event", "data"])),
        Side::Commands => quote!(new(&["execute", "exec-oob", "arguments"])),
        Side::Errors if context.has_type_parameters() => quote!(new(&[]).incomplete()),
        Side::Errors => {
            let payloads = listed(context).map(|(_, ty)| of(ty));
            let open = context.container.other().map(|_| quote!(.open()));
            quote!(with_flattened(&["class"], &[#(&#payloads),*]) #open)
        }
    };
    quote!(__qmp::Names::#names.of(#ident))
}

fn dispatch(context: &Context<'_>, side: Side) -> TokenStream {
    let bounds = bound::deserialize(context.container);
    let asked = (side == Side::Errors).then(|| {
        quote!(
            use __qmp::NoNames as _;
        )
    });
    let members = members(
        context,
        side,
        |ty| quote_spanned!(place(ty.span())=> <__qmp::NamesOf<'__de, #ty>>::__QMP_NAMES),
    );
    let header = context.de_header(&quote!(__qmp::Dispatch<'__de>), &bounds);
    let Words {
        bound,
        of_enum,
        names,
        ..
    } = words(side);
    let names = if context.has_type_parameters() {
        let names = listed(context).map(|(_, ty)| name(context, ty, side));
        quote!(&[#(#names),*])
    } else {
        quote!(<Self as __qmp::#of_enum>::#names)
    };
    let arms = listed(context).enumerate().map(|(index, (variant, ty))| {
        let (index, ident) = (Literal::usize_unsuffixed(index), &variant.ident);
        let read = if context.asks_at_once(ty) {
            bound_item(ty, bound, "read")
        } else {
            quote_spanned!(place(ty.span())=> <#ty as __qmp::Read>::read)
        };
        let read = quote_spanned!(read.span()=> #read(__payload));
        quote!(#index => __qmp::put(__place, #read, Self::#ident),)
    });
    let other = context.container.other().and_then(|variant| {
        let (ident, ty) = (&variant.ident, variant.newtype()?);
        let keep = if context.asks_at_once(ty) {
            other_item(ty, side, "keep")
        } else {
            quote_spanned!(place(ty.span())=> <#ty as __qmp::Unlisted<'__de>>::unlisted)
        };
        let keep = quote_spanned!(keep.span()=> #keep(__name, __payload));
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
            const LISTED: &'static [&'static __qmp::str] = #names;
            const MEMBERS: __qmp::Names = {
                #asked
                #members
            };
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
    let all = listed(context).map(|(_, ty)| name(context, ty, side));
    let allow_oob = (side == Side::Commands).then(|| {
        let each = listed(context).map(|(_, ty)| {
            if context.asks_at_once(ty) {
                bound_item(ty, "CommandPayload", "OUT_OF_BAND")
            } else {
                quote_spanned!(place(ty.span())=> <#ty as __qmp::Command>::ALLOW_OOB)
            }
        });
        quote!(const ALLOW_OOB: &'static [__qmp::bool] = &[#(#each),*];)
    });
    let arms = listed(context).map(|(variant, ty)| {
        let (ident, name) = (&variant.ident, name(context, ty, side));
        quote!(Self::#ident(_) => #name,)
    });
    let other = context.container.other().and_then(|variant| {
        let (ident, ty) = (&variant.ident, variant.newtype()?);
        let name = if context.asks_at_once(ty) {
            other_item(ty, side, "kept_name")
        } else {
            let within = words(side).within;
            quote_spanned!(place(ty.span())=> <#ty as __qmp::OtherIn<__qmp::#within>>::kept_name)
        };
        let name = quote_spanned!(name.span()=> #name(__other));
        Some(quote!(Self::#ident(__other) => #name,))
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
    let bound = words(side).bound;
    let keys = match side {
        Side::Commands => Some(("execute", "arguments")),
        Side::Events => Some(("event", "data")),
        Side::Errors => None,
    };
    let arms = listed(context).map(|(variant, ty)| {
        let ident = &variant.ident;
        let call = if context.asks_at_once(ty) {
            let write = bound_item(ty, bound, "write_into");
            quote_spanned!(write.span()=> #write(__payload, __map))
        } else if let Some((_, payload)) = keys {
            quote_spanned!(place(ty.span())=> __qmp::member(__map, #payload, __payload))
        } else {
            let write = quote_spanned!(place(ty.span())=> <#ty as __qmp::WriteMembers>::write);
            quote_spanned!(write.span()=> #write(__payload, __map))
        };
        match keys {
            Some((key, _)) => {
                let name = name(context, ty, side);
                let name = step(&quote!(__qmp::member(__map, #key, #name)));
                quote!(Self::#ident(__payload) => { #name #call })
            }
            None => quote!(Self::#ident(__payload) => #call,),
        }
    });
    let other = context.container.other().and_then(|variant| {
        let (ident, ty) = (&variant.ident, variant.newtype()?);
        let write = if context.asks_at_once(ty) {
            other_item(ty, side, "write_into")
        } else {
            quote_spanned!(place(ty.span())=> <#ty as __qmp::WriteMembers>::write)
        };
        let whole = quote_spanned!(write.span()=> #write(__payload, __map));
        Some(quote!(Self::#ident(__payload) => #whole,))
    });
    let members = members(context, side, |ty| {
        members_item(context, side, ty, "MEMBERS", "NAMES")
    });
    let count = count(context, side, keys.is_some());
    let empty = context
        .container
        .variants
        .is_empty()
        .then(|| quote!(_ => __qmp::stub(),));
    quote! {
        #write {
            const NAMES: __qmp::Names = #members;
            fn count(&self) -> __qmp::usize {
                #count
            }
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

/// An item of `WriteMembers` of what a variant holds, by the trait of `bounds` where the type has no
/// parameters, which has another name for it.
fn members_item(
    context: &Context<'_>,
    side: Side,
    ty: &Type,
    of_bound: &str,
    item: &str,
) -> TokenStream {
    let other = context.container.other().and_then(Variant::newtype);
    if context.asks_at_once(ty) && other.is_some_and(|other| std::ptr::eq(other, ty)) {
        return other_item(ty, side, of_bound);
    }
    if context.asks_at_once(ty) && side == Side::Errors {
        return bound_item(ty, "ErrorPayload", of_bound);
    }
    let item = Ident::new(item, place(ty.span()));
    quote_spanned!(place(ty.span())=> <#ty as __qmp::WriteMembers>::#item)
}

/// Counts the members that are written: two of a message, those of the payload of an error.
fn count(context: &Context<'_>, side: Side, is_message: bool) -> TokenStream {
    let variants = context.container.variants.iter();
    let counted = variants.filter(|variant| variant.other || !is_message);
    let arms: Vec<_> = counted
        .filter_map(|variant| {
            let (ident, ty) = (&variant.ident, variant.newtype()?);
            let count = members_item(context, side, ty, "counted", "count");
            Some(quote_spanned!(count.span()=> Self::#ident(__payload) => #count(__payload),))
        })
        .collect();
    if arms.is_empty() {
        return quote!(2);
    }
    let all = arms.len() == context.container.variants.len();
    let message = (!all).then(|| quote!(_ => 2,));
    quote!(match self { #(#arms)* #message })
}

/// Asserts that no two variants have one name, and none has a name of another vendor. The names
/// stand in other types, so this is evaluated, by `cargo check` too; a type parameter keeps it from
/// that.
fn assertions(context: &Context<'_>, side: Side) -> TokenStream {
    let places: Vec<_> = listed(context).map(|(_, ty)| place(ty.span())).collect();
    if context.has_type_parameters() || places.is_empty() {
        return TokenStream::new();
    }
    let Words { of_enum, names, .. } = words(side);
    let kind = match side {
        Side::Commands | Side::Events => "name",
        Side::Errors => "class",
    };
    let of = context.container.ident.unraw().to_string();
    let variants = listed(context).map(|(variant, _)| variant.ident.unraw().to_string());
    let rfqdn = context.container.rfqdn.as_ref();
    let rfqdn = rfqdn.map(|rfqdn| rfqdn.value.value()).unwrap_or_default();
    let room = Literal::usize_unsuffixed((places.len() * 2).next_power_of_two());
    let this = elided(context, &context.this);
    let found = quote! {
        __qmp::Listing::wrong::<#room>(&__qmp::Listing {
            of: #of,
            kind: #kind,
            names: <#this as __qmp::#of_enum>::#names,
            variants: &[#(#variants),*],
            rfqdn: #rfqdn,
        })
    };
    let assertion = assertion(&found, &places);
    quote!(const _: () = #assertion;)
}

/// `Display` and `core::error::Error` of an enum of errors: those of what it holds.
fn error(context: &Context<'_>) -> TokenStream {
    let bounds = bound::display(context.container);
    let display = context.header(&quote!(__qmp::fmt::Display), &bounds);
    let std_error = kinds::std_error(context, &bounds);
    let arms = context.container.variants.iter().filter_map(|variant| {
        let (ident, ty) = (&variant.ident, variant.newtype()?);
        let shown = if !context.asks_at_once(ty) {
            quote_spanned!(place(ty.span())=> <#ty as __qmp::fmt::Display>::fmt)
        } else if variant.other {
            other_item(ty, Side::Errors, "show")
        } else {
            bound_item(ty, "ErrorPayload", "show")
        };
        let shown = quote_spanned!(shown.span()=> #shown(__error, __formatter));
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
