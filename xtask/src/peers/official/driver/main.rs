//! Code that uses the official crates, and our servers as their HTTP client: what handlers see is what was given, what
//! comes back is what they answered. The first calls of each service are made over loopback as well, by the SDK's own client.
//!
//! The argument is a file of calls, one JSON value a line.

mod calls;
mod compare;
mod convert;
mod script;
mod services;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use aws_sdk_datazone::config::retry::RetryConfig;
use aws_sdk_datazone::config::{BehaviorVersion, Credentials, Region, SharedHttpClient};
use ferrosmith_server::SdkHttpClient;
use serde_json::Value;

use calls::{Call, Calling};
use script::Script;

/// The number of calls of each service that are made over loopback, too.
const OVER_LOOPBACK: usize = 30;

/// The credentials that the SDK signs with, and servers verify.
const KEY: [&str; 2] = ["AKIDEXAMPLE", "secret"];

/// Clients of the services, which send in one way.
struct Clients {
    appstream: aws_sdk_appstream::Client,
    datazone: aws_sdk_datazone::Client,
    license_manager_user_subscriptions: aws_sdk_licensemanagerusersubscriptions::Client,
}

/// A client of the official crate, with nothing that knows of us but its HTTP client and, over loopback, its endpoint.
macro_rules! client {
    ($sdk:ident, $ways:expr, $service:literal) => {{
        let (http_client, endpoint) = &$ways[$service];
        let mut config = $sdk::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::new(KEY[0], KEY[1], None, None, "peers"))
            .retry_config(RetryConfig::disabled())
            .http_client(http_client.clone());
        config.set_endpoint_url(endpoint.clone());
        $sdk::Client::from_conf(config.build())
    }};
}

/// The ways to services: an HTTP client, and an endpoint that is not AWS'.
type Ways = BTreeMap<&'static str, (SharedHttpClient, Option<String>)>;

impl Clients {
    fn new(ways: &Ways) -> Clients {
        Clients {
            appstream: client!(aws_sdk_appstream, ways, "appstream"),
            datazone: client!(aws_sdk_datazone, ways, "datazone"),
            license_manager_user_subscriptions: client!(
                aws_sdk_licensemanagerusersubscriptions,
                ways,
                "license-manager-user-subscriptions"
            ),
        }
    }

    fn call<'a>(&'a self, call: &'a Call) -> Calling<'a> {
        match call.service() {
            "appstream" => tables::appstream::call(&self.appstream, call),
            "datazone" => tables::datazone::call(&self.datazone, call),
            _ => tables::license_manager_user_subscriptions::call(&self.license_manager_user_subscriptions, call),
        }
    }
}

/// The ways in this process, and over loopback.
async fn ways(script: &Script) -> Result<(Ways, Ways), Box<dyn Error>> {
    let (mut here, mut over_loopback) = (Ways::new(), Ways::new());
    let of_sockets = aws_smithy_http_client::Builder::new().build_http();
    for (name, builder) in services::all(script) {
        let find = |id: &str| (id == KEY[0]).then(|| ferrosmith_client::Credentials::new(KEY[0], KEY[1]));
        let server = builder.signatures(find).build()?;
        here.insert(name, (SharedHttpClient::new(SdkHttpClient::new(server.clone())), None));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        over_loopback.insert(name, (of_sockets.clone(), Some(endpoint)));
        tokio::spawn(axum::serve(listener, axum::Router::new().fallback_service(server)).into_future());
    }
    Ok((here, over_loopback))
}

/// Makes a call, and returns the differences.
async fn made(clients: &Clients, script: &Script, call: &Call, protocols: &mut Counts) -> Vec<String> {
    script.tell(call.answers().to_vec());
    let found = clients.call(call).await;
    let seen = script.seen();
    let inputs: Vec<Value> = seen.iter().map(|seen| seen["input"].clone()).collect();
    let differences = [
        compare::difference(&call.answers().into(), &found.into()).map(|text| format!("was answered{text}")),
        compare::difference(&call.inputs().into(), &inputs.into()).map(|text| format!("was given{text}")),
    ];
    for seen in &seen {
        let protocol = seen["protocol"].as_str().unwrap_or_default().rsplit('#').next().unwrap_or_default();
        *protocols.entry(format!("{} in {protocol}", call.service())).or_default() += 1;
    }
    differences.into_iter().flatten().collect()
}

type Counts = BTreeMap<String, usize>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected a file of calls")?;
    let script = Script::default();
    let (here, over_loopback) = ways(&script).await?;
    let (here, over_loopback) = (Clients::new(&here), Clients::new(&over_loopback));
    let (mut kinds, mut protocols, mut of_services) = (Counts::new(), Counts::new(), Counts::new());
    let mut operations = BTreeSet::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let call = Call(serde_json::from_str(line)?);
        operations.insert((call.service().to_owned(), call.operation().to_owned()));
        *kinds.entry(call.kind().to_owned()).or_default() += 1;
        let count = of_services.entry(call.service().to_owned()).or_default();
        *count += 1;
        let mut ways = vec![("in process", &here)];
        if *count <= OVER_LOOPBACK {
            ways.push(("over loopback", &over_loopback));
            *kinds.entry("over loopback".to_owned()).or_default() += 1;
        }
        for (way, clients) in ways {
            for difference in made(clients, &script, &call, &mut protocols).await {
                println!("FAILED {} {} ({}, {way}) {difference}", call.service(), call.operation(), call.kind());
            }
        }
    }
    println!("{} operations", operations.len());
    kinds.iter().chain(&protocols).for_each(|(name, count)| println!("{count} {name}"));
    Ok(())
}
