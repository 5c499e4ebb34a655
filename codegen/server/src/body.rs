//! Bodies of requests, read whole and within a limit.

use ferrosmith_runtime::bytes::Bytes;
use http_body::Body;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use ferrosmith_runtime::protocol::{Reason, Refusal};

/// Reads a body of at most `limit` bytes. One that announces more is refused before a byte is read.
pub(crate) async fn read<B>(body: B, limit: usize) -> Result<Bytes, Refusal>
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > limit {
        return Err(too_large(limit));
    }
    match Limited::new(body, limit).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large(limit)),
        Err(_) => Err(Refusal::new(Reason::Serialization, "the body could not be received")),
    }
}

fn too_large(limit: usize) -> Refusal {
    Refusal::new(Reason::TooLarge, format!("expected a body of at most {limit} bytes, found more"))
}
