//! What a service answers instead of an output: modelled errors, and everything else.
//!
//! Each operation has an enum of its errors, each service one of all; they answer `code()`,
//! `message()`, `request_id()`, `status()`, `fault()`, `is_retryable()` and `is_throttling()`.

mod failure;
mod recognized;
mod unhandled;

use std::error::Error;
use std::fmt;
use std::ops::Deref;

pub use failure::Failure;
pub(crate) use failure::{message, message_member};
pub use recognized::{Fill, Recognized};
pub use unhandled::Unhandled;

use crate::schema::{Fault, Schema};
use crate::value::StructureShape;

/// What a response says of an error beside the members of its shape.
#[derive(Clone, Default)]
pub struct Metadata(Option<Box<Facts>>); // boxed: an error stays small in a `Result`

#[derive(Clone)]
struct Facts {
    code: String,
    status: u16,
    request_id: Option<String>,
}

impl Metadata {
    pub(crate) fn new(code: String, status: u16, request_id: Option<String>) -> Self {
        Metadata(Some(Box::new(Facts { code, status, request_id })))
    }
}

/// A structure with the `error` trait.
pub trait ErrorStructure: StructureShape + Error {
    /// What the response said beside the members.
    fn metadata(&self) -> &Metadata;
    /// The same, to be filled.
    fn metadata_mut(&mut self) -> &mut Metadata;
}

/// An enum of errors: those that the model knows, and `Unhandled`.
pub trait OperationError: Error + Deref<Target = dyn ServiceError> + Sized + 'static {
    /// The schemas of the modelled errors, by the index of their variant.
    const SCHEMAS: &'static [&'static Schema];
    /// Reads the variant at `index`, `Unhandled` where there is none.
    fn read(index: usize, response: Recognized<'_>) -> Self;
}

/// What an error's value answers, whatever its type: generated error types dereference to it.
pub trait ServiceError: Error + 'static {
    /// Looks at the error.
    fn failure(&self) -> Failure<'_>;
}

impl<T: ErrorStructure> ServiceError for T {
    fn failure(&self) -> Failure<'_> {
        Failure::Modeled { error: self, structure: self, metadata: self.metadata() }
    }
}

impl ServiceError for Unhandled {
    fn failure(&self) -> Failure<'_> {
        Failure::Unhandled(self)
    }
}

impl dyn ServiceError {
    /// The code on the wire, where the response named one or the model does.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.failure().code()
    }

    /// What the service says went wrong.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.failure().message()
    }

    /// The id that the service gave the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.failure().request_id()
    }

    /// The HTTP status of the response, or of the model.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.failure().status()
    }

    /// Whose fault it is, as the model or the status says.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        self.failure().fault()
    }

    /// Whether a retry may succeed: the model's `retryable`, a throttling code, or a status that
    /// says "not now" (429, 500, 502, 503, 504).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.failure().is_retryable()
    }

    /// Whether the service wants fewer requests: the model's `retryable(throttling)`, a code that
    /// AWS services throttle with, or status 429.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.failure().is_throttling()
    }
}

/// The source of an enum of errors: the modelled error in it, or what an unhandled one is due to.
#[doc(hidden)]
#[must_use]
pub fn source(error: &dyn ServiceError) -> Option<&(dyn Error + 'static)> {
    match error.failure() {
        Failure::Modeled { error, .. } => Some(error),
        Failure::Unhandled(error) => error.source(),
    }
}

/// Shows an error structure: `Code: message (status 400, request id ...)`.
#[doc(hidden)]
pub fn display<T: ErrorStructure>(error: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&error.failure(), f)
}
