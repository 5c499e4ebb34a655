//! Decodes a thousand events of one kilobyte, in turns with the frames of `aws-smithy-eventstream` and with the codec alone.

mod allocations;
mod race;

use std::error::Error;

use aws_smithy_eventstream::frame::read_message_from;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{EventReader, EventWriter};
use ferrosmith_runtime::protocol::{ProtocolFacts, REST_JSON_1, Side};
use ferrosmith_runtime::{Blob, __rt as rt, json};

const EVENTS: usize = 1000;

/// A piece of sound, or lines of a log.
#[derive(Clone)]
enum Event {
    Sound(Sound),
    Lines(Lines),
    Unknown(rt::UnknownMember),
}

impl Event {
    const SCHEMA: &'static rt::Schema = &rt::Schema {
        id: "bench#Event",
        name: "Event",
        members: &[rt::Member("sound", 0, &[]), rt::Member("lines", 0, &[])],
        by_key: &[],
        sensitive: false,
        error: None,
    };
}
rt::union!(Event { Sound(value), Lines(value) });

#[derive(Clone)]
struct Sound {
    data: Option<Blob>,
}

impl rt::StructureShape for Sound {
    const SCHEMA: &'static rt::Schema = &rt::Schema {
        id: "bench#Sound",
        name: "Sound",
        members: &[rt::Member("data", rt::EVENT_PAYLOAD, &[])],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    rt::fields!(data);
}
rt::structure!(Sound);

#[derive(Clone)]
struct Lines {
    sampled: Option<bool>,
    results: Option<Vec<Line>>,
}

impl rt::StructureShape for Lines {
    const SCHEMA: &'static rt::Schema = &rt::Schema {
        id: "bench#Lines",
        name: "Lines",
        members: &[
            rt::Member("sampled", 0, &[]),
            rt::Member("results", 0, &[]),
        ],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    rt::fields!(sampled, results);
}
rt::structure!(Lines);

#[derive(Clone)]
struct Line {
    stream: Option<String>,
    group: Option<String>,
    message: Option<String>,
    time: Option<i64>,
}

impl rt::StructureShape for Line {
    const SCHEMA: &'static rt::Schema = &rt::Schema {
        id: "bench#Line",
        name: "Line",
        members: &[
            rt::Member("logStreamName", 0, &[]),
            rt::Member("logGroupIdentifier", 0, &[]),
            rt::Member("message", 0, &[]),
            rt::Member("timestamp", 0, &[]),
        ],
        by_key: &[],
        sensitive: false,
        error: None,
    };
    rt::fields!(stream, group, message, time);
}
rt::structure!(Line);

fn sound() -> Event {
    Event::Sound(Sound { data: Some(Blob::new(vec![7; 1000])) })
}

fn lines(event: usize) -> Lines {
    let line = |index: usize| Line {
        stream: Some(format!("2026/11/26/[$LATEST]{:032x}", event * 7_919 + index)),
        group: Some("111122223333:/aws/lambda/checkout".to_owned()),
        message: Some(format!("INFO request {event}-{index} took 12 ms, 3 items, total 41.50 EUR, no retry")),
        time: Some(1_764_160_496_789 + event as i64),
    };
    Lines { sampled: Some(false), results: Some((0..4).map(line).collect()) }
}

/// Reads all events of a body.
fn decoded(body: &Bytes) -> Result<Vec<Event>, Box<dyn Error>> {
    let codec = REST_JSON_1.event_codec().ok_or("no events")?;
    let mut reader = EventReader::<Event>::new(codec, Side::Client);
    let mut events = Vec::with_capacity(EVENTS);
    reader.feed(body.clone());
    while let Some(event) = reader.read().map_err(|_| "an event is malformed")? {
        events.extend(event.known());
    }
    reader.finish().map_err(|_| "the body is not whole")?;
    Ok(events)
}

/// Reads the frames of a body, and leaves their payloads.
fn frames(body: &Bytes) -> Result<Vec<aws_smithy_types::event_stream::Message>, Box<dyn Error>> {
    let (mut rest, mut messages) = (body.clone(), Vec::with_capacity(EVENTS));
    while !rest.is_empty() {
        messages.push(read_message_from(&mut rest)?);
    }
    Ok(messages)
}

fn body(events: impl Iterator<Item = Event>) -> Result<Bytes, Box<dyn Error>> {
    let mut writer = EventWriter::new(REST_JSON_1.event_codec().ok_or("no events")?);
    let mut body = Vec::new();
    for event in events {
        body.extend(writer.write(&event)?);
    }
    Ok(body.into())
}

fn main() -> Result<(), Box<dyn Error>> {
    let blobs = body((0..EVENTS).map(|_| sound()))?;
    println!("blobs.bytes {}", blobs.len());
    assert!(decoded(&blobs)?.len() == EVENTS && frames(&blobs)?.len() == EVENTS, "an event is lost");
    let texts = body((0..EVENTS).map(lines).map(Event::Lines))?;
    println!("texts.bytes {}", texts.len());
    assert!(decoded(&texts)?.len() == EVENTS && frames(&texts)?.len() == EVENTS, "an event is lost");
    let payloads: Vec<Bytes> = frames(&texts)?.iter().map(|message| message.payload().clone()).collect();
    let codec = || payloads.iter().map(|payload| json::from_slice::<Lines>(payload)).collect::<Vec<_>>();
    assert!(codec().iter().all(Result::is_ok), "a payload is malformed");
    race::of("blobs", 1, &[("ours", &|| decoded(&blobs)), ("official", &|| frames(&blobs))]);
    race::of("texts", 1, &[
        ("ours", &|| decoded(&texts)),
        ("official", &|| frames(&texts)),
        ("codec", &codec),
    ]);
    Ok(())
}
