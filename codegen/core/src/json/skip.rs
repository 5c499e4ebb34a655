//! Skipping members that the model does not have.

use super::Error;
use super::reader::Reader;
use crate::codec::Source;

impl Reader<'_> {
    /// Skips a value after validating its syntax.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        match self.peek() {
            b'"' => self.skip_string("a string"),
            b'{' => {
                self.open(b'{', "an object")?;
                if self.close_empty(b'}') {
                    return Ok(());
                }
                loop {
                    self.peek();
                    self.skip_string("a key")?;
                    self.colon()?;
                    self.skip()?;
                    if !self.comma(b'}')? {
                        return Ok(());
                    }
                }
            }
            b'[' => {
                self.open(b'[', "an array")?;
                if self.close_empty(b']') {
                    return Ok(());
                }
                loop {
                    self.skip()?;
                    if !self.comma(b']')? {
                        return Ok(());
                    }
                }
            }
            b't' | b'f' => self.boolean().map(drop),
            b'n' => self.null("a value"),
            b'-' | b'0'..=b'9' => self.number("a number").map(drop),
            _ => Err(self.error("a value")),
        }
    }
}
