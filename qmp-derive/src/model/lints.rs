//! Reads the attributes of a type that are not the derive's: the lints that the user allows in it,
//! which the emitted code must not raise either.

use proc_macro2::TokenStream;
use syn::{Attribute, Data, DeriveInput, Meta};

/// Returns what `#[allow(…)]` or `#[expect(…)]` has in its parentheses, on the type, a member or a
/// variant.
pub fn allowed(input: &DeriveInput) -> Vec<TokenStream> {
    let lists = attributes(input)
        .into_iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::List(list) => Some(list),
            Meta::Path(_) | Meta::NameValue(_) => None,
        });
    lists
        .filter(|list| list.path.is_ident("allow") || list.path.is_ident("expect"))
        .map(|list| list.tokens.clone())
        .collect()
}

/// Every attribute in a type.
fn attributes(input: &DeriveInput) -> Vec<&Attribute> {
    let mut found: Vec<_> = input.attrs.iter().collect();
    match &input.data {
        Data::Struct(data) => found.extend(data.fields.iter().flat_map(|field| &field.attrs)),
        Data::Enum(data) => {
            for variant in &data.variants {
                found.extend(&variant.attrs);
                found.extend(variant.fields.iter().flat_map(|field| &field.attrs));
            }
        }
        Data::Union(_) => {}
    }
    found
}

/// Whether a type is `#[repr(packed)]`, `#[repr(C, packed(2))]`.
pub fn is_packed(attributes: &[Attribute]) -> bool {
    let mut reprs = attributes
        .iter()
        .filter_map(|attribute| attribute.meta.require_list().ok())
        .filter(|list| list.path.is_ident("repr"));
    reprs.any(|list| {
        let mut words = list.tokens.clone().into_iter();
        words.any(|word| word.to_string() == "packed")
    })
}
