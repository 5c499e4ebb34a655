//! The URL that requests are sent to.

use std::fmt;

use ferrosmith_client::endpoint::is_ip_address;
use ferrosmith_runtime::http::Uri;
use ferrosmith_runtime::http::uri::Scheme;

/// The URL of a service, over HTTP or HTTPS.
#[derive(Debug, Clone)]
pub(super) struct Endpoint(Uri);

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Endpoint {
    /// Returns the URI of a request, whose path is below that of the endpoint, and whose host has the prefix of the
    /// operation.
    ///
    /// # Errors
    /// Returns a message, if they are too long together.
    pub(super) fn at(&self, prefix: &str, target: &Uri) -> Result<Uri, String> {
        let base = self.0.path().trim_end_matches('/');
        let path = target.path_and_query().map_or("/", |target| target.as_str());
        let mut parts = self.0.clone().into_parts();
        if let Some(authority) = parts.authority.take_if(|_| !prefix.is_empty() && self.has_names_below()) {
            let text = format!("{prefix}{authority}");
            parts.authority = Some(text.parse().map_err(|error| format!("the host `{text}`: {error}"))?);
        }
        parts.path_and_query = Some(
            format!("{base}{path}").parse().map_err(|error| format!("the path of the request: {error}"))?,
        );
        Uri::from_parts(parts).map_err(|error| format!("the URI of the request: {error}"))
    }

    /// Returns `false` for an IP address and for this machine: a prefix of theirs could not be resolved.
    fn has_names_below(&self) -> bool {
        let host = self.0.host().unwrap_or_default();
        !is_ip_address(host) && !host.eq_ignore_ascii_case("localhost")
    }
}

/// Parses the URL of a service.
///
/// # Errors
/// Returns a message that says what a usable one has.
pub(super) fn parsed(text: &str) -> Result<Endpoint, String> {
    const EXPECTED: &str = "expected a URL as http://127.0.0.1:8080";
    let uri: Uri = text.parse().map_err(|error| format!("{EXPECTED}: {error}"))?;
    let wrong = |found: &str| Err(format!("{EXPECTED}, found {found}"));
    let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
        return wrong("one without `http://` or `https://`");
    };
    if *scheme != Scheme::HTTP && *scheme != Scheme::HTTPS {
        return wrong(&format!("the scheme `{scheme}`"));
    }
    if authority.host().is_empty() {
        return wrong("no host");
    }
    if authority.as_str().contains('@') {
        return wrong("a user: credentials are those of the environment");
    }
    if authority.port_u16().is_none_or(|port| port == 0) && authority.as_str() != authority.host() {
        return wrong("a port that is not a number from 1 to 65535");
    }
    if uri.query().is_some() || text.contains('#') {
        return wrong("a query or a fragment: the operation has its own");
    }
    Ok(Endpoint(uri))
}
