//! The traits that all protocols implement, and bodies.

use std::fmt;

use super::Codec;
#[cfg(feature = "client")]
use super::client::ClientProtocol;
#[cfg(feature = "server")]
use super::server::ServerProtocol;

/// The part of a protocol that both sides share.
///
/// A protocol writes and reads messages by `ClientProtocol` and `ServerProtocol`, which the features `client`
/// and `server` turn on. One that only one side speaks implements only one of them.
pub trait ProtocolFacts: fmt::Debug + Send + Sync {
    /// Returns the absolute shape id of the protocol's trait, such as `aws.protocols#restJson1`.
    fn id(&self) -> &'static str;

    /// Returns `true` if members are in the locations of their HTTP bindings, so that operations need the
    /// `http` trait.
    fn has_http_bindings(&self) -> bool {
        false
    }

    /// Returns `true` if messages have XML in them: names in XML count then, and documents have no form.
    fn has_xml(&self) -> bool {
        false
    }

    /// Returns the cargo feature of this crate that the protocol needs; `None` if it is always there.
    fn feature(&self) -> Option<&'static str> {
        None
    }

    /// Returns `true` if the protocol has event streams, whichever halves of this crate are on.
    fn has_events(&self) -> bool {
        self.event_codec().is_some()
    }

    /// Returns the format of the payloads of events; `None` if the protocol has no event streams.
    fn event_codec(&self) -> Option<&dyn Codec> {
        None
    }
}

/// A protocol: converts typed values to HTTP messages and back, for each side that is turned on.
///
/// The protocols of this crate are in [`ALL`](super::ALL). One of your own implements [`ProtocolFacts`],
/// `ClientProtocol` and `ServerProtocol`, and thereby this trait; the modules `rest` and `rpc` have the code
/// that protocols share. Pass it to the `_with` functions of
/// [`Operation`](../trait.Operation.html), or to a router.
pub trait Protocol: ClientProtocol + ServerProtocol {}

impl<P: ClientProtocol + ServerProtocol + ?Sized> Protocol for P {}

// Without the feature `client`, a protocol needs nothing for that side.
#[cfg(not(feature = "client"))]
use ProtocolFacts as ClientProtocol;
// Without the feature `server`, a protocol needs nothing for that side.
#[cfg(not(feature = "server"))]
use ProtocolFacts as ServerProtocol;

/// The body of a message: complete, or a stream that the owner of the message handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body<B> {
    /// The complete body.
    Whole(B),
    /// A stream, which is the value of the member with the `streaming` trait.
    Stream,
    /// A stream of events, which is no member's value.
    Events,
}

#[cfg(any(feature = "client", feature = "server"))]
impl Body<bytes::Bytes> {
    /// Returns the bytes of a body that is complete.
    pub(crate) fn whole(self) -> bytes::Bytes {
        match self {
            Body::Whole(bytes) => bytes,
            Body::Stream | Body::Events => bytes::Bytes::new(),
        }
    }
}

impl<'a> Body<&'a [u8]> {
    /// Returns the bytes; empty for a stream.
    #[must_use]
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Body::Whole(bytes) => bytes,
            Body::Stream | Body::Events => &[],
        }
    }
}

/// Compares protocols by their ids.
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
