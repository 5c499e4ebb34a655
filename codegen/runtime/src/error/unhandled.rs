//! Errors other than those of the model.

use std::error::Error;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use bytes::Bytes;

use super::Failure;
use super::failure::message_member;
use super::origin::Origin;
use crate::schema::{ErrorTraits, SENSITIVE, Schema};
use crate::value::REDACTED;

/// The number of bytes of a body that are printed.
const PRINTED: usize = 256;

/// An error that is not in the model: an unknown error of the service, a response that could not be read, or
/// a failure of the transport.
///
/// [`ServiceError`](crate::ServiceError) returns its facts. The body is kept unchanged: a server that responds with
/// an error that it received in the same protocol sends this body and its content type. In another protocol, or
/// after a change of the code, the message or the body, the server writes a new body from the code and the message.
///
/// ```
/// use ferrosmith_runtime::ServiceError;
/// use ferrosmith_runtime::error::Unhandled;
///
/// let error = Unhandled::of_status(403).with_code("Blocked").with_message("not from here");
/// assert_eq!(error.to_string(), "Blocked: not from here (status 403)");
/// let error = Unhandled::new(std::io::Error::other("connection reset"));
/// assert_eq!(error.to_string(), "no response: connection reset");
/// ```
#[derive(Clone, Default)]
pub struct Unhandled(pub(super) Box<UnhandledFacts>); // boxed: an error stays small in a `Result`

#[derive(Clone, Default)]
pub(super) struct UnhandledFacts {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) extended_request_id: Option<String>,
    pub(super) status: Option<u16>,
    body: Bytes,
    /// The response that is passed on; none where the facts are not, or not only, those of a response.
    origin: Option<Origin>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
    /// The traits of the modelled error whose members could not be read.
    pub(super) traits: Option<&'static ErrorTraits>,
    /// If `true`, the body is not printed.
    secret_body: bool,
    /// If `true`, the message is sensitive and not printed.
    secret_message: bool,
}

// Only the cause is not unwind safe by its type, and it never changes.
impl UnwindSafe for Unhandled {}
impl RefUnwindSafe for Unhandled {}

