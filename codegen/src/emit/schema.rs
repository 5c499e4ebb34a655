//! The static tables that the runtime reads.

use syn::{BinOp, Expr, ExprBinary, PathSegment};

use super::defaults::default;
use super::nodes::{boolean, call, number, record, reference, rt, table as list, text, two, value};
use super::types::{ident, variant};
use super::xml;
use crate::ir::{
    Constraints, ErrorTraits, Flags, Location, Member, Range, TimestampFormat, Type, UnionForm, Xml,
};

/// The parts of the schema of a structure or a union.
pub(super) struct Table<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) members: Vec<&'a Member>,
    pub(super) by_key: &'a [usize],
    pub(super) sensitive: bool,
    pub(super) error: Option<&'a ErrorTraits>,
}

/// Returns the value of a `SCHEMA`.
pub(super) fn table(table: &Table<'_>) -> Expr {
    reference(record(
        rt("Schema"),
        [
            ("id", text(table.id)),
            ("name", text(table.name)),
            ("members", list(table.members.iter().map(|of| member(of)))),
            ("by_key", by_key(table.by_key)),
            ("sensitive", boolean(table.sensitive)),
            ("error", table.error.map_or_else(|| value(rt("None")), error)),
        ],
    ))
}

/// Returns the order of the rows by their keys. Most tables have none, as most rows have no traits (see [`row_traits`]).
fn by_key(indices: &[usize]) -> Expr {
    match indices {
        [] => value(rt("FEW")),
        indices => list(indices.iter().map(|index| number(*index as u64))),
    }
}

/// Returns a row of a table.
fn member(member: &Member) -> Expr {
    let traits = match &member.shared_traits {
        Some(name) => value(two("traits", ident(name))),
        None => row_traits(traits(member)),
    };
    of("Member", [text(&member.wire), flags(member.flags), traits])
}

/// Returns the traits of a member that have a value.
pub(super) fn traits(member: &Member) -> Vec<Expr> {
    let mut traits = Vec::new();
    traits.extend(member.json_name.as_ref().map(|key| of("JsonName", [text(key)])));
    traits.extend(location(member));
    traits.extend(member.union_form.as_ref().map(|form| match form {
        UnionForm::Discriminated(key) => of("Discriminated", [text(key)]),
        UnionForm::Untagged => value(rt("Untagged")),
    }));
    traits.extend(member.media_type.as_ref().map(|media| of("MediaType", [text(media)])));
    traits.extend(member.default_value.as_ref().map(|value| of("DefaultValue", [default(value)])));
    traits.extend(of_type(
        &member.ty,
        member.constraints.as_ref(),
        member.timestamp_format,
        member.xml.as_ref(),
    ));
    traits.extend(member.rust_name.as_ref().map(|name| of("RustName", [text(name)])));
    traits
}

/// Returns the traits of a row.
fn row_traits(traits: Vec<Expr>) -> Expr {
    // Most rows have none, and a list of none is a borrow for the compiler to check in each of them.
    if traits.is_empty() { value(rt("PLAIN")) } else { list(traits) }
}

/// `rt::name(arguments)`.
pub(super) fn of<const N: usize>(name: &str, arguments: [Expr; N]) -> Expr {
    call(rt(name), arguments)
}

fn flags(flags: Flags) -> Expr {
    let Flags {
        required,
        client_optional,
        sensitive,
        idempotency_token,
        host_label,
        streaming,
        requires_length,
        event_header,
        event_payload,
        unit,
        json_unknown,
        keeps_unknown,
        json_name_escaped,
    } = flags;
    let all = [
        (required, "REQUIRED"),
        (client_optional, "CLIENT_OPTIONAL"),
        (sensitive, "SENSITIVE"),
        (idempotency_token, "IDEMPOTENCY_TOKEN"),
        (host_label, "HOST_LABEL"),
        (streaming, "STREAMING"),
        (requires_length, "REQUIRES_LENGTH"),
        (event_header, "EVENT_HEADER"),
        (event_payload, "EVENT_PAYLOAD"),
        (unit, "UNIT"),
        (json_unknown, "JSON_UNKNOWN"),
        (keeps_unknown, "KEEPS_UNKNOWN"),
        (json_name_escaped, "JSON_NAME_ESCAPED"),
    ];
    let set = all.into_iter().filter(|(is, _)| *is).map(|(_, name)| value(rt(name)));
    set.reduce(either).unwrap_or_else(|| number(0_u64))
}

