//! The front page of a service: what it is, how to call it, and its types by kind.

use std::collections::{BTreeSet, HashMap};

use super::operation::request;
use super::words;
use crate::docs::{code, first_sentence, to_markdown};
use crate::ir::lower::Lowering;
use crate::ir::lower::naming::SERVICE_ERROR as ERROR;
use crate::ir::members::Structures;
use crate::ir::{Docs, Example, Operation, Service};
use crate::model::{Model, Shape, ShapeId};
use crate::names;

/// The derive macros that are in scope everywhere, and which a link to their name alone could mean.
const DERIVES: &[&str] =
    &["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// Returns the base of the pages of a service's public API reference. AWS names them after the endpoint.
pub(in crate::ir::lower) fn reference_base(model: &Model, service: &ShapeId) -> Option<String> {
    let prefix = model.get(service)?.traits.aws_service()?.endpoint_prefix.as_ref()?;
    let plain = prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    plain.then(|| format!("https://docs.aws.amazon.com/{prefix}/latest/APIReference/"))
}

impl Lowering<'_> {
    /// Returns the head of the page; [`Lowering::add_index`] adds the rest, once the types are known.
    pub(in crate::ir::lower) fn service_docs(&self, shape: Option<&Shape>) -> Docs {
        let id = &self.closure.service;
        let title = shape.and_then(|shape| shape.traits.title()).map(to_markdown);
        let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| code(id.name()));
        let operations = match self.closure.operations.len() {
            1 => "1 operation".to_owned(),
            count => format!("{count} operations"),
        };
        let own = shape.map(|shape| words::own(&shape.traits)).unwrap_or_default();
        let own: Docs = own.into_iter().filter_map(|docs| without_title(docs, &title)).collect();
        // A title is text; one that is Markdown of several lines stays alone.
        let mut docs = match title.contains('\n') {
            false => vec![format!("{title}: {operations}.")],
            true => vec![title],
        };
        docs.extend(own);
        docs.push(format!(
            "Each operation is a type that ties its input, output and errors together. Members are named on the \
             wire as their fields are, in {}, unless their documentation gives another name.",
            self.spelling.name()
        ));
        let shape_id = format!("Shape id: {}", code(id.as_str()));
        docs.push(match &self.reference {
            Some(base) => format!("{shape_id} ([API reference]({base}Welcome.html))"),
            None => shape_id,
        });
        docs
    }
}

impl Lowering<'_> {
    /// Adds a call and the types by kind to the front page.
    pub(in crate::ir::lower) fn add_index(&self, service: &mut Service) {
        // A call with events takes more than a line.
        let plain =
            |operation: &Operation| operation.input_events.is_none() && operation.output_events.is_none();
        let examples = service.operations.iter().enumerate().filter(|(_, operation)| plain(operation));
        // The shortest call, of an operation that reads if there is one.
        let by_name = service.structures_by_name();
        let length = |operation| (arguments(&by_name, operation).len(), operation.paginated.is_none());
        let example = examples.min_by_key(|(_, operation)| length(operation));
        let index = example.map(|(index, _)| index);
        let example = example.map(|(_, operation)| call(&by_name, operation));
        let ids: HashMap<&str, &ShapeId> =
            self.closure.operations.iter().map(|id| (id.as_str(), id)).collect();
        let operations = service.operations.iter().map(|operation| match self.summary(operation, &ids) {
            Some(summary) => format!("- {}{} {summary}", link(&operation.name), colon(&summary)),
            None => format!("- {}", link(&operation.name)),
        });
        let messages: BTreeSet<&str> =
            service.operations.iter().flat_map(|operation| [&*operation.input, &*operation.output]).collect();
        let structures = service.structures.iter().map(|structure| structure.name.as_str());
        let unions = service.unions.iter().map(|union| union.name.as_str());
        let texts = service.enums.iter().map(|of| of.name.as_str());
        let mut enums: Vec<&str> = texts.chain(service.int_enums.iter().map(|of| of.name.as_str())).collect();
        enums.sort_unstable();
        let errors = service.errors.iter().map(|error| error.name.as_str());
        let sections = [
            section("Operations", operations.collect::<Vec<_>>().join("\n")),
            section("Structures", links(structures.filter(|name| !messages.contains(name)))),
            section("Unions", links(unions)),
            section("Enums", links(enums.into_iter())),
            section("Errors", links(std::iter::once(ERROR).chain(errors))),
        ];
        let added: Docs = example.into_iter().chain(sections.into_iter().flatten()).flatten().collect();
        service.example = index.map(|operation| Example { operation, end: service.docs.len() + CALL });
        service.docs.extend(added);
    }

    /// Returns a line on an operation: its first sentence, else its request.
    fn summary(&self, operation: &Operation, ids: &HashMap<&str, &ShapeId>) -> Option<String> {
        let own = ids
            .get(operation.id.as_str())
            .and_then(|id| self.shape(id))
            .map(|shape| words::own(&shape.traits));
        let own = own.and_then(|docs| first_sentence(docs.first()?).map(one_line));
        own.or_else(|| operation.http.as_ref().map(request))
    }
}

/// Returns documentation without a first paragraph that repeats the title, such as a `<fullname>` of AWS.
fn without_title(docs: String, title: &str) -> Option<String> {
    let (first, rest) = docs.split_once("\n\n").unwrap_or((&docs, ""));
    let name = first.strip_prefix("**").and_then(|name| name.strip_suffix("**"));
    match name {
        Some(name) if name.starts_with(title) || title.starts_with(name) => {
            (!rest.is_empty()).then(|| rest.to_owned())
        }
        _ => Some(docs),
    }
}

fn section(title: &str, entries: String) -> Option<[String; 2]> {
    (!entries.is_empty()).then(|| [format!("# {title}"), entries])
}

fn links<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(link).collect::<Vec<_>>().join(",\n")
}

/// Returns a link to a type, from its module.
fn link(name: &str) -> String {
    let kind = if DERIVES.contains(&name) { "type@" } else { "" };
    format!("[`{kind}{name}`]")
}

/// Returns the colon between a link and a text. Before a word alone, or a word and a title, it would define the link.
fn colon(text: &str) -> &'static str {
    let could_be_title = |word: &str| word.starts_with(['"', '\'', '(']);
    let is_definition = text.starts_with('<') || text.split(' ').nth(1).is_none_or(could_be_title);
    if is_definition { "\\:" } else { ":" }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the required members of an operation's input, as `new` takes them.
fn arguments<'a>(structures: &Structures<'a>, operation: &Operation) -> Vec<&'a str> {
    let fields = structures.get(operation.input.as_str()).map_or(&[][..], |input| &input.fields).iter();
    let required = fields.filter(|field| field.presence.is_required());
    let mut names: Vec<&str> = required.map(|field| field.name.as_str()).collect();
    names.sort_by_key(|name| names::plain(name));
    names
}

/// The paragraphs of a call.
const CALL: usize = 2;

/// Returns a call of an operation as an example. It is not compiled: the name of the crate and the transport
/// are the reader's.
fn call(structures: &Structures<'_>, operation: &Operation) -> [String; CALL] {
    let Operation { name, input, output, .. } = operation;
    let arguments = arguments(structures, operation).join(", ");
    let code = [
        "```rust,ignore".to_owned(),
        format!("let input = {input}::new({arguments});"),
        "// An `http::Request`, to be signed and sent.".to_owned(),
        format!("let request = {name}::request(&input)?;"),
        format!("// The {output} of an `http::Response`, or its error."),
        format!("let output = {name}::response(&response)?;"),
        "```".to_owned(),
    ];
    ["# A call".to_owned(), code.join("\n")]
}
