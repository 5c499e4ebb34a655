//! Calls whose bodies are streams (Smithy 2.0, `streaming` trait of a blob).

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::bytes::Bytes;
use http::HeaderMap;

use super::call::{Written, finished};
use super::reader::StreamReader;
use super::run::{self, Progress};
use super::upload::Upload;
use super::{Call, Error};
use crate::transport::Body;

/// An output whose streaming member is not read yet.
#[derive(Debug)]
#[non_exhaustive]
pub struct Streamed<T> {
    /// The output, in which the streaming member is empty.
    pub output: T,
    /// The streaming member.
    pub body: Body,
    /// The id that the service assigned to the request.
    pub request_id: Option<String>,
    /// The number of requests.
    pub attempts: u32,
    /// The headers of the response.
    pub headers: HeaderMap,
}

impl<O: Operation> Call<O> {
    /// Sets the streaming member of the input, whose field is ignored: bytes, or a stream.
    ///
    /// A stream is not signed, except in chunks where S3 or an operation with checksums is called without TLS (then each
    /// chunk is 64 KiB, whatever the pieces). Once a part of it was sent, the call is not made again, unless it is
    /// [`Body::replayable`]. A [timeout of attempts](super::Timeouts) is no limit then, but that of the call is.
    ///
    /// ```
    /// # use ferrosmith_client::client::Call;
    /// # use ferrosmith_client::transport::Body;
    /// # fn example<PutObject: ferrosmith_runtime::Operation>(call: Call<PutObject>) -> Call<PutObject> {
    /// # let file = Body::from("a file");
    /// call.body(Body::stream(file).sized(6))
    /// # }
    /// ```
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        let body = body.into();
        self.upload = Some(Box::new(move |protocol, input, options| {
            let mut request = O::request_stream(protocol, input, options, Bytes::new())?;
            let mut upload = Upload::new(body);
            upload.compress(options);
            upload.protect(O::SCHEMA, input, request.headers_mut(), options)?;
            Ok((request, upload))
        }));
        self
    }

    /// Sends the call, and returns the output as soon as its head is there, with the streaming member unread. It holds a
    /// connection until its body is read or dropped.
    ///
    /// # Errors
    /// The same as for the call itself. What breaks off later is an error of the body.
    pub async fn streamed(self) -> Result<Streamed<O::Output>, Error<O::Error>> {
        let Written { client, job, is_idempotent } = self.written()?;
        let protocol = client.0.config.protocol_of(O::SERVICE);
        let mut reader = StreamReader::<O> { protocol, result: None };
        let mut progress = Progress::new(is_idempotent);
        let done = run::run(&client.0, job, &mut reader, &mut progress).await;
        let ((output, body), reply) = finished::<O, _>(done, reader.result, &progress)?;
        let (request_id, attempts) = (reply.request_id(), progress.attempts);
        Ok(Streamed { output, body, request_id, attempts, headers: reply.headers })
    }
}
