//! Bytes to be written in blocks.

/// The first bytes of a vector, and room behind them, which is there to be overwritten: a vector that grows with
/// each piece checks its capacity and stores its length for each.
pub(crate) struct Room<'a> {
    bytes: &'a mut Vec<u8>,
    end: usize,
}

impl<'a> Room<'a> {
    /// Keeps the first `end` bytes.
    pub(crate) fn behind(end: usize, bytes: &'a mut Vec<u8>) -> Self {
        Room { bytes, end }
    }

    /// Returns the next bytes to be written, if there are enough.
    #[inline]
    pub(crate) fn next<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.bytes.get_mut(self.end..)?.first_chunk_mut()
    }

    /// Keeps so many of the next bytes.
    #[inline]
    pub(crate) fn keep(&mut self, written: usize) {
        self.end += written;
    }

    /// Makes room for so many bytes.
    #[inline(never)]
    pub(crate) fn grow(&mut self, room: usize) {
        self.bytes.resize(self.end + room, 0);
    }

    /// Writes bytes.
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        let end = self.end + bytes.len();
        if self.bytes.len() < end {
            self.grow(2 * bytes.len());
        }
        if let Some(room) = self.bytes.get_mut(self.end..end) {
            room.copy_from_slice(bytes);
        }
        self.end = end;
    }

    /// Returns the bytes that were written.
    pub(crate) fn written(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or_default()
    }

    /// Removes the room.
    pub(crate) fn end(self) {
        self.bytes.truncate(self.end);
    }
}

/// Copies at least `length` bytes, and at most 15 more, as long as there are as many in both. Runs between escapes
/// are short: sixteen at a time take fewer steps than a call.
#[inline(always)]
pub(crate) fn copy<const N: usize, const M: usize>(
    source: &[u8; N],
    from: usize,
    target: &mut [u8; M],
    to: usize,
    length: usize,
) {
    sixteen(source, from, target, to); // apart: callers know offsets for which the compiler needs no check
    let mut done = 16;
    while done < length {
        sixteen(source, from + done, target, to + done);
        done += 16;
    }
}

#[inline(always)]
fn sixteen(source: &[u8], from: usize, target: &mut [u8], to: usize) {
    let source = source.get(from..).and_then(|rest| rest.first_chunk::<16>());
    let target = target.get_mut(to..).and_then(|rest| rest.first_chunk_mut());
    if let (Some(source), Some(target)) = (source, target) {
        *target = *source;
    }
}
