//! Credentials of an instance of EC2: its metadata service, version 2.

use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::{Document, Timestamp};
use http::{HeaderValue, Method, Request, StatusCode};

use super::fetch::{Fetch, Small, base, shown};
use super::{Credentials, CredentialsError, ProvideCredentials, Providing, json};
use crate::clock::{Clock, SharedClock};
use crate::{Environment, Transport};

const NAME: &str = "instance metadata";

const ENDPOINT: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
const TOKEN: &str = "x-aws-ec2-metadata-token";
const SECONDS: &str = "x-aws-ec2-metadata-token-ttl-seconds";
const ROLE: &str = "/latest/meta-data/iam/security-credentials/";

/// Provides the credentials of the role that an instance of EC2 has, from its metadata service (version 2, with a
/// token), at `AWS_EC2_METADATA_SERVICE_ENDPOINT` or the address that EC2 gives it. `AWS_EC2_METADATA_DISABLED=true`
/// turns it off.
#[derive(Debug, Clone)]
pub struct InstanceProvider {
    environment: Environment,
    fetch: Fetch,
}

impl InstanceProvider {
    /// Returns the provider of an environment.
    #[must_use]
    pub fn new(environment: Environment, transport: Transport, clock: impl Clock) -> Self {
        InstanceProvider::shared(environment, transport, SharedClock::new(clock))
    }

    pub(super) fn shared(environment: Environment, transport: Transport, clock: SharedClock) -> Self {
        // Outside of EC2 nothing answers: the search must not wait for long.
        let fetch = Fetch { provider: NAME, transport, clock, timeout: Duration::from_secs(1) };
        InstanceProvider { environment, fetch }
    }

    async fn fetched(&self) -> Result<Credentials, CredentialsError> {
        let disabled = self.environment.get("AWS_EC2_METADATA_DISABLED");
        if disabled.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            return Err(CredentialsError::absent(NAME, "AWS_EC2_METADATA_DISABLED is set"));
        }
        let endpoint = self.endpoint()?;
        let token = self.token(&endpoint).await?;
        let roles = self.text(&endpoint, ROLE, &token).await?;
        let role = roles.lines().next().map(str::trim).filter(|role| !role.is_empty());
        let role = role.ok_or_else(|| CredentialsError::absent(NAME, "the instance has no role"))?;
        if !role.bytes().all(is_of_a_name) {
            let problem = format!("{endpoint}{ROLE}: expected the name of a role, found something else");
            return Err(CredentialsError::invalid(NAME, problem));
        }
        let body = self.text(&endpoint, &format!("{ROLE}{role}"), &token).await?;
        let place = |error: CredentialsError| error.at(&format!("{endpoint}{ROLE}{role}"));
        let code = json::document(NAME, body.as_bytes()).map_err(place)?;
        match code.get("Code").and_then(Document::as_str) {
            None | Some("Success") => {
                let found = json::credentials(NAME, body.as_bytes(), "Token").map_err(place)?;
                Ok(extended(found, self.fetch.clock.now()))
            }
            Some(code) => {
                Err(CredentialsError::failed(NAME, format!("the role `{role}` gives the code {code}")))
            }
        }
    }

    fn endpoint(&self) -> Result<String, CredentialsError> {
        let six = self.environment.get("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
        let given = self.environment.get(ENDPOINT);
        match (given, six) {
            (Some(endpoint), _) => base(NAME, ENDPOINT, &endpoint),
            (None, Some(mode)) if mode.eq_ignore_ascii_case("ipv6") => {
                Ok("http://[fd00:ec2::254]".to_owned())
            }
            (None, _) => Ok("http://169.254.169.254".to_owned()),
        }
    }

    async fn token(&self, endpoint: &str) -> Result<HeaderValue, CredentialsError> {
        let request = Request::builder().method(Method::PUT).uri(format!("{endpoint}/latest/api/token"));
        let request = request.header(SECONDS, "21600").body(Bytes::new()).map_err(|_| not_an_endpoint())?;
        // Most machines are no instances: one attempt tells.
        let (status, body) = self.fetch.once(&request).await.map_err(|error| match error {
            CredentialsError::Failed { .. } => {
                CredentialsError::absent(NAME, "nothing answers at its address")
            }
            other => other,
        })?;
        if !status.is_success() {
            let problem =
                format!("expected a token from {}, found status {}", shown(request.uri()), status.as_u16());
            return Err(match status.is_server_error() {
                true => CredentialsError::failed(NAME, problem),
                // Something else answers at this address, or the service is turned off.
                false => CredentialsError::absent(NAME, problem),
            });
        }
        let token = HeaderValue::from_bytes(&body).ok().filter(|token| !token.is_empty());
        // So, too, if it is the page of a network that wants a sign-in.
        let Some(mut token) = token else {
            let problem = format!("expected a token from {}, found something else", shown(request.uri()));
            return Err(CredentialsError::absent(NAME, problem));
        };
        token.set_sensitive(true);
        Ok(token)
    }

    async fn text(
        &self,
        endpoint: &str,
        path: &str,
        token: &HeaderValue,
    ) -> Result<String, CredentialsError> {
        let request = Request::get(format!("{endpoint}{path}")).header(TOKEN, token.clone());
        let request: Small = request.body(Bytes::new()).map_err(|_| not_an_endpoint())?;
        let (status, body) = self.fetch.get(&request).await?;
        match status {
            StatusCode::OK => String::from_utf8(body.to_vec())
                .map_err(|_| CredentialsError::invalid(NAME, "expected text, found other bytes")),
            StatusCode::NOT_FOUND => Err(CredentialsError::absent(NAME, "the instance has no role")),
            status => {
                let problem = format!(
                    "{endpoint}{path}: expected a role and its credentials, found status {}",
                    status.as_u16()
                );
                Err(CredentialsError::failed(NAME, problem))
            }
        }
    }
}

/// The time that credentials go on which an instance gave after they had expired.
const EXTENSION: Duration = Duration::from_secs(15 * 60);

/// Returns credentials that an instance without new ones gives, as good for a while: services may take them nevertheless.
fn extended(credentials: Credentials, now: Timestamp) -> Credentials {
    match (credentials.expires_at(), now.checked_add(EXTENSION)) {
        (Some(end), Some(later)) if end <= now => credentials.with_expiry(later),
        _ => credentials,
    }
}

/// Returns `true` for the letters of a role's name (IAM, identifiers).
fn is_of_a_name(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || b"_+=,.@-".contains(&letter)
}

fn not_an_endpoint() -> CredentialsError {
    CredentialsError::invalid(NAME, format!("{ENDPOINT}: expected a URI, found another text"))
}

impl ProvideCredentials for InstanceProvider {
    fn provide(&self) -> Providing<'_> {
        Box::pin(self.fetched())
    }
}
