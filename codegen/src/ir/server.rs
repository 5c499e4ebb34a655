//! The trait of a service that is served: a method for each operation.

use super::client::{method_names, types};
use super::members::Structures;
use super::{Docs, Events, Service, front};

/// The module of what serves a service.
#[derive(Debug)]
pub struct Server {
    /// The cargo feature that it is behind; `None` if it is always there.
    pub feature: Option<String>,
    /// `true` if the service's module has the name `Service` to spare.
    pub exported: bool,
    /// The methods, in the order of the operations.
    pub methods: Vec<Served>,
}

/// A method of the trait.
#[derive(Debug)]
pub struct Served {
    /// The Rust name, which is that of the client's method.
    pub name: String,
    /// The name of the operation's type.
    pub operation: String,
    /// The name of the input's type.
    pub input: String,
    /// The name of the output's type.
    pub output: String,
    /// The name of the error's type.
    pub error: String,
    /// The stream of the input.
    pub incoming: Stream,
    /// The stream of the output.
    pub outgoing: Stream,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// The stream of an input or an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stream {
    /// There is none.
    None,
    /// Of bytes: a member that is a blob.
    Bytes,
    /// Of events, of the union with this Rust name.
    Events(String),
}

/// Adds a server to a service.
pub fn with_server(service: &mut Service, feature: Option<&str>) {
    let structures = service.structures_by_name();
    let methods = service.operations.iter().zip(method_names(service)).map(|(operation, name)| Served {
        name,
        operation: operation.name.clone(),
        input: operation.input.clone(),
        output: operation.output.clone(),
        error: operation.error.name.clone(),
        incoming: stream(&structures, &operation.input, operation.input_events.as_ref()),
        outgoing: stream(&structures, &operation.output, operation.output_events.as_ref()),
        docs: operation.summary.iter().cloned().collect(),
    });
    let methods = methods.collect();
    let exported = !types(service).any(|name| name == "Service");
    let sentence = "`service::Service` is a trait with a method for each operation, and `service::serve` makes a `tower` \
                    service of what implements it.";
    front::show(service, |_, _| vec![front::with_feature(feature, sentence)]);
    service.server = Some(Server { feature: feature.map(str::to_owned), exported, methods });
}

/// Returns the stream of an input or an output.
fn stream(structures: &Structures<'_>, message: &str, events: Option<&Events>) -> Stream {
    let fields = structures.get(message).map_or(&[][..], |one| &one.fields);
    match events {
        Some(events) => Stream::Events(events.union.clone()),
        None if fields.iter().any(|field| field.member.flags.streaming) => Stream::Bytes,
        None => Stream::None,
    }
}
