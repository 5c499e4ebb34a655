//! The buffer that the writer appends to.
//!
//! A vector checks and updates its length at every append, which takes longer than copying the few bytes of
//! most items. This buffer grows the vector in large steps and moves an offset in it, once for a member and
//! its string.

use super::entry;
use super::head::{self, TEXT};
use crate::codec::SMALL;
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
    /// The minimum growth of the vector in bytes: a short message takes one, and no other allocation ([`SMALL`]).
    const STEP: usize = SMALL;
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
        self.block([byte]);
    }

    /// Appends a constant number of bytes.
    #[inline]
    pub(super) fn block<const N: usize>(&mut self, block: [u8; N]) {
        match self.room() {
            Some(room) => {
                *room = block;
                self.at += N;
            }
            None => self.block_behind(block),
        }
    }

    /// The same at the end of the room: by value, so that the block above needs no place in memory.
    #[cold]
    #[inline(never)]
    fn block_behind<const N: usize>(&mut self, block: [u8; N]) {
        self.any(&block);
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
    #[inline(never)] // most strings are written with a key
    pub(super) fn text(&mut self, text: &[u8]) {
        match self.room().and_then(|room| entry::text(room, 0, text)) {
            Some(length) => self.at += length,
            None => self.long(text),
        }
    }

    /// Appends the name of a member.
    #[inline]
    pub(super) fn key(&mut self, member: &Member) {
        match self.room().and_then(|room| entry::key(room, member)) {
            Some(length) => self.at += length,
            None => self.text(member.name().as_bytes()),
        }
    }

    /// Appends the name of a member and a string.
    #[inline(always)]
    pub(super) fn entry(&mut self, member: &Member, text: &[u8]) {
        if let Some(room) = self.room()
            && let Some(key) = entry::key(room, member)
            && let Some(length) = entry::text(room, key, text)
        {
            self.at += length;
        } else {
            self.long_entry(member, text);
        }
    }

    /// The same as [`Self::entry`], of any length and at the end of the room.
    #[inline(never)]
    fn long_entry(&mut self, member: &Member, text: &[u8]) {
        self.key(member);
        self.text(text);
    }

    /// The same as [`Self::text`], of any length and at the end of the room.
    #[inline(never)]
    fn long(&mut self, text: &[u8]) {
        head::write(TEXT, text.len() as u64, self);
        self.any(text);
    }

    /// Returns room for a constant number of bytes.
    #[inline(always)]
    fn room<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.bytes.get_mut(self.at..)?.first_chunk_mut()
    }

    /// Makes room for at least so many bytes, at first within what the vector has allocated.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, least: usize) {
        let written = self.at - self.start;
        let step = written.clamp(Self::STEP, Self::LONGEST_STEP).max(least);
        let allocated = self.bytes.capacity() - self.at;
        let room = if allocated < least { step } else { step.min(allocated) };
        self.bytes.resize(self.at + room, 0);
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        self.bytes.truncate(self.at);
        *self.into = std::mem::take(&mut self.bytes);
    }
}
