//! Open enums, of texts and of integers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::{documentation, line};
use super::print::Item;
use super::types::ident;
use crate::ir::{Enum, IntEnum, Service, Variant};

/// Returns every enum of a service.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let texts = service.enums.iter().map(|of| Box::new(|| text(of).into()) as Item<'_>);
    let integers = service.int_enums.iter().map(|of| Box::new(|| integer(of).into()) as Item<'_>);
    texts.chain(integers).collect()
}

fn text(of: &Enum) -> TokenStream {
    let Enum { id, name, variants, internal, sensitive, docs } = of;
    let (name, docs) = (ident(name), documentation(docs));
    let declarations = variants.iter().map(variant);
    let rows = variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name), &variant.value);
        quote!(#name = #value)
    });
    let sensitive = sensitive.then(|| quote!(sensitive));
    let internal = (!internal.is_empty()).then(|| quote!(; internal #(#internal)*));
    let unknown = line("A value that is not in the model, written back unchanged.");
    quote! {
        #(#docs)*
        #[derive(rt::Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#declarations,)*
            #unknown
            Unknown(rt::String),
        }
        rt::enumeration!(#name = #id { #(#rows),* } #sensitive #internal);
    }
}

fn integer(of: &IntEnum) -> TokenStream {
    let IntEnum { id: _, name, variants, sensitive, docs } = of;
    let (name, docs) = (ident(name), documentation(docs));
    let declarations = variants.iter().map(variant);
    let rows = variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name), Literal::i32_unsuffixed(variant.value));
        quote!(#name = #value)
    });
    let unknown = line("A value that is not in the model, written back unchanged.");
    let debug = (!sensitive).then(|| quote!(, rt::Debug));
    let sensitive = sensitive.then(|| quote!(sensitive));
    quote! {
        #(#docs)*
        #[derive(rt::Clone, rt::Copy #debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#declarations,)*
            #unknown
            Unknown(i32),
        }
        rt::int_enumeration!(#name { #(#rows),* } #sensitive);
    }
}

fn variant<T>(variant: &Variant<T>) -> TokenStream {
    let docs = documentation(&variant.docs);
    let name = ident(&variant.name);
    quote!(#(#docs)* #name)
}
