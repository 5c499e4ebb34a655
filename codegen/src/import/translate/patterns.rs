//! Patterns: the source gives them for the whole value, Smithy looks for them anywhere in it.

use std::borrow::Cow;

/// Returns the pattern as Smithy wants it.
///
/// A pattern that is anchored somewhere is left as its author wrote it. Of others, `.*` at an end means that
/// anything may stand there, and an end without it is an end of the value.
pub(super) fn anchored(pattern: &str) -> Cow<'_, str> {
    let is_anchored = pattern.starts_with('^') || pattern.contains("(^") || ends_with(pattern, "$");
    if is_anchored || pattern == ".*" || pattern.is_empty() {
        return Cow::Borrowed(pattern);
    }
    let (start, rest) = match pattern.strip_prefix(".*") {
        Some(rest) => ("", rest),
        None => ("^", pattern),
    };
    let (end, rest) = if ends_with(rest, ".*") { ("", &rest[..rest.len() - 2]) } else { ("$", rest) };
    match (has_alternatives(rest), start, end) {
        (_, "", "") if rest.is_empty() => Cow::Borrowed(pattern),
        (_, "", "") => Cow::Borrowed(rest),
        (true, ..) => Cow::Owned(format!("{start}(?:{rest}){end}")),
        (false, ..) => Cow::Owned(format!("{start}{rest}{end}")),
    }
}

/// Returns `true` if the pattern ends with `end`, and no backslash makes `end` mean itself.
fn ends_with(pattern: &str, end: &str) -> bool {
    pattern
        .strip_suffix(end)
        .is_some_and(|rest| (rest.len() - rest.trim_end_matches('\\').len()).is_multiple_of(2))
}

/// Returns `true` if there is a `|` outside of groups and classes.
fn has_alternatives(pattern: &str) -> bool {
    let (mut depth, mut in_class, mut escaped) = (0_i32, false, false);
    for c in pattern.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth -= 1,
            '|' if !in_class && depth == 0 => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::anchored;

    #[test]
    fn whole_values_get_anchors_and_parts_lose_their_surroundings() {
        let cases = [
            ("[a-z]+", "^[a-z]+$"),
            ("subnet-[a-z0-9]{8,17}.*", "^subnet-[a-z0-9]{8,17}"),
            (r".*\S.*", r"\S"),
            ("a|b", "^(?:a|b)$"),
            ("(a|b)[|]", "^(a|b)[|]$"),
            (r"a\..*", r"^a\."),
            (r"cost\$", r"^cost\$$"),
        ];
        for (source, smithy) in cases {
            assert_eq!(anchored(source), smithy);
        }
        for kept in [".*", "", "^a$", "^a", "a$", "(^a$)|(^b$)", ".*.*"] {
            assert_eq!(anchored(kept), kept);
        }
    }
}
