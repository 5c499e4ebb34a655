//! Errors: a structure each, an enum per operation, and one for the service.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::{docs, line};
use super::structures;
use super::types::ident;
use crate::ir::{ErrorEnum, Service};

/// Every error of a service.
pub(super) fn items(service: &Service) -> Vec<TokenStream> {
    let doc = line("Any error of the service.");
    let mut items: Vec<TokenStream> = service.errors.iter().map(structures::item).collect();
    items.push(enumeration(&service.error, &doc));
    for operation in &service.operations {
        let doc = line(&format!("What [`{0}`](super::{0}) answers instead of its output.", operation.name));
        items.push(enumeration(&operation.error, &doc));
        items.push(conversion(&service.error, &operation.error));
    }
    items
}

fn enumeration(of: &ErrorEnum, doc: &TokenStream) -> TokenStream {
    let name = ident(&of.name);
    let variants = of.variants.iter().map(|(variant, lines)| {
        let (variant, lines) = (ident(variant), docs(lines));
        quote!(#lines #variant(#variant))
    });
    let unhandled = line("One that the model does not know.");
    let rows = of.variants.iter().enumerate().map(|(index, (variant, _))| {
        let (index, variant) = (Literal::usize_unsuffixed(index), ident(variant));
        quote!(#index #variant)
    });
    quote! {
        #doc
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unhandled
            Unhandled(rt::Unhandled),
        }
        rt::errors!(#name { #(#rows,)* });
    }
}

fn conversion(service: &ErrorEnum, operation: &ErrorEnum) -> TokenStream {
    let (service, name) = (ident(&service.name), ident(&operation.name));
    let variants = operation.variants.iter().map(|(variant, _)| ident(variant));
    quote!(rt::errors!(#service from #name { #(#variants,)* });)
}
