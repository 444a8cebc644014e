//! `Deserialize`, and the tables of `Members` that it is driven by.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{Context, bound};
use crate::model::{Default, Kind, Member, Role, Unknown};

/// A slot: what one member is read into.
struct Slot<'a> {
    /// Its place in the struct of slots.
    at: Literal,
    /// The member, or none for the class of an error.
    member: Option<&'a Member>,
    name: &'a str,
}

pub fn expand(context: &Context<'_>) -> TokenStream {
    let bounds = bound::deserialize(context.container);
    let members = context.de_header(&quote!(__qmp::Members<'__de>), &bounds);
    let deserialize = context.de_header(&quote!(__qmp::Deserialize<'__de>), &bounds);

    let tables = Tables::new(context);
    let slots_struct = tables.slots_struct(&bounds);
    let slots = tables.slots_type();
    let constants = tables.constants();
    let index = tables.index();
    let read = tables.read();
    let keep = tables.keep();
    let finish = tables.finish();
    let with = tables.read_with(&bounds);
    quote! {
        #slots_struct

        #members {
            type Slots = #slots;
            #constants
            fn index(name: &__qmp::str) -> __qmp::Option<__qmp::usize> {
                #index
            }
            fn read<__A: __qmp::MapAccess<'__de>>(
                slots: &mut Self::Slots,
                index: __qmp::usize,
                map: &mut __A,
            ) -> __qmp::Result<(), __A::Error> {
                #read
            }
            #keep
            fn finish<__E: __qmp::DeError>(slots: Self::Slots) -> __qmp::Result<Self, __E> {
                #finish
            }
        }

        #deserialize {
            fn deserialize<__D: __qmp::Deserializer<'__de>>(
                deserializer: __D,
            ) -> __qmp::Result<Self, __D::Error> {
                __qmp::read_object(deserializer)
            }
        }

        #with
    }
}

