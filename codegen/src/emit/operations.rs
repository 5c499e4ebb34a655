//! Operations: types without values that tie inputs, outputs and errors together.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Attribute, ImplItem, Item as Node};

use super::attributes::{documentation, line};
use super::nodes::{self, mark_with, reference, rt, two, type_of, value};
use super::print::Item;
use super::sending;
use super::types::ident;
use super::xml;
use crate::ir::{Client, Docs, Events, Http, Operation, Service};
use crate::names;

/// Returns every operation of a service.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let operations = service.operations.iter().enumerate();
    operations
        .map(|(index, operation)| {
            let sent = move || service.client.as_ref().and_then(|client| sent(client, index));
            Box::new(move || item(operation, sent()).into()) as Item<'_>
        })
        .collect()
}

/// Returns the link to the method of the client, which is there with its feature alone.
fn sent(client: &Client, index: usize) -> Option<Vec<Attribute>> {
    let name = names::plain(&client.methods.get(index)?.name);
    let link = format!("Sent by [`Client::{name}`](super::client::Client::{name}).");
    Some(match &client.feature {
        None => vec![line(&link), line("")],
        Some(feature) => {
            // Two attributes: rustdoc takes away a line break at the end of one.
            let text = format!(" {link}");
            vec![mark_with("cfg_attr", quote!(feature = #feature, doc = #text, doc = ""))]
        }
    })
}

/// Returns the documentation of an operation: the link stands before the last paragraph, its shape id.
fn page(docs: &Docs, sent: Option<Vec<Attribute>>) -> Vec<Attribute> {
    let Some((sent, (last, first))) = sent.zip(docs.split_last()) else { return documentation(docs) };
    let mut page = documentation(first);
    page.push(line(""));
    page.extend(sent);
    page.extend(documentation(std::slice::from_ref(last)));
    page
}

fn item(operation: &Operation, sent: Option<Vec<Attribute>>) -> syn::Result<Vec<Node>> {
    let mut attributes = page(&operation.docs, sent);
    attributes.push(mark_with("derive", quote!(rt::Debug)));
    let message = |name: &str| type_of(two("super", ident(name)));
    let schema = nodes::constant("SCHEMA", rt("OperationSchema"), reference(syn::parse2(schema(operation))?));
    let service = reference(value(two("super", ident("SERVICE"))));
    let implementation = vec![
        nodes::associated_type("Input", message(&operation.input)),
        nodes::associated_type("Output", message(&operation.output)),
        nodes::associated_type("Error", message(&operation.error.name)),
        ImplItem::Const(schema),
        ImplItem::Const(nodes::constant("SERVICE", rt("ServiceSchema"), service)),
    ];
    let mut items = vec![
        nodes::unit_structure(attributes, &operation.name),
        nodes::implementation(Some(rt("Operation")), &operation.name, implementation),
    ];
    let streams = [("input", &operation.input_events), ("output", &operation.output_events)];
    items.extend(streams.into_iter().filter_map(|(side, events)| {
        let [name, side, union] = [&operation.name, side, &events.as_ref()?.union].map(ident);
        Some(nodes::expansion("events", quote!(#name #side super::#union)))
    }));
    Ok(items)
}

/// Returns the value of the `SCHEMA`.
fn schema(operation: &Operation) -> TokenStream {
    let Operation { id, wire, .. } = operation;
    let http = operation.http.as_ref().map(|Http { method, uri, code }| {
        let code = Literal::u16_unsuffixed(*code);
        quote!(.http(#method, #uri, #code))
    });
    let keeps_slash = operation.keeps_slash.then(|| quote!(.keeps_slash()));
    let host_prefix = operation.host_prefix.as_ref().map(|prefix| quote!(.host_prefix(#prefix)));
    let input_events = operation.input_events.as_ref().map(|Events { wire, union }| {
        let union = ident(union);
        quote!(.input_events(#wire, super::#union::SCHEMA))
    });
    let output_events = operation.output_events.as_ref().map(|Events { wire, union }| {
        let union = ident(union);
        quote!(.output_events(#wire, super::#union::SCHEMA))
    });
    let idempotent = if operation.readonly {
        Some(quote!(.readonly()))
    } else {
        operation.idempotent.then(|| quote!(.idempotent()))
    };
    let paginated = operation.paginated.as_ref().map(|paginated| {
        let [input, output, items, size] =
            [&paginated.input_token, &paginated.output_token, &paginated.items, &paginated.page_size]
                .map(|path| path.as_deref().unwrap_or(""));
        quote!(.paginated(#input, #output, #items, #size))
    });
    let long_polling = operation.long_polling.then(|| quote!(.long_polling()));
    let checksum = operation.checksum_required.then(|| quote!(.checksum_required()));
    let gzip = operation.gzip.then(|| quote!(.gzip()));
    let facts = sending::facts(operation);
    let xml = xml::messages(&operation.xml);
    quote! {
        rt::operation::<Self>(#id, #wire) #http #keeps_slash #host_prefix #input_events #output_events #idempotent
            #long_polling #paginated #checksum #gzip #facts #xml
    }
}
