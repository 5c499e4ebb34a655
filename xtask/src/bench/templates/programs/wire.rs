//! Makes HTTP messages of typed values and typed values of HTTP messages, as a client and as a
//! server do, and the JSON in them by itself.

mod allocations;
mod associations;
mod race;

use std::error::Error;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::json::{self, Options};
use ferrosmith_runtime::{Operation, Router};
use generated::license_manager_user_subscriptions::{
    AssociateUser, AssociateUserInput, AssociateUserOutput, ListUserAssociations, ListUserAssociationsOutput,
};

const BATCH: usize = 64;

fn main() -> Result<(), Box<dyn Error>> {
    let input = associations::request();
    let output = associations::response();
    let request = AssociateUser::request(&input)?;
    let response = AssociateUser::respond(Ok(&output))?;
    let arrived = arrived(response.body());
    println!("request.bytes {}", request.body().len());
    println!("response.bytes {}", response.body().len());
    assert!(AssociateUser::parse_request(&request)? == input, "the request is not what was sent");
    assert!(AssociateUser::response(&arrived)? == output, "the response is not what was sent");

    let options = Options::default();
    let (sent, answered) = (request.body(), arrived.body());
    let of = |name: &str, message: &dyn race::Racer, body: &dyn race::Racer| {
        race::of(name, BATCH, &[("ours", message), ("body", body)]);
    };
    of("request", &|| AssociateUser::request(&input), &|| json::body(&input, &options));
    of("response", &|| AssociateUser::response(&arrived), &|| {
        json::from_slice::<AssociateUserOutput>(answered)
    });
    of("parse_request", &|| AssociateUser::parse_request(&request), &|| {
        json::from_slice::<AssociateUserInput>(sent)
    });
    of("respond", &|| AssociateUser::respond(Ok(&output)), &|| json::to_vec(&output));

    let list = Response::new(Bytes::from(json::to_vec(&associations::list(associations::SUMMARIES))?));
    println!("list.bytes {}", list.body().len());
    race::of(
        "list",
        1,
        &[
            ("ours", &|| ListUserAssociations::response(&list)),
            ("body", &|| json::from_slice::<ListUserAssociationsOutput>(list.body())),
        ],
    );

    let router = Router::new(AssociateUser::SERVICE);
    assert!(router.route(&request)?.operation.name == AssociateUser::SCHEMA.name, "the router is lost");
    println!("operations {}", AssociateUser::SERVICE.operations.len());
    race::of("route", BATCH, &[("ours", &|| router.route(&request))]);
    Ok(())
}

/// Returns a response with the headers that come from the service.
fn arrived(body: &Bytes) -> Response<Bytes> {
    let mut response = Response::new(body.clone());
    let headers = [
        ("date", "Sat, 31 Jan 2026 12:00:00 GMT"),
        ("content-type", "application/json"),
        ("x-amzn-requestid", "7f3a6a53-0c92-4a7b-9b0a-3c1b4f0f9d10"),
        ("x-amz-apigw-id", "YQx2sGkLFiAEb0g="),
        ("x-amzn-trace-id", "Root=1-697df0c0-1b2c3d4e5f60718293a4b5c6"),
    ];
    for (name, value) in headers {
        use ferrosmith_runtime::http::{HeaderName, HeaderValue};
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}
