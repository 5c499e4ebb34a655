//! What protocols and callers decide about reading and writing.

use super::token::Generator;
use crate::data::TimestampFormat;
use crate::schema::Member;

/// How to read and write. The default is strict, and treats every member alike.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// Whether the `jsonName` trait counts in JSON; true unless set.
    pub json_names: bool,
    /// The format in JSON of timestamps whose member has none of its own; epoch seconds unless set.
    pub timestamp_format: TimestampFormat,
    /// Whether the `timestampFormat` trait counts in JSON; true unless set.
    pub timestamp_formats: bool,
    /// Whether big integers and big decimals are texts in JSON, as rpcv2Json has them; a number is
    /// read all the same. False unless set.
    pub big_texts: bool,
    /// Whether date-times may have an offset that is not `Z`, as clients allow; true unless set.
    pub offsets: bool,
    /// What to do about required members that are missing.
    pub missing: Missing,
    /// What to do about nulls in lists and maps that are not sparse.
    pub nulls: Nulls,
    /// What to do about union members that the model does not know.
    pub unknown_union: UnknownUnion,
    /// Which members of the outermost structure are read and written.
    pub members: Members,
    /// How deep values may nest, 128 unless set; 512 at most.
    pub max_depth: usize,
    /// The type that the outermost structure is said to have: `__type`, its first entry when it is
    /// written, as error bodies of RPC protocols have it. None unless set.
    pub type_name: Option<&'static str>,
    /// Makes the idempotency tokens that [`json::body`](crate::json::body) fills in; random UUIDs when `None`.
    pub token: Option<Generator>,
}

/// What to do about required members that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// Refuse the value.
    #[default]
    Refuse,
    /// Leave them empty (Smithy 2.0, client error correction). A member that is a union without a
    /// member counts as missing, too.
    Correct,
    /// Leave them empty and read on, but fail in the end, with all of them:
    /// [`Error::missing`](super::Error::missing).
    Collect,
}

/// What to do about union members that the model does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownUnion {
    /// Keep name and value, as clients do.
    #[default]
    Keep,
    /// Refuse the value, as servers do.
    Refuse,
}

/// What to do about nulls in lists and maps that are not sparse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nulls {
    /// Leave them out, as clients do.
    #[default]
    Skip,
    /// Refuse the value, as servers do.
    Refuse,
}

/// Which members of the outermost structure are read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Members {
    /// All of them.
    #[default]
    All,
    /// Those that no HTTP binding puts outside the body.
    Body,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            json_names: true,
            timestamp_format: TimestampFormat::EpochSeconds,
            timestamp_formats: true,
            big_texts: false,
            offsets: true,
            missing: Missing::default(),
            nulls: Nulls::default(),
            unknown_union: UnknownUnion::default(),
            members: Members::default(),
            max_depth: 128,
            type_name: None,
            token: None,
        }
    }
}

impl Options {
    /// The most that [`Options::max_depth`] may allow: reading and writing recurse.
    const DEEPEST: usize = 512;

    pub(crate) fn depth(&self) -> usize {
        self.max_depth.min(Self::DEEPEST)
    }

    /// The format of the timestamps in a member.
    #[inline]
    pub(crate) fn format(&self, member: &Member) -> TimestampFormat {
        match member.timestamp_format() {
            Some(format) if self.timestamp_formats => format,
            _ => self.timestamp_format,
        }
    }
}
