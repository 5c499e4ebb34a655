//! Operations with events: heads of messages, and what stands before the first event.

use ferrosmith_runtime::event_stream::{Event, EventError, InputEvents, OutputEvents};
use ferrosmith_runtime::http::{HeaderMap, HeaderValue, Request, Response, header};
use ferrosmith_runtime::protocol::{AWS_JSON_1_0, REST_JSON_1, RPC_V2_CBOR, Reason};
use ferrosmith_runtime::{ClientOptions, Operation, ServerOptions, Unstreamed, bytes::Bytes};

use crate::PROTOCOLS;
use crate::streaming::{
    ClientEvents, Closed, Leave, Listen, ListenInput, Note, Say, Send, SendInput, ServerEvents, Subscribe,
    SubscribeError, SubscribeInput, SubscribeOutput,
};

fn content_type(headers: &HeaderMap) -> &str {
    headers[header::CONTENT_TYPE].to_str().unwrap()
}

#[test]
fn events_go_both_ways_in_every_protocol() {
    for &protocol in PROTOCOLS {
        // The client sends its input, and an event.
        let input = SubscribeInput::new("lobby");
        let (request, mut sent) =
            Subscribe::request_events(Some(protocol), &input, &ClientOptions::default()).unwrap();
        assert_eq!(content_type(request.headers()), "application/vnd.amazon.eventstream");
        let first = sent.write(&Say::new().text("hi").into()).unwrap();
        let end = sent.finish().unwrap();

        // The server reads both,
        let (mut initial, mut received, ()) =
            Subscribe::parse_request_events(Some(protocol), request, &ServerOptions::default()).unwrap();
        let in_head = protocol.has_http_bindings();
        if !in_head {
            assert!(initial.read(&mut received).unwrap().is_none());
        }
        received.feed(first);
        received.feed(end);
        assert_eq!(initial.read(&mut received).unwrap(), Some(input));
        let said = received.read().unwrap().and_then(Event::known);
        assert_eq!(said, Some(ClientEvents::Say(Say::new().text("hi"))));
        received.finish().unwrap();

        // and answers.
        let output = SubscribeOutput::new("news");
        let (response, mut sent) = Subscribe::respond_events(Some(protocol), &output).unwrap();
        assert_eq!(content_type(response.headers()), "application/vnd.amazon.eventstream");
        let start = sent.start().unwrap();
        assert_eq!(start.is_empty(), in_head);
        let second = sent.write(&Note::new().text("ho").into()).unwrap();
        let (mut initial, mut received, ()) = Subscribe::response_events(Some(protocol), response).unwrap();
        for bytes in [start, second] {
            received.feed(bytes);
        }
        assert_eq!(initial.read(&mut received).unwrap(), Some(output));
        assert!(initial.read(&mut received).unwrap().is_none()); // once
        let noted = received.read().unwrap().and_then(Event::known);
        assert_eq!(noted, Some(ServerEvents::Note(Note::new().text("ho"))));
    }
}

#[test]
fn a_client_accepts_events_where_the_protocol_wants_it_said() {
    let input = ListenInput::new();
    let request = Listen::request_with(&RPC_V2_CBOR, &input, &ClientOptions::default()).unwrap();
    assert_eq!(request.headers()[header::ACCEPT], "application/vnd.amazon.eventstream");
    let request = Listen::request(&input).unwrap();
    assert!(!request.headers().contains_key(header::ACCEPT));
    // A server takes both, and one who accepts anything else.
    let mut picky = request.clone();
    picky.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    assert!(Listen::parse_request(&request).is_ok() && Listen::parse_request(&picky).is_ok());
}

#[test]
fn an_initial_message_may_be_left_out_where_nothing_is_required() {
    let (response, mut sent) =
        Subscribe::respond_events(Some(&AWS_JSON_1_0), &SubscribeOutput::new("news")).unwrap();
    sent.start().unwrap(); // lost
    let event = sent.write(&Note::new().text("ho").into()).unwrap();
    let (mut initial, mut received, ()) = Subscribe::response_events(Some(&AWS_JSON_1_0), response).unwrap();
    received.feed(event);
    assert_eq!(initial.read(&mut received).unwrap(), Some(SubscribeOutput::new("")));
    assert_eq!(initial.missing(), ["/topic"]);
    assert!(received.read().unwrap().is_some());

    // A head.
    let response = Response::builder().body(()).unwrap();
    let (mut initial, mut received, ()) = Subscribe::response_events(Some(&REST_JSON_1), response).unwrap();
    assert_eq!(initial.missing(), ["/topic"]);
    assert_eq!(initial.read(&mut received).unwrap(), Some(SubscribeOutput::new("")));

    // A body without events.
    let response = Response::builder().body(()).unwrap();
    let (mut initial, mut received, ()) = Subscribe::response_events(Some(&AWS_JSON_1_0), response).unwrap();
    received.finish().unwrap();
    assert_eq!(initial.read(&mut received).unwrap(), Some(SubscribeOutput::new("")));
    assert!(received.read().unwrap().is_none());
}

