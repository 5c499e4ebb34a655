//! Errors that the model does not know.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use super::Failure;
use super::failure::message_member;
use crate::schema::{SENSITIVE, Schema};
use crate::value::REDACTED;

/// How many bytes of a body are kept to tell what came instead of an error.
const KEPT: usize = 256;

/// An error that the model does not know, or a response that is none of the service's.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Unhandled {
    /// The code on the wire.
    pub code: Option<String>,
    /// The message of the body.
    pub message: Option<String>,
    /// The id that the service gave the request.
    pub request_id: Option<String>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The first bytes of the body, as text. They are not printed where they are those of an output
    /// or a modelled error, which may have secrets.
    pub body: String,
    /// What went wrong while reading or sending.
    pub source: Option<Arc<dyn Error + Send + Sync>>,
    /// Whether the body is not printed.
    secret_body: bool,
    /// Whether the message is `@sensitive`: it is not printed.
    secret_message: bool,
}

impl Unhandled {
    /// An error without a response: a request that was not sent, a connection that broke.
    #[must_use]
    pub fn new(source: impl Error + Send + Sync + 'static) -> Self {
        Unhandled { source: Some(Arc::new(source)), ..Unhandled::default() }
    }

    /// Adds what went wrong while reading the response.
    #[must_use]
    pub fn because(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Arc::new(source));
        self
    }

    pub(crate) fn of_response(status: u16, request_id: Option<String>, body: &[u8]) -> Self {
        let kept = &body[..body.len().min(KEPT)];
        Unhandled {
            status: Some(status),
            request_id,
            body: String::from_utf8_lossy(kept).into_owned(),
            ..Unhandled::default()
        }
    }

    /// The same without the body in what is printed, and without the message if that is secret.
    pub(crate) fn secret(self, message: bool) -> Self {
        Unhandled { secret_body: true, secret_message: message, ..self }
    }

    /// Adds why the members of a modelled error could not be read; the message is not printed where it
    /// is a secret of that shape.
    pub(super) fn unreadable(self, schema: &Schema, cause: Box<dyn Error + Send + Sync>) -> Self {
        let hides = schema.sensitive
            || message_member(schema).is_some_and(|index| schema.members[index].is(SENSITIVE));
        Unhandled { source: Some(cause.into()), ..self.secret(hides) }
    }

    /// What went wrong, as far as it is known and no secret.
    pub(super) fn problem(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.message, &self.source) {
            (Some(text), _) if !self.secret_message => write!(f, ": {text}"),
            (_, Some(source)) => write!(f, ": {source}"),
            _ if !self.secret_body && !self.body.is_empty() => {
                write!(f, ": the body starts with `{}`", self.body.escape_debug())
            }
            _ => Ok(()),
        }
    }

    /// The code on the wire, where the response named one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What the service says went wrong.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

impl fmt::Debug for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let redacted: &dyn fmt::Debug = &format_args!("{REDACTED}");
        let message: &dyn fmt::Debug = &self.message;
        let body: &dyn fmt::Debug = &self.body;
        f.debug_struct("Unhandled")
            .field("code", &self.code)
            .field("message", if self.secret_message { redacted } else { message })
            .field("request_id", &self.request_id)
            .field("status", &self.status)
            .field("body", if self.secret_body { redacted } else { body })
            .field("source", &self.source)
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
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}
