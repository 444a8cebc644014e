//! The whole macro as a function of tokens: `lib.rs` calls it in a compiler, tests
//! call it outside of one.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::errors::Errors;
use crate::{check, expand, model};

/// The features that the macro is built with.
#[derive(Clone, Copy)]
pub struct Features {
    /// The traits of the `qapi` crates.
    pub qapi: bool,
    /// The tables of `qmp_types::schema`.
    pub schema: bool,
}

/// The impls of a type; or its mistakes and stand-ins for the impls.
pub fn qmp_downstream(input: TokenStream, features: Features) -> TokenStream {
    let input = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let errors = Errors::new();
    let container = model::container(input, features, &errors);
    check::container(&container, &errors);
    if errors.is_empty() {
        errors.into_tokens();
        return expand::container(&container);
    }
    let mut tokens = errors.into_tokens();
    tokens.extend(expand::stub(&container));
    tokens
}
