//! Requests that somebody else sends.

use std::borrow::Cow;
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::{ChecksumMode, ClientOptions, Operation};
use http::Request;
use http::header::{ACCEPT, CONTENT_LENGTH};

use super::call::Written;
use super::problem::Problem;
use super::run::Progress;
use super::{Call, Error, attempt, auth};
use crate::transport::Body;

impl<O: Operation> Call<O> {
    /// Returns the request with a signature in its URI: until it expires, anyone can send it, without credentials.
    ///
    /// Its headers have to be sent as well. It expires with the credentials, if they do so first. Nothing is sent now,
    /// except for the discovery of the endpoint, if the operation requires it.
    ///
    /// # Errors
    /// Returns an error if the input does not fit a request, there is no endpoint, there are no credentials, the operation
    /// is not authenticated by Signature Version 4, or the time is zero or more than seven days.
    pub async fn presigned(self, expires_in: Duration) -> Result<Request<Bytes>, Error<O::Error>> {
        let Written { client, mut job, .. } = self.written_with(unadorned)?;
        let signed = async {
            attempt::locate(&client.0, &mut job).await?;
            let mut request = attempt::aimed(&client.0, &job)?;
            // A browser sets these headers itself: they must not be signed.
            request.headers_mut().remove(ACCEPT);
            if request.body().as_bytes().is_some_and(Bytes::is_empty) {
                request.headers_mut().remove(CONTENT_LENGTH);
            }
            auth::presign(&client.0, &job, request, expires_in).await
        };
        let signed: Result<Request<Body>, Problem> = signed.await;
        let signed = signed.map(|request| request.map(|body| body.into_bytes().unwrap_or_default()));
        signed.map_err(|problem| Error::new(O::NAME, problem, None, &Progress::new(true)))
    }
}

/// Returns options that add no headers which whoever sends the request would have to send, too: a checksum would be that of
/// a body which is not known yet.
fn unadorned(options: &ClientOptions) -> Cow<'_, ClientOptions> {
    let options = options.clone().request_checksums(ChecksumMode::WhereRequired);
    Cow::Owned(options.response_checksums(ChecksumMode::WhereRequired))
}
