//! Files that others write: those of profiles and tokens.

use std::fs::File;
use std::io::{Error, ErrorKind, Read as _, Result};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Returns the bytes of a file, which may be a device without an end.
pub(crate) fn read(file: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > LARGEST {
        true => Err(Error::new(ErrorKind::FileTooLarge, "expected a file of at most 16 MiB, found more")),
        false => Ok(bytes),
    }
}

/// Returns the text of a file, which is UTF-8.
pub(crate) fn read_text(file: &str) -> Result<String> {
    String::from_utf8(read(file)?).map_err(|error| Error::new(ErrorKind::InvalidData, error.utf8_error()))
}
