//! The code that a type gets. One file a piece: `de` and `ser` are serde's two sides,
//! with `unknown` for what the tables of `de` do not know; `kinds` is what a command,
//! event or error is beside them, `stub` what stands in for all of these after a mistake.
//!
//! Emitted code calls `qmp_types`' hidden module and nothing else, with full paths, so
//! that it means the same wherever the type stands. Its locals begin with `__`: what
//! else the user has in scope, or names in `default = "…"`, is not taken for them.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Ident;

use crate::expand::bound::Params;
use crate::model::{Container, Role};

mod bound;
mod de;
mod kinds;
mod ser;
mod stub;
mod unknown;

/// The impls of a type that breaks no rule.
pub fn container(container: &Container) -> TokenStream {
    let context = Context::new(container);
    let de = de::expand(&context);
    let ser = ser::expand(&context);
    let kinds = kinds::expand(&context);
    wrap(container, &quote!(#de #ser #kinds))
}

/// Stand-ins for the same impls, after an error: nothing else is reported where the
/// type is used.
pub fn stub(container: &Container) -> TokenStream {
    let context = Context::new(container);
    let stubs = stub::expand(&context);
    wrap(container, &stubs)
}

/// Puts the impls where their names meet no others.
fn wrap(container: &Container, impls: &TokenStream) -> TokenStream {
    let private = private_module();
    let root = container.krate.as_ref().map_or_else(
        || quote!(::qmp_types::#private),
        |path| quote!(#path::#private),
    );
    quote! {
        #[doc(hidden)]
        #[allow(
            deprecated, non_camel_case_types, non_upper_case_globals, unreachable_pub,
            unused_qualifications, clippy::all, clippy::nursery, clippy::pedantic,
            clippy::restriction
        )]
        const _: () = {
            use #root as __qmp;
            #impls
        };
    }
}

/// The place of a user's token, for an error there, and the meaning of the derive's own:
/// a token that came through a `macro_rules!` could not name `self` or a local.
fn place(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Goes on unless the call failed.
fn step(call: &TokenStream) -> TokenStream {
    quote! {
        if let __qmp::Err(__error) = #call {
            return __qmp::Err(__error);
        }
    }
}

/// The hidden module that this version of the macro calls.
fn private_module() -> Ident {
    let version = env!("CARGO_PKG_VERSION").replace(['.', '-', '+'], "_");
    Ident::new(&format!("__private_{version}"), Span::call_site())
}

/// A type, and the headers of its impls.
struct Context<'a> {
    container: &'a Container,
    params: Params,
    /// The type with its parameters.
    this: TokenStream,
}

impl<'a> Context<'a> {
    fn new(container: &'a Container) -> Self {
        let params = bound::params(&container.generics);
        let ident = &container.ident;
        let this = if params.used.is_empty() {
            quote!(#ident)
        } else {
            let used = &params.used;
            quote!(#ident<#(#used),*>)
        };
        Self {
            container,
            params,
            this,
        }
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
        for lifetime in self
            .container
            .members
            .iter()
            .filter(|member| member.role != Role::Skip)
            .flat_map(|member| &member.borrows)
        {
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
