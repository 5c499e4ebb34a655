//! A request that is signed (AWS Signature Version 4), and is then ready for any HTTP client.
//!
//! The time is an argument, so that the signature is the same each time.

use std::error::Error;
use std::time::Duration;

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{Scope, SignedPayload, Signer};
use generated::bytes::Bytes;
use generated::http::{Request, Uri};
use generated::license_manager_user_subscriptions::{
    self as service, ListTagsForResource, ListTagsForResourceInput,
};
use generated::{Operation, Timestamp};

fn main() -> Result<(), Box<dyn Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    let name = service::SERVICE.signing_name.ok_or("the model names no service to sign for")?;
    let scope = Scope::new("eu-central-1", name, Timestamp::from_epoch(1_795_694_400, 0));
    let signer = Signer::new(); // keeps the keys of a day

    let (mut head, body) = request()?.into_parts();
    signer.sign(&mut head, SignedPayload::Bytes(&body), &credentials, &scope)?;
    let authorization = head.headers["authorization"].to_str()?.to_owned();
    assert!(authorization.contains("/20261126/eu-central-1/license-manager-user-subscriptions/aws4_request"));
    assert!(authorization.contains("host;x-amz-date"));
    println!("{} {}\n{authorization}", head.method, head.uri);

    // Another second, another signature.
    let later = Scope::new("eu-central-1", name, Timestamp::from_epoch(1_795_694_401, 0));
    let (mut again, body) = request()?.into_parts();
    let signed = signer.sign(&mut again, SignedPayload::Bytes(&body), &credentials, &later)?;
    assert_ne!(again.headers["authorization"], authorization);
    // A service's error has the text that it expected; this is the text that was signed.
    println!("\n{}", signed.canonical_request());

    // A URL that anyone can use for ten minutes, without the secret.
    let (mut head, body) = request()?.into_parts();
    signer.presign(&mut head, SignedPayload::Bytes(&body), &credentials, &scope, Duration::from_secs(600))?;
    assert!(head.uri.query().is_some_and(|query| query.contains("X-Amz-Expires=600&X-Amz-Signature=")));
    println!("\n{}", head.uri);
    // `ListTagsForResource::response` reads what comes back.
    Ok(())
}

/// A request of which the service's endpoint is known.
fn request() -> Result<Request<Bytes>, Box<dyn Error>> {
    let arn = "arn:aws:license-manager-user-subscriptions:eu-central-1:111122223333:identity-provider/ip-1";
    let mut request = ListTagsForResource::request(&ListTagsForResourceInput::new(arn))?;
    let prefix = service::SERVICE.endpoint_prefix.ok_or("the model has no endpoint prefix")?;
    *request.uri_mut() =
        Uri::try_from(format!("https://{prefix}.eu-central-1.amazonaws.com{}", request.uri()))?;
    Ok(request)
}
