//! The formats of bodies: what a protocol asks of JSON and CBOR.

use http::HeaderValue;

use super::MessageError;
use crate::cbor;
use crate::codec::{Members, Missing, Nulls, Options, UnknownUnion, token::Generator};
use crate::data::Document;
use crate::json;
use crate::schema::Protocol;
use crate::value::{Mut, Ref, Structure};

/// Whose bodies are read: servers forgive less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// A client reads what a service answers.
    Client,
    /// A server reads what anyone sends.
    Server,
}

/// The format of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codec {
    /// The media type, whether the traits `jsonName` and `timestampFormat` count, and whether big
    /// numbers are texts.
    Json {
        media_type: &'static MediaType,
        names: bool,
        formats: bool,
        big_texts: bool,
    },
    Cbor,
}

/// A media type, and the header that says it, which is checked when this crate is compiled.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct MediaType(&'static str, HeaderValue);

impl MediaType {
    const fn new(text: &'static str) -> Self {
        MediaType(text, HeaderValue::from_static(text))
    }
}

static JSON: MediaType = MediaType::new("application/json");
static AWS_JSON_1_0: MediaType = MediaType::new("application/x-amz-json-1.0");
static AWS_JSON_1_1: MediaType = MediaType::new("application/x-amz-json-1.1");
static CBOR: MediaType = MediaType::new("application/cbor");

impl Codec {
    /// The format of a protocol; `None` when this crate does not speak it.
    pub(crate) fn of(protocol: Protocol) -> Option<Codec> {
        let json = |media_type, names, formats, big_texts| {
            Some(Codec::Json { media_type, names, formats, big_texts })
        };
        match protocol {
            Protocol::RestJson1 => json(&JSON, true, true, false),
            Protocol::AwsJson1_0 => json(&AWS_JSON_1_0, false, true, false),
            Protocol::AwsJson1_1 => json(&AWS_JSON_1_1, false, true, false),
            Protocol::RpcV2Json => json(&JSON, false, false, true),
            Protocol::RpcV2Cbor => Some(Codec::Cbor),
            Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => None,
        }
    }

    fn of_bodies(self) -> &'static MediaType {
        match self {
            Codec::Json { media_type, .. } => media_type,
            Codec::Cbor => &CBOR,
        }
    }

    pub(crate) fn media_type(self) -> &'static str {
        self.of_bodies().0
    }

    /// The media type as a header has it.
    pub(crate) fn content_type(self) -> &'static HeaderValue {
        &self.of_bodies().1
    }

    fn options(self, members: Members) -> Options {
        let mut options = Options { members, ..Options::default() };
        if let Codec::Json { names, formats, big_texts, .. } = self {
            options.json_names = names;
            options.timestamp_formats = formats;
            options.big_texts = big_texts;
        }
        options
    }

    /// Writes the members of a message, and the idempotency tokens that it lacks.
    pub(crate) fn message(
        self,
        value: &dyn Structure,
        members: Members,
        token: Option<&Generator>,
    ) -> Result<Vec<u8>, MessageError> {
        self.structure(value, &Options { token: token.cloned(), ..self.options(members) })
    }

    /// Writes all members of a structure after the type that it is said to have.
    pub(crate) fn typed(
        self,
        type_name: &'static str,
        value: &dyn Structure,
    ) -> Result<Vec<u8>, MessageError> {
        self.structure(value, &Options { type_name: Some(type_name), ..self.options(Members::All) })
    }

    fn structure(self, value: &dyn Structure, options: &Options) -> Result<Vec<u8>, MessageError> {
        let mut out = Vec::with_capacity(crate::codec::SMALL);
        let written = match self {
            Codec::Json { .. } => json::message(value, &mut out, options),
            Codec::Cbor => cbor::message(value, &mut out, options),
        };
        written.map(|()| out).map_err(|source| MessageError::body(value.schema().id, source))
    }

    /// Writes a value that is the whole body.
    pub(crate) fn value(self, shape: &'static str, value: Ref<'_>) -> Result<Vec<u8>, MessageError> {
        let options = self.options(Members::All);
        let mut out = Vec::with_capacity(crate::codec::SMALL);
        let written = match self {
            Codec::Json { .. } => json::write(value, &mut out, &options),
            Codec::Cbor => cbor::write(value, &mut out, &options),
        };
        written.map(|()| out).map_err(|source| MessageError::body(shape, source))
    }

    /// Reads a body into what holds nothing yet.
    pub(crate) fn read(
        self,
        bytes: &[u8],
        into: Mut<'_>,
        members: Members,
        side: Side,
    ) -> Result<(), crate::codec::Error> {
        let mut options = self.options(members);
        match side {
            Side::Client => options.missing = Missing::Correct,
            Side::Server => {
                options.missing = Missing::Collect;
                options.unknown_union = UnknownUnion::Refuse;
                options.nulls = Nulls::Refuse;
                options.offsets = false;
            }
        }
        match self {
            Codec::Json { .. } => json::read(bytes, into, &options),
            Codec::Cbor => cbor::read(bytes, into, &options),
        }
    }

    /// The body of a structure without members.
    pub(crate) fn empty(self) -> &'static [u8] {
        match self {
            Codec::Json { .. } => b"{}",
            Codec::Cbor => b"\xA0",
        }
    }

    /// Reads a body whose members are not known; `Null` when it is damaged.
    pub(crate) fn document(self, bytes: &[u8]) -> Document {
        let mut document = Document::Null;
        match self.read(bytes, Mut::Document(&mut document), Members::All, Side::Client) {
            Ok(()) => document,
            Err(_) => Document::Null,
        }
    }
}

/// The format of a protocol.
///
/// # Errors
/// When this crate does not speak the protocol.
pub(crate) fn of(protocol: Protocol) -> Result<Codec, MessageError> {
    Codec::of(protocol).ok_or(MessageError::Unsupported { protocol })
}
