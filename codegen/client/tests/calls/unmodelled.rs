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
