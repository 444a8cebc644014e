//! QAPI's enum: a fieldless Rust enum whose values are strings.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use super::{Context, bound, place, shell};

pub fn expand(context: &Context<'_>) -> TokenStream {
    let container = context.container;
    let bounds = bound::serialize(container);
    let inherent = context.inherent(&bounds);
    let values = context.header(&quote!(__qmp::Values), &bounds);
    let json = context.header(&quote!(__qmp::JsonScalar), &bounds);
    let from_str = context.header(&quote!(__qmp::FromStr), &bounds);
    let display = context.header(&quote!(__qmp::fmt::Display), &bounds);
    let idents: Vec<_> = container.listed().map(|variant| &variant.ident).collect();
    let names: Vec<_> = container
        .listed()
        .map(|variant| &variant.name.text)
        .collect();
    let known = container.listed().map(|variant| {
        let (ident, names) = (&variant.ident, variant.names().map(|name| &name.text));
        quote!(#(#names)|* => __qmp::Some(Self::#ident),)
    });
    let other = container
        .other()
        .and_then(|variant| Some((&variant.ident, variant.newtype()?)));
    let (keep, kept) = match other {
        Some((ident, ty)) => other_value(context, ident, ty),
        None => (TokenStream::new(), TokenStream::new()),
    };
    // Of an enum without values there is none to match.
    let this = if container.variants.is_empty() {
        quote!(*self)
    } else {
        quote!(self)
    };
    let is_static = other.is_none().then(|| quote!('static));
    let constant = other.is_none().then(|| quote!(const));
    let deserialize = context
        .reads()
        .then(|| shell::deserialize(context, &quote!(__qmp::read_value(__deserializer))));
    let write = quote!(__qmp::Serializer::serialize_str(
        __serializer,
        Self::as_str(self)
    ));
    let serialize = context.writes().then(|| shell::serialize(context, &write));
    let all = quote! {
        /// All values, in the order in which they are declared.
        pub const ALL: &'static [Self] = &[#(Self::#idents),*];
    };
    let (all, of_generic) = if context.is_generic() {
        // A constant lives for ever, and so must what its type holds.
        let this = &context.this;
        let inherent = context.inherent(&[quote!(#this: 'static)]);
        (None, Some(quote!(#inherent { #all })))
    } else {
        (Some(all), None)
    };
    quote! {
        #of_generic

        #inherent {
            #all

            /// The value as it is on the wire.
            #[must_use]
            pub #constant fn as_str(&self) -> &#is_static __qmp::str {
                match #this {
                    #(Self::#idents => #names,)*
                    #kept
                }
            }
        }

        #values {
            const NAMES: &'static [&'static __qmp::str] = &[#(#names),*];
            fn value(__name: &__qmp::str) -> __qmp::Option<Self> {
                match __name {
                    #(#known)*
                    _ => __qmp::None,
                }
            }
            #keep
        }

        #json {
            const TYPE: __qmp::JsonTypes = __qmp::JsonTypes::STRING;
        }

        #from_str {
            type Err = __qmp::UnknownValue;
            fn from_str(__text: &__qmp::str) -> __qmp::Result<Self, __qmp::UnknownValue> {
                __qmp::parse_value(__text)
            }
        }

        #display {
            fn fmt(&self, __formatter: &mut __qmp::fmt::Formatter<'_>) -> __qmp::fmt::Result {
                __qmp::fmt::Formatter::pad(__formatter, Self::as_str(self))
            }
        }

        #deserialize
        #serialize
    }
}

/// Makes the variant that keeps other values from one, and takes the text from it.
fn other_value(context: &Context<'_>, ident: &Ident, ty: &Type) -> (TokenStream, TokenStream) {
    let (from, text) = if context.asks_at_once(ty) {
        (
            quote_spanned!(place(ty.span())=> <#ty as __qmp::OtherValue>::keep),
            quote_spanned!(place(ty.span())=> <#ty as __qmp::OtherValue>::kept),
        )
    } else {
        (
            quote_spanned!(place(ty.span())=> <#ty as __qmp::From<__qmp::String>>::from),
            quote_spanned!(place(ty.span())=> <#ty as __qmp::AsRef<__qmp::str>>::as_ref),
        )
    };
    let from = quote_spanned!(from.span()=> #from(__value));
    let text = quote_spanned!(text.span()=> #text(__value));
    let keep = quote! {
        fn other(__value: __qmp::String) -> __qmp::Result<Self, __qmp::String> {
            __qmp::Ok(Self::#ident(#from))
        }
    };
    (keep, quote!(Self::#ident(__value) => #text,))
}