#[test]
fn a_server_refuses_an_input_that_lacks_members() {
    // In the head.
    let request = Request::post("/subscribe").body(()).unwrap();
    let options = ServerOptions::default();
    let rejection = Subscribe::parse_request_events(None, request, &options).unwrap_err();
    assert_eq!(rejection.reason(), Reason::Validation);

    // In the first message.
    let input = SubscribeInput::new("lobby");
    let (request, mut sent) =
        Subscribe::request_events(Some(&RPC_V2_CBOR), &input, &ClientOptions::default()).unwrap();
    sent.start().unwrap(); // lost
    let event = sent.write(&Leave::new().into()).unwrap();
    let (mut initial, mut received, ()) =
        Subscribe::parse_request_events(Some(&RPC_V2_CBOR), request, &options).unwrap();
    received.feed(event);
    let EventError::Rejection(rejection) = initial.read(&mut received).unwrap_err() else { panic!() };
    assert_eq!((rejection.reason(), rejection.status().as_u16()), (Reason::Validation, 400));
}

#[test]
fn a_body_of_another_type_is_refused() {
    for &protocol in PROTOCOLS {
        let (mut request, _) = Subscribe::request_events(
            Some(protocol),
            &SubscribeInput::new("lobby"),
            &ClientOptions::default(),
        )
        .unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let refused =
            Subscribe::parse_request_events(Some(protocol), request, &ServerOptions::default()).unwrap_err();
        assert_eq!(refused.reason(), Reason::UnsupportedMediaType);
    }
}

#[test]
fn an_error_before_the_events_is_a_whole_response() {
    let error = SubscribeError::from(Closed::new().message("for good"));
    for &protocol in PROTOCOLS {
        let response = Subscribe::respond_with(protocol, Err(&error)).unwrap();
        let Err(Unstreamed::Whole(response)) = Subscribe::response_events(Some(protocol), response) else {
            panic!("read as events")
        };
        assert!(
            Unstreamed::<SubscribeError, _>::Whole(response.clone()).to_string().contains("(status 503)")
        );
        let found = Subscribe::response_with(protocol, &response).unwrap_err();
        assert!(matches!(found, SubscribeError::Closed(_)), "{found:?}");
    }
}

#[test]
fn whole_calls_do_not_leave_events_out() {
    let without = "expected a call with a stream of events, found one without";
    let input = SubscribeInput::new("lobby");
    for &protocol in PROTOCOLS {
        let options = ClientOptions::default();
        let error = Subscribe::request_with(protocol, &input, &options).unwrap_err();
        assert!(error.to_string().contains(without), "{error}");
        assert!(Subscribe::request_stream(Some(protocol), &input, &options, ()).is_err());
        let output = SubscribeOutput::new("news");
        let error = Subscribe::respond_with(protocol, Ok(&output)).unwrap_err();
        assert!(error.to_string().contains(without), "{error}");
        assert!(Subscribe::respond_stream(Some(protocol), &output, ()).is_err());
        let (response, _) = Subscribe::respond_events(Some(protocol), &output).unwrap();
        let error = Subscribe::response_with(protocol, &response.map(|()| Bytes::new())).unwrap_err();
        assert!(error.to_string().contains(without), "{error}");
        let (request, _) = Subscribe::request_events(Some(protocol), &input, &options).unwrap();
        let request = request.map(|()| Bytes::new());
        let refused = Subscribe::parse_request_with(protocol, &request, &ServerOptions::default());
        assert!(refused.unwrap_err().message().contains(without));
    }
    // Operations without events keep their other calls.
    let send = SendInput::new("x", "y");
    assert!(Send::request(&send).is_ok());
}
