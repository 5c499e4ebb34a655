//! A body as a whole, bounded.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use ferrosmith_runtime::bytes::{Bytes, BytesMut};

use super::unsent::with_causes;
use super::{BoxError, Stalled};

/// An error that occurs while a body is read as a whole.
#[derive(Debug)]
#[non_exhaustive]
pub enum CollectError {
    /// The connection broke, or what came was no HTTP.
    Broken(BoxError),
    /// There are more bytes than are taken.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
}

impl fmt::Display for CollectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CollectError::Broken(source) => {
                f.write_str("the body broke off: ")?;
                with_causes(&**source, f)
            }
            CollectError::TooLarge { limit } => {
                write!(
                    f,
                    "expected a body of at most {limit} bytes, found more: raise the limit, or read it as a stream"
                )
            }
        }
    }
}

impl CollectError {
    /// Returns `true` if nothing came for too long.
    pub(crate) fn is_stall(&self) -> bool {
        matches!(self, CollectError::Broken(source) if source.is::<Stalled>())
    }
}

impl std::error::Error for CollectError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            CollectError::Broken(source) => source.source(),
            CollectError::TooLarge { .. } => None,
        }
    }
}

/// Returns all bytes of a body, if they are at most so many.
pub(crate) async fn collect<B>(mut body: B, limit: usize) -> Result<Bytes, CollectError>
where
    B: http_body::Body<Data = Bytes, Error = BoxError> + Unpin,
{
    let mut first = Bytes::new();
    let mut rest = BytesMut::new();
    loop {
        let frame = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await;
        let Some(frame) = frame.transpose().map_err(CollectError::Broken)? else { break };
        let Ok(data) = frame.into_data() else { continue };
        if first.len() + rest.len() + data.len() > limit {
            return Err(CollectError::TooLarge { limit });
        }
        // Most bodies come in one piece, which is not copied.
        if first.is_empty() && rest.is_empty() {
            first = data;
        } else {
            rest.extend_from_slice(&std::mem::take(&mut first));
            rest.extend_from_slice(&data);
        }
    }
    Ok(if rest.is_empty() { first } else { rest.freeze() })
}
