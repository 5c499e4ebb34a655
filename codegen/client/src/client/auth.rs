//! Authentication of requests, by the schemes that the operation takes.

use std::borrow::Cow;
use std::time::Duration;

use ferrosmith_runtime::schema::{ApiKeyLocation, AuthScheme, STREAMING};
use http::header::AUTHORIZATION;
use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue, Request, Uri};

use super::endpoint::Signing;
use super::problem::Problem;
use super::run::Job;
use super::{Shared, endpoint, preference};
use crate::Credentials;
use crate::credentials::{CredentialsError, ProvideCredentials as _};
use crate::sign::{Algorithm, Scope, SignedPayload};
use crate::transport::Body;

/// The means by which a request is authenticated.
enum Means<'c> {
    Signature((&'static str, Algorithm), Credentials),
    Bearer(Cow<'c, str>),
    ApiKey(ApiKeyLocation),
    /// The operation has no scheme, or does without.
    Nothing,
}

/// Authenticates a request by the first scheme of its operation that this client can use.
pub(super) async fn authenticate(
    client: &Shared,
    job: &Job,
    mut request: Request<Body>,
) -> Result<Request<Body>, Problem> {
    let means = means(client, job).await?;
    if let Means::Signature(signature, credentials) = means {
        return sign(client, job, request, signature, credentials);
    }
    job.upload.finish(&mut request);
    match means {
        Means::Bearer(token) => bearer(&token, request),
        Means::ApiKey(location) => api_key(client, request, location),
        Means::Signature(..) | Means::Nothing => Ok(request),
    }
}

/// Returns the means of the first scheme that the client has what it takes for.
async fn means<'c>(client: &'c Shared, job: &Job) -> Result<Means<'c>, Problem> {
    let config = &client.config;
    let mut absent = None;
    for scheme in preference::schemes(config, job) {
        match (scheme, signature(scheme)) {
            (AuthScheme::HttpBearer, _) => {
                if let Some(token) = preference::token(config, job.service) {
                    return Ok(Means::Bearer(token));
                }
            }
            (AuthScheme::HttpApiKey(location), _) if config.api_key.is_some() => {
                return Ok(Means::ApiKey(location));
            }
            // Credentials that are not there for one signature are not there for another.
            (_, Some(signature)) if absent.is_none() => match credentials(client, job).await {
                Ok(credentials) => return Ok(Means::Signature(signature, credentials)),
                Err(error @ (CredentialsError::Nowhere { .. } | CredentialsError::Absent { .. })) => {
                    absent = Some(error);
                }
                Err(error) => return Err(Problem::Credentials(error)),
            },
            _ => {}
        }
    }
    let schemes = job.service.auth_of(job.operation);
    match absent {
        _ if job.operation.optional_auth || schemes.is_empty() => Ok(Means::Nothing),
        Some(error) => Err(Problem::Credentials(error)),
        None => Err(none_of(schemes)),
    }
}

/// The name of the service in a signature, and its algorithm, if the scheme is one.
fn signature(scheme: AuthScheme) -> Option<(&'static str, Algorithm)> {
    match scheme {
        AuthScheme::Sigv4(name) => Some((name, Algorithm::V4)),
        #[cfg(feature = "sigv4a")]
        AuthScheme::Sigv4a(name) => Some((name, Algorithm::V4a)),
        _ => None,
    }
}

fn none_of(schemes: &[AuthScheme]) -> Problem {
    let ids: Vec<&str> = schemes.iter().map(AuthScheme::id).collect();
    Problem::Auth(format!(
        "expected a client with what one of the schemes {} takes, found none: give a token to `Config::bearer_token`, or a \
         key to `Config::api_key`",
        ids.join(", ")
    ))
}

fn sign(
    client: &Shared,
    job: &Job,
    mut request: Request<Body>,
    signature: (&'static str, Algorithm),
    credentials: Credentials,
) -> Result<Request<Body>, Problem> {
    let ruled: Signing = request.extensions_mut().remove().unwrap_or_default();
    let scope = scope(client, &ruled, signature)?;
    if has_signed_chunks(job, &request, &scope) {
        let chunks = job.upload.chunks(&mut request, scope.algorithm);
        let (mut head, body) = request.into_parts();
        let signed = client.signer.sign(&mut head, chunks.payload(), &credentials, &scope)?;
        return Ok(Request::from_parts(head, chunks.follow(body, &signed, credentials, &scope)));
    }
    job.upload.finish(&mut request);
    let (mut head, body) = request.into_parts();
    let payload = payload(job, &body, scope.algorithm);
    // A service that reads the body as it comes verifies the signature before that.
    let has_stream = job.operation.input.members.iter().any(|member| member.is(STREAMING));
    let scope = if has_stream { scope.content_sha256(true) } else { scope };
    let signed = client.signer.sign(&mut head, payload, &credentials, &scope)?;
    job.upload.follow(&signed, credentials, &scope);
    Ok(Request::from_parts(head, body))
}

/// Returns `true` if the body is a stream that nothing else protects: TLS does so, as it does for official SDKs.
fn has_signed_chunks(job: &Job, request: &Request<Body>, scope: &Scope<'_>) -> bool {
    request.uri().scheme_str() == Some("http")
        && request.body().as_bytes().is_none()
        && !job.operation.unsigned_payload
        && job.upload.takes_chunks(scope)
}

/// Returns the scope of a signature, by the endpoint's rules, or else by the model and the client.
fn scope<'a>(
    client: &'a Shared,
    ruled: &'a Signing,
    (name, algorithm): (&'a str, Algorithm),
) -> Result<Scope<'a>, Problem> {
    let time = client.skew.correct(client.config.clock.now());
    let region = match &ruled.region {
        Some(region) => region,
        None => endpoint::region(&client.config)?,
    };
    let name = ruled.name.as_deref().unwrap_or(name);
    let scope = Scope::new(region, name, time).algorithm(ruled.algorithm.unwrap_or(algorithm));
    Ok(if ruled.is_path_encoded_once { scope.as_s3() } else { scope })
}

