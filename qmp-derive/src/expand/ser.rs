//! `Serialize`, and `WriteMembers` that it is driven by.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{Context, bound, place, step};
use crate::model::{Kind, Member, Role};

pub fn expand(context: &Context<'_>) -> TokenStream {
    let container = context.container;
    let bounds = bound::serialize(container);
    let write = context.header(&quote!(__qmp::WriteMembers), &bounds);
    let serialize = context.header(&quote!(__qmp::Serialize), &bounds);
    let class = matches!(container.kind, Some(Kind::Error(_))).then(|| {
        step(&quote!(__qmp::member(
            __map,
            "class",
            <Self as __qmp::Error>::CLASS
        )))
    });
    let steps = container
        .members
        .iter()
        .enumerate()
        .filter_map(|(n, member)| {
            let written = member_step(n, member)?;
            let ident = &member.ident;
            Some(match &member.skip_serializing_if {
                Some(path) => {
                    let skip = quote_spanned!(place(path.span())=> #path(&self.#ident));
                    quote!(if !#skip { #written })
                }
                None => written,
            })
        });
    let with = container
        .members
        .iter()
        .enumerate()
        .filter_map(|(n, member)| {
            let path = member.serialize_with.as_ref()?;
            let (n, ident) = (Literal::usize_unsuffixed(n), &member.ident);
            let header = context.header(&quote!(__qmp::WriteWith<#n>), &bounds);
            let call = quote_spanned!(place(path.span())=> #path(&self.#ident, __serializer));
            Some(quote! {
                #header {
                    fn write_with<__S: __qmp::Serializer>(
                        &self,
                        __serializer: __S,
                    ) -> __qmp::Result<__S::Ok, __S::Error> {
                        #call
                    }
                }
            })
        });
    quote! {
        #write {
            fn write<__M: __qmp::SerializeMap>(
                &self,
                __map: &mut __M,
            ) -> __qmp::Result<(), __M::Error> {
                let _ = &__map;
                #class
                #(#steps)*
                __qmp::Ok(())
            }
        }

        #serialize {
            fn serialize<__S: __qmp::Serializer>(
                &self,
                __serializer: __S,
            ) -> __qmp::Result<__S::Ok, __S::Error> {
                __qmp::write_object(self, __serializer)
            }
        }

        #(#with)*
    }
}

/// Writes one member of the struct, if it is written at all.
fn member_step(n: usize, member: &Member) -> Option<TokenStream> {
    let (ident, name, ty) = (&member.ident, &member.name.text, &member.ty);
    let call = match member.role {
        Role::Skip => return None,
        Role::Flatten => quote_spanned! {place(ty.span())=>
            <#ty as __qmp::WriteMembers>::write(&self.#ident, __map)
        },
        Role::Buffered => quote_spanned!(place(ty.span())=> __qmp::write_flat(__map, &self.#ident)),
        Role::Extra => quote_spanned!(place(ty.span())=> __qmp::extra(__map, &self.#ident)),
        Role::Plain if member.serialize_with.is_some() => {
            let n = Literal::usize_unsuffixed(n);
            let call = quote!(__qmp::member(__map, #name, &__qmp::WriteBy::<Self, #n>(self)));
            if member.is_option() {
                let written = step(&call);
                return Some(quote!(if __qmp::Option::is_some(&self.#ident) { #written }));
            }
            call
        }
        Role::Plain if member.is_option() => {
            quote_spanned!(place(ty.span())=> __qmp::optional(__map, #name, &self.#ident))
        }
        Role::Plain => quote_spanned!(place(ty.span())=> __qmp::member(__map, #name, &self.#ident)),
    };
    Some(step(&call))
}
