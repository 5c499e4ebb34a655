//! Attributes of shapes, and how they compare with texts (Smithy 2.0, section Selectors, Attributes).

use super::graph::Node;
use super::syntax::{Comparator, Segment};
use crate::model::{Json, Kind, Traits};

/// The value of an attribute, or of a part of it.
enum Value<'m> {
    /// Nothing is there.
    Empty,
    Text(String),
    /// The id of a shape, with a member or without.
    Id(String),
    Json(&'m Json),
    Traits(&'m Traits),
    Service(Node<'m>),
    /// A projection.
    Many(Vec<Value<'m>>),
}

/// Returns `true` if a value of an attribute compares so with one of the texts.
pub(super) fn holds(
    node: Node<'_>,
    path: &[Segment],
    comparator: Comparator,
    texts: &[String],
    ignore_case: bool,
) -> bool {
    let value = match (path.first(), &node.shape.kind) {
        (Some(Segment::Key(name)), _) if name == "id" => Value::Id(node.id()),
        (Some(Segment::Key(name)), _) if name == "trait" => Value::Traits(node.traits()),
        (Some(Segment::Key(name)), Kind::Service(_)) if name == "service" => Value::Service(node),
        _ => Value::Empty,
    };
    let found = flat(path.iter().skip(1).fold(value, property));
    let folded = |text: &str| if ignore_case { text.to_lowercase() } else { text.to_owned() };
    let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    match comparator {
        Comparator::Exists => texts.contains(&(!found.is_empty()).to_string()),
        _ => found
            .iter()
            .map(|value| folded(&text(value)))
            .any(|value| texts.iter().any(|text| compares(&value, comparator, text))),
    }
}

/// Returns a part of a value; of each value of a projection.
fn property<'m>(value: Value<'m>, segment: &Segment) -> Value<'m> {
    match (value, segment) {
        (Value::Many(all), _) => Value::Many(all.into_iter().map(|value| property(value, segment)).collect()),
        (Value::Service(node), Segment::Key(key)) if key == "id" => Value::Id(node.id()),
        (Value::Service(Node { shape, .. }), Segment::Key(key)) => match &shape.kind {
            Kind::Service(service) if key == "version" => Value::Text(service.version.clone()),
            _ => Value::Empty,
        },
        (Value::Text(text) | Value::Id(text), Segment::Length) => length(text.chars().count()),
        (Value::Id(id), Segment::Key(key)) => of_id(&id, key),
        (Value::Traits(traits), segment) => of_traits(traits, segment),
        (Value::Json(json), segment) => of_json(json, segment),
        _ => Value::Empty,
    }
}

fn length<'m>(length: usize) -> Value<'m> {
    Value::Text(length.to_string())
}

fn of_id<'m>(id: &str, key: &str) -> Value<'m> {
    let (shape, member) = id.split_once('$').map_or((id, None), |(shape, member)| (shape, Some(member)));
    let (namespace, name) = shape.split_once('#').unwrap_or(("", shape));
    match (key, member) {
        ("namespace", _) => Value::Text(namespace.to_owned()),
        ("name", _) => Value::Text(name.to_owned()),
        ("member", Some(member)) => Value::Text(member.to_owned()),
        _ => Value::Empty,
    }
}

fn of_traits<'m>(traits: &'m Traits, segment: &Segment) -> Value<'m> {
    match segment {
        Segment::Keys => Value::Many(traits.iter().map(|(id, _)| Value::Id(id.to_string())).collect()),
        Segment::Values => Value::Many(traits.iter().map(|(_, value)| Value::Json(value)).collect()),
        Segment::Length => length(traits.iter().count()),
        Segment::Key(id) if id.contains('#') => traits.get(id).map_or(Value::Empty, Value::Json),
        Segment::Key(name) => traits.get(&format!("smithy.api#{name}")).map_or(Value::Empty, Value::Json),
    }
}

fn of_json<'m>(json: &'m Json, segment: &Segment) -> Value<'m> {
    match (json, segment) {
        (Json::Object(entries), Segment::Keys) => {
            Value::Many(entries.iter().map(|(key, _)| Value::Text(key.clone())).collect())
        }
        (Json::Object(entries), Segment::Values) => {
            Value::Many(entries.iter().map(|(_, value)| Value::Json(value)).collect())
        }
        (Json::Array(elements), Segment::Values) => Value::Many(elements.iter().map(Value::Json).collect()),
        (Json::Object(entries), Segment::Length) => length(entries.len()),
        (Json::Array(elements), Segment::Length) => length(elements.len()),
        (Json::String(text), Segment::Length) => length(text.chars().count()),
        (json, Segment::Key(key)) => json.get(key).map_or(Value::Empty, Value::Json),
        _ => Value::Empty,
    }
}

/// Returns the values of a projection, of those inside of it, too.
fn flat(value: Value<'_>) -> Vec<Value<'_>> {
    match value {
        Value::Empty => Vec::new(),
        Value::Many(all) => all.into_iter().flat_map(flat).collect(),
        one => vec![one],
    }
}

/// Returns the value as a text: an empty one for what has no other.
fn text(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) | Value::Id(text) => text.clone(),
        Value::Service(node) => node.id(),
        Value::Json(Json::String(text)) => text.clone(),
        Value::Json(json @ (Json::Bool(_) | Json::Number(_))) => json.to_string(),
        _ => String::new(),
    }
}

fn compares(left: &str, comparator: Comparator, right: &str) -> bool {
    match comparator {
        Comparator::Exists => false,
        Comparator::Equal => left == right,
        Comparator::Unequal => left != right,
        Comparator::Starts => left.starts_with(right),
        Comparator::Ends => left.ends_with(right),
        Comparator::Contains => left.contains(right),
        Comparator::Greater => number(left) > number(right),
        Comparator::GreaterOrEqual => number(left) >= number(right),
        Comparator::Less => number(left) < number(right),
        Comparator::LessOrEqual => number(left) <= number(right),
    }
}

/// Returns a number, or one that compares with none.
fn number(text: &str) -> f64 {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
    if is_number { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}
