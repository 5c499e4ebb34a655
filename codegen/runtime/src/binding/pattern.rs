//! The pattern of a URI and its labels (Smithy 2.0, `http` and `httpLabel` traits).

/// A segment of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A text that matches itself.
    Literal(&'static str),
    /// One segment of the path, bound to the member with this name.
    Label(&'static str),
    /// One or more segments, bound to the member with this name.
    Greedy(&'static str),
}

/// Returns the segments of a pattern's path.
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

/// Returns the query parameters of a pattern: names and values, which are empty if the pattern has none.
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
