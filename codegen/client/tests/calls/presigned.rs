use std::time::Duration;

use ferrosmith_client::client::ErrorKind;
use generated::datazone::{ListDomains, ListDomainsInput};

use crate::client;
use crate::support::Service;

#[tokio::test(flavor = "current_thread")]
async fn a_url_is_signed_and_nothing_is_sent() {
    let service = Service::default();
    let call = client(&service).call::<ListDomains>(ListDomainsInput::new().max_results(3));
    let request = call.presigned(Duration::from_secs(600)).await.unwrap();
    let uri = request.uri().to_string();
    let start =
        "https://datazone.eu-central-1.api.aws/v2/domains?maxResults=3&X-Amz-Algorithm=AWS4-HMAC-SHA256";
    assert!(uri.starts_with(start), "{uri}");
    assert!(uri.contains("&X-Amz-SignedHeaders=host&X-Amz-Expires=600&X-Amz-Signature="), "{uri}");
    assert_eq!(request.headers().keys().map(http::HeaderName::as_str).collect::<Vec<_>>(), ["host"]);
    assert!(service.requests().is_empty());

    let call = client(&service).call::<ListDomains>(ListDomainsInput::new());
    let error = call.presigned(Duration::from_secs(1_000_000)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("7 days"), "{error}");
}
