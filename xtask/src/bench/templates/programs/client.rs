//! Calls of a client over a transport in memory, endpoints by rules, and signatures.

mod allocations;
mod associations;
mod race;
mod ready;

use std::error::Error;
use std::future::IntoFuture;

use ferrosmith_client::endpoint::{ParameterValue, resolve};
use ferrosmith_client::sign::{SignedPayload, Scope, Signer};
use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::{Operation, Timestamp, json};
use generated::datazone::ListDomains;
use generated::license_manager_user_subscriptions::AssociateUser;
use ready::ready;

fn main() -> Result<(), Box<dyn Error>> {
    call()?;
    endpoint()?;
    signature()
}

/// A call that is signed, sent in memory and read: nothing in it waits.
fn call() -> Result<(), Box<dyn Error>> {
    let body = json::to_vec(&associations::response())?;
    let transport = Transport::from_fn(move |_| {
        let response = Response::new(Body::from(body.clone()));
        async move { Ok::<_, std::io::Error>(response) }
    });
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .timeouts(ferrosmith_client::client::Timeouts::none())
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = Client::new(config);
    let input = associations::request();
    let call = || ready(client.call::<AssociateUser>(input.clone()).into_future());
    assert!(call().is_ok(), "the call fails");
    race::of("call", 64, &[("ours", &call)]);
    Ok(())
}

fn endpoint() -> Result<(), Box<dyn Error>> {
    let rules = ListDomains::SERVICE.endpoint_rules.ok_or("no rules")?;
    let find = || {
        resolve(rules, |_, built_in| match built_in {
            Some("AWS::Region") => Some(ParameterValue::String("eu-central-1")),
            Some("AWS::UseFIPS" | "AWS::UseDualStack") => Some(ParameterValue::Boolean(false)),
            _ => None,
        })
    };
    assert!(find()?.url.starts_with("https://datazone.eu-central-1."), "another endpoint");
    race::of("endpoint", 64, &[("ours", &find)]);
    Ok(())
}

fn signature() -> Result<(), Box<dyn Error>> {
    let (signer, credentials) = (Signer::new(), Credentials::new("AKIDEXAMPLE", "secret"));
    let scope = Scope::new("eu-central-1", "datazone", Timestamp::from_epoch(1_700_000_000, 0));
    let body = br#"{"name":"a"}"#;
    let request = Request::post("https://datazone.eu-central-1.api.aws/v2/domains")
        .header("content-type", "application/json")
        .header("host", "datazone.eu-central-1.api.aws");
    let (head, ()) = request.body(())?.into_parts();
    let sign = || {
        let mut head = head.clone();
        let signed = signer.sign(&mut head, SignedPayload::Bytes(body), &credentials, &scope);
        (head, signed)
    };
    assert!(sign().1.is_ok(), "no signature");
    race::of("sign", 64, &[("ours", &sign)]);
    Ok(())
}
