//! Stand-ins for every impl that the derive owns, after an error, so that the mistake
//! is reported once and not again at each use of the type.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, kinds};
use crate::model::{Definition, Kind, Options, Side};

pub fn expand(context: &Context<'_>) -> TokenStream {
    let read = context.reads().then(|| read(context));
    let write = context.writes().then(|| write(context));
    let kinds = kind(context);
    quote!(#read #write #kinds)
}

fn read(context: &Context<'_>) -> TokenStream {
    let members = context.de_header(&quote!(__qmp::Members<'__de>), &[]);
    let deserialize = context.de_header(&quote!(__qmp::Deserialize<'__de>), &[]);
    quote! {
        #members {
            type Slots = ();
            const NAMES: __qmp::Names = __qmp::Names::new(&[]);
            const UNKNOWN: __qmp::Unknown = __qmp::Unknown::Ignore;
            fn slots() {}
            fn read<__A: __qmp::MapAccess<'__de>>(
                _: &mut (),
                _: &__qmp::str,
                _: &mut __A,
            ) -> __qmp::Option<__qmp::Result<(), __A::Error>> {
                __qmp::None
            }
            fn finish<__E: __qmp::DeError>(_: ()) -> __qmp::Result<Self, __E> {
                __qmp::stub()
            }
        }
        #deserialize {
            fn deserialize<__D: __qmp::Deserializer<'__de>>(
                _: __D,
            ) -> __qmp::Result<Self, __D::Error> {
                __qmp::stub()
            }
        }
    }
}

fn write(context: &Context<'_>) -> TokenStream {
    let write = context.header(&quote!(__qmp::WriteMembers), &[]);
    let serialize = context.header(&quote!(__qmp::Serialize), &[]);
    quote! {
        #write {
            fn write<__M: __qmp::ObjectWriter>(
                &self,
                _: &mut __M,
            ) -> __qmp::Result<(), __M::Error> {
                __qmp::stub()
            }
        }
        #serialize {
            fn serialize<__S: __qmp::Serializer>(
                &self,
                _: __S,
            ) -> __qmp::Result<__S::Ok, __S::Error> {
                __qmp::stub()
            }
        }
    }
}

/// The traits of the kind; of every kind where it is not known, so that none is missed.
fn kind(context: &Context<'_>) -> TokenStream {
    match &context.container.kind {
        Some(Kind::Command(name, options)) => kinds::command(context, name, options),
        Some(Kind::Event(name)) => kinds::event(context, name),
        Some(Kind::Error(name)) => {
            let class = kinds::error(context, name);
            let display = display(context);
            let error = kinds::std_error(context, &[]);
            quote!(#class #display #error)
        }
        Some(Kind::Dispatch(side)) => dispatch(context, *side),
        Some(Kind::Values) => values(context),
        Some(Kind::Data | Kind::Union(_) | Kind::Alternate) => TokenStream::new(),
        None => {
            let name = Definition {
                name: None,
                extends: false,
            };
            let command = kinds::command(context, &name, &Options::default());
            let event = kinds::event(context, &name);
            let error = kinds::error(context, &name);
            quote!(#command #event #error)
        }
    }
}

fn display(context: &Context<'_>) -> TokenStream {
    let header = context.header(&quote!(__qmp::fmt::Display), &[]);
    quote! {
        #header {
            fn fmt(&self, _: &mut __qmp::fmt::Formatter<'_>) -> __qmp::fmt::Result {
                __qmp::stub()
            }
        }
    }
}

/// An enum of commands, events or errors.
fn dispatch(context: &Context<'_>, side: Side) -> TokenStream {
    let dispatch = context.de_header(&quote!(__qmp::Dispatch<'__de>), &[]);
    let (of_enum, names, name) = match side {
        Side::Commands => (quote!(Commands), quote!(NAMES), quote!(name)),
        Side::Events => (quote!(Events), quote!(NAMES), quote!(name)),
        Side::Errors => (quote!(Errors), quote!(CLASSES), quote!(class)),
    };
    let header = context.header(&quote!(__qmp::#of_enum), &[]);
    let allow_oob = (side == Side::Commands).then(|| {
        quote!(
            const ALLOW_OOB: &'static [__qmp::bool] = &[];
        )
    });
    let error = (side == Side::Errors).then(|| {
        let display = display(context);
        let error = kinds::std_error(context, &[]);
        quote!(#display #error)
    });
    quote! {
        #dispatch {
            const LISTED: &'static [&'static __qmp::str] = &[];
            fn read<__D: __qmp::Deserializer<'__de>>(
                _: __qmp::usize,
                _: __D,
                _: &mut __qmp::Option<Self>,
            ) -> __qmp::Result<(), __D::Error> {
                __qmp::stub()
            }
        }
        #header {
            const #names: &'static [&'static __qmp::str] = &[];
            #allow_oob
            fn #name(&self) -> &__qmp::str {
                __qmp::stub()
            }
        }
        #error
    }
}

/// An enum of strings.
fn values(context: &Context<'_>) -> TokenStream {
    let header = context.header(&quote!(__qmp::FromStr), &[]);
    let inherent = context.inherent(&[]);
    let display = display(context);
    quote! {
        #inherent {
            #[allow(missing_docs, dead_code)]
            pub const ALL: &'static [Self] = &[];
            #[allow(missing_docs, dead_code)]
            pub fn as_str(&self) -> &'static __qmp::str {
                __qmp::stub()
            }
        }
        #header {
            type Err = __qmp::UnknownValue;
            fn from_str(_: &__qmp::str) -> __qmp::Result<Self, __qmp::UnknownValue> {
                __qmp::stub()
            }
        }
        #display
    }
}
