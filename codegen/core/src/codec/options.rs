//! Options for reading and writing.

use super::Error;
use super::token::Generator;
use crate::data::TimestampFormat;
use crate::schema::{EVENT_HEADER, Location, Member};

/// Options of reading and writing values. The default is strict and includes every member.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// If `true`, JSON uses the `jsonName` trait; `true` by default (Smithy 2.0, `jsonName` trait).
    pub json_names: bool,
    /// The format of timestamps in JSON whose member has none of its own; epoch seconds by default.
    pub timestamp_format: TimestampFormat,
    /// If `true`, JSON uses the `timestampFormat` trait; `true` by default (Smithy 2.0, `timestampFormat` trait).
    pub timestamp_formats: bool,
    /// If `true`, a timestamp in JSON may have any of its formats, as in files that people write: seconds since 1970 as a
    /// number, a date-time or an HTTP date as a string; `false` by default. What is written has the member's format, or is
    /// seconds for a year that this format does not have.
    pub any_timestamps: bool,
    /// If `true`, JSON uses the traits `discriminated`, `untagged` and `jsonUnknown` of alloy, as simpleRestJson does;
    /// `false` by default.
    pub alloy: bool,
    /// If `true`, big integers and big decimals are written as JSON strings, as rpcv2Json does; numbers are
    /// still read. `false` by default.
    pub big_texts: bool,
    /// If `true`, date-times may have an offset other than `Z`, as clients accept; `true` by default.
    pub offsets: bool,
    /// The treatment of missing required members.
    pub missing: Missing,
    /// If `true`, absent optional members get their modelled defaults, at any depth, as on servers (Smithy 2.0,
    /// `clientOptional` trait); `false` by default. Members that are not optional have theirs always.
    pub defaults: bool,
    /// The treatment of nulls in lists and maps that are not sparse.
    pub nulls: Nulls,
    /// The treatment of union members that are not in the model.
    pub unknown_union: UnknownUnion,
    /// The members of the outermost structure that are read and written.
    pub members: Members,
    /// The member that the outermost value is of, if that is a list or a map: the traits of its elements count.
    pub member: &'static Member,
    /// The maximum nesting depth of values: 128 by default, capped at 512.
    pub max_depth: usize,
    /// The name of the outermost structure, which is written as its first member `__type`, as in error bodies
    /// of RPC protocols; none by default.
    pub type_name: Option<&'static str>,
    /// The source of the idempotency tokens that [`json::body`](crate::json::body) fills in; random UUIDs if
    /// `None`.
    pub token: Option<Generator>,
}

/// The treatment of missing required members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// Refuse the value.
    #[default]
    Refuse,
    /// Leave them empty (Smithy 2.0, section Client error correction). A required union without a member
    /// counts as missing.
    Correct,
    /// Leave them empty and read on, then return one error for all of them:
    /// [`Error::missing`](super::Error::missing).
    Collect,
    /// Leave them empty as [`Missing::Correct`] does, and return an error as [`Missing::Collect`] does: the
    /// value is complete, and the error lists the members that were corrected.
    Report,
}

impl Missing {
    /// Returns `true` if a union without a member counts as missing.
    pub(crate) fn corrects(self) -> bool {
        matches!(self, Missing::Correct | Missing::Report)
    }

    /// Returns `true` if reading goes on after a missing member.
    pub(crate) fn collects(self) -> bool {
        matches!(self, Missing::Collect | Missing::Report)
    }

    /// Returns the result of reading a whole input. One that lacks members was read on, so what stands behind it is
    /// looked at as well, and goes before what is missing.
    pub(crate) fn to_the_end(
        self,
        read: Result<(), Error>,
        end: impl FnOnce() -> Result<(), Error>,
    ) -> Result<(), Error> {
        match &read {
            Err(error) if !self.collects() || !error.is_missing() => {}
            _ => end()?,
        }
        read
    }
}

/// The treatment of union members that are not in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownUnion {
    /// Keep the name and the value, as clients do.
    #[default]
    Keep,
    /// Refuse the value, as servers do.
    Refuse,
}

/// The treatment of nulls in lists and maps that are not sparse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nulls {
    /// Ignore them, as clients do.
    #[default]
    Skip,
    /// Refuse the value, as servers do.
    Refuse,
}

/// The members of the outermost structure that are read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Members {
    /// All of them.
    #[default]
    All,
    /// Those that are not bound to another part of an HTTP message.
    Body,
    /// Those of an event that are not headers.
    Event,
}

impl Members {
    /// Returns `true` if a member of the outermost structure is among these.
    #[inline]
    #[must_use]
    pub fn has(self, member: &Member) -> bool {
        match self {
            Members::All => true,
            Members::Body => member.location() == Location::Body,
            Members::Event => !member.is(EVENT_HEADER),
        }
    }
}

/// The default of [`Options::max_depth`], for every format.
pub(crate) const DEFAULT_DEPTH: usize = 128;

/// The limit of [`Options::max_depth`]: reading, writing and validating recurse.
pub(crate) const MAX_DEPTH: usize = 512;

impl Default for Options {
    fn default() -> Self {
        Options {
            json_names: true,
            timestamp_format: TimestampFormat::EpochSeconds,
            timestamp_formats: true,
            any_timestamps: false,
            alloy: false,
            big_texts: false,
            offsets: true,
            missing: Missing::default(),
            defaults: false,
            nulls: Nulls::default(),
            unknown_union: UnknownUnion::default(),
            members: Members::default(),
            member: &Member::WHOLE,
            max_depth: DEFAULT_DEPTH,
            type_name: None,
            token: None,
        }
    }
}

impl Options {
    pub(crate) fn depth(&self) -> usize {
        self.max_depth.min(MAX_DEPTH)
    }

    /// Returns `true` for the error of a union without a member, where that counts as null: to a client.
    #[cold]
    pub(crate) fn is_null_union(&self, error: &Error) -> bool {
        self.missing.corrects() && error.is_no_member()
    }

    /// Returns the format of the timestamps in a member.
    #[inline]
    pub(crate) fn format(&self, member: &Member) -> TimestampFormat {
        match member.timestamp_format() {
            Some(format) if self.timestamp_formats => format,
            _ => self.timestamp_format,
        }
    }
}
