//! The module of a service, and the root of a crate of services.

use std::collections::BTreeSet;

use ferrosmith_runtime::protocol;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::line;
use super::client;
use super::print::{self, Item, Unprintable};
use super::types::ident;
use super::{sending, server};
use crate::ir::{Operation, Service};

/// A service in a crate of several.
#[derive(Debug)]
pub struct Feature {
    /// The cargo feature.
    pub name: String,
    /// The module.
    pub module: String,
    /// The features of the runtime that the service needs, beside its two halves.
    pub runtime: BTreeSet<String>,
}

/// Returns the features of the runtime that a service needs, beside its two halves.
pub fn runtime_features(service: &Service) -> BTreeSet<String> {
    let protocols = service.protocols.iter().filter_map(|id| protocol::find(id)?.feature());
    let has_events =
        |operation: &Operation| operation.input_events.is_some() || operation.output_events.is_some();
    let events = service.operations.iter().any(has_events).then_some("event-stream");
    let has_checksum = |operation: &Operation| operation.checksum.is_some();
    let checksums = service.operations.iter().any(has_checksum).then_some("checksums");
    let demands_checksum = |operation: &Operation| operation.checksum_required;
    let content_md5 = service.operations.iter().any(demands_checksum).then_some("content-md5");
    protocols.chain(events).chain(checksums).chain(content_md5).map(str::to_owned).collect()
}

/// Returns the items of a service's `mod.rs`.
pub(super) fn items<'a>(service: &'a Service, modules: Vec<&'a str>, has_traits: bool) -> Vec<Item<'a>> {
    vec![
        Box::new(move || head(service, &modules, has_traits).into()),
        Box::new(|| schema(service).into()),
        Box::new(|| names(service).into()),
    ]
}

