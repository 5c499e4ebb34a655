//! Reasons why a call ends without an output, for any operation.

use std::error::Error as _;
use std::fmt;
use std::time::Duration;

use ferrosmith_runtime::RequestError;
use http::Uri;
use http::uri::Authority;

use super::error::ErrorKind;
use crate::credentials::CredentialsError;
use crate::endpoint::{NotAnAddress, RulesError};
use crate::sign;
use crate::transport::{BoxError, CollectError};

/// An error that occurs when it is not known where a request goes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// No region is set.
    NoRegion,
    /// A region that cannot be one.
    NotARegion {
        /// The text.
        found: String,
    },
    /// An endpoint that is no URL.
    NotAUrl {
        /// The variable, property or method that it is from.
        place: String,
        /// The text, without user and password.
        found: String,
    },
    /// A service whose endpoints the model does not tell.
    Unknown {
        /// The absolute shape id of the service.
        service: &'static str,
    },
    /// An operation works at discovered endpoints only, and the discovery failed.
    NotDiscovered {
        /// The absolute shape id of the operation that tells endpoints.
        operation: &'static str,
        /// The reason.
        problem: String,
    },
    /// An operation works at discovered endpoints only, and the discovery is turned off.
    DiscoveryIsOff {
        /// The absolute shape id of the operation that tells endpoints.
        operation: &'static str,
    },
    /// The endpoint takes signatures for several regions (Signature Version 4A), and the feature `sigv4a` is off.
    Sigv4aIsOff {
        /// The absolute shape id of the service.
        service: &'static str,
    },
    /// A member of the input gives a required parameter of endpoint rules, and has no text.
    EmptyMember {
        /// The name of the member in the model.
        member: &'static str,
        /// The name of the parameter in the rules.
        parameter: &'static str,
        /// The text; `None` if the member is not set.
        found: Option<String>,
    },
    /// The endpoint rules of a service give no endpoint.
    Rules {
        /// The absolute shape id of the service.
        service: &'static str,
        /// The reason.
        error: RulesError,
    },
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EndpointError::NoRegion => f.write_str(
                "expected a region, found none: give one to `Config::region`, set AWS_REGION, or add `region` to the profile",
            ),
            EndpointError::NotARegion { found } => {
                write!(f, "expected a region such as `eu-central-1`, found {found:?}")
            }
            EndpointError::NotAUrl { place, found } => {
                write!(f, "{place}: {}", NotAnAddress { found: found.clone() })
            }
            EndpointError::Unknown { service } => {
                write!(f, "the model of {service} tells no endpoint: give one to `Config::endpoint`")
            }
            EndpointError::NotDiscovered { operation, problem } => {
                write!(f, "no endpoint from {operation}, which this operation requires: {problem}")
            }
            EndpointError::DiscoveryIsOff { operation } => write!(
                f,
                "the operation requires an endpoint that {operation} tells, and endpoint discovery is turned off: turn \
                 it on (`Config::endpoint_discovery`, AWS_ENDPOINT_DISCOVERY_ENABLED), or give one to `Config::endpoint`"
            ),
            EndpointError::Sigv4aIsOff { service } => write!(
                f,
                "the endpoint of {service} takes signatures for several regions (Signature Version 4A) alone: turn on the \
                 feature `sigv4a` of ferrosmith-client"
            ),
            EndpointError::EmptyMember { member, parameter, found } => {
                write!(
                    f,
                    "expected a value of `{member}`, which gives the required endpoint parameter `{parameter}`, found "
                )?;
                match found {
                    Some(text) => write!(f, "{text:?}")?,
                    None => f.write_str("none")?,
                }
                write!(f, ": set `{member}`")
            }
            EndpointError::Rules { service, error } => write!(f, "no endpoint of {service}: {error}"),
        }
    }
}

impl std::error::Error for EndpointError {}

/// Reasons why a call ends without an output, for any operation.
#[derive(Debug)]
pub(crate) enum Problem {
    Input(RequestError),
    /// A header that the caller adds is none.
    Header(String),
    Endpoint(EndpointError),
    Credentials(CredentialsError),
    /// A token or a key that is asked for and not there, or does not fit a header.
    Auth(String),
    Sign(sign::Error),
    Interceptor(BoxError),
    /// The request did not leave: there is no connection to the host of the URI.
    NotSent(Uri, BoxError),
    /// The request left, and nothing came back.
    NoAnswer(Uri, BoxError),
    /// The answer broke off, or is too long.
    Body(CollectError),
    /// An attempt, or the whole call, took longer.
    Timeout {
        what: &'static str,
        limit: Duration,
        /// The URI of the attempt.
        uri: Option<Uri>,
    },
    /// The answer says so; the operation knows how to read it.
    Answered,
}

impl From<EndpointError> for Problem {
    fn from(error: EndpointError) -> Self {
        Problem::Endpoint(error)
    }
}

impl From<sign::Error> for Problem {
    fn from(error: sign::Error) -> Self {
        Problem::Sign(error)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Input(error) => write!(f, "not sent: {error}"),
            Problem::Endpoint(error) => write!(f, "not sent: {error}"),
            Problem::Credentials(error) => write!(f, "not sent: {error}"),
            Problem::Header(problem) | Problem::Auth(problem) => write!(f, "not sent: {problem}"),
            Problem::Sign(error) => write!(f, "not sent: {error}"),
            Problem::Interceptor(error) => write!(f, "an interceptor ended it: {error}"),
            Problem::NotSent(uri, error) => write!(f, "not sent: no connection to {}: {error}", origin(uri)),
            Problem::NoAnswer(uri, error) => {
                write!(f, "sent to {}, and no answer came: {error}", origin(uri))
            }
            Problem::Body(error) => write!(f, "sent, and the answer cannot be read: {error}"),
            Problem::Timeout { what, limit, uri: None } => {
                write!(f, "no answer: {what} took longer than {limit:?}")
            }
            Problem::Timeout { what, limit, uri: Some(uri) } => {
                write!(f, "no answer from {}: {what} took longer than {limit:?}", origin(uri))
            }
            Problem::Answered => f.write_str("answered with an error"),
        }
    }
}

/// Returns the scheme, the host and the port of a URI.
fn origin(uri: &Uri) -> String {
    let authority = uri.authority().map_or("", Authority::as_str);
    format!("{}://{authority}", uri.scheme_str().unwrap_or_default())
}

impl Problem {
    /// Returns the kind of the error.
    pub(crate) fn kind(&self) -> ErrorKind {
        match self {
            Problem::Input(_) | Problem::Header(_) => ErrorKind::Input,
            Problem::Endpoint(_) => ErrorKind::Endpoint,
            Problem::Credentials(_) | Problem::Auth(_) | Problem::Sign(_) => ErrorKind::Credentials,
            Problem::Interceptor(_) => ErrorKind::Interceptor,
            Problem::NotSent(..) => ErrorKind::NotSent,
            Problem::NoAnswer(..) => ErrorKind::NoAnswer,
            Problem::Timeout { .. } => ErrorKind::Timeout,
            Problem::Body(error) if error.is_stall() => ErrorKind::Timeout,
            Problem::Body(_) => ErrorKind::BrokenAnswer,
            Problem::Answered => ErrorKind::Answered,
        }
    }

    /// Returns the cause, beyond those that its text has.
    pub(crate) fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Problem::Input(error) => error.source(),
            Problem::Credentials(error) => error.source(),
            Problem::Interceptor(error) | Problem::NotSent(_, error) | Problem::NoAnswer(_, error) => {
                error.source()
            }
            Problem::Body(error) => error.source(),
            _ => None,
        }
    }
}
