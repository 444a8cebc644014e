//! A type as text: the macro answers with Rust, impls or errors, whatever it is given.

use proc_macro2::TokenStream;

use crate::derive::{self, Features};

/// Expands it, with and without each feature.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(input) = text.parse::<TokenStream>() else {
        return;
    };
    for qapi in [false, true] {
        let schema = qapi;
        let output = derive::qmp_downstream(input.clone(), Features { qapi, schema });
        if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
            panic!("{error} in what is emitted for\n{text}\n\n{output}");
        }
    }
}
