//! QAPI's flat union: an object whose members depend on one of them, the discriminator.
//! It may come last, so the members of a branch are taken from what was buffered.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::unknown::policy;
use super::{Context, bound, de, members_item, place, ser, shell, step, unwrap};
use crate::model::{Name, Payload, Variant};

pub fn expand(context: &Context<'_>, tag: &Name) -> TokenStream {
    let union = Union {
        context,
        tag: &tag.text,
    };
    let structs = union.structs();
    let slots = union.slots();
    let members = union.members();
    let write = union.write();
    quote!(#structs #slots #members #write)
}

struct Union<'a> {
    context: &'a Context<'a>,
    tag: &'a str,
}

impl Union<'_> {
    /// The struct that stands for the members of a variant while they are read.
    fn struct_of(variant: &Variant) -> Ident {
        format_ident!("__{}Members", variant.ident)
    }

    fn structs(&self) -> TokenStream {
        let context = self.context;
        let variants = context.container.listed();
        variants
            .filter_map(|variant| {
                let Payload::Struct(members) = &variant.payload else {
                    return None;
                };
                let ident = Self::struct_of(variant);
                let of_variant = context.of_variant(&ident, members);
                let tables = de::members(&of_variant);
                let fields = members.iter().map(|member| {
                    let (ident, ty) = (&member.ident, &member.ty);
                    quote!(#ident: #ty,)
                });
                let (declared, this) = (&context.params.declared, &context.this);
                let clause = context.clause(&[]);
                Some(quote! {
                    pub struct #ident<#(#declared),*> #clause {
                        #(#fields)*
                        __of: __qmp::PhantomData<#this>,
                    }
                    #tables
                })
            })
            .collect()
    }

    /// The type whose tables a branch is read by, if it has members.
    fn members_of(&self, variant: &Variant) -> Option<TokenStream> {
        match &variant.payload {
            Payload::Unit => None,
            Payload::Newtype(ty) => Some(quote!(#ty)),
            Payload::Struct(_) => {
                let (ident, used) = (Self::struct_of(variant), &self.context.params.used);
                Some(quote!(#ident<#(#used),*>))
            }
        }
    }

    /// Each listed branch that has members, with the type of these.
    fn branches(&self) -> Vec<(&Ident, TokenStream)> {
        let listed = self.context.container.listed();
        listed
            .filter_map(|variant| Some((&variant.ident, self.members_of(variant)?)))
            .collect()
    }

    /// The variant that keeps unknown branches, and its type.
    fn other(&self) -> Option<(&Ident, &Type)> {
        let variant = self.context.container.other()?;
        Some((&variant.ident, variant.newtype()?))
    }

    /// One variant a branch, with the slots of its members.
    fn slots(&self) -> TokenStream {
        let context = self.context;
        let bounds = bound::members(context.container, &[]);
        let generics = context.de_generics();
        let clause = context.clause(&bounds);
        let this = &context.this;
        let branches = self.branches();
        let branches = branches.iter().map(|(ident, ty)| {
            let slots = members_item(ty, "Slots");
            quote!(#ident(#slots),)
        });
        let other = self.other().map(|(ident, ty)| quote!(#ident(#ty),));
        let unit = self.units().map(|variant| {
            let ident = &variant.ident;
            quote!(#ident,)
        });
        quote! {
            pub enum __Branch #generics #clause {
                #(#branches)*
                #(#unit)*
                #other
                __None(__qmp::PhantomData<(&'__de (), #this)>),
            }
        }
    }

    fn units(&self) -> impl Iterator<Item = &Variant> {
        let listed = self.context.container.listed();
        listed.filter(|variant| matches!(variant.payload, Payload::Unit))
    }

    fn members(&self) -> TokenStream {
        let context = self.context;
        let container = context.container;
        let bounds = bound::members(container, &[]);
        let members = context.de_header(&quote!(__qmp::Members<'__de>), &bounds);
        let used = &context.params.used;
        let tag = self.tag;
        let branches = self.branches();
        let items = |item: &'static str| branches.iter().map(move |(_, ty)| members_item(ty, item));
        let (names, any_keeps) = (items("NAMES"), items("KEEPS"));
        let unknown = policy(container);
        let keeps = branches.iter().map(|(ident, ty)| {
            let (keeps, keep) = (members_item(ty, "KEEPS"), members_item(ty, "keep"));
            quote!(__Branch::#ident(__slots) if #keeps => #keep(__slots, __name, __map),)
        });
        let chosen = branches.iter().map(|(ident, ty)| {
            let read = members_item(ty, "read");
            quote!(__Branch::#ident(__slots) => #read(__slots, __name, __map),)
        });
        let no_slots = quote!((__qmp::None, __Branch::__None(__qmp::PhantomData)));
        let read = self.read();
        let take = self.take();
        let finish = self.finish();
        let deserialize = shell::deserialize(
            context,
            &de::read_object(container.listed().find_map(Variant::newtype)),
        );
        quote! {
            #members {
                type Slots = (__qmp::Option<__qmp::Tag<'__de>>, __Branch<'__de, #(#used),*>);
                const NAMES: __qmp::Names =
                    __qmp::Names::with_flattened(&[#tag], &[#(&#names),*]);
                const UNKNOWN: __qmp::Unknown = __qmp::Unknown::#unknown;
                const KEEPS: __qmp::bool = false #(|| #any_keeps)*;
                const BUFFERS: __qmp::bool = true;
                fn slots() -> Self::Slots { #no_slots }
                fn read<__A: __qmp::MapAccess<'__de>>(
                    __slots: &mut Self::Slots,
                    __name: &__qmp::str,
                    __map: &mut __A,
                ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
                    if __name != #tag {
                        return match &mut __slots.1 {
                            #(#chosen)*
                            _ => __qmp::None,
                        };
                    }
                    #read
                }
                fn keep<__A: __qmp::MapAccess<'__de>>(
                    __slots: &mut Self::Slots,
                    __name: __qmp::Cow<'__de, __qmp::str>,
                    __map: &mut __A,
                ) -> __qmp::Result<(), __A::Error> {
                    let _ = &__name;
                    match &mut __slots.1 {
                        #(#keeps)*
                        _ => __qmp::skip(__map),
                    }
                }
                fn take<__E: __qmp::DeError>(
                    __slots: &mut Self::Slots,
                    __buffer: &mut __qmp::Buffer<'__de>,
                ) -> __qmp::Result<(), __E> {
                    #take
                }
                fn finish<__E: __qmp::DeError>(__slots: Self::Slots) -> __qmp::Result<Self, __E> {
                    #finish
                }
            }

            #deserialize
        }
    }

    /// Reads the tag, and chooses the branch by it.
    fn read(&self) -> TokenStream {
        let tag = self.tag;
        let branches = self.branches();
        let listed = || self.context.container.listed();
        let arms = listed().map(|variant| {
            let names = variant.names().map(|name| &name.text);
            let ident = &variant.ident;
            let slots = branches.iter().find(|(branch, _)| *branch == ident);
            let slots = slots.map(|(_, ty)| {
                let slots = members_item(ty, "slots");
                quote!((#slots()))
            });
            quote!(__qmp::Some(#(#names)|*) => __Branch::#ident #slots,)
        });
        let fill = if self.other().is_some() {
            quote!(__qmp::fill(&mut __slots.0, #tag, __map))
        } else {
            let values = listed().map(|variant| &variant.name.text);
            let aliases = listed().flat_map(|variant| variant.names().skip(1));
            let aliases = aliases.map(|name| &name.text);
            let seed = quote!(__qmp::OneOf {
                values: &[#(#values),*],
                aliases: &[#(#aliases),*],
            });
            quote!(__qmp::fill_seed(&mut __slots.0, #tag, #seed, __map))
        };
        quote! {
            let __read = #fill;
            __slots.1 = match __qmp::chosen(&__slots.0) {
                #(#arms)*
                _ => __Branch::__None(__qmp::PhantomData),
            };
            __qmp::Some(__read)
        }
    }

    /// Takes the members of the branch that stood before its tag out of the buffer.
    fn take(&self) -> TokenStream {
        let tag = self.tag;
        let arms = self.branches().into_iter().map(|(ident, ty)| {
            quote_spanned! {place(ty.span())=>
                __Branch::#ident(__slots) => __qmp::take_members::<#ty, __E>(__slots, __buffer),
            }
        });
        let found = unwrap(&quote!(__qmp::tag(&__slots.0, #tag)));
        let other = match self.other() {
            Some((ident, ty)) => {
                let keep = unwrap(&quote_spanned! {place(ty.span())=>
                    __qmp::take_branch::<#ty, __E>(__tag, __buffer)
                });
                quote! {
                    __slots.1 = __Branch::#ident(#keep);
                }
            }
            None => quote!(let _ = __tag;),
        };
        quote! {
            match &mut __slots.1 {
                #(#arms)*
                __Branch::__None(_) => {
                    let __tag = #found;
                    #other
                    __qmp::Ok(())
                }
                _ => __qmp::Ok(()),
            }
        }
    }

    fn finish(&self) -> TokenStream {
        let branches = self.branches();
        let tag = self.tag;
        let arms = self.context.container.listed().map(|variant| {
            let ident = &variant.ident;
            let branch = branches.iter().find(|(branch, _)| *branch == ident);
            let Some((_, ty)) = branch else {
                return quote!(__Branch::#ident => __qmp::Ok(Self::#ident),);
            };
            let finish = members_item(ty, "finish");
            let value = unwrap(&quote!(#finish::<__E>(__inner)));
            let made = match &variant.payload {
                Payload::Struct(members) => {
                    let idents = members.iter().map(|member| &member.ident);
                    quote!(Self::#ident { #(#idents: __value.#idents),* })
                }
                Payload::Unit | Payload::Newtype(_) => quote!(Self::#ident(__value)),
            };
            quote!(__Branch::#ident(__inner) => {
                let __value = #value;
                __qmp::Ok(#made)
            })
        });
        let other = self.other().map(
            |(ident, _)| quote!(__Branch::#ident(__value) => __qmp::Ok(Self::#ident(__value)),),
        );
        quote! {
            match __slots.1 {
                #(#arms)*
                #other
                __Branch::__None(_) => __qmp::Err(__qmp::DeError::missing_field(#tag)),
            }
        }
    }

    fn write(&self) -> TokenStream {
        let context = self.context;
        let bounds = bound::serialize(context.container);
        let write = context.header(&quote!(__qmp::WriteMembers), &bounds);
        let serialize = shell::serialize_object(context);
        let tag = self.tag;
        let arms = context.container.listed().map(|variant| {
            let (ident, name) = (&variant.ident, &variant.name.text);
            let tag = step(&quote!(__qmp::member(__map, #tag, #name)));
            match &variant.payload {
                Payload::Unit => quote!(Self::#ident => { #tag }),
                Payload::Newtype(ty) => {
                    let branch = step(&quote_spanned! {place(ty.span())=>
                        <#ty as __qmp::WriteMembers>::write(__value, __map)
                    });
                    quote!(Self::#ident(__value) => { #tag #branch })
                }
                Payload::Struct(members) => {
                    let idents = members.iter().map(|member| &member.ident);
                    let locals: Vec<_> = (0..members.len())
                        .map(|n| format_ident!("__member{n}"))
                        .collect();
                    let steps = members.iter().zip(&locals).filter_map(|(member, local)| {
                        ser::member_step(0, member, &quote!(*#local))
                    });
                    quote! {
                        Self::#ident { #(#idents: #locals),* } => {
                            #(let _ = #locals;)*
                            #tag
                            #(#steps)*
                        }
                    }
                }
            }
        });
        let other = self.other().map(|(ident, ty)| {
            let name = step(&quote! {
                __qmp::member(__map, #tag, __qmp::UnlistedName::unlisted_name(__value))
            });
            let members = step(&quote_spanned! {place(ty.span())=>
                <#ty as __qmp::WriteMembers>::write(__value, __map)
            });
            quote!(Self::#ident(__value) => { #name #members })
        });
        let empty = context
            .container
            .variants
            .is_empty()
            .then(|| quote!(_ => {}));
        quote! {
            #write {
                fn write<__M: __qmp::SerializeMap>(
                    &self,
                    __map: &mut __M,
                ) -> __qmp::Result<(), __M::Error> {
                    match self { #(#arms)* #other #empty }
                    __qmp::Ok(())
                }
            }
            #serialize
        }
    }
}
