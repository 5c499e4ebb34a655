//! Open enums, of texts and of integers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Item as Node;

use super::attributes::{documentation, line};
use super::nodes::{self, mark, mark_with, named_type, rt, type_of};
use super::print::Item;
use super::types::ident;
use crate::ir::{Docs, Enum, IntEnum, Service, Variant};

/// Returns every enum of a service.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let texts = service.enums.iter().map(|of| Box::new(|| text(of).into()) as Item<'_>);
    let integers = service.int_enums.iter().map(|of| Box::new(|| integer(of).into()) as Item<'_>);
    texts.chain(integers).collect()
}

fn text(of: &Enum) -> Vec<Node> {
    let Enum { id, name, variants, internal, sensitive, docs } = of;
    let declaration = declaration(docs, quote!(rt::Clone), name, variants, type_of(rt("String")));
    let name = ident(name);
    let rows = variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name), &variant.value);
        quote!(#name = #value)
    });
    let sensitive = sensitive.then(|| quote!(sensitive));
    let internal = (!internal.is_empty()).then(|| quote!(; internal #(#internal)*));
    let rows = quote!(#name = #id { #(#rows),* } #sensitive #internal);
    vec![declaration, nodes::expansion("enumeration", rows)]
}

fn integer(of: &IntEnum) -> Vec<Node> {
    let IntEnum { id: _, name, variants, sensitive, docs } = of;
    let debug = (!sensitive).then(|| quote!(, rt::Debug));
    let derived = quote!(rt::Clone, rt::Copy #debug);
    let declaration = declaration(docs, derived, name, variants, named_type("i32"));
    let name = ident(name);
    let rows = variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name), Literal::i32_unsuffixed(variant.value));
        quote!(#name = #value)
    });
    let sensitive = sensitive.then(|| quote!(sensitive));
    vec![declaration, nodes::expansion("int_enumeration", quote!(#name { #(#rows),* } #sensitive))]
}

/// Returns the enum, with a variant for values that are not in the model.
fn declaration<T>(
    docs: &Docs,
    derived: TokenStream,
    name: &str,
    variants: &[Variant<T>],
    unknown: syn::Type,
) -> Node {
    let mut attributes = documentation(docs);
    attributes.extend([mark_with("derive", derived), mark("non_exhaustive")]);
    let known = variants.iter().map(|of| nodes::variant(documentation(&of.docs), &of.name, None));
    let doc = vec![line("A value that is not in the model, written back unchanged.")];
    let unknown = nodes::variant(doc, "Unknown", Some(unknown));
    Node::Enum(nodes::enumeration(attributes, name, known.chain([unknown]).collect()))
}
