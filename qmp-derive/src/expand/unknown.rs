//! What becomes of the members that a type's tables do not know: the policy, and the
//! places that they are kept in. Called by `de`, for the impl of `Members`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::de::{Tables, slot_of};
use super::{place, step};
use crate::model::{Kind, Role, Unknown};

impl Tables<'_> {
    pub fn unknown(&self) -> TokenStream {
        let policy = self.policy();
        let keeps = self.holds(&quote!(KEEPS), self.extra.is_some());
        let buffers = self.holds(&quote!(BUFFERS), !self.buffered.is_empty());
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

    fn policy(&self) -> TokenStream {
        let container = self.context.container;
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

    /// A constant that is true if the type itself has such a member, or one that it
    /// flattens.
    fn holds(&self, constant: &TokenStream, own: bool) -> TokenStream {
        if own {
            return quote!(const #constant: __qmp::bool = true;);
        }
        let flat: Vec<_> = self.flat_types().collect();
        if flat.is_empty() {
            return TokenStream::new();
        }
        quote!(const #constant: __qmp::bool = #(#flat::#constant)||*;)
    }

    /// Passes unknown members to the first place that keeps them.
    fn keep(&self) -> TokenStream {
        let body = if let Some(slot) = &self.extra {
            let at = &slot.at;
            quote!(__qmp::keep(&mut __slots.#at, __name, __map))
        } else if self.flat.is_empty() {
            return TokenStream::new();
        } else {
            let inner = self.flat.iter().zip(self.flat_types()).map(|(slot, ty)| {
                let at = &slot.at;
                quote! {
                    if #ty::KEEPS {
                        return #ty::keep(&mut __slots.#at, __name, __map);
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
                Role::Flatten => quote!(<#ty as __qmp::Members<'__de>>::take::<__E>),
                _ if member.is_option() => quote!(__qmp::take_option),
                _ => quote!(__qmp::take::<#ty, __E>),
            };
            let span = place(ty.span());
            Some(step(
                &quote_spanned!(span=> #take(&mut __slots.#at, __buffer)),
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
