//! From a tree and a value to a value.

use crate::data::{Document, Object};

use super::budget::{Budget, size};
use super::compare::{compare, holds};
use super::tree::{Projection, Tree};
use super::{Error, functions, slice};

pub(super) type Found = Result<Document, Error>;

/// Returns the result of a tree for a value. It is as deep as the tree, which is bounded.
pub(super) fn evaluate(tree: &Tree, value: &Document, budget: &mut Budget<'_>) -> Found {
    match tree {
        Tree::Current | Tree::Reference(_) => budget.copy(value),
        Tree::Field(name) => value.get(name).map_or(Ok(Document::Null), |member| budget.copy(member)),
        Tree::Literal(literal) => budget.copy(literal),
        Tree::Index(index) => {
            element(value, *index).map_or(Ok(Document::Null), |element| budget.copy(element))
        }
        Tree::Slice(slice) => {
            budget.take(size(value))?;
            Ok(slice::of(slice, value))
        }
        Tree::Then(left, right) => match &**left {
            // Nothing is copied on the way.
            Tree::Field(name) => evaluate(right, value.get(name).unwrap_or(&Document::Null), budget),
            Tree::Current => evaluate(right, value, budget),
            left => evaluate(right, &evaluate(left, value, budget)?, budget),
        },
        Tree::Each(left, over, right) => each(&evaluate(left, value, budget)?, over, right, budget),
        Tree::Flatten(inner) => Ok(flattened(evaluate(inner, value, budget)?)),
        Tree::Or(left, right) => {
            let left = evaluate(left, value, budget)?;
            if holds(&left) { Ok(left) } else { evaluate(right, value, budget) }
        }
        Tree::And(left, right) => {
            let left = evaluate(left, value, budget)?;
            if holds(&left) { evaluate(right, value, budget) } else { Ok(left) }
        }
        Tree::Not(inner) => Ok(Document::Boolean(!holds(&evaluate(inner, value, budget)?))),
        Tree::Compare(comparison, left, right) => {
            Ok(compare(*comparison, &evaluate(left, value, budget)?, &evaluate(right, value, budget)?))
        }
        Tree::List(items) if !value.is_null() => items
            .iter()
            .map(|item| evaluate(item, value, budget))
            .collect::<Result<_, _>>()
            .map(Document::Array),
        Tree::Hash(members) if !value.is_null() => {
            let mut object = Object::new();
            for (name, member) in members {
                object.insert(name.as_str(), evaluate(member, value, budget)?);
            }
            Ok(Document::Object(object))
        }
        Tree::List(_) | Tree::Hash(_) => Ok(Document::Null),
        Tree::Call(function, arguments) => functions::call(*function, arguments, value, budget),
    }
}

fn element(value: &Document, index: i64) -> Option<&Document> {
    let Document::Array(items) = value else { return None };
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let index = if index < 0 { length.saturating_add(index) } else { index };
    usize::try_from(index).ok().and_then(|index| items.get(index))
}

fn each(value: &Document, over: &Projection, right: &Tree, budget: &mut Budget<'_>) -> Found {
    let items: Vec<&Document> = match (over, value) {
        (Projection::Array, Document::Array(items)) => items.iter().collect(),
        (Projection::Object, Document::Object(object)) => object.iter().map(|(_, value)| value).collect(),
        (Projection::Filter(filter), Document::Array(items)) => {
            let mut kept = Vec::new();
            for item in items {
                if holds(&evaluate(filter, item, budget)?) {
                    kept.push(item);
                }
            }
            kept
        }
        _ => return Ok(Document::Null),
    };
    let mut found = Vec::new();
    for item in items {
        let item = evaluate(right, item, budget)?;
        if !item.is_null() {
            found.push(item);
        }
    }
    Ok(Document::Array(found))
}

/// Elements of arrays in an array come in their place.
fn flattened(value: Document) -> Document {
    let Document::Array(items) = value else { return Document::Null };
    let mut flat = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Document::Array(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    Document::Array(flat)
}
