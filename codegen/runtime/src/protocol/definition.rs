//! The trait of protocols: an object with everything that is specific to one.

use std::fmt;

#[cfg(feature = "client")]
use super::client::ClientProtocol;
#[cfg(feature = "server")]
use super::server::ServerProtocol;

/// A protocol, whichever side speaks it.
///
/// How it writes and reads messages is in `ClientProtocol` and `ServerProtocol`, which the features `client` and
/// `server` turn on: a protocol that only one side speaks implements only one of them.
pub trait ProtocolFacts: fmt::Debug + Send + Sync {
    /// Returns the absolute shape id of the protocol's trait, such as `aws.protocols#restJson1`.
    fn id(&self) -> &'static str;

    /// Tells whether members stand where their HTTP bindings put them, so that operations need the trait `http`.
    fn has_http_bindings(&self) -> bool {
        false
    }
}

/// A protocol that all sides speak which are turned on: how a typed value becomes an HTTP message and a message
/// a typed value.
///
/// The protocols of this crate are in [`ALL`](super::ALL). A protocol from elsewhere implements
/// [`ProtocolFacts`], `ClientProtocol` and `ServerProtocol`, for which the modules `rest` and `rpc` have what
/// protocols share, and has this trait by that. It is handed to the `_with` functions of
/// [`Operation`](../operation/trait.Operation.html), or to a router.
pub trait Protocol: ClientProtocol + ServerProtocol {}

impl<P: ClientProtocol + ServerProtocol + ?Sized> Protocol for P {}

// Without the feature `client`, nothing is asked of a protocol for that side.
#[cfg(not(feature = "client"))]
use ProtocolFacts as ClientProtocol;
// Without the feature `server`, nothing is asked of a protocol for that side.
#[cfg(not(feature = "server"))]
use ProtocolFacts as ServerProtocol;

/// The body of a message: whole bytes, or a stream that the owner of the message passes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body<B> {
    /// All bytes.
    Whole(B),
    /// Bytes that come one after the other, in a member that is `@streaming`.
    Stream,
}

#[cfg(any(feature = "client", feature = "server"))]
impl Body<bytes::Bytes> {
    /// The bytes of a body that was asked for as a whole.
    pub(crate) fn whole(self) -> bytes::Bytes {
        match self {
            Body::Whole(bytes) => bytes,
            Body::Stream => bytes::Bytes::new(),
        }
    }
}

impl<'a> Body<&'a [u8]> {
    /// Returns the bytes; none of a stream.
    #[must_use]
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Body::Whole(bytes) => bytes,
            Body::Stream => &[],
        }
    }
}

/// Two protocols are the same when they have the same id.
macro_rules! same_by_id {
    ($of:ident) => {
        impl PartialEq for dyn $of + '_ {
            fn eq(&self, other: &Self) -> bool {
                self.id() == other.id()
            }
        }

        impl Eq for dyn $of + '_ {}
    };
}
same_by_id!(ProtocolFacts);
same_by_id!(Protocol);
#[cfg(feature = "client")]
same_by_id!(ClientProtocol);
#[cfg(feature = "server")]
same_by_id!(ServerProtocol);
