//! Clients of a service: without a socket and over one, in each protocol.

use std::future::pending;
use std::time::Duration;

use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::{Hyper, Proxies};
use ferrosmith_client::{Client, Config, Credentials, Environment, TokioClock, Transport};
use ferrosmith_runtime::protocol::{AWS_JSON_1_1, Protocol, REST_JSON_1, RPC_V2_CBOR};
use ferrosmith_server::{Listener, Server};
use tokio::net::TcpListener;

pub(crate) const PROTOCOLS: [&dyn Protocol; 3] = [&REST_JSON_1, &AWS_JSON_1_1, &RPC_V2_CBOR];

/// A client of a server, and its description for messages of tests.
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) client: Client,
}

/// Returns clients of a server in each protocol, without a socket and over one.
pub(crate) async fn places(server: &Server) -> Vec<Place> {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", port.local_addr().unwrap());
    tokio::spawn(Listener::new(server.clone()).serve(port, pending()));
    let hyper = || Hyper::default().proxies(Proxies::of(&Environment::default()));
    let ways = [
        ("in process", "http://kitchen.example", Transport::new(server.clone())),
        ("hyper", &*endpoint, hyper().transport()),
        #[cfg(feature = "http2")]
        ("HTTP/2", &*endpoint, hyper().http2_only().transport()),
    ];
    let mut places = Vec::new();
    for (way, endpoint, transport) in ways {
        for protocol in PROTOCOLS {
            let config = Config::new(transport.clone(), TokioClock)
                .region("eu-central-1")
                .endpoint(endpoint)
                .protocol(protocol)
                .retry(Policy::never())
                .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
            places.push(Place { name: format!("{} {way}", protocol.id()), client: Client::new(config) });
        }
    }
    places
}

/// Waits until a condition holds; a minute is too long.
pub(crate) async fn until(condition: impl Fn() -> bool) {
    let waited = tokio::time::timeout(Duration::from_secs(60), async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    });
    waited.await.expect("it never came");
}
