//! Readers and writers of bytes, around codecs that work in memory.

use std::io::{self, Read, Write};

use super::Error;

/// Reads all that a reader gives, which is an error beyond a number of bytes.
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

/// Writes what a codec has written.
pub(crate) fn write_all(writer: &mut dyn Write, written: Result<Vec<u8>, Error>) -> io::Result<()> {
    writer.write_all(&written.map_err(malformed)?)
}

/// Returns the error of a codec as one of a reader or writer.
pub(crate) fn malformed(error: Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
