//! Documentation: what the model says, then the facts, so that nobody has to open the model.

use super::Lowering;
use super::shapes::Role;
use crate::docs::{is_hidden, to_markdown};
use crate::ir::{self, Constraints, Default, Docs, Fault, Location, Paginated, Presence, TimestampFormat};
use crate::model::traits::Traits;
use crate::model::{Kind, Member, Model, Shape, ShapeId};

/// Where the pages of a service's public API reference stand. AWS names them after the endpoint.
pub(super) fn reference_base(model: &Model, service: &ShapeId) -> Option<String> {
    let prefix = model.get(service)?.traits.aws_service()?.endpoint_prefix.as_ref()?;
    let plain = prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    plain.then(|| format!("https://docs.aws.amazon.com/{prefix}/latest/APIReference/"))
}

impl<'m> Lowering<'m> {
    pub(super) fn service_docs(&self, shape: Option<&Shape>) -> Docs {
        let mut docs = own(shape.map(|shape| &shape.traits));
        if let Some(title) = shape.and_then(|shape| shape.traits.title()) {
            docs.insert(0, to_markdown(title));
        }
        docs.push(format!("Smithy service {}.", code(self.closure.service.as_str())));
        if let Some(base) = &self.reference {
            docs.push(format!("[API reference]({base}Welcome.html)"));
        }
        docs
    }

    pub(super) fn operation_docs(&self, shape: &Shape) -> Docs {
        let mut docs = own(Some(&shape.traits));
        let traits = &shape.traits;
        let mut facts = vec![format!("Operation {}", code(shape.id.as_str()))];
        if let Some(http) = traits.http() {
            facts.push(format!(
                "{} answered with {}",
                code(&format!("{} {}", http.method, http.uri)),
                http.code
            ));
        }
        if traits.readonly() {
            facts.push("reads only".to_owned());
        } else if traits.idempotent() {
            facts.push("idempotent".to_owned());
        }
        facts.extend(traits.paginated().map(pages));
        docs.push(format!("{}.", facts.join("; ")));
        let errors: Vec<String> = self
            .closure
            .operation_errors(self.model, &shape.id)
            .into_iter()
            .filter_map(|id| Some((self.names.shapes.get(id)?, self.shape(id)?)))
            .map(|(name, shape)| format!("[`{name}`](super::{name}) ({})", status(shape)))
            .collect();
        if !errors.is_empty() {
            docs.push(format!("Errors: {}.", errors.join(", ")));
        }
        docs.extend(self.reference(shape));
        docs
    }

    pub(super) fn structure_docs(&self, shape: &Shape, role: Role<'_>) -> Docs {
        let operation =
            |operation: &Shape| self.names.operations.get(&operation.id).map(|names| names.name.clone());
        match role {
            Role::Input(owner) | Role::Output(owner) => {
                let mut docs = if shape.id == owner.id { Docs::new() } else { own(Some(&shape.traits)) };
                let what = if matches!(role, Role::Input(_)) { "Input" } else { "Output" };
                if let Some(name) = operation(owner) {
                    docs.push(format!("{what} of [`{name}`](super::{name}): {}.", code(shape.id.as_str())));
                }
                docs
            }
            Role::Data => {
                let mut docs = own(Some(&shape.traits));
                docs.push(format!("Smithy shape {}{}", code(shape.id.as_str()), error_facts(shape)));
                if let Kind::Structure(_) | Kind::Union(_) = shape.kind
                    && shape.traits.error().is_none()
                {
                    docs.extend(self.reference(shape));
                }
                docs
            }
        }
    }

    fn reference(&self, shape: &Shape) -> Option<String> {
        let base = self.reference.as_ref()?;
        shape.id.name().is_ascii().then(|| format!("[API reference]({base}API_{}.html)", shape.id.name()))
    }
}

/// What a member's model and what was lowered say of it.
pub(super) fn member_docs(owner: &Shape, member: &Member, presence: &Presence, lowered: &ir::Member) -> Docs {
    let ir::Member { flags, .. } = lowered;
    let mut docs = own(Some(&member.traits));
    let mut facts = vec![format!("Wire name {}{}", code(&member.name), place(lowered))];
    if matches!(owner.kind, Kind::Structure(_)) {
        match presence {
            Presence::Required => facts.push("required".to_owned()),
            _ if member.traits.required() => facts.push("required by the service".to_owned()),
            _ => {}
        }
        if let Some(default) = member.traits.default() {
            facts.push(format!("default {}", code(&default.to_string())));
        } else if let Presence::Defaulted(Default::Empty) = presence {
            facts.push("has a default".to_owned());
        }
    }
    if flags.idempotency_token {
        facts.push("idempotency token: a random UUID is sent when absent".to_owned());
    }
    if flags.sensitive {
        facts.push("sensitive: `Debug` does not show it".to_owned());
    }
    facts.extend(lowered.timestamp_format.map(|format| match format {
        TimestampFormat::DateTime => "written as a date and time".to_owned(),
        TimestampFormat::EpochSeconds => "written as seconds since 1970".to_owned(),
        TimestampFormat::HttpDate => "written as an HTTP date".to_owned(),
    }));
    facts.extend(lowered.media_type.as_ref().map(|media| format!("media type {}", code(media))));
    if let Some(constraints) = &lowered.constraints {
        constraint_facts(constraints, "", &mut facts);
    }
    docs.push(format!("{}.", facts.join("; ")));
    docs
}

