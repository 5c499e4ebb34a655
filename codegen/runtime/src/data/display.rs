//! Documents as compact JSON, for `Display` and for the JSON codec.

use std::slice;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::text::string;
use super::{Document, object};

/// The remaining elements of an array, or members of an object, to write.
enum Open<'a> {
    Array(slice::Iter<'a, Document>),
    Object(object::Iter<'a>),
}

/// Writes a document of any depth, without recursion.
pub(crate) fn write(document: &Document, out: &mut Vec<u8>) {
    let mut open = Vec::new();
    open.extend(start(document, out));
    while let Some(last) = open.last_mut() {
        let next = match last {
            Open::Array(elements) => elements.next().map(|element| (None, element)),
            Open::Object(entries) => entries.next().map(|(key, value)| (Some(key), value)),
        };
        let Some((key, value)) = next else {
            out.push(if matches!(last, Open::Array(_)) { b']' } else { b'}' });
            open.pop();
            continue;
        };
        if !matches!(out.last(), Some(b'[' | b'{')) {
            out.push(b',');
        }
        if let Some(key) = key {
            string(key, out);
            out.push(b':');
        }
        open.extend(start(value, out));
    }
}

/// Writes a scalar, or the opening bracket of an array or object.
fn start<'a>(document: &'a Document, out: &mut Vec<u8>) -> Option<Open<'a>> {
    match document {
        Document::Null => out.extend_from_slice(b"null"),
        Document::Boolean(true) => out.extend_from_slice(b"true"),
        Document::Boolean(false) => out.extend_from_slice(b"false"),
        Document::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Document::String(text) => string(text, out),
        Document::Blob(blob) => string(&STANDARD.encode(blob), out),
        Document::Timestamp(time) => string(&time.to_string(), out),
        Document::Array(elements) => {
            out.push(b'[');
            return Some(Open::Array(elements.iter()));
        }
        Document::Object(entries) => {
            out.push(b'{');
            return Some(Open::Object(entries.iter()));
        }
    }
    None
}
