//! XML as the protocols with XML bodies use it: the elements around the members of messages, and what errors say.

#[cfg(feature = "client")]
mod client;
mod own;
#[cfg(feature = "server")]
mod server;

#[cfg(feature = "client")]
pub(super) use client::{error_codec, error_facts};
#[cfg(feature = "server")]
pub(super) use own::before;
#[cfg(feature = "server")]
pub(super) use server::plain_error;

use std::fmt;

use http::HeaderValue;

use super::format::{Codec, Side, of_member, reading, writing};
use crate::codec::{self, Members, Options, token::Generator};
use crate::schema::Member;
use crate::value::{Mut, Ref, Structure};
use crate::xml::{self, Envelope};

/// XML bodies: those of one message, whose outermost elements are the message's own.
#[derive(Debug)]
pub(in crate::protocol) struct XmlCodec<F> {
    content_type: HeaderValue,
    frame: F,
}

/// The elements around the members of a message.
pub(in crate::protocol) trait Frame: fmt::Debug + Send + Sync {
    /// Returns the namespace of a payload that has none of its own.
    fn namespace(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// Returns the body of a structure without members, as [`Codec::empty`] does. It needs no element unless the elements
    /// around it say something.
    fn empty(&self) -> &'static [u8] {
        b""
    }

    /// Writes a structure.
    fn write(&self, value: &dyn Structure, out: &mut Vec<u8>, options: &Options) -> Result<(), codec::Error>;

    /// Reads a body, which has at least one element.
    fn read(&self, bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), codec::Error>;
}

pub(in crate::protocol) const APPLICATION_XML: &str = "application/xml";

impl<F: Frame> XmlCodec<F> {
    /// Returns the codec of a message of a media type.
    pub(in crate::protocol) const fn new(media_type: &'static str, frame: F) -> Self {
        XmlCodec { content_type: HeaderValue::from_static(media_type), frame }
    }

    fn read_with(&self, bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), codec::Error> {
        self.frame.read(if bytes.trim_ascii().is_empty() { NOTHING } else { bytes }, into, options)
    }
}

/// Nothing is an element without anything in it.
const NOTHING: &[u8] = b"<_/>";

impl<F: Frame> Codec for XmlCodec<F> {
    fn media_type(&self) -> &str {
        self.content_type.to_str().unwrap_or_default()
    }

    fn content_type(&self) -> &HeaderValue {
        &self.content_type
    }

    fn empty(&self) -> &'static [u8] {
        self.frame.empty()
    }

    fn members(
        &self,
        value: &dyn Structure,
        members: Members,
        token: Option<&Generator>,
    ) -> Result<Vec<u8>, codec::Error> {
        let options = writing(Options::default(), members, token);
        let mut out = Vec::with_capacity(codec::SMALL);
        self.frame.write(value, &mut out, &options).map(|()| out)
    }

    /// The type is said by the elements around the members, if by anything.
    fn typed(&self, _: &'static str, value: &dyn Structure) -> Result<Vec<u8>, codec::Error> {
        self.members(value, Members::All, None)
    }

    fn value(&self, value: Ref<'_>, member: &'static Member) -> Result<Vec<u8>, codec::Error> {
        let mut out = Vec::with_capacity(codec::SMALL);
        xml::write_member(value, member, self.frame.namespace(), &mut out, &Options::default()).map(|()| out)
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

/// The members are in elements that are no value's.
impl Frame for Envelope<'_> {
    fn empty(&self) -> &'static [u8] {
        if self.first.is_empty() { b"" } else { b"<Error/>" }
    }

    fn write(&self, value: &dyn Structure, out: &mut Vec<u8>, options: &Options) -> Result<(), codec::Error> {
        xml::write_enveloped(self, value, out, options)
    }

    fn read(&self, bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), codec::Error> {
        read_enveloped(self, bytes, into, options)
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
            let texts = || xml::texts_within(bytes, options, &is_wanted, &is_through);
            let bytes = own::without(bytes, wanted, into, options.members, texts)?;
            let found = xml::read_within(&bytes, Mut::Structure(into), options, &is_wanted, &is_through)?;
            if let Some(kept) = into.unknown_members_mut() {
                let own = own::elements(wanted);
                kept.retain(|name, _| !own.contains(&name));
            }
            found
        }
        into => xml::read_within(bytes, into, options, &is_wanted, &is_through)?,
    };
    if found || xml::is_root(bytes, envelope.names) || bytes == NOTHING {
        return Ok(());
    }
    let expected = format!("the element `{}`", envelope.names.first().unwrap_or(wanted));
    Err(codec::Error::new(&expected, "another one", None))
}
