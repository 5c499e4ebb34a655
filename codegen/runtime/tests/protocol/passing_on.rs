//! Errors that a proxy passes on: what the model does not know of them goes on, too.

use bytes::Bytes;
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::protocol::{ALL, AWS_JSON_1_0, Protocol, REST_JSON_1, RPC_V2_CBOR};
use http::Response;

use super::service::{Error, Put, header};

fn unhandled(protocol: &'static dyn Protocol, response: &Response<Bytes>) -> Unhandled {
    match Put::response_with(protocol, response) {
        Err(Error::Unhandled(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// The response of a proxy to the response of the service behind it.
fn passed_on(protocol: &'static dyn Protocol, response: &Response<Bytes>) -> Response<Bytes> {
    Put::respond_with(protocol, Err(&unhandled(protocol, response).into())).unwrap()
}

fn response(status: u16, headers: &[(&'static str, &'static str)], body: &'static [u8]) -> Response<Bytes> {
    let builder = headers
        .iter()
        .fold(Response::builder().status(status), |builder, (name, value)| builder.header(*name, *value));
    builder.body(Bytes::from_static(body)).unwrap()
}

#[test]
fn an_unknown_error_goes_on_in_any_protocol() {
    let headers = [("x-amzn-errortype", "NeverSeen"), ("x-amzn-requestid", "r-9")];
    let error = unhandled(&REST_JSON_1, &response(418, &headers, br#"{"message":"why"}"#)).into();
    for protocol in ALL.iter().copied() {
        let passed = Put::respond_with(protocol, Err(&error)).unwrap();
        assert_eq!(passed.status(), 418);
        let again = unhandled(protocol, &passed);
        let said = (again.code(), again.message(), again.request_id());
        assert_eq!(said, (Some("NeverSeen"), Some("why"), Some("r-9")), "{protocol:?}");
    }
    let nothing = Put::respond(Err(&Error::Unhandled(Unhandled::default()))).unwrap();
    assert_eq!((nothing.status().as_u16(), nothing.body().as_ref()), (500, &b"{}"[..]));
}

#[test]
fn in_its_own_protocol_its_body_goes_on_as_it_came() {
    let body = br#"{ "__type": "a.b#NeverSeen", "Message": "why", "retryInSeconds": 1.50, "more": [1, 2] }"#;
    for protocol in [&REST_JSON_1 as &dyn Protocol, &AWS_JSON_1_0] {
        let headers = [
            ("content-type", "application/json; charset=utf-8"),
            ("retry-after", "2"),
            ("server", "upstream"),
            ("x-amzn-errortype", "NeverSeen:http://example.com/"),
            ("x-amzn-requestid", "r-9"),
        ];
        let passed = passed_on(protocol, &response(418, &headers, body));
        assert_eq!((passed.status().as_u16(), passed.body().as_ref()), (418, &body[..]));
        for (name, value) in headers {
            let expected = if name == "server" { "-" } else { value };
            assert_eq!(header(passed.headers(), name), expected, "{name}");
        }
        assert_eq!(header(passed.headers(), "content-length"), body.len().to_string());
        assert!(passed.headers().keys().all(|name| passed.headers().get_all(name).iter().count() == 1));
    }
}

#[test]
fn a_page_instead_of_an_error_goes_on_as_a_page() {
    let page = response(502, &[("content-type", "text/html")], b"<html>Bad Gateway</html>");
    let passed = passed_on(&REST_JSON_1, &page);
    assert_eq!((passed.status().as_u16(), passed.body().as_ref()), (502, &b"<html>Bad Gateway</html>"[..]));
    assert_eq!(header(passed.headers(), "content-type"), "text/html");
    let passed = passed_on(&REST_JSON_1, &response(503, &[], b""));
    assert_eq!((passed.status().as_u16(), passed.body().as_ref()), (503, &b""[..]));
    assert_eq!(header(passed.headers(), "content-type"), "-");
    // This one shows by its head to be of someone who does not speak the protocol.
    let passed = passed_on(&RPC_V2_CBOR, &page);
    assert_eq!(header(passed.headers(), "content-type"), "application/cbor");
    assert_eq!(unhandled(&RPC_V2_CBOR, &passed).code(), Some("InternalFailureException"));
}

#[test]
fn the_code_of_a_query_protocol_goes_on() {
    let headers =
        [("x-amzn-query-error", "Old.NeverSeen;Sender"), ("content-type", "application/x-amz-json-1.0")];
    let passed = passed_on(&AWS_JSON_1_0, &response(400, &headers, br#"{"__type":"a.b#NeverSeen"}"#));
    assert_eq!(header(passed.headers(), "x-amzn-query-error"), "Old.NeverSeen;Sender");
    assert_eq!(passed.body().as_ref(), br#"{"__type":"a.b#NeverSeen"}"#);
    assert_eq!(unhandled(&AWS_JSON_1_0, &passed).code(), Some("Old.NeverSeen"));
}

#[test]
fn an_error_that_was_changed_is_written_anew() {
    let body = br#"{"message":"table users of db-3 is locked"}"#;
    let error = || unhandled(&REST_JSON_1, &response(500, &[("x-amzn-errortype", "Locked")], body));
    for (changed, expected) in [
        (error().with_message("try later"), (Some("Locked"), Some("try later"))),
        (error().with_code("Internal").with_message("-"), (Some("Internal"), Some("-"))),
        (error().with_body(""), (Some("Locked"), error().message())),
    ] {
        let passed = Put::respond(Err(&changed.into())).unwrap();
        let again = unhandled(&REST_JSON_1, &passed);
        assert_eq!((again.code(), again.message()), expected);
        assert_eq!(header(passed.headers(), "content-type"), "application/json");
    }
    let passed = Put::respond(Err(&error().with_request_id("r-1").into())).unwrap();
    assert_eq!((passed.body().as_ref(), header(passed.headers(), "x-amzn-requestid")), (&body[..], "r-1"));
}

#[test]
fn an_output_that_could_not_be_read_never_goes_on() {
    let error = unhandled(&REST_JSON_1, &response(200, &[], br#"{"owner":{"name":7,"password":"secret"}}"#));
    let passed = Put::respond(Err(&error.into())).unwrap();
    assert_eq!((passed.status().as_u16(), passed.body().as_ref()), (500, &b"{}"[..]));
}
