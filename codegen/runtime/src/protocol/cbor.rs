//! CBOR as the format of bodies.

use http::HeaderValue;

use super::format::{Codec, Side, naming, reading, writing};
use crate::cbor;
use crate::codec::{self, Members, Options, token::Generator};
use crate::schema::Member;
use crate::value::{Mut, Ref, Structure};

/// CBOR as the format of bodies.
#[derive(Debug)]
pub struct CborCodec {
    media_type: &'static str,
    content_type: HeaderValue,
}

impl CborCodec {
    /// Returns a codec for bodies of a media type.
    ///
    /// # Panics
    /// The same as [`JsonCodec::new`](super::JsonCodec::new).
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        CborCodec { media_type, content_type: HeaderValue::from_static(media_type) }
    }
}

impl Codec for CborCodec {
    fn media_type(&self) -> &str {
        self.media_type
    }

    fn content_type(&self) -> &HeaderValue {
        &self.content_type
    }

    fn empty(&self) -> &'static [u8] {
        b"\xA0"
    }

    fn members(
        &self,
        value: &dyn Structure,
        members: Members,
        token: Option<&Generator>,
    ) -> Result<Vec<u8>, codec::Error> {
        let options = writing(Options::default(), members, token);
        let mut out = Vec::with_capacity(codec::SMALL);
        cbor::message(value, &mut out, &options).map(|()| out)
    }

    fn typed(&self, type_name: &'static str, value: &dyn Structure) -> Result<Vec<u8>, codec::Error> {
        let options = naming(Options::default(), type_name);
        let mut out = Vec::with_capacity(codec::SMALL);
        cbor::message(value, &mut out, &options).map(|()| out)
    }

    fn value(&self, value: Ref<'_>, _: &'static Member) -> Result<Vec<u8>, codec::Error> {
        let mut out = Vec::with_capacity(codec::SMALL);
        cbor::write(value, &mut out, &Options::default()).map(|()| out)
    }

    fn read(&self, bytes: &[u8], into: Mut<'_>, members: Members, side: Side) -> Result<(), codec::Error> {
        cbor::read(bytes, into, &reading(Options::default(), members, side))
    }

    fn is_null(&self, bytes: &[u8]) -> bool {
        bytes == [0xF6]
    }
}
