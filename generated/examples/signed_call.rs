//! A request that is signed by hand (AWS Signature Version 4) and is then ready for any HTTP client.
//!
//! The time is an argument, so that the signature is the same each time.

use std::error::Error;

use generated::Operation;
use generated::bytes::Bytes;
use generated::http::{HeaderValue, Request, Uri, header};
use generated::license_manager_user_subscriptions::{
    self as service, ListTagsForResource, ListTagsForResourceInput,
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

struct Credentials<'a> {
    key_id: &'a str,
    secret: &'a str,
}

/// For what a signature is good: a day, a region and a service.
struct Scope<'a> {
    /// Such as `20150830T123600Z`.
    time: &'a str,
    region: &'a str,
    service: &'a str,
}

impl Scope<'_> {
    fn day(&self) -> &str {
        &self.time[..8]
    }

    fn text(&self) -> String {
        format!("{}/{}/{}/aws4_request", self.day(), self.region, self.service)
    }

    fn key(&self, secret: &str) -> Vec<u8> {
        let parts = [self.day(), self.region, self.service, "aws4_request"];
        parts.iter().fold(format!("AWS4{secret}").into_bytes(), |key, part| keyed(&key, part))
    }
}

/// Adds the endpoint, the time and the signature.
fn sign(
    request: Request<Bytes>,
    endpoint: &str,
    scope: &Scope<'_>,
    credentials: &Credentials<'_>,
) -> Result<Request<Bytes>, Box<dyn Error>> {
    let (mut head, body) = request.into_parts();
    head.uri = Uri::try_from(format!("https://{endpoint}{}", head.uri))?;
    head.headers.insert(header::HOST, HeaderValue::from_str(endpoint)?);
    head.headers.insert("x-amz-date", HeaderValue::from_str(scope.time)?);

    let canonical = Canonical::of(&Request::from_parts(head.clone(), body.clone()));
    let signature = canonical.signature(scope, credentials);
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={}/{}, SignedHeaders={}, Signature={signature}",
        credentials.key_id,
        scope.text(),
        canonical.signed_headers
    );
    head.headers.insert(header::AUTHORIZATION, HeaderValue::from_str(&authorization)?);
    Ok(Request::from_parts(head, body))
}

/// A request as it is signed.
struct Canonical {
    text: String,
    signed_headers: String,
}

impl Canonical {
    fn of(request: &Request<Bytes>) -> Self {
        let mut headers: Vec<(&str, String)> = request
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes()).trim().to_owned()))
            .collect();
        headers.sort();
        let lines: String = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
        let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
        let mut query: Vec<&str> = request.uri().query().unwrap_or_default().split('&').collect();
        query.sort_unstable();
        let signed_headers = names.join(";");
        let text = [
            request.method().as_str(),
            // The path is encoded once more than it is sent; all services but S3 want it so.
            &request.uri().path().replace('%', "%25"),
            &query.join("&"),
            &lines,
            &signed_headers,
            &hex(&Sha256::digest(request.body())),
        ]
        .join("\n");
        Canonical { text, signed_headers }
    }

    fn signature(&self, scope: &Scope<'_>, credentials: &Credentials<'_>) -> String {
        let digest = hex(&Sha256::digest(&self.text));
        let to_sign = ["AWS4-HMAC-SHA256", scope.time, &scope.text(), &digest].join("\n");
        hex(&keyed(&scope.key(credentials.secret), &to_sign))
    }
}

fn keyed(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key may have any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    as_documented()?;

    let credentials =
        Credentials { key_id: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
    let scope = Scope {
        time: "20261126T120000Z",
        region: "eu-central-1",
        service: service::SERVICE.signing_name.ok_or("the model names no service to sign for")?,
    };
    let prefix = service::SERVICE.endpoint_prefix.ok_or("the model has no endpoint prefix")?;
    let endpoint = format!("{prefix}.{}.amazonaws.com", scope.region);

    let arn = "arn:aws:license-manager-user-subscriptions:eu-central-1:111122223333:identity-provider/ip-1";
    let request = ListTagsForResource::request(&ListTagsForResourceInput::new(arn))?;
    let signed = sign(request, &endpoint, &scope, &credentials)?;

    let authorization = signed.headers()[header::AUTHORIZATION].to_str()?;
    assert!(authorization.contains("/20261126/eu-central-1/license-manager-user-subscriptions/aws4_request"));
    assert!(authorization.contains("host;x-amz-date"));
    println!("{} {}\n{authorization}", signed.method(), signed.uri());

    // Another second, another signature.
    let later = Scope { time: "20261126T120001Z", ..scope };
    let request = ListTagsForResource::request(&ListTagsForResourceInput::new(arn))?;
    let again = sign(request, &endpoint, &later, &credentials)?;
    assert_ne!(again.headers()[header::AUTHORIZATION], authorization);
    // `hyper` and `reqwest` take such a request as it is; `ListTagsForResource::response` reads what they give back.
    Ok(())
}

/// The request whose signature AWS's documentation of the algorithm gives.
fn as_documented() -> Result<(), Box<dyn Error>> {
    let credentials =
        Credentials { key_id: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
    let scope = Scope { time: "20150830T123600Z", region: "us-east-1", service: "iam" };
    let request = Request::get("/?Action=ListUsers&Version=2010-05-08")
        .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
        .body(Bytes::new())?;
    let signed = sign(request, "iam.amazonaws.com", &scope, &credentials)?;
    let authorization = signed.headers()[header::AUTHORIZATION].to_str()?;
    assert!(
        authorization.ends_with("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"),
        "{authorization}"
    );
    Ok(())
}
