//! `Deserialize`, and the tables of `Members` that it is driven by.

use std::iter;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Context, apart, bound, bound_item, members_item, place, shell};
use crate::model::{Lent, Member, Role};

/// A slot: what one member is read into.
pub(super) struct Slot<'a> {
    /// Its place in the struct of slots.
    pub(super) at: Literal,
    /// The member, or none for the class of an error.
    pub(super) member: Option<&'a Member>,
    pub(super) name: &'a str,
}

impl Slot<'_> {
    /// The member's name and its aliases.
    fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.member.iter().flat_map(|member| &member.aliases);
        iter::once(self.name).chain(aliases.map(|alias| alias.text.as_str()))
    }

    /// Whether the member is read into it.
    pub(super) fn is_of(&self, member: &Member) -> bool {
        self.member.is_some_and(|other| std::ptr::eq(other, member))
    }
}

pub fn expand(context: &Context<'_>) -> TokenStream {
    let members = members(context);
    let flat = context
        .members
        .iter()
        .find(|member| member.role == Role::Flatten);
    let read = read_object(context, flat.map(|member| &member.ty), "Flatten");
    let deserialize = shell::deserialize(context, &read);
    quote!(#members #deserialize)
}

/// The call that drives the tables. Where a type that they rely on does not fit, the call asks for
/// the trait of `bounds` that says so.
pub(super) fn read_object(
    context: &Context<'_>,
    relied_on: Option<&Type>,
    bound: &str,
) -> TokenStream {
    let Some(ty) = relied_on else {
        return quote!(__qmp::read_object::<Self, __D>(__deserializer));
    };
    let span = place(ty.span());
    if context.asks_at_once(ty) {
        let object = bound_item(ty, bound, "object");
        return quote_spanned!(span=> #object::<Self, __D>(__deserializer));
    }
    quote_spanned!(span=> __qmp::read_object::<Self, __D>(__deserializer))
}

/// The tables of a struct, or of a variant's members.
pub(super) fn members(context: &Context<'_>) -> TokenStream {
    let bounds = bound::members(context.container, context.members);
    let members = context.de_header(&quote!(__qmp::Members<'__de>), &bounds);
    let tables = Tables::new(context);
    let slots_struct = tables.slots_struct(&bounds);
    let slots = tables.slots_type();
    let ty = context.container.ident.unraw().to_string();
    let names = if context.writes() && !context.has_type_parameters() && !context.is_variant {
        quote!(<Self as __qmp::WriteMembers>::NAMES)
    } else {
        names(context, &quote!(__qmp::Members<'__de>))
    };
    let no_slots = tables.no_slots();
    let apart = apart::of_generic(context, &quote!(__qmp::Members<'__de>));
    let read = tables.read();
    let unknown = tables.unknown();
    let finish = tables.finish();
    let with = tables.read_with(&bounds);
    quote! {
        #slots_struct

        #members {
            type Slots = #slots;
            const NAMES: __qmp::Names = #names.of(#ty);
            fn slots() -> Self::Slots {
                #apart
                #no_slots
            }
            fn read<__A: __qmp::MapAccess<'__de>>(
                __slots: &mut Self::Slots,
                __name: &__qmp::str,
                __map: &mut __A,
            ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
                #read
            }
            #unknown
            #finish
        }

        #with
    }
}

/// The names of a type's members, and of what it flattens. `of` is the trait that knows the latter
/// where a type parameter is a part of them.
///
/// ```ignore
/// Names::with_flattened(&["id"], &[&<Cache as Flatten<'_>>::MEMBERS]).keeping("rest")
/// ```
pub(super) fn names(context: &Context<'_>, of: &TokenStream) -> TokenStream {
    let with = |role| {
        let members = context.members.iter();
        members.filter(move |member| member.role == role)
    };
    let own = context.class().into_iter();
    let own = own.chain(
        with(Role::Plain)
            .flat_map(Member::names)
            .map(|name| name.text.as_str()),
    );
    let flat: Vec<_> = with(Role::Flatten)
        .map(|member| names_of(context, &member.ty, "Flatten", of))
        .collect();
    let names = if flat.is_empty() {
        quote!(__qmp::Names::new(&[#(#own),*]))
    } else {
        quote!(__qmp::Names::with_flattened(&[#(#own),*], &[#(&#flat),*]))
    };
    let incomplete = with(Role::Buffered).next().map(|_| quote!(.incomplete()));
    let required: Vec<_> = with(Role::Plain)
        .filter(|member| member.is_required_downstream())
        .map(|member| &member.name.text)
        .collect();
    let requiring = (!required.is_empty()).then(|| quote!(.requiring(&[#(#required),*])));
    let released = context
        .branch
        .filter(|(variant, _)| variant.is_downstream());
    let released = released.map(|_| quote!(.released()));
    let keeping = with(Role::Extra).next().map(|member| {
        let ident = member.ident.unraw().to_string();
        quote!(.keeping(#ident))
    });
    quote!(#names #incomplete #requiring #released #keeping)
}

/// The names of another type, which this one flattens or has as a branch.
pub(super) fn names_of(
    context: &Context<'_>,
    ty: &Type,
    bound: &str,
    of: &TokenStream,
) -> TokenStream {
    if context.asks_at_once(ty) {
        return bound_item(ty, bound, "MEMBERS");
    }
    quote_spanned!(place(ty.span())=> <#ty as #of>::NAMES)
}

/// A type's members by what they are, with their slots.
pub(super) struct Tables<'a> {
    pub(super) context: &'a Context<'a>,
    /// One a member of the object.
    pub(super) plain: Vec<Slot<'a>>,
    /// One a flattened type.
    pub(super) flat: Vec<Slot<'a>>,
    /// One a flattened plain serde type.
    pub(super) buffered: Vec<Slot<'a>>,
    /// The slot of the map that keeps unknown members.
    pub(super) extra: Option<Slot<'a>>,
}

impl<'a> Tables<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        let mut count = 0;
        let mut slot = |member: Option<&'a Member>, name: &'a str| {
            let at = Literal::usize_unsuffixed(count);
            count += 1;
            Slot { at, member, name }
        };
        let of = |role: Role| {
            context
                .members
                .iter()
                .filter(move |member| member.role == role)
        };
        let class = context.class();
        let mut plain: Vec<_> = class.map(|class| slot(None, class)).into_iter().collect();
        plain.extend(of(Role::Plain).map(|member| slot(Some(member), &member.name.text)));
        let flat = of(Role::Flatten)
            .map(|member| slot(Some(member), ""))
            .collect();
        let extra = of(Role::Extra).map(|member| slot(Some(member), "")).next();
        let buffered = of(Role::Buffered)
            .map(|member| slot(Some(member), ""))
            .collect();
        Self {
            context,
            plain,
            flat,
            buffered,
            extra,
        }
    }

    /// The struct of slots. It is nominally public, since a public trait names it, and
    /// its members are private, since their types may be.
    fn slots_struct(&self, bounds: &[TokenStream]) -> TokenStream {
        let this = &self.context.this;
        let plain = self.plain.iter().map(|slot| match slot.member {
            Some(member) => {
                let ty = &member.ty;
                quote!(__qmp::Option<#ty>)
            }
            None => quote!(__qmp::Option<__qmp::ClassOf<#this>>),
        });
        let flat = self.flat_items("Slots");
        let others = self.extra.iter().chain(&self.buffered).map(|slot| {
            let ty = slot.member.map(|member| &member.ty);
            quote!(__qmp::Option<#ty>)
        });
        let types = plain.chain(flat).chain(others);
        let slots = &self.context.slots;
        if self.is_generic() {
            let generics = self.context.de_generics();
            let clause = self.context.clause(bounds);
            // What is wrong with a flattened type is wrong there.
            let flat = self.flat.iter().find_map(|slot| slot.member);
            let span = flat.map_or_else(Span::call_site, |member| member.place);
            quote_spanned! {span=>
                pub struct #slots #generics (
                    #(#types,)*
                    __qmp::PhantomData<(&'__de (), #this)>,
                ) #clause;
            }
        } else {
            quote!(pub struct #slots(#(#types),*);)
        }
    }

    /// Whether the slots name a parameter of the type, or the lifetime of the input.
    pub(super) fn is_generic(&self) -> bool {
        let plain = self.context.params.used.is_empty();
        !plain || !self.flat.is_empty()
    }

    fn slots_type(&self) -> TokenStream {
        let slots = &self.context.slots;
        if self.is_generic() {
            let used = &self.context.params.used;
            quote!(#slots<'__de, #(#used),*>)
        } else {
            quote!(#slots)
        }
    }

    /// The slots before anything was read.
    fn no_slots(&self) -> TokenStream {
        let ident = &self.context.slots;
        let plain = self.plain.iter().map(|_| quote!(__qmp::None));
        let flat = self
            .flat_items("slots")
            .map(|slots| quote_spanned!(slots.span()=> #slots()));
        let others = self.extra.iter().chain(&self.buffered);
        let others = others.map(|_| quote!(__qmp::None));
        let phantom = self.is_generic().then(|| quote!(__qmp::PhantomData));
        let slots = plain.chain(flat).chain(others).chain(phantom);
        quote!(#ident(#(#slots),*))
    }

    /// An item of `Members` of each flattened type.
    pub(super) fn flat_items(&self, item: &str) -> impl Iterator<Item = TokenStream> {
        let types = self.flat.iter().filter_map(|slot| slot.member);
        types.map(move |member| members_item(&member.ty, item))
    }

    /// One comparison a name; what is flattened is asked for the others.
    fn read(&self) -> TokenStream {
        let arms = self.plain.iter().map(|slot| {
            let (at, name) = (&slot.at, slot.name);
            let names = slot.names();
            let fill = match slot.member {
                Some(member) if reads_with(member) => {
                    let ty = &member.ty;
                    quote! {
                        __qmp::fill_seed(
                            &mut __slots.#at, #name, __qmp::ReadBy::<Self, #at, #ty>::new(), __map,
                        )
                    }
                }
                member => {
                    let of = member.map_or_else(|| quote!(__qmp::Read), read_as);
                    quote!(#of::fill(&mut __slots.#at, #name, __map))
                }
            };
            quote!(#(#names)|* => #fill,)
        });
        let flat = self.flat.iter().zip(self.flat_items("read"));
        let flat: Vec<_> = flat
            .map(|(slot, read)| {
                let at = &slot.at;
                quote_spanned!(read.span()=> #read(&mut __slots.#at, __name, __map))
            })
            .collect();
        let flat = match flat.split_last() {
            None => quote!(__qmp::None),
            Some((last, before)) => quote! {
                #(if let __qmp::Some(__read) = #before {
                    return __qmp::Some(__read);
                })*
                #last
            },
        };
        if self.plain.is_empty() {
            return flat;
        }
        quote! {
            __qmp::Some(match __name {
                #(#arms)*
                _ => return { #flat },
            })
        }
    }

    /// The glue to the user's functions that read members.
    fn read_with(&self, bounds: &[TokenStream]) -> TokenStream {
        self.plain
            .iter()
            .filter_map(|slot| Some((slot, slot.member?)))
            .filter(|(_, member)| reads_with(member))
            .map(|(slot, member)| {
                let (n, ty) = (&slot.at, &member.ty);
                let header = self
                    .context
                    .de_header(&quote!(__qmp::ReadWith<'__de, #n, #ty>), bounds);
                let call = match (&member.deserialize_with, member.lent()) {
                    (Some(path), _) => quote_spanned!(place(path.span())=> #path(__deserializer)),
                    (None, lent) => {
                        let borrow = borrow(lent.unwrap_or(Lent::Text));
                        quote!(#borrow(__deserializer))
                    }
                };
                quote! {
                    #header {
                        fn read_with<__D: __qmp::Deserializer<'__de>>(
                            __deserializer: __D,
                        ) -> __qmp::Result<#ty, __D::Error> {
                            #call
                        }
                    }
                }
            })
            .collect()
    }
}

/// The slot that a member is read into.
pub(super) fn slot_of<'s, 'a>(slots: &'s [Slot<'a>], member: &Member) -> Option<&'s Slot<'a>> {
    slots.iter().find(|slot| slot.is_of(member))
}

/// `<Type as Read>`: rustc says once, and at the type, that it cannot be read.
pub(super) fn read_as(member: &Member) -> TokenStream {
    let ty = &member.ty;
    quote_spanned!(member.place=> <#ty as __qmp::Read>)
}

/// The function that reads a `Cow` which is to borrow.
pub(super) fn borrow(lent: Lent) -> TokenStream {
    match lent {
        Lent::Text => quote!(__qmp::borrow_cow),
        Lent::Bytes => quote!(__qmp::borrow_bytes),
    }
}

/// Whether a member is read by a function: the user's, or for `borrow` of a `Cow`, ours.
pub(super) fn reads_with(member: &Member) -> bool {
    member.deserialize_with.is_some() || member.lent().is_some()
}
