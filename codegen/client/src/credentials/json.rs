//! Credentials in JSON, as processes, containers and instances give them.

use ferrosmith_runtime::{Document, Timestamp, TimestampFormat};

use super::{Credentials, CredentialsError};

/// Reads credentials; the name of the member with the session token differs. Errors never tell what stands there.
pub(super) fn credentials(
    provider: &'static str,
    bytes: &[u8],
    token: &str,
) -> Result<Credentials, CredentialsError> {
    let document = document(provider, bytes)?;
    let text = |name: &str| document.get(name).and_then(Document::as_str).filter(|text| !text.is_empty());
    let required = |name: &str| {
        let problem = || format!("expected credentials in JSON with a string `{name}`, found none");
        text(name).ok_or_else(|| CredentialsError::invalid(provider, problem()))
    };
    let mut credentials = Credentials::new(required("AccessKeyId")?, required("SecretAccessKey")?);
    if let Some(token) = text(token) {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = text("AccountId") {
        credentials = credentials.with_account_id(account);
    }
    if let Some(time) = text("Expiration") {
        let time = Timestamp::parse(time, TimestampFormat::DateTime).map_err(|_| {
            CredentialsError::invalid(
                provider,
                "expected a date-time of RFC 3339 as `Expiration`, found another text",
            )
        })?;
        credentials = credentials.with_expiry(time);
    }
    Ok(credentials)
}

/// Reads any JSON.
pub(super) fn document(provider: &'static str, bytes: &[u8]) -> Result<Document, CredentialsError> {
    let text = std::str::from_utf8(bytes).ok();
    let document = text.and_then(|text| text.parse().ok());
    document.ok_or_else(|| CredentialsError::invalid(provider, "expected JSON, found something else"))
}
