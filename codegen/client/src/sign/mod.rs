//! AWS Signature Version 4: signs requests, and verifies their signatures.
//!
//! Nothing here reads a clock or sends anything. A [`Signer`] takes the head of a request, the bytes of its body (or
//! that they are not signed), [`Credentials`](crate::Credentials) and a [`Scope`] with the time, and puts the
//! signature into a header, or into the URL.
//!
//! ```
//! use ferrosmith_client::Credentials;
//! use ferrosmith_client::sign::{SignedPayload, Scope, Signer};
//! use ferrosmith_runtime::Timestamp;
//! use ferrosmith_runtime::http::Request;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
//! let credentials = Credentials::new("AKIDEXAMPLE", secret);
//! let scope = Scope::new("us-east-1", "iam", Timestamp::from_epoch(1_440_938_160, 0));
//! let uri = "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08";
//! let (mut head, body) = Request::get(uri)
//!     .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
//!     .body("")?
//!     .into_parts();
//! let payload = SignedPayload::Bytes(body.as_bytes());
//! let signed = Signer::new().sign(&mut head, payload, &credentials, &scope)?;
//! let expected = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
//! assert_eq!(signed.signature(), expected);
//! assert_eq!(head.headers["x-amz-date"], "20150830T123600Z");
//! # Ok(())
//! # }
//! ```

// The signed parts of a request.
mod canonical;
mod encode;
mod hash;
mod payload;

// The scope of a signature, and its keys.
mod key;
mod scope;
#[cfg(feature = "sigv4a")]
mod v4a;

// Messages that carry one.
mod body;
mod chain;
mod chunks;
mod error;
mod events;
mod headers;
mod presign;
mod signer;

// Messages that came in.
mod claim;
mod target;
mod unverified;
mod verify;

pub use body::BodyVerifier;
pub use chunks::{ChunkSigner, ChunkVerifier, SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER, UNSIGNED_CHUNKS_TRAILER};
pub use claim::ClaimedSignature;
#[cfg(feature = "calls")]
pub(crate) use encode::push_encoded;
pub use error::Error;
pub use events::{EventSigner, EventVerifier, SIGNED_EVENTS};
pub use payload::SignedPayload;
pub use scope::{Algorithm, PathEncoding, Scope, SessionToken};
pub use signer::{Signed, Signer};
pub use unverified::Unverified;
