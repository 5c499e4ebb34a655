//! The one part of a call that knows the types of its operation.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::ClientProtocol;
use ferrosmith_runtime::{Operation, ServiceError, Unstreamed};
use http::Response;

use crate::retry::RetryReason;
use crate::transport::Body;

/// The kind of a response, for code that does not know the operation.
pub(super) enum Judgement {
    Output,
    Error { retryable: Option<RetryReason>, code: Option<String> },
}

/// A response of which the head was read, or one that is to be read as a whole.
pub(super) enum Opened {
    Read(Judgement),
    Whole(Response<Body>),
}

/// Reads responses, and keeps the result of the last one.
pub(super) trait Read: Send {
    /// Reads a response whose body is complete.
    fn read(&mut self, response: &Response<Bytes>) -> Judgement;

    /// Returns `true` if the body of an output is left unread.
    fn opens(&self) -> bool {
        false
    }

    /// Returns `true` if the body that is left unread may be silent for any time.
    fn may_be_silent(&self) -> bool {
        false
    }

    /// Reads the head of a response, and keeps its body.
    fn open(&mut self, response: Response<Body>) -> Opened {
        Opened::Whole(response)
    }
}

/// Reads the responses of an operation as a whole.
pub(super) struct Reader<O: Operation> {
    pub(super) protocol: Option<&'static dyn ClientProtocol>,
    pub(super) result: Option<Result<O::Output, O::Error>>,
}

impl<O: Operation> Read for Reader<O> {
    fn read(&mut self, response: &Response<Bytes>) -> Judgement {
        let result = whole::<O>(self.protocol, response);
        let judgement = judged(&result);
        self.result = Some(result);
        judgement
    }
}

/// An output without its streaming member, and that; or an error.
type Unread<O> = Result<(<O as Operation>::Output, Body), <O as Operation>::Error>;

/// Reads the responses of an operation, and leaves the streaming member of an output unread.
pub(super) struct StreamReader<O: Operation> {
    pub(super) protocol: Option<&'static dyn ClientProtocol>,
    pub(super) result: Option<Unread<O>>,
}

impl<O: Operation> Read for StreamReader<O> {
    fn read(&mut self, response: &Response<Bytes>) -> Judgement {
        let result = whole::<O>(self.protocol, response).map(|output| (output, Body::empty()));
        let judgement = judged(&result);
        self.result = Some(result);
        judgement
    }

    fn opens(&self) -> bool {
        true
    }

    fn open(&mut self, response: Response<Body>) -> Opened {
        #[cfg(feature = "checksums")]
        let headers = response.headers().clone();
        let found = O::response_stream(self.protocol, response);
        #[cfg(feature = "checksums")]
        let found =
            found.map(|(output, body)| (output, super::checksums::checked(O::SCHEMA, &headers, body)));
        opened(found, &mut self.result)
    }
}

/// Keeps what a response was read as; one that is to be read as a whole is given back.
pub(super) fn opened<T, E: ServiceError>(
    found: Result<T, Unstreamed<E, Body>>,
    kept: &mut Option<Result<T, E>>,
) -> Opened {
    let result = match found {
        Ok(found) => Ok(found),
        Err(Unstreamed::Error(error)) => Err(error),
        Err(Unstreamed::Whole(response)) => return Opened::Whole(response),
    };
    let judgement = judged(&result);
    *kept = Some(result);
    Opened::Read(judgement)
}

pub(super) fn whole<O: Operation>(
    protocol: Option<&'static dyn ClientProtocol>,
    response: &Response<Bytes>,
) -> Result<O::Output, O::Error> {
    match protocol {
        Some(protocol) => O::response_with(protocol, response),
        None => O::response(response),
    }
}

pub(super) fn judged<T, E: ServiceError>(result: &Result<T, E>) -> Judgement {
    match result {
        Ok(_) => Judgement::Output,
        Err(error) => {
            Judgement::Error { retryable: RetryReason::of(error), code: error.code().map(str::to_owned) }
        }
    }
}
