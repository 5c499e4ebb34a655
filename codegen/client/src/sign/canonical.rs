//! A request in the one form that both sides hash.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::HeaderName;
use http::request::Parts;

use super::encode::{decoded, normal_path, push_encoded};
use super::{Error, PathEncoding, Scope};

/// Headers that proxies and clients change after a request is signed.
const UNSIGNED: [&str; 7] =
    ["authorization", "connection", "expect", "te", "transfer-encoding", "user-agent", "x-amzn-trace-id"];

/// A canonical request.
pub(super) struct Canonical {
    pub(super) text: String,
    pub(super) signed_headers: String,
}

impl Canonical {
    /// Returns the canonical request of a head, with further query parameters, which are decoded.
    ///
    /// # Errors
    /// Returns an error if a header is not UTF-8: what stands in its place would be the same for several values.
    pub(super) fn new(
        head: &Parts,
        parameters: &[(&str, Cow<'_, str>)],
        payload: &str,
        scope: &Scope<'_>,
    ) -> Result<Self, Error> {
        let names = signed_names(&head.headers);
        let mut signed_headers =
            String::with_capacity(names.iter().map(|name| name.as_str().len() + 1).sum());
        for name in &names {
            if !signed_headers.is_empty() {
                signed_headers.push(';');
            }
            signed_headers.push_str(name.as_str());
        }
        let query = head.uri.query().unwrap_or_default();
        Canonical::of(head, (&names, signed_headers), (query, parameters), payload, scope)
    }

    /// Returns the canonical request of a head, with the headers that it names as signed, in their order, and the query that
    /// was signed. One that is named and not there has no value.
    ///
    /// # Errors
    /// The same as [`Canonical::new`].
    pub(super) fn claimed(
        head: &Parts,
        names: (&[HeaderName], String),
        query: &str,
        payload: &str,
        scope: &Scope<'_>,
    ) -> Result<Self, Error> {
        Canonical::of(head, names, (query, &[]), payload, scope)
    }

    fn of(
        head: &Parts,
        (names, signed_headers): (&[HeaderName], String),
        (query, parameters): (&str, &[(&str, Cow<'_, str>)]),
        payload: &str,
        scope: &Scope<'_>,
    ) -> Result<Self, Error> {
        let mut text = String::with_capacity(512);
        text.push_str(head.method.as_str());
        text.push('\n');
        push_path(&mut text, head.uri.path(), scope);
        text.push('\n');
        push_query(&mut text, query, parameters);
        text.push('\n');
        for name in names {
            push_header(&mut text, &head.headers, name)?;
        }
        text.push('\n');
        text.push_str(&signed_headers);
        text.push('\n');
        text.push_str(payload);
        Ok(Canonical { text, signed_headers })
    }
}

/// Returns the names of headers that are signed, in order.
pub(super) fn signed_names(headers: &HeaderMap) -> Vec<HeaderName> {
    let mut names = Vec::with_capacity(headers.keys_len());
    names.extend(headers.keys().filter(|name| !UNSIGNED.contains(&name.as_str())).cloned());
    names.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
    names
}

fn push_path(out: &mut String, path: &str, scope: &Scope<'_>) {
    let path = if scope.normalize_path { normal_path(path) } else { Cow::Borrowed(path) };
    let path = if path.is_empty() { "/" } else { &*path };
    match scope.path_encoding {
        PathEncoding::Double => push_encoded(out, path.as_bytes(), b"/"),
        // A slash that is part of a name stays encoded.
        PathEncoding::Single => {
            for (index, segment) in path.split('/').enumerate() {
                if index > 0 {
                    out.push('/');
                }
                push_encoded(out, &decoded(segment.as_bytes()), b"");
            }
        }
    }
}

/// Appends the parameters of a query and others, encoded strictly, in order.
fn push_query(out: &mut String, query: &str, parameters: &[(&str, Cow<'_, str>)]) {
    let mut pairs: Vec<(String, String)> = Vec::with_capacity(parameters.len());
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        pairs.push((strict(&decoded(name.as_bytes())), strict(&decoded(value.as_bytes()))));
    }
    pairs.extend(parameters.iter().map(|(name, value)| (strict(name.as_bytes()), strict(value.as_bytes()))));
    pairs.sort_unstable();
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        out.push_str(value);
    }
}

fn strict(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    push_encoded(&mut text, bytes, b"");
    text
}

/// Appends a header's line: values trimmed, runs of blanks as one, several values joined with commas.
fn push_header(out: &mut String, headers: &HeaderMap, name: &HeaderName) -> Result<(), Error> {
    out.push_str(name.as_str());
    out.push(':');
    for (index, value) in headers.get_all(name).iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        let value = std::str::from_utf8(value.as_bytes()).map_err(|_| Error::Header)?;
        let mut words = value.split([' ', '\t']).filter(|word| !word.is_empty());
        if let Some(first) = words.next() {
            out.push_str(first);
        }
        for word in words {
            out.push(' ');
            out.push_str(word);
        }
    }
    out.push('\n');
    Ok(())
}
