//! Credentials of a container of ECS, or of a pod of EKS.

use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use http::{HeaderValue, Request, Uri, header};

use super::fetch::{Fetch, Small, shown};
use super::{Credentials, CredentialsError, ProvideCredentials, Providing, json};
use crate::clock::{Clock, SharedClock};
use crate::endpoint::has_sound_port;
use crate::{Environment, Transport, files};

const NAME: &str = "container";

/// The address at which ECS answers.
const ECS: &str = "http://169.254.170.2";

/// Hosts that may be asked without TLS, the loopback aside: those of ECS and EKS.
const HOSTS: [&str; 3] = ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"];

/// Provides the credentials of a container: from the address in `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or
/// `AWS_CONTAINER_CREDENTIALS_FULL_URI`, with the token in `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` or
/// `AWS_CONTAINER_AUTHORIZATION_TOKEN`.
#[derive(Debug, Clone)]
pub struct ContainerProvider {
    environment: Environment,
    fetch: Fetch,
}

impl ContainerProvider {
    /// Returns the provider of an environment.
    #[must_use]
    pub fn new(environment: Environment, transport: Transport, clock: impl Clock) -> Self {
        ContainerProvider::shared(environment, transport, SharedClock::new(clock))
    }

    pub(super) fn shared(environment: Environment, transport: Transport, clock: SharedClock) -> Self {
        let fetch = Fetch { provider: NAME, transport, clock, timeout: Duration::from_secs(2) };
        ContainerProvider { environment, fetch }
    }

    async fn fetched(&self) -> Result<Credentials, CredentialsError> {
        let request = self.request()?;
        let body = self.fetch.success(&request).await?;
        json::credentials(NAME, &body, "Token").map_err(|error| error.at(&shown(request.uri())))
    }

    fn request(&self) -> Result<Small, CredentialsError> {
        let relative = self.environment.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        let (variable, address) = match relative {
            Some(path) => ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", format!("{ECS}{path}")),
            None => match self.environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
                Some(address) => ("AWS_CONTAINER_CREDENTIALS_FULL_URI", address),
                None => {
                    let problem = "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor _FULL_URI is set";
                    return Err(CredentialsError::absent(NAME, problem));
                }
            },
        };
        let invalid = |problem: &str| CredentialsError::invalid(NAME, format!("{variable}: {problem}"));
        let uri = address.parse().ok().filter(|uri: &Uri| uri.authority().is_none_or(has_sound_port));
        let uri = uri.ok_or_else(|| invalid("expected a URI, found another text"))?;
        if !is_safe(&uri) {
            return Err(invalid(
                "expected an address with https, of this machine, of ECS or of EKS, and without a user, found another one",
            ));
        }
        let mut request = Request::get(uri).header(header::ACCEPT, "application/json");
        if let Some(token) = self.token()? {
            request = request.header(header::AUTHORIZATION, token);
        }
        request.body(Bytes::new()).map_err(|_| invalid("expected a URI with a host, found none"))
    }

    /// The token is read each time: it changes.
    fn token(&self) -> Result<Option<HeaderValue>, CredentialsError> {
        const FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
        let token = match self.environment.get(FILE) {
            Some(file) => Some(files::read_text(&file).map_err(|error| {
                CredentialsError::failed(NAME, format!("{FILE}: cannot read {file}")).because(error)
            })?),
            None => self.environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"),
        };
        let Some(token) = token else { return Ok(None) };
        let unfit = |_| {
            CredentialsError::invalid(
                NAME,
                "the authorization token has characters that are not allowed in a header",
            )
        };
        let mut token = HeaderValue::from_str(token.trim_end_matches(['\r', '\n'])).map_err(unfit)?;
        token.set_sensitive(true);
        Ok(Some(token))
    }
}

/// A token goes to no host of the network in the clear.
fn is_safe(uri: &Uri) -> bool {
    let Some(host) = uri.host() else { return false };
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return false;
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = bare.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback());
    match uri.scheme_str() {
        Some("https") => true,
        Some("http") => host == "localhost" || is_loopback || HOSTS.contains(&host),
        _ => false,
    }
}

impl ProvideCredentials for ContainerProvider {
    fn provide(&self) -> Providing<'_> {
        Box::pin(self.fetched())
    }
}
