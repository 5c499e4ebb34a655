//! Event streams: many messages, and messages of many pieces.

use ferrosmith_runtime::event_stream::{Decoder, EventError, EventReader, HeaderValue, Message};
use ferrosmith_runtime::protocol::{Protocol, REST_JSON_1, RPC_V2_CBOR, Side};

use super::shapes::Login;
use super::trap::Outcome::{self, Read, Refused};
use super::trap::trap;
use super::wire;

fn bytes_of(message: &Message) -> Vec<u8> {
    let mut bytes = Vec::new();
    message.encode(&mut bytes).unwrap();
    bytes
}

/// A message whose name is of an event.
fn event(name: &str, payload: impl Into<bytes::Bytes>) -> Vec<u8> {
    let message = Message::new(payload)
        .header(":message-type", HeaderValue::String("event"))
        .and_then(|message| message.header(":event-type", HeaderValue::String(name)));
    bytes_of(&message.unwrap())
}

/// Decodes what is fed in pieces of a size, and reads the events.
fn reads(bytes: &[u8], piece: usize) -> bool {
    let protocols: [&dyn Protocol; 2] = [&REST_JSON_1, &RPC_V2_CBOR];
    let [json, _] = protocols.map(|protocol| {
        let mut reader = EventReader::<Login>::new(protocol.event_codec().unwrap(), Side::Client);
        for piece in bytes.chunks(piece) {
            reader.feed(piece.to_vec());
            loop {
                match reader.read() {
                    Ok(Some(_)) => {}
                    Ok(None) => break,
                    Err(EventError::Frame(_)) => return false,
                    Err(_) => {} // later ones can be read
                }
            }
        }
        reader.finish().is_ok()
    });
    json
}

fn messages(name: &str, outcome: Outcome, most: usize, message: &[u8]) {
    let make = |size: usize| message.repeat(size.div_ceil(message.len()));
    for piece in [1, 7, 4096, usize::MAX] {
        trap(&format!("{name} in pieces of {piece}"), outcome, most, make, |bytes| reads(bytes, piece));
    }
}

#[test]
fn many_messages() {
    messages("empty ones", Read, 4, &bytes_of(&Message::new("")));
    messages("unknown events", Read, 4, &event("u", ""));
    messages("known events", Read, 4, &event("sso", "{\"a\":1}"));
    messages("malformed events", Read, 4, &event("sso", "{\"a\":"));
    messages("no messages", Refused, 4, b"anything else but messages");
}

/// The largest payload.
const LARGEST: usize = 16 << 20;

#[test]
fn large_messages() {
    for piece in [1, 4096, usize::MAX] {
        let make = |size: usize| event("u", vec![b' '; size.min(LARGEST)]).repeat(size.div_ceil(LARGEST));
        trap("payloads", Read, 5, make, |bytes| reads(bytes, piece));
        let cut = |size: usize| {
            let mut bytes = make(size.min(LARGEST));
            bytes.pop();
            bytes
        };
        trap("a payload without an end", Refused, 5, cut, |bytes| reads(bytes, piece));
    }
    let header = |number: usize| {
        let name = format!("h{number}");
        [&[name.len() as u8], name.as_bytes(), &[0]].concat()
    };
    let headers: Vec<u8> = (0..10_000).flat_map(header).collect();
    let message = wire::frame(&headers, headers.len() as u32, &[]);
    messages("headers", Read, 12, &message);
}

#[test]
fn claims() {
    // A prelude that claims the largest payload: nothing is reserved for it.
    let prelude = wire::prelude(16 + LARGEST, 0);
    let claim = |size: usize| [prelude.as_slice(), &vec![0; size.min(LARGEST - 1)]].concat();
    trap("a claim", Read, 5, claim, |bytes| {
        let mut decoder = Decoder::new();
        bytes.chunks(1000).all(|piece| {
            decoder.feed(piece.to_vec());
            decoder.decode() == Ok(None)
        })
    });
}
