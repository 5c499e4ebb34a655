//! The target of a request, held against what a signature says of it.

use http::header::HOST;
use http::request::Parts;
use http::uri::Authority;

use super::encode::normal_path;
use super::{Scope, Unverified};

/// Checks that a signature tells the path and the host of a request: it does not tell `/a/x/../b` from `/a/b`, and it has the
/// header `host`, whatever host the target names (RFC 9112, section 3.2.2).
pub(super) fn check(head: &Parts, scope: &Scope<'_>) -> Result<(), Unverified> {
    let path = head.uri.path();
    if scope.normalize_path && normal_path(path) != path {
        return Err(Unverified::Path);
    }
    let Some(authority) = head.uri.authority() else { return Ok(()) };
    let implied = match head.uri.scheme_str() {
        Some("http") => Some(80),
        Some("https") => Some(443),
        _ => None,
    };
    let port = |of: &Authority| of.port_u16().or(implied);
    let is_target = |host: Authority| {
        host.host().eq_ignore_ascii_case(authority.host()) && port(&host) == port(authority)
    };
    let mut hosts = head.headers.get_all(HOST).iter();
    match hosts.all(|host| host.to_str().is_ok_and(|host| host.parse().is_ok_and(is_target))) {
        true => Ok(()),
        false => Err(Unverified::Mismatch),
    }
}
