//! AWS STS: credentials of a role that is assumed, by other credentials or by the token of a web identity.
//!
//! Its protocol is awsQuery: forms, and XML.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::{Document, Mut, Timestamp, TimestampFormat, xml};
use http::header::CONTENT_TYPE;
use http::{Request, StatusCode};

use super::fetch::shown;
use super::issuer::Issuer;
use super::{Credentials, CredentialsError};
use crate::sign::{Scope, SignedPayload, Signer, push_encoded};

const ENDPOINT: &str = "AWS_ENDPOINT_URL_STS";
const FORM: &str = "application/x-www-form-urlencoded";

/// A role to assume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) arn: String,
    /// The name of the session; one with the time if there is none.
    pub(super) session_name: Option<String>,
    pub(super) external_id: Option<String>,
    /// The time for which the credentials are good, in seconds.
    pub(super) duration: Option<u32>,
    pub(super) region: Option<String>,
}

/// Assumes a role by other credentials.
pub(super) async fn assume(
    issuer: &Issuer,
    base: &Credentials,
    role: &Role,
) -> Result<Credentials, CredentialsError> {
    let region = region(role);
    let mut form = form(issuer, "AssumeRole", role);
    if let Some(id) = &role.external_id {
        push(&mut form, "ExternalId", id);
    }
    let request = request(issuer, role, form)?;
    let (mut head, body) = request.into_parts();
    let scope = Scope::new(region, "sts", issuer.fetch.clock.now());
    let signed = Signer::new().sign(&mut head, SignedPayload::Bytes(&body), base, &scope);
    signed.map_err(|error| CredentialsError::invalid(issuer.provider(), error.to_string()))?;
    let request = Request::from_parts(head, body);
    let (status, body) = issuer.answer(&request).await?;
    read(issuer, role, status, &body, "").map_err(|error| error.at(&shown(request.uri())))
}

/// Assumes a role by the token of a web identity. Nothing is signed.
pub(super) async fn assume_with_token(
    issuer: &Issuer,
    token: &str,
    role: &Role,
) -> Result<Credentials, CredentialsError> {
    let mut form = form(issuer, "AssumeRoleWithWebIdentity", role);
    push(&mut form, "WebIdentityToken", token);
    let request = request(issuer, role, form)?;
    let (status, body) = issuer.answer(&request).await?;
    read(issuer, role, status, &body, token).map_err(|error| error.at(&shown(request.uri())))
}

/// The region of STS; without any it is the one of the global endpoint.
fn region(role: &Role) -> &str {
    role.region.as_deref().unwrap_or("us-east-1")
}

fn request(issuer: &Issuer, role: &Role, form: String) -> Result<Request<Bytes>, CredentialsError> {
    let endpoint = issuer.endpoint(ENDPOINT, "sts", region(role))?;
    issuer.request(Request::post(format!("{endpoint}/")).header(CONTENT_TYPE, FORM), form)
}

fn form(issuer: &Issuer, action: &str, role: &Role) -> String {
    let mut form = format!("Action={action}&Version=2011-06-15");
    push(&mut form, "RoleArn", &role.arn);
    let session = || format!("ferrosmith-{}", issuer.fetch.clock.now().seconds());
    push(&mut form, "RoleSessionName", &role.session_name.clone().unwrap_or_else(session));
    if let Some(seconds) = role.duration {
        push(&mut form, "DurationSeconds", &seconds.to_string());
    }
    form
}

fn push(form: &mut String, name: &str, value: &str) {
    form.push('&');
    form.push_str(name);
    form.push('=');
    push_encoded(form, value.as_bytes(), b"");
}

/// Reads the answer. An error tells code and message, in which no token may stand.
fn read(
    issuer: &Issuer,
    role: &Role,
    status: StatusCode,
    body: &[u8],
    secret: &str,
) -> Result<Credentials, CredentialsError> {
    let provider = issuer.provider();
    if !status.is_success() {
        let error = element(body, "Error").unwrap_or_default();
        let text = |name: &str| error.get(name).and_then(Document::as_str).unwrap_or_default();
        let mut told = format!("{}: {}", text("Code"), text("Message"));
        if !secret.is_empty() {
            told = told.replace(secret, "…");
        }
        let told = if told == ": " { format!("status {}", status.as_u16()) } else { told };
        return Err(CredentialsError::failed(
            provider,
            format!("cannot assume the role {}: {told}", role.arn),
        ));
    }
    let found = element(body, "Credentials").unwrap_or_default();
    let required = |name: &str| {
        let problem = || format!("expected credentials of STS with an element `{name}`, found none");
        let text = found.get(name).and_then(Document::as_str).filter(|text| !text.is_empty());
        text.ok_or_else(|| CredentialsError::invalid(provider, problem()))
    };
    let expiry = Timestamp::parse(required("Expiration")?, TimestampFormat::DateTime).map_err(|_| {
        CredentialsError::invalid(
            provider,
            "expected a date-time of RFC 3339 as `Expiration`, found another text",
        )
    })?;
    let credentials = Credentials::new(required("AccessKeyId")?, required("SecretAccessKey")?)
        .with_session_token(required("SessionToken")?)
        .with_expiry(expiry);
    // arn:aws:iam::111122223333:role/name
    let account = role.arn.split(':').nth(4).filter(|account| !account.is_empty());
    Ok(match account {
        Some(account) => credentials.with_account_id(account),
        None => credentials,
    })
}

/// Returns the first element of a name.
fn element(body: &[u8], name: &str) -> Option<Document> {
    let mut found = Document::Null;
    let is_wanted = |element: &str| element == name;
    let into = Mut::Document(&mut found);
    let is_there = xml::read_within(body, into, &xml::Options::default(), &is_wanted, &|_| true).ok()?;
    is_there.then_some(found)
}
