//! What `qmp_types::schema` is told of a type: its members, values or branches under their
//! names on the wire, as a constant. Emitted with the feature `schema` alone, for every kind
//! of type that stands in QAPI's schema; `expand` calls it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Context, place};
use crate::model::{Kind, Member, Name, Payload, Role, Variant};

pub fn expand(context: &Context<'_>) -> TokenStream {
    let container = context.container;
    let kind = match &container.kind {
        Some(Kind::Command(..) | Kind::Event(_) | Kind::Data) => {
            let body = body(&container.members);
            quote!(Object(#body))
        }
        Some(Kind::Values) => {
            let values = container.listed().map(|variant| names(variant.names()));
            let other = container.other().is_some();
            quote!(Enum(__qmp::schema::Enum { values: &[#(#values),*], other: #other }))
        }
        Some(Kind::Union(tag)) => {
            let (tag, other) = (&tag.text, container.other().is_some());
            let branches = container.listed().map(branch);
            quote!(Union(__qmp::schema::Union {
                tag: #tag,
                branches: &[#(#branches),*],
                other: #other,
            }))
        }
        Some(Kind::Alternate) => {
            let branches = container.variants.iter().map(|variant| {
                let ident = variant.ident.unraw().to_string();
                let of = match variant.newtype() {
                    Some(ty) if variant.deserialize_with.is_none() => of(ty),
                    _ => quote!(__qmp::schema::ANY),
                };
                quote!((#ident, #of))
            });
            quote!(Alternate(&[#(#branches),*]))
        }
        Some(Kind::Error(_) | Kind::Dispatch(_)) | None => return TokenStream::new(),
    };
    let describe = context.header(&quote!(__qmp::schema::Describe), &[]);
    let ident = container.ident.unraw().to_string();
    let definition = definition(context);
    quote! {
        #describe {
            const TYPE: &'static __qmp::schema::Type = {
                use __qmp::schema::NotDescribed as _;
                &__qmp::schema::Type {
                    name: #ident,
                    id: __qmp::schema::type_name::<Self>,
                    shape: __qmp::schema::Shape::#kind,
                }
            };
        }
        #definition
    }
}

/// What a command or an event is beside its members: also after an error, so that none
/// is reported where the type is checked.
pub fn definition(context: &Context<'_>) -> TokenStream {
    let (kind, returns) = match &context.container.kind {
        Some(Kind::Command(_, options)) => {
            let returns = options
                .returns
                .as_ref()
                .map_or_else(|| of(&syn::parse_quote!(__qmp::Empty)), of);
            (quote!(command), Some(returns))
        }
        Some(Kind::Event(_)) => (quote!(event), None),
        _ => return TokenStream::new(),
    };
    let described = context.header(&quote!(__qmp::schema::Described), &[]);
    let this = of(&syn::parse_quote!(Self));
    quote! {
        #described {
            const DEFINITION: __qmp::schema::Definition = {
                use __qmp::schema::NotDescribed as _;
                __qmp::schema::Definition::#kind::<Self>(#this, #returns)
            };
        }
    }
}

/// The members of an object, or of a branch.
fn body(members: &[Member]) -> TokenStream {
    let with = |role| members.iter().filter(move |member| member.role == role);
    let plain = with(Role::Plain).map(|member| {
        let names = names(member.names());
        let may_omit = member.is_option() || member.skip_serializing_if.is_some();
        let may_lack = member.is_option() || member.default.is_some();
        let by_hand = member.serialize_with.is_some() || member.deserialize_with.is_some();
        let of = if by_hand {
            quote!(__qmp::schema::ANY)
        } else {
            of(&member.ty)
        };
        quote!(__qmp::schema::Member {
            names: #names,
            may_omit: #may_omit,
            may_lack: #may_lack,
            of: #of,
        })
    });
    let flattened = with(Role::Flatten).map(|member| of(&member.ty));
    let open = with(Role::Buffered).next().is_some();
    quote! {
        __qmp::schema::Body {
            members: &[#(#plain),*],
            flattened: &[#(#flattened),*],
            open: #open,
        }
    }
}

fn branch(variant: &Variant) -> TokenStream {
    let names = names(variant.names());
    let body = match &variant.payload {
        Payload::Unit => body(&[]),
        Payload::Struct(members) => body(members),
        Payload::Newtype(ty) => {
            let of = of(ty);
            quote! {
                __qmp::schema::Body {
                    members: &[],
                    flattened: &[#of],
                    open: false,
                }
            }
        }
    };
    quote!(__qmp::schema::Branch { names: #names, body: #body })
}

/// A name and its aliases.
fn names<'a>(names: impl Iterator<Item = &'a Name>) -> TokenStream {
    let names = names.map(|name| &name.text);
    quote!(&[#(#names),*])
}

/// A type's description, or that there is none.
fn of(ty: &Type) -> TokenStream {
    quote_spanned!(place(ty.span())=> <__qmp::schema::Ask<#ty>>::__QMP_TYPE)
}
