//! The trait of all errors of services.

use std::error::Error;

use http::StatusCode;

use super::{Failure, Unhandled};
use crate::schema::Fault;

/// The facts of an error, whatever its type: error structures, enums of errors and [`Unhandled`] implement
/// this trait.
///
/// Its methods need it in scope: import it, or all names of a service, as `use generated::datazone::*` does.
///
/// ```
/// use ferrosmith_runtime::ServiceError; // the same as `generated::ServiceError`
/// use ferrosmith_runtime::error::Unhandled;
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

    /// Returns the second id of the request, which some services add to the first one for their support: the header
    /// `x-amz-id-2` or the element `HostId` of S3.
    fn extended_request_id(&self) -> Option<&str> {
        self.failure().extended_request_id()
    }

    /// Returns the HTTP status: that of the response, or else that of the model.
    fn status(&self) -> Option<u16> {
        self.failure().status()
    }

    /// Returns the HTTP status as `http::StatusCode`.
    fn status_code(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.status()?).ok()
    }

    /// Returns the party at fault: that of the model, or else derived from the status.
    fn fault(&self) -> Option<Fault> {
        self.failure().fault()
    }

    /// Returns `true` if a retry may succeed: the model says so (Smithy 2.0, `retryable` trait), the code is
    /// one of those that AWS services use for throttling and timeouts, the status is 429, 500, 502, 503 or 504, or
    /// an error that is not in the model has the status of a success.
    fn is_retryable(&self) -> bool {
        self.failure().is_retryable()
    }

    /// Returns `true` if the service throttles requests: the model says so (`retryable` trait with
    /// `throttling`), the code is one of those that AWS services use for throttling, or the status is 429.
    fn is_throttling(&self) -> bool {
        self.failure().is_throttling()
    }
}

impl ServiceError for Unhandled {
    fn failure(&self) -> Failure<'_> {
        Failure::Unhandled(self)
    }
}
