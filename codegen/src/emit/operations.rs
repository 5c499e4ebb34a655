//! Operations: types without values that tie inputs, outputs and errors together.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::{documentation, line};
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
fn sent(client: &Client, index: usize) -> Option<TokenStream> {
    let name = names::plain(&client.methods.get(index)?.name);
    let link = format!("Sent by [`Client::{name}`](super::client::Client::{name}).");
    Some(match &client.feature {
        None => {
            let lines = [&link, ""].map(line);
            quote!(#(#lines)*)
        }
        Some(feature) => {
            // Two attributes: rustdoc takes away a line break at the end of one.
            let text = format!(" {link}");
            quote!(#[cfg_attr(feature = #feature, doc = #text, doc = "")])
        }
    })
}

/// Returns the documentation of an operation: the link stands before the last paragraph, its shape id.
fn page(docs: &Docs, sent: Option<TokenStream>) -> TokenStream {
    let (last, first) = match (docs.split_last(), &sent) {
        (Some((last, first)), Some(_)) => (std::slice::from_ref(last), first),
        _ => (&[][..], &docs[..]),
    };
    let [first, last] = [first, last].map(documentation);
    let gap = sent.is_some().then(|| line(""));
    quote!(#(#first)* #gap #sent #(#last)*)
}

fn item(operation: &Operation, sent: Option<TokenStream>) -> TokenStream {
    let Operation { id, wire, .. } = operation;
    let docs = page(&operation.docs, sent);
    let [name, input, output, error] =
        [&operation.name, &operation.input, &operation.output, &operation.error.name].map(|name| ident(name));
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
    let streams = [("input", &operation.input_events), ("output", &operation.output_events)];
    let streams = streams.into_iter().filter_map(|(side, events)| {
        let (side, union) = (ident(side), ident(&events.as_ref()?.union));
        Some(quote!(rt::events!(#name #side super::#union);))
    });
    quote! {
        #docs
        #[derive(rt::Debug)]
        pub struct #name;
        impl rt::Operation for #name {
            type Input = super::#input;
            type Output = super::#output;
            type Error = super::#error;
            const SCHEMA: &'static rt::OperationSchema =
                &rt::operation::<Self>(#id, #wire) #http #keeps_slash #host_prefix #input_events #output_events #idempotent #long_polling #paginated #checksum #gzip
                #facts #xml;
            const SERVICE: &'static rt::ServiceSchema = &super::SERVICE;
        }
        #(#streams)*
    }
}
