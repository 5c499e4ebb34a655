//! Parsing the pattern of a URI (Smithy 2.0, `http` trait).

use std::collections::HashSet;

/// A valid pattern.
pub(super) struct Uri<'a> {
    pub(super) segments: Vec<Segment<'a>>,
    /// The literals of the query, sorted: names, and values or nothing.
    pub(super) query: Vec<(&'a str, &'a str)>,
}

/// A segment of a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    Literal(&'a str),
    /// `{name}`
    Label(&'a str),
    /// `{name+}`
    Greedy(&'a str),
}

impl<'a> Uri<'a> {
    /// Parses a pattern, or returns the problem.
    pub(super) fn parse(uri: &'a str) -> Result<Uri<'a>, String> {
        if uri.contains('#') {
            return Err("a fragment, which no request has".to_owned());
        }
        let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
        let segments = segments(path)?;
        let mut query: Vec<_> = query
            .split('&')
            .filter(|literal| !literal.is_empty())
            .map(|literal| literal.split_once('=').unwrap_or((literal, "")))
            .collect();
        if let Some((name, value)) =
            query.iter().find(|(name, value)| !is_literal(name) || !is_literal(value))
        {
            return Err(format!("`{name}={value}` in the query, which is no literal"));
        }
        query.sort_unstable();
        Ok(Uri { segments, query })
    }

    /// Returns a text that is the same for two patterns which the same requests fit, whatever their labels are called.
    pub(super) fn requests(&self) -> String {
        let segments = self.segments.iter().map(|segment| match segment {
            Segment::Literal(text) => text,
            Segment::Label(_) => "{}",
            Segment::Greedy(_) => "{+}",
        });
        format!("/{} {:?}", segments.collect::<Vec<_>>().join("/"), self.query)
    }
}

/// Returns `true` if the path of a pattern is one that a request can have.
pub(super) fn is_path(uri: &str) -> bool {
    segments(uri.split('?').next().unwrap_or_default()).is_ok()
}

fn segments(path: &str) -> Result<Vec<Segment<'_>>, String> {
    let parts: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
    let mut segments = Vec::with_capacity(parts.len());
    let mut names: HashSet<&str> = HashSet::new();
    for (index, part) in parts.iter().enumerate() {
        let label = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        let segment = match label.filter(|label| !label.contains(['{', '}'])) {
            Some(label) => match label.strip_suffix('+') {
                Some(name) => Segment::Greedy(name),
                None => Segment::Label(label),
            },
            // Nothing after the last slash, or in the path `/`, is a path like any other.
            None if part.is_empty() && index + 1 < parts.len() => {
                return Err("nothing between two slashes".to_owned());
            }
            None if matches!(*part, "." | "..") => {
                return Err(format!("the segment `{part}`, which clients take out of a path"));
            }
            None if !is_literal(part) => {
                return Err(format!("the segment {part:?}, which is neither a literal nor one label"));
            }
            None => Segment::Literal(part),
        };
        if let Segment::Label(name) | Segment::Greedy(name) = segment
            && !names.insert(name)
        {
            return Err(format!("the label `{part}` twice"));
        }
        segments.push(segment);
    }
    if segments.iter().filter(|segment| matches!(segment, Segment::Greedy(_))).count() > 1 {
        return Err("two greedy labels, of which none knows where it ends".to_owned());
    }
    Ok(segments)
}

/// Returns `true` if a text can stand in a path or query as it is: RFC 3986, `pchar`, and what else a query
/// takes.
fn is_literal(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fits = match byte {
            b'%' => (0..2).all(|_| bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            b'-' | b'.' | b'_' | b'~' | b':' | b'@' | b'/' | b'?' => true,
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => true,
            _ => byte.is_ascii_alphanumeric(),
        };
        if !fits {
            return false;
        }
    }
    true
}