/// A type's members by what they are, with their slots.
struct Tables<'a> {
    context: &'a Context<'a>,
    /// One a member of the object.
    plain: Vec<Slot<'a>>,
    /// One a flattened type.
    flat: Vec<Slot<'a>>,
    /// The slot of the buffer, if a plain serde type is flattened.
    buffer: Option<Literal>,
    /// The slot of the map that keeps unknown members.
    extra: Option<Slot<'a>>,
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
            container
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
        let buffer = of(Role::Buffered).next().map(|_| slot(None, "").at);
        Self {
            context,
            plain,
            flat,
            buffer,
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
        let flat = self.flat.iter().map(|slot| {
            let ty = slot.member.map(|member| &member.ty);
            quote!(<#ty as __qmp::Members<'__de>>::Slots)
        });
        let extra = self.extra.iter().map(|slot| {
            let ty = slot.member.map(|member| &member.ty);
            quote!(__qmp::Option<#ty>)
        });
        let buffer = self.buffer.iter().map(|_| quote!(__qmp::Buffer<'__de>));
        let types = plain.chain(flat).chain(extra).chain(buffer);
        if self.is_generic() {
            let generics = self.context.de_generics();
            let clause = self.context.clause(bounds);
            quote! {
                pub struct __Slots #generics (
                    #(#types,)*
                    __qmp::PhantomData<(&'__de (), #this)>,
                ) #clause;
            }
        } else {
            quote!(pub struct __Slots(#(#types),*);)
        }
    }

    /// Whether the slots name a parameter of the type, or the lifetime of the input.
    fn is_generic(&self) -> bool {
        let plain = self.context.params.used.is_empty();
        !plain || !self.flat.is_empty() || self.buffer.is_some()
    }

    fn slots_type(&self) -> TokenStream {
        if self.is_generic() {
            let used = &self.context.params.used;
            quote!(__Slots<'__de, #(#used),*>)
        } else {
            quote!(__Slots)
        }
    }

    fn constants(&self) -> TokenStream {
        let plain = self.plain.iter().map(|_| quote!(__qmp::None));
        let flat_types: Vec<_> = self.flat_types().collect();
        let extra = self.extra.iter().map(|_| quote!(__qmp::None));
        let buffer = self.buffer.iter().map(|_| quote!(__qmp::Buffer::EMPTY));
        let phantom = self.is_generic().then(|| quote!(__qmp::PhantomData));
        let slots = plain
            .chain(flat_types.iter().map(|ty| quote!(#ty::SLOTS)))
            .chain(extra)
            .chain(buffer)
            .chain(phantom);
        let names = self.plain.iter().map(|slot| slot.name);
        let names = if flat_types.is_empty() {
            quote!(__qmp::Names::new(&[#(#names),*]))
        } else {
            quote!(__qmp::Names::with_flattened(&[#(#names),*], &[#(&#flat_types::NAMES),*]))
        };
        let count = self.base(self.flat.len());
        let unknown = self.unknown();
        let keeps = self.keeps();
        quote! {
            const SLOTS: Self::Slots = __Slots(#(#slots),*);
            const COUNT: __qmp::usize = #count;
            const NAMES: __qmp::Names = #names;
            const UNKNOWN: __qmp::Unknown = __qmp::Unknown::#unknown;
            #keeps
        }
    }

    fn unknown(&self) -> TokenStream {
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

    fn keeps(&self) -> TokenStream {
        let own = if self.buffer.is_some() {
            quote!(__qmp::Keeps::Buffered)
        } else if self.extra.is_some() {
            quote!(__qmp::Keeps::Ignored)
        } else if self.flat.is_empty() {
            return TokenStream::new();
        } else {
            quote!(__qmp::Keeps::Nothing)
        };
        let flat = self.flat_types();
        quote!(const KEEPS: __qmp::Keeps = #own #(.or(#flat::KEEPS))*;)
    }

    /// `<Type as Members>` of each flattened type.
    fn flat_types(&self) -> impl Iterator<Item = TokenStream> {
        self.flat.iter().map(|slot| {
            let ty = slot.member.map(|member| &member.ty);
            quote_spanned!(ty.span()=> <#ty as __qmp::Members<'__de>>)
        })
    }

    /// The index of the first member of the flattened type number `nth`.
    fn base(&self, nth: usize) -> TokenStream {
        let own = Literal::usize_unsuffixed(self.plain.len());
        let before = self.flat_types().take(nth);
        quote!(#own #(+ #before::COUNT)*)
    }

    fn index(&self) -> TokenStream {
        let arms = self.plain.iter().enumerate().map(|(index, slot)| {
            let index = Literal::usize_unsuffixed(index);
            let name = slot.name;
            let aliases = slot.member.iter().flat_map(|member| &member.aliases);
            let aliases = aliases.map(|alias| &alias.text);
            quote!(#name #(| #aliases)* => __qmp::Some(#index),)
        });
        let flat = self.flat_types().enumerate().map(|(nth, ty)| {
            let base = self.base(nth);
            quote! {
                if let __qmp::Some(index) = #ty::index(name) {
                    return __qmp::Some(#base + index);
                }
            }
        });
        let none = if self.flat.is_empty() {
            quote!(__qmp::None)
        } else {
            quote!({ #(#flat)* __qmp::None })
        };
        quote! {
            match name {
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
                            &mut slots.#at, #name, __qmp::ReadBy::<Self, #n, #ty>::new(), map,
                        ),
                    }
                }
                member => {
                    let ty = member.map(|member| &member.ty);
                    let fill = ty.map_or_else(
                        || quote!(__qmp::fill),
                        |ty| quote_spanned!(ty.span()=> __qmp::fill::<#ty, __A>),
                    );
                    quote!(#index => #fill(&mut slots.#at, #name, map),)
                }
            }
        });
        let flat = self
            .flat
            .iter()
            .zip(self.flat_types())
            .enumerate()
            .map(|(nth, (slot, ty))| {
                let (at, base, end) = (&slot.at, self.base(nth), self.base(nth + 1));
                quote! {
                    index if index < #end => #ty::read(&mut slots.#at, index - (#base), map),
                }
            });
        quote! {
            match index {
                #(#arms)*
                #(#flat)*
                _ => __qmp::skip(map),
            }
        }
    }

    /// Passes unknown members to the first place that keeps them.
    fn keep(&self) -> TokenStream {
        let body = if let Some(at) = &self.buffer {
            quote!(__qmp::Buffer::push(&mut slots.#at, name, policy, map))
        } else if let Some(slot) = &self.extra {
            let at = &slot.at;
            quote!(__qmp::keep(&mut slots.#at, name, map))
        } else if self.flat.is_empty() {
            return TokenStream::new();
        } else {
            let inner = self.flat.iter().zip(self.flat_types()).map(|(slot, ty)| {
                let at = &slot.at;
                quote! {
                    if !#ty::KEEPS.is_nothing() {
                        return #ty::keep(&mut slots.#at, name, policy, map);
                    }
                }
            });
            quote!(#(#inner)* __qmp::skip(map))
        };
        quote! {
            fn keep<__A: __qmp::MapAccess<'__de>>(
                slots: &mut Self::Slots,
                name: __qmp::Cow<'__de, __qmp::str>,
                policy: __qmp::Unknown,
                map: &mut __A,
            ) -> __qmp::Result<(), __A::Error> {
                let _ = policy;
                #body
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
                    quote!(__qmp::required::<__qmp::ClassOf<Self>, __E>(slots.#at, #name));
                let value = unwrap(&required);
                quote!(#value;)
            });
        let members = container.members.iter().map(|member| {
            let ident = &member.ident;
            let value = self.value(member);
            quote!(#ident: #value)
        });
        let buffered = self.buffer.as_ref().map(|at| {
            let takes = container
                .members
                .iter()
                .filter(|member| member.role == Role::Buffered)
                .enumerate()
                .map(|(nth, member)| {
                    let (local, ty) = (format_ident!("buffered{nth}"), &member.ty);
                    let take = quote_spanned! {ty.span()=>
                        __qmp::Buffer::take::<#ty, __E>(&mut slots.#at)
                    };
                    let value = unwrap(&take);
                    quote!(let #local = #value;)
                });
            let rest = if let Some(slot) = &self.extra {
                let extra = &slot.at;
                quote!(__qmp::Buffer::rest(slots.#at, __qmp::Some(&mut slots.#extra)))
            } else {
                quote!(__qmp::Buffer::rest::<__qmp::NoExtra, __E>(slots.#at, __qmp::None))
            };
            let rest = unwrap(&rest);
            quote!(let mut slots = slots; #(#takes)* #rest;)
        });
        let body = if container.unit {
            quote!(Self)
        } else {
            quote!(Self { #(#members),* })
        };
        let unused = self.plain.is_empty().then(|| quote!(let _ = &slots;));
        quote!(#unused #(#class)* #buffered __qmp::Ok(#body))
    }

    /// The expression that makes a member of the struct.
    fn value(&self, member: &'a Member) -> TokenStream {
        let ty = &member.ty;
        let slot_of = |slots: &[Slot<'a>]| {
            let same =
                |slot: &&Slot<'a>| slot.member.is_some_and(|other| std::ptr::eq(other, member));
            slots
                .iter()
                .find(same)
                .map(|slot| (slot.at.clone(), slot.name.to_owned()))
        };
        match member.role {
            Role::Skip => match &member.default {
                Some(Default::Path(path)) => quote_spanned!(path.span()=> #path()),
                _ => quote_spanned!(ty.span()=> <#ty as __qmp::Default>::default()),
            },
            Role::Flatten => {
                let at = slot_of(&self.flat).map(|(at, _)| at);
                unwrap(&quote! {
                    <#ty as __qmp::Members<'__de>>::finish::<__E>(slots.#at)
                })
            }
            Role::Extra => {
                let at = self.extra.as_ref().map(|slot| &slot.at);
                quote!(__qmp::Option::unwrap_or_default(slots.#at))
            }
            Role::Buffered => {
                let mut buffered = self.context.container.members.iter();
                let before = buffered
                    .by_ref()
                    .take_while(|other| !std::ptr::eq(*other, member));
                let nth = before.filter(|other| other.role == Role::Buffered).count();
                let local = format_ident!("buffered{nth}");
                quote!(#local)
            }
            Role::Plain => {
                let Some((at, name)) = slot_of(&self.plain) else {
                    return TokenStream::new();
                };
                let absent = match &member.default {
                    Some(Default::Path(path)) => quote_spanned!(path.span()=> #path()),
                    Some(Default::Trait) => {
                        quote_spanned!(ty.span()=> <#ty as __qmp::Default>::default())
                    }
                    None if member.is_option() => quote!(__qmp::None),
                    None if reads_with(member) => {
                        return unwrap(&quote!(__qmp::required_with(slots.#at, #name)));
                    }
                    None => {
                        return unwrap(&quote_spanned! {ty.span()=>
                            __qmp::required::<#ty, __E>(slots.#at, #name)
                        });
                    }
                };
                quote! {
                    match slots.#at {
                        __qmp::Some(value) => value,
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
                    Some(path) => quote_spanned!(path.span()=> #path(deserializer)),
                    None => quote!(__qmp::borrow_cow(deserializer)),
                };
                quote! {
                    #header {
                        fn read_with<__D: __qmp::Deserializer<'__de>>(
                            deserializer: __D,
                        ) -> __qmp::Result<#ty, __D::Error> {
                            #call
                        }
                    }
                }
            })
            .collect()
    }
}

/// Whether a member is read by a function: the user's, or for `borrow` of a `Cow`, ours.
fn reads_with(member: &Member) -> bool {
    member.deserialize_with.is_some() || member.borrows_cow()
}

/// `match`, since `?` would convert the error and costs more to compile.
fn unwrap(result: &TokenStream) -> TokenStream {
    quote! {
        match #result {
            __qmp::Ok(value) => value,
            __qmp::Err(error) => return __qmp::Err(error),
        }
    }
}
