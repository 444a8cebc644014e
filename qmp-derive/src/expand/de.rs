//! `Deserialize`, and the tables of `Members` that it is driven by.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Context, bound, members_item, place, unwrap};
use crate::model::{Default, Kind, Member, Role, Shape};

/// A slot: what one member is read into.
pub(super) struct Slot<'a> {
    /// Its place in the struct of slots.
    pub(super) at: Literal,
    /// The member, or none for the class of an error.
    pub(super) member: Option<&'a Member>,
    pub(super) name: &'a str,
}

pub fn expand(context: &Context<'_>) -> TokenStream {
    let bounds = bound::deserialize(context.container);
    let deserialize = context.de_header(&quote!(__qmp::Deserialize<'__de>), &bounds);
    let members = members(context);
    let flat = context
        .members
        .iter()
        .find(|member| member.role == Role::Flatten);
    let read = read_object(flat.map(|member| &member.ty));
    quote! {
        #members

        #deserialize {
            fn deserialize<__D: __qmp::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> __qmp::Result<Self, __D::Error> {
                #read
            }
        }
    }
}

/// The call that drives the tables. What is wrong with a type that they rely on is shown
/// at that type.
pub(super) fn read_object(relied_on: Option<&Type>) -> TokenStream {
    let span = relied_on.map_or_else(Span::call_site, |ty| place(ty.span()));
    quote_spanned!(span=> __qmp::read_object::<Self, __D>(__deserializer))
}

/// The tables of a struct, or of a variant's members.
pub(super) fn members(context: &Context<'_>) -> TokenStream {
    let bounds = bound::members(context.container, context.members);
    let members = context.de_header(&quote!(__qmp::Members<'__de>), &bounds);
    let tables = Tables::new(context);
    let slots_struct = tables.slots_struct(&bounds);
    let slots = tables.slots_type();
    let constants = tables.constants();
    let index = tables.index();
    let read = tables.read();
    let unknown = tables.unknown();
    let finish = tables.finish();
    let with = tables.read_with(&bounds);
    quote! {
        #slots_struct

        #members {
            type Slots = #slots;
            #constants
            fn index(__name: &__qmp::str) -> __qmp::Option<__qmp::usize> {
                #index
            }
            fn read<__A: __qmp::MapAccess<'__de>>(
                __slots: &mut Self::Slots,
                __index: __qmp::usize,
                __map: &mut __A,
            ) -> __qmp::Result<(), __A::Error> {
                #read
            }
            #unknown
            fn finish<__E: __qmp::DeError>(__slots: Self::Slots) -> __qmp::Result<Self, __E> {
                #finish
            }
        }

        #with
    }
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
        let container = context.container;
        let of = |role: Role| {
            context
                .members
                .iter()
                .filter(move |member| member.role == role)
        };
        let class = matches!(container.kind, Some(Kind::Error(_)));
        let mut plain: Vec<_> = class.then(|| slot(None, "class")).into_iter().collect();
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
        let slots = if self.is_generic() {
            let generics = self.context.de_generics();
            let clause = self.context.clause(bounds);
            // What is wrong with a flattened type is wrong there.
            let flat = self.flat.iter().find_map(|slot| slot.member);
            let span = flat.map_or_else(Span::call_site, |member| place(member.ty.span()));
            quote_spanned! {span=>
                pub struct #slots #generics (
                    #(#types,)*
                    __qmp::PhantomData<(&'__de (), #this)>,
                ) #clause;
            }
        } else {
            quote!(pub struct #slots(#(#types),*);)
        };
        named_self(slots, this)
    }

    /// Whether the slots name a parameter of the type, or the lifetime of the input.
    fn is_generic(&self) -> bool {
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

    fn constants(&self) -> TokenStream {
        let plain = self.plain.iter().map(|_| quote!(__qmp::None));
        let flat_slots = self.flat_items("SLOTS");
        let flat_names: Vec<_> = self.flat_items("NAMES").collect();
        let others = self.extra.iter().chain(&self.buffered);
        let others = others.map(|_| quote!(__qmp::None));
        let phantom = self.is_generic().then(|| quote!(__qmp::PhantomData));
        let slots = plain.chain(flat_slots).chain(others).chain(phantom);
        let names = self.plain.iter().map(|slot| slot.name);
        let names = if flat_names.is_empty() {
            quote!(__qmp::Names::new(&[#(#names),*]))
        } else {
            quote!(__qmp::Names::with_flattened(&[#(#names),*], &[#(&#flat_names),*]))
        };
        let incomplete = (!self.buffered.is_empty()).then(|| quote!(.incomplete()));
        let count = self.base(self.flat.len());
        let ident = &self.context.slots;
        quote! {
            const SLOTS: Self::Slots = #ident(#(#slots),*);
            const COUNT: __qmp::usize = #count;
            const NAMES: __qmp::Names = #names #incomplete;
        }
    }

    /// An item of `Members` of each flattened type.
    pub(super) fn flat_items(&self, item: &str) -> impl Iterator<Item = TokenStream> {
        let types = self.flat.iter().filter_map(|slot| slot.member);
        types.map(move |member| members_item(&member.ty, item))
    }

    /// The index of the first member of the flattened type number `nth`.
    fn base(&self, nth: usize) -> TokenStream {
        let own = Literal::usize_unsuffixed(self.plain.len());
        let before = self.flat_items("COUNT").take(nth);
        quote!(#own #(+ #before)*)
    }

    fn index(&self) -> TokenStream {
        let arms = self.plain.iter().enumerate().map(|(index, slot)| {
            let index = Literal::usize_unsuffixed(index);
            let name = slot.name;
            let aliases = slot.member.iter().flat_map(|member| &member.aliases);
            let aliases = aliases.map(|alias| &alias.text);
            quote!(#name #(| #aliases)* => __qmp::Some(#index),)
        });
        let flat = self.flat_items("index").enumerate().map(|(nth, index)| {
            let base = self.base(nth);
            quote! {
                if let __qmp::Some(__index) = #index(__name) {
                    return __qmp::Some(#base + __index);
                }
            }
        });
        let none = if self.flat.is_empty() {
            quote!(__qmp::None)
        } else {
            quote!({ #(#flat)* __qmp::None })
        };
        quote! {
            match __name {
                #(#arms)*
                _ => #none,
            }
        }
    }

    fn read(&self) -> TokenStream {
        let arms = self.plain.iter().enumerate().map(|(index, slot)| {
            let index = Literal::usize_unsuffixed(index);
            let (at, name) = (&slot.at, slot.name);
            match slot.member {
                Some(member) if reads_with(member) => {
                    let (n, ty) = (&slot.at, &member.ty);
                    quote! {
                        #index => __qmp::fill_seed(
                            &mut __slots.#at, #name, __qmp::ReadBy::<Self, #n, #ty>::new(), __map,
                        ),
                    }
                }
                member => {
                    let ty = member.map(|member| &member.ty);
                    let fill = ty.map_or_else(
                        || quote!(__qmp::fill),
                        |ty| quote_spanned!(place(ty.span())=> __qmp::fill::<#ty, __A>),
                    );
                    quote!(#index => #fill(&mut __slots.#at, #name, __map),)
                }
            }
        });
        let flat = self
            .flat
            .iter()
            .zip(self.flat_items("read"))
            .enumerate()
            .map(|(nth, (slot, read))| {
                let (at, base, end) = (&slot.at, self.base(nth), self.base(nth + 1));
                let read =
                    quote_spanned!(read.span()=> #read(&mut __slots.#at, __index - (#base), __map));
                quote!(__index if __index < #end => #read,)
            });
        quote! {
            match __index {
                #(#arms)*
                #(#flat)*
                _ => __qmp::skip(__map),
            }
        }
    }

    fn finish(&self) -> TokenStream {
        let container = self.context.container;
        let class = self
            .plain
            .iter()
            .filter(|slot| slot.member.is_none())
            .map(|slot| {
                let (at, name) = (&slot.at, slot.name);
                let required =
                    quote!(__qmp::required::<__qmp::ClassOf<Self>, __E>(__slots.#at, #name));
                let value = unwrap(&required);
                quote!(#value;)
            });
        let members = self.context.members.iter().map(|member| {
            let ident = &member.ident;
            let value = self.value(member);
            quote!(#ident: #value)
        });
        let body = if container.shape == Shape::Unit {
            quote!(Self)
        } else {
            let phantom = self
                .context
                .is_variant()
                .then(|| quote!(, __of: __qmp::PhantomData));
            quote!(Self { #(#members),* #phantom })
        };
        let unused = self.plain.is_empty().then(|| quote!(let _ = &__slots;));
        quote!(#unused #(#class)* __qmp::Ok(#body))
    }

    /// The expression that makes a member of the struct.
    fn value(&self, member: &'a Member) -> TokenStream {
        let ty = &member.ty;
        match member.role {
            Role::Skip => match &member.default {
                Some(Default::Path(path)) => quote_spanned!(place(path.span())=> #path()),
                _ => quote_spanned!(place(ty.span())=> <#ty as __qmp::Default>::default()),
            },
            Role::Flatten => {
                let at = slot_of(&self.flat, member).map(|slot| &slot.at);
                let finish = members_item(ty, "finish");
                let span = place(ty.span());
                unwrap(&quote_spanned!(span=> #finish::<__E>(__slots.#at)))
            }
            Role::Extra => {
                let at = self.extra.as_ref().map(|slot| &slot.at);
                quote!(__qmp::Option::unwrap_or_default(__slots.#at))
            }
            Role::Buffered => {
                let at = slot_of(&self.buffered, member).map(|slot| &slot.at);
                let name = member.ident.unraw().to_string();
                unwrap(&quote!(__qmp::required_with(__slots.#at, #name)))
            }
            Role::Plain => {
                let Some(Slot { at, name, .. }) = slot_of(&self.plain, member) else {
                    return TokenStream::new();
                };
                let absent = match &member.default {
                    Some(Default::Path(path)) => quote_spanned!(place(path.span())=> #path()),
                    Some(Default::Trait) => {
                        quote_spanned!(place(ty.span())=> <#ty as __qmp::Default>::default())
                    }
                    None if member.is_option() => quote!(__qmp::None),
                    None if reads_with(member) => {
                        return unwrap(&quote!(__qmp::required_with(__slots.#at, #name)));
                    }
                    None => {
                        return unwrap(&quote_spanned! {place(ty.span())=>
                            __qmp::required::<#ty, __E>(__slots.#at, #name)
                        });
                    }
                };
                quote! {
                    match __slots.#at {
                        __qmp::Some(__value) => __value,
                        __qmp::None => #absent,
                    }
                }
            }
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
                let call = match &member.deserialize_with {
                    Some(path) => quote_spanned!(place(path.span())=> #path(__deserializer)),
                    None => quote!(__qmp::borrow_cow(__deserializer)),
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
    let same = |slot: &&Slot<'a>| slot.member.is_some_and(|other| std::ptr::eq(other, member));
    slots.iter().find(same)
}

/// Whether a member is read by a function: the user's, or for `borrow` of a `Cow`, ours.
fn reads_with(member: &Member) -> bool {
    member.deserialize_with.is_some() || member.borrows_cow()
}

/// The tokens with the type's name for `Self`, which means another type in its slots.
fn named_self(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(ident) if ident == "Self" => this.clone(),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), named_self(group.stream(), this));
                inner.set_span(group.span());
                TokenTree::from(inner).into()
            }
            token => token.into(),
        })
        .collect()
}
