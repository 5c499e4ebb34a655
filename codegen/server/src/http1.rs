//! Rules of HTTP/1.1 that hyper does not check.

use ferrosmith_runtime::protocol::{Reason, Refusal};
use http::request::Parts as Head;
use http::{HeaderValue, Version, header};

/// Checks that a request names one host, and that its body comes in no coding that nobody would undo.
pub(crate) fn check(head: &Head) -> Result<(), Refusal> {
    if head.version > Version::HTTP_11 {
        return Ok(());
    }
    check_host(head)?;
    check_coding(head)
}

/// Checks the host (RFC 9112, section 3.2). Requests of HTTP/1.0 may name none.
fn check_host(head: &Head) -> Result<(), Refusal> {
    let mut hosts = head.headers.get_all(header::HOST).iter();
    let found = match (hosts.next(), hosts.next()) {
        (Some(host), None) if is_host(host) => return Ok(()),
        (Some(_), None) => "one that no host has",
        (None, _) if head.version < Version::HTTP_11 => return Ok(()),
        (None, _) => "none",
        (Some(_), Some(_)) => "several",
    };
    let problem = format!("expected one header `host`, found {found}");
    Err(Refusal::new(Reason::Serialization, problem))
}

/// Returns `true` if a text has only what a host and a port may have (RFC 3986, section 3.2.2). It is empty where a target has
/// no host.
fn is_host(host: &HeaderValue) -> bool {
    const OTHERS: &[u8] = b"-._~%!$&'()*+,;=:[]";
    host.as_bytes().iter().all(|byte| byte.is_ascii_alphanumeric() || OTHERS.contains(byte))
}

/// Checks the coding of the transfer (RFC 9112, section 6.1).
fn check_coding(head: &Head) -> Result<(), Refusal> {
    let mut codings = head.headers.get_all(header::TRANSFER_ENCODING).iter();
    match codings.all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"chunked")) {
        true => Ok(()),
        false => {
            let problem = "expected the transfer encoding `chunked` or none, found another one";
            Err(Refusal::new(Reason::NotImplemented, problem))
        }
    }
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn passes(version: Version, headers: &[(&str, &str)]) -> bool {
        let request = Request::builder().version(version);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        check(&request.body(()).unwrap().into_parts().0).is_ok()
    }

    #[test]
    fn a_request_names_one_host() {
        for host in ["a.example", "a:80", "[::1]:8080", "", "%61", "xn--a_b"] {
            assert!(passes(Version::HTTP_11, &[("host", host)]), "{host}");
        }
        for host in ["a b", "a/b", "u@a", "a?b", "a#b", "a\\b", "\"a\"", "<a>"] {
            assert!(!passes(Version::HTTP_11, &[("host", host)]), "{host}");
        }
        assert!(!passes(Version::HTTP_11, &[]));
        assert!(!passes(Version::HTTP_11, &[("host", "a"), ("host", "a")]));
    }

    #[test]
    fn other_versions_name_it_otherwise() {
        assert!(passes(Version::HTTP_10, &[]));
        assert!(!passes(Version::HTTP_10, &[("host", "a"), ("host", "a")]));
        assert!(passes(Version::HTTP_2, &[]));
    }

    #[test]
    fn bodies_come_in_chunks_or_whole() {
        for (coding, expected) in
            [("chunked", true), ("Chunked", true), ("gzip, chunked", false), ("x", false)]
        {
            let headers = [("host", "a"), ("transfer-encoding", coding)];
            assert_eq!(passes(Version::HTTP_11, &headers), expected, "{coding}");
        }
    }
}
