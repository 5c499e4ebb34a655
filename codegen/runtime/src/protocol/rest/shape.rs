//! The content of bodies, for messages with HTTP bindings.

use crate::protocol::format::Codec;
use crate::protocol::message::EVENT_STREAM;
use crate::schema::{Location, Member, Payload, STREAMING, Schema};

/// The content of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyShape {
    /// No body.
    Nothing,
    /// A document of the members without another location.
    Document,
    /// The member at this index.
    Payload(usize, Payload),
    /// Events, which are no member.
    Events,
}

/// Returns `true` if a payload stands as it is, and not in the format of the protocol.
pub(super) fn is_raw(codec: &dyn Codec, payload: Payload, member: &Member) -> bool {
    matches!(payload, Payload::Blob | Payload::String) && (codec.raw_payloads() || member.is(STREAMING))
}

impl BodyShape {
    /// Returns the content of the body of a message, which is events if there are some.
    pub(super) fn with_events(schema: &Schema, events: bool) -> BodyShape {
        if events { BodyShape::Events } else { BodyShape::of(schema) }
    }

    /// Returns `true` if a request has members only in the document of its body: nothing else needs to be looked at.
    #[cfg(feature = "server")]
    pub(super) fn is_all_of(self, schema: &Schema) -> bool {
        self == BodyShape::Document && schema.members.iter().all(|member| member.location() == Location::Body)
    }

    pub(super) fn of(schema: &Schema) -> BodyShape {
        let mut shape = BodyShape::Nothing;
        for (index, member) in schema.members.iter().enumerate() {
            match (member.payload(), member.location()) {
                (Some(payload), _) => return BodyShape::Payload(index, payload),
                (None, Location::Body) => shape = BodyShape::Document,
                _ => {}
            }
        }
        shape
    }

    /// Returns the media type of the body; `None` if there is no body, or any media type is valid.
    pub(super) fn media_type<'c>(self, schema: &Schema, codec: &'c dyn Codec) -> Option<&'c str> {
        match self {
            BodyShape::Nothing => None,
            BodyShape::Events => Some(EVENT_STREAM),
            BodyShape::Document => Some(codec.media_type()),
            BodyShape::Payload(index, payload) if !is_raw(codec, payload, &schema.members[index]) => Some(
                schema.members[index]
                    .media_type()
                    .filter(|_| codec.raw_payloads())
                    .unwrap_or(codec.media_type()),
            ),
            BodyShape::Payload(index, payload) => schema.members[index].media_type().or(match payload {
                Payload::Blob => None,
                Payload::String => Some("text/plain"),
                Payload::Structure | Payload::Document => Some(codec.media_type()),
            }),
        }
    }

    /// Returns `true` if the body may be a stream (Smithy 2.0, `streaming` trait).
    pub(super) fn is_streaming(self, schema: &Schema) -> bool {
        match self {
            BodyShape::Payload(index, Payload::Blob | Payload::String) => schema.members[index].is(STREAMING),
            BodyShape::Events => true,
            _ => false,
        }
    }
}
