//! What becomes of the members that a type's tables do not know: the policy, and the
//! places that they are kept in. Called by `de`, for the impl of `Members`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::de::{Tables, slot_of};
use super::{bound_item, members_item, place, step};
use crate::model::{Container, Kind, Role, Unknown};

impl Tables<'_> {
    pub fn unknown(&self) -> TokenStream {
        let policy = policy(self.context.container);
        let keeps = self.holds("KEEPS", self.extra.is_some());
        let buffers = self.holds("BUFFERS", !self.buffered.is_empty());
        let keep = self.keep();
        let take = self.take();
        quote! {
            const UNKNOWN: __qmp::Unknown = __qmp::Unknown::#policy;
            #keeps
            #buffers
            #keep
            #take
        }
    }

    /// A constant that is true if the type itself has such a member, or one that it
    /// flattens.
    fn holds(&self, constant: &str, own: bool) -> TokenStream {
        let name = Ident::new(constant, Span::call_site());
        if own {
            return quote!(const #name: __qmp::bool = true;);
        }
        let flat: Vec<_> = self.flat_items(constant).collect();
        if flat.is_empty() {
            return TokenStream::new();
        }
        quote!(const #name: __qmp::bool = #(#flat)||*;)
    }

    /// Passes unknown members to the first place that keeps them.
    fn keep(&self) -> TokenStream {
        let body = if let Some(slot) = &self.extra {
            let at = &slot.at;
            let ty = slot.member.map(|member| &member.ty);
            match ty {
                Some(ty) if self.context.asks_at_once(ty) => {
                    let keep = bound_item(ty, "ExtraMap", "keep");
                    quote_spanned!(keep.span()=> #keep(&mut __slots.#at, __name, __map))
                }
                _ => {
                    quote_spanned!(place(ty.span())=> __qmp::keep(&mut __slots.#at, __name, __map))
                }
            }
        } else if self.flat.is_empty() {
            return TokenStream::new();
        } else {
            let flat = self.flat_items("KEEPS").zip(self.flat_items("keep"));
            let inner = self.flat.iter().zip(flat).map(|(slot, (keeps, keep))| {
                let at = &slot.at;
                quote_spanned! {keep.span()=>
                    if #keeps {
                        return #keep(&mut __slots.#at, __name, __map);
                    }
                }
            });
            quote!(#(#inner)* __qmp::skip(__map))
        };
        quote! {
            fn keep<__A: __qmp::MapAccess<'__de>>(
                __slots: &mut Self::Slots,
                __name: __qmp::Cow<'__de, __qmp::str>,
                __map: &mut __A,
            ) -> __qmp::Result<(), __A::Error> {
                #body
            }
        }
    }

    /// Lets the flattened plain serde types, in the order of the members, read
    /// themselves out of what was buffered.
    fn take(&self) -> TokenStream {
        if self.flat.is_empty() && self.buffered.is_empty() {
            return TokenStream::new();
        }
        let takes = self.context.members.iter().filter_map(|member| {
            let ty = &member.ty;
            let slots = match member.role {
                Role::Flatten => &self.flat,
                Role::Buffered => &self.buffered,
                Role::Plain | Role::Skip | Role::Extra => return None,
            };
            let at = slot_of(slots, member).map(|slot| &slot.at);
            let take = match member.role {
                Role::Flatten => {
                    let take = members_item(ty, "take");
                    quote!(#take::<__E>)
                }
                _ if member.is_option() => quote!(__qmp::take_option),
                _ => quote!(__qmp::take::<#ty, __E>),
            };
            Some(step(
                &quote_spanned!(member.place=> #take(&mut __slots.#at, __buffer)),
            ))
        });
        quote! {
            fn take<__E: __qmp::DeError>(
                __slots: &mut Self::Slots,
                __buffer: &mut __qmp::Buffer<'__de>,
            ) -> __qmp::Result<(), __E> {
                #(#takes)*
                __qmp::Ok(())
            }
        }
    }
}

/// The variant of `Unknown` that a type asks for, or that its kind has.
pub(super) fn policy(container: &Container) -> TokenStream {
    let by_kind = match &container.kind {
        Some(Kind::Command(..)) => Unknown::IgnoreDownstream,
        _ => Unknown::Ignore,
    };
    match container.unknown.unwrap_or(by_kind) {
        Unknown::Ignore => quote!(Ignore),
        Unknown::IgnoreDownstream => quote!(IgnoreDownstream),
        Unknown::Deny => quote!(Deny),
    }
}
