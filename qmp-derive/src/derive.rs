//! The whole macro as a function of tokens: `lib.rs` calls it in a compiler, tests
//! call it outside of one.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::errors::Errors;
use crate::{check, expand, model};

/// The impls of a type, those of the traits of the `qapi` crates among them if `qapi` says so; or
/// its mistakes and stand-ins for the impls.
pub fn qmp_downstream(input: TokenStream, qapi: bool) -> TokenStream {
    let input = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let errors = Errors::new();
    let container = model::container(input, qapi, &errors);
    check::container(&container, &errors);
    if errors.is_empty() {
        errors.into_tokens();
        return expand::container(&container);
    }
    let mut tokens = errors.into_tokens();
    tokens.extend(expand::stub(&container));
    tokens
}
