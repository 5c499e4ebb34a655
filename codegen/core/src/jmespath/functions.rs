//! The functions.

use std::cmp::Ordering;

use crate::data::{Document, Number, Object};

use super::Error;
use super::budget::Budget;
use super::compare::equal;
use super::evaluate::{Found, evaluate};
use super::tree::Tree;

macro_rules! functions {
    ($($function:ident $name:literal $least:literal $most:expr;)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Function {
            $($function,)*
        }

        impl Function {
            pub(super) fn find(name: &str) -> Option<Function> {
                match name {
                    $($name => Some(Function::$function),)*
                    _ => None,
                }
            }

            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Function::$function => $name,)*
                }
            }

            /// Returns whether the function takes that many arguments.
            pub(super) fn takes(self, arguments: usize) -> bool {
                match self {
                    $(Function::$function => ($least..=$most).contains(&arguments),)*
                }
            }
        }
    };
}

functions! {
    Abs "abs" 1 1;
    Avg "avg" 1 1;
    Ceil "ceil" 1 1;
    Contains "contains" 2 2;
    EndsWith "ends_with" 2 2;
    Floor "floor" 1 1;
    Join "join" 2 2;
    Keys "keys" 1 1;
    Length "length" 1 1;
    Map "map" 2 2;
    Max "max" 1 1;
    MaxBy "max_by" 2 2;
    Merge "merge" 1 usize::MAX;
    Min "min" 1 1;
    MinBy "min_by" 2 2;
    NotNull "not_null" 1 usize::MAX;
    Reverse "reverse" 1 1;
    Sort "sort" 1 1;
    SortBy "sort_by" 2 2;
    StartsWith "starts_with" 2 2;
    Sum "sum" 1 1;
    ToArray "to_array" 1 1;
    ToNumber "to_number" 1 1;
    ToString "to_string" 1 1;
    Type "type" 1 1;
    Values "values" 1 1;
}

/// Calls a function with arguments, which are about a value.
pub(super) fn call(
    function: Function,
    arguments: &[Tree],
    value: &Document,
    budget: &mut Budget<'_>,
) -> Found {
    let mut values = Vec::with_capacity(arguments.len());
    let mut reference = None;
    for argument in arguments {
        match argument {
            Tree::Reference(tree) => reference = Some(&**tree),
            other => values.push(evaluate(other, value, budget)?),
        }
    }
    let mut values = values.into_iter();
    match (function, reference) {
        (Function::Map, Some(tree)) => map(tree, values.next().unwrap_or_default(), budget),
        (Function::SortBy, Some(tree)) => {
            let mut keyed = keyed(function, tree, values.next().unwrap_or_default(), budget)?;
            keyed.sort_by(|(left, _), (right, _)| order(left, right));
            Ok(keyed.into_iter().map(|(_, item)| item).collect())
        }
        (Function::MaxBy | Function::MinBy, Some(tree)) => {
            let keyed = keyed(function, tree, values.next().unwrap_or_default(), budget)?;
            Ok(extreme(function == Function::MaxBy, keyed))
        }
        (Function::Map | Function::SortBy | Function::MaxBy | Function::MinBy, None) => {
            Err(Error::Type { function: function.name(), expected: "an expression with `&`" })
        }
        (_, Some(_)) => Err(Error::Type { function: function.name(), expected: "a value" }),
        (Function::NotNull, None) => Ok(values.find(|value| !value.is_null()).unwrap_or_default()),
        (Function::Merge, None) => merge(values),
        (_, None) => {
            let (first, second) = (values.next().unwrap_or_default(), values.next().unwrap_or_default());
            of_values(function, first, second, budget)
        }
    }
}