/// The model's own documentation.
fn own(traits: Option<&Traits>) -> Docs {
    let Some(traits) = traits else { return Docs::new() };
    let mut docs: Docs =
        traits.documentation().map(to_markdown).into_iter().filter(|text| !text.is_empty()).collect();
    if traits.unstable() {
        docs.push("Unstable: may change without notice.".to_owned());
    }
    docs
}

/// Why not to use something any more: the text of `#[deprecated]`.
pub(super) fn deprecated(traits: &Traits) -> Option<String> {
    let deprecated = traits.deprecated()?;
    let message = deprecated.message.clone().unwrap_or_default();
    Some(match &deprecated.since {
        Some(since) if message.is_empty() => format!("since {since}"),
        Some(since) => format!("{message} (since {since})"),
        None => message,
    })
}

/// The line of an error in an operation's or a service's enum.
pub(super) fn error_line(shape: &Shape) -> Docs {
    vec![format!("{}{}", code(shape.id.name()), error_facts(shape))]
}

/// `: 400, the client's fault, ...` for an error, `.` for anything else.
fn error_facts(shape: &Shape) -> String {
    let Some(fault) = shape.traits.error() else { return ".".to_owned() };
    let fault = match fault {
        Fault::Client => "client",
        Fault::Server => "server",
    };
    let retry = match shape.traits.retryable() {
        Some(retryable) if retryable.throttling => ", retryable after a pause (throttling)",
        Some(_) => ", retryable",
        None => "",
    };
    format!(": status {}, the {fault}'s fault{retry}.", status(shape))
}

/// The HTTP status of an error: `httpError`, else by whose fault it is.
pub(super) fn status(shape: &Shape) -> u16 {
    shape.traits.http_error().unwrap_or(match shape.traits.error() {
        Some(Fault::Client) => 400,
        _ => 500,
    })
}

/// The documentation of an enum's value.
pub(super) fn enum_value(member: &Member, value: &impl std::fmt::Display) -> Docs {
    let mut docs = own(Some(&member.traits));
    docs.push(format!("Wire value {}.", code(&value.to_string())));
    docs
}

/// How an operation pages.
fn pages(paginated: &Paginated) -> String {
    let Paginated { input_token, output_token, items, page_size } = paginated;
    let mut text = "paginated".to_owned();
    for (what, path) in [
        ("token sent as", input_token),
        ("next token in", output_token),
        ("items in", items),
        ("page size", page_size),
    ] {
        let Some(path) = path else { continue };
        text.push_str(if text.len() == "paginated".len() { " (" } else { ", " });
        text.push_str(&format!("{what} {}", code(path)));
    }
    if text.contains('(') {
        text.push(')');
    }
    text
}

fn place(member: &ir::Member) -> String {
    let mut place = match &member.location {
        Location::Body => String::new(),
        Location::Label => ", in the path".to_owned(),
        Location::Query(name) => format!(", in the query as {}", code(name)),
        Location::QueryParams => ", in the query by key".to_owned(),
        Location::Header(name) => format!(", in the header {}", code(name)),
        Location::PrefixHeaders(prefix) if prefix.is_empty() => {
            ", in all headers that no other member takes".to_owned()
        }
        Location::PrefixHeaders(prefix) => format!(", in the headers that start with {}", code(prefix)),
        Location::Payload(_) => ", the whole body".to_owned(),
        Location::StatusCode => ", the status of the response".to_owned(),
    };
    if let Some(name) = &member.json_name {
        place.push_str(&format!(", in JSON {}", code(name)));
    }
    if member.flags.host_label {
        place.push_str(", and in the host name");
    }
    place
}

fn constraint_facts(constraints: &Constraints, of: &str, facts: &mut Vec<String>) {
    match constraints.length.as_ref().map(|length| (length.min.unwrap_or(0), length.max)) {
        Some((min, None)) => facts.push(format!("length{of} at least {min}")),
        Some((min, Some(max))) if min == max => facts.push(format!("length{of} {min}")),
        Some((min, Some(max))) => facts.push(format!("length{of} {min} to {max}")),
        None => {}
    }
    match constraints.range.as_ref().map(|range| (&range.min, &range.max)) {
        Some((Some(min), Some(max))) => facts.push(format!("value{of} {min} to {max}")),
        Some((Some(min), None)) => facts.push(format!("value{of} at least {min}")),
        Some((None, Some(max))) => facts.push(format!("value{of} at most {max}")),
        _ => {}
    }
    if let Some(pattern) = &constraints.pattern {
        facts.push(format!("pattern{of} {}", code(pattern)));
    }
    if let Some(name) = &constraints.enumeration {
        facts.push(format!("keys are values of [`{name}`](super::{name})")); // nothing else has one
    }
    if constraints.unique_items {
        facts.push(format!("no element{of} twice"));
    }
    // One level down is what people ask for; what is deeper is in the schema.
    if of.is_empty() {
        if let Some(key) = &constraints.key {
            constraint_facts(key, " of keys", facts);
        }
        if let Some(element) = &constraints.element {
            let of = if constraints.key.is_some() { " of values" } else { " of elements" };
            constraint_facts(element, of, facts);
        }
    }
}

/// A code span of Markdown that holds any text, on one line. What would hide in it, or turn the line around, is spelled out.
fn code(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => shown.push(' '),
            c if is_hidden(c) => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    let text = shown;
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}
