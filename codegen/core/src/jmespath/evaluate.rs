//! From a tree and a value to a value.

use crate::data::{Document, Object};

use super::compare::{compare, holds};
use super::tree::{Projection, Tree};
use super::{Error, functions, slice};

pub(super) type Found = Result<Document, Error>;

/// Returns the result of a tree for a value. It is as deep as the tree, which is bounded.
pub(super) fn evaluate(tree: &Tree, value: &Document) -> Found {
    match tree {
        Tree::Current | Tree::Reference(_) => Ok(value.clone()),
        Tree::Field(name) => Ok(value.get(name).cloned().unwrap_or_default()),
        Tree::Literal(literal) => Ok(literal.clone()),
        Tree::Index(index) => Ok(element(value, *index)),
        Tree::Slice(slice) => Ok(slice::of(slice, value)),
        Tree::Then(left, right) => match &**left {
            // Nothing is copied on the way.
            Tree::Field(name) => evaluate(right, value.get(name).unwrap_or(&Document::Null)),
            Tree::Current => evaluate(right, value),
            left => evaluate(right, &evaluate(left, value)?),
        },
        Tree::Each(left, over, right) => each(&evaluate(left, value)?, over, right),
        Tree::Flatten(inner) => Ok(flattened(evaluate(inner, value)?)),
        Tree::Or(left, right) => {
            let left = evaluate(left, value)?;
            if holds(&left) { Ok(left) } else { evaluate(right, value) }
        }
        Tree::And(left, right) => {
            let left = evaluate(left, value)?;
            if holds(&left) { evaluate(right, value) } else { Ok(left) }
        }
        Tree::Not(inner) => Ok(Document::Boolean(!holds(&evaluate(inner, value)?))),
        Tree::Compare(comparison, left, right) => {
            Ok(compare(*comparison, &evaluate(left, value)?, &evaluate(right, value)?))
        }
        Tree::List(items) if !value.is_null() => {
            items.iter().map(|item| evaluate(item, value)).collect::<Result<_, _>>().map(Document::Array)
        }
        Tree::Hash(members) if !value.is_null() => {
            let mut object = Object::new();
            for (name, member) in members {
                object.insert(name.as_str(), evaluate(member, value)?);
            }
            Ok(Document::Object(object))
        }
        Tree::List(_) | Tree::Hash(_) => Ok(Document::Null),
        Tree::Call(function, arguments) => functions::call(*function, arguments, value),
    }
}

fn element(value: &Document, index: i64) -> Document {
    let Document::Array(items) = value else { return Document::Null };
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let index = if index < 0 { length.saturating_add(index) } else { index };
    usize::try_from(index).ok().and_then(|index| items.get(index)).cloned().unwrap_or_default()
}

fn each(value: &Document, over: &Projection, right: &Tree) -> Found {
    let items: Vec<&Document> = match (over, value) {
        (Projection::Array, Document::Array(items)) => items.iter().collect(),
        (Projection::Object, Document::Object(object)) => object.iter().map(|(_, value)| value).collect(),
        (Projection::Filter(filter), Document::Array(items)) => {
            let mut kept = Vec::new();
            for item in items {
                if holds(&evaluate(filter, item)?) {
                    kept.push(item);
                }
            }
            kept
        }
        _ => return Ok(Document::Null),
    };
    let mut found = Vec::new();
    for item in items {
        let item = evaluate(right, item)?;
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
