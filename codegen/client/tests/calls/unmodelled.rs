//! Facts of services that their models do not tell.

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use generated::datazone::{GetDomain, GetDomainError, GetDomainInput, GetDomainOutput};
use http::{HeaderName, HeaderValue};

use crate::client;
use crate::support::{Service, answer};

struct OfGlacier;

impl Operation for OfGlacier {
    type Input = GetDomainInput;
    type Output = GetDomainOutput;
    type Error = GetDomainError;
    const SCHEMA: &'static OperationSchema = GetDomain::SCHEMA;
    const SERVICE: &'static ServiceSchema = &ServiceSchema {
        id: "com.amazonaws.glacier#Glacier",
        version: "2012-06-01",
        ..*<GetDomain as Operation>::SERVICE
    };
}

#[tokio::test(flavor = "current_thread")]
async fn a_service_that_wants_its_version_gets_it_signed() {
    let service = Service::with([answer(200, "{}"), answer(200, "{}"), answer(200, "{}")]);
    let client = client(&service);
    let input = || GetDomainInput::new("dzd_1");
    client.call::<OfGlacier>(input()).await.unwrap();
    let (name, other) =
        (HeaderName::from_static("x-amz-glacier-version"), HeaderValue::from_static("2000-01-01"));
    client.call::<OfGlacier>(input()).header(name, other).await.unwrap();
    client.call::<GetDomain>(input()).await.unwrap();
    let requests = service.requests();
    let version = |index: usize| requests[index].headers().get("x-amz-glacier-version");
    assert_eq!(version(0).unwrap(), "2012-06-01");
    let signature = requests[0].headers()["authorization"].to_str().unwrap();
    assert!(signature.contains("x-amz-glacier-version"), "{signature}");
    assert_eq!(version(1).unwrap(), "2000-01-01");
    assert_eq!(version(2), None);
}

struct OfRoute53;

impl Operation for OfRoute53 {
    type Input = GetDomainInput;
    type Output = GetDomainOutput;
    type Error = GetDomainError;
    const SCHEMA: &'static OperationSchema = GetDomain::SCHEMA;
    const SERVICE: &'static ServiceSchema =
        &ServiceSchema { id: "com.amazonaws.route53#AWSDnsV20130401", ..*<GetDomain as Operation>::SERVICE };
}

/// Returns the label of the request that a call sends.
async fn label<O: Operation<Input = GetDomainInput>>(id: &str) -> String {
    let service = Service::with([answer(200, "{}")]);
    client(&service).call::<O>(GetDomainInput::new(id)).await.unwrap();
    service.requests()[0].uri().path().strip_prefix("/v2/domains/").unwrap().to_owned()
}

/// The service returns ids with the path before them, and takes them without it.
#[tokio::test(flavor = "current_thread")]
async fn ids_of_route_53_are_sent_without_their_path() {
    for id in [
        "Z1",
        "/hostedzone/Z1",
        "hostedzone/Z1",
        "/change/Z1",
        "change/Z1",
        "/delegationset/Z1",
        "delegationset/Z1",
    ] {
        assert_eq!(label::<OfRoute53>(id).await, "Z1", "{id}");
    }
    assert_eq!(label::<OfRoute53>("hostedzone").await, "hostedzone");
    assert_eq!(label::<OfRoute53>("/healthcheck/Z1").await, "%2Fhealthcheck%2FZ1");
    assert_eq!(label::<OfRoute53>("/change/change/Z1").await, "change%2FZ1");
    assert_eq!(label::<GetDomain>("/hostedzone/Z1").await, "%2Fhostedzone%2FZ1");
}
