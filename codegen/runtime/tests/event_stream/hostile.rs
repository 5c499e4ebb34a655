//! Bytes that are no messages: errors that say where, once and for all, and no memory for empty promises.

use ferrosmith_runtime::event_stream::{Decoder, EventReader, FrameError, HeaderValue, MAX_HEADERS, Message};
use ferrosmith_runtime::protocol::{ProtocolFacts as _, REST_JSON_1, Side};

use super::streaming::ServerEvents;
use super::wire;

fn message() -> Vec<u8> {
    let mut bytes = Vec::new();
    let message = Message::new("payload").header("name", HeaderValue::String("value")).unwrap();
    message.encode(&mut bytes).unwrap();
    bytes
}

/// Returns a message with these headers. `claimed` is their length that it states.
fn frame(headers: &[u8], claimed: u32) -> Vec<u8> {
    wire::frame(headers, claimed, &[])
}

fn error_of(bytes: Vec<u8>) -> FrameError {
    let mut decoder = Decoder::new();
    decoder.feed(bytes);
    let error = decoder.decode().unwrap_err();
    // It comes again, whatever follows.
    decoder.feed(message());
    assert_eq!(decoder.decode().unwrap_err(), error);
    assert_eq!(decoder.finish().unwrap_err(), error);
    error
}

#[test]
fn a_bit_that_is_another_one_is_noticed() {
    let whole = message();
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let error = error_of(bytes).to_string();
        let of = if bit < 96 {
            "expected the lengths that their checksum is of, found others, byte 0"
        } else {
            "expected the message that its checksum is of, found another one, byte 32"
        };
        assert_eq!(error, of, "bit {bit}");
    }
}

#[test]
fn malformed_headers_are_refused_at_their_place() {
    let after =
        |header: &[u8]| error_of(frame(&[b"\x01a\0".as_slice(), header].concat(), 3 + header.len() as u32));
    for (header, problem) in [
        (b"\0\0".as_slice(), "expected a name of a header, found an empty one, byte 15"),
        (b"\x02b", "expected more bytes of a header, found their end, byte 15"),
        (b"\x01b", "expected more bytes of a header, found their end, byte 15"),
        (b"\x01b\x0A", "expected the type of a header, 0 to 9, found another number, byte 15"),
        (b"\x01b\x04\0\0\0", "expected more bytes of a header, found their end, byte 15"),
        (b"\x01b\x07\0\x05four", "expected more bytes of a header, found their end, byte 15"),
        (b"\x01b\x06\x80\0", "expected a header of at most 32767 bytes, found a longer one, byte 15"),
        (b"\x01b\x07\0\x01\xFF", "expected a header in UTF-8, found other bytes, byte 15"),
        (b"\x01\xFF\0", "expected a name of a header in UTF-8, found other bytes, byte 15"),
        (b"\x01a\x01", "expected headers of different names, found a name twice, byte 15"),
    ] {
        assert_eq!(after(header).to_string(), problem);
    }
}

#[test]
fn headers_are_checked_in_every_message_whatever_came_before() {
    let headers: [(&[u8], bool); 4] = [
        (b"\x01a\0", true),
        (b"\x01a\0\x01b\0", true),
        (b"\x01a\0\x01a\0", false), // a name twice
        (b"\x01a", false),          // cut off
    ];
    for first in headers {
        for second in headers {
            let mut decoder = Decoder::new();
            let mut all_valid = true;
            for (headers, is_valid) in [first, first, second, first] {
                decoder.feed(frame(headers, headers.len() as u32));
                all_valid &= is_valid; // after an error, none is read
                let decoded = decoder.decode().ok().flatten();
                let expected = all_valid.then_some(headers);
                let found = decoded.as_ref().map(|message| message.headers().as_bytes());
                assert_eq!(found, expected, "{headers:?} of {first:?} and {second:?}");
            }
        }
    }
}

