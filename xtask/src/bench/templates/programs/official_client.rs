//! Parts of the official clients, in turns with ours: a call over a transport in memory, endpoints by rules, signatures.

mod allocations;
mod associations;
mod endpoints;
mod race;
mod ready;

use std::error::Error;
use std::future::IntoFuture;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as TheirCredentials;
use aws_sdk_licensemanagerusersubscriptions::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_sdk_licensemanagerusersubscriptions::config::timeout::TimeoutConfig;
use aws_sdk_licensemanagerusersubscriptions::config::{BehaviorVersion, Region, SharedAsyncSleep};
use aws_sdk_licensemanagerusersubscriptions::operation::associate_user::builders::AssociateUserFluentBuilder;
use aws_sdk_licensemanagerusersubscriptions::{
    Client as TheirClient, Config as TheirConfig, types as theirs,
};
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use ferrosmith_client::client::Timeouts;
use ferrosmith_client::endpoint::{ParameterValue, resolve};
use ferrosmith_client::sign::{Scope, SignedPayload, Signer};
use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::{Operation, Timestamp, json};
use generated::license_manager_user_subscriptions::AssociateUser;

const NOW: u32 = 1_700_000_000;
const REGIONS: [&str; endpoints::SUBJECTS] = ["eu-central-1", "eu-west-1"];

fn main() -> Result<(), Box<dyn Error>> {
    call()?;
    endpoint()?;
    signature()
}

/// A connection that has the answer.
#[derive(Debug)]
struct Canned(Bytes);

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = StatusCode::try_from(200).map_err(|error| ConnectorError::user(error.into()));
        let answer = |status| HttpResponse::new(status, SdkBody::from(self.0.clone()));
        HttpConnectorFuture::ready(status.map(answer))
    }
}

/// Calls of both clients, in the same runtime. Neither has a limit of time.
fn call() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let body = Bytes::from(json::to_vec(&associations::response())?);
    let (ours, input) = (our_client(body.clone()), associations::request());
    let theirs = their_client(body);
    let their_call = their_call(&theirs);
    let call = || runtime.block_on(ours.call::<AssociateUser>(input.clone()).into_future());
    let their_call = || runtime.block_on(their_call.clone().send());
    assert!(call().is_ok(), "our call fails");
    their_call()?;
    race::of("call", 64, &[("ours", &call), ("official", &their_call)]);
    Ok(())
}

fn our_client(body: Bytes) -> Client {
    let transport = Transport::from_fn(move |_| {
        let response = Response::new(Body::from(body.clone()));
        async move { Ok::<_, std::io::Error>(response) }
    });
    let config = Config::new(transport, TokioClock)
        .region(REGIONS[0])
        .timeouts(Timeouts::none())
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    Client::new(config)
}

fn their_client(body: Bytes) -> TheirClient {
    let connector = SharedHttpConnector::new(Canned(body));
    let config = TheirConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGIONS[0]))
        .credentials_provider(TheirCredentials::new("AKIDEXAMPLE", "secret", None, None, "bench"))
        .timeout_config(TimeoutConfig::disabled())
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .http_client(http_client_fn(move |_, _| connector.clone()))
        .build();
    TheirClient::from_conf(config)
}

/// Returns a call with the value of `associations::request`.
fn their_call(client: &TheirClient) -> AssociateUserFluentBuilder {
    let input = associations::request();
    let directory = input.identity_provider.as_active_directory_identity_provider();
    let their_directory = theirs::ActiveDirectoryIdentityProvider::builder()
        .set_directory_id(directory.and_then(|directory| directory.directory_id.clone()))
        .active_directory_type(theirs::ActiveDirectoryType::AwsManaged)
        .set_is_shared_active_directory(directory.and_then(|directory| directory.is_shared_active_directory))
        .build();
    client
        .associate_user()
        .username(input.username)
        .instance_id(input.instance_id)
        .identity_provider(theirs::IdentityProvider::ActiveDirectoryIdentityProvider(their_directory))
        .set_domain(input.domain)
        .set_tags(input.tags.map(|tags| tags.into_iter().collect()))
}

/// Endpoints of two regions in turns.
fn endpoint() -> Result<(), Box<dyn Error>> {
    let rules = AssociateUser::SERVICE.endpoint_rules.ok_or("no rules")?;
    let find = |index: usize| {
        let region = REGIONS[index];
        resolve(rules, |_, built_in| match built_in {
            Some("AWS::Region") => Some(ParameterValue::String(region)),
            Some("AWS::UseFIPS" | "AWS::UseDualStack") => Some(ParameterValue::Boolean(false)),
            _ => None,
        })
    };
    let resolver = DefaultResolver::new();
    let params = |region: &str| {
        Params::builder().region(region.to_owned()).use_fips(false).use_dual_stack(false).build()
    };
    let params = [params(REGIONS[0])?, params(REGIONS[1])?];
    endpoints::race(find, |index| resolver.resolve_endpoint(&params[index]))
}

/// Signatures of the same request, in headers, put into a copy of its head.
fn signature() -> Result<(), Box<dyn Error>> {
    let (region, service, body) = (REGIONS[0], "datazone", br#"{"name":"a"}"#);
    let url = "https://datazone.eu-central-1.api.aws/v2/domains";
    let request = Request::post(url)
        .header("content-type", "application/json")
        .header("host", "datazone.eu-central-1.api.aws");
    let (head, ()) = request.body(())?.into_parts();
    let (signer, credentials) = (Signer::new(), Credentials::new("AKIDEXAMPLE", "secret"));
    let scope = Scope::new(region, service, Timestamp::from_epoch(i64::from(NOW), 0));
    let ours = || {
        let mut head = head.clone();
        signer.sign(&mut head, SignedPayload::Bytes(body), &credentials, &scope).map(|_| head)
    };
    let identity = TheirCredentials::new("AKIDEXAMPLE", "secret", None, None, "bench").into();
    let params = SigningParams::builder()
        .identity(&identity)
        .region(region)
        .name(service)
        .time(SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(NOW)))
        .settings(SigningSettings::default())
        .build()?
        .into();
    let theirs = || {
        let headers =
            head.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        let signable = SignableRequest::new("POST", url, headers, SignableBody::Bytes(body))?;
        let (instructions, _) = sign(signable, &params)?.into_parts();
        let mut request = Request::from_parts(head.clone(), ());
        instructions.apply_to_request_http1x(&mut request);
        Ok::<_, Box<dyn Error>>(request)
    };
    let (signed, their_signed) = (ours().map_err(|_| "no signature")?, theirs()?);
    let of = |headers: &ferrosmith_runtime::http::HeaderMap| {
        headers
            .get("authorization")
            .and_then(|value| value.to_str().ok()?.rsplit_once("Signature="))
            .map(|(_, hex)| hex.to_owned())
    };
    assert!(of(&signed.headers) == of(their_signed.headers()), "the signatures differ");
    race::of("sign", 64, &[("ours", &ours), ("official", &theirs)]);
    Ok(())
}
