//! The pattern of a URI, and labels in it (Smithy 2.0, `http`: URI patterns; `httpLabel`).

/// A part of a pattern between two slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A text that stands for itself.
    Literal(&'static str),
    /// One segment, bound to the member of this name.
    Label(&'static str),
    /// One segment or more, bound to the member of this name.
    Greedy(&'static str),
}

/// The segments of the path of a pattern.
pub(crate) fn segments(uri: &'static str) -> impl Iterator<Item = Segment> {
    let path = uri.split('?').next().unwrap_or_default();
    path.strip_prefix('/').unwrap_or(path).split('/').map(|segment| {
        match segment.strip_prefix('{').and_then(|label| label.strip_suffix('}')) {
            None => Segment::Literal(segment),
            Some(label) => match label.strip_suffix('+') {
                Some(greedy) => Segment::Greedy(greedy),
                None => Segment::Label(label),
            },
        }
    })
}

/// The query parameters that a pattern asks for: name and value; the empty value for none.
pub(crate) fn query_literals(uri: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let query = uri.split_once('?').map_or("", |(_, query)| query);
    query
        .split('&')
        .filter(|literal| !literal.is_empty())
        .map(|literal| literal.split_once('=').unwrap_or((literal, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_literals_may_lack_a_value() {
        let literals: Vec<_> = query_literals("/a?foo=bar&hello").collect();
        assert_eq!(literals, [("foo", "bar"), ("hello", "")]);
        assert_eq!(query_literals("/a").count(), 0);
    }
}
