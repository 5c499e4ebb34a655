//! Properties of frames: any message comes back, however it is cut; any bytes are messages or an error.

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::event_stream::{Decoder, FrameError, HeaderValue, Message};
use proptest::prelude::*;

/// Owns what a header borrows.
#[derive(Debug, Clone)]
enum Value {
    Bytes(Vec<u8>),
    Text(String),
    Other(HeaderValue<'static>),
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..40).prop_map(Value::Bytes),
        ".{0,20}".prop_map(Value::Text),
        any::<bool>().prop_map(|value| Value::Other(HeaderValue::Boolean(value))),
        any::<i8>().prop_map(|value| Value::Other(HeaderValue::Byte(value))),
        any::<i16>().prop_map(|value| Value::Other(HeaderValue::Short(value))),
        any::<i32>().prop_map(|value| Value::Other(HeaderValue::Integer(value))),
        any::<i64>().prop_map(|value| Value::Other(HeaderValue::Long(value))),
        any::<i64>().prop_map(|value| Value::Other(HeaderValue::Timestamp(Timestamp::from_millis(value)))),
        any::<[u8; 16]>().prop_map(|value| Value::Other(HeaderValue::Uuid(value))),
    ]
}

fn message() -> impl Strategy<Value = Message> {
    let headers = proptest::collection::btree_map(".{1,20}", value(), 0..6);
    (headers, proptest::collection::vec(any::<u8>(), 0..100)).prop_map(|(headers, payload)| {
        headers.iter().fold(Message::new(payload), |message, (name, value)| {
            let value = match value {
                Value::Bytes(bytes) => HeaderValue::ByteArray(bytes),
                Value::Text(text) => HeaderValue::String(text),
                Value::Other(value) => *value,
            };
            message.header(name, value).unwrap()
        })
    })
}

/// All messages of pieces, and how the stream ends.
fn decoded<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Message>, Result<(), FrameError>) {
    let (mut decoder, mut found) = (Decoder::new(), Vec::new());
    for piece in pieces {
        decoder.feed(piece.to_vec());
        while let Ok(Some(message)) = decoder.decode() {
            found.push(message);
        }
    }
    (found, decoder.finish())
}

proptest! {
    #[test]
    fn messages_come_back_however_they_are_cut(messages in proptest::collection::vec(message(), 0..5), size in 1_usize..60) {
        let mut bytes = Vec::new();
        for message in &messages {
            message.encode(&mut bytes).unwrap();
        }
        for size in [1, size, bytes.len().max(1)] {
            let (found, end) = decoded(bytes.chunks(size));
            prop_assert_eq!(&found, &messages);
            prop_assert_eq!(end, Ok(()));
        }
    }

    #[test]
    fn pieces_may_wait_before_they_are_decoded(messages in proptest::collection::vec(message(), 0..5), size in 1_usize..60) {
        let mut bytes = Vec::new();
        for message in &messages {
            message.encode(&mut bytes).unwrap();
        }
        let mut decoder = Decoder::new();
        for piece in bytes.chunks(size) {
            decoder.feed(piece.to_vec());
        }
        for message in messages {
            prop_assert_eq!(decoder.decode(), Ok(Some(message)));
        }
        prop_assert_eq!(decoder.decode(), Ok(None));
    }

    #[test]
    fn any_bytes_are_the_same_however_they_are_cut(
        message in message(), at in any::<prop::sample::Index>(), byte in any::<u8>(), tail in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut bytes = Vec::new();
        message.encode(&mut bytes).unwrap();
        bytes.extend(tail);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let (whole, end) = decoded(std::iter::once(&*bytes));
        let (cut, cut_end) = decoded(bytes.chunks(1));
        prop_assert_eq!(whole, cut);
        prop_assert_eq!(end, cut_end);
    }
}
