//! The client of a service: a file of its own, behind a feature.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::{documentation, line};
use super::module;
use super::print::Item;
use super::settings;
use super::types::{self, ident, variant};
use crate::ir::{
    Acceptor, Client, Docs, Items, Matcher, Method, PathMatcher, Service, Type, WaitMethod, Waiter,
};

/// Returns the items of the file `client.rs`; none for a service without a client.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let Some(client) = &service.client else { return Vec::new() };
    let mut items: Vec<Item<'_>> = vec![
        Box::new(|| head().into()),
        Box::new(|| structure(service).into()),
        Box::new(|| methods(client).into()),
        Box::new(|| traits(client).into()),
    ];
    if !client.settings.is_empty() {
        items.push(Box::new(|| settings::item(&client.settings).into()));
    }
    for method in &client.methods {
        if let Some(of) = &method.items {
            items.push(Box::new(|| of_pages(method, of).into()));
        }
    }
    items
}

/// Returns the declaration of the client's module.
pub(super) fn declaration(client: &Client) -> TokenStream {
    let gate = client.feature.as_ref().map(|feature| quote!(#[cfg(feature = #feature)]));
    let doc = line("The client: a method for each operation.");
    let exported = client.exported.then(|| {
        quote! {
            #gate
            pub use client::Client;
        }
    });
    quote! {
        #doc
        #gate
        pub mod client;
        #exported
    }
}

fn head() -> TokenStream {
    let runtime = module::import();
    quote! {
        use ::ferrosmith_client as sdk;
        #runtime
    }
}

fn structure(service: &Service) -> TokenStream {
    let title = service.docs.first().map_or(service.id.as_str(), String::as_str);
    let title = title.split(':').next().unwrap_or(title).trim_end_matches('.');
    let docs: Docs = vec![
        format!("Sends the operations of {title}."),
        "A clone shares connections and credentials. Each method returns a call, which `await` sends; methods of the \
         call change what is special to it."
            .to_owned(),
    ];
    let docs = documentation(&docs);
    quote! {
        #(#docs)*
        #[derive(rt::Clone, rt::Debug)]
        pub struct Client(sdk::Client);
    }
}

fn methods(client: &Client) -> TokenStream {
    let methods = client.methods.iter().map(|method| {
        let Method { name, operation, input, docs, .. } = method;
        let mut docs = docs.clone();
        docs.push(format!("Returns a call of [`{operation}`](super::{operation})."));
        let docs = documentation(&docs);
        let [name, operation, input] = [name, operation, input].map(|name| ident(name));
        quote! {
            #(#docs)*
            #[inline]
            pub fn #name(&self, input: super::#input) -> sdk::client::Call<super::#operation> {
                self.0.call(input)
            }
        }
    });
    let waits = client.waits.iter().map(wait);
    let doc = line("Returns a client. Nothing is read or sent before the first call.");
    quote! {
        impl Client {
            #doc
            #[must_use]
            pub fn new(config: sdk::Config) -> Self {
                Client(sdk::Client::new(config))
            }
            sdk::__from_env!();
            #(#methods)*
            #(#waits)*
        }
    }
}

/// Returns a method that waits, with the table of its waiter.
fn wait(method: &WaitMethod) -> TokenStream {
    let WaitMethod { name, operation, input, waiter, docs } = method;
    let docs = documentation(docs);
    let [name, operation, input] = [name, operation, input].map(|name| ident(name));
    let Waiter { name: called, min_delay, max_delay, acceptors, .. } = waiter;
    let [min_delay, max_delay] = [*min_delay, *max_delay].map(Literal::u32_unsuffixed);
    let acceptors = acceptors.iter().map(acceptor);
    quote! {
        #(#docs)*
        pub fn #name(&self, input: super::#input) -> sdk::client::Wait<super::#operation> {
            const WAITER: &sdk::waiter::Waiter =
                &sdk::waiter::Waiter::new(#called, #min_delay, #max_delay, &[#(#acceptors),*]);
            self.0.call(input).until(WAITER)
        }
    }
}

fn acceptor(Acceptor { state, matcher, message }: &Acceptor) -> TokenStream {
    let path = |PathMatcher { path, comparator, expected }: &PathMatcher| {
        let comparator = variant(comparator);
        quote!((#path, sdk::waiter::Comparator::#comparator, #expected))
    };
    let matcher = match matcher {
        Matcher::Output(of) => {
            let of = path(of);
            quote!(Output #of)
        }
        Matcher::InputOutput(of) => {
            let of = path(of);
            quote!(InputOutput #of)
        }
        Matcher::Success(expected) => quote!(Success(#expected)),
        Matcher::ErrorType(name) => quote!(ErrorType(#name)),
    };
    let state = variant(state);
    let message = message.as_ref().map(|path| quote!(.message(#path)));
    quote!(sdk::waiter::Acceptor::new(sdk::waiter::State::#state, sdk::waiter::Matcher::#matcher) #message)
}

/// Returns the traits, in whose implementations there is nothing to read.
fn traits(client: &Client) -> TokenStream {
    let calls = client.methods.iter().map(|method| {
        let [operation, input] = [&method.operation, &method.input].map(|name| ident(name));
        quote!(#operation(#input))
    });
    let paged = client.methods.iter().filter(|method| method.paged).map(|method| ident(&method.operation));
    quote! {
        sdk::__client!(Client: #(#calls),*);
        sdk::__paged!(#(#paged),*);
    }
}

/// Returns the implementation that takes the items out of a page.
fn of_pages(method: &Method, items: &Items) -> TokenStream {
    let [operation, output] = [&method.operation, &method.output].map(|name| ident(name));
    let Some(element) = items.element() else { return TokenStream::new() };
    let (is_map, element) = (matches!(items.of, Type::Map(_)), types::element(element));
    let item = if is_map { quote!((rt::String, #element)) } else { quote!(#element) };
    let last = items.path.len().saturating_sub(1);
    let (mut way, mut found) = (TokenStream::new(), quote!(page));
    for (index, (field, optional)) in items.path.iter().enumerate() {
        let field = ident(field);
        found = match (optional, index == last) {
            (false, _) => quote!(#found.#field),
            (true, true) => quote!(#found.#field.unwrap_or_default()),
            (true, false) => {
                way.extend(quote!(let rt::Some(page) = #found.#field else { return rt::Vec::new() };));
                quote!(page)
            }
        };
    }
    let collected = is_map.then(|| quote!(.into_iter().collect()));
    quote! {
        impl sdk::Itemized for super::#operation {
            type Item = #item;
            #[inline]
            fn items(page: super::#output) -> rt::Vec<Self::Item> {
                #way
                #found #collected
            }
        }
    }
}
