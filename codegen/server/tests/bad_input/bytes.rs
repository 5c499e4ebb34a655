//! A server on a port, and what a client sends, byte by byte.

use std::net::SocketAddr;
use std::time::Duration;

use ferrosmith_server::{Builder, Call, Listener, Respond, Server, not_implemented};
use generated::appstream::{self, DescribeFleets, DescribeFleetsOutput};
use generated::datazone::{
    self, CreateDomain, GetUserProfile, GetUserProfileError, GetUserProfileInput, GetUserProfileOutput,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The time in which something must happen on a machine that is busy: less than the limits that a server has by default.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// Lets the server, which runs on the same thread, come to rest: a single pause may be over before it had a turn.
pub(crate) async fn settle() {
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// The length of an answer that no buffer of a connection has room for.
pub(crate) const LARGE: usize = 30 << 20;

/// A server of profiles, which it gets at once, late, or with much in them. Domains are read, and then not implemented.
// One operation by its type, where a trait has all of them: that takes the compiler ten times as long.
pub(crate) fn profiles() -> Builder {
    Server::builder(&datazone::SERVICE)
        .operation::<GetUserProfile, _, _>(get_user_profile)
        .operation::<CreateDomain, _, _>(|input, call| not_implemented::<CreateDomain>(input, &call))
}

async fn get_user_profile(
    input: GetUserProfileInput,
    _: Call,
) -> Result<GetUserProfileOutput, GetUserProfileError> {
    match input.user_identifier.as_str() {
        "asleep" => tokio::time::sleep(Duration::from_secs(60)).await,
        "drowsy" => tokio::time::sleep(Duration::from_millis(300)).await,
        "large" => return Ok(GetUserProfileOutput::new().id("x".repeat(LARGE))),
        _ => {}
    }
    Ok(GetUserProfileOutput::new().id(input.user_identifier))
}

fn fleets() -> Builder {
    let none = |_, _| async { Ok(DescribeFleetsOutput::new()) };
    Server::builder(&appstream::SERVICE).operation::<DescribeFleets, _, _>(none)
}

/// A server on a port, which ends when it is told to.
pub(crate) struct Port {
    pub(crate) address: SocketAddr,
    end: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Port {
    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Tells the server to end, and waits until it has.
    pub(crate) async fn end(self) {
        self.end.send(()).unwrap();
        self.serving.await.unwrap().unwrap();
    }
}

pub(crate) async fn listen() -> Port {
    serve(profiles().concurrency(100)).await
}

/// A server that has room for one request, and leaves it in a time in which a second one has come.
pub(crate) async fn listen_to_one_request() -> Port {
    serve_slowly(profiles().concurrency(1).handler_timeout(Duration::from_secs(3))).await
}

/// A server with the limits of time that it has by default.
pub(crate) async fn listen_patiently() -> Port {
    on_port(Listener::new(profiles().body_limit(1 << 20).build().unwrap())).await
}

pub(crate) async fn listen_appstream() -> Port {
    serve(fleets()).await
}

/// A server that takes one connection at a time, and lets it be idle.
pub(crate) async fn listen_to_one() -> Port {
    on_port(Listener::new(profiles().build().unwrap()).connections(1)).await
}

/// A server with brief limits.
pub(crate) async fn serve(builder: Builder) -> Port {
    let brief = Duration::from_millis(500);
    serve_slowly(builder.handler_timeout(brief)).await
}

/// The same with handlers that may take as long as they want.
pub(crate) async fn serve_slowly(builder: Builder) -> Port {
    let brief = Duration::from_millis(500);
    let server = builder.body_limit(1 << 20).body_timeout(brief).build().unwrap();
    on_port(Listener::new(server).header_timeout(brief).send_timeout(brief).shutdown_timeout(brief * 2)).await
}

pub(crate) async fn on_port<S: Respond>(listener: Listener<S>) -> Port {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = port.local_addr().unwrap();
    let (end, ended) = oneshot::channel();
    let serving = tokio::spawn(listener.serve(port, async move {
        let _ = ended.await;
    }));
    Port { address, end, serving }
}

/// Sends bytes, and returns what comes back until the server closes, or nothing more comes.
pub(crate) async fn exchange(port: &Port, sent: &[u8]) -> String {
    let (mut reading, mut writing) = port.connect().await.into_split();
    // The server may answer and close before it has read all.
    let sent = sent.to_owned();
    let sending = tokio::spawn(async move {
        let _ = writing.write_all(&sent).await;
        writing
    });
    let (mut found, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(Ok(count @ 1..)) = tokio::time::timeout(PATIENCE, reading.read(&mut piece)).await {
        found.extend_from_slice(&piece[..count]);
        if is_whole(&found) {
            break;
        }
    }
    sending.abort();
    String::from_utf8_lossy(&found).into_owned()
}

/// Returns `true` if a response has all of its body.
pub(crate) fn is_whole(found: &[u8]) -> bool {
    let text = String::from_utf8_lossy(found);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    length.is_none_or(|length: usize| body.len() >= length)
}

pub(crate) fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n")
}

/// A request of AppStream in rpcv2Cbor.
pub(crate) fn cbor(operation: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST /service/PhotonAdminProxyService/operation/{operation} HTTP/1.1\r\nhost: x\r\nsmithy-protocol: rpc-v2-cbor\r\n\
         content-type: application/cbor\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}
