//! Facts of a member: the constraints of its value, and its location in a message.

use super::{link_to, sentence, words};
use crate::docs::code;
use crate::ir::lower::Lowering;
use crate::ir::{self, Constraints, Default, Docs, Field, Location, Presence, TimestampFormat, UnionVariant};
use crate::model::{Json, Member};
use crate::names;

impl Lowering<'_> {
    /// Returns the documentation of a structure's field.
    pub(in crate::ir::lower) fn field_docs(&self, member: &Member, field: &Field) -> Docs {
        let mut facts = Vec::new();
        match field.presence {
            Presence::Required(_) => facts.push("required".to_owned()),
            _ if member.traits.required() => facts.push("required by the service".to_owned()),
            _ => {}
        }
        match member.traits.default() {
            Some(Json::Null) => {} // which is none
            Some(default) => facts.push(format!("default {}", code(&default.to_string()))),
            None if matches!(field.presence, Presence::Defaulted(Default::Empty)) => {
                facts.push("zero or empty by default".to_owned());
            }
            None => {}
        }
        self.member_docs(member, &field.name, &field.member, facts)
    }

    /// Returns the documentation of a union's variant.
    pub(in crate::ir::lower) fn variant_docs(&self, member: &Member, variant: &UnionVariant) -> Docs {
        // The name of a field would have been this one, unless two variants collide.
        let field = names::field_name(&member.name);
        let is_own = variant.name == names::variant_name(&member.name);
        self.member_docs(member, if is_own { &field } else { "" }, &variant.member, Vec::new())
    }

    /// Returns the documentation of a member: that of the model, and facts in addition to those given.
    fn member_docs(
        &self,
        member: &Member,
        field: &str,
        lowered: &ir::Member,
        mut facts: Vec<String>,
    ) -> Docs {
        let mut docs = words::effective(member, self.shape(&member.target));
        if self.spelling.of_field(field) != member.name {
            facts.insert(0, format!("wire name {}", code(&member.name)));
        }
        facts.extend(place(lowered));
        value_facts(lowered, &mut facts);
        docs.extend(sentence(&facts));
        docs
    }
}

/// Facts of a member's value.
fn value_facts(lowered: &ir::Member, facts: &mut Vec<String>) {
    let flags = lowered.flags;
    if flags.idempotency_token {
        facts.push("idempotency token: a random UUID is sent when it is not set".to_owned());
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
        constraint_facts(constraints, "", facts);
    }
}

/// Returns the location of a member in a message, unless it is in the body under its own name.
fn place(member: &ir::Member) -> Vec<String> {
    let mut places = match &member.location {
        Location::Body => Vec::new(),
        Location::Label => vec!["in the path".to_owned()],
        Location::Query(name) if *name == member.wire => vec!["in the query".to_owned()],
        Location::Query(name) => vec![format!("in the query as {}", code(name))],
        Location::QueryParams => vec!["query parameters by their names".to_owned()],
        Location::Header(name) => vec![format!("in the header {}", code(name))],
        Location::PrefixHeaders(prefix) if prefix.is_empty() => {
            vec!["all headers that no other member takes".to_owned()]
        }
        Location::PrefixHeaders(prefix) => vec![format!("the headers that start with {}", code(prefix))],
        Location::Payload => vec!["the whole body".to_owned()],
        Location::StatusCode => vec!["the status of the response".to_owned()],
    };
    places.extend(member.json_name.as_ref().map(|name| format!("called {} in JSON", code(name))));
    if member.flags.host_label {
        places.push("also in the host name".to_owned());
    }
    places
}

/// Returns `true` if a pattern, which may match anywhere, matches every text.
fn says_nothing(pattern: &str) -> bool {
    matches!(pattern, "" | ".*" | r"[\s\S]*" | r"[\S\s]*" | r"^[\s\S]*$" | r"^[\S\s]*$")
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
    if let Some(pattern) = constraints.pattern.as_ref().filter(|pattern| !says_nothing(pattern)) {
        facts.push(format!("pattern{of} {}", code(pattern)));
    }
    if let Some(name) = &constraints.enumeration {
        facts.push(format!("keys are values of {}", link_to(name))); // nothing else has one
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
