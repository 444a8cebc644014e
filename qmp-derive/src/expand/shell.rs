//! The impls of serde's two traits around a call: every sort of type has them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, bound};

/// `Deserialize`, by a call that has the deserializer as `__deserializer`.
pub fn deserialize(context: &Context<'_>, call: &TokenStream) -> TokenStream {
    let bounds = bound::deserialize(context.container);
    let header = context.de_header(&quote!(__qmp::Deserialize<'__de>), &bounds);
    quote! {
        #header {
            fn deserialize<__D: __qmp::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> __qmp::Result<Self, __D::Error> {
                #call
            }
        }
    }
}

/// `Serialize`, by a call that has the serializer as `__serializer`.
pub fn serialize(context: &Context<'_>, call: &TokenStream) -> TokenStream {
    let bounds = bound::serialize(context.container);
    let header = context.header(&quote!(__qmp::Serialize), &bounds);
    quote! {
        #header {
            fn serialize<__S: __qmp::Serializer>(
                &self,
                __serializer: __S,
            ) -> __qmp::Result<__S::Ok, __S::Error> {
                #call
            }
        }
    }
}

/// `Serialize` by way of `WriteMembers`, which every object has.
pub fn serialize_object(context: &Context<'_>) -> TokenStream {
    serialize(context, &quote!(__qmp::write_object(self, __serializer)))
}
