//! Errors: a structure each, an enum per operation, and one for the service.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{documentation, line};
use super::print::Item;
use super::structures;
use super::types::ident;
use crate::ir::{ErrorEnum, Service};

/// Returns every error of a service.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let mut items = structures::errors(service);
    items.push(Box::new(|| {
        enumeration(&service.error, "An error returned by any operation of the service.").into()
    }));
    for operation in &service.operations {
        items.push(Box::new(|| {
            let name = &operation.name;
            let doc = format!("An error returned by [`{name}`](super::{name}).");
            enumeration(&operation.error, &doc).into()
        }));
        items.push(Box::new(|| conversion(&service.error, &operation.error).into()));
    }
    items
}

fn enumeration(of: &ErrorEnum, doc: &str) -> TokenStream {
    let (name, doc) = (ident(&of.name), line(doc));
    let variants = of.variants.iter().map(|(variant, lines)| {
        let (variant, lines) = (ident(variant), documentation(lines));
        quote!(#(#lines)* #variant(#variant))
    });
    let unhandled = line("An error that the model does not know.");
    let rows = of.variants.iter().map(|(variant, _)| ident(variant));
    quote! {
        #doc
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unhandled
            Unhandled(rt::Unhandled),
        }
        rt::errors!(#name { #(#rows),* });
    }
}

fn conversion(service: &ErrorEnum, operation: &ErrorEnum) -> TokenStream {
    let (service, name) = (ident(&service.name), ident(&operation.name));
    let variants = operation.variants.iter().map(|(variant, _)| ident(variant));
    quote!(rt::errors!(#service from #name { #(#variants),* });)
}
