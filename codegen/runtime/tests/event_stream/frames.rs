//! Messages in frames, byte by byte.

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::event_stream::{Decoder, HeaderValue, MAX_PAYLOAD, MAX_VALUE, Message};

use HeaderValue::{Boolean, Byte, ByteArray, Integer, Long, Short, String, Timestamp as Time, Uuid};

fn encoded(message: &Message) -> Vec<u8> {
    let mut bytes = Vec::new();
    message.encode(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_frame_is_two_lengths_headers_a_payload_and_two_checksums() {
    let message = Message::new("hi").header("n", Short(258)).unwrap();
    let bytes = encoded(&message);
    assert_eq!(bytes[..8], [0, 0, 0, 23, 0, 0, 0, 5]);
    assert_eq!(bytes[8..12], 0xC788_6074_u32.to_be_bytes());
    assert_eq!(bytes[12..19], [1, b'n', 3, 1, 2, b'h', b'i']);
    assert_eq!(bytes[19..], 0xA117_824A_u32.to_be_bytes());
}

#[test]
fn every_type_of_header_has_its_form() {
    let forms: [(HeaderValue<'_>, &[u8]); 10] = [
        (Boolean(true), b"\0"),
        (Boolean(false), b"\x01"),
        (Byte(-2), b"\x02\xFE"),
        (Short(-2), b"\x03\xFF\xFE"),
        (Integer(1), b"\x04\0\0\0\x01"),
        (Long(-1), b"\x05\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
        (ByteArray(b"ab"), b"\x06\0\x02ab"),
        (String("\u{e9}"), b"\x07\0\x02\xC3\xA9"),
        (Time(Timestamp::from_millis(-1)), b"\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
        (Uuid(*b"0123456789abcdef"), b"\x090123456789abcdef"),
    ];
    for (value, form) in forms {
        let message = Message::new("").header("name", value).unwrap();
        let bytes = encoded(&message);
        assert_eq!(&bytes[12..17], b"\x04name");
        assert_eq!(&bytes[17..bytes.len() - 4], form, "{value:?}");
        let mut decoder = Decoder::new();
        decoder.feed(bytes);
        let read = decoder.decode().unwrap().unwrap();
        assert_eq!(read.headers().get("name"), Some(value));
    }
}

#[test]
fn times_lose_what_is_finer_than_milliseconds_and_no_more() {
    for millis in [i64::MIN, -1500, 0, 1, i64::MAX] {
        let time = Timestamp::from_millis(millis);
        let message = Message::new("").header("t", Time(time)).unwrap();
        assert_eq!(message.headers().get("t"), Some(Time(time)));
    }
    let fine = Message::new("").header("t", Time(Timestamp::from_epoch(-1, 999_999_999))).unwrap();
    assert_eq!(fine.headers().get("t"), Some(Time(Timestamp::from_epoch(-1, 999_000_000))));
    let error = Message::new("").header("t", Time(Timestamp::from_epoch(i64::MAX, 0))).unwrap_err();
    assert!(error.to_string().contains("a time in 64 bits of milliseconds"), "{error}");
}

#[test]
fn headers_that_no_message_can_hold_are_refused() {
    let refused = |name: &str, value| {
        let message = Message::new("").header("there", Byte(0)).unwrap();
        let mut headers = message.headers().clone();
        let error = headers.push(name, value).unwrap_err();
        assert_eq!(&headers, message.headers()); // nothing is left of it
        assert_eq!(error.offset(), None);
        error.to_string()
    };
    assert_eq!(refused("", Byte(0)), "expected a name of a header of 1 to 255 bytes, found another one");
    assert_eq!(refused(&"n".repeat(256), Byte(0)), refused("", Byte(0)));
    assert_eq!(refused("there", Byte(0)), "expected headers of different names, found a name twice");
    let long = "v".repeat(MAX_VALUE + 1);
    assert!(
        refused("long", String(&long)).starts_with("expected a value of a header of at most 32767 bytes")
    );
    assert!(refused("long", ByteArray(long.as_bytes())).contains("found a larger one"));

    let mut message = Message::new("").header(&"n".repeat(255), String(&long[1..])).unwrap();
    for name in ["a", "b"] {
        message = message.header(name, String(&long[1..MAX_VALUE])).unwrap();
    }
    let error = message.header("c", String(&long[1..])).unwrap_err();
    assert_eq!(error.to_string(), "expected headers of at most 131072 bytes, found more");
    let error = Message::new(vec![0; MAX_PAYLOAD + 1]).encode(&mut Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), "expected a payload of at most 25165824 bytes, found more");
}

#[test]
fn the_longest_payload_is_read() {
    let message = Message::new(vec![7; MAX_PAYLOAD]).header("n", Byte(1)).unwrap();
    let bytes = encoded(&message);
    let mut decoder = Decoder::new();
    for piece in bytes.chunks(1 << 20) {
        assert_eq!(decoder.decode().unwrap(), None);
        decoder.feed(piece.to_vec());
    }
    assert_eq!(decoder.decode().unwrap(), Some(message.clone()));
    decoder.finish().unwrap();

    let mut strict = Decoder::new().max_payload(MAX_PAYLOAD - 1);
    strict.feed(bytes);
    let error = strict.decode().unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected a payload within the bound of the decoder, found a longer one, byte 0"
    );
}

#[test]
fn a_payload_in_one_piece_is_not_copied() {
    let bytes = ferrosmith_runtime::bytes::Bytes::from(encoded(&Message::new("a payload")));
    let mut decoder = Decoder::new();
    decoder.feed(bytes.clone());
    let message = decoder.decode().unwrap().unwrap();
    assert_eq!(message.payload().as_ptr(), bytes[12..].as_ptr());
}

#[test]
fn a_stream_may_end_before_its_messages_are_asked_for() {
    let bytes = [encoded(&Message::new("first")), encoded(&Message::new("second"))].concat();
    for split in 0..=bytes.len() {
        let mut decoder = Decoder::new();
        decoder.feed(bytes[..split].to_vec());
        let whole = [0, encoded(&Message::new("first")).len(), bytes.len()].contains(&split);
        assert_eq!(decoder.finish().is_ok(), whole, "{split}");
        decoder.feed(bytes[split..].to_vec());
        decoder.finish().unwrap();
        let read = [(); 3].map(|()| decoder.decode().unwrap().map(|message| message.payload().to_vec()));
        assert_eq!(read, [Some(b"first".to_vec()), Some(b"second".to_vec()), None], "{split}");
    }
}

#[test]
fn values_are_not_printed() {
    let message = Message::new("hunter2").header("password", String("hunter2")).unwrap();
    let text = format!("{message:?} {:?} {:?}", message.headers(), message.headers().iter());
    assert!(text.contains("password") && text.contains("7 bytes") && !text.contains("hunter2"), "{text}");
}
