//! Tokens that are renewed (IAM Identity Center OIDC, `CreateToken`).

use std::time::Duration;

use ferrosmith_runtime::Document;
use http::Request;
use http::header::CONTENT_TYPE;

use super::super::issuer::Issuer;
use super::super::{CredentialsError, json};
use super::token::{Registration, Token};

/// The time before the end of a token from which on it is renewed.
pub(super) const AHEAD: Duration = Duration::from_secs(5 * 60);

/// Renews a token, and keeps the new one in the file. Errors never tell what stands in the answer.
pub(super) async fn renewed(
    issuer: &Issuer,
    region: &str,
    token: &Token,
    registration: &Registration,
    file: &str,
) -> Result<Token, CredentialsError> {
    let endpoint = issuer.endpoint("AWS_ENDPOINT_URL_SSO_OIDC", "oidc", region)?;
    let body: Document = [
        ("clientId", registration.client_id.as_str()),
        ("clientSecret", registration.client_secret.as_str()),
        ("grantType", "refresh_token"),
        ("refreshToken", registration.refresh.as_str()),
    ]
    .into_iter()
    .collect();
    let request = Request::post(format!("{endpoint}/token")).header(CONTENT_TYPE, "application/json");
    let request = issuer.request(request, body.to_string())?;
    let (status, body) = issuer.answer(&request).await?;
    if !status.is_success() {
        let problem = format!("the token was not renewed: status {}", status.as_u16());
        return Err(CredentialsError::failed(issuer.provider(), problem));
    }
    let answer = json::document(issuer.provider(), &body)?;
    let text = |name: &str| answer.get(name).and_then(Document::as_str);
    let seconds = answer.get("expiresIn").and_then(Document::as_u64);
    let now = issuer.fetch.clock.now();
    let end = seconds.and_then(|seconds| now.checked_add(Duration::from_secs(seconds)));
    let (Some(access), Some(end)) = (text("accessToken"), end) else {
        let problem = "expected `accessToken` and `expiresIn`, found others";
        return Err(CredentialsError::invalid(issuer.provider(), problem));
    };
    let token = token.clone().with(access, text("refreshToken"), end);
    // A folder that cannot be written to is no reason to fail: the token is good.
    let _ = token.write(file);
    Ok(token)
}
