//! Truth, equality and order of values.

use std::cmp::Ordering;

use crate::data::Document;

use super::tree::Comparison;

/// Returns whether a value counts as true: all do but null, false, and empty strings, arrays and objects.
pub(super) fn holds(value: &Document) -> bool {
    match value {
        Document::Null => false,
        Document::Boolean(boolean) => *boolean,
        Document::String(text) => !text.is_empty(),
        Document::Array(items) => !items.is_empty(),
        Document::Object(object) => !object.is_empty(),
        _ => true,
    }
}

/// Returns a boolean, or null where values have no order.
pub(super) fn compare(comparison: Comparison, left: &Document, right: &Document) -> Document {
    let ordered = |of: fn(Ordering) -> bool| match (left, right) {
        (Document::Number(left), Document::Number(right)) => {
            left.as_f64().partial_cmp(&right.as_f64()).map(of).map_or(Document::Null, Document::Boolean)
        }
        _ => Document::Null,
    };
    match comparison {
        Comparison::Equal => Document::Boolean(equal(left, right)),
        Comparison::NotEqual => Document::Boolean(!equal(left, right)),
        Comparison::Less => ordered(Ordering::is_lt),
        Comparison::LessOrEqual => ordered(Ordering::is_le),
        Comparison::Greater => ordered(Ordering::is_gt),
        Comparison::GreaterOrEqual => ordered(Ordering::is_ge),
    }
}

/// Numbers are equal if they are as much, objects in whatever order their members are.
pub(super) fn equal(left: &Document, right: &Document) -> bool {
    match (left, right) {
        (Document::Number(left), Document::Number(right)) => left.as_f64() == right.as_f64(),
        (Document::Array(left), Document::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Document::Object(left), Document::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, value)| right.get(name).is_some_and(|other| equal(value, other)))
        }
        (left, right) => left == right,
    }
}
