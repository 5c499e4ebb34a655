//! Texts with values in them: `https://{Bucket}.{url#authority}`.

use super::RuleSetError;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TemplatePart {
    Text(String),
    /// A variable, and the path to a property of it.
    Value(String, Option<String>),
}

/// A step of a path such as `resourceId[0]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AttributeStep {
    Name(String),
    Index(usize),
}

/// Reads a text; `{{` and `}}` stand for braces.
pub(super) fn parts(path: &str, text: &str) -> Result<Vec<TemplatePart>, RuleSetError> {
    let unclosed = || RuleSetError::text(path, "a text with its braces closed", text);
    let mut parts = Vec::new();
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            plain.push_str(&from[..1]);
            rest = after;
            continue;
        }
        let (name, after) =
            from.strip_prefix('{').and_then(|from| from.split_once('}')).ok_or_else(unclosed)?;
        if !plain.is_empty() {
            parts.push(TemplatePart::Text(std::mem::take(&mut plain)));
        }
        parts.push(match name.split_once('#') {
            Some((name, path)) => TemplatePart::Value(name.to_owned(), Some(path.to_owned())),
            None => TemplatePart::Value(name.to_owned(), None),
        });
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() || parts.is_empty() {
        parts.push(TemplatePart::Text(plain));
    }
    Ok(parts)
}

/// Reads a path.
pub(super) fn steps(path: &str, text: &str) -> Result<Vec<AttributeStep>, RuleSetError> {
    let wrong = || RuleSetError::text(path, "a path such as `resourceId[0]`", text);
    let mut steps = Vec::new();
    for part in text.split('.') {
        let (name, indices) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !name.is_empty() {
            steps.push(AttributeStep::Name(name.to_owned()));
        }
        for index in indices.split('[').skip(1) {
            let index = index.strip_suffix(']').and_then(|index| index.parse().ok()).ok_or_else(wrong)?;
            steps.push(AttributeStep::Index(index));
        }
    }
    if steps.is_empty() { Err(wrong()) } else { Ok(steps) }
}
