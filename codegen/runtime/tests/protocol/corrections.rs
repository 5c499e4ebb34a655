//! Required members that a response lacks: a client leaves them empty, and tells which to who asks.

use bytes::Bytes;
use ferrosmith_runtime::Operation;
use ferrosmith_runtime::protocol::{
    AWS_JSON_1_0, ClientProtocol, MessageError, Protocol, REST_JSON_1, RPC_V2_CBOR, ResponseRef,
};
use http::Response;

use super::service::{Error, GetOwners, Put, PutOutput, PutOwner};

fn response(headers: &[(&'static str, &'static str)], body: &'static [u8]) -> Response<Bytes> {
    let builder =
        headers.iter().fold(Response::builder(), |builder, (name, value)| builder.header(*name, *value));
    builder.body(Bytes::from_static(body)).unwrap()
}

fn missing<O: Operation>(protocol: &'static dyn Protocol, response: &Response<Bytes>) -> Vec<String>
where
    O::Output: std::fmt::Debug,
{
    O::response_with(protocol, response).expect("the same without the list");
    O::response_checked(Some(protocol), response).unwrap().1
}

#[test]
fn what_is_missing_is_told_with_its_path() {
    let none: [&str; 0] = [];
    for protocol in [&REST_JSON_1 as &dyn Protocol, &AWS_JSON_1_0] {
        assert_eq!(missing::<Put>(protocol, &response(&[], br#"{"owner":{"name":""}}"#)), none);
        assert_eq!(missing::<Put>(protocol, &response(&[], br#"{"owner":{}}"#)), ["/owner/name"]);
        for body in ["{}", "", " ", r#"{"owner":null}"#] {
            assert_eq!(missing::<Put>(protocol, &response(&[], body.as_bytes())), ["/owner"], "{body:?}");
        }
    }
    let headers = [("smithy-protocol", "rpc-v2-cbor")];
    assert_eq!(missing::<Put>(&RPC_V2_CBOR, &response(&headers, b"\xa1\x65owner\xa0")), ["/owner/name"]);
    assert_eq!(missing::<Put>(&RPC_V2_CBOR, &response(&headers, b"")), ["/owner"]);
    // The rest of the output is there.
    let response = response(&[("etag", "e")], br#"{"owner":{}}"#);
    let (output, _): (PutOutput, _) = Put::response_checked(None, &response).unwrap();
    assert_eq!((output.tag.as_deref(), output.owner.name.as_str()), (Some("e"), ""));
}

#[test]
fn headers_and_payloads_count() {
    let none: [&str; 0] = [];
    assert_eq!(missing::<PutOwner>(&REST_JSON_1, &response(&[], b"{}")), ["/owner/name"]);
    assert_eq!(missing::<PutOwner>(&REST_JSON_1, &response(&[], b"")), none, "an optional payload");
    let owners = br#"{"owners":[{"name":"ada"},{}],"union":{}}"#;
    assert_eq!(missing::<GetOwners>(&REST_JSON_1, &response(&[], owners)), ["/count", "/owners/1/name"]);
    assert_eq!(missing::<GetOwners>(&REST_JSON_1, &response(&[("x-count", "1")], b"{}")), ["/owners"]);
}

#[test]
fn an_error_is_an_error() {
    let lacks = Response::builder().status(404).header("x-amzn-errortype", "NoSuchKey");
    let error = Put::response_checked(None, &lacks.body(Bytes::from_static(b"{}")).unwrap()).unwrap_err();
    assert!(matches!(error, Error::NoSuchKey(_)), "{error}");
    let error = Put::response_checked(None, &response(&[], br#"{"owner":{"name":7}}"#)).unwrap_err();
    assert!(error.to_string().contains("owner.name: expected a string, found a number"), "{error}");
}

#[test]
fn a_protocol_tells_it_in_an_error() {
    let response = response(&[], br#"{"owner":{}}"#);
    let read = |report_missing| {
        let response = ResponseRef { report_missing, ..ResponseRef::whole(&response) };
        REST_JSON_1.read_output(Put::SCHEMA, &response, &mut PutOutput::default())
    };
    assert!(read(false).is_ok());
    let error = read(true).unwrap_err();
    assert!(matches!(&error, MessageError::Missing { members, .. } if members == &["/owner/name"]));
    assert_eq!(error.to_string(), "test#PutOutput: expected the required members /owner/name, found none");
}
