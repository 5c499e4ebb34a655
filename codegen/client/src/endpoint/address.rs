//! Addresses that somebody gives: URLs to whose path that of a request is added.

use std::fmt;

use http::Uri;
use http::uri::Authority;

/// An error that occurs when a text is no such address.
#[derive(Debug)]
pub(crate) struct NotAnAddress {
    /// The text, without user and password.
    pub(crate) found: String,
}

impl fmt::Display for NotAnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected an endpoint such as `https://example.com`, with http or https and without user and query, found {:?}",
            self.found
        )
    }
}

/// Parses an address: `http` or `https`, a host, and no more than a port and a path.
pub(crate) fn address(text: &str) -> Result<Uri, NotAnAddress> {
    let is_whole = text.is_ascii() && !text.contains('#');
    let uri = text.trim().parse().ok().filter(|uri| is_whole && is_address(uri));
    uri.ok_or_else(|| NotAnAddress { found: without_user(text) })
}

fn is_address(uri: &Uri) -> bool {
    let Some(authority) = uri.authority() else { return false };
    matches!(uri.scheme_str(), Some("http" | "https"))
        && !authority.host().is_empty()
        && has_sound_port(authority)
        // A user would become a part of the host.
        && !authority.as_str().contains('@')
        && uri.query().is_none()
}

/// Returns `true` if an authority has no port, or one that is a number up to 65,535: transports take the usual port for
/// another one.
pub(crate) fn has_sound_port(authority: &Authority) -> bool {
    let place = authority.as_str().rsplit('@').next().unwrap_or_default();
    match place.strip_prefix(authority.host()) {
        Some("") => true,
        Some(port) => {
            authority.port_u16().is_some() && port.bytes().skip(1).all(|digit| digit.is_ascii_digit())
        }
        None => false,
    }
}

/// Returns a text without what may be a user and a password.
pub(crate) fn without_user(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, rest)) => format!("***@{rest}"),
        None => text.to_owned(),
    }
}
