//! The text of a file as JSON.

use super::foreign::{self, Foreign};
use super::log::{Log, Path};
use super::{MAX_FILE_SIZE, Source};
use crate::model::{Json, SyntaxError};

/// Reads the JSON of a file, or notes what it is instead.
pub(super) fn parse(source: &Source<'_>, log: &mut Log) -> Option<Json> {
    if source.text.len() > MAX_FILE_SIZE {
        log.error(
            &Path::ROOT,
            format!("{} bytes", source.text.len()),
            format!("at most {MAX_FILE_SIZE}"),
            "split the model into several files",
        );
        return None;
    }
    if let Some(Foreign { found, hint }) = foreign::of_bytes(source.name, source.text) {
        log.error_at(0, found, Foreign::EXPECTED, hint);
        return None;
    }
    let text = match std::str::from_utf8(source.text) {
        Ok(text) => text,
        Err(error) => {
            log.error_at(
                error.valid_up_to(),
                "bytes that are not UTF-8",
                "JSON in UTF-8",
                "save the file as UTF-8",
            );
            return None;
        }
    };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    match Json::parse(&text[start..]) {
        Ok(json) => match foreign::of_json(&json) {
            None => Some(json),
            Some(Foreign { found, hint }) => {
                log.error_at(start, found, Foreign::EXPECTED, hint);
                None
            }
        },
        Err(error) => {
            let at = start + offset(&text[start..], &error);
            let expected = "one valid JSON object, nested at most 127 deep";
            let reason = reason(&error);
            let rest = text.get(at..).unwrap_or_default();
            let hint =
                if error.is_eof() { "the file is cut off: write it again" } else { advice(&reason, rest) };
            log.error_at(at, format!("no JSON: {reason}"), expected, hint);
            None
        }
    }
}

/// Returns the message without its line and column, which every error has.
fn reason(error: &SyntaxError) -> String {
    let text = error.to_string();
    let end = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&end).map_or(text.clone(), str::to_owned)
}

/// Returns the advice for a reason that `serde_json` gives, and for the text that is wrong.
fn advice(reason: &str, text: &str) -> &'static str {
    const OTHERS: [(&str, &str); 10] = [
        ("//", "remove the comment: JSON has none"),
        ("/*", "remove the comment: JSON has none"),
        ("#", "remove the comment: JSON has none"),
        ("'", "write it in double quotes"),
        ("NaN", "write it in quotes: JSON has no such number"),
        ("Infinity", "write it in quotes: JSON has no such number"),
        ("-Infinity", "write it in quotes: JSON has no such number"),
        ("True", "write `true`"),
        ("False", "write `false`"),
        ("None", "write `null`"),
    ];
    if let Some((_, advice)) = OTHERS.iter().find(|(start, _)| text.starts_with(start)) {
        return advice;
    }
    const ADVICE: [(&str, &str); 10] = [
        ("trailing comma", "remove the comma"),
        ("trailing characters", "remove what follows the object"),
        ("expected `,`", "add a comma before it"),
        ("expected `:`", "add a colon after the key"),
        ("key must be a string", "write the key in double quotes"),
        ("control character", "escape it, as in `\\n`"),
        ("escape", "correct the escape"),
        ("surrogate", "correct the escape"),
        ("recursion limit", "nest values less deep"),
        ("number", "write the number as JSON does, as in `-0.5e3`"),
    ];
    let known = ADVICE.iter().find(|(start, _)| reason.contains(start));
    known.map_or("write a JSON value, such as a string in double quotes", |(_, advice)| advice)
}

/// Returns the byte that is wrong. The columns of `serde_json` count bytes, from one.
fn offset(text: &str, error: &SyntaxError) -> usize {
    let line = error.line().saturating_sub(1);
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    let start = std::iter::once(0).chain(breaks).nth(line).unwrap_or(0);
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
