//! The compliance suite of JMESPath.

use std::fs;
use std::path::Path;

use ferrosmith_client::jmespath::{Error, Expression};
use ferrosmith_runtime::Document;
use serde_json::Value;

use crate::Tally;

pub(crate) fn run(folder: &Path) -> Result<Tally, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut tally = Tally::default();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let groups: Vec<Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        for group in &groups {
            let given: Document = document(&group["given"])?;
            for case in group["cases"].as_array().into_iter().flatten() {
                let expression = case["expression"].as_str().unwrap_or_default();
                let name = format!("{} {expression}", file.display());
                tally.count(&name, check(expression, &given, case));
            }
        }
    }
    Ok(tally)
}

fn document(value: &Value) -> Result<Document, String> {
    value.to_string().parse().map_err(|error| format!("{error}"))
}

fn check(expression: &str, given: &Document, case: &Value) -> Result<(), String> {
    let found = Expression::parse(expression).and_then(|expression| expression.search(given));
    let kind = found.as_ref().err().map(|error| match error {
        Error::UnknownFunction { .. } => "unknown-function",
        Error::Arity { .. } => "invalid-arity",
        Error::Type { .. } => "invalid-type",
        Error::Step => "invalid-value",
        _ => "syntax",
    });
    match (&found, case["error"].as_str()) {
        (Ok(found), None) if same(&found.to_string(), &case["result"]) => Ok(()),
        (Err(_), Some(error)) if kind == Some(error) => Ok(()),
        _ => Err(format!("expected {case}, found {found:?}")),
    }
}

/// Compares with numbers as doubles: `1` is `1.0`.
fn same(found: &str, expected: &Value) -> bool {
    let Ok(found) = serde_json::from_str::<Value>(found) else { return false };
    values_equal(&found, expected)
}

fn values_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| values_equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(name, left)| right.get(name).is_some_and(|right| values_equal(left, right)))
        }
        (left, right) => left == right,
    }
}
