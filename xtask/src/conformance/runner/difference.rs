//! In what two values of one type differ. Unlike in `PartialEq`, not-a-number is equal to itself, and
//! big numbers and those of documents are compared by value.

use ferrosmith_runtime::{Document, List, Map, Ref, Selected, Structure, Union};

use super::number;

/// Returns a line for each place where the values differ.
pub(crate) fn differences(expected: Ref<'_>, found: Ref<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    compare("", expected, found, &mut lines);
    lines
}

fn compare(path: &str, expected: Ref<'_>, found: Ref<'_>, lines: &mut Vec<String>) {
    match (expected, found) {
        (Ref::Structure(a), Ref::Structure(b)) => structures(path, a, b, lines),
        (Ref::Union(a), Ref::Union(b)) => unions(path, a, b, lines),
        (Ref::List(a), Ref::List(b)) if a.len() == b.len() => {
            for index in 0..a.len() {
                compare(&format!("{path}[{index}]"), a.get(index), b.get(index), lines);
            }
        }
        (Ref::Map(a), Ref::Map(b)) => maps(path, a, b, lines),
        (Ref::Float(a), Ref::Float(b)) if a == b || a.is_nan() && b.is_nan() => {}
        (Ref::Double(a), Ref::Double(b)) if a == b || a.is_nan() && b.is_nan() => {}
        (Ref::Float(_), Ref::Float(_)) | (Ref::Double(_), Ref::Double(_)) => {
            lines.push(line(path, &expected, &found));
        }
        (Ref::BigInteger(a), Ref::BigInteger(b)) if number::same(a.as_str(), b.as_str()) => {}
        (Ref::BigDecimal(a), Ref::BigDecimal(b)) if number::same(a.as_str(), b.as_str()) => {}
        (Ref::Document(a), Ref::Document(b)) if documents(a, b) => {}
        _ if ferrosmith_runtime::equal(expected, found) => {}
        _ => lines.push(line(path, &expected, &found)),
    }
}

fn documents(a: &Document, b: &Document) -> bool {
    match (a, b) {
        (Document::Number(a), Document::Number(b)) => number::same(&a.to_string(), &b.to_string()),
        (Document::Array(a), Document::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| documents(a, b))
        }
        (Document::Object(a), Document::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| documents(a, b)))
        }
        _ => a == b,
    }
}

fn structures(path: &str, a: &dyn Structure, b: &dyn Structure, lines: &mut Vec<String>) {
    for (index, member) in a.schema().members.iter().enumerate() {
        let path = format!("{path}.{}", member.name());
        compare(&path, a.member(index), b.member(index), lines);
    }
}

fn unions(path: &str, a: &dyn Union, b: &dyn Union, lines: &mut Vec<String>) {
    match (a.get(), b.get()) {
        (Selected::Member(i, a_value), Selected::Member(j, b_value)) if i == j => {
            if let (Some(value), Some(other)) = (a_value, b_value) {
                let path = format!("{path}.{}", a.schema().members[i].name());
                compare(&path, value.view(), other.view(), lines);
            }
        }
        (Selected::Unknown(a), Selected::Unknown(b)) if a == b => {}
        _ => lines.push(line(path, &Ref::Union(a), &Ref::Union(b))),
    }
}

fn maps(path: &str, a: &dyn Map, b: &dyn Map, lines: &mut Vec<String>) {
    a.each(&mut |key, value| {
        let path = format!("{path}.{key}");
        match b.get(key) {
            Some(other) => compare(&path, value, other, lines),
            None => lines.push(format!("{path}: expected {}, found no entry", show(&value))),
        }
        true
    });
    b.each(&mut |key, value| {
        if a.get(key).is_none() {
            lines.push(format!("{path}.{key}: expected no entry, found {}", show(&value)));
        }
        true
    });
}

fn line(path: &str, expected: &Ref<'_>, found: &Ref<'_>) -> String {
    format!("{path}: expected {}, found {}", show(expected), show(found))
}

/// Returns the value as a person reads it.
fn show(value: &Ref<'_>) -> String {
    match value {
        Ref::Absent => "nothing".to_owned(),
        Ref::Boolean(value) => value.to_string(),
        Ref::Byte(value) => value.to_string(),
        Ref::Short(value) => value.to_string(),
        Ref::Integer(value) => value.to_string(),
        Ref::Long(value) => value.to_string(),
        Ref::Float(value) => value.to_string(),
        Ref::Double(value) => value.to_string(),
        Ref::BigInteger(value) => value.to_string(),
        Ref::BigDecimal(value) => value.to_string(),
        Ref::String(value) => format!("{value:?}"),
        Ref::Blob(value) => format!("b\"{}\"", value.escape_ascii()),
        Ref::Timestamp(value) => value.to_string(),
        Ref::Document(value) => value.to_string(),
        Ref::Enum(value) => value.get().to_owned(),
        Ref::IntEnum(value) => value.get().to_string(),
        Ref::Structure(value) => shown_members(*value),
        Ref::Union(value) => match value.get() {
            Selected::Member(index, member) => {
                let name = value.schema().members[index].name();
                format!("{{{name}: {}}}", member.map_or_else(String::new, |member| show(&member.view())))
            }
            Selected::Unknown(member) if member.is_empty() => "no member".to_owned(),
            Selected::Unknown(member) => format!("{{unknown {}: {}}}", member.name(), member.value()),
        },
        Ref::List(value) => shown_elements(*value),
        Ref::Map(value) => {
            let mut parts = Vec::new();
            value.each(&mut |key, value| {
                parts.push(format!("{key:?}: {}", show(&value)));
                true
            });
            format!("{{{}}}", parts.join(", "))
        }
    }
}

fn shown_members(value: &dyn Structure) -> String {
    let members =
        value.schema().members.iter().enumerate().filter_map(|(index, member)| match value.member(index) {
            Ref::Absent => None,
            value => Some(format!("{}: {}", member.name(), show(&value))),
        });
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

fn shown_elements(value: &dyn List) -> String {
    let elements = (0..value.len()).map(|index| show(&value.get(index)));
    format!("[{}]", elements.collect::<Vec<_>>().join(", "))
}
