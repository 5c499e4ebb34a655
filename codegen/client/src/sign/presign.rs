//! Signatures in the query of a URL.

use std::borrow::Cow;
use std::time::Duration;

use http::Uri;
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::uri::PathAndQuery;

use super::canonical::{Canonical, signed_names};
use super::encode::push_encoded;
use super::headers::put_host;
use super::signer::DAY;
use super::{Error, Scope, SessionToken, Signed, SignedPayload, Signer};
use crate::Credentials;

/// The maximum time for which a URL is valid.
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

const TOKEN: &str = "X-Amz-Security-Token";
const SIGNATURE: &str = "X-Amz-Signature";

/// The parameters of a signature: an older one's are replaced.
const PARAMETERS: [&str; 8] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-Region-Set",
    "X-Amz-SignedHeaders",
    TOKEN,
    SIGNATURE,
];

pub(super) fn sign(
    signer: &Signer,
    head: &mut Parts,
    payload: SignedPayload<'_>,
    credentials: &Credentials,
    scope: &Scope<'_>,
    expires_in: Duration,
) -> Result<Signed, Error> {
    if expires_in < Duration::from_secs(1) || expires_in > WEEK {
        return Err(Error::Expiry);
    }
    let instant = scope.instant()?;
    put_host(&mut head.headers, &head.uri)?;
    for name in [AUTHORIZATION.as_str(), "x-amz-date", "x-amz-security-token"] {
        head.headers.remove(name);
    }
    head.uri = with_parameters(&head.uri, &[])?;
    let mut parameters = parameters(head, &instant, credentials, scope, expires_in);
    let canonical = Canonical::new(head, &parameters, &payload.text(), scope)?;
    let signed = signer.finish(canonical, &instant, credentials, scope)?;
    if let (Some(token), SessionToken::Unsigned) = (credentials.session_token(), scope.session_token) {
        parameters.push((TOKEN, token.into()));
    }
    parameters.push((SIGNATURE, signed.signature().to_owned().into()));
    head.uri = with_parameters(&head.uri, &parameters)?;
    Ok(signed)
}

/// The parameters that are signed.
fn parameters<'a>(
    head: &Parts,
    instant: &'a str,
    credentials: &'a Credentials,
    scope: &Scope<'a>,
    expires_in: Duration,
) -> Vec<(&'static str, Cow<'a, str>)> {
    let mut credential = format!("{}/", credentials.access_key_id());
    scope.push(&mut credential, &instant[..DAY]);
    let names: Vec<_> = signed_names(&head.headers);
    let names: Vec<&str> = names.iter().map(http::HeaderName::as_str).collect();
    let mut parameters: Vec<(&str, Cow<'_, str>)> = vec![
        ("X-Amz-Algorithm", scope.algorithm.name().into()),
        ("X-Amz-Credential", credential.into()),
        ("X-Amz-Date", instant.into()),
        ("X-Amz-SignedHeaders", names.join(";").into()),
        ("X-Amz-Expires", expires_in.as_secs().to_string().into()),
    ];
    if scope.algorithm.names_regions() {
        parameters.push(("X-Amz-Region-Set", scope.region.into()));
    }
    if let (Some(token), SessionToken::Signed) = (credentials.session_token(), scope.session_token) {
        parameters.push((TOKEN, token.into()));
    }
    parameters
}

/// Returns a URI with further parameters, and its own but those of an older signature.
fn with_parameters(uri: &Uri, parameters: &[(&str, Cow<'_, str>)]) -> Result<Uri, Error> {
    let mut text = uri.path().to_owned();
    let mut separator = '?';
    let own = uri.query().unwrap_or_default().split('&');
    for pair in own.filter(|pair| !pair.is_empty() && !is_of_a_signature(pair)) {
        text.push(separator);
        text.push_str(pair);
        separator = '&';
    }
    for (name, value) in parameters {
        text.push(separator);
        text.push_str(name);
        text.push('=');
        push_encoded(&mut text, value.as_bytes(), b"");
        separator = '&';
    }
    let unfit = |_| Error::Unfit("URI");
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(text).map_err(unfit)?);
    Uri::from_parts(parts).map_err(|_| Error::Unfit("URI"))
}

fn is_of_a_signature(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    PARAMETERS.contains(&name)
}
