//! The trait of a service that is served: a method for each operation.

use super::client::{method_names, types};
use super::{Docs, Service};

/// The module of what serves a service.
#[derive(Debug)]
pub struct Server {
    /// The cargo feature that it is behind; `None` if it is always there.
    pub feature: Option<String>,
    /// `true` if the service's module has the name `Service` to spare.
    pub exported: bool,
    /// The methods, in the order of the operations.
    pub methods: Vec<Served>,
    /// The names of the operations that have no method: those with streams of events.
    pub streams: Vec<String>,
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
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// Gives a service what serves it.
pub fn with_server(service: &mut Service, feature: Option<&str>) {
    let (mut methods, mut streams) = (Vec::new(), Vec::new());
    for (operation, name) in service.operations.iter().zip(method_names(service)) {
        if operation.input_events.is_some() || operation.output_events.is_some() {
            streams.push(operation.name.clone());
            continue;
        }
        methods.push(Served {
            name,
            operation: operation.name.clone(),
            input: operation.input.clone(),
            output: operation.output.clone(),
            error: operation.error.name.clone(),
            docs: operation.docs.iter().take(1).cloned().collect(),
        });
    }
    let exported = !types(service).any(|name| name == "Service");
    service.server = Some(Server { feature: feature.map(str::to_owned), exported, methods, streams });
}
