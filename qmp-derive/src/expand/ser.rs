//! `Serialize`, and `WriteMembers` that it is driven by.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Context, apart, bound, bound_item, de, place, shell, step};
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
    let steps =
        members.filter_map(|(n, member)| member_step(context, n, member, &context.access(member)));
    let with = write_with(context);
    let apart = apart::of_generic(context, &quote!(__qmp::WriteMembers));
    let names = de::names(context, &quote!(__qmp::WriteMembers));
    let ty = container.ident.unraw().to_string();
    let names = quote!(#names.of(#ty));
    let own = usize::from(context.class().is_some());
    let count = count(context, context.members, own, |member| {
        context.access(member)
    });
    let count = count.map(|count| count_method(&count));
    quote! {
        #write {
            const NAMES: __qmp::Names = #names;
            #count
            fn write<__M: __qmp::ObjectWriter>(
                &self,
                __map: &mut __M,
            ) -> __qmp::Result<(), __M::Error> {
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

/// Counts the members that are written, beside so many that always are: `2 +
/// usize::from(Option::is_some(&self.file))`. Not of a type that may write others, which is no
/// struct to serde.
pub(super) fn count<'a>(
    context: &Context<'_>,
    members: impl IntoIterator<Item = &'a Member>,
    mut always: usize,
    mut access: impl FnMut(&Member) -> TokenStream,
) -> Option<TokenStream> {
    let mut sometimes = Vec::new();
    for member in members {
        let (at, ty) = (access(member), &member.ty);
        match member.role {
            Role::Skip => {}
            Role::Buffered | Role::Extra => return None,
            Role::Flatten => {
                let count = if context.asks_at_once(ty) {
                    bound_item(ty, "Flatten", "counted")
                } else {
                    quote_spanned!(member.place=> <#ty as __qmp::WriteMembers>::count)
                };
                sometimes.push(quote_spanned!(member.place=> #count(&#at)));
            }
            Role::Plain => {
                let some = member
                    .is_option()
                    .then(|| quote!(__qmp::Option::is_some(&#at)));
                let kept = member.skip_serializing_if.as_ref();
                let kept = kept.map(|path| {
                    let skip = quote_spanned!(place(path.span())=> #path(&#at));
                    quote!(!#skip)
                });
                match (some, kept) {
                    (None, None) => always += 1,
                    (Some(is), None) | (None, Some(is)) => {
                        sometimes
                            .push(quote!(<__qmp::usize as __qmp::From<__qmp::bool>>::from(#is)));
                    }
                    (Some(some), Some(kept)) => sometimes.push(
                        quote!(<__qmp::usize as __qmp::From<__qmp::bool>>::from(#some && #kept)),
                    ),
                }
            }
        }
    }
    let always = Literal::usize_unsuffixed(always);
    Some(quote!(#always #(+ #sometimes)*))
}

/// Emits `WriteMembers::count`.
pub(super) fn count_method(count: &TokenStream) -> TokenStream {
    quote!(fn count(&self) -> __qmp::usize { #count })
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
pub(super) fn member_step(
    context: &Context<'_>,
    n: usize,
    member: &Member,
    at: &TokenStream,
) -> Option<TokenStream> {
    let (name, ty, span) = (&member.name.text, &member.ty, member.place);
    let call = match member.role {
        Role::Skip => return None,
        Role::Flatten | Role::Extra if context.asks_at_once(ty) => {
            let bound = if member.role == Role::Flatten {
                "Flatten"
            } else {
                "ExtraMap"
            };
            let write = bound_item(ty, bound, "write_into");
            quote_spanned!(span=> #write(&#at, __map))
        }
        Role::Flatten => quote_spanned!(span=> <#ty as __qmp::WriteMembers>::write(&#at, __map)),
        Role::Buffered => quote_spanned!(span=> __qmp::write_flat(__map, &#at)),
        Role::Extra => {
            let at = behind_references(ty, at);
            quote_spanned!(span=> __qmp::extra(__map, &#at))
        }
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

/// The map that a member is or refers to: what is only written may borrow it.
fn behind_references(ty: &Type, at: &TokenStream) -> TokenStream {
    match ty {
        Type::Reference(reference) => behind_references(&reference.elem, &quote!(*#at)),
        Type::Group(group) => behind_references(&group.elem, at),
        Type::Paren(paren) => behind_references(&paren.elem, at),
        _ => at.clone(),
    }
}
