//! `Serialize`, and `WriteMembers` that it is driven by.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{Context, bound, place, shell, step};
use crate::model::{Kind, Member, Role};

pub fn expand(context: &Context<'_>) -> TokenStream {
    let container = context.container;
    let bounds = bound::serialize(container);
    let write = context.header(&quote!(__qmp::WriteMembers), &bounds);
    let serialize = shell::serialize_object(context);
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
            let ident = &member.ident;
            member_step(n, member, &quote!(self.#ident))
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

        #serialize

        #(#with)*
    }
}

/// Writes the member that is the expression `at`, if it is written at all.
pub(super) fn member_step(n: usize, member: &Member, at: &TokenStream) -> Option<TokenStream> {
    let (name, ty, span) = (&member.name.text, &member.ty, member.place);
    let call = match member.role {
        Role::Skip => return None,
        Role::Flatten => quote_spanned!(span=> <#ty as __qmp::WriteMembers>::write(&#at, __map)),
        Role::Buffered => quote_spanned!(span=> __qmp::write_flat(__map, &#at)),
        Role::Extra => quote_spanned!(span=> __qmp::extra(__map, &#at)),
        Role::Plain if member.serialize_with.is_some() => {
            let n = Literal::usize_unsuffixed(n);
            quote!(__qmp::member(__map, #name, &__qmp::WriteBy::<Self, #n>(self)))
        }
        Role::Plain if member.is_option() => {
            quote_spanned!(span=> __qmp::optional(__map, #name, &#at))
        }
        Role::Plain => quote_spanned!(span=> __qmp::member(__map, #name, &#at)),
    };
    let mut written = step(&call);
    if member.serialize_with.is_some() && member.is_option() {
        written = quote!(if __qmp::Option::is_some(&#at) { #written });
    }
    if let Some(path) = &member.skip_serializing_if {
        let skip = quote_spanned!(place(path.span())=> #path(&#at));
        written = quote!(if !#skip { #written });
    }
    Some(written)
}
