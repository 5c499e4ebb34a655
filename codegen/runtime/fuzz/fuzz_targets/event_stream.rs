//! Any bytes as messages of an event stream, whole and in pieces; each comes back as it was, and a stream that ends is all
//! of its messages.
#![no_main]

use ferrosmith_runtime::event_stream::{Decoder, FrameError, Message};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&size, bytes)) = data.split_first() else { return };
    let (whole, end) = decode([bytes].into_iter());
    let (pieces, end_of_pieces) = decode(bytes.chunks(usize::from(size).max(1)));
    assert_eq!((&whole, &end), (&pieces, &end_of_pieces));
    let mut written = Vec::new();
    for message in &whole {
        message.encode(&mut written).expect("a message that was read");
    }
    assert!(bytes.starts_with(&written));
    assert_eq!(end.is_ok(), bytes == written);
});

fn decode<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Message>, Result<(), FrameError>) {
    let (mut decoder, mut found) = (Decoder::new(), Vec::new());
    for piece in pieces {
        decoder.feed(piece.to_vec());
        while let Ok(Some(message)) = decoder.decode() {
            found.push(message);
        }
    }
    (found, decoder.finish())
}
