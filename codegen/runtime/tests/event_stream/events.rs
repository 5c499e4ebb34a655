//! Events as messages: headers, payloads, errors, and what is not in the model.

use ferrosmith_runtime::error::ServiceError;
use ferrosmith_runtime::event_stream::{
    Decoder, Event, EventError, EventReader, EventWriter, HeaderValue, Message, SignMessages,
};
use ferrosmith_runtime::protocol::{AWS_JSON_1_1, ProtocolFacts, REST_JSON_1, RPC_V2_CBOR, Side};
use ferrosmith_runtime::validate::Violation;
use ferrosmith_runtime::{Blob, Timestamp, UnknownMember};

use crate::PROTOCOLS;
use crate::streaming::{ClientEvents, Closed, Leave, Measured, Note, Picture, Said, ServerEvents, Typing};

type Message0 = crate::streaming::Message;

fn message_of(protocol: &'static dyn ProtocolFacts, event: &ServerEvents) -> Message {
    let mut writer = EventWriter::new(protocol.event_codec().unwrap());
    let mut decoder = Decoder::new();
    decoder.feed(writer.write(event).unwrap());
    decoder.decode().unwrap().unwrap()
}

fn read(
    protocol: &'static dyn ProtocolFacts,
    side: Side,
    message: &Message,
) -> Result<Event<ServerEvents>, EventError<ServerEvents>> {
    let mut reader = EventReader::new(protocol.event_codec().unwrap(), side);
    let mut bytes = Vec::new();
    message.encode(&mut bytes).unwrap();
    reader.feed(bytes);
    let event = reader.read()?.unwrap();
    reader.finish()?;
    Ok(event)
}

/// Every kind of event, full and as empty as can be.
fn all() -> Vec<ServerEvents> {
    let time = Timestamp::from_millis(1_700_000_000_123);
    let full =
        Measured::new().boolean(true).byte(-1).short(-2_i16).integer(-3).long(-4_i64).blob("b").time(time);
    vec![
        Said::new().by("ada").at(time).message(Message0::new().text("hi")).into(),
        Said::new().into(),
        Picture::new().r#type("png").data(b"\0\x01").into(),
        Picture::new().data("").into(),
        Picture::new().into(),
        Typing::new("ada", "dear").into(),
        Note::new().text("n").into(),
        Note::new().text("").into(),
        Note::new().into(),
        full.into(),
        Measured::new().boolean(false).into(),
    ]
}

#[test]
fn every_event_comes_back_in_every_format() {
    for &protocol in PROTOCOLS {
        for (event, side) in
            all().into_iter().flat_map(|event| [(event.clone(), Side::Client), (event, Side::Server)])
        {
            let message = message_of(protocol, &event);
            let found = read(protocol, side, &message).unwrap();
            assert_eq!(found, Event::Known(event), "{protocol:?}");
        }
    }
}