/// Returns the payload that a signature covers: a stream is not known before it is sent.
fn payload<'a>(job: &Job, body: &'a Body, algorithm: Algorithm) -> SignedPayload<'a> {
    match body.as_bytes() {
        Some(bytes) if !job.operation.unsigned_payload => SignedPayload::Bytes(bytes),
        Some(_) => SignedPayload::Unsigned,
        None => job.upload.payload(algorithm),
    }
}

/// Signs the URI of a request, which must be authenticated by a signature.
pub(super) async fn presign(
    client: &Shared,
    job: &Job,
    request: Request<Body>,
    expires_in: Duration,
) -> Result<Request<Body>, Problem> {
    // Nothing else fits a URI.
    let Some(signature) = preference::schemes(&client.config, job).find_map(signature) else {
        return Err(Problem::Auth(
            "expected an operation that is signed (Signature Version 4), found another".to_owned(),
        ));
    };
    let credentials = credentials(client, job).await.map_err(Problem::Credentials)?;
    let (mut head, body) = request.into_parts();
    let ruled: Signing = head.extensions.remove().unwrap_or_default();
    let scope = scope(client, &ruled, signature)?;
    // Whoever is given a URL of S3 chooses what to send there.
    let payload =
        if scope.content_sha256 { SignedPayload::Unsigned } else { payload(job, &body, scope.algorithm) };
    client.signer.presign(&mut head, payload, &credentials, &scope, expires_in)?;
    Ok(Request::from_parts(head, body))
}

/// Returns the credentials that a call is signed with; `None` if it has none, or no scheme of its operation signs.
pub(super) async fn signing_credentials(client: &Shared, job: &Job) -> Option<Credentials> {
    // A search for credentials may take seconds.
    job.service.auth_of(job.operation).iter().copied().find_map(signature)?;
    // Credentials that cannot be had are told of when the request is signed.
    credentials(client, job).await.ok()
}

/// Returns the credentials of the call, or else of the client.
async fn credentials(client: &Shared, job: &Job) -> Result<Credentials, CredentialsError> {
    let provider = job.overrides.credentials.as_ref().or(client.config.credentials.as_ref());
    let limit = job.overrides.attempt_timeout.or(client.config.timeouts.attempt);
    let Some(provider) = provider else { return Err(CredentialsError::Nowhere { tried: Vec::new() }) };
    let found = client.config.clock.within(limit, provider.provide()).await;
    found.unwrap_or_else(|| Err(CredentialsError::too_slow(limit.unwrap_or_default())))
}

fn bearer(token: &str, mut request: Request<Body>) -> Result<Request<Body>, Problem> {
    let value = secret(&format!("Bearer {token}"))?;
    request.headers_mut().insert(AUTHORIZATION, value);
    Ok(request)
}

fn api_key(
    client: &Shared,
    mut request: Request<Body>,
    location: ApiKeyLocation,
) -> Result<Request<Body>, Problem> {
    let key = client.config.api_key.as_deref().unwrap_or_default();
    match location {
        ApiKeyLocation::Header(name, scheme) => {
            let value = scheme.map_or_else(|| secret(key), |scheme| secret(&format!("{scheme} {key}")))?;
            let name = HeaderName::try_from(name)
                .map_err(|_| Problem::Auth(format!("`{name}` is not a valid header name")))?;
            request.headers_mut().insert(name, value);
        }
        ApiKeyLocation::Query(name) => {
            let uri = request.uri();
            let separator = if uri.query().is_some() { '&' } else { '?' };
            let mut target = format!("{}{separator}", uri.path_and_query().map_or("/", PathAndQuery::as_str));
            crate::sign::push_encoded(&mut target, name.as_bytes(), b"");
            target.push('=');
            crate::sign::push_encoded(&mut target, key.as_bytes(), b"");
            let unfit = || Problem::Auth("the API key does not fit a URI".to_owned());
            let mut parts = uri.clone().into_parts();
            parts.path_and_query = Some(PathAndQuery::try_from(target).map_err(|_| unfit())?);
            *request.uri_mut() = Uri::from_parts(parts).map_err(|_| unfit())?;
        }
    }
    Ok(request)
}

fn secret(text: &str) -> Result<HeaderValue, Problem> {
    let unfit =
        |_| Problem::Auth("the token or key has characters that are not allowed in a header".to_owned());
    let mut value = HeaderValue::from_str(text).map_err(unfit)?;
    value.set_sensitive(true);
    Ok(value)
}
