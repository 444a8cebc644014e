//! What a command or an event is to the `qapi` crates, with the feature `qapi`: `kinds` puts it
//! behind its own.
//!
//! The impls hold where their bounds do, which `for<'__qapi>` lets rustc find out at each use, and
//! not here: a feature must not stop a type from compiling, and a command that is not `Send`, or an
//! event that borrows, is just none of theirs.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::model::Options;

/// `qapi_spec::Command`, and the marker of qapi-qmp if the command asks for it.
pub fn command(context: &Context<'_>, options: &Options) -> TokenStream {
    if !context.container.features.qapi {
        return TokenStream::new();
    }
    let this = &context.this;
    let returns = quote!(<#this as __qmp::Command>::Returns);
    let bounds = [
        quote!(for<'__qapi> #this: __qmp::Serialize + __qmp::Send + __qmp::Sync),
        quote!(for<'__qapi> #returns: __qmp::DeserializeOwned),
    ];
    let header = context.header(&quote!(__qmp::QapiCommand), &bounds);
    let marker = options.qapi_qmp.as_ref().map(|krate| {
        let header = context.header(&quote!(#krate::QmpCommand), &bounds);
        quote!(#header {})
    });
    quote! {
        #header {
            type Ok = #returns;
            const NAME: &'static __qmp::str = <Self as __qmp::Command>::NAME;
            const ALLOW_OOB: __qmp::bool = <Self as __qmp::Command>::ALLOW_OOB;
        }
        #marker
    }
}

/// `qapi_spec::Event`.
pub fn event(context: &Context<'_>) -> TokenStream {
    if !context.container.features.qapi {
        return TokenStream::new();
    }
    let this = &context.this;
    let bounds = [quote!(for<'__qapi> #this: __qmp::DeserializeOwned)];
    let header = context.header(&quote!(__qmp::QapiEvent), &bounds);
    quote! {
        #header {
            const NAME: &'static __qmp::str = <Self as __qmp::Event>::NAME;
        }
    }
}
