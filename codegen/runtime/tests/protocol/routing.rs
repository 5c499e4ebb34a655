//! From requests to operations.

use bytes::Bytes;
use ferrosmith_runtime::Router;
use ferrosmith_runtime::protocol::{REST_JSON_1, Reason, ServerProtocol};
use http::{Method, Request};

use super::service::SERVICE;

fn request(method: Method, uri: &str, headers: &[(&'static str, &'static str)]) -> Request<Bytes> {
    let builder =
        headers.iter().fold(Request::builder().method(method).uri(uri), |builder, (name, value)| {
            builder.header(*name, *value)
        });
    builder.body(Bytes::new()).unwrap()
}

fn route(
    method: Method,
    uri: &str,
    headers: &[(&'static str, &'static str)],
) -> Result<&'static str, Reason> {
    let found = Router::new(&SERVICE).route(&request(method, uri, headers));
    found.map(|routed| routed.operation.name).map_err(|rejection| rejection.reason())
}

#[test]
fn by_method_path_and_query() {
    assert_eq!(route(Method::PUT, "/b/x/y/z?put", &[]), Ok("Put"));
    assert_eq!(route(Method::POST, "/b/uploads", &[]), Ok("PutUpload"));
    assert_eq!(route(Method::GET, "/b/uploads", &[]), Ok("GetUpload"));
    assert_eq!(route(Method::PUT, "/b/x/y", &[]), Err(Reason::UnknownOperation), "the query is a part of it");
    assert_eq!(route(Method::DELETE, "/b/uploads", &[]), Err(Reason::MethodNotAllowed));
    assert_eq!(route(Method::GET, "/", &[]), Err(Reason::UnknownOperation));
}

#[test]
fn a_slash_at_the_end_is_optional() {
    assert_eq!(route(Method::GET, "/b/uploads/", &[]), Ok("GetUpload"));
    assert_eq!(route(Method::GET, "/b/uploads//", &[]), Err(Reason::UnknownOperation));
    assert_eq!(route(Method::PUT, "/b/x/?put", &[]), Err(Reason::UnknownOperation), "the key is missing");
}

#[test]
fn a_literal_of_the_query_without_a_value_takes_any() {
    for query in ["put", "put=", "put=yes", "a=b&put", "%70ut"] {
        assert_eq!(route(Method::PUT, &format!("/b/x/y?{query}"), &[]), Ok("Put"), "{query}");
    }
    for query in ["", "PUT", "a=put", "putt"] {
        let found = route(Method::PUT, &format!("/b/x/y?{query}"), &[]);
        assert_eq!(found, Err(Reason::UnknownOperation), "{query}");
    }
}

#[test]
fn an_operation_whose_name_is_in_its_query_may_be_told_by_its_members() {
    for (query, of, name) in [
        ("", None, "GetShelf"),
        ("x-id=GetShelf&part=1", Some("a"), "GetShelf"),
        ("part=1", Some("a"), "GetShelfPart"),
        ("part=1", None, "GetShelf"),
        ("a=b&x-id=GetShelfPart", None, "GetShelfPart"),
        ("owner", None, "GetShelfOwner"),
    ] {
        let headers: Vec<_> = of.map(|of| ("x-of", of)).into_iter().collect();
        assert_eq!(route(Method::GET, &format!("/shelf?{query}"), &headers), Ok(name), "{query}");
    }
    assert_eq!(route(Method::GET, "/shelf?x-id=ListShelf", &[]), Err(Reason::UnknownOperation));
    // It is to say what is missing.
    assert_eq!(route(Method::PUT, "/shelf", &[]), Ok("PutShelfPart"));
}

#[test]
fn the_query_tells_bindings_of_one_path_apart() {
    for (uri, operation) in
        [("/owners", "GetOwners"), ("/owners?new", "GetOwners"), ("/owners?old", "GetOldOwners")]
    {
        assert_eq!(route(Method::GET, uri, &[]), Ok(operation), "{uri}");
    }
}

#[test]
fn by_target() {
    let with = |target, media| [("x-amz-target", target), ("content-type", media)];
    let json = "application/x-amz-json-1.0";
    let target = |target| with(target, json);
    assert_eq!(route(Method::POST, "/", &target("Store.PutOwner")), Ok("PutOwner"));
    assert_eq!(
        route(Method::POST, "/?a=b", &with("Store.PutOwner", "application/x-amz-json-1.0; charset=utf-8")),
        Ok("PutOwner")
    );
    for unknown in
        ["Store.Nothing", "Store_20200101.PutOwner", "Other.PutOwner", "PutOwner", "test#Store.PutOwner", ""]
    {
        assert_eq!(route(Method::POST, "/", &target(unknown)), Err(Reason::UnknownOperation), "{unknown}");
    }
    assert_eq!(route(Method::POST, "/b/uploads", &target("Store.PutOwner")), Err(Reason::UnknownOperation));
    for media in ["application/json", "text/plain", ""] {
        let found = route(Method::POST, "/", &with("Store.PutOwner", media));
        assert_eq!(found, Err(Reason::UnsupportedMediaType), "{media}");
    }
    let found = route(Method::POST, "/", &[("x-amz-target", "Store.PutOwner")]);
    assert_eq!(found, Err(Reason::UnsupportedMediaType), "no content type");
}

