//! The trait of a service that is served: a file of its own, behind a feature.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{documentation, line};
use super::module;
use super::print::Item;
use super::types::ident;
use crate::ir::{Docs, Served, Server, Service, Stream};

/// Returns the items of the file `service.rs`; none for a service that is not served.
pub(super) fn items(service: &Service) -> Vec<Item<'_>> {
    let Some(server) = &service.server else { return Vec::new() };
    vec![
        Box::new(|| head().into()),
        Box::new(|| interface(service, server).into()),
        Box::new(|| functions(server).into()),
    ]
}

/// Returns the declaration of the server's module.
pub(super) fn declaration(server: &Server) -> TokenStream {
    let gate = server.feature.as_ref().map(|feature| quote!(#[cfg(feature = #feature)]));
    let doc = line("The service as a trait, with a method for each operation, and its server.");
    // Functions are in small letters: no type of a model has their names.
    let exported = match server.exported {
        true => quote!({ Service, builder, serve }),
        false => quote!({ builder, serve }),
    };
    quote! {
        #doc
        #gate
        pub mod service;
        #gate
        pub use service::#exported;
    }
}

fn head() -> TokenStream {
    let runtime = module::import();
    quote! {
        use ::ferrosmith_server as sv;
        #runtime
    }
}

fn interface(service: &Service, server: &Server) -> TokenStream {
    let docs = documentation(&overview(service, server));
    let methods = server.methods.iter().map(method);
    quote! {
        #(#docs)*
        pub trait Service: rt::Send + rt::Sync + 'static {
            #(#methods)*
        }
    }
}

fn overview(service: &Service, server: &Server) -> Docs {
    let title = service.docs.first().map_or(service.id.as_str(), String::as_str);
    let title = title.split(':').next().unwrap_or(title).trim_end_matches('.');
    let mut docs: Docs = vec![
        format!("Answers the requests of {title}: a method for each operation."),
        "Methods are `async` in an implementation. One that is left out answers that the operation is not \
         implemented (status 501), in the protocol of the request. [`serve`] returns the server."
            .to_owned(),
    ];
    docs.extend(server.methods.iter().min_by_key(|method| method.operation.len()).map(example));
    let has_events = |method: &Served| {
        [&method.incoming, &method.outgoing].iter().any(|stream| matches!(stream, Stream::Events(_)))
    };
    if server.methods.iter().any(has_events) {
        docs.push("Events need the feature `event-stream` of `ferrosmith-server`.".to_owned());
    }
    docs
}

/// Returns an implementation as an example. It is not compiled: the names of the crate are the reader's.
fn example(method: &Served) -> String {
    let Served { name, input, output, error, incoming, outgoing, .. } = method;
    let stream = match incoming {
        Stream::None => String::new(),
        Stream::Bytes => "\n        body: Body,".to_owned(),
        Stream::Events(union) => format!("\n        events: Incoming<{union}>,"),
    };
    let output = match outgoing {
        Stream::None => output.clone(),
        Stream::Bytes => format!("Streamed<{output}, Body>"),
        Stream::Events(union) => format!("Streamed<{output}, Outgoing<{union}>>"),
    };
    [
        "```rust,ignore",
        "struct Mine;",
        "",
        "impl Service for Mine {",
        &format!("    async fn {name}("),
        "        &self,",
        &format!("        input: {input},{stream}"),
        "        call: &Call,",
        &format!("    ) -> Result<{output}, {error}> {{"),
        "        // …",
        "    }",
        "}",
        "",
        "let app = axum::Router::new().fallback_service(serve(Mine));",
        "```",
    ]
    .join("\n")
}

fn method(method: &Served) -> TokenStream {
    let mut docs = method.docs.clone();
    docs.push(format!("Answers [`{0}`](super::{0}).", method.operation));
    let docs = documentation(&docs);
    let Served { name, operation, input, output, error, incoming, outgoing, .. } = method;
    let [name, operation, input, output, error] =
        [name, operation, input, output, error].map(|name| ident(name));
    let received = match incoming {
        Stream::None => None,
        Stream::Bytes => Some((quote!(body), quote!(sv::Body))),
        Stream::Events(union) => {
            let union = ident(union);
            Some((quote!(events), quote!(sv::Incoming<super::#union>)))
        }
    };
    let sent = match outgoing {
        Stream::None => quote!(super::#output),
        Stream::Bytes => quote!(sv::Streamed<super::#output, sv::Body>),
        Stream::Events(union) => {
            let union = ident(union);
            quote!(sv::Streamed<super::#output, sv::Outgoing<super::#union>>)
        }
    };
    let parameter = received.as_ref().map(|(name, ty)| quote!(#name: #ty,));
    let taken = received.map_or_else(|| quote!(input), |(name, _)| quote!((input, #name)));
    let body = match streams(method) {
        false => quote!(sv::not_implemented::<super::#operation>(input, call)),
        true => quote!(sv::__streaming_not_implemented::<super::#operation, _, _>(#taken, call)),
    };
    quote! {
        #(#docs)*
        #[inline]
        fn #name(
            &self,
            input: super::#input,
            #parameter
            call: &sv::Call,
        ) -> impl rt::Future<Output = rt::Result<#sent, super::#error>> + rt::Send {
            #body
        }
    }
}

/// Returns `true` for a method whose input or output has a stream.
fn streams(method: &Served) -> bool {
    method.incoming != Stream::None || method.outgoing != Stream::None
}

fn functions(server: &Server) -> TokenStream {
    let methods = server.methods.iter().filter(|method| !streams(method)).map(|method| {
        let [operation, name] = [&method.operation, &method.name].map(|name| ident(name));
        quote!(#operation = #name)
    });
    let streaming: Vec<_> = server
        .methods
        .iter()
        .filter(|method| streams(method))
        .map(|method| {
            let [operation, name] = [&method.operation, &method.name].map(|name| ident(name));
            let [incoming, outgoing] = [&method.incoming, &method.outgoing].map(|stream| match stream {
                Stream::None => quote!(none),
                Stream::Bytes => quote!(body),
                Stream::Events(_) => quote!(events),
            });
            quote!(#operation(#incoming -> #outgoing) = #name)
        })
        .collect();
    let streaming = (!streaming.is_empty()).then(|| quote!(; #(#streaming),*));
    let [serve, builder] = [
        "Returns the server of a service: a `tower` service for axum, hyper, or a test without a socket.",
        "Returns a builder of the server of a service, for options. Each operation has its handler already.",
    ]
    .map(line);
    quote! {
        #serve
        pub fn serve(service: impl Service) -> sv::Server {
            sv::__built(builder(service))
        }
        #builder
        pub fn builder(service: impl Service) -> sv::Builder {
            let builder = sv::Server::builder(&super::SERVICE);
            sv::__methods!(builder, service: #(#methods),* #streaming)
        }
    }
}
