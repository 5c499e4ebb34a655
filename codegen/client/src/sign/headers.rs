//! Signatures in the header `authorization`.

use http::header::{AUTHORIZATION, HOST, HeaderName};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Uri};

use super::canonical::Canonical;
use super::signer::DAY;
use super::{Error, Scope, SessionToken, Signed, SignedPayload, Signer};
use crate::Credentials;

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const CONTENT: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const REGIONS: HeaderName = HeaderName::from_static("x-amz-region-set");

pub(super) fn sign(
    signer: &Signer,
    head: &mut Parts,
    payload: SignedPayload<'_>,
    credentials: &Credentials,
    scope: &Scope<'_>,
) -> Result<Signed, Error> {
    let instant = scope.instant()?;
    let hash = payload.text();
    let headers = &mut head.headers;
    put_host(headers, &head.uri)?;
    headers.remove(AUTHORIZATION);
    headers.insert(DATE, value(&instant, "time")?);
    if scope.content_sha256 || payload.is_announced() {
        headers.insert(CONTENT, value(&hash, "hash")?);
    }
    if scope.algorithm.names_regions() {
        headers.insert(REGIONS, value(scope.region, "set of regions")?);
    }
    let token = credentials.session_token().map(|token| secret(token, "session token")).transpose()?;
    headers.remove(TOKEN);
    if let (Some(token), SessionToken::Signed) = (&token, scope.session_token) {
        headers.insert(TOKEN, token.clone());
    }
    let mut canonical = Canonical::new(head, &[], &hash, scope)?;
    let names = std::mem::take(&mut canonical.signed_headers);
    let signed = signer.finish(canonical, &instant, credentials, scope)?;
    let authorization = authorization(&signed, &names, &instant[..DAY], credentials, scope);
    head.headers.insert(AUTHORIZATION, secret(&authorization, "access key id, region or service")?);
    if let (Some(token), SessionToken::Unsigned) = (token, scope.session_token) {
        head.headers.insert(TOKEN, token);
    }
    Ok(signed)
}

fn authorization(
    signed: &Signed,
    names: &str,
    day: &str,
    credentials: &Credentials,
    scope: &Scope<'_>,
) -> String {
    let mut text = String::with_capacity(384);
    for part in [scope.algorithm.name(), " Credential=", credentials.access_key_id(), "/"] {
        text.push_str(part);
    }
    scope.push(&mut text, day);
    for part in [", SignedHeaders=", names, ", Signature=", signed.signature()] {
        text.push_str(part);
    }
    text
}

/// Adds the host of the URI where there is none; a port is left out where the scheme implies it.
pub(super) fn put_host(headers: &mut HeaderMap, uri: &Uri) -> Result<(), Error> {
    if headers.contains_key(HOST) {
        return Ok(());
    }
    let host = uri.host().filter(|host| !host.is_empty()).ok_or(Error::NoHost)?;
    let implied = match uri.scheme_str() {
        Some("http") => Some(80),
        Some("https") => Some(443),
        _ => None,
    };
    let host = match uri.port_u16() {
        Some(port) if Some(port) != implied => value(&format!("{host}:{port}"), "host")?,
        _ => value(host, "host")?,
    };
    headers.insert(HOST, host);
    Ok(())
}

fn value(text: &str, part: &'static str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|_| Error::Unfit(part))
}

/// A value that no one prints by accident.
fn secret(text: &str, part: &'static str) -> Result<HeaderValue, Error> {
    let mut value = value(text, part)?;
    value.set_sensitive(true);
    Ok(value)
}
