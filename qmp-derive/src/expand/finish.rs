//! From a type's slots to its value: `finish` of `Members`. Called by `de`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::de::{Slot, Tables, read_as, reads_with};
use super::{bound_item, members_item, place, step, unwrap};
use crate::model::{Default, Member, Role, Shape};

impl<'a> Tables<'a> {
    /// One pattern takes all slots apart, if none that must be filled is empty. Nothing
    /// can fail halfway then, which is what makes a chain of checks long when compiled.
    /// Otherwise each type says what it makes of an absent member, once around the loop: a
    /// call of itself would keep the function from being inlined.
    pub(super) fn finish(&self) -> TokenStream {
        let absent: Vec<_> = self
            .slots()
            .filter_map(absent)
            .map(|call| step(&call))
            .collect();
        let pattern = self.pattern();
        let members = self.context.members.iter();
        let values = members.clone().map(|member| self.value(member));
        let body = if self.context.is_variant {
            let phantom = self
                .context
                .is_generic()
                .then(|| quote!(__qmp::PhantomData));
            let values = values.chain(phantom);
            quote!(Self(#(#values),*))
        } else if self.context.container.shape == Shape::Unit {
            quote!(Self)
        } else {
            let idents = members.map(|member| &member.ident);
            quote!(Self { #(#idents: #values),* })
        };
        let (slots, body) = if absent.is_empty() {
            let body = quote! {
                let #pattern = __slots;
                __qmp::Ok(#body)
            };
            (quote!(__slots), body)
        } else {
            let body = quote! {
                loop {
                    match __slots {
                        #pattern => return __qmp::Ok(#body),
                        _ => { #(#absent)* }
                    }
                }
            };
            (quote!(mut __slots), body)
        };
        quote! {
            #[inline(always)]
            fn finish<__E: __qmp::DeError>(#slots: Self::Slots) -> __qmp::Result<Self, __E> {
                #body
            }
        }
    }

    /// All slots, in their order.
    fn slots(&self) -> impl Iterator<Item = &Slot<'a>> {
        let known = self.plain.iter().chain(&self.flat);
        known.chain(&self.extra).chain(&self.buffered)
    }

    /// The slots taken apart, each by a name of its own.
    fn pattern(&self) -> TokenStream {
        let ident = &self.context.slots;
        let slots = self.slots().map(|slot| {
            let local = match slot.member {
                Some(_) => local(slot).into_token_stream(),
                None => quote!(_),
            };
            match absent(slot) {
                Some(_) => quote!(__qmp::Some(#local)),
                None => local,
            }
        });
        let phantom = self.is_generic().then(|| quote!(_));
        let slots = slots.chain(phantom);
        quote!(#ident(#(#slots),*))
    }

    /// The expression that makes a member of the struct.
    fn value(&self, member: &Member) -> TokenStream {
        let ty = &member.ty;
        let default = || match &member.default {
            Some(Default::Path(path)) => quote_spanned!(place(path.span())=> #path()),
            _ => quote_spanned!(member.place=> <#ty as __qmp::Default>::default()),
        };
        let Some(slot) = self.slots().find(|slot| slot.is_of(member)).map(local) else {
            return default();
        };
        match member.role {
            Role::Flatten => {
                let finish = members_item(ty, "finish");
                unwrap(&quote_spanned!(member.place=> #finish::<__E>(#slot)))
            }
            Role::Extra if self.context.asks_at_once(ty) => {
                let kept = bound_item(ty, "ExtraMap", "kept");
                quote_spanned!(member.place=> #kept(#slot))
            }
            Role::Extra => quote!(__qmp::Option::unwrap_or_default(#slot)),
            Role::Plain if member.default.is_some() => {
                let default = default();
                quote! {
                    match #slot {
                        __qmp::Some(__value) => __value,
                        __qmp::None => #default,
                    }
                }
            }
            Role::Plain if member.is_option() => quote!(__qmp::Option::flatten(#slot)),
            Role::Plain | Role::Buffered | Role::Skip => quote!(#slot),
        }
    }
}

/// The name that a slot's content has, once taken out of it.
fn local(slot: &Slot<'_>) -> Ident {
    format_ident!("__slot{}", slot.at.to_string())
}

/// What is done about an empty slot, if it must be filled.
fn absent(slot: &Slot<'_>) -> Option<TokenStream> {
    let (at, name) = (&slot.at, slot.name);
    let Some(member) = slot.member else {
        return Some(quote!(__qmp::Read::absent(&mut __slots.#at, #name)));
    };
    match member.role {
        Role::Plain if member.default.is_some() || member.is_option() => None,
        Role::Plain if reads_with(member) => Some(quote!(__qmp::absent_with(&__slots.#at, #name))),
        Role::Plain => {
            let of = read_as(member);
            Some(quote!(#of::absent(&mut __slots.#at, #name)))
        }
        Role::Buffered => {
            let name = member.ident.unraw().to_string();
            Some(quote!(__qmp::absent_with(&__slots.#at, #name)))
        }
        Role::Skip | Role::Flatten | Role::Extra => None,
    }
}
