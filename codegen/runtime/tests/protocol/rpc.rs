//! The protocols without HTTP bindings.

use bytes::Bytes;
use ferrosmith_runtime::protocol::Reason;
use ferrosmith_runtime::protocol::{self, AWS_JSON_1_0, AWS_JSON_1_1, Protocol, RPC_V2_CBOR, RPC_V2_JSON};
use ferrosmith_runtime::{Operation, ServerOptions, ServiceError};
use http::{HeaderValue, Response};

use super::service::{Busy, Error, Owner, Put, PutInput, PutOutput, header, input, options};

const ALL: [&dyn Protocol; 4] = [&AWS_JSON_1_0, &AWS_JSON_1_1, &RPC_V2_CBOR, &RPC_V2_JSON];

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
    let request = Put::request_with(&AWS_JSON_1_0, &input(), &options()).unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("POST", "/"));
    assert_eq!(header(request.headers(), "x-amz-target"), "Store.Put");
    assert_eq!(header(request.headers(), "content-type"), "application/x-amz-json-1.0");
    assert_eq!(header(request.headers(), "x-amzn-query-mode"), "true");
    assert_eq!(request.body().as_ref(), br#"{"bucket":"b","key":"k","token":"t-1","tenant":"ada"}"#);
}

#[test]
fn rpc_v2_has_a_path_and_a_name() {
    let request = Put::request_with(&RPC_V2_CBOR, &input(), &options()).unwrap();
    assert_eq!(request.uri(), "/service/Store/operation/Put");
    assert_eq!(header(request.headers(), "smithy-protocol"), "rpc-v2-cbor");
    assert_eq!(header(request.headers(), "accept"), "application/cbor");
    assert_eq!(protocol::recognize(Put::SERVICE, &request), Some(&RPC_V2_CBOR as _));
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
    let response = Put::respond_with(&AWS_JSON_1_1, Err(&Error::Busy(busy.clone()))).unwrap();
    assert_eq!(response.body().as_ref(), br#"{"__type":"Busy","message":"later"}"#);
    let response = Put::respond_with(&AWS_JSON_1_0, Err(&Error::Busy(busy))).unwrap();
    assert_eq!(response.body().as_ref(), br##"{"__type":"test#Busy","message":"later"}"##);
}

#[test]
fn a_response_of_rpc_v2_says_so() {
    let body = Bytes::from_static(br#"{"owner":{"name":"ada"}}"#);
    for (name, read) in [(Some("rpc-v2-json"), true), (Some("rpc-v2-cbor"), false), (None, false)] {
        let mut response = Response::new(body.clone());
        if let Some(name) = name {
            response.headers_mut().insert("smithy-protocol", HeaderValue::from_static(name));
        }
        let found = Put::response_with(&RPC_V2_JSON, &response);
        assert_eq!(found.is_ok(), read, "{name:?}");
        if let Err(error) = found {
            assert!(error.to_string().contains("whose header Smithy-Protocol"), "{error}");
        }
    }
}

#[test]
fn a_response_of_another_peer_than_rpc_v2_has_no_modelled_errors() {
    let body = Bytes::from_static(br#"{"__type":"NoSuchKey","message":"m"}"#);
    let error = Put::response_with(&RPC_V2_JSON, &Response::builder().status(503).body(body).unwrap());
    match error.unwrap_err() {
        Error::Unhandled(error) => {
            let said = (error.code(), error.message(), error.status());
            assert_eq!(said, (None, None, Some(503)), "the specification forbids to use them");
        }
        other => panic!("{other}"),
    }
}

#[test]
fn an_error_of_rpc_v2_is_told_by_its_body_alone() {
    let read = |body: &'static str| {
        let response = Response::builder().status(404).header("smithy-protocol", "rpc-v2-json");
        let response =
            response.header("x-amzn-errortype", "NoSuchKey").body(Bytes::from_static(body.as_bytes()));
        Put::response_with(&RPC_V2_JSON, &response.unwrap()).unwrap_err()
    };
    assert!(matches!(read(r#"{"__type":"test#Busy"}"#), Error::Busy(_)));
    for body in [r#"{"code":"Busy"}"#, r#"{"Code":"Busy"}"#, "{}", ""] {
        assert!(matches!(read(body), Error::Unhandled(error) if error.code().is_none()), "{body}");
    }
}

#[test]
fn a_request_of_rpc_v2_has_no_target() {
    for name in ["x-amz-target", "x-amzn-target"] {
        let mut request = Put::request_with(&RPC_V2_CBOR, &input(), &options()).unwrap();
        request.headers_mut().insert(name, HeaderValue::from_static("Store.Watch"));
        let rejection = Put::parse_request(&request).unwrap_err();
        assert_eq!(rejection.reason(), Reason::Serialization, "{name}");
        assert_eq!(header(rejection.response().headers(), "smithy-protocol"), "rpc-v2-cbor");
    }
}

#[test]
fn only_200_is_a_success_of_rpc_v2() {
    let body = Bytes::from_static(br#"{"owner":{"name":"ada"}}"#);
    for status in [201, 202, 204, 301] {
        let response = Response::builder().status(status).header("smithy-protocol", "rpc-v2-json");
        assert!(Put::response_with(&RPC_V2_JSON, &response.body(body.clone()).unwrap()).is_err(), "{status}");
    }
}
