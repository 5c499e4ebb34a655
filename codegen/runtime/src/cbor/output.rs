//! Where the writer appends.
//!
//! Vectors check and change their length with every append, one after the other; most of what is
//! written are texts of a few bytes with a head of one, for which that takes longer than to copy
//! them. Here the vector is made longer in large steps, and a place in it moves on.

/// Bytes that are appended to a vector.
pub(super) struct Output<'a> {
    /// What was written, and zeros.
    bytes: &'a mut Vec<u8>,
    /// Where it started.
    start: usize,
    /// Up to where it was written.
    at: usize,
}

impl<'a> Output<'a> {
    /// By how much the vector becomes longer at least.
    const STEP: usize = 512;

    pub(super) fn new(bytes: &'a mut Vec<u8>) -> Self {
        let at = bytes.len();
        Output { bytes, start: at, at }
    }

    /// The place of the next byte.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.at
    }

    /// A byte that was written.
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
        match self.rest().and_then(|rest| rest.first_chunk_mut()) {
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

    /// Appends a head of one byte and a text of up to 23.
    #[inline]
    pub(super) fn tiny(&mut self, head: u8, text: &[u8]) {
        match self.bytes.get_mut(self.at..).and_then(|rest| rest.first_chunk_mut::<32>()) {
            Some([first, room @ ..]) => {
                *first = head;
                match text.len() {
                    0..4 => room.iter_mut().zip(text).for_each(|(to, from)| *to = *from),
                    4..8 => blocks::<4>(room, text),
                    8..16 => blocks::<8>(room, text),
                    _ => blocks::<16>(room, text),
                }
                self.at += 1 + text.len();
            }
            None => self.last(head, text),
        }
    }

    #[cold]
    fn last(&mut self, head: u8, text: &[u8]) {
        self.any(&[head]);
        self.any(text);
    }

    #[inline]
    fn rest(&mut self) -> Option<&mut [u8]> {
        self.bytes.get_mut(self.at..)
    }

    #[cold]
    fn grow(&mut self, least: usize) {
        let written = self.at - self.start;
        self.bytes.resize(self.at + written.max(least).max(Self::STEP), 0);
    }
}

/// Copies `N` to `2 * N` bytes as two blocks of a known length, the first bytes and the last ones,
/// which overlap where they must.
#[inline]
fn blocks<const N: usize>(room: &mut [u8; 31], text: &[u8]) {
    if let (Some(first), Some(last)) = (text.first_chunk::<N>(), text.last_chunk::<N>()) {
        if let Some(room) = room.first_chunk_mut() {
            *room = *first;
        }
        if let Some(room) = room.get_mut(..text.len()).and_then(|room| room.last_chunk_mut()) {
            *room = *last;
        }
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        self.bytes.truncate(self.at);
    }
}
