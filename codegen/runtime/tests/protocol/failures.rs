//! A client's errors for responses that are no success.

use bytes::Bytes;
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::protocol::{ErrorResponse, RPC_V2_CBOR};
use http::Response;

use super::service::{Error, NoSuchKey, Owner, Put, PutOutput, header};

fn response(status: u16, headers: &[(&'static str, &'static str)], body: &'static str) -> Response<Bytes> {
    let builder = headers
        .iter()
        .fold(Response::builder().status(status), |builder, (name, value)| builder.header(*name, *value));
    builder.body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn unhandled(response: &Response<Bytes>) -> Unhandled {
    match Put::response(response) {
        Err(Error::Unhandled(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(output) => panic!("{output:?}"),
    }
}

#[test]
fn the_members_of_a_success_that_cannot_be_read_are_not_those_of_an_error() {
    let body = r#"{"code":"c","message":"m","owner":{"name":7}}"#;
    let error = unhandled(&response(200, &[("x-amz-request-id", "r-2")], body));
    assert_eq!((error.code(), error.message(), error.request_id()), (None, None, Some("r-2")));
    assert!(error.to_string().contains("owner.name: expected a string, found a number"), "{error}");
}

#[test]
fn an_error_comes_back_with_its_headers() {
    let mut error = NoSuchKey::default();
    error.message = Some("gone".into());
    error.key = Some("k".into());
    let sent = Put::respond(Err(&Error::NoSuchKey(error.clone()))).unwrap();
    assert_eq!(sent.status(), 404);
    assert_eq!(header(sent.headers(), "x-amzn-errortype"), "NoSuchKey");
    assert_eq!(sent.body().as_ref(), br#"{"message":"gone"}"#);
    match Put::response(&sent).unwrap_err() {
        Error::NoSuchKey(read) => assert_eq!((read.key, read.message), (error.key, error.message)),
        other => panic!("{other}"),
    }
}

#[test]
fn the_type_is_in_a_header_or_in_the_body_with_or_without_decoration() {
    for (headers, body) in [
        (&[("X-Amzn-ErrorType", "NoSuchKey:http://example.com/")][..], ""),
        (&[], r#"{"__type":"other.namespace#NoSuchKey"}"#),
        (&[], r#"{"code":"NoSuchKey"}"#),
        (&[("X-Amzn-ErrorType", "")], r#"{"__type":"","code":"NoSuchKey"}"#),
    ] {
        let error = Put::response(&response(404, headers, body)).unwrap_err();
        assert!(matches!(error, Error::NoSuchKey(_)), "{error}");
    }
}

#[test]
fn a_page_of_a_proxy_is_told_as_it_came() {
    let headers = [("content-type", "text/html"), ("x-amzn-requestid", "r-1")];
    let error = unhandled(&response(502, &headers, "<html><body>Bad Gateway</body></html>"));
    assert_eq!((error.status(), error.request_id()), (Some(502), Some("r-1")));
    assert_eq!(
        error.to_string(),
        "unknown error: the body starts with `<html><body>Bad Gateway</body></html>` (status 502, request id r-1)"
    );
}

#[test]
fn what_a_gateway_answers_is_shown_and_is_no_error_of_the_service() {
    let response = response(403, &[("content-type", "application/json")], r#"{"message":"Forbidden"}"#);
    let error = Put::response_with(&RPC_V2_CBOR, &response).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"unknown error: the body starts with `{\"message\":\"Forbidden\"}` (status 403)"#
    );
}

#[test]
fn an_error_that_the_operation_does_not_list_may_have_sensitive_members() {
    let secret = r#"{"__type":"Forbidden","reason":"hush"}"#;
    let error = unhandled(&response(403, &[], secret));
    assert_eq!((error.code(), error.body()), (Some("Forbidden"), &Bytes::from(secret)));
    assert_eq!(error.to_string(), "Forbidden (status 403)");
    assert!(!format!("{error:?}").contains("hush"), "{error:?}");
}

#[test]
fn an_empty_body_is_told_too() {
    assert_eq!(unhandled(&response(503, &[], "")).to_string(), "unknown error (status 503)");
}

#[test]
fn a_success_that_cannot_be_read_says_why() {
    let error = unhandled(&response(200, &[("x-amz-request-id", "r-2")], "<html>captive portal</html>"));
    assert_eq!(error.request_id(), Some("r-2"));
    assert_eq!(error.body(), "<html>captive portal</html>");
    assert!(error.to_string().contains("test#PutOutput: expected an object"), "{error}");
    let error = unhandled(&response(200, &[], r#"{"owner":{"name":7}}"#));
    assert!(error.to_string().contains("owner.name: expected a string, found a number, byte 17"), "{error}");
}

#[test]
fn a_code_or_a_status_says_to_try_again() {
    let retryable = |status, code: &'static str| {
        let error = unhandled(&response(status, &[("x-amzn-errortype", code)], ""));
        let error = Error::Unhandled(error);
        (error.is_retryable(), error.is_throttling())
    };
    assert_eq!(retryable(400, "RequestTimeout"), (true, false));
    assert_eq!(retryable(408, "RequestTimeoutException"), (true, false));
    assert_eq!(retryable(400, "SlowDown"), (true, true));
    assert_eq!(retryable(429, ""), (true, true));
    assert_eq!(retryable(504, "Any"), (true, false));
    assert_eq!(retryable(400, "Any"), (false, false));
    assert_eq!(retryable(501, "Any"), (false, false));
}

#[test]
fn a_failure_with_the_status_of_a_success_says_to_try_again() {
    let late = |code: &str| Error::Unhandled(Unhandled::of_status(200).with_code(code));
    assert!(late("InternalError").is_retryable() && !late("InternalError").is_throttling());
    assert!(late("SlowDown").is_throttling());
    let error = Put::response(&response(200, &[("x-amzn-errortype", "NoSuchKey")], "{}")).unwrap_err();
    assert!(matches!(error, Error::NoSuchKey(_)) && !error.is_retryable());
    assert!(!Error::Unhandled(unhandled(&response(200, &[], "no json"))).is_retryable());
}

#[test]
fn a_status_may_lie() {
    let error = Put::response(&response(200, &[("x-amzn-errortype", "NoSuchKey")], "{}")).unwrap_err();
    assert!(matches!(error, Error::NoSuchKey(_)));
    let error = Put::response(&response(200, &[], r#"{"__type":"NoSuchKey","message":"m"}"#)).unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("NoSuchKey"), Some("m")));
    assert!(Put::response(&response(200, &[], r#"{"__type":"PutOutput"}"#)).is_ok());
    assert_eq!(unhandled(&response(301, &[("location", "/")], "")).status(), Some(301));
}

#[test]
fn a_status_that_http_has_not_is_refused() {
    let answer = |status| {
        Put::respond(Ok(&PutOutput { status, tag: None, owner: Owner { name: "ada".into() } }))
            .map(|response| response.status().as_u16())
            .map_err(|error| error.to_string())
    };
    assert_eq!([answer(None), answer(Some(0)), answer(Some(299))], [Ok(200), Ok(200), Ok(299)]);
    for status in [-1, 99, 1000, i32::MAX] {
        let expected = "test#PutOutput: status: expected a status of HTTP, 100 to 999, found another number";
        assert_eq!(answer(Some(status)), Err(expected.to_owned()), "{status}");
    }
}

#[test]
fn more_headers_than_a_message_may_have_do_no_harm() {
    let names: Vec<String> = (0..40_000).map(|number| format!("x-{number}")).collect();
    let headers: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    let response = ErrorResponse::new(404, br#"{"__type":"NoSuchKey"}"#).headers(&headers);
    assert!(matches!(response.read::<Error>(), Error::NoSuchKey(_)));
}

#[test]
fn a_type_that_is_empty_is_none() {
    let headers = [("x-amzn-errortype", "")];
    let error = Put::response(&response(404, &headers, r#"{"__type":"NoSuchKey"}"#)).unwrap_err();
    assert!(matches!(error, Error::NoSuchKey(_)), "{error}");
    assert_eq!(unhandled(&response(404, &headers, "")).code(), None);
}

#[test]
fn what_a_service_leaves_out_stays_empty() {
    let output = Put::response(&response(202, &[("etag", "e")], "{}")).unwrap();
    assert_eq!(
        (output.status, output.tag.as_deref(), output.owner.name.as_str()),
        (Some(202), Some("e"), "")
    );
    assert!(Put::response(&response(200, &[], "")).is_ok());
}

#[test]
fn a_modelled_error_with_a_body_that_is_none_is_unhandled() {
    let error = unhandled(&response(404, &[("x-amzn-errortype", "NoSuchKey")], "<html>"));
    assert_eq!(error.code(), Some("NoSuchKey"));
    assert!(error.cause().is_some());
    assert!(error.to_string().starts_with("NoSuchKey: unreadable response: test#NoSuchKey: "), "{error}");
}
