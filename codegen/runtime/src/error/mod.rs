//! Errors of services: modelled ones, and all others.
//!
//! Each operation has an enum of its errors, and each service one of all its errors. [`ServiceError`] is the
//! trait of both, and of every error structure: code, message, status and request id, and whether to retry.

mod failure;
mod metadata;
mod origin;
mod recognized;
mod unhandled;

use std::error::Error;

use http::StatusCode;

pub use failure::Failure;
pub(crate) use failure::message;
#[cfg(feature = "client")]
pub(crate) use failure::message_member;
pub use metadata::Metadata;
#[cfg(feature = "client")]
pub(crate) use origin::Origin;
pub use recognized::{Fill, Recognized, duplicate};
pub use unhandled::Unhandled;

use crate::schema::{Fault, Schema};
use crate::value::StructureShape;

/// The facts of an error, whatever its type: error structures, enums of errors and [`Unhandled`] implement
/// this trait.
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

    /// Returns the message from the service.
    fn message(&self) -> Option<&str> {
        self.failure().message()
    }

    /// Returns the id that the service assigned to the request.
    fn request_id(&self) -> Option<&str> {
        self.failure().request_id()
    }

    /// Returns the HTTP status: that of the response, or else that of the model.
    fn status(&self) -> Option<u16> {
        self.failure().status()
    }

    /// Returns the HTTP status as [`http::StatusCode`].
    fn status_code(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.status()?).ok()
    }

    /// Returns the party at fault: that of the model, or else derived from the status.
    fn fault(&self) -> Option<Fault> {
        self.failure().fault()
    }

    /// Returns `true` if a retry may succeed: the model says so (Smithy 2.0, `retryable` trait), the code is
    /// one of those that AWS services use for throttling and timeouts, or the status is 429, 500, 502, 503 or
    /// 504.
    fn is_retryable(&self) -> bool {
        self.failure().is_retryable()
    }

    /// Returns `true` if the service throttles requests: the model says so (`retryable` trait with
    /// `throttling`), the code is one of those that AWS services use for throttling, or the status is 429.
    fn is_throttling(&self) -> bool {
        self.failure().is_throttling()
    }
}

/// A structure with the `error` trait (Smithy 2.0).
///
/// Equality compares the members only, not the facts of the response.
pub trait ErrorStructure: StructureShape + ServiceError + Clone + PartialEq {
    /// Returns the facts of the response that are not members, mutably.
    fn metadata_mut(&mut self) -> &mut Metadata;
}

/// An enum of the errors of an operation or a service: the modelled ones, and `Unhandled`.
pub trait OperationError: ServiceError + From<Unhandled> + Clone + PartialEq {
    /// The schemas of the modelled errors, by the index of their variant.
    const SCHEMAS: &'static [&'static Schema];

    /// Reads the variant at `index`, or `Unhandled` if there is none.
    fn read(index: usize, response: Recognized<'_>) -> Self;
}

impl ServiceError for Unhandled {
    fn failure(&self) -> Failure<'_> {
        Failure::Unhandled(self)
    }
}
