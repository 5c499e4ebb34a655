//! Reading JSON from readers, writing it to writers, and indented JSON.

use std::io::{self, Read, Write};

use super::{Error, from_slice, to_vec};
use crate::codec::io::{malformed, read_all, write_all};
use crate::value::Value;

/// Reads a value from a reader, up to its end and at most `most` bytes, as [`from_slice`] does.
///
/// ```
/// use ferrosmith_runtime::json;
///
/// let names: Vec<String> = json::from_reader(&br#"["ada"]"#[..], 1 << 20)?;
/// assert_eq!(names, ["ada"]);
/// assert!(json::from_reader::<Vec<String>, _>(&br#"["ada"]"#[..], 6).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Returns the errors of the reader, [`FileTooLarge`](io::ErrorKind::FileTooLarge) for more than `most`
/// bytes, and [`InvalidData`](io::ErrorKind::InvalidData) with the error of [`from_slice`].
pub fn from_reader<T: Value, R: Read>(mut reader: R, most: u64) -> io::Result<T> {
    from_slice(&read_all(&mut reader, most)?).map_err(malformed)
}

/// Writes a value to a writer, with one call of `write_all`.
///
/// # Errors
/// Returns the errors of the writer, and [`InvalidData`](io::ErrorKind::InvalidData) with the error of
/// [`to_vec`] before anything is written.
pub fn to_writer<T: Value + ?Sized, W: Write>(mut writer: W, value: &T) -> io::Result<()> {
    write_all(&mut writer, to_vec(value))
}

/// Returns a value as JSON with line breaks, indented by two spaces.
///
/// ```
/// use ferrosmith_runtime::{Document, json};
///
/// let document: Document = r#"{"a":[1,2],"b":{}}"#.parse()?;
/// assert_eq!(json::to_string_pretty(&document)?, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
/// # Ok::<(), json::Error>(())
/// ```
///
/// # Errors
/// The same as [`to_vec`].
pub fn to_string_pretty<T: Value + ?Sized>(value: &T) -> Result<String, Error> {
    Ok(super::text(indented(&to_vec(value)?)))
}

/// Adds line breaks and spaces to compact JSON.
fn indented(compact: &[u8]) -> Vec<u8> {
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

fn line(depth: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    out.extend(std::iter::repeat_n(b' ', depth * 2));
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
