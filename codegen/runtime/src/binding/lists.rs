//! Lists in a header (Smithy 2.0, `httpHeader` trait: lists are comma separated; RFC 9110, sections 5.6.1 and
//! 5.6.4: strings with a comma or a quote are quoted).

use super::{TextProblem, text};
use crate::data::{TimestampFormat, base64};
use crate::value::{List, Ref};

/// The white space of HTTP (RFC 9110, section 5.6.3). Other spaces are part of a text.
const SPACES: [char; 2] = [' ', '\t'];

/// Returns the value of a header without white space around it.
pub(super) fn trim(header: &str) -> &str {
    header.trim_matches(SPACES)
}

/// Appends the elements of a list, separated by commas; texts in base64 where they have a media type.
pub(super) fn write(
    list: &dyn List,
    format: TimestampFormat,
    in_base64: bool,
    out: &mut String,
) -> Result<(), TextProblem> {
    let mut first = true;
    for index in 0..list.len() {
        let element = list.get(index);
        if let Ref::Absent = element {
            continue;
        }
        if !std::mem::take(&mut first) {
            out.push_str(", ");
        }
        let before = out.len();
        match element {
            Ref::String(text) if in_base64 => out.push_str(&base64::encode(text.as_bytes())),
            Ref::String(text) => quoted(text, out),
            Ref::Enum(text) => quoted(text.get(), out),
            other => text::write(other, format, out)?,
        }
        // In base64, nothing is written as nothing, and elements without anything are ignored.
        if out.len() == before {
            quoted("", out);
        }
    }
    Ok(())
}

/// Appends a string, in quotes if necessary.
fn quoted(text: &str, out: &mut String) {
    let plain = !text.is_empty() && text.trim() == text && !text.contains([',', '"']);
    if plain {
        return out.push_str(text);
    }
    out.push('"');
    for char in text.chars() {
        if matches!(char, '"' | '\\') {
            out.push('\\');
        }
        out.push(char);
    }
    out.push('"');
}

/// Returns the elements of a header's value. HTTP dates contain one comma each.
pub(super) fn split(header: &str, http_dates: bool) -> Result<Vec<String>, TextProblem> {
    let mut elements = Vec::new();
    let mut rest = trim(header);
    loop {
        // Empty elements are ignored (RFC 9110, section 5.6.1.2); an empty string is written in quotes.
        rest = rest.trim_start_matches([',', ' ', '\t']);
        if rest.is_empty() {
            return Ok(elements);
        }
        let (element, after) = match rest.strip_prefix('"') {
            Some(inside) => unquote(inside)?,
            None => {
                let comma = |from: usize| rest[from..].find(',').map_or(rest.len(), |at| from + at);
                let end = match comma(0) {
                    first if http_dates && first < rest.len() => comma(first + 1),
                    first => first,
                };
                (trim(&rest[..end]).to_owned(), &rest[end..])
            }
        };
        elements.push(element);
        rest = after.trim_start_matches(SPACES);
        if !rest.is_empty() && !rest.starts_with(',') {
            return Err("expected a comma after a quoted element, found more");
        }
    }
}

/// Returns the string before the closing quote, and the rest.
fn unquote(inside: &str) -> Result<(String, &str), TextProblem> {
    let mut text = String::new();
    let mut chars = inside.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return Ok((text, &inside[at + 1..])),
            '\\' => text.extend(chars.next().map(|(_, escaped)| escaped)),
            other => text.push(other),
        }
    }
    Err("expected a closing quote, found the end of the header")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Blob;
    use crate::value::Value;

    #[test]
    fn elements_are_quoted_where_they_must_be() {
        let list: Vec<String> = ["b,c", "\"def\"", "a", "", " x", "back\\slash"].map(Into::into).to_vec();
        let mut out = String::new();
        let Ref::List(view) = list.view() else { panic!("a list") };
        write(view, TimestampFormat::HttpDate, false, &mut out).unwrap();
        assert_eq!(out, r#""b,c", "\"def\"", a, "", " x", back\slash"#);
        assert_eq!(split(&out, false).unwrap(), list);
    }

    #[test]
    fn an_empty_element_is_one_in_base64_too() {
        let texts: Vec<String> = ["", "x", ""].map(Into::into).to_vec();
        let blobs: Vec<Blob> = ["", "a"].map(Blob::from).to_vec();
        for (view, in_base64, expected) in
            [(texts.view(), true, r#""", eA==, """#), (blobs.view(), false, r#""", YQ=="#)]
        {
            let mut out = String::new();
            let Ref::List(view) = view else { panic!("a list") };
            write(view, TimestampFormat::HttpDate, in_base64, &mut out).unwrap();
            assert_eq!(out, expected);
            assert_eq!(split(&out, false).unwrap().len(), view.len());
        }
    }

    #[test]
    fn only_the_white_space_of_http_is_left_out() {
        assert_eq!(
            split(" \u{3000}a\u{a0} ,\t\u{2003}\t, \"b\"\t", false).unwrap(),
            ["\u{3000}a\u{a0}", "\u{2003}", "b"]
        );
    }

    #[test]
    fn dates_keep_their_comma() {
        let date = "Mon, 16 Dec 2019 23:48:18 GMT";
        assert_eq!(split(&format!("{date}, {date}"), true).unwrap(), [date, date]);
    }

    #[test]
    fn malformed_quotes_are_refused() {
        assert!(split("\"a", false).is_err());
        assert!(split("\"a\" b", false).is_err());
        assert_eq!(split("", false).unwrap(), [""; 0]);
    }

    #[test]
    fn empty_elements_are_ignored() {
        for header in ["a,,b", ", a, ,b,", " ,\t,a,b ,, "] {
            assert_eq!(split(header, false).unwrap(), ["a", "b"], "{header}");
        }
        assert_eq!(split(r#"a,"",b"#, false).unwrap(), ["a", "", "b"]);
        assert_eq!(split(",,", false).unwrap(), [""; 0]);
        let date = "Mon, 16 Dec 2019 23:48:18 GMT";
        assert_eq!(split(&format!(",{date},, {date},"), true).unwrap(), [date, date]);
    }
}
