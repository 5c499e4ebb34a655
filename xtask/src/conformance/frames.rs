//! The official frames of event streams: each file is a valid one or an invalid one, as its name says.

use std::error::Error;
use std::fs;
use std::path::Path;

use ferrosmith_runtime::event_stream::{Decoder, FrameError, Message};

/// Runs the frames in a folder; gives the line of the suite, and whether all passed.
pub(super) fn run(folder: &Path) -> Result<(String, bool), Box<dyn Error>> {
    let (mut passed, mut failed) = (0, 0);
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match check(name.starts_with("valid"), &fs::read(&path)?) {
            Ok(()) => passed += 1,
            Err(problem) => {
                failed += 1;
                println!("FAILED eventstream-frames {name}\n    {problem}");
            }
        }
    }
    Ok((format!("eventstream-frames: {passed} passed, {failed} failed"), failed == 0 && passed > 0))
}

/// Reads a frame, whole and byte by byte, and writes a valid one again.
fn check(is_valid: bool, bytes: &[u8]) -> Result<(), String> {
    let whole = decoded([bytes].into_iter());
    if decoded(bytes.chunks(1)) != whole {
        return Err("byte by byte it is another message".to_owned());
    }
    match (is_valid, whole) {
        (false, Err(_)) => Ok(()),
        (false, Ok(_)) => Err("expected an error, found a message".to_owned()),
        (true, Err(error)) => Err(format!("expected a message, found the error {error}")),
        (true, Ok(message)) => {
            let mut written = Vec::new();
            message.encode(&mut written).map_err(|error| error.to_string())?;
            (written == bytes).then_some(()).ok_or_else(|| "written again, it has other bytes".to_owned())
        }
    }
}

fn decoded<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Result<Message, FrameError> {
    let (mut decoder, mut found) = (Decoder::new(), None);
    for piece in pieces {
        decoder.feed(piece.to_vec());
        if let Some(message) = decoder.decode()? {
            found = Some(message);
        }
    }
    decoder.finish()?;
    Ok(found.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_what_its_name_says() {
        let mut bytes = Vec::new();
        Message::new("payload").encode(&mut bytes).unwrap();
        assert_eq!(check(true, &bytes), Ok(()));
        assert!(check(false, &bytes).is_err());
        bytes.push(0);
        assert_eq!(check(false, &bytes), Ok(()));
        assert!(check(true, &bytes).is_err());
    }
}
