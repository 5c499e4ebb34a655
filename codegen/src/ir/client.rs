//! The client of a service: a method for each operation, and what its pages hold.

use super::front;
use super::members::Structures;
use super::settings::{self, Setting};
use super::wait::{self, WaitMethod};
use super::{Docs, Element, Field, Operation, Presence, Service, Structure, Type};
use crate::names::{self, Style};

/// The module of a service's client.
#[derive(Debug)]
pub struct Client {
    /// The cargo feature that it is behind; `None` if it is always there.
    pub feature: Option<String>,
    /// `true` if the service's module has the name `Client` to spare.
    pub exported: bool,
    /// The methods, in the order of the operations.
    pub methods: Vec<Method>,
    /// The methods that wait, in the order of the operations.
    pub waits: Vec<WaitMethod>,
    /// The settings of its configuration.
    pub settings: Vec<Setting>,
}

/// A method of a client.
#[derive(Debug)]
pub struct Method {
    /// The Rust name.
    pub name: String,
    /// The name of the operation's type.
    pub operation: String,
    /// The name of the input's type.
    pub input: String,
    /// The name of the output's type.
    pub output: String,
    /// `true` if the operation has pages.
    pub paged: bool,
    /// The items of a page.
    pub items: Option<Items>,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// The items of a page: a list or a map in the output.
#[derive(Debug)]
pub struct Items {
    /// The fields on the way, and whether they are `Option`s.
    pub path: Vec<(String, bool)>,
    /// The list or the map.
    pub of: Type,
}

/// Methods that every client has.
pub(super) const FIXED: [&str; 5] = ["new", "from_env", "from_env_blocking", "as_ref", "clone"];

/// Adds a client to a service.
pub fn with_client(service: &mut Service, feature: Option<&str>) {
    let structures = service.structures_by_name();
    let methods = service.operations.iter().zip(method_names(service)).map(|(operation, name)| Method {
        name,
        operation: operation.name.clone(),
        input: operation.input.clone(),
        output: operation.output.clone(),
        paged: operation.paginated.is_some(),
        items: items(&structures, operation),
        docs: operation.summary.iter().cloned().chain(of_call(&structures, operation)).collect(),
    });
    let methods = methods.collect();
    let waits = wait::methods(service, &method_names(service));
    let exported = !types(service).any(|name| name == "Client");
    let names = method_names(service);
    front::show(service, |index, _| {
        let code = format!(
            "```rust,ignore\n// With the feature `hyper` of `ferrosmith-client`.\n\
             let client = client::Client::from_env().await?;\nlet output = client.{}(input).await?;\n```",
            names.get(index).map_or("", String::as_str)
        );
        vec![
            front::with_feature(feature, "`client::Client` signs it, sends it, and reads the response:"),
            code,
        ]
    });
    service.client = Some(Client {
        feature: feature.map(str::to_owned),
        exported,
        methods,
        waits,
        settings: settings::of(service),
    });
}

/// Returns the names of the methods of a service's operations, in their order.
pub(super) fn method_names(service: &Service) -> Vec<String> {
    let wanted: Vec<(&str, String)> = service
        .operations
        .iter()
        .map(|operation| (operation.wire.as_str(), names::field_name(&operation.wire)))
        .collect();
    names::unique(&wanted, &FIXED, Style::Snake)
}

/// Returns the sentences on the methods that a call has beside those of each, in a method's documentation.
///
/// Those of events are there with a feature alone: no link may lead to them.
fn of_call(structures: &Structures<'_>, operation: &Operation) -> Vec<String> {
    let mut all = Vec::new();
    if operation.paginated.is_some() {
        all.push(match items(structures, operation) {
            Some(_) => {
                format!("{} of the call returns all pages, {} their items.", link("pages"), link("items"))
            }
            None => format!("{} of the call returns all pages.", link("pages")),
        });
    }
    if operation.input_events.is_some() {
        all.push("`send_events` of the call takes the events of the input.".to_owned());
    } else if let Some(field) = stream(structures, &operation.input) {
        all.push(format!("{} of the call takes a stream for `{field}`.", link("body")));
    }
    if operation.output_events.is_some() {
        all.push("`events` of the call sends it and returns the events.".to_owned());
    } else if let Some(field) = stream(structures, &operation.output) {
        all.push(format!("{} of the call sends it and returns `{field}` as a stream.", link("streamed")));
    }
    all
}

fn link(method: &str) -> String {
    format!("[`{method}`](sdk::client::Call::{method})")
}

/// Returns the field of a message that is a stream of bytes.
fn stream<'s>(structures: &Structures<'s>, message: &str) -> Option<&'s str> {
    let field = structures.get(message)?.fields.iter().find(|field| field.member.flags.streaming)?;
    Some(names::plain(&field.name))
}

/// The names of a service's types.
pub(super) fn types(service: &Service) -> impl Iterator<Item = &str> {
    let operations = service.operations.iter().flat_map(|operation| [&operation.name, &operation.error.name]);
    let structures = service.structures.iter().chain(&service.errors).map(|structure| &structure.name);
    let unions = service.unions.iter().map(|union| &union.name);
    let enums = service.enums.iter().map(|of| &of.name).chain(service.int_enums.iter().map(|of| &of.name));
    operations.chain(structures).chain(unions).chain(enums).chain([&service.error.name]).map(String::as_str)
}

/// The items of an operation's pages; `None` if it has none, or they are where no field leads.
fn items(structures: &Structures<'_>, operation: &Operation) -> Option<Items> {
    let path = operation.paginated.as_ref()?.items.as_deref()?;
    let mut at = *structures.get(operation.output.as_str())?;
    let mut fields = Vec::new();
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let field = field(at, name)?;
        fields.push((field.name.clone(), field.presence == Presence::Optional));
        match (&field.member.ty, names.peek()) {
            (Type::Named(next), Some(_)) if !field.member.boxed => at = structures.get(next.as_str())?,
            (of @ (Type::List(_) | Type::Map(_)), None) if !field.member.boxed => {
                return Some(Items { path: fields, of: of.clone() });
            }
            _ => return None,
        }
    }
    None
}

fn field<'s>(structure: &'s Structure, wire: &str) -> Option<&'s Field> {
    structure.fields.iter().find(|field| field.member.wire == wire)
}

impl Items {
    /// Returns the element of the list, or the value of the map.
    #[must_use]
    pub fn element(&self) -> Option<&Element> {
        match &self.of {
            Type::List(element) | Type::Map(element) => Some(element),
            _ => None,
        }
    }
}
