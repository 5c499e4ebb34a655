//! What protocols and callers decide about reading and writing.

use crate::schema::{Member, TimestampFormat};

/// How to read and write. The default is strict, and treats every member alike.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// Whether the `jsonName` trait counts; true unless set.
    pub json_names: bool,
    /// The format of timestamps whose member has none of its own; epoch seconds unless set.
    pub timestamp_format: TimestampFormat,
    /// What to do about required members that are missing.
    pub missing: Missing,
    /// What to do about union members that the model does not know.
    pub unknown_union: UnknownUnion,
    /// Which members of the outermost structure are read and written.
    pub members: Members,
    /// How deep values may nest, 128 unless set; 512 at most.
    pub max_depth: usize,
    /// Makes the idempotency tokens that [`body`](super::body) fills in; random UUIDs when `None`.
    pub token: Option<fn() -> String>,
}

/// What to do about required members that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// Refuse the value.
    #[default]
    Refuse,
    /// Leave them empty (Smithy 2.0, client error correction).
    Correct,
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
            timestamp_format: super::TIMESTAMPS,
            missing: Missing::default(),
            unknown_union: UnknownUnion::default(),
            members: Members::default(),
            max_depth: 128,
            token: None,
        }
    }
}

impl Options {
    /// The most that [`Options::max_depth`] may allow: reading and writing recurse.
    const DEEPEST: usize = 512;

    pub(super) fn depth(&self) -> usize {
        self.max_depth.min(Self::DEEPEST)
    }

    /// The JSON key of a member.
    #[inline]
    pub(super) fn key(&self, member: &Member) -> &'static str {
        if self.json_names { member.key() } else { member.name() }
    }

    /// The JSON key of a member as it is written, a comma before and a colon after.
    #[inline]
    pub(super) fn literal(&self, member: &Member) -> &'static str {
        match member.json_name() {
            Some((_, literal)) if self.json_names => literal,
            _ => member.literal(),
        }
    }

    /// The format of the timestamps in a member.
    #[inline]
    pub(super) fn format(&self, member: &Member) -> TimestampFormat {
        member.timestamp_format().unwrap_or(self.timestamp_format)
    }
}
