//! Matching paths against the pattern of a URI (Smithy 2.0, `http` and `httpLabel` traits).

use std::borrow::Cow;

use super::pattern::{Segment, segments};
use super::percent;
use crate::data::joined;

/// Returns the segments of a pattern. A slash at the end of a pattern or a path is ignored.
pub(crate) fn path(uri: &'static str) -> Vec<Segment> {
    let mut segments: Vec<_> = segments(uri).collect();
    segments.pop_if(|last| *last == Segment::Literal(""));
    segments
}

/// Returns the segments of a path, still encoded.
pub(crate) fn parts(path: &str) -> Vec<&str> {
    path.strip_prefix('/').unwrap_or(path).split('/').collect()
}

/// Returns `true` if a path matches, and calls back with the value of each label: a segment, or several for a
/// greedy label. A slash at the end of the path is ignored, even after a greedy label, unless that `keeps_slash`.
pub(crate) fn matches<'p>(
    segments: &[Segment],
    parts: &[&'p str],
    keeps_slash: bool,
    mut label: impl FnMut(&'static str, &[&'p str]),
) -> bool {
    let keeps_slash = keeps_slash && matches!(segments, [.., Segment::Greedy(_)]);
    let mut rest = match parts {
        [before @ .., ""] if !keeps_slash => before,
        _ => parts,
    };
    for (index, segment) in segments.iter().enumerate() {
        let after = segments.len() - index - 1;
        let taken = match segment {
            Segment::Greedy(_) => rest.len().saturating_sub(after),
            _ => 1,
        };
        let Some((found, others)) = rest.split_at_checked(taken) else { return false };
        match *segment {
            Segment::Literal(literal) => {
                if !found.iter().all(|part| percent::is(part, literal)) {
                    return false;
                }
            }
            Segment::Label(name) | Segment::Greedy(name) => {
                let is_empty = match keeps_slash {
                    true => matches!(found, [] | [""]),
                    false => found.iter().all(|part| part.is_empty()),
                };
                if is_empty {
                    return false;
                }
                label(name, found);
            }
        }
        rest = others;
    }
    rest.is_empty()
}

/// Returns the values of a pattern's labels in a path, still encoded; `None` if the path does not match.
pub(crate) fn labels<'p>(
    segments: &[Segment],
    path: &'p str,
    keeps_slash: bool,
) -> Option<Vec<(&'static str, Cow<'p, str>)>> {
    let mut labels = Vec::new();
    let matches = matches(segments, &parts(path), keeps_slash, |name, found| {
        labels.push((
            name,
            match found {
                [one] => Cow::Borrowed(*one),
                several => Cow::Owned(joined(several, "/")),
            },
        ));
    });
    matches.then_some(labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(uri: &'static str, path: &str) -> Option<String> {
        found_with(uri, path, false)
    }

    fn found_with(uri: &'static str, path: &str, keeps_slash: bool) -> Option<String> {
        let labels = labels(&super::path(uri), path, keeps_slash)?;
        Some(labels.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn labels_take_a_segment_and_greedy_ones_all_they_can() {
        assert_eq!(found("/a/{b}/c", "/a/x/c").as_deref(), Some("b=x"));
        assert_eq!(found("/a/{b+}/c/{d}", "/a/x/y%2Fz/c/w").as_deref(), Some("b=x/y%2Fz d=w"));
        assert_eq!(found("/a/{b+}", "/a/x/y/").as_deref(), Some("b=x/y"));
        assert_eq!(found("/a/{b+}", "/a/x/y%2F").as_deref(), Some("b=x/y%2F"));
        assert_eq!(found("/a/{b+}", "/a/x/y//").as_deref(), Some("b=x/y/"));
        assert_eq!(found("/", "/").as_deref(), Some(""));
        assert_eq!(found("/a b", "/a%20b").as_deref(), Some(""));
    }

    #[test]
    fn a_slash_at_the_end_is_optional() {
        assert_eq!(found("/a/{b}/c", "/a/x/c/").as_deref(), Some("b=x"));
        assert_eq!(found("/a/{b}", "/a/x/").as_deref(), Some("b=x"));
        assert_eq!(found("/a/{b}/", "/a/x").as_deref(), Some("b=x"));
        assert_eq!(found("/a/", "/a").as_deref(), Some(""));
        assert_eq!(found("/a/{b}", "/a/"), None);
    }

    #[test]
    fn a_slash_at_the_end_is_part_of_a_label_that_keeps_it() {
        let found = |uri, path| found_with(uri, path, true);
        assert_eq!(found("/{b}/{k+}", "/x/y/").as_deref(), Some("b=x k=y/"));
        assert_eq!(found("/{b}/{k+}", "/x/y/z//").as_deref(), Some("b=x k=y/z//"));
        assert_eq!(found("/{b}/{k+}", "/x//").as_deref(), Some("b=x k=/"));
        assert_eq!(found("/{b}/{k+}", "/x//y").as_deref(), Some("b=x k=/y"));
        assert_eq!(found("/{b}/{k+}", "/x/"), None);
        assert_eq!(found("/{b}/{k+}", "/x"), None);
        assert_eq!(found("/{b}", "/x/").as_deref(), Some("b=x"));
        assert_eq!(found("/{b+}/c", "/x/c/").as_deref(), Some("b=x"));
    }

    #[test]
    fn other_paths_do_not_match() {
        for path in ["/a", "/a/", "/a//c", "/b/x/c", "/a/x/c//", "/a/x/c/d", ""] {
            assert_eq!(found("/a/{b}/c", path), None, "{path}");
        }
        assert_eq!(found("/a/{b+}/c", "/a/c"), None);
    }
}
