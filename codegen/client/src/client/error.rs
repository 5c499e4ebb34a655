//! The error of a call.

use std::fmt;

use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::http::StatusCode;

use super::problem::Problem;
use super::run::Progress;

/// An error of a call, with the operation, the number of attempts, and whether it is safe to repeat.
///
/// ```text
/// CreateUserProfile: ThrottlingException: slow down (status 429), after 3 attempts
/// ListDomains: not sent: expected a region, found none: give one to `Config::region`, …
/// ```
///
/// ```no_run
/// use generated::datazone::{self, GetDomainError, GetDomainInput};
///
/// # async fn example(client: datazone::Client) -> Result<(), datazone::Error> {
/// match client.get_domain(GetDomainInput::new("dzd_1")).await {
///     Ok(domain) => println!("{}", domain.status),
///     Err(error) => match error.service_error() {
///         Some(GetDomainError::ResourceNotFoundException(_)) => println!("no such domain"),
///         // The error of the service: one type for the errors of all operations.
///         _ => return Err(error.into()),
///     },
/// }
/// # Ok(())
/// # }
/// ```
pub struct Error<E>(Box<Facts<E>>); // boxed: an error stays small in a `Result`

struct Facts<E> {
    operation: &'static str,
    attempts: u32,
    is_safe: bool,
    lacks_body: bool,
    advice: Option<String>,
    problem: Problem,
    answer: Option<E>,
}

/// The kind of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input does not fit a request.
    Input,
    /// There is no region, or the endpoint is not valid.
    Endpoint,
    /// There are no credentials, or none for the operation.
    Credentials,
    /// An interceptor ended the call.
    Interceptor,
    /// The connection failed before the request was sent.
    NotSent,
    /// The request was sent, and there is no response.
    NoAnswer,
    /// An attempt, or the whole call, took too long.
    Timeout,
    /// The response is incomplete or too large.
    BrokenAnswer,
    /// The service returned an error, or a response of another protocol.
    Answered,
}

impl<E> Error<E> {
    pub(super) fn new(
        operation: &'static str,
        problem: Problem,
        answer: Option<E>,
        progress: &Progress,
    ) -> Self {
        let Progress { attempts, may_be_done, is_idempotent, lacks_body, ref advice } = *progress;
        let is_safe = is_idempotent || !may_be_done;
        let advice = advice.clone();
        Error(Box::new(Facts { operation, attempts, is_safe, lacks_body, advice, problem, answer }))
    }

    /// Returns the name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// Returns the number of requests, including those that failed before they were sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns `true` if repeating the call has no effect twice: nothing was sent, the service refused it, or
    /// the operation is idempotent. A random idempotency token does not count, since the next call has
    /// another one.
    #[must_use]
    pub fn is_safe_to_repeat(&self) -> bool {
        self.0.is_safe
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.problem.kind()
    }

    /// Returns the error of the service.
    #[must_use]
    pub fn service_error(&self) -> Option<&E> {
        self.0.answer.as_ref()
    }

    /// Returns the error of the service.
    ///
    /// # Errors
    /// Returns this error if the service returned none.
    pub fn into_service_error(mut self) -> Result<E, Self> {
        let Facts { answer, .. } = &mut *self.0;
        answer.take().ok_or(self)
    }
}

impl<E: ServiceError + Send + Sync + 'static> Error<E> {
    /// Returns an error of several operations, such as that of a service: the error of this one, or one that is not in
    /// the model and has this error as its cause.
    pub fn widen<S: From<E> + From<Unhandled>>(self) -> S {
        match self.into_service_error() {
            Ok(error) => error.into(),
            Err(error) => Unhandled::new(error).into(),
        }
    }
}

impl<E: ServiceError> Error<E> {
    /// Returns the code of the service's error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.service_error()?.code()
    }

    /// Returns the message of the service's error.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.service_error()?.message()
    }

    /// Returns the id that the service assigned to the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.service_error()?.request_id()
    }

    /// Returns the HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.service_error()?.status()
    }

    /// Returns the HTTP status of the response as `http::StatusCode`.
    #[must_use]
    pub fn status_code(&self) -> Option<StatusCode> {
        self.service_error()?.status_code()
    }

    /// Returns `true` if the service's error says that a retry may succeed: the attempts of this call, which the policy
    /// of retries limits, did not. [`is_safe_to_repeat`](Self::is_safe_to_repeat) says if another call could do it twice.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.service_error().is_some_and(ServiceError::is_retryable)
    }

    /// Returns `true` if the service throttles requests.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.service_error().is_some_and(ServiceError::is_throttling)
    }
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts { operation, attempts, problem, answer, lacks_body, advice, .. } = &*self.0;
        match answer {
            Some(answer) => write!(f, "{operation}: {answer}")?,
            None => write!(f, "{operation}: {problem}")?,
        }
        if let Some(advice) = advice {
            write!(f, ": {advice}")?;
        }
        if *attempts > 1 {
            write!(f, ", after {attempts} attempts")?;
        }
        if *lacks_body {
            f.write_str(
                ", and not sent again: its body is a stream that was read from (see `Body::replayable`)",
            )?;
        }
        Ok(())
    }
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts { operation, attempts, is_safe, problem, answer, .. } = &*self.0;
        let mut out = f.debug_struct("Error");
        out.field("operation", operation).field("attempts", attempts).field("is_safe_to_repeat", is_safe);
        match answer {
            Some(answer) => out.field("answer", answer),
            // In words: a `main` that returns the error prints it so.
            None => out.field("problem", &format_args!("{problem}")),
        };
        out.finish()
    }
}

impl<E: ServiceError> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.answer {
            // `Display` prints the answer, so that a chain goes on with the answer's own source.
            Some(answer) => answer.source(),
            None => self.0.problem.source(),
        }
    }
}
