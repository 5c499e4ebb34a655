//! Small requests to the addresses at which a machine gives credentials to what runs on it.

use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use http::uri::Authority;
use http::{Request, StatusCode, Uri};

use super::CredentialsError;
use crate::clock::SharedClock;
use crate::endpoint::address;
use crate::transport::{Body, Transport, collect};

/// The longest answer that is read.
const LIMIT: usize = 64 * 1024;

/// The number of attempts while the answer is no success, and the wait between two of them.
const ATTEMPTS: u32 = 3;
const WAIT: Duration = Duration::from_millis(100);

/// Sends small requests for a provider.
#[derive(Debug, Clone)]
pub(super) struct Fetch {
    pub(super) provider: &'static str,
    pub(super) transport: Transport,
    pub(super) clock: SharedClock,
    /// The longest time that an attempt takes.
    pub(super) timeout: Duration,
}

/// A small request, which can be sent again.
pub(super) type Small = Request<Bytes>;

impl Fetch {
    /// Returns the answer to a request; one that says that the server is at fault is asked for again.
    pub(super) async fn get(&self, request: &Small) -> Result<(StatusCode, Bytes), CredentialsError> {
        let mut attempt = 1;
        loop {
            let answer = self.once(request).await;
            let again = match &answer {
                Ok((status, _)) => status.is_server_error(),
                Err(_) => true,
            };
            if !again || attempt == ATTEMPTS {
                return answer;
            }
            self.clock.sleep(WAIT.saturating_mul(attempt)).await;
            attempt += 1;
        }
    }

    /// Returns the answer to a request that is sent once.
    pub(super) async fn once(&self, request: &Small) -> Result<(StatusCode, Bytes), CredentialsError> {
        let uri = shown(request.uri());
        let failed = || CredentialsError::failed(self.provider, format!("no answer from {uri}"));
        let request = request.clone().map(Body::from);
        let exchange = async {
            let response = self.transport.send(request).await.map_err(|error| failed().because(error))?;
            let status = response.status();
            let body = collect(response.into_body(), LIMIT).await.map_err(|error| failed().because(error))?;
            Ok((status, body))
        };
        match self.clock.within(Some(self.timeout), exchange).await {
            Some(answer) => answer,
            None => Err(failed().because(format!("it took longer than {:?}", self.timeout))),
        }
    }

    /// Returns the body of an answer that is a success.
    pub(super) async fn success(&self, request: &Small) -> Result<Bytes, CredentialsError> {
        let (status, body) = self.get(request).await?;
        if status.is_success() {
            return Ok(body);
        }
        let problem =
            format!("expected a success from {}, found status {}", shown(request.uri()), status.as_u16());
        Err(CredentialsError::failed(self.provider, problem))
    }
}

/// Returns the address that a variable gives, to which paths are added.
pub(super) fn base(provider: &'static str, variable: &str, text: &str) -> Result<String, CredentialsError> {
    let wrong = |error| CredentialsError::invalid(provider, format!("{variable}: {error}"));
    address(text).map_err(wrong)?;
    Ok(text.trim().trim_end_matches('/').to_owned())
}

/// Returns a URI without its query, and without a user: both may be secrets.
pub(super) fn shown(uri: &Uri) -> String {
    let authority = uri.authority().map_or("", Authority::as_str);
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{}://{host}{}", uri.scheme_str().unwrap_or_default(), uri.path())
}
