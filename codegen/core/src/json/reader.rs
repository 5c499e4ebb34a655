//! The position in the input, and the tokens between values.

use super::{Error, Options};
use crate::data::utf8;

/// Reads one JSON text.
pub(super) struct Reader<'a> {
    /// The whole input: valid UTF-8.
    pub(super) text: &'a str,
    /// The offset of the next byte.
    pub(super) at: usize,
    /// The number of levels that may still be entered.
    depth: usize,
    pub(super) options: &'a Options,
    /// The buffer for strings with escapes, before they are copied.
    pub(super) unescaped: Vec<u8>,
    /// The number of bytes that may still be read again, to find the member of an untagged union.
    pub(super) again: usize,
}

/// The largest number of times that parts of an input are read again: alternatives within alternatives would
/// double the work at each level.
const AGAIN: usize = 32;

impl<'a> Reader<'a> {
    /// Returns a reader of the same input from a position on, with other options.
    pub(super) fn attempt<'b>(&self, at: usize, options: &'b Options) -> Reader<'b>
    where
        'a: 'b,
    {
        let (text, depth, again) = (self.text, self.depth, self.again);
        Reader { text, at, depth, options, unescaped: Vec::new(), again }
    }

    pub(super) fn new(bytes: &'a [u8], options: &'a Options) -> Result<Self, Error> {
        let text = utf8::text(bytes)
            .map_err(|error| Error::new("UTF-8", "something else", Some(error.valid_up_to())))?;
        let again = text.len().saturating_mul(AGAIN);
        Ok(Reader { text, at: 0, depth: options.depth(), options, unescaped: Vec::new(), again })
    }

    #[inline]
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// Returns the unread rest of the input.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes().get(self.at..).unwrap_or_default()
    }

    /// Returns the next byte that is not whitespace without consuming it; 0, which starts nothing, at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> u8 {
        match self.bytes().get(self.at) {
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_past_whitespace(),
        }
    }

    #[inline(never)]
    fn peek_past_whitespace(&mut self) -> u8 {
        loop {
            match self.bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(&byte) => return byte,
                None => return 0,
            }
        }
    }

    /// Consumes an opening bracket.
    #[inline]
    pub(super) fn open(&mut self, bracket: u8, expected: &str) -> Result<(), Error> {
        if self.peek() != bracket {
            return Err(self.error(expected));
        }
        match self.depth.checked_sub(1) {
            Some(depth) => self.depth = depth,
            None => return Err(self.error_found(expected, "more nesting than allowed")),
        }
        self.at += 1;
        Ok(())
    }

    /// Consumes the closing bracket of an empty array or object, if it is next.
    #[inline]
    pub(super) fn close_empty(&mut self, bracket: u8) -> bool {
        let empty = self.peek() == bracket;
        if empty {
            self.at += 1;
            self.depth += 1;
        }
        empty
    }

    /// Consumes a comma and returns `true`, or the closing bracket and returns `false`.
    #[inline]
    pub(super) fn comma(&mut self, bracket: u8) -> Result<bool, Error> {
        match self.peek() {
            b',' => {
                self.at += 1;
                Ok(true)
            }
            byte if byte == bracket => {
                self.at += 1;
                self.depth += 1;
                Ok(false)
            }
            _ => Err(self.error(if bracket == b'}' { "`,` or `}`" } else { "`,` or `]`" })),
        }
    }

    /// Consumes the colon after a key.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Error> {
        if self.peek() != b':' {
            return Err(self.error("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// Consumes `null`, `true` or `false`, whose first letter is next.
    #[inline]
    pub(super) fn literal(&mut self, literal: &str, expected: &str) -> Result<(), Error> {
        if !self.rest().starts_with(literal.as_bytes()) {
            return Err(self.error_found(expected, "something that is not JSON"));
        }
        self.at += literal.len();
        Ok(())
    }

    /// Checks that only whitespace follows.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        self.peek();
        if self.at < self.text.len() { Err(self.error("the end of the input")) } else { Ok(()) }
    }

    /// Returns the error for an unexpected next token.
    #[cold]
    #[inline(never)]
    pub(super) fn error(&mut self, expected: &str) -> Error {
        let token = self.peek();
        let is_next = |literal: &str| self.rest().starts_with(literal.as_bytes());
        let found = match token {
            b'"' => "a string",
            b'-' | b'0'..=b'9' => "a number",
            b'{' => "an object",
            b'[' => "an array",
            b't' | b'f' if is_next("true") || is_next("false") => "a boolean",
            b'n' if is_next("null") => "null",
            b'}' => "`}`",
            b']' => "`]`",
            b',' => "`,`",
            b':' => "`:`",
            _ if self.at >= self.text.len() => "the end of the input",
            _ => "something that is not JSON",
        };
        self.error_found(expected, found)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn error_found(&self, expected: &str, found: &str) -> Error {
        Error::new(expected, found, Some(self.at))
    }
}
