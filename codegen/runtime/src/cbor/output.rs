//! The buffer that the writer appends to.
//!
//! Vectors check and change their length with every append, one after the other; most of what is
//! written are texts of a few bytes with a head of one, for which that takes longer than to copy
//! them. Here the vector is made longer in large steps, and a place in it moves on: once for a
//! member and its text.

use super::entry::{self, ENTRY};
use super::head::{self, TEXT};
use crate::schema::Member;

/// Bytes that are appended to a vector.
pub(super) struct Output<'a> {
    /// The bytes written so far, followed by room to be overwritten.
    bytes: Vec<u8>,
    /// Up to where it was written.
    at: usize,
    /// The offset at which this writer started.
    start: usize,
    /// The caller's vector: taken at the start, given back at the end.
    into: &'a mut Vec<u8>,
}

impl<'a> Output<'a> {
    /// By how much the vector becomes longer at least.
    const STEP: usize = 512;

    pub(super) fn new(into: &'a mut Vec<u8>) -> Self {
        let at = into.len();
        Output { bytes: std::mem::take(into), at, start: at, into }
    }

    /// Returns the place of the next byte.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.at
    }

    /// Returns a byte that was written.
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

    /// Appends as many bytes as the compiler knows.
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

    /// Appends any bytes.
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

    /// Appends a text and its head.
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

    /// Appends the name of a member and a text.
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

    /// As [`Self::entry`], where the name is long or the room ends.
    #[cold]
    fn long_entry(&mut self, member: &Member, text: &[u8]) {
        self.long(member.name().as_bytes());
        self.long(text);
    }

    /// Appends a text of any length, and its head.
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

    /// Room for as many bytes as the compiler knows.
    #[inline(always)]
    fn room<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.bytes.get_mut(self.at..)?.first_chunk_mut()
    }

    #[cold]
    fn grow(&mut self, least: usize) {
        let written = self.at - self.start;
        self.bytes.resize(self.at + written.max(least).max(Self::STEP), 0);
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        self.bytes.truncate(self.at);
        *self.into = std::mem::take(&mut self.bytes);
    }
}