impl Unhandled {
    /// Returns an error without a response, such as a failed connection. The cause is an error, or words for one.
    #[must_use]
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Unhandled::default().because(cause)
    }

    /// Returns an error with an HTTP status.
    #[must_use]
    pub fn of_status(status: u16) -> Self {
        Unhandled(Box::new(UnhandledFacts { status: Some(status), ..UnhandledFacts::default() }))
    }

    #[cfg(feature = "client")]
    pub(crate) fn of_response(
        status: u16,
        request_id: Option<String>,
        extended_request_id: Option<String>,
        body: Bytes,
    ) -> Self {
        Unhandled(Box::new(UnhandledFacts {
            status: Some(status),
            request_id,
            extended_request_id,
            body,
            ..UnhandledFacts::default()
        }))
    }

    /// Sets the code.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.0.code = Some(code.into());
        self.0.origin = None;
        self
    }

    /// Sets the message.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = Some(message.into());
        self.0.origin = None;
        self
    }

    /// Sets the request id.
    #[must_use]
    pub fn with_request_id(mut self, id: impl Into<String>) -> Self {
        self.0.request_id = Some(id.into());
        self
    }

    /// Sets the extended request id.
    #[must_use]
    pub fn with_extended_request_id(mut self, id: impl Into<String>) -> Self {
        self.0.extended_request_id = Some(id.into());
        self
    }

    /// Sets the body of the response.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.0.body = body.into();
        self.0.origin = None;
        self
    }

    /// Sets the cause: the error that occurred while the request was sent or the response was read.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into().into());
        self
    }

    /// Adds the response whose body is passed on.
    #[cfg(feature = "client")]
    pub(crate) fn came_in(mut self, origin: Origin) -> Self {
        self.0.origin = Some(origin);
        self
    }

    /// Returns the response whose body is passed on.
    #[cfg(feature = "server")]
    pub(crate) fn origin(&self) -> Option<&Origin> {
        self.0.origin.as_ref()
    }

    /// Excludes the body from the printed form, and the message too if it is sensitive.
    pub(crate) fn secret(mut self, message: bool) -> Self {
        self.0.secret_body = true;
        self.0.secret_message = message;
        self
    }

    /// Adds the cause for which the members of a modelled error could not be read. The message is not printed
    /// if it is sensitive in that shape.
    pub(super) fn unreadable(self, schema: &Schema, cause: Box<dyn Error + Send + Sync>) -> Self {
        let hides = schema.sensitive
            || message_member(schema).is_some_and(|index| schema.members[index].is(SENSITIVE));
        let mut this = self.secret(hides);
        this.0.traits = schema.error;
        this.0.cause = Some(cause.into());
        this
    }

    /// Returns the body of the response, unchanged; empty if there was none.
    ///
    /// `Display` prints its first 256 bytes where the error has no code, such as a page of a proxy. The body of another
    /// may be that of an error of the service which the operation does not list, or an output that could not be read:
    /// those may contain secrets.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the error that occurred while the request was sent or the response was read.
    ///
    /// It is part of the text of `Display`: [`Error::source`] therefore returns its source.
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        self.0.cause.as_deref()
    }

    /// Returns `true` if the body may hold sensitive members.
    fn has_secret_body(&self) -> bool {
        self.0.secret_body || self.0.code.is_some()
    }

    /// Writes the error and its cause, as far as they are known and not sensitive.
    pub(super) fn problem(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnhandledFacts { code, message, cause, status, body, .. } = &*self.0;
        let message = message.as_deref().filter(|text| !self.0.secret_message && !text.is_empty());
        match (code, cause) {
            (Some(code), _) => f.write_str(code)?,
            (None, None) => f.write_str("unknown error")?,
            (None, Some(_)) => {}
        }
        if let Some(text) = message {
            write!(f, ": {text}")?;
        }
        match cause {
            Some(cause) => {
                let what = if status.is_some() { "unreadable response" } else { "no response" };
                let separator = if code.is_some() || message.is_some() { ": " } else { "" };
                write!(f, "{separator}{what}: {cause}")
            }
            None if message.is_none() && !self.has_secret_body() && !body.is_empty() => {
                write!(f, ": the body starts with `{}`", start(body).escape_debug())
            }
            None => Ok(()),
        }
    }
}

/// Returns the start of a body as text.
fn start(body: &[u8]) -> String {
    String::from_utf8_lossy(&body[..body.len().min(PRINTED)]).into_owned()
}

/// Compares causes by their texts.
impl PartialEq for Unhandled {
    fn eq(&self, other: &Self) -> bool {
        let UnhandledFacts { code, message, request_id, status, body, origin: _, cause, .. } = &*self.0;
        let UnhandledFacts { traits, secret_body, secret_message, extended_request_id, .. } = &*self.0;
        let other = &*other.0;
        let says = |cause: &Option<Arc<dyn Error + Send + Sync>>| cause.as_ref().map(ToString::to_string);
        (code, message, request_id, status) == (&other.code, &other.message, &other.request_id, &other.status)
            && (body, traits) == (&other.body, &other.traits)
            && extended_request_id == &other.extended_request_id
            && (secret_body, secret_message) == (&other.secret_body, &other.secret_message)
            && says(cause) == says(&other.cause)
    }
}

impl fmt::Debug for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnhandledFacts { code, message, request_id, extended_request_id, status, body, cause, .. } =
            &*self.0;
        let redacted: &dyn fmt::Debug = &format_args!("{REDACTED}");
        let body = &start(body);
        f.debug_struct("Unhandled")
            .field("code", code)
            .field("message", if self.0.secret_message { redacted } else { message })
            .field("request_id", request_id)
            .field("extended_request_id", extended_request_id)
            .field("status", status)
            .field("body", if self.has_secret_body() { redacted } else { body })
            .field("cause", cause)
            .finish()
    }
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Failure::Unhandled(self).fmt(f)
    }
}

impl Error for Unhandled {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.cause.as_ref()?.source()
    }
}
