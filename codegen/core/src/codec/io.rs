//! Reading from readers and writing to writers, around codecs that work in memory.

use std::io::{self, Read, Write};

use super::Error;

/// Reads a reader to its end. More than `most` bytes are an error.
#[inline]
pub(crate) fn read_all(reader: &mut dyn Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= most => Ok(bytes),
        _ => {
            let problem = format!("expected at most {most} bytes, found more");
            Err(io::Error::new(io::ErrorKind::FileTooLarge, problem))
        }
    }
}

/// Writes the result of a codec to a writer.
#[inline]
pub(crate) fn write_all(writer: &mut dyn Write, written: Result<Vec<u8>, Error>) -> io::Result<()> {
    writer.write_all(&written?)
}

/// An error of the kind [`InvalidData`](io::ErrorKind::InvalidData) with this one inside.
impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        io::Error::new(io::ErrorKind::InvalidData, error)
    }
}
