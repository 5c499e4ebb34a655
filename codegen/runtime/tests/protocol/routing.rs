//! From requests to operations.

use bytes::Bytes;
use ferrosmith_runtime::Router;
use ferrosmith_runtime::protocol::Reason;
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
    found.map(|operation| operation.name).map_err(|rejection| rejection.reason())
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
fn by_target() {
    let target = |target| [("x-amz-target", target)];
    assert_eq!(route(Method::POST, "/", &target("Store.PutOwner")), Ok("PutOwner"));
    assert_eq!(route(Method::POST, "/", &target("Store_20200101.PutOwner")), Ok("PutOwner"));
    assert_eq!(route(Method::POST, "/", &target("Store.Nothing")), Err(Reason::UnknownOperation));
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
fn the_rejection_says_what_was_looked_for() {
    let rejection = Router::new(&SERVICE).route(&request(Method::GET, "/x", &[])).unwrap_err();
    assert_eq!(
        rejection.to_string(),
        "UnknownOperationException: expected a method and path of test#Store, found a path that no operation has \
         (status 404)"
    );
}