#[test]
fn headers_and_payload_are_where_the_model_has_them() {
    let said = Said::new().by("ada").message(Message0::new().text("hi")).into();
    let message = message_of(&REST_JSON_1, &said);
    let headers: Vec<_> = message.headers().iter().collect();
    let text = HeaderValue::String;
    assert_eq!(
        headers,
        [
            (":message-type", text("event")),
            (":event-type", text("said")),
            (":content-type", text("application/json")),
            ("by", text("ada"))
        ]
    );
    assert_eq!(message.payload(), r#"{"text":"hi"}"#);

    let typing = message_of(&AWS_JSON_1_1, &Typing::new("ada", "dear").into());
    assert_eq!(typing.payload(), r#"{"draft":"dear"}"#);
    assert_eq!(typing.headers().text(":content-type"), Some("application/json"));
    let picture = message_of(&RPC_V2_CBOR, &Picture::new().data("x").into());
    assert_eq!(picture.payload(), "x");
    assert_eq!(picture.headers().text(":content-type"), Some("application/octet-stream"));
    let note = message_of(&REST_JSON_1, &Note::new().text("x").into());
    assert_eq!(note.headers().text(":content-type"), Some("text/plain"));
    let measured = message_of(&REST_JSON_1, &Measured::new().byte(1).into());
    assert!(measured.payload().is_empty() && measured.headers().get(":content-type").is_none());
    assert_eq!(measured.headers().get("byte"), Some(HeaderValue::Byte(1)));

    let mut writer = EventWriter::new(REST_JSON_1.event_codec().unwrap());
    let mut decoder = Decoder::new();
    decoder.feed(writer.write(&ClientEvents::Leave(Leave::new())).unwrap());
    assert_eq!(decoder.decode().unwrap().unwrap().payload(), "{}"); // nothing says that it has none
}

#[test]
fn modelled_errors_are_exceptions() {
    let closed = ServerEvents::Closed(Closed::new().message("for good"));
    let message = message_of(&REST_JSON_1, &closed);
    assert_eq!(message.headers().text(":message-type"), Some("exception"));
    assert_eq!(message.headers().text(":exception-type"), Some("Closed"));
    let error = read(&REST_JSON_1, Side::Client, &message).unwrap_err();
    let EventError::Exception(ServerEvents::Closed(found)) = &error else { panic!("{error}") };
    assert_eq!(found.message(), Some("for good"));
    assert!(error.to_string().contains("for good"), "{error}");
}

#[test]
fn errors_that_the_model_does_not_know_keep_what_they_say() {
    let message = Message::new(r#"{"Message":"slow down","x":1}"#)
        .header(":message-type", HeaderValue::String("exception"))
        .unwrap()
        .header(":exception-type", HeaderValue::String("throttlingException"))
        .unwrap();
    let error = read(&REST_JSON_1, Side::Client, &message).unwrap_err();
    let EventError::Unhandled(error) = error else { panic!("{error}") };
    assert_eq!((error.code(), error.message()), (Some("throttlingException"), Some("slow down")));
    assert_eq!(error.body(), message.payload());

    let mut writer = EventWriter::<ServerEvents>::new(REST_JSON_1.event_codec().unwrap());
    let mut reader = EventReader::<ServerEvents>::new(REST_JSON_1.event_codec().unwrap(), Side::Client);
    reader.feed(writer.write_error("InternalError", "broken").unwrap());
    let error = reader.read().unwrap_err();
    assert_eq!(error.to_string(), "InternalError: broken");
}

#[test]
fn unknown_events_are_kept_and_written_again() {
    let message = Message::new("anything")
        .header(":message-type", HeaderValue::String("event"))
        .unwrap()
        .header(":event-type", HeaderValue::String("moved"))
        .unwrap()
        .header("id", HeaderValue::Uuid([7; 16]))
        .unwrap();
    let Event::Unknown(kept) = read(&REST_JSON_1, Side::Client, &message).unwrap() else { panic!() };
    assert_eq!((kept.name(), &kept), (Some("moved"), &message));
    let mut writer = EventWriter::<ServerEvents>::new(REST_JSON_1.event_codec().unwrap());
    let mut bytes = Vec::new();
    message.encode(&mut bytes).unwrap();
    assert_eq!(writer.write_message(&kept).unwrap(), bytes);

    // One that a program makes.
    let made = ServerEvents::Unknown(UnknownMember::new("moved", "there"));
    let message = message_of(&REST_JSON_1, &made);
    assert_eq!((message.name(), &**message.payload()), (Some("moved"), &b"\"there\""[..]));
    let error = writer.write(&ServerEvents::Unknown(UnknownMember::default())).unwrap_err();
    assert!(error.to_string().contains("expected an event, found a union without a member"), "{error}");
}

#[test]
fn messages_that_are_no_events_are_refused_and_the_next_one_is_read() {
    let event = |headers: &[(&str, HeaderValue<'_>)], payload: &'static str| {
        headers
            .iter()
            .fold(Message::new(payload), |message, (name, value)| message.header(name, *value).unwrap())
    };
    let text = HeaderValue::String;
    let said = [(":message-type", text("event")), (":event-type", text("said"))];
    for (message, problem) in [
        (event(&[], ""), ":message-type: expected the header, found none"),
        (
            event(&[(":message-type", HeaderValue::ByteArray(b"event"))], ""),
            ":message-type: expected a header that is a string, found another type",
        ),
        (
            event(&[(":message-type", text("vent"))], ""),
            ":message-type: expected event, exception or error, found another text",
        ),
        (event(&said[..1], ""), ":event-type: expected the header, found none"),
        (
            event(&[(":message-type", text("exception"))], ""),
            ":exception-type: expected the header, found none",
        ),
        (event(&[(":message-type", text("error"))], ""), ":error-code: expected the header, found none"),
        (
            event(&[said[0], said[1], ("by", HeaderValue::Byte(1))], ""),
            "fixture.streaming#Said: by: expected a header of the member's type, found another type",
        ),
        (event(&[said[0], said[1], (":content-type", text("application/json"))], ""), "byte 0"),
        (
            event(&said, "{\"text\":1}"),
            "fixture.streaming#Said: text: expected a string, found a number, byte",
        ),
        (event(&[said[0], (":event-type", text("note"))], ""), ""),
    ] {
        let mut reader = EventReader::<ServerEvents>::new(REST_JSON_1.event_codec().unwrap(), Side::Server);
        let mut bytes = Vec::new();
        message.encode(&mut bytes).unwrap();
        message_of(&REST_JSON_1, &all()[0]).encode(&mut bytes).unwrap();
        reader.feed(bytes);
        match reader.read() {
            Ok(Some(Event::Known(ServerEvents::Note(note)))) => {
                assert!(problem.is_empty() && note.text.is_none())
            }
            Ok(found) => panic!("{problem}: {found:?}"),
            Err(EventError::Message(error)) => assert!(error.to_string().contains(problem), "{error}"),
            Err(error) => panic!("{error}"),
        }
        assert_eq!(reader.read().unwrap(), Some(Event::Known(all().remove(0))), "{problem}");
    }
}

#[test]
fn a_client_makes_the_best_of_what_a_service_leaves_out() {
    let message = |headers: &[(&str, &str)]| {
        headers.iter().fold(Message::new(""), |message, (name, text)| {
            message.header(name, HeaderValue::String(text)).unwrap()
        })
    };
    let said = [(":message-type", "event"), (":event-type", "said"), (":content-type", "application/json")];
    for &protocol in PROTOCOLS {
        let found = read(protocol, Side::Client, &message(&said)).unwrap();
        assert_eq!(found, Event::Known(Said::new().into()), "{protocol:?}");
    }
    let error = message(&[(":message-type", "error"), (":error-message", "out of order")]);
    let error = read(&REST_JSON_1, Side::Client, &error).unwrap_err();
    let EventError::Unhandled(error) = error else { panic!("{error}") };
    assert_eq!((error.code(), error.message()), (None, Some("out of order")));
}

#[test]
fn the_text_of_an_error_is_cut_to_what_a_header_holds() {
    for text in ["why", &"e".repeat(40_000), &"😀".repeat(20_000)] {
        let mut writer = EventWriter::<ServerEvents>::new(REST_JSON_1.event_codec().unwrap());
        let mut decoder = Decoder::new();
        decoder.feed(writer.write_error("Failed", text).unwrap());
        let message = decoder.decode().unwrap().unwrap();
        let error = read(&REST_JSON_1, Side::Client, &message).unwrap_err();
        let EventError::Unhandled(error) = error else { panic!("{error}") };
        assert_eq!(error.code(), Some("Failed"));
        let found = error.message().unwrap();
        assert!(found == text || found.len() > 8000 && text.starts_with(found.strip_suffix('…').unwrap()));
    }
}

#[test]
fn an_error_that_a_client_sends_is_not_told_in_the_words_of_a_program() {
    use ferrosmith_runtime::protocol::Refusal;
    let closed = ServerEvents::from(Closed::new());
    let refusal = Refusal::from(EventError::Exception(closed));
    assert_eq!(refusal.message, "expected an event, found an error that the client sent");
}

#[test]
fn a_server_wants_required_members_and_a_client_does_without() {
    let typing = |headers: &[&str], payload: &'static str| {
        let message = Message::new(payload)
            .header(":message-type", HeaderValue::String("event"))
            .and_then(|message| message.header(":event-type", HeaderValue::String("typing")))
            .unwrap();
        headers.iter().fold(message, |message, name| message.header(name, HeaderValue::String("x")).unwrap())
    };
    for (message, paths) in [
        (typing(&[], r#"{"draft":"x"}"#), &["/by"][..]),
        (typing(&["by"], "{}"), &["/draft"]),
        (typing(&["by"], ""), &["/draft"]),
        (typing(&[], "{}"), &["/by", "/draft"]),
    ] {
        let error = read(&REST_JSON_1, Side::Server, &message).unwrap_err();
        let violations = error.violations().unwrap();
        let mut found: Vec<&str> = violations.iter().map(Violation::path).collect();
        found.sort_unstable();
        assert_eq!(found, paths, "{error}");
        let event = read(&REST_JSON_1, Side::Client, &message).unwrap();
        assert!(matches!(event, Event::Known(ServerEvents::Typing(_))));
    }
}

#[test]
fn a_server_checks_every_constraint_of_an_event() {
    use crate::transfers::Said;
    let write = |text: &str| {
        let mut writer = EventWriter::new(REST_JSON_1.event_codec().unwrap());
        writer.write(&Said::from(crate::transfers::Words::new(text))).unwrap()
    };
    let mut reader = EventReader::<Said>::new(REST_JSON_1.event_codec().unwrap(), Side::Server);
    reader.feed([write("fine"), write(""), write("much too long"), write("again")].concat());
    assert!(reader.read().unwrap().is_some());
    for length in [0, 13] {
        let error = reader.read().unwrap_err();
        let violations: Vec<_> = error.violations().unwrap().iter().collect();
        assert_eq!(
            (violations.len(), violations[0].path(), violations[0].length()),
            (1, "/text", Some(length))
        );
    }
    // Later events can be read; a client checks none.
    assert!(reader.read().unwrap().is_some());
    let mut reader = EventReader::<Said>::new(REST_JSON_1.event_codec().unwrap(), Side::Client);
    reader.feed(write("much too long"));
    assert!(reader.read().unwrap().is_some());
}

/// Carries each message with the number of its bytes.
struct Counting;

impl SignMessages for Counting {
    fn sign(
        &mut self,
        message: ferrosmith_runtime::bytes::Bytes,
    ) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        let count = HeaderValue::Integer(message.len().try_into()?);
        Ok(Message::new(message).header(":chunk-signature", count)?)
    }
}

#[test]
fn signed_messages_are_carried_by_others() {
    let codec = REST_JSON_1.event_codec().unwrap();
    let mut writer = EventWriter::<ServerEvents>::new(codec).sign_with(Counting);
    let mut reader = EventReader::<ServerEvents>::new(codec, Side::Server).open_with(|message| {
        let count = i32::try_from(message.payload().len())?;
        match message.headers().get(":chunk-signature") == Some(HeaderValue::Integer(count)) {
            true => Ok(message.payload().clone()),
            false => Err("a wrong signature".into()),
        }
    });
    for event in all() {
        reader.feed(writer.write(&event).unwrap());
        assert_eq!(reader.read().unwrap(), Some(Event::Known(event)));
    }
    let end = writer.finish().unwrap();
    assert!(!end.is_empty());
    reader.feed(end);
    assert_eq!(reader.read().unwrap(), None);
    reader.finish().unwrap();

    let mut plain = Vec::new();
    message_of(&REST_JSON_1, &all()[0]).encode(&mut plain).unwrap();
    reader.feed(plain);
    assert_eq!(reader.read().unwrap_err().to_string(), "the body ended early: a wrong signature");
}

#[test]
fn a_large_payload_takes_no_more_than_it_is() {
    let picture = ServerEvents::Picture(Picture::new().data(Blob::from(vec![1; 1 << 20])));
    let message = message_of(&RPC_V2_CBOR, &picture);
    assert_eq!(read(&RPC_V2_CBOR, Side::Client, &message).unwrap().known(), Some(picture));
}
