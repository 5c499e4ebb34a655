//! IAM Identity Center: credentials of a role, by the token that `aws sso login` left in a file.

mod refresh;
mod token;

use ferrosmith_runtime::{Document, Timestamp};
use http::{Request, StatusCode};

use super::fetch::shown;
use super::issuer::Issuer;
use super::{Credentials, CredentialsError, json};
use crate::sign::push_encoded;
use token::Token;

/// A role of an account, and the sign-in by which it is had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sso {
    /// The name of the profile, for advice.
    pub(super) profile: String,
    pub(super) account: String,
    pub(super) role: String,
    pub(super) region: String,
    /// The text whose digest names the file of the token: the name of the session, or the URL of the sign-in.
    pub(super) key: String,
    /// Set if the sign-in is a section of its own: only then a token is renewed.
    pub(super) has_session: bool,
}

impl Sso {
    /// Returns the credentials of the role, by the token in the folder.
    pub(super) async fn credentials(
        &self,
        issuer: &Issuer,
        folder: Option<&str>,
    ) -> Result<Credentials, CredentialsError> {
        let token = self.token(issuer, folder).await?;
        let endpoint = issuer.endpoint("AWS_ENDPOINT_URL_SSO", "portal.sso", &self.region)?;
        let mut uri = format!("{endpoint}/federation/credentials?role_name=");
        push_encoded(&mut uri, self.role.as_bytes(), b"");
        uri.push_str("&account_id=");
        push_encoded(&mut uri, self.account.as_bytes(), b"");
        let request = Request::get(uri).header("x-amz-sso_bearer_token", issuer.secret(&token.access)?);
        let request = issuer.request(request, String::new())?;
        let (status, body) = issuer.answer(&request).await?;
        if status == StatusCode::UNAUTHORIZED {
            return Err(self.signed_out(issuer, "the token is not accepted"));
        }
        if !status.is_success() {
            let problem = format!(
                "cannot have the role {} of account {}: status {}",
                self.role,
                self.account,
                status.as_u16()
            );
            return Err(CredentialsError::failed(issuer.provider(), problem));
        }
        self.read(issuer, &body).map_err(|error| error.at(&shown(request.uri())))
    }

    fn read(&self, issuer: &Issuer, body: &[u8]) -> Result<Credentials, CredentialsError> {
        let document = json::document(issuer.provider(), body)?;
        let role = document.get("roleCredentials").unwrap_or(&Document::Null);
        let required = |name: &str| {
            let problem = || format!("expected `roleCredentials` with a string `{name}`, found none");
            let text = role.get(name).and_then(Document::as_str).filter(|text| !text.is_empty());
            text.ok_or_else(|| CredentialsError::invalid(issuer.provider(), problem()))
        };
        let milliseconds = role.get("expiration").and_then(Document::as_i64);
        let expiry = milliseconds.map(|time| Timestamp::from_epoch(time.div_euclid(1000), 0));
        let problem = "expected `roleCredentials` with a number `expiration`, found none";
        let expiry = expiry.ok_or_else(|| CredentialsError::invalid(issuer.provider(), problem))?;
        Ok(Credentials::new(required("accessKeyId")?, required("secretAccessKey")?)
            .with_session_token(required("sessionToken")?)
            .with_account_id(&self.account)
            .with_expiry(expiry))
    }

    /// Returns a token that is good, renewed if it has to be.
    async fn token(&self, issuer: &Issuer, folder: Option<&str>) -> Result<Token, CredentialsError> {
        let Some(folder) = folder else {
            return Err(self.signed_out(issuer, "there is no home folder"));
        };
        let file = token::file(folder, &self.key);
        let Some(token) = Token::read(issuer.provider(), &file)? else {
            return Err(self.signed_out(issuer, "there is no token"));
        };
        let now = issuer.fetch.clock.now();
        let left = token.expires_at.duration_since(now).unwrap_or_default();
        if left > refresh::AHEAD || (!self.has_session && !left.is_zero()) {
            return Ok(token);
        }
        let renewed = match token.registration.as_ref().filter(|_| self.has_session) {
            Some(registration) if registration.is_good(now) => {
                refresh::renewed(issuer, &self.region, &token, registration, &file).await
            }
            _ => Err(self.signed_out(issuer, "the token expired")),
        };
        match renewed {
            Ok(token) => Ok(token),
            // It is good for a little while.
            Err(_) if !left.is_zero() => Ok(token),
            Err(CredentialsError::Failed { .. }) => {
                Err(self.signed_out(issuer, "the token expired, and was not renewed"))
            }
            Err(error) => Err(error),
        }
    }

    fn signed_out(&self, issuer: &Issuer, why: &str) -> CredentialsError {
        let problem = format!("{why}: run `aws sso login --profile {}`", self.profile);
        CredentialsError::failed(issuer.provider(), problem)
    }
}
