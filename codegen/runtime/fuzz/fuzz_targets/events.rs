//! Any headers and payloads, in messages whose checksums are right, as events in every format and on either side: they are
//! read or refused, and what is read is written and read alike.
#![no_main]

use ferrosmith_runtime::event_stream::{Decoder, Event, EventReader, EventWriter, Message};
use ferrosmith_runtime::protocol::{ALL, ProtocolFacts, Side};
use ferrosmith_runtime::{Union, Value};
use libfuzzer_sys::fuzz_target;

#[rustfmt::skip]
#[path = "../../../tests/fixtures/streaming/expected/mod.snap.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod streaming;
#[path = "../../tests/event_stream/wire.rs"]
mod wire;

use streaming::{ClientEvents, ServerEvents};

/// The start of a message's headers, before those of the input.
const STARTS: [&[(&str, &str)]; 10] = [
    &[],
    &[(":message-type", "event"), (":event-type", "said")],
    &[(":message-type", "event"), (":event-type", "picture")],
    &[(":message-type", "event"), (":event-type", "typing")],
    &[(":message-type", "event"), (":event-type", "note")],
    &[(":message-type", "event"), (":event-type", "measured")],
    &[(":message-type", "event"), (":event-type", "say")],
    &[(":message-type", "event"), (":event-type", "leave")],
    &[(":message-type", "exception"), (":exception-type", "closed")],
    &[(":message-type", "error"), (":error-code", "code")],
];

fuzz_target!(|bytes: &[u8]| {
    let mut stream = Vec::new();
    let mut rest = bytes;
    while let [start, headers, payload, after @ ..] = rest {
        let (headers, after) = after.split_at(usize::from(*headers).min(after.len()));
        let (payload, after) = after.split_at(usize::from(*payload).min(after.len()));
        stream.extend(frame(STARTS[usize::from(*start) % STARTS.len()], headers, payload));
        rest = after;
    }
    for protocol in ALL.iter().copied().filter(|protocol| protocol.event_codec().is_some()) {
        for side in [Side::Client, Side::Server] {
            events::<ServerEvents>(protocol, side, &stream);
            events::<ClientEvents>(protocol, side, &stream);
        }
    }
});

fn events<E: Union + Value + 'static>(protocol: &'static dyn ProtocolFacts, side: Side, stream: &[u8]) {
    let codec = protocol.event_codec().expect("a protocol with events");
    let mut decoder = Decoder::new();
    decoder.feed(stream.to_vec());
    while let Ok(Some(message)) = decoder.decode() {
        let Some(event) = read::<E>(protocol, side, &message) else { continue };
        let Ok(written) = EventWriter::<E>::new(codec).write(&event) else { continue };
        let mut decoder = Decoder::new();
        decoder.feed(written);
        let message = decoder.decode().expect("a message").expect("a whole one");
        let again = read::<E>(protocol, side, &message).expect("an event that was written");
        let mut bytes = Vec::new();
        message.encode(&mut bytes).expect("a message");
        assert_eq!(EventWriter::<E>::new(codec).write(&again).expect("an event that was read"), bytes);
    }
}

/// Returns the event of a message; `None` if it is none of the model's.
fn read<E: Union + Value + 'static>(
    protocol: &'static dyn ProtocolFacts,
    side: Side,
    message: &Message,
) -> Option<E> {
    let mut reader = EventReader::new(protocol.event_codec()?, side);
    let mut bytes = Vec::new();
    message.encode(&mut bytes).expect("a message that was read");
    reader.feed(bytes);
    reader.read().ok()?.and_then(Event::known)
}

/// Returns a message whose headers are those of a start and others.
fn frame(start: &[(&str, &str)], headers: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    for (name, value) in start {
        all.push(name.len() as u8);
        all.extend_from_slice(name.as_bytes());
        all.push(7); // a string
        all.extend((value.len() as u16).to_be_bytes());
        all.extend_from_slice(value.as_bytes());
    }
    all.extend_from_slice(headers);
    wire::frame(&all, all.len() as u32, payload)
}
