//! The position in the input, and the heads of items.

use super::head::{self, ARRAY, BREAK, MAP, RESERVED, TAG, TINY};
use super::{Error, Options};

/// Reads one CBOR item.
pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
    /// The offset of the next byte.
    pub(super) at: usize,
    /// The number of levels that may still be entered.
    depth: usize,
    /// The number of bytes that may still be reserved for lengths that the input claims: a small multiple of
    /// the size of the input.
    pub(super) credit: usize,
    pub(super) options: &'a Options,
}

/// An open map or array.
pub(super) struct Open {
    /// The number of remaining elements or pairs; [`Open::UNKNOWN`] if a break ends it.
    left: u64,
}

impl Open {
    const UNKNOWN: u64 = u64::MAX; // more than any input has

    /// Returns the number of remaining elements, if it is known.
    pub(super) fn known(&self) -> Option<u64> {
        (self.left != Self::UNKNOWN).then_some(self.left)
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], options: &'a Options) -> Self {
        Reader { bytes, at: 0, depth: options.depth(), credit: bytes.len().saturating_mul(4), options }
    }

    /// Returns the unread rest of the input.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Returns the next head without consuming it; a reserved one at the end of the input.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(RESERVED)
    }

    /// Consumes the next head, and returns its argument.
    #[inline]
    pub(super) fn argument(&mut self, expected: &str) -> Result<u64, Error> {
        let low = head::low(self.peek());
        if low < 24 {
            self.at += 1;
            return Ok(low.into());
        }
        self.long_argument(low, expected)
    }

    fn long_argument(&mut self, low: u8, expected: &str) -> Result<u64, Error> {
        let rest = self.rest().get(1..).unwrap_or_default();
        let (argument, length) = match low {
            24 => (rest.first().map(|&byte| byte.into()), 1),
            25 => (rest.first_chunk().map(|&bytes| u16::from_be_bytes(bytes).into()), 2),
            26 => (rest.first_chunk().map(|&bytes| u32::from_be_bytes(bytes).into()), 4),
            27 => (rest.first_chunk().map(|&bytes| u64::from_be_bytes(bytes)), 8),
            _ => return Err(self.error(expected)),
        };
        match argument {
            Some(argument) => {
                self.at += 1 + length;
                Ok(argument)
            }
            None => Err(self.cut_off(expected)),
        }
    }

    /// Consumes the head of a map or an array; returns `None` if it is empty. An entry has at least `least`
    /// bytes.
    #[inline]
    pub(super) fn open(&mut self, major: u8, least: u64, expected: &str) -> Result<Option<Open>, Error> {
        let head = self.peek();
        let left = u64::from(head.wrapping_sub(major << 5));
        let rest = self.bytes.len().saturating_sub(self.at) as u64;
        // Most have few entries, and thus a head of one byte.
        if (1..=TINY as u64).contains(&left) && left * least < rest && self.depth > 0 {
            self.at += 1;
            self.depth -= 1;
            return Ok(Some(Open { left }));
        }
        self.open_any(major, least, expected)
    }

    /// The same, whatever the head.
    #[inline(never)]
    fn open_any(&mut self, major: u8, least: u64, expected: &str) -> Result<Option<Open>, Error> {
        let head = self.peek();
        if head::major(head) != major {
            return Err(self.error(expected));
        }
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(self.error_found(expected, "more nesting than allowed"));
        };
        if head::is_indefinite(head) {
            self.at += 1;
            if self.peek() == BREAK {
                self.at += 1;
                return Ok(None);
            }
            self.depth = depth;
            return Ok(Some(Open { left: Open::UNKNOWN }));
        }
        let start = self.at;
        let left = self.argument(expected)?;
        if left.saturating_mul(least) > self.rest().len() as u64 {
            self.at = start;
            return Err(self.error_found(expected, "one that is longer than the input"));
        }
        if left == 0 {
            return Ok(None);
        }
        self.depth = depth;
        Ok(Some(Open { left }))
    }

    /// Returns `true` if another element or pair follows; consumes the break otherwise.
    #[inline]
    pub(super) fn next(&mut self, open: &mut Open) -> bool {
        let more = if open.left == Open::UNKNOWN {
            self.peek() != BREAK || {
                self.at += 1;
                false
            }
        } else {
            open.left -= 1; // it is never 0 here
            open.left > 0
        };
        if !more {
            self.depth += 1;
        }
        more
    }

    /// Consumes a tag, if one is next.
    pub(super) fn tag(&mut self) -> Result<Option<u64>, Error> {
        match head::major(self.peek()) {
            TAG => self.argument("a tag").map(Some),
            _ => Ok(None),
        }
    }

    /// Consumes all tags before the next item.
    pub(super) fn any_tags(&mut self) -> Result<(), Error> {
        while self.tag()?.is_some() {}
        Ok(())
    }

    /// Checks that no bytes follow.
    pub(super) fn end(&self) -> Result<(), Error> {
        if self.at < self.bytes.len() { Err(self.error("the end of the input")) } else { Ok(()) }
    }

    /// Returns the error for an unexpected next item.
    #[cold]
    #[inline(never)]
    pub(super) fn error(&self, expected: &str) -> Error {
        let head = self.peek();
        let found = match (head::major(head), head::low(head)) {
            _ if self.at >= self.bytes.len() => "the end of the input",
            (_, 28..=30) | (head::UNSIGNED | head::NEGATIVE | TAG, 31) => "something that is not CBOR",
            (head::UNSIGNED | head::NEGATIVE, _) => "an integer",
            (head::BYTES, _) => "a byte string",
            (head::TEXT, _) => "a string",
            (ARRAY, _) => "an array",
            (MAP, _) => "a map",
            (TAG, _) => "a tag",
            (_, 20 | 21) => "a boolean",
            (_, 22) => "null",
            (_, 23) => "undefined",
            (_, 25..=27) => "a float",
            (_, 31) => "a break",
            _ => "a simple value",
        };
        self.error_found(expected, found)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn error_found(&self, expected: &str, found: &str) -> Error {
        Error::new(expected, found, Some(self.at))
    }

    /// Returns the error for input that ends within an item.
    #[cold]
    pub(super) fn cut_off(&self, expected: &str) -> Error {
        Error::new(expected, "the end of the input", Some(self.bytes.len()))
    }
}
