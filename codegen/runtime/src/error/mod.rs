//! Errors of a service: modelled ones, and everything else that comes instead of an output.
//!
//! Each operation has an enum of its errors, each service one of all. Whichever it is,
//! [`ServiceError`] gives its code, message, status and request id, and says whether to try again.

mod failure;
mod metadata;
mod recognized;
mod unhandled;

use std::error::Error;

use http::StatusCode;

pub use failure::Failure;
pub(crate) use failure::message;
#[cfg(feature = "client")]
pub(crate) use failure::message_member;
pub use metadata::Metadata;
pub use recognized::{Fill, Recognized, duplicate};
pub use unhandled::Unhandled;

use crate::schema::{Fault, Schema};
use crate::value::StructureShape;

/// The facts of an error, whatever its type: every error structure, every enum of errors and
/// [`Unhandled`] have them.
///
/// ```
/// use ferrosmith_runtime::error::{ServiceError, Unhandled};
///
/// fn wait_and_retry(error: &dyn ServiceError) -> bool {
///     error.is_throttling() || error.is_retryable()
/// }
/// assert!(wait_and_retry(&Unhandled::of_status(503)));
/// ```
pub trait ServiceError: Error + Send + Sync + 'static {
    /// Returns a view of the error that is the same for all types of errors.
    fn failure(&self) -> Failure<'_>;

    /// Returns the code: that of the response, or else that of the model.
    fn code(&self) -> Option<&str> {
        self.failure().code()
    }

    /// Returns the message of the service.
    fn message(&self) -> Option<&str> {
        self.failure().message()
    }

    /// Returns the id of the request that the service assigned.
    fn request_id(&self) -> Option<&str> {
        self.failure().request_id()
    }

    /// Returns the HTTP status: that of the response, or else that of the model.
    fn status(&self) -> Option<u16> {
        self.failure().status()
    }

    /// Returns the HTTP status as a type of the `http` crate.
    fn status_code(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.status()?).ok()
    }

    /// Returns the side that is to blame, as the model says, or else the status.
    fn fault(&self) -> Option<Fault> {
        self.failure().fault()
    }

    /// Returns true if a retry may succeed: the model says so (`retryable`), the code is one that
    /// AWS services throttle or time out with, or the status is 429, 500, 502, 503 or 504.
    fn is_retryable(&self) -> bool {
        self.failure().is_retryable()
    }

    /// Returns true if the service wants fewer requests: the model says so
    /// (`retryable(throttling)`), the code is one that AWS services throttle with, or the status is 429.
    fn is_throttling(&self) -> bool {
        self.failure().is_throttling()
    }
}

/// A structure with the `error` trait.
///
/// Two of them are equal when their members are: what the response said beside those does not count.
pub trait ErrorStructure: StructureShape + ServiceError + Clone + PartialEq {
    /// Returns what the response said beside the members, to be changed.
    fn metadata_mut(&mut self) -> &mut Metadata;
}

/// An enum of the errors of an operation or a service: the modelled ones, and `Unhandled`.
pub trait OperationError: ServiceError + From<Unhandled> + Clone + PartialEq {
    /// The schemas of the modelled errors, by the index of their variant.
    const SCHEMAS: &'static [&'static Schema];

    /// Reads the variant at `index`, `Unhandled` where there is none.
    fn read(index: usize, response: Recognized<'_>) -> Self;
}

impl ServiceError for Unhandled {
    fn failure(&self) -> Failure<'_> {
        Failure::Unhandled(self)
    }
}