fn head(service: &Service, modules: &[&str], has_traits: bool) -> TokenStream {
    let module_docs = service.docs.iter().enumerate().flat_map(|(index, paragraph)| {
        let blank = (index > 0).then(String::new);
        blank.into_iter().chain(paragraph.lines().map(|text| format!(" {text}")))
    });
    let module_docs = module_docs.map(|text| {
        let literal = Literal::string(&text);
        quote!(#![doc = #literal])
    });
    let declared = modules.iter().map(|module| {
        let module = ident(module);
        quote!(mod #module;)
    });
    let exported = modules.iter().map(|module| {
        let module = ident(module);
        quote!(pub use #module::*;)
    });
    let import = import();
    let traits_of_members = has_traits.then(|| {
        quote!(
            mod traits;
        )
    });
    let client = service.client.as_ref().map(client::declaration);
    let server = service.server.as_ref().map(server::declaration);
    let traits = line("For the methods of operations and errors after `use` of all that is here.");
    quote! {
        #(#module_docs)*
        #(#declared)*
        #traits_of_members
        #(#exported)*
        #traits
        #[doc(hidden)]
        #[allow(unused_imports)]
        pub use ::ferrosmith_runtime::{Operation as _, ServiceError as _};
        #client
        #server
        #import
    }
}

/// Returns the import of every generated file: no type of a model is in small letters.
pub(super) fn import() -> TokenStream {
    quote!(
        use ::ferrosmith_runtime::__rt as rt;
    )
}

/// Returns the imports of a file, with that of the traits which members share.
pub(super) fn imports(shares_traits: bool) -> TokenStream {
    let import = import();
    let traits = shares_traits.then(|| {
        quote!(
            use super::traits;
        )
    });
    quote!(#import #traits)
}

fn schema(service: &Service) -> TokenStream {
    let Service { id, version, query_compatible, unwrapped_errors, .. } = service;
    let [sdk_id, endpoint_prefix, signing_name] =
        [&service.sdk_id, &service.endpoint_prefix, &service.signing_name].map(|text| match text {
            Some(text) => quote!(rt::Some(#text)),
            None => quote!(rt::None),
        });
    let auth = service.auth.iter().map(sending::scheme);
    let client_context = service.client_context.iter().map(sending::client_context_param);
    let discovery = sending::endpoint_discovery(service.endpoint_discovery.as_ref());
    let rules = sending::endpoint_rules(service.endpoint_rules.as_ref());
    let protocols = &service.protocols;
    let operations = service.operations.iter().map(|operation| ident(&operation.name));
    let doc = line("The schema of the service: its names, protocols and operations.");
    quote! {
        #doc
        pub static SERVICE: rt::ServiceSchema = rt::ServiceSchema {
            id: #id,
            version: #version,
            sdk_id: #sdk_id,
            endpoint_prefix: #endpoint_prefix,
            signing_name: #signing_name,
            protocols: &[#(#protocols),*],
            query_compatible: #query_compatible,
            auth: &[#(#auth),*],
            client_context: &[#(#client_context),*],
            endpoint_discovery: #discovery,
            endpoint_rules: #rules,
            unwrapped_errors: #unwrapped_errors,
            operations: &[#(<#operations as rt::Operation>::SCHEMA),*],
        };
    }
}

/// Returns the operations of the service as an enum. It has a module of its own: any type of a model may be
/// called as it is.
fn names(service: &Service) -> TokenStream {
    let operations = service.operations.iter().map(|operation| ident(&operation.name));
    let doc = line("The names of the service's operations, for a `match` on the operation of a request.");
    quote! {
        #doc
        pub mod operation {
            use super::rt;
            rt::operations!(#(#operations,)*);
        }
    }
}

/// Turns off the lints whose reasons are choices of the model: names (a service may be called
/// `errors`, as one of its files is), how many members there are of which size, how deep collections are, and what
/// has documentation.
///
/// Four more are of the generator: a shape may be called `Option`, therefore names are qualified; a structure that is
/// `Copy` today may get a member that is not; outputs are not `must_use`, because many callers need none of them; a module
/// of the service imports the others.
fn choices() -> TokenStream {
    quote!(allow(
        clippy::doc_markdown,
        clippy::enum_variant_names,
        clippy::just_underscores_and_digits,
        clippy::large_enum_variant,
        clippy::large_stack_arrays,
        clippy::module_inception,
        clippy::must_use_candidate,
        clippy::pub_underscore_fields,
        clippy::return_self_not_must_use,
        clippy::self_named_constructors,
        clippy::should_implement_trait,
        clippy::similar_names,
        clippy::struct_field_names,
        clippy::too_many_arguments,
        clippy::too_many_lines,
        clippy::type_complexity,
        clippy::unreadable_literal,
        clippy::upper_case_acronyms,
        clippy::used_underscore_binding,
        clippy::used_underscore_items,
        clippy::wildcard_imports,
        clippy::wrong_self_convention,
        missing_copy_implementations,
        missing_docs,
        unused_qualifications
    ))
}

/// Returns the `lib.rs` of a crate with a feature per service.
///
/// Its documentation is the file `front`, named from there, or else a few general words.
///
/// # Errors
/// The same as [`super::service`].
pub fn crate_root(features: &[Feature], front: Option<&str>) -> Result<String, Unprintable> {
    let head: Item<'_> = Box::new(move || {
        let intro = match front {
            Some(path) => vec![quote!(#![doc = include_str!(#path)])],
            None => INTRO.iter().map(|text| intro_line(text)).collect(),
        };
        let choices = choices();
        quote! {
            #(#intro)*
            #![forbid(unsafe_code)]
            #![#choices]
            #[doc(no_inline)]
            pub use ::ferrosmith_runtime::*;
        }
        .into()
    });
    let modules = features.iter().map(|feature| Box::new(|| behind_feature(feature).into()) as Item<'_>);
    print::file(std::iter::once(head).chain(modules).collect())
}

fn intro_line(text: &str) -> TokenStream {
    let literal = Literal::string(text);
    quote!(#![doc = #literal])
}

/// The documentation of a crate without any of its own.
const INTRO: [&str; 5] = [
    " Typed requests, responses and errors of services, generated from their Smithy models.",
    "",
    " There is a module for each service, behind a feature of the same name. In each, a type per operation ties its",
    " input, output and errors together, and `SERVICE` is the schema of the service. This crate re-exports",
    " [`ferrosmith_runtime`], whose guide shows how to call, serve, test, store and validate.",
];

fn behind_feature(feature: &Feature) -> TokenStream {
    let (name, module) = (&feature.name, ident(&feature.module));
    quote! {
        #[cfg(feature = #name)]
        #[rustfmt::skip]
        pub mod #module;
    }
}

/// Returns a file that declares the modules and that another file may include: it has nothing that only a
/// crate may have.
///
/// # Errors
/// The same as [`super::service`].
pub fn declarations(features: &[Feature]) -> Result<String, Unprintable> {
    print::file(features.iter().map(|feature| Box::new(|| included(feature).into()) as Item<'_>).collect())
}

fn included(feature: &Feature) -> TokenStream {
    let (module, choices) = (ident(&feature.module), choices());
    // A program uses some of it, and keeps it to itself.
    quote!(#[#choices] #[allow(dead_code, unused_imports, unreachable_pub)] pub mod #module;)
}