#[test]
fn lengths_that_contradict_each_other_are_refused() {
    let error = error_of(frame(b"\x01a\0", 4)).to_string();
    assert_eq!(error, "expected a message that holds its headers, found a shorter one, byte 0");
    let error = error_of(frame(b"\x01a\0", u32::MAX)).to_string();
    assert_eq!(error, "expected headers of at most 131072 bytes, found more, byte 4");
}

#[test]
fn the_place_counts_from_the_start_of_the_stream() {
    let mut decoder = Decoder::new();
    decoder.feed(message());
    decoder.feed(b"anything else".to_vec());
    assert!(decoder.decode().unwrap().is_some());
    assert_eq!(decoder.decode().unwrap_err().offset(), Some(36));
}

#[test]
fn an_end_within_a_message_is_an_error() {
    let whole = message();
    for end in 1..whole.len() {
        let mut decoder = Decoder::new();
        decoder.feed(whole[..end].to_vec());
        assert_eq!(decoder.decode(), Ok(None));
        let error = decoder.finish().unwrap_err();
        assert_eq!(error.message(), "expected the rest of a message, found the end of the stream");
        assert_eq!(error.offset(), Some(end as u64));
    }
}

#[test]
fn an_end_after_a_length_that_no_message_has_is_an_error() {
    for (length, count) in (0..16_u8).flat_map(|length| (4..12).map(move |count| (length, count))) {
        let mut bytes = vec![0; count];
        bytes[3] = length;
        let mut decoder = Decoder::new();
        decoder.feed([message(), bytes].concat());
        assert!(decoder.decode().unwrap().is_some());
        // Too few bytes to tell more.
        assert_eq!(decoder.decode(), Ok(None));
        assert!(decoder.finish().is_err(), "{length} in {count} bytes");
    }
}

#[test]
fn a_hundred_thousand_headers_of_one_name_take_no_time() {
    let headers = b"\x01a\0".repeat(43_000);
    let error = error_of(frame(&headers, headers.len() as u32));
    assert_eq!(error.offset(), Some(15));
}

#[test]
fn a_name_twice_is_found_among_few_and_many() {
    for count in 1_u8..30 {
        let headers: Vec<[u8; 3]> = (0..count).map(|index| [1, b'a' + index, 1]).collect();
        let mut decoder = Decoder::new();
        decoder.feed(frame(headers.as_flattened(), u32::from(count) * 3));
        assert_eq!(decoder.decode().unwrap().unwrap().headers().iter().count(), usize::from(count));
        for again in 0..count {
            let mut twice = headers.clone();
            twice.push([1, b'a' + again, 1]);
            let error = error_of(frame(twice.as_flattened(), u32::from(count) * 3 + 3));
            assert_eq!(error.message(), "expected headers of different names, found a name twice");
            assert_eq!(error.offset(), Some(12 + u64::from(count) * 3));
        }
    }
}

#[test]
fn sizes_of_headers_and_payloads_are_for_servers_to_check_and_both_together_for_clients() {
    let mut headers = Vec::new();
    for name in b"abcdef" {
        headers.extend([1, *name, 7]);
        headers.extend(30_000_u16.to_be_bytes());
        headers.extend([b'x'; 30_000]);
    }
    let size = u32::try_from(headers.len()).unwrap();
    let read = |side: Side, payload: usize| {
        let codec = REST_JSON_1.event_codec().unwrap();
        let mut reader = EventReader::<ServerEvents>::new(codec, side).max_payload(100_000);
        reader.feed(wire::frame(&headers, size, &vec![b'x'; payload]));
        reader.read_message().map(|message| message.is_some()).map_err(|error| error.to_string())
    };
    assert_eq!(read(Side::Client, 1_000), Ok(true));
    // Of 131,072 bytes for headers they take 180,030: so much less is left for the payload.
    let left = 100_000 + MAX_HEADERS - headers.len();
    assert_eq!(read(Side::Client, left), Ok(true));
    assert!(read(Side::Client, left + 1).unwrap_err().contains("within the bound"));
    assert!(read(Side::Server, 1_000).unwrap_err().contains("headers of at most 131072 bytes"));
}