/// `left | right`.
fn either(left: Expr, right: Expr) -> Expr {
    let op = BinOp::BitOr(Default::default());
    Expr::Binary(ExprBinary { attrs: Vec::new(), left: Box::new(left), op, right: Box::new(right) })
}

fn location(member: &Member) -> Option<Expr> {
    Some(match &member.location {
        Location::Body => return None,
        Location::Label => value(rt("HttpLabel")),
        Location::Query(name) => of("HttpQuery", [text(name)]),
        Location::QueryParams => value(rt("HttpQueryParams")),
        Location::Header(name) => of("HttpHeader", [text(name)]),
        Location::PrefixHeaders(prefix) => of("HttpPrefixHeaders", [text(prefix)]),
        Location::Payload => {
            let mut kind = rt("Payload");
            kind.segments.extend(member.payload.map(|payload| PathSegment::from(variant(payload))));
            of("HttpPayload", [value(kind)])
        }
        Location::StatusCode => value(rt("HttpResponseCode")),
    })
}

/// Returns the traits of a type for a row: its constraints, the format of timestamps, and the rows of keys
/// and elements that have traits.
fn of_type(
    ty: &Type,
    constraints: Option<&Constraints>,
    timestamp_format: Option<TimestampFormat>,
    xml: Option<&Xml>,
) -> Vec<Expr> {
    let mut traits: Vec<Expr> = constraints.map(own).unwrap_or_default();
    traits.extend(xml.into_iter().flat_map(xml::traits));
    let of_key = constraints.and_then(|constraints| constraints.key.as_deref());
    let of_element = constraints.and_then(|constraints| constraints.element.as_deref());
    let element = match ty {
        Type::List(element) | Type::Map(element) => element,
        Type::Timestamp => {
            traits.extend(timestamp_format.map(format));
            return traits;
        }
        _ => return traits,
    };
    let mut key = of_key.map(own).unwrap_or_default();
    key.extend(xml.and_then(|xml| xml.key.as_deref()).into_iter().flat_map(xml::traits));
    traits.extend((!key.is_empty()).then(|| of("Key", [row("key", key)])));
    let xml_element = xml.and_then(|xml| xml.element.as_deref());
    let inner = of_type(&element.ty, of_element, timestamp_format, xml_element);
    let name = if let Type::List(_) = ty { "member" } else { "value" };
    traits.extend((!inner.is_empty()).then(|| of("Element", [row(name, inner)])));
    traits
}

/// Returns the row of keys or elements.
fn row(name: &str, traits: Vec<Expr>) -> Expr {
    reference(of("Member", [text(name), number(0_u64), row_traits(traits)]))
}

fn format(format: TimestampFormat) -> Expr {
    of("TimestampFormat", [value(two("rt", variant(format)))])
}

/// Returns the constraints of a type itself.
fn own(constraints: &Constraints) -> Vec<Expr> {
    let Constraints { length, range, pattern, unique_items, enumeration, key: _, element: _ } = constraints;
    let mut all = Vec::new();
    all.extend(length.as_ref().map(|length| match (length.min, length.max) {
        (None, Some(max)) => of("MaxLength", [number(max)]),
        (min, max) => {
            let max = max.map_or_else(|| value(two("u64", ident("MAX"))), number);
            of("Length", [number(min.unwrap_or(0)), max])
        }
    }));
    all.extend(
        range.as_ref().map(|Range { min, max }| {
            of("Range", [min, max].map(|bound| text(bound.as_deref().unwrap_or(""))))
        }),
    );
    all.extend(pattern.as_ref().map(|pattern| of("Pattern", [text(pattern)])));
    all.extend(unique_items.then(|| value(rt("UniqueItems"))));
    all.extend(enumeration.as_ref().map(|name| {
        let mut schema = two("super", ident(name));
        schema.segments.push(ident("SCHEMA").into());
        of("Enum", [value(schema)])
    }));
    all
}

fn error(error: &ErrorTraits) -> Expr {
    let traits = record(
        rt("ErrorTraits"),
        [
            ("code", text(&error.code)),
            ("status", number(error.status)),
            ("query_status", number(error.query_status)),
            ("fault", value(two("rt", variant(error.fault)))),
            ("retryable", boolean(error.retryable)),
            ("throttling", boolean(error.throttling)),
        ],
    );
    of("Some", [reference(traits)])
}
