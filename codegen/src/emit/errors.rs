//! Errors: a structure each, an enum per operation, and one for the service.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Item as Node;

use super::attributes::{documentation, line};
use super::methods;
use super::nodes::{self, generic, mark, mark_with, named_type, rt, type_of};
use super::print::Item;
use super::structures;
use super::types::ident;
use crate::ir::{Docs, ErrorEnum, ErrorSet, Operation, Service};

/// Returns every error of a service.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let mut items = structures::errors(service);
    items.push(Box::new(|| {
        let docs = vec![format!("An error returned by any operation of the service{METHODS}.")];
        enumeration(&service.error, &docs, None).into()
    }));
    for operation in &service.operations {
        match operation.error_set {
            Some(set) => items.push(Box::new(move || alias(operation, &service.error_sets[set]).into())),
            None => {
                items.push(Box::new(|| {
                    enumeration(&operation.error, &vec![returned_by(&operation.name)], None).into()
                }));
                items.push(Box::new(|| vec![conversion(&service.error, &operation.error, None)].into()));
            }
        }
    }
    if !service.error_sets.is_empty() {
        items.push(Box::new(|| sets(service).into()));
    }
    items
}

fn returned_by(operation: &str) -> String {
    format!("An error returned by [`{operation}`](super::{operation}){METHODS}.")
}

/// Names the trait whose methods all errors have: pages of aliases do not show it.
const METHODS: &str = "; import [`ServiceError`](rt::ServiceError) for its methods";

fn alias(operation: &Operation, set: &ErrorSet) -> TokenStream {
    let doc = line(&returned_by(&operation.name));
    let [name, module, of] = [&operation.error.name, &set.module, &set.of.name].map(|name| ident(name));
    let marker = ident(&operation.name);
    quote!(#doc pub type #name = error_sets::#module::#of<super::#marker>;)
}

/// Each of the shared enums stands in a module of its own, so that all of them can have one name: the compiler, editors and
/// rustdoc print it where the code has an alias, and the operation behind it says whose error it is.
fn sets(service: &Service) -> TokenStream {
    let doc = line("Enums of errors that several operations share. Each operation has an alias for its own.");
    let enums = service.error_sets.iter().map(|set| {
        let parameter = Some(set.parameter.as_str());
        let enumeration = enumeration(&set.of, &set.docs, parameter);
        let conversion = conversion(&service.error, &set.of, parameter);
        let module = ident(&set.module);
        let doc = line(&format!("The errors of {} operations.", set.operations));
        quote! {
            #doc
            pub mod #module {
                use super::super::*;
                #(#enumeration)*
                #conversion
            }
        }
    });
    quote! {
        #doc
        pub mod error_sets {
            #(#enums)*
        }
    }
}

fn enumeration(errors: &ErrorEnum, docs: &Docs, parameter: Option<&str>) -> Vec<Node> {
    let mut attributes = documentation(docs);
    attributes.push(mark("non_exhaustive"));
    let variants = errors
        .variants
        .iter()
        .map(|(variant, lines)| nodes::variant(documentation(lines), variant, Some(named_type(variant))));
    let doc = line("An error that is not in the model.");
    let unhandled = nodes::variant(vec![doc], "Unhandled", Some(type_of(rt("Unhandled"))));
    let operation = parameter.map(|parameter| {
        let doc = line("No value: the operation is part of the type alone.");
        let ty = type_of(generic(rt("OfOperation"), [named_type(parameter)]));
        nodes::variant(vec![doc, mark_with("doc", quote!(hidden))], "__Operation", Some(ty))
    });
    let variants = variants.chain([unhandled]).chain(operation).collect();
    let mut declaration = nodes::enumeration(attributes, &errors.name, variants);
    declaration.generics = parameter.map(methods::parameter).unwrap_or_default();
    let name = ident(&errors.name);
    let (rows, of) = (errors.variants.iter().map(|(variant, _)| ident(variant)), of(parameter));
    vec![Node::Enum(declaration), nodes::expansion("errors", quote!(#name #of { #(#rows),* }))]
}

fn conversion(service: &ErrorEnum, operation: &ErrorEnum, parameter: Option<&str>) -> Node {
    let (service, name) = (ident(&service.name), ident(&operation.name));
    let variants = operation.variants.iter().map(|(variant, _)| ident(variant));
    let of = of(parameter);
    nodes::expansion("errors", quote!(#service from #name #of { #(#variants),* }))
}

fn of(parameter: Option<&str>) -> Option<TokenStream> {
    parameter.map(ident).map(|parameter| quote!(of #parameter))
}
