//! Requests as the signing suite writes them.

use http::Request;
use http::request::Parts;

/// Reads a request; lines of a header that go on are one, and blanks in its URI are encoded.
pub(super) fn parse(text: &str) -> Result<(Parts, Vec<u8>), String> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let head = head.replace("\n ", " ");
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default().trim_end_matches(" HTTP/1.1");
    let (method, target) = first.split_once(' ').ok_or("expected a method and a target, found less")?;
    let mut request = Request::builder().method(method).uri(target.replace(' ', "%20"));
    for line in lines.filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or_else(|| format!("no header: {line}"))?;
        request = request.header(name, value);
    }
    let request = request.body(()).map_err(|error| error.to_string())?;
    Ok((request.into_parts().0, body.as_bytes().to_vec()))
}

/// The same text for requests that mean the same.
pub(super) fn printed(head: &Parts, with_signature: bool) -> String {
    let mut query: Vec<&str> = head.uri.query().unwrap_or_default().split('&').collect();
    query.sort_unstable();
    let mut headers: Vec<String> = head
        .headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            format!("{name}:{}", value.split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .collect();
    headers.sort();
    let text = format!("{} {} {}\n{}", head.method, head.uri.path(), query.join("\n"), headers.join("\n"));
    if with_signature { text } else { text.lines().map(unsigned).collect::<Vec<_>>().join("\n") }
}

/// A line without its signature.
fn unsigned(line: &str) -> &str {
    let end = line.find("Signature=").unwrap_or(line.len());
    &line[..end]
}

pub(super) fn normal(text: &str, with_signature: bool) -> Result<String, String> {
    Ok(printed(&parse(text)?.0, with_signature))
}
