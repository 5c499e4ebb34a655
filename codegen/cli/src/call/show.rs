//! Requests and responses, for people.

use ferrosmith_runtime::http::{HeaderMap, request, response};

use crate::messages::tell;

/// Prints a request on the standard error.
pub(super) fn request(head: &request::Parts, body: &[u8]) {
    tell!("> {} {}", head.method, head.uri);
    headers(">", &head.headers);
    self::body(">", body);
}

/// Prints a response on the standard error.
pub(super) fn response(head: &response::Parts, body: &[u8]) {
    tell!("< {}", head.status);
    headers("<", &head.headers);
    self::body("<", body);
}

/// The headers that are or hold secrets.
const SECRET: [&str; 2] = ["authorization", "x-amz-security-token"];

fn headers(mark: &str, headers: &HeaderMap) {
    for (name, value) in headers {
        let shown = match SECRET.contains(&name.as_str()) || value.is_sensitive() {
            true => "*** redacted ***".to_owned(),
            false => value.as_bytes().escape_ascii().to_string(),
        };
        tell!("{mark} {name}: {shown}");
    }
}

fn body(mark: &str, body: &[u8]) {
    match std::str::from_utf8(body) {
        _ if body.is_empty() => {}
        Ok(text) => {
            let lines = text.lines().map(|line| line.chars().filter(|c| !c.is_control()).collect::<String>());
            lines.for_each(|line| tell!("{mark} {line}"));
        }
        Err(_) => tell!("{mark} ({} bytes that are not text)", body.len()),
    }
}
