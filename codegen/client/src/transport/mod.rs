//! Transports: any `tower` service that takes requests of the `http` crate.
//!
//! ```
//! use ferrosmith_client::Transport;
//! use ferrosmith_runtime::http::Response;
//!
//! // A test double: no network, and no service that needs a type.
//! let transport = Transport::from_fn(|request| async move {
//!     assert_eq!(request.uri().host(), Some("datazone.eu-central-1.api.aws"));
//!     Ok::<_, std::io::Error>(Response::new(r#"{"items":[]}"#.into()))
//! });
//! # let _ = transport;
//! ```

mod body;
#[cfg(feature = "http2")]
mod both_ways;
mod collect;
#[cfg(feature = "hyper")]
mod connector;
mod converted;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(any(feature = "blocking", feature = "hyper"))]
mod proxies;
#[cfg(any(feature = "blocking", feature = "hyper"))]
mod roots;
mod service;
mod stall;
#[cfg(any(feature = "blocking", feature = "hyper"))]
mod tls;
mod unsent;
#[cfg(feature = "blocking")]
mod ureq;

pub(crate) use body::Polled;
pub use body::{Body, BoxError};
pub use collect::CollectError;
pub(crate) use collect::collect;
#[cfg(feature = "hyper")]
pub use hyper::Hyper;
#[cfg(any(feature = "blocking", feature = "hyper"))]
pub use proxies::Proxies;
pub use service::{Sending, Transport};
pub use stall::Stalled;
pub(crate) use stall::Watched;
pub use unsent::NotSent;
pub(crate) use unsent::was_not_sent;
#[cfg(feature = "blocking")]
pub use ureq::Ureq;
