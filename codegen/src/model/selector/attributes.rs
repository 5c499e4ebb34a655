//! Attributes of shapes (Smithy 2.0, section Selectors, Attributes).

use std::collections::HashMap;

use super::comparators::compares;
use super::graph::Node;
use super::syntax::{Assertion, Operand, Segment};
use crate::model::{Json, Kind, Traits};

/// The shapes in variables.
pub(super) type Variables<'m> = HashMap<String, Vec<Node<'m>>>;

/// The value of an attribute, or of a part of it.
#[derive(Clone)]
pub(super) enum Value<'m> {
    /// Nothing is there.
    Empty,
    /// A shape with all its attributes.
    Shape(Node<'m>),
    Text(String),
    /// The id of a shape, with a member or without.
    Id(String),
    Json(&'m Json),
    Traits(&'m Traits),
    Service(Node<'m>),
    /// The variables.
    Variables,
    /// A projection.
    Many(Vec<Value<'m>>),
}

/// Counts what a comparison costs, and ends an evaluation that costs too much.
pub(super) type Spend<'s> = &'s dyn Fn(usize) -> Result<(), String>;

/// Returns `true` if a shape has a value in some scope for which all assertions hold.
///
/// # Errors
/// Returns an error if that takes too long.
pub(super) fn holds(
    node: Node<'_>,
    variables: &Variables<'_>,
    scope: &[Segment],
    assertions: &[Assertion],
    spend: Spend<'_>,
) -> Result<bool, String> {
    let scope = value(node, variables, scope);
    // An attribute without a scope of its own is compared as a whole, and with `?=` where it is empty.
    if assertions.iter().any(|one| matches!(&one.left, Operand::Path(path) if path.is_empty())) {
        return all_hold(&scope, variables, assertions, spend);
    }
    for scope in scope.flat() {
        if all_hold(scope, variables, assertions, spend)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn all_hold(
    scope: &Value<'_>,
    variables: &Variables<'_>,
    assertions: &[Assertion],
    spend: Spend<'_>,
) -> Result<bool, String> {
    for Assertion { left, comparator, right, ignore_case } in assertions {
        let left = operand(scope, left, variables);
        let mut fits = false;
        for right in right {
            let right = operand(scope, right, variables);
            spend(left.flat().len() + right.flat().len())?;
            fits = fits || compares(&left, *comparator, &right, *ignore_case, spend)?;
        }
        if !fits {
            return Ok(false);
        }
    }
    Ok(true)
}

fn operand<'m>(scope: &Value<'m>, operand: &Operand, variables: &Variables<'m>) -> Value<'m> {
    match operand {
        Operand::Text(text) => Value::Text(text.clone()),
        Operand::Path(path) => {
            path.iter().fold(scope.clone(), |value, segment| property(value, segment, variables))
        }
    }
}

/// Returns the value of an attribute of a shape, or of a part of it.
pub(super) fn value<'m>(node: Node<'m>, variables: &Variables<'m>, path: &[Segment]) -> Value<'m> {
    path.iter().fold(Value::Shape(node), |value, segment| property(value, segment, variables))
}

/// Returns a part of a value; of each value of a projection.
fn property<'m>(value: Value<'m>, segment: &Segment, variables: &Variables<'m>) -> Value<'m> {
    match (value, segment) {
        (Value::Many(all), Segment::First) => {
            Value::Many(all).flat().first().map_or(Value::Empty, |first| (*first).clone())
        }
        (Value::Many(all), _) => {
            Value::Many(all.into_iter().map(|value| property(value, segment, variables)).collect())
        }
        (Value::Shape(node), Segment::Key(name)) => of_shape(node, name),
        (Value::Variables, Segment::Key(name)) => variables.get(name).map_or(Value::Empty, |nodes| {
            Value::Many(nodes.iter().map(|node| Value::Shape(*node)).collect())
        }),
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

fn of_shape<'m>(node: Node<'m>, name: &str) -> Value<'m> {
    match (name, &node.shape.kind) {
        ("id", _) => Value::Id(node.id()),
        ("trait", _) => Value::Traits(node.traits()),
        ("service", Kind::Service(_)) => Value::Service(node),
        ("var", _) => Value::Variables,
        _ => Value::Empty,
    }
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
        Segment::First => Value::Empty,
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

impl<'m> Value<'m> {
    /// Returns the values of a projection, those of projections inside of it, too; another value alone, if it is there.
    pub(super) fn flat(&self) -> Vec<&Value<'m>> {
        match self {
            Value::Empty => Vec::new(),
            Value::Many(all) => all.iter().flat_map(Value::flat).collect(),
            one => vec![one],
        }
    }

    pub(super) fn is_projection(&self) -> bool {
        matches!(self, Value::Many(_))
    }

    /// Returns the value as a text: an empty one for what has no other.
    pub(super) fn text(&self) -> String {
        match self {
            Value::Text(text) | Value::Id(text) => text.clone(),
            Value::Shape(node) | Value::Service(node) => node.id(),
            Value::Json(Json::String(text)) => text.clone(),
            Value::Json(json @ (Json::Bool(_) | Json::Number(_))) => json.to_string(),
            _ => String::new(),
        }
    }

    /// Returns the value as messages have it: JSON as it is, projections in brackets.
    pub(super) fn expand(&self) -> String {
        match self {
            Value::Json(json) => json.to_string(),
            Value::Many(_) => {
                let all: Vec<String> = self.flat().into_iter().map(Value::expand).collect();
                format!("[{}]", all.join(", "))
            }
            other => other.text(),
        }
    }
}
