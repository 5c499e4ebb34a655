//! Skipping members that the model does not have.

use super::Error;
use super::head::{self, ARRAY, BYTES, MAP, NEGATIVE, SIMPLE, TEXT, UNSIGNED};
use super::reader::Reader;

impl Reader<'_> {
    /// Skips a value after validating its syntax.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        self.any_tags()?;
        let head = self.peek();
        match head::major(head) {
            TEXT | BYTES => self.skip_string("a value"),
            MAP => self.skip_map(),
            ARRAY => {
                if let Some(mut open) = self.open(ARRAY, 1, "an array")? {
                    loop {
                        self.skip()?;
                        if !self.next(&mut open) {
                            break;
                        }
                    }
                }
                Ok(())
            }
            UNSIGNED | NEGATIVE => self.argument("a value").map(drop),
            SIMPLE => self.skip_simple(),
            _ => Err(self.error("a value")),
        }
    }

    /// Skips a map after validating its syntax. Keys may be of any type.
    pub(super) fn skip_map(&mut self) -> Result<(), Error> {
        if let Some(mut open) = self.open(MAP, 2, "a map")? {
            loop {
                self.skip()?;
                self.skip()?;
                if !self.next(&mut open) {
                    break;
                }
            }
        }
        Ok(())
    }

    fn skip_simple(&mut self) -> Result<(), Error> {
        let start = self.at;
        let two_bytes = head::low(self.peek()) == 24;
        let value = self.argument("a value")?;
        if two_bytes && value < 32 {
            self.at = start;
            return Err(self.error_found("a value", "something that is not CBOR"));
        }
        Ok(())
    }
}
