//! `Serialize`, and `WriteMembers` that it is driven by.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{Context, apart, bound, de, place, shell, step};
use crate::model::{Member, Role};

pub fn expand(context: &Context<'_>) -> TokenStream {
    let container = context.container;
    let bounds = bound::serialize(container);
    let write = context.header(&quote!(__qmp::WriteMembers), &bounds);
    let serialize = shell::serialize_object(context);
    let class = context.class().map(|class| {
        step(&quote!(__qmp::member(
            __map,
            #class,
            <Self as __qmp::Error>::CLASS
        )))
    });
    let members = container.members.iter().enumerate();
    let steps = members.filter_map(|(n, member)| member_step(n, member, &context.access(member)));
    let with = write_with(context);
    let apart = apart::of_generic(context, &quote!(__qmp::WriteMembers));
    let names = if context.reads() && !context.has_type_parameters() {
        quote!(<Self as __qmp::Members<'static>>::NAMES)
    } else {
        de::names(
            context.members,
            context.class(),
            &quote!(__qmp::WriteMembers),
        )
    };
    quote! {
        #write {
            const NAMES: __qmp::Names = #names;
            fn write<__M: __qmp::SerializeMap>(
                &self,
                __map: &mut __M,
            ) -> __qmp::Result<(), __M::Error> {
                let _ = &__map;
                #apart
                #class
                #(#steps)*
                __qmp::Ok(())
            }
        }

        #serialize

        #with
    }
}

/// The glue to the user's functions that write members, which are counted through all variants.
///
/// ```ignore
/// impl WriteWith<0, Vec<u8>> for Drive {
///     fn write_with<__S: Serializer>(…) -> Result<__S::Ok, __S::Error> {
///         hex::serialize(__value, __serializer)
///     }
/// }
/// ```
pub(super) fn write_with(context: &Context<'_>) -> TokenStream {
    let bounds = bound::serialize(context.container);
    let members = context.container.all_members().enumerate();
    let with = members.filter_map(|(n, member)| {
        let path = member.serialize_with.as_ref()?;
        let (n, ty) = (Literal::usize_unsuffixed(n), &member.ty);
        let header = context.header(&quote!(__qmp::WriteWith<#n, #ty>), &bounds);
        let call = quote_spanned!(place(path.span())=> #path(__value, __serializer));
        Some(quote! {
            #header {
                fn write_with<__S: __qmp::Serializer>(
                    __value: &#ty,
                    __serializer: __S,
                ) -> __qmp::Result<__S::Ok, __S::Error> {
                    #call
                }
            }
        })
    });
    with.collect()
}

/// Writes the member number `n` that is the expression `at`, if it is written at all.
pub(super) fn member_step(n: usize, member: &Member, at: &TokenStream) -> Option<TokenStream> {
    let (name, ty, span) = (&member.name.text, &member.ty, member.place);
    let call = match member.role {
        Role::Skip => return None,
        Role::Flatten => quote_spanned!(span=> <#ty as __qmp::WriteMembers>::write(&#at, __map)),
        Role::Buffered => quote_spanned!(span=> __qmp::write_flat(__map, &#at)),
        Role::Extra => quote_spanned!(span=> __qmp::extra(__map, &#at)),
        Role::Plain if member.serialize_with.is_some() => {
            let n = Literal::usize_unsuffixed(n);
            quote!(__qmp::member(__map, #name, &__qmp::WriteBy::<Self, #n, #ty>::new(&#at)))
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
