//! The buffer that the writer appends to.
//!
//! A vector checks and updates its length at every append, which takes longer than copying the few bytes of
//! most items. This buffer grows the vector in large steps and moves an offset in it, once for a member and
//! its string.

use super::entry::{self, ENTRY};
use super::head::{self, TEXT};
use crate::schema::Member;

/// A buffer whose bytes are appended to a vector.
pub(super) struct Output<'a> {
    /// The bytes written so far, followed by room for more.
    bytes: Vec<u8>,
    /// The end of the bytes written.
    at: usize,
    /// The offset at which this writer started.
    start: usize,
    /// The vector of the caller: taken at the start, returned at the end.
    into: &'a mut Vec<u8>,
}

impl<'a> Output<'a> {
    /// The minimum growth of the vector in bytes.
    const STEP: usize = 512;
    /// The maximum growth, unless a text is longer: what is zeroed is still in the cache when it is written.
    const LONGEST_STEP: usize = 8192;

    pub(super) fn new(into: &'a mut Vec<u8>) -> Self {
        let at = into.len();
        Output { bytes: std::mem::take(into), at, start: at, into }
    }

    /// Returns the offset of the next byte.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.at
    }

    /// Returns a byte that was written, mutably.
    #[inline]
    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut u8> {
        self.bytes.get_mut(at)
    }

    #[inline]
    pub(super) fn push(&mut self, byte: u8) {
        match self.bytes.get_mut(self.at) {
            Some(next) => {
                *next = byte;
                self.at += 1;
            }
            None => self.any(&[byte]),
        }
    }

    /// Appends a constant number of bytes.
    #[inline]
    pub(super) fn block<const N: usize>(&mut self, block: [u8; N]) {
        match self.room() {
            Some(next) => {
                *next = block;
                self.at += N;
            }
            None => self.any(&block),
        }
    }

    /// Appends any number of bytes.
    #[inline(never)]
    pub(super) fn any(&mut self, bytes: &[u8]) {
        if self.bytes.len() - self.at < bytes.len() {
            self.grow(bytes.len());
        }
        if let Some(room) = self.bytes.get_mut(self.at..self.at + bytes.len()) {
            room.copy_from_slice(bytes);
            self.at += bytes.len();
        }
    }

    /// Appends a string with its head.
    #[inline]
    pub(super) fn text(&mut self, text: &[u8]) {
        match self.room::<ENTRY>().and_then(|room| entry::text(room, 0, text)) {
            Some(length) => self.at += length,
            None => self.long(text),
        }
    }

    /// Appends the name of a member.
    #[inline]
    pub(super) fn key(&mut self, member: &Member) {
        match self.room::<ENTRY>().and_then(|room| entry::key(room, member)) {
            Some(length) => self.at += length,
            None => self.long(member.name().as_bytes()),
        }
    }

    /// Appends the name of a member and a string.
    #[inline(always)]
    pub(super) fn entry(&mut self, member: &Member, text: &[u8]) {
        let entry = self.room::<ENTRY>().and_then(|room| {
            let start = entry::key(room, member)?;
            Some(entry::text(room, start, text).ok_or(start))
        });
        match entry {
            Some(Ok(length)) => self.at += length,
            Some(Err(length)) => {
                self.at += length;
                self.long(text);
            }
            None => self.long_entry(member, text),
        }
    }

    /// The same as [`Self::entry`], for long names and at the end of the room.
    #[cold]
    fn long_entry(&mut self, member: &Member, text: &[u8]) {
        self.long(member.name().as_bytes());
        self.long(text);
    }

    /// Appends a string of any length with its head.
    #[inline(never)] // most texts are short
    fn long(&mut self, text: &[u8]) {
        let end = self.at + 2 + text.len();
        if let 24..=0xff = text.len()
            && let Some([head, length, room @ ..]) = self.bytes.get_mut(self.at..end)
        {
            *head = TEXT << 5 | 24;
            *length = text.len() as u8;
            room.copy_from_slice(text);
            self.at = end;
        } else {
            head::write(TEXT, text.len() as u64, self);
            self.any(text);
        }
    }

    /// Returns room for a constant number of bytes.
    #[inline(always)]
    fn room<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.bytes.get_mut(self.at..)?.first_chunk_mut()
    }

    #[cold]
    fn grow(&mut self, least: usize) {
        let written = self.at - self.start;
        let step = written.clamp(Self::STEP, Self::LONGEST_STEP);
        self.bytes.resize(self.at + step.max(least), 0);
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        self.bytes.truncate(self.at);
        *self.into = std::mem::take(&mut self.bytes);
    }
}
