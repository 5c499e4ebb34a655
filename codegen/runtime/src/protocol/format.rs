//! The formats of bodies, as protocols use them, and JSON among them, with settings.

use std::fmt;

use http::HeaderValue;

use crate::codec::{self, Members, Missing, Nulls, Options, UnknownUnion, token::Generator};
use crate::data::{Document, TimestampFormat};
use crate::json;
use crate::schema::Member;
use crate::value::{Mut, Ref, Structure};

/// The side that reads a body. Servers are stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A client, which reads responses and leaves missing required members empty.
    Client,
    /// A client that asks which required members are missing: it leaves them empty, and gets an error that lists
    /// them ([`Missing::Report`]).
    CheckingClient,
    /// A server, which reads requests.
    Server,
}

impl Side {
    /// Returns `true` if the side reads responses.
    #[must_use]
    pub fn is_client(self) -> bool {
        self != Side::Server
    }
}

/// A format of bodies with its settings.
pub trait Codec: fmt::Debug + Send + Sync {
    /// Returns the media type of bodies.
    fn media_type(&self) -> &str;
    /// Returns the media type of bodies as the value of a header.
    fn content_type(&self) -> &HeaderValue;
    /// Returns the body of a structure without members.
    fn empty(&self) -> &'static [u8];
    /// Writes members of a structure; those selected by `members`. `token` generates the idempotency tokens
    /// that are absent.
    ///
    /// # Errors
    /// Returns an error if the format cannot represent a value.
    fn members(
        &self,
        value: &dyn Structure,
        members: Members,
        token: Option<&Generator>,
    ) -> Result<Vec<u8>, codec::Error>;
    /// Writes all members of a structure, after a member `__type` with the given name.
    ///
    /// # Errors
    /// The same as [`Codec::members`].
    fn typed(&self, type_name: &'static str, value: &dyn Structure) -> Result<Vec<u8>, codec::Error>;
    /// Writes a value that is the entire body, of the given member.
    ///
    /// # Errors
    /// The same as [`Codec::members`].
    fn value(&self, value: Ref<'_>, member: &'static Member) -> Result<Vec<u8>, codec::Error>;
    /// Reads a body into an empty value.
    ///
    /// # Errors
    /// Returns an error if the body is malformed, or does not fit the value.
    fn read(&self, bytes: &[u8], into: Mut<'_>, members: Members, side: Side) -> Result<(), codec::Error>;

    /// Reads an empty value that is the entire body, of the given member: what [`Codec::value`] writes. A format in which
    /// the traits of the elements of lists and maps count looks at the member.
    ///
    /// # Errors
    /// The same as [`Codec::read`].
    fn read_value(
        &self,
        bytes: &[u8],
        into: Mut<'_>,
        _: &'static Member,
        side: Side,
    ) -> Result<(), codec::Error> {
        self.read(bytes, into, Members::All, side)
    }

    /// Returns `true` if a string or a blob that is the entire body stands as it is, as Smithy's HTTP bindings have it;
    /// `false` if it is written in the format.
    fn raw_payloads(&self) -> bool {
        true
    }

    /// Returns `true` if a body is null, in a format that has nulls.
    fn is_null(&self, _: &[u8]) -> bool {
        false
    }

    /// Reads a body without a schema; `Null` if it is malformed.
    fn document(&self, bytes: &[u8]) -> Document {
        let mut document = Document::Null;
        match self.read(bytes, Mut::Document(&mut document), Members::All, Side::Client) {
            Ok(()) => document,
            Err(_) => Document::Null,
        }
    }
}

/// JSON as the format of bodies.
///
/// By default, members have their names in the model, and timestamps are seconds since 1970 whatever their
/// format: as in Smithy's RPC protocols.
#[derive(Debug)]
pub struct JsonCodec {
    media_type: &'static str,
    content_type: HeaderValue,
    json_names: bool,
    timestamp_formats: bool,
    big_texts: bool,
    date_times: bool,
    alloy: bool,
}

impl JsonCodec {
    /// Returns a codec for bodies of a media type.
    ///
    /// # Panics
    /// Panics if the media type is not a valid header value, which is a compile error in a `static`.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        JsonCodec {
            media_type,
            content_type: HeaderValue::from_static(media_type),
            json_names: false,
            timestamp_formats: false,
            big_texts: false,
            date_times: false,
            alloy: false,
        }
    }

