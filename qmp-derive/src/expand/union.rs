//! QAPI's flat union: an object whose members depend on one of them, the discriminator.
//! It may come last, so the members of a branch are taken from what was buffered.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::unknown::policy;
use super::{Context, apart, bound, bound_item, de, members_item, place, ser, shell, step, unwrap};
use crate::model::{Member, Name, Payload, Role, Variant};

pub fn expand(context: &Context<'_>, tag: &Name) -> TokenStream {
    let union = Union {
        context,
        tag: &tag.text,
    };
    let read = context.reads().then(|| {
        let structs = union.structs();
        let slots = union.slots();
        let members = union.members();
        quote!(#structs #slots #members)
    });
    let write = context.writes().then(|| union.write());
    let apart = apart::expand(context);
    quote!(#read #write #apart)
}

/// An enum whose variants may have members.
pub(super) struct Union<'a> {
    pub(super) context: &'a Context<'a>,
    /// Nothing, of an alternate.
    pub(super) tag: &'a str,
}

impl Union<'_> {
    /// The struct that stands for the members of the variant number `at` while they are read. It has
    /// no names of the user's in it, which would meet those of the derive.
    pub(super) fn struct_of(&self, at: usize) -> TokenStream {
        let (ident, used) = (numbered("__Members", at), &self.context.params.used);
        if self.context.is_generic() {
            quote!(#ident<#(#used),*>)
        } else {
            quote!(#ident)
        }
    }

    /// Emits, for each variant with members, their struct and its tables.
    ///
    /// ```ignore
    /// pub struct __Members0(Option<u64>, String);
    /// pub struct __Slots0(…);
    /// impl<'__de> Members<'__de> for __Members0 { … }
    /// ```
    pub(super) fn structs(&self) -> TokenStream {
        let context = self.context;
        let variants = context.container.listed().enumerate();
        variants
            .filter_map(|(at, variant)| {
                let Payload::Struct(members) = &variant.payload else {
                    return None;
                };
                let this = self.struct_of(at);
                let slots = numbered("__Slots", at);
                let of_variant = context.of_variant(this, slots, members, (variant, self.tag));
                let tables = de::members(&of_variant);
                let apart = apart::expand(&of_variant);
                let types = members.iter().map(|member| &member.ty);
                let ident = numbered("__Members", at);
                Some(if context.is_generic() {
                    let (declared, this) = (&context.params.declared, &context.this);
                    let clause = context.clause(&[]);
                    quote! {
                        pub struct #ident<#(#declared),*>(
                            #(#types,)*
                            __qmp::PhantomData<#this>,
                        ) #clause;
                        #tables
                        #apart
                    }
                } else {
                    quote! {
                        pub struct #ident(#(#types),*);
                        #tables
                        #apart
                    }
                })
            })
            .collect()
    }

    /// Each listed branch that has members, with its place among the slots and the type by whose
    /// tables it is read.
    fn branches(&self) -> Vec<(Ident, &Variant, TokenStream)> {
        let listed = self.context.container.listed().enumerate();
        listed
            .filter_map(|(at, variant)| {
                let ty = match &variant.payload {
                    Payload::Unit => return None,
                    Payload::Newtype(ty) => quote!(#ty),
                    Payload::Struct(_) => self.struct_of(at),
                };
                Some((numbered("Branch", at), variant, ty))
            })
            .collect()
    }

    /// The variant that keeps unknown branches, and its type.
    fn other(&self) -> Option<(&Ident, &Type)> {
        let variant = self.context.container.other()?;
        Some((&variant.ident, variant.newtype()?))
    }

    /// Emits the slots: an enum with one variant a branch, which has the slots of its members. No
    /// variant has a name of the user's.
    fn slots(&self) -> TokenStream {
        let context = self.context;
        let bounds = bound::members(context.container, &[]);
        let generics = context.de_generics();
        let clause = context.clause(&bounds);
        let this = &context.this;
        let branches = self.branches();
        let branches = branches.iter().map(|(at, _, ty)| {
            let slots = members_item(ty, "Slots");
            quote!(#at(#slots),)
        });
        let other = self.other().map(|(_, ty)| quote!(Other(#ty),));
        let units = self.units().map(|(at, _)| quote!(#at,));
        quote! {
            pub enum __Branch #generics #clause {
                #(#branches)*
                #(#units)*
                #other
                None(__qmp::PhantomData<(&'__de (), #this)>),
            }
        }
    }

    fn rust_name(&self) -> String {
        self.context.container.ident.unraw().to_string()
    }

    /// Says of the names that a branch which is not listed has others.
    fn open(&self) -> Option<TokenStream> {
        self.other().map(|_| quote!(.open()))
    }

    /// Counts what is written of each branch, and the tag.
    fn count(&self) -> Option<TokenStream> {
        if self.other().is_some() {
            return None;
        }
        let union = self.context.path();
        let mut arms = Vec::new();
        for variant in self.context.container.listed() {
            let ident = &variant.ident;
            arms.push(match &variant.payload {
                Payload::Unit => quote!(Self::#ident => 1,),
                Payload::Newtype(ty) => {
                    let count = if self.context.asks_at_once(ty) {
                        bound_item(ty, "Branch", "counted")
                    } else {
                        quote_spanned!(place(ty.span())=> <#ty as __qmp::WriteMembers>::count)
                    };
                    quote_spanned!(count.span()=> Self::#ident(__value) => 1 + #count(__value),)
                }
                Payload::Struct(members) => {
                    let idents = members.iter().map(|member| &member.ident);
                    let locals: Vec<_> = (0..members.len())
                        .map(|n| format_ident!("__member{n}"))
                        .collect();
                    let mut at = locals.iter();
                    let count = ser::count(self.context, members, 1, |_| {
                        let local = at.next();
                        quote!(*#local)
                    })?;
                    quote! {
                        #union::#ident { #(#idents: #locals),* } => {
                            #(let _ = #locals;)*
                            #count
                        }
                    }
                }
            });
        }
        let empty = arms.is_empty().then(|| quote!(_ => 0,));
        Some(quote!(match self { #(#arms)* #empty }))
    }

    /// The listed branches without members.
    fn units(&self) -> impl Iterator<Item = (Ident, &Variant)> {
        let listed = self.context.container.listed().enumerate();
        listed
            .filter(|(_, variant)| matches!(variant.payload, Payload::Unit))
            .map(|(at, variant)| (numbered("Branch", at), variant))
    }

    fn members(&self) -> TokenStream {
        let context = self.context;
        let container = context.container;
        let bounds = bound::members(container, &[]);
        let members = context.de_header(&quote!(__qmp::Members<'__de>), &bounds);
        let used = &context.params.used;
        let tag = self.tag;
        let branches = self.branches();
        let any_keeps = branches.iter().map(|(.., ty)| members_item(ty, "KEEPS"));
        let names = if context.writes() && !context.has_type_parameters() {
            quote!(<Self as __qmp::WriteMembers>::NAMES)
        } else {
            self.names(&quote!(__qmp::Members<'__de>))
        };
        let apart = apart::of_generic(context, &quote!(__qmp::Members<'__de>));
        let unknown = policy(container);
        let keeps = branches.iter().map(|(at, _, ty)| {
            let (keeps, keep) = (members_item(ty, "KEEPS"), members_item(ty, "keep"));
            quote!(__Branch::#at(__slots) if #keeps => #keep(__slots, __name, __map),)
        });
        let chosen = branches.iter().map(|(at, _, ty)| {
            let read = members_item(ty, "read");
            quote!(__Branch::#at(__slots) => #read(__slots, __name, __map),)
        });
        // A variant may be called `Slots`, and then `Self::Slots` is not clear.
        let slots = quote!(<Self as __qmp::Members<'__de>>::Slots);
        let no_slots = quote!((__qmp::None, __Branch::None(__qmp::PhantomData)));
        let read = self.read();
        let take = self.take();
        let finish = self.finish();
        let deserialize = shell::deserialize(
            context,
            &match container.listed().find_map(Variant::newtype) {
                Some(ty) => de::read_object(context, Some(ty), "Branch"),
                None => {
                    let mut members = container.all_members();
                    let flat = members.find(|member| member.role == Role::Flatten);
                    de::read_object(context, flat.map(|member| &member.ty), "Flatten")
                }
            },
        );
        quote! {
            #members {
                type Slots = (__qmp::Option<__qmp::Tag<'__de>>, __Branch<'__de, #(#used),*>);
                const NAMES: __qmp::Names = #names;
                const UNKNOWN: __qmp::Unknown = __qmp::Unknown::#unknown;
                const KEEPS: __qmp::bool = false #(|| #any_keeps)*;
                const BUFFERS: __qmp::bool = true;
                fn slots() -> #slots {
                    #apart
                    #no_slots
                }
                fn read<__A: __qmp::MapAccess<'__de>>(
                    __slots: &mut #slots,
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
                    __slots: &mut #slots,
                    __name: __qmp::Cow<'__de, __qmp::str>,
                    __map: &mut __A,
                ) -> __qmp::Result<(), __A::Error> {
                    match &mut __slots.1 {
                        #(#keeps)*
                        _ => __qmp::skip(__map),
                    }
                }
                fn take<__E: __qmp::DeError>(
                    __slots: &mut #slots,
                    __buffer: &mut __qmp::Buffer<'__de>,
                ) -> __qmp::Result<(), __E> {
                    #take
                }
                fn finish<__E: __qmp::DeError>(__slots: #slots) -> __qmp::Result<Self, __E> {
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
        let arms = branches.iter().map(|(at, variant, ty)| {
            let names = variant.names().map(|name| &name.text);
            let slots = members_item(ty, "slots");
            quote!(__qmp::Some(#(#names)|*) => __Branch::#at(#slots()),)
        });
        let units = self.units().map(|(at, variant)| {
            let names = variant.names().map(|name| &name.text);
            quote!(__qmp::Some(#(#names)|*) => __Branch::#at,)
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
                #(#units)*
                _ => __Branch::None(__qmp::PhantomData),
            };
            __qmp::Some(__read)
        }
    }

    /// Takes the members of the branch that stood before its tag out of the buffer.
    fn take(&self) -> TokenStream {
        let tag = self.tag;
        let arms = self.branches().into_iter().map(|(at, _, ty)| {
            quote_spanned! {place(ty.span())=>
                __Branch::#at(__slots) => __qmp::take_members::<#ty, __E>(__slots, __buffer),
            }
        });
        let found = unwrap(&quote!(__qmp::tag(&__slots.0, #tag)));
        let other = match self.other() {
            Some((_, ty)) => {
                let keep = unwrap(&if self.context.asks_at_once(ty) {
                    quote_spanned! {place(ty.span())=>
                        <#ty as __qmp::Other<'_, __qmp::InUnion>>::keep(
                            __tag,
                            __qmp::Some(__qmp::whole::<__E>(__buffer)),
                        )
                    }
                } else {
                    quote_spanned! {place(ty.span())=>
                        __qmp::take_branch::<#ty, __E>(__tag, __buffer)
                    }
                });
                quote! {
                    __slots.1 = __Branch::Other(#keep);
                }
            }
            None => TokenStream::new(),
        };
        quote! {
            match &mut __slots.1 {
                #(#arms)*
                __Branch::None(_) => {
                    let __tag = #found;
                    #other
                    __qmp::Ok(())
                }
                _ => __qmp::Ok(()),
            }
        }
    }

    /// The expression that makes a variant with members from their struct, `__value`.
    pub(super) fn made(&self, variant: &Variant, members: &[Member]) -> TokenStream {
        let (union, ident) = (self.context.path(), &variant.ident);
        let idents = members.iter().map(|member| &member.ident);
        let at = (0..members.len()).map(Literal::usize_unsuffixed);
        quote!(#union::#ident { #(#idents: __value.#at),* })
    }

    /// The pattern that takes a variant with members apart, and the steps that write them into
    /// `__map`. The members are counted through all variants.
    pub(super) fn taken_apart(
        &self,
        variant: &Variant,
        members: &[Member],
        count: &mut impl Iterator<Item = usize>,
    ) -> (TokenStream, TokenStream) {
        let (union, ident) = (self.context.path(), &variant.ident);
        let idents = members.iter().map(|member| &member.ident);
        // At the place of the type, where rustc says what is wrong with it.
        let local =
            |(n, member): (usize, &Member)| Ident::new(&format!("__member{n}"), member.place);
        let locals: Vec<_> = members.iter().enumerate().map(local).collect();
        let steps = members.iter().zip(&locals).zip(count);
        let steps = steps
            .filter_map(|((member, local), n)| {
                let at = quote_spanned!(member.place=> *#local);
                ser::member_step(self.context, n, member, &at)
            })
            .collect();
        (quote!(#union::#ident { #(#idents: #locals),* }), steps)
    }

    fn finish(&self) -> TokenStream {
        let branches = self.branches();
        let tag = self.tag;
        let arms = branches.iter().map(|(at, variant, ty)| {
            let ident = &variant.ident;
            let finish = members_item(ty, "finish");
            let value = unwrap(&quote!(#finish::<__E>(__inner)));
            let made = match &variant.payload {
                Payload::Struct(members) => self.made(variant, members),
                Payload::Unit | Payload::Newtype(_) => quote!(Self::#ident(__value)),
            };
            quote!(__Branch::#at(__inner) => {
                let __value = #value;
                __qmp::Ok(#made)
            })
        });
        let units = self.units().map(|(at, variant)| {
            let ident = &variant.ident;
            quote!(__Branch::#at => __qmp::Ok(Self::#ident),)
        });
        let other = self.other().map(
            |(ident, _)| quote!(__Branch::Other(__value) => __qmp::Ok(Self::#ident(__value)),),
        );
        quote! {
            match __slots.1 {
                #(#arms)*
                #(#units)*
                #other
                __Branch::None(_) => __qmp::Err(__qmp::DeError::missing_field(#tag)),
            }
        }
    }

    /// The tag, and the names of all branches. `of` is the trait that knows those of a type that a
    /// parameter is a part of.
    fn names(&self, of: &TokenStream) -> TokenStream {
        let (context, tag) = (self.context, self.tag);
        let listed = context.container.listed().enumerate();
        let branches = listed.filter_map(|(at, variant)| match &variant.payload {
            Payload::Unit => None,
            Payload::Newtype(ty) => {
                let names = de::names_of(context, ty, "Branch", of);
                Some(if variant.is_downstream() {
                    quote!(const { #names.released() })
                } else {
                    names
                })
            }
            Payload::Struct(members) => {
                let (this, slots) = (self.struct_of(at), numbered("__Slots", at));
                let of_variant = context.of_variant(this, slots, members, (variant, tag));
                Some(de::names(&of_variant, of))
            }
        });
        let (ty, open) = (self.rust_name(), self.open());
        quote!(__qmp::Names::of_union(&[#tag], &[#(&#branches),*]).of(#ty) #open)
    }

    fn write(&self) -> TokenStream {
        let context = self.context;
        let bounds = bound::serialize(context.container);
        let write = context.header(&quote!(__qmp::WriteMembers), &bounds);
        let serialize = shell::serialize_object(context);
        let with = ser::write_with(context);
        let tag = self.tag;
        let mut count = 0..;
        let arms = context.container.listed().map(|variant| {
            let (ident, name) = (&variant.ident, &variant.name.text);
            let tag = step(&quote!(__qmp::member(__map, #tag, #name)));
            match &variant.payload {
                Payload::Unit => quote!(Self::#ident => { #tag }),
                Payload::Newtype(ty) => {
                    let write = if context.asks_at_once(ty) {
                        bound_item(ty, "Branch", "write_into")
                    } else {
                        quote_spanned!(place(ty.span())=> <#ty as __qmp::WriteMembers>::write)
                    };
                    let branch = step(&quote_spanned!(write.span()=> #write(__value, __map)));
                    quote!(Self::#ident(__value) => { #tag #branch })
                }
                Payload::Struct(members) => {
                    let (pattern, steps) = self.taken_apart(variant, members, &mut count);
                    quote!(#pattern => { #tag #steps })
                }
            }
        });
        let other = self.other().map(|(ident, ty)| {
            let (name, write) = if context.asks_at_once(ty) {
                let of =
                    quote_spanned!(place(ty.span())=> <#ty as __qmp::Other<'_, __qmp::InUnion>>);
                (
                    quote_spanned!(of.span()=> #of::kept_name),
                    quote_spanned!(of.span()=> #of::write_into),
                )
            } else {
                let write = quote_spanned!(place(ty.span())=> <#ty as __qmp::WriteMembers>::write);
                (
                    quote_spanned!(place(ty.span())=> <#ty as __qmp::OtherIn<__qmp::InUnion>>::kept_name),
                    write,
                )
            };
            let name = quote_spanned!(name.span()=> #name(__value));
            let name = step(&quote!(__qmp::member(__map, #tag, #name)));
            let members = step(&quote_spanned!(write.span()=> #write(__value, __map)));
            quote!(Self::#ident(__value) => { #name #members })
        });
        let empty = context
            .container
            .variants
            .is_empty()
            .then(|| quote!(_ => {}));
        let names = self.names(&quote!(__qmp::WriteMembers));
        let count = self.count().map(|count| ser::count_method(&count));
        quote! {
            #write {
                const NAMES: __qmp::Names = #names;
                #count
                fn write<__M: __qmp::ObjectWriter>(
                    &self,
                    __map: &mut __M,
                ) -> __qmp::Result<(), __M::Error> {
                    match self { #(#arms)* #other #empty }
                    __qmp::Ok(())
                }
            }
            #serialize
            #with
        }
    }
}

/// A name of the derive's own that stands for a variant, which is told by its number.
fn numbered(name: &str, at: usize) -> Ident {
    Ident::new(&format!("{name}{at}"), Span::call_site())
}
