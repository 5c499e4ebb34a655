//! The URLs of endpoints.

use super::RuleSetError;
use super::template::{TemplatePart, parts};
use crate::model::Json;

/// Checks that a text is a URL once its values are there: a scheme and a host, with a port and a path perhaps.
pub(super) fn check(path: &str, url: &Json) -> Result<(), RuleSetError> {
    let Json::String(text) = url else { return Ok(()) };
    // Each value stands for something that fits, as long as the text leaves room for it.
    let value = |part: TemplatePart| match part {
        TemplatePart::Text(text) => text,
        TemplatePart::Value(..) => "0".to_owned(),
    };
    let parts = parts(path, text)?;
    let begins_with_value = matches!(parts.first(), Some(TemplatePart::Value(..)));
    let filled: String = parts.into_iter().map(value).collect();
    let rest = match filled.split_once("://") {
        Some(("http" | "https", rest)) => rest,
        // A value may have the scheme, and the host.
        Some(_) | None if begins_with_value => return check_characters(path, text, &filled),
        _ => return Err(RuleSetError::text(path, "a URL that begins with `https://` or `http://`", text)),
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        Some((_, port)) if !authority.ends_with(']') => {
            return Err(RuleSetError::text(path, "a URL with a number as its port", port));
        }
        _ => authority,
    };
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~[]:%".contains(&byte);
    if host.is_empty() || !host.bytes().all(is_host) {
        return Err(RuleSetError::text(path, "a URL with a host", text));
    }
    check_characters(path, text, rest)
}

fn check_characters(path: &str, text: &str, rest: &str) -> Result<(), RuleSetError> {
    let is_wrong = |c: char| c.is_control() || c.is_whitespace() || "?#\"<>\\^`{|}".contains(c);
    if rest.contains(is_wrong) {
        return Err(RuleSetError::text(path, "a URL without a query, a fragment and spaces", text));
    }
    Ok(())
}
