//! The protocols without HTTP bindings.

use bytes::Bytes;
use ferrosmith_runtime::operation::Protocol;
use ferrosmith_runtime::{Operation, ServerOptions};
use http::Response;

use super::service::{Busy, Error, Owner, Put, PutInput, PutOutput, header, input, options};

const ALL: [Protocol; 4] =
    [Protocol::AwsJson1_0, Protocol::AwsJson1_1, Protocol::RpcV2Cbor, Protocol::RpcV2Json];

#[test]
fn every_protocol_carries_all_members_there_and_back() {
    let mut given = PutInput { names: Some(vec!["a".into()]), title: Some("hi".into()), ..input() };
    for protocol in ALL {
        let request = Put::request_with(protocol, &given, &options()).unwrap();
        let read = Put::parse_request_with(protocol, &request, &ServerOptions::default()).unwrap();
        given.token = Some("t-1".into()); // the client filled it in
        assert_eq!(read, given, "{protocol:?}");
        given.token = None;

        let output = PutOutput { owner: Owner { name: "ada".into() }, status: Some(7), tag: None };
        let response = Put::respond_with(protocol, Ok(&output)).unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(Put::response_with(protocol, &response).unwrap(), output, "{protocol:?}");
    }
}

#[test]
fn aws_json_names_its_target() {
    let request = Put::request_with(Protocol::AwsJson1_0, &input(), &options()).unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("POST", "/"));
    assert_eq!(header(request.headers(), "x-amz-target"), "Store.Put");
    assert_eq!(header(request.headers(), "content-type"), "application/x-amz-json-1.0");
    assert_eq!(header(request.headers(), "x-amzn-query-mode"), "true");
    assert_eq!(request.body().as_ref(), br#"{"bucket":"b","key":"k","token":"t-1","tenant":"ada"}"#);
}

#[test]
fn rpc_v2_has_a_path_and_a_name() {
    let request = Put::request_with(Protocol::RpcV2Cbor, &input(), &options()).unwrap();
    assert_eq!(request.uri(), "/service/Store/operation/Put");
    assert_eq!(header(request.headers(), "smithy-protocol"), "rpc-v2-cbor");
    assert_eq!(header(request.headers(), "accept"), "application/cbor");
    assert_eq!(Protocol::of(Put::SERVICE, &request), Some(Protocol::RpcV2Cbor));
}

#[test]
fn errors_say_their_type_in_the_body() {
    let mut busy = Busy::default();
    busy.message = Some("later".into());
    for protocol in ALL {
        let response = Put::respond_with(protocol, Err(&Error::Busy(busy.clone()))).unwrap();
        assert_eq!(response.status(), 503);
        assert_eq!(header(response.headers(), "x-amzn-query-error"), "Old.Busy;Sender");
        match Put::response_with(protocol, &response).unwrap_err() {
            Error::Busy(error) => {
                assert_eq!(
                    (error.code(), error.message()),
                    (Some("Old.Busy"), Some("later")),
                    "{protocol:?}"
                );
            }
            other => panic!("{protocol:?}: {other}"),
        }
    }
    let response = Put::respond_with(Protocol::AwsJson1_1, Err(&Error::Busy(busy.clone()))).unwrap();
    assert_eq!(response.body().as_ref(), br#"{"__type":"Busy","message":"later"}"#);
    let response = Put::respond_with(Protocol::AwsJson1_0, Err(&Error::Busy(busy))).unwrap();
    assert_eq!(response.body().as_ref(), br##"{"__type":"test#Busy","message":"later"}"##);
}

#[test]
fn protocols_that_come_later_are_refused() {
    let error = Put::request_with(Protocol::RestXml, &input(), &options()).unwrap_err();
    assert!(error.to_string().contains("found RestXml: choose another"), "{error}");
    let error = Put::response_with(Protocol::AwsQuery, &Response::new(Bytes::new())).unwrap_err();
    assert!(error.to_string().contains("found AwsQuery"), "{error}");
}
