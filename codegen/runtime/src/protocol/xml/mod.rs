//! XML as the protocols with XML bodies use it: the elements around the members of messages, and what errors say.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "client")]
pub(super) use client::{error_codec, error_facts};
#[cfg(feature = "server")]
pub(super) use server::{plain_error, typed};

use http::HeaderValue;

use super::format::{Codec, Side, of_member, reading, writing};
use super::message::fixed;
use crate::codec::{self, Members, Options, token::Generator};
use crate::schema::{Member, XmlRoot};
use crate::value::{Mut, Ref, Structure};
use crate::xml::{self, Envelope};

/// XML bodies: those of one message, whose outermost elements are the message's own.
#[derive(Debug)]
pub(in crate::protocol) struct XmlCodec<'a> {
    content_type: HeaderValue,
    frame: Frame<'a>,
}

/// The elements around the members of a message.
#[derive(Debug, Clone, Copy)]
pub(in crate::protocol) enum Frame<'a> {
    /// The structure is the outermost element.
    Root(XmlRoot),
    /// The members are in elements that are no value's.
    Envelope(Envelope<'a>),
    /// The one member of the structure is the outermost element (`aws.customizations#s3UnwrappedXmlOutput`).
    Unwrapped(XmlRoot),
}

pub(in crate::protocol) const APPLICATION_XML: &str = "application/xml";

impl<'a> XmlCodec<'a> {
    /// Returns the codec of a message of a media type.
    pub(in crate::protocol) fn new(media_type: &'static str, frame: Frame<'a>) -> Self {
        XmlCodec { content_type: fixed(media_type), frame }
    }

    /// Returns the codec of events, whose payloads are elements named after their shapes.
    pub(in crate::protocol) const fn of_events() -> XmlCodec<'static> {
        XmlCodec {
            content_type: HeaderValue::from_static(APPLICATION_XML),
            frame: Frame::Root(XmlRoot::PLAIN),
        }
    }

    fn write(&self, value: &dyn Structure, out: &mut Vec<u8>, options: &Options) -> Result<(), codec::Error> {
        match &self.frame {
            Frame::Root(root) => xml::message(Ref::Structure(value), *root, out, options),
            Frame::Envelope(envelope) => xml::write_enveloped(envelope, value, out, options),
            Frame::Unwrapped(root) => {
                let Some(member) = value.schema().members.first() else { return Ok(()) };
                let root = XmlRoot { name: member.xml_name().unwrap_or_else(|| member.name()), ..*root };
                match value.member(0) {
                    Ref::Absent => xml::write(Ref::String(""), root, out, options),
                    value => xml::write(value, root, out, options),
                }
            }
        }
    }
}

impl Codec for XmlCodec<'_> {
    fn media_type(&self) -> &str {
        self.content_type.to_str().unwrap_or_default()
    }

    fn content_type(&self) -> &HeaderValue {
        &self.content_type
    }

    /// A structure without members needs no element: there is no body, unless the elements around them say something.
    fn empty(&self) -> &'static [u8] {
        match &self.frame {
            Frame::Envelope(envelope) if !envelope.first.is_empty() => b"<Error/>",
            _ => b"",
        }
    }

    fn members(
        &self,
        value: &dyn Structure,
        members: Members,
        token: Option<&Generator>,
    ) -> Result<Vec<u8>, codec::Error> {
        let options = writing(Options::default(), members, token);
        let mut out = Vec::with_capacity(codec::SMALL);
        self.write(value, &mut out, &options).map(|()| out)
    }

    /// The type is said by the elements around the members, if by anything.
    fn typed(&self, _: &'static str, value: &dyn Structure) -> Result<Vec<u8>, codec::Error> {
        self.members(value, Members::All, None)
    }

    fn value(&self, value: Ref<'_>, member: &'static Member) -> Result<Vec<u8>, codec::Error> {
        let namespace = match self.frame {
            Frame::Root(root) | Frame::Unwrapped(root) => root.namespace,
            Frame::Envelope(_) => None,
        };
        let mut out = Vec::with_capacity(codec::SMALL);
        xml::write_member(value, member, namespace, &mut out, &Options::default()).map(|()| out)
    }

    fn read(&self, bytes: &[u8], into: Mut<'_>, members: Members, side: Side) -> Result<(), codec::Error> {
        self.read_with(bytes, into, &reading(Options::default(), members, side))
    }

    fn read_value(
        &self,
        bytes: &[u8],
        into: Mut<'_>,
        member: &'static Member,
        side: Side,
    ) -> Result<(), codec::Error> {
        self.read_with(bytes, into, &of_member(reading(Options::default(), Members::All, side), member))
    }
}

impl XmlCodec<'_> {
    fn read_with(&self, bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), codec::Error> {
        // Nothing is an element without anything in it.
        let bytes = if bytes.trim_ascii().is_empty() { b"<_/>" } else { bytes };
        match (&self.frame, into) {
            (Frame::Envelope(envelope), into) => read_enveloped(envelope, bytes, into, options),
            (Frame::Unwrapped(_), Mut::Structure(into)) if !into.schema().members.is_empty() => {
                let slot = into.member_mut(0);
                xml::read(bytes, slot.open(), options)?;
                // An element without text is how an absent one is written.
                if matches!(slot.view(), Ref::Enum(text) if text.get().is_empty()) {
                    slot.unset();
                }
                Ok(())
            }
            (_, into) => xml::read(bytes, into, options),
        }
    }
}

/// Reads the content of the innermost of some elements; nothing where the outermost has none of the others.
fn read_enveloped(
    envelope: &Envelope<'_>,
    bytes: &[u8],
    into: Mut<'_>,
    options: &Options,
) -> Result<(), codec::Error> {
    let Some((wanted, through)) = envelope.names.split_last() else { return Ok(()) };
    let is_through = |name: &str| through.contains(&name);
    let is_wanted = |name: &str| name == *wanted;
    let found = match into {
        Mut::Structure(into) => {
            let found = xml::read_within(bytes, Mut::Structure(into), options, &is_wanted, &is_through)?;
            if let Some(kept) = into.unknown_members_mut() {
                let own = protocols_own(wanted);
                kept.retain(|name, _| !own.contains(&name));
            }
            found
        }
        into => xml::read_within(bytes, into, options, &is_wanted, &is_through)?,
    };
    if found || xml::is_root(bytes, envelope.names) || bytes == b"<_/>" {
        return Ok(());
    }
    let expected = format!("the element `{}`", envelope.names.first().unwrap_or(wanted));
    Err(codec::Error::new(&expected, "another one", None))
}

/// Returns the elements in another one that are the protocol's own: no structure keeps them as members that its model
/// does not have.
fn protocols_own(element: &str) -> &'static [&'static str] {
    match element {
        "Error" => &["Code", "HostId", "Message", "RequestId", "Type"],
        _ => &["RequestId", "requestId"],
    }
}
