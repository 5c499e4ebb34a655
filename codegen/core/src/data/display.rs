//! Documents as JSON, for `Display` and for the JSON codec: compact, and indented.

use std::{fmt, slice};

use super::text::string;
use super::{Document, Object, object};

/// The remaining elements of an array, or members of an object, to write.
enum Open<'a> {
    Array(slice::Iter<'a, Document>),
    Object(object::Iter<'a>),
}

/// Writes JSON to a formatter: compact, or indented with `{:#}`.
pub(super) fn format(f: &mut fmt::Formatter<'_>, write: impl FnOnce(&mut Vec<u8>)) -> fmt::Result {
    let mut out = Vec::new();
    write(&mut out);
    if f.alternate() {
        out = indented(&out);
    }
    // Its parts are texts.
    f.write_str(std::str::from_utf8(&out).unwrap_or_default())
}

/// Writes a document of any depth, without recursion.
pub(crate) fn write(document: &Document, out: &mut Vec<u8>) {
    let first = start(document, out);
    rest(first, out);
}

/// Writes an object of any depth, as [`write`] does.
pub(super) fn write_object(object: &Object, out: &mut Vec<u8>) {
    let first = start_object(object, out);
    rest(Some(first), out);
}

/// Writes the parts of an array or object, and its closing bracket.
fn rest(first: Option<Open<'_>>, out: &mut Vec<u8>) {
    let mut open = match first {
        Some(first) => vec![first],
        None => return,
    };
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
        if let Some(inner) = start(value, out) {
            open.push(inner);
        }
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
        Document::Blob(blob) => string(&blob.to_base64(), out),
        Document::Timestamp(time) => string(&time.to_string(), out),
        Document::Array(elements) => {
            out.push(b'[');
            return Some(Open::Array(elements.iter()));
        }
        Document::Object(entries) => return Some(start_object(entries, out)),
    }
    None
}

fn start_object<'a>(object: &'a Object, out: &mut Vec<u8>) -> Open<'a> {
    out.push(b'{');
    Open::Object(object.iter())
}

/// Adds line breaks and spaces to compact JSON.
pub(crate) fn indented(compact: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(compact.len() * 2);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, &byte) in compact.iter().enumerate() {
        if quoted {
            out.push(byte);
            quoted = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        let empty = |open: u8| at > 0 && compact.get(at - 1) == Some(&open);
        match byte {
            b'{' | b'[' => {
                out.push(byte);
                depth += 1;
                if !matches!(compact.get(at + 1), Some(b'}' | b']')) {
                    line(depth, &mut out);
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if !empty(b'{') && !empty(b'[') {
                    line(depth, &mut out);
                }
                out.push(byte);
            }
            b',' => {
                out.push(byte);
                line(depth, &mut out);
            }
            b':' => out.extend_from_slice(b": "),
            _ => {
                quoted = byte == b'"';
                out.push(byte);
            }
        }
    }
    out
}

/// Starts a line that is indented by two spaces a level.
fn line(depth: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    out.resize(out.len() + depth * 2, b' ');
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn strings_are_left_alone() {
        let compact = br#"{"a,{":"\\\"]:[","":[[],{}]}"#;
        let expected = "{\n  \"a,{\": \"\\\\\\\"]:[\",\n  \"\": [\n    [],\n    {}\n  ]\n}";
        assert_eq!(String::from_utf8(indented(compact)).unwrap(), expected);
        assert_eq!(indented(b"\"[,]\""), b"\"[,]\"");
    }
}
