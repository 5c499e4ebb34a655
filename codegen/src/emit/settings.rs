//! The settings of a service's clients: methods on their configuration.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{documentation, line};
use super::types::ident;
use crate::ir::{ContextParamType, Setting};

/// Returns the trait of a service's settings.
pub(super) fn item(settings: &[Setting]) -> TokenStream {
    let methods = settings.iter().map(|Setting { name, wire, ty, docs }| {
        let docs = documentation(docs);
        let name = ident(name);
        let (ty, value) = match ty {
            ContextParamType::String => {
                (quote!(impl rt::Into<rt::String>), quote!(rt::Into::<rt::String>::into(value)))
            }
            ContextParamType::Boolean => (quote!(bool), quote!(value)),
            ContextParamType::StringArray => (quote!(rt::Vec<rt::String>), quote!(value)),
        };
        quote! {
            #(#docs)*
            #[must_use]
            fn #name(self, value: #ty) -> sdk::Config {
                rt::Into::<sdk::Config>::into(self).client_context(#wire, #value)
            }
        }
    });
    let docs = [
        line(
            "Settings of the service, as methods on the configuration of its client: `use client::Settings as _`.",
        ),
        line(""),
        line("They choose endpoints (Smithy 2.0, `clientContextParams` trait)."),
    ];
    quote! {
        #(#docs)*
        pub trait Settings: rt::Into<sdk::Config> {
            #(#methods)*
        }
        impl Settings for sdk::Config {}
    }
}
