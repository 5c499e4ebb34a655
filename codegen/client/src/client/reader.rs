//! The one part of a call that knows the types of its operation.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::ClientProtocol;
use ferrosmith_runtime::{Operation, ServiceError as _};
use http::Response;

use crate::retry::Retryable;

/// The kind of a response, without its operation's types.
pub(super) enum Judgement {
    Output,
    Error { retryable: Option<Retryable>, code: Option<String> },
}

/// Reads responses, and keeps the output or error of the last one.
pub(super) trait Read: Send {
    fn read(&mut self, response: &Response<Bytes>) -> Judgement;
}

/// Reads the responses of an operation.
pub(super) struct Reader<O: Operation> {
    pub(super) protocol: Option<&'static dyn ClientProtocol>,
    pub(super) result: Option<Result<O::Output, O::Error>>,
}

impl<O: Operation> Read for Reader<O> {
    fn read(&mut self, response: &Response<Bytes>) -> Judgement {
        let result = match self.protocol {
            Some(protocol) => O::response_with(protocol, response),
            None => O::response(response),
        };
        let judgement = match &result {
            Ok(_) => Judgement::Output,
            Err(error) => {
                Judgement::Error { retryable: Retryable::of(error), code: error.code().map(str::to_owned) }
            }
        };
        self.result = Some(result);
        judgement
    }
}
