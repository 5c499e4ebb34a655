//! The services that issue credentials: their addresses, and requests to them.

use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use http::{HeaderValue, Request, StatusCode};

use super::CredentialsError;
use super::fetch::{Fetch, Small, base};
use crate::clock::SharedClock;
use crate::endpoint::domains;
use crate::{Environment, Transport};

/// A service that issues credentials.
#[derive(Debug, Clone)]
pub(super) struct Issuer {
    pub(super) environment: Environment,
    pub(super) fetch: Fetch,
}

impl Issuer {
    pub(super) fn new(
        provider: &'static str,
        environment: Environment,
        transport: Transport,
        clock: SharedClock,
    ) -> Self {
        let fetch = Fetch { provider, transport, clock, timeout: Duration::from_secs(10) };
        Issuer { environment, fetch }
    }

    pub(super) fn provider(&self) -> &'static str {
        self.fetch.provider
    }

    /// Returns the endpoint of a service in a region: the one of a variable, or that of its host.
    pub(super) fn endpoint(
        &self,
        variable: &'static str,
        host: &str,
        region: &str,
    ) -> Result<String, CredentialsError> {
        let ignored = self.environment.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        let is_ignored = ignored.is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
        let given = |name: &'static str| Some((name, self.environment.get(name)?));
        let given = || given(variable).or_else(|| given("AWS_ENDPOINT_URL"));
        if let Some((name, endpoint)) = given().filter(|_| !is_ignored) {
            return base(self.provider(), name, &endpoint);
        }
        // A region is a part of the host: no text may redirect secrets.
        let is_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if region.is_empty() || region.len() > 63 || !region.bytes().all(is_label) {
            let problem = format!("expected a region such as `eu-central-1`, found {region:?}");
            return Err(CredentialsError::invalid(self.provider(), problem));
        }
        Ok(format!("https://{host}.{region}.{}", domains(region).0))
    }

    /// Returns the answer to a request, which is a secret as a whole.
    pub(super) async fn answer(&self, request: &Small) -> Result<(StatusCode, Bytes), CredentialsError> {
        self.fetch.get(request).await
    }

    /// Returns the request with a body.
    pub(super) fn request(
        &self,
        request: http::request::Builder,
        body: String,
    ) -> Result<Request<Bytes>, CredentialsError> {
        let wrong = |_| {
            let problem =
                "expected an endpoint such as `https://example.com`, and names that fit it, found others";
            CredentialsError::invalid(self.provider(), problem)
        };
        request.body(Bytes::from(body)).map_err(wrong)
    }

    /// Returns a header that is not printed.
    pub(super) fn secret(&self, text: &str) -> Result<HeaderValue, CredentialsError> {
        let unfit = |_| {
            let problem = "expected a token, found characters that are not allowed in a header";
            CredentialsError::invalid(self.provider(), problem)
        };
        let mut value = HeaderValue::from_str(text).map_err(unfit)?;
        value.set_sensitive(true);
        Ok(value)
    }
}