#[test]
fn a_router_takes_namespaces_before_services_where_it_is_told_to() {
    let router = Router::new(&SERVICE).namespaced_targets();
    let json = ("content-type", "application/x-amz-json-1.0");
    let route = |target| {
        let routed = router.route(&request(Method::POST, "/", &[("x-amz-target", target), json]));
        routed.map(|routed| routed.operation.name).map_err(|rejection| rejection.reason())
    };
    for target in
        ["Store.PutOwner", "test.Store.PutOwner", "com.example.v1.Store.PutOwner", ".Store.PutOwner"]
    {
        assert_eq!(route(target), Ok("PutOwner"), "{target}");
    }
    for target in
        ["com.example.Other.PutOwner", "Store.Other.PutOwner", "com.BigStore.PutOwner", "Store.Store.Nothing"]
    {
        assert_eq!(route(target), Err(Reason::UnknownOperation), "{target}");
    }
    // The path and the media type count.
    let elsewhere = request(Method::POST, "/any", &[("x-amz-target", "test.Store.PutOwner"), json]);
    assert!(router.route(&elsewhere).is_err());
}

#[test]
fn a_lenient_router_takes_requests_of_a_service_by_another_name() {
    let router = Router::new(&SERVICE).lenient();
    let request = request(Method::POST, "/any", &[("x-amz-target", "Store_20200101.PutOwner")]);
    assert_eq!(router.route(&request).unwrap().operation.name, "PutOwner");
}

#[test]
fn by_the_path_of_rpc_v2() {
    let headers = [("smithy-protocol", "rpc-v2-cbor")];
    assert_eq!(route(Method::POST, "/service/Store/operation/Watch", &headers), Ok("Watch"));
    assert_eq!(route(Method::POST, "/prefix/service/Store/operation/Watch", &headers), Ok("Watch"));
    for path in
        ["/service/Other/operation/Watch", "/service/Store/operation/None", "/service/Store/Watch", "/"]
    {
        assert_eq!(route(Method::POST, path, &headers), Err(Reason::UnknownOperation), "{path}");
    }
}

#[test]
fn the_service_of_rpc_v2_may_be_named_in_full() {
    let headers = [("smithy-protocol", "rpc-v2-cbor")];
    assert_eq!(route(Method::POST, "/service/test.Store/operation/Watch", &headers), Ok("Watch"));
    for path in ["/service/best.Store/operation/Watch", "/service/test.Store/operation/test.Watch"] {
        assert_eq!(route(Method::POST, path, &headers), Err(Reason::UnknownOperation), "{path}");
    }
}

#[test]
fn what_has_no_bindings_is_posted() {
    let rpc = ("smithy-protocol", "rpc-v2-cbor");
    let found = route(Method::GET, "/service/Store/operation/Watch", &[rpc]);
    assert_eq!(found, Err(Reason::MethodNotAllowed));
    let found = route(Method::GET, "/", &[("x-amz-target", "Store.PutOwner")]);
    assert_eq!(found, Err(Reason::MethodNotAllowed));
}

#[test]
fn a_refused_method_is_answered_with_those_of_the_path() {
    let rpc = [("smithy-protocol", "rpc-v2-cbor")];
    let cases: [(Method, &str, &[_], &str); 2] = [
        (Method::DELETE, "/b/uploads", &[], "GET, POST"),
        (Method::GET, "/service/Store/operation/Watch", &rpc, "POST"),
    ];
    for (method, path, headers, allow) in cases {
        let refused = Router::new(&SERVICE).route(&request(method.clone(), path, headers)).unwrap_err();
        assert_eq!(refused.response().headers()["allow"], allow, "{path}");
        let expected = format!("expected a method of this path ({allow}), found {method}");
        assert_eq!(refused.message(), expected);
    }
    let long = Method::from_bytes(&[b'M'; 5000]).unwrap();
    let refused = Router::new(&SERVICE).route(&request(long, "/b/uploads", &[])).unwrap_err();
    assert!(refused.message().ends_with(&format!("found {}…", "M".repeat(64))), "{}", refused.message());
    let unknown = Router::new(&SERVICE).route(&request(Method::GET, "/", &[])).unwrap_err();
    assert!(!unknown.response().headers().contains_key("allow"));
}

#[test]
fn two_operations_in_one_request_are_none() {
    for name in ["x-amz-target", "x-amzn-target"] {
        let headers = [("smithy-protocol", "rpc-v2-cbor"), (name, "Store.PutOwner")];
        let found = route(Method::POST, "/service/Store/operation/Watch", &headers);
        assert_eq!(found, Err(Reason::Serialization), "{name}");
    }
}

/// Its client can read that alone.
#[test]
fn a_protocol_that_the_service_has_not_is_told_in_that_protocol() {
    let cbor = request(Method::POST, "/service/Store/operation/Watch", &[("smithy-protocol", "rpc-v2-cbor")]);
    let headers = [("x-amz-target", "Store.PutOwner"), ("content-type", "application/x-amz-json-1.0")];
    let json = request(Method::POST, "/", &headers);
    let router = Router::new(&SERVICE).protocols([&REST_JSON_1 as &dyn ServerProtocol]);
    for (request, name) in [(cbor, "smithy.protocols#rpcv2Cbor"), (json, "aws.protocols#awsJson1_0")] {
        let rejection = router.route(&request).unwrap_err();
        assert_eq!((rejection.reason(), rejection.protocol().id()), (Reason::UnknownOperation, name));
        let name = name.rsplit('#').next().unwrap();
        let expected =
            format!("expected a request in a protocol of test#Store (restJson1), found one in {name}");
        assert_eq!(rejection.message(), expected);
    }
    // A form may be from anyone.
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let rejection = router.route(&request(Method::POST, "/x", &form)).unwrap_err();
    assert_eq!(rejection.protocol().id(), "aws.protocols#restJson1");
}

#[test]
fn the_rejection_says_what_was_looked_for() {
    let rejection = Router::new(&SERVICE).route(&request(Method::GET, "/x", &[])).unwrap_err();
    assert_eq!(
        rejection.to_string(),
        "UnknownOperationException: expected a method and path of test#Store, found a path that no operation has \
         (status 404)"
    );
}
