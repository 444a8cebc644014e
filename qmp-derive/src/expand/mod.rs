//! The code that a type gets. One file a piece: `de` and `ser` are serde's two sides,
//! with `unknown` for what the tables of `de` do not know, `finish` for the value that
//! comes of them, and `shell` for the impls around them. `kinds` is what a command, event
//! or error is beside them, `qapi` what it is to the `qapi` crates, and `describe` what
//! `qmp_types::schema` is told of it. `dispatch`, `values`, `union` and `alternate` are
//! the four sorts of enum. `apart` asserts what stands in other types, and `stub` stands in
//! for all of these after a mistake.
//!
//! Emitted code calls `qmp_types`' hidden module and nothing else, with full paths, so
//! that it means the same wherever the type stands. Its locals begin with `__`: what
//! else the user has in scope, or names in `default = "…"`, is not taken for them.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use crate::expand::bound::Params;
use crate::model::{Container, Kind, Member, Role, Variant, place};

mod alternate;
mod apart;
mod bound;
mod de;
mod describe;
mod dispatch;
mod finish;
mod kinds;
mod qapi;
mod ser;
mod shell;
mod stub;
mod union;
mod unknown;
mod values;

/// The impls of a type that breaks no rule.
pub fn container(container: &Container) -> TokenStream {
    let context = Context::new(container);
    let impls = match &container.kind {
        Some(Kind::Dispatch(side)) => dispatch::expand(&context, *side),
        Some(Kind::Values) => values::expand(&context),
        Some(Kind::Union(tag)) => union::expand(&context, tag),
        Some(Kind::Alternate) => alternate::expand(&context),
        _ => {
            let de = context.reads().then(|| de::expand(&context));
            let ser = context.writes().then(|| ser::expand(&context));
            let kinds = kinds::expand(&context);
            let apart = apart::expand(&context);
            quote!(#de #ser #kinds #apart)
        }
    };
    let schema = container.features.schema;
    let described = schema.then(|| describe::expand(&context));
    wrap(container, &quote!(#impls #described))
}

/// Stand-ins for the same impls, after an error: nothing else is reported where the
/// type is used.
pub fn stub(container: &Container) -> TokenStream {
    let context = Context::new(container);
    let stubs = stub::expand(&context);
    let schema = container.features.schema;
    let defined = schema.then(|| describe::definition(&context));
    wrap(container, &quote!(#stubs #defined))
}

/// Puts the impls where their names meet no others.
fn wrap(container: &Container, impls: &TokenStream) -> TokenStream {
    let private = private_module();
    let root = container.krate.as_ref().map_or_else(
        || quote!(::qmp_types::#private),
        |path| quote!(#path::#private),
    );
    let lints = &container.lints;
    quote! {
        #[doc(hidden)]
        #(#[allow(#lints)])*
        const _: () = {
            use #root as __qmp;
            #impls
        };
    }
}

/// `<Type as Members>::item`, all of it at the place of the type: rustc says once, and
/// there, that a type is not known to the derive.
fn members_item(ty: &impl ToTokens, item: &str) -> TokenStream {
    let span = place(ty.span());
    let item = Ident::new(item, span);
    quote_spanned!(span=> <#ty as __qmp::Members<'__de>>::#item)
}

/// `<Type as __qmp::Bound<'_>>::item`, all of it at the place of the type: where the type does not
/// fit, rustc says so once, however often it is asked.
fn bound_item(ty: &impl ToTokens, bound: &str, item: &str) -> TokenStream {
    let span = place(ty.span());
    let [bound, item] = [bound, item].map(|name| Ident::new(name, span));
    let ty = at_one_place(&ty.to_token_stream(), span);
    quote_spanned!(span=> <#ty as __qmp::#bound<'_>>::#item)
}

/// The tokens of a type, all at one place: rustc takes two errors for one where they are at the same
/// place. `$crate` means something only where it is.
fn at_one_place(tokens: &TokenStream, span: Span) -> TokenStream {
    fn has_crate(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == "$crate",
            TokenTree::Group(group) => has_crate(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    fn located(tokens: TokenStream, span: Span) -> TokenStream {
        let tokens = tokens.into_iter().map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), located(group.stream(), span)).into();
            }
            token.set_span(span);
            token
        });
        tokens.collect()
    }
    if has_crate(tokens.clone()) {
        tokens.clone()
    } else {
        located(tokens.clone(), span)
    }
}

/// Stops the build if an assertion finds something wrong, at the member or variant to blame.
///
/// ```ignore
/// match Listing::wrong::<8>(&Listing { … }) {
///     None => {}
///     Some(__wrong) => match __wrong.at {
///         0 => stop(&__wrong),
///         _ => stop(&__wrong),
///     },
/// }
/// ```
fn assertion(found: &TokenStream, places: &[Span]) -> TokenStream {
    let stops = places
        .iter()
        .map(|span| quote_spanned!(*span=> __qmp::stop(&__wrong)));
    let mut stops: Vec<_> = stops.collect();
    let last = stops.pop();
    let blame = if stops.is_empty() {
        quote!(#last)
    } else {
        let at = (0..stops.len()).map(Literal::usize_unsuffixed);
        quote!(match __wrong.at { #(#at => #stops,)* _ => #last, })
    };
    quote! {
        match #found {
            __qmp::None => {}
            __qmp::Some(__wrong) => #blame,
        }
    }
}

/// Goes on unless the call failed.
fn step(call: &TokenStream) -> TokenStream {
    quote! {
        if let __qmp::Err(__error) = #call {
            return __qmp::Err(__error);
        }
    }
}

/// `match`, since `?` would convert the error and costs more to compile.
fn unwrap(result: &TokenStream) -> TokenStream {
    quote! {
        match #result {
            __qmp::Ok(__value) => __value,
            __qmp::Err(__error) => return __qmp::Err(__error),
        }
    }
}

/// The tokens with the type's own lifetimes left to the compiler: none is in scope in a constant.
fn elided(context: &Context<'_>, tokens: &TokenStream) -> TokenStream {
    let lifetimes: Vec<_> = context.container.generics.lifetimes().collect();
    if lifetimes.is_empty() {
        return tokens.clone();
    }
    let is_own = |ident: &Ident| {
        let mut own = lifetimes.iter();
        own.any(|param| param.lifetime.ident == *ident)
    };
    let mut tick = false;
    let tokens = tokens.clone().into_iter().map(|token| {
        let token = match token {
            TokenTree::Ident(ident) if tick && is_own(&ident) => {
                Ident::new("_", ident.span()).into()
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), elided(context, &group.stream()));
                inner.set_span(group.span());
                inner.into()
            }
            token => token,
        };
        tick = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        token
    });
    tokens.collect()
}

/// The hidden module that this version of the macro calls. Where qmp-types is of another version,
/// this name is what rustc does not find, and so it says what is wrong.
fn private_module() -> Ident {
    let version = env!("CARGO_PKG_VERSION").replace(['.', '-', '+'], "_");
    Ident::new(&format!("__for_qmp_derive_{version}"), Span::call_site())
}

/// The name of a deriving type, at its place, as a token of the derive's own: that it is deprecated is
/// not reported where it is defined.
fn unlinted(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(place(ident.span()));
    ident
}

/// A type, and the headers of its impls.
struct Context<'a> {
    container: &'a Container,
    /// The struct's members, or those of one variant.
    members: &'a [Member],
    params: Params,
    /// The type with its parameters.
    this: TokenStream,
    /// The struct of slots.
    slots: Ident,
    /// Whether the members are those of one variant.
    is_variant: bool,
    /// That variant, and the tag of its union.
    branch: Option<(&'a Variant, &'a str)>,
}

impl<'a> Context<'a> {
    fn new(container: &'a Container) -> Self {
        let params = bound::params(&container.generics);
        let ident = unlinted(&container.ident);
        let this = if params.used.is_empty() {
            quote!(#ident)
        } else {
            let used = &params.used;
            quote!(#ident<#(#used),*>)
        };
        Self {
            container,
            members: &container.members,
            params,
            this,
            slots: Ident::new("__Slots", Span::call_site()),
            is_variant: false,
            branch: None,
        }
    }

    /// `self` for the struct of the members of one variant, which `union` emits.
    fn of_variant(
        &self,
        this: TokenStream,
        slots: Ident,
        members: &'a [Member],
        branch: (&'a Variant, &'a str),
    ) -> Self {
        Self {
            container: self.container,
            members,
            params: bound::params(&self.container.generics),
            this,
            slots,
            is_variant: true,
            branch: Some(branch),
        }
    }

    /// Whether a constant cannot name the type without its parameters.
    fn has_type_parameters(&self) -> bool {
        let generics = &self.container.generics;
        generics.type_params().next().is_some() || generics.const_params().next().is_some()
    }

    /// The enum, for a path to a variant with members: `Self::Slots { … }` is not clear in an impl
    /// with an associated type of this name.
    fn path(&self) -> Ident {
        unlinted(&self.container.ident)
    }

    /// The member that an error has besides those of the struct.
    fn class(&self) -> Option<&'static str> {
        matches!(self.container.kind, Some(Kind::Error(_))).then_some("class")
    }

    /// Whether the type gets `Deserialize`.
    fn reads(&self) -> bool {
        self.container.sides.reads()
    }

    /// Whether the type gets `Serialize`.
    fn writes(&self) -> bool {
        self.container.sides.writes()
    }

    /// Whether what a type must have can be asked by one trait of `bounds`, which wants both of
    /// serde's sides: not of a type that a parameter is a part of.
    fn asks_at_once(&self, ty: &Type) -> bool {
        self.reads() && self.writes() && bound::is_concrete(&self.container.generics, ty)
    }

    /// Whether the type has parameters.
    fn is_generic(&self) -> bool {
        !self.params.used.is_empty()
    }

    /// The expression of a struct's member, to be borrowed: a packed one is copied first.
    fn access(&self, member: &Member) -> TokenStream {
        let (ident, span) = (&member.ident, member.place);
        if self.container.packed {
            quote_spanned!(span=> { self.#ident })
        } else {
            quote_spanned!(span=> self.#ident)
        }
    }

    /// `impl<…> Type where …`
    fn inherent(&self, bounds: &[TokenStream]) -> TokenStream {
        let declared = &self.params.declared;
        let generics = (!declared.is_empty()).then(|| quote!(<#(#declared),*>));
        let this = &self.this;
        let clause = self.clause(bounds);
        quote!(impl #generics #this #clause)
    }

    /// `impl<…> trait for Type where …`, for a trait that has nothing to do with reading.
    fn header(&self, of: &TokenStream, bounds: &[TokenStream]) -> TokenStream {
        let declared = &self.params.declared;
        let generics = (!declared.is_empty()).then(|| quote!(<#(#declared),*>));
        let this = &self.this;
        let clause = self.clause(bounds);
        quote!(#[automatically_derived] impl #generics #of for #this #clause)
    }

    /// The same with the lifetime `'__de` of the input, which outlives what is borrowed.
    fn de_header(&self, of: &TokenStream, bounds: &[TokenStream]) -> TokenStream {
        let generics = self.de_generics();
        let this = &self.this;
        let clause = self.clause(bounds);
        quote!(#[automatically_derived] impl #generics #of for #this #clause)
    }

    fn de_generics(&self) -> TokenStream {
        let mut borrows = Vec::new();
        let members = self.container.all_members();
        let read = members.filter(|member| member.role != Role::Skip);
        let members = read.flat_map(|member| &member.borrows);
        // What an enum's variants hold borrows as the type that they hold does.
        let is_enum = !self.container.variants.is_empty();
        let params = self.container.generics.lifetimes().filter(|_| is_enum);
        for lifetime in members.chain(params.map(|param| &param.lifetime)) {
            if !borrows.contains(&lifetime) {
                borrows.push(lifetime);
            }
        }
        let colon = (!borrows.is_empty()).then(|| quote!(:));
        let declared = &self.params.declared;
        quote!(<'__de #colon #(#borrows)+*, #(#declared),*>)
    }

    fn clause(&self, bounds: &[TokenStream]) -> TokenStream {
        let predicates = &self.params.predicates;
        if predicates.is_empty() && bounds.is_empty() {
            return TokenStream::new();
        }
        quote!(where #(#predicates,)* #(#bounds,)*)
    }
}
