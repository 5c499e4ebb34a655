//! Modelled defaults in the rows of the static tables.

use syn::{Expr, Path, PathSegment};

use super::nodes::{boolean, bytes, call, integer, number, rt, text, value};
use super::types::ident;
use crate::ir::Default;
use crate::model::Json;

/// Returns a modelled default: `rt::schema::Default::…`.
pub(super) fn default(of_member: &Default) -> Expr {
    match of_member {
        Default::Empty => plain("Empty"),
        Default::Boolean(value) => of("Boolean", [boolean(*value)]),
        Default::Integer(value) => of("Integer", [integer(*value)]),
        Default::Double(value) => of("Number", [text(&double(*value))]),
        Default::Big(digits) => of("Number", [text(digits)]),
        Default::String(value) => of("String", [text(value)]),
        Default::Blob(value) => of("Blob", [bytes(value)]),
        Default::Timestamp(seconds, nanos) => of("Timestamp", [integer(*seconds), number(*nanos)]),
        Default::Document(json) => match json {
            Json::Null => plain("Empty"),
            Json::Bool(value) => of("Boolean", [boolean(*value)]),
            Json::Number(value) => of("Number", [text(&value.to_string())]),
            Json::String(value) => of("String", [text(value)]),
            Json::Array(_) => plain("List"),
            Json::Object(_) => plain("Map"),
        },
    }
}

fn of<const N: usize>(name: &str, arguments: [Expr; N]) -> Expr {
    call(path(name), arguments)
}

fn plain(name: &str) -> Expr {
    value(path(name))
}

fn path(name: &str) -> Path {
    let mut path = rt("schema");
    path.segments.extend(["Default", name].map(|name| PathSegment::from(ident(name))));
    path
}

/// Returns a double as text that is read as the same one.
fn double(value: f64) -> String {
    match value {
        f64::INFINITY => "Infinity".to_owned(),
        f64::NEG_INFINITY => "-Infinity".to_owned(),
        _ => format!("{value:?}"),
    }
}
