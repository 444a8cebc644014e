//! What a command, an event or an error is beside its serde form.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{Context, bound, elided, place, qapi};
use crate::model::{Definition, Kind, Options, Role};
use crate::source::source;

pub fn expand(context: &Context<'_>) -> TokenStream {
    match &context.container.kind {
        Some(Kind::Command(name, options)) => {
            let command = command(context, name, options);
            let returned = returned(context, options);
            quote!(#command #returned)
        }
        Some(Kind::Event(name)) => event(context, name),
        Some(Kind::Error(name)) => {
            let class = error(context, name);
            let display = display(context);
            quote!(#class #display)
        }
        _ => TokenStream::new(),
    }
}

pub fn command(context: &Context<'_>, definition: &Definition, options: &Options) -> TokenStream {
    let header = context.header(&quote!(__qmp::Command), &[]);
    let name = text(definition);
    let allow_oob = options.allow_oob;
    let returns = options
        .returns
        .as_ref()
        .map_or_else(|| quote!(__qmp::Empty), |ty| quote!(#ty));
    let qapi = qapi::command(context, options);
    quote! {
        #header {
            const NAME: &'static __qmp::str = #name;
            const ALLOW_OOB: __qmp::bool = #allow_oob;
            type Returns = #returns;
        }
        #qapi
    }
}

/// Asserts that a command returns what can be read, by a client, or written, by a server.
///
/// ```ignore
/// const _: () = {
///     use __qmp::{NotRead as _, NotWritten as _};
///     assert_returned(
///         <Returned<'_, Added>>::__QMP_READ || <Returned<'_, Added>>::__QMP_WRITTEN,
///         "…",
///     )
/// };
/// ```
fn returned(context: &Context<'_>, options: &Options) -> TokenStream {
    let Some(ty) = &options.returns else {
        return TokenStream::new();
    };
    if context.has_type_parameters() {
        return TokenStream::new();
    }
    let shown = source(ty.to_token_stream());
    let message = format!(
        "the command returns `{shown}`, which has neither of serde's traits: a client reads it by \
         `Deserialize`, and a server writes it by `Serialize`\n\
         help: derive `QmpDownstream` for `{shown}`, with `#[qmp(data)]`"
    );
    let span = place(ty.span());
    let ty = elided(context, &ty.to_token_stream());
    let asked = quote_spanned!(span=> <__qmp::Returned<'_, #ty>>);
    let assertion = quote_spanned! {span=>
        __qmp::assert_returned(#asked::__QMP_READ || #asked::__QMP_WRITTEN, #message)
    };
    quote! {
        const _: () = {
            use __qmp::{NotRead as _, NotWritten as _};
            #assertion
        };
    }
}

pub fn event(context: &Context<'_>, definition: &Definition) -> TokenStream {
    let name = text(definition);
    let header = context.header(&quote!(__qmp::Event), &[]);
    let qapi = qapi::event(context);
    quote! {
        #header {
            const NAME: &'static __qmp::str = #name;
        }
        #qapi
    }
}

pub fn error(context: &Context<'_>, definition: &Definition) -> TokenStream {
    let class = text(definition);
    let header = context.header(&quote!(__qmp::Error), &[]);
    quote!(#header { const CLASS: &'static __qmp::str = #class; })
}

/// The name on the wire; an error is reported where there is none.
fn text(definition: &Definition) -> String {
    definition
        .name
        .as_ref()
        .map(|name| name.value.value())
        .unwrap_or_default()
}

/// `Display` is the error's `desc`, which is for people.
fn display(context: &Context<'_>) -> TokenStream {
    let mut members = context.container.members.iter();
    let desc = members.find(|member| member.role == Role::Plain && member.name.text == "desc");
    let desc = desc.map(|member| {
        let (desc, span) = (context.access(member), place(member.ident.span()));
        quote_spanned!(span=> __qmp::fmt::Display::fmt(&#desc, __formatter))
    });
    let bounds = bound::display(context.container);
    let header = context.header(&quote!(__qmp::fmt::Display), &bounds);
    let error = std_error(context, &bounds);
    quote! {
        #header {
            fn fmt(&self, __formatter: &mut __qmp::fmt::Formatter<'_>) -> __qmp::fmt::Result {
                #desc
            }
        }
        #error
    }
}

/// `core::error::Error`, which asks for `Debug`: the type's name is where its absence
/// is reported.
pub fn std_error(context: &Context<'_>, bounds: &[TokenStream]) -> TokenStream {
    let this = &context.this;
    let mut bounds = bounds.to_vec();
    if context.is_generic() {
        bounds.push(quote!(#this: __qmp::fmt::Debug));
    }
    let header = context.header(&quote!(__qmp::StdError), &bounds);
    quote!(#header {})
}