    /// Honours the `jsonName` trait.
    #[must_use]
    pub const fn json_names(mut self) -> Self {
        self.json_names = true;
        self
    }

    /// Honours the `timestampFormat` trait.
    #[must_use]
    pub const fn timestamp_formats(mut self) -> Self {
        self.timestamp_formats = true;
        self
    }

    /// Writes timestamps without a format of their own as date-times.
    #[must_use]
    pub const fn date_times(mut self) -> Self {
        self.date_times = true;
        self
    }

    /// Honours the traits `discriminated`, `untagged` and `jsonUnknown` of alloy, and writes strings and blobs that are
    /// the entire body as JSON.
    #[must_use]
    pub const fn alloy(mut self) -> Self {
        self.alloy = true;
        self
    }

    /// Writes big integers and big decimals as strings.
    #[must_use]
    pub const fn big_numbers_as_text(mut self) -> Self {
        self.big_texts = true;
        self
    }

    fn options(&self) -> Options {
        let mut options = Options::default();
        options.json_names = self.json_names;
        options.timestamp_formats = self.timestamp_formats;
        options.big_texts = self.big_texts;
        options.alloy = self.alloy;
        options.timestamp_format = match self.date_times {
            true => TimestampFormat::DateTime,
            false => TimestampFormat::EpochSeconds,
        };
        options
    }
}

impl Codec for JsonCodec {
    fn media_type(&self) -> &str {
        self.media_type
    }

    fn content_type(&self) -> &HeaderValue {
        &self.content_type
    }

    fn raw_payloads(&self) -> bool {
        !self.alloy
    }

    fn empty(&self) -> &'static [u8] {
        b"{}"
    }

    fn members(
        &self,
        value: &dyn Structure,
        members: Members,
        token: Option<&Generator>,
    ) -> Result<Vec<u8>, codec::Error> {
        let options = writing(self.options(), members, token);
        let mut out = Vec::with_capacity(codec::SMALL);
        json::message(value, &mut out, &options).map(|()| out)
    }

    fn typed(&self, type_name: &'static str, value: &dyn Structure) -> Result<Vec<u8>, codec::Error> {
        let options = naming(self.options(), type_name);
        let mut out = Vec::with_capacity(codec::SMALL);
        json::message(value, &mut out, &options).map(|()| out)
    }

    fn value(&self, value: Ref<'_>, member: &'static Member) -> Result<Vec<u8>, codec::Error> {
        let mut out = Vec::with_capacity(codec::SMALL);
        json::write(value, &mut out, &of_member(self.options(), member)).map(|()| out)
    }

    fn read(&self, bytes: &[u8], into: Mut<'_>, members: Members, side: Side) -> Result<(), codec::Error> {
        json::read(bytes, into, &reading(self.options(), members, side))
    }

    fn read_value(
        &self,
        bytes: &[u8],
        into: Mut<'_>,
        member: &'static Member,
        side: Side,
    ) -> Result<(), codec::Error> {
        json::read(bytes, into, &of_member(reading(self.options(), Members::All, side), member))
    }

    fn is_null(&self, bytes: &[u8]) -> bool {
        bytes.trim_ascii() == b"null"
    }
}

/// Returns the options for writing.
pub(super) fn writing(mut options: Options, members: Members, token: Option<&Generator>) -> Options {
    options.members = members;
    options.token = token.cloned();
    options
}

/// Returns the options for a value that is of a member.
pub(super) fn of_member(mut options: Options, member: &'static Member) -> Options {
    options.member = member;
    options
}

/// Returns the options for writing a value with the name of its type.
pub(super) fn naming(mut options: Options, type_name: &'static str) -> Options {
    options.type_name = Some(type_name);
    options
}

/// Returns the options for reading, which are stricter on a server.
pub(super) fn reading(mut options: Options, members: Members, side: Side) -> Options {
    options.members = members;
    match side {
        Side::Client => options.missing = Missing::Correct,
        Side::CheckingClient => options.missing = Missing::Report,
        Side::Server => {
            options.missing = Missing::Collect;
            options.defaults = true;
            options.unknown_union = UnknownUnion::Refuse;
            options.nulls = Nulls::Refuse;
            options.offsets = false;
        }
    }
    options
}
