//! The size of a sample: minimum lengths of nested lists multiply, so that a limit for each of them is none for the whole.

/// The number of values of a sample, at most.
const MOST_VALUES: usize = 200_000;
/// The number of bytes of its texts and blobs, at most.
const MOST_BYTES: usize = 64 << 20;

/// The number of values and bytes that a sample has so far.
#[derive(Debug, Default)]
pub(super) struct Budget {
    values: usize,
    bytes: usize,
    is_exceeded: bool,
}

impl Budget {
    /// Returns the number of values so far.
    pub(super) fn values(&self) -> usize {
        self.values
    }

    /// Returns `true` if a value or a byte was needed that there was no room for.
    pub(super) fn is_exceeded(&self) -> bool {
        self.is_exceeded
    }

    /// Counts a value, and returns `true` if there is room for it.
    pub(super) fn value(&mut self) -> bool {
        self.values += 1;
        self.is_exceeded |= self.values > MOST_VALUES;
        !self.is_exceeded
    }

    /// Counts the bytes of a text or a blob, and returns `true` if there is room for them.
    pub(super) fn bytes(&mut self, count: usize) -> bool {
        self.bytes = self.bytes.saturating_add(count);
        self.is_exceeded |= self.bytes > MOST_BYTES;
        !self.is_exceeded
    }
}