fn of_values(function: Function, first: Document, second: Document, budget: &mut Budget<'_>) -> Found {
    let expected = |expected| Error::Type { function: function.name(), expected };
    match (function, first, second) {
        (Function::Abs, Document::Number(number), _) => Ok(number_of(number.as_f64().abs())),
        (Function::Ceil, Document::Number(number), _) => Ok(number_of(number.as_f64().ceil())),
        (Function::Floor, Document::Number(number), _) => Ok(number_of(number.as_f64().floor())),
        (Function::Abs | Function::Ceil | Function::Floor, ..) => Err(expected("a number")),
        (Function::Avg | Function::Sum, Document::Array(items), _) => {
            let numbers = items.iter().map(|item| item.as_number().map(Number::as_f64));
            let numbers: Option<Vec<f64>> = numbers.collect();
            let numbers = numbers.ok_or_else(|| expected("an array of numbers"))?;
            let sum: f64 = numbers.iter().sum();
            Ok(match (function, numbers.len()) {
                (Function::Avg, 0) => Document::Null,
                (Function::Avg, length) => number_of(sum / length as f64),
                _ => number_of(sum),
            })
        }
        (Function::Contains, Document::String(text), part) => {
            Ok(Document::Boolean(part.as_str().is_some_and(|part| text.contains(part))))
        }
        (Function::Contains, Document::Array(items), item) => {
            Ok(Document::Boolean(items.iter().any(|found| equal(found, &item))))
        }
        (Function::EndsWith, Document::String(text), Document::String(end)) => {
            Ok(Document::Boolean(text.ends_with(&end)))
        }
        (Function::StartsWith, Document::String(text), Document::String(start)) => {
            Ok(Document::Boolean(text.starts_with(&start)))
        }
        (Function::EndsWith | Function::StartsWith, ..) => Err(expected("two strings")),
        (Function::Join, Document::String(glue), Document::Array(items)) => {
            let texts: Option<Vec<&str>> = items.iter().map(Document::as_str).collect();
            let texts = texts.ok_or_else(|| expected("an array of strings"))?;
            budget.take(glue.len().saturating_mul(texts.len()))?;
            Ok(Document::String(texts.join(&glue)))
        }
        (Function::Keys, Document::Object(object), _) => {
            Ok(object.iter().map(|(name, _)| name.to_owned()).collect())
        }
        (Function::Values, Document::Object(object), _) => {
            Ok(object.iter().map(|(_, value)| value.clone()).collect())
        }
        (Function::Keys | Function::Values, ..) => Err(expected("an object")),
        (Function::Length, value, _) => {
            let length = match &value {
                Document::String(text) => text.chars().count(),
                Document::Array(items) => items.len(),
                Document::Object(object) => object.len(),
                _ => return Err(expected("a string, an array or an object")),
            };
            Ok(Document::from(length as u64))
        }
        (Function::Max | Function::Min | Function::Sort, Document::Array(items), _) => {
            let keyed = items.into_iter().map(|item| (item.clone(), item)).collect();
            let mut keyed = alike(function, keyed)?;
            if function == Function::Sort {
                keyed.sort_by(|(left, _), (right, _)| order(left, right));
                return Ok(keyed.into_iter().map(|(_, item)| item).collect());
            }
            Ok(extreme(function == Function::Max, keyed))
        }
        (Function::Reverse, Document::String(text), _) => Ok(Document::String(text.chars().rev().collect())),
        (Function::Reverse, Document::Array(mut items), _) => {
            items.reverse();
            Ok(Document::Array(items))
        }
        (Function::ToArray, array @ Document::Array(_), _) => Ok(array),
        (Function::ToArray, value, _) => Ok(Document::Array(vec![value])),
        (Function::ToNumber, number @ Document::Number(_), _) => Ok(number),
        (Function::ToNumber, Document::String(text), _) => {
            Ok(text.parse::<Number>().map_or(Document::Null, Document::Number))
        }
        (Function::ToNumber, ..) => Ok(Document::Null),
        (Function::ToString, text @ Document::String(_), _) => Ok(text),
        (Function::ToString, value, _) => Ok(Document::String(value.to_string())),
        (Function::Type, value, _) => Ok(Document::from(type_of(&value))),
        _ => Err(expected("an array")),
    }
}

fn type_of(value: &Document) -> &'static str {
    match value {
        Document::Null => "null",
        Document::Boolean(_) => "boolean",
        Document::Number(_) => "number",
        Document::String(_) | Document::Blob(_) | Document::Timestamp(_) => "string",
        Document::Array(_) => "array",
        Document::Object(_) => "object",
    }
}

/// A whole number without a fraction.
fn number_of(double: f64) -> Document {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if double.fract() == 0.0 && double.abs() < EXACT {
        return Document::from(double as i64);
    }
    Number::from_f64(double).map_or(Document::Null, Document::Number)
}

fn map(tree: &Tree, items: Document, budget: &mut Budget<'_>) -> Found {
    let Document::Array(items) = items else {
        return Err(Error::Type { function: "map", expected: "an array" });
    };
    items.iter().map(|item| evaluate(tree, item, budget)).collect::<Result<_, _>>().map(Document::Array)
}

fn merge(objects: impl Iterator<Item = Document>) -> Found {
    let mut merged = Object::new();
    for object in objects {
        let Document::Object(object) = object else {
            return Err(Error::Type { function: "merge", expected: "objects" });
        };
        for (name, value) in object.iter() {
            merged.insert(name, value.clone());
        }
    }
    Ok(Document::Object(merged))
}

type Keyed = Vec<(Document, Document)>;

/// The elements of an array with what an expression gives for each.
fn keyed(function: Function, tree: &Tree, items: Document, budget: &mut Budget<'_>) -> Result<Keyed, Error> {
    let Document::Array(items) = items else {
        return Err(Error::Type { function: function.name(), expected: "an array" });
    };
    let keyed = items.into_iter().map(|item| Ok((evaluate(tree, &item, budget)?, item)));
    alike(function, keyed.collect::<Result<_, _>>()?)
}

/// Keys must be strings all, or numbers all.
fn alike(function: Function, keyed: Keyed) -> Result<Keyed, Error> {
    let strings = keyed.iter().all(|(key, _)| matches!(key, Document::String(_)));
    let numbers = keyed.iter().all(|(key, _)| matches!(key, Document::Number(_)));
    if strings || numbers {
        return Ok(keyed);
    }
    Err(Error::Type { function: function.name(), expected: "strings alone, or numbers alone" })
}

fn order(left: &Document, right: &Document) -> Ordering {
    match (left, right) {
        (Document::Number(left), Document::Number(right)) => left.as_f64().total_cmp(&right.as_f64()),
        _ => left.as_str().cmp(&right.as_str()),
    }
}

/// The element with the largest or the smallest key, the first of them.
fn extreme(largest: bool, keyed: Keyed) -> Document {
    let mut found: Option<(Document, Document)> = None;
    for (key, item) in keyed {
        let beats = found.as_ref().is_none_or(|(best, _)| {
            let order = order(&key, best);
            if largest { order.is_gt() } else { order.is_lt() }
        });
        if beats {
            found = Some((key, item));
        }
    }
    found.map(|(_, item)| item).unwrap_or_default()
}
