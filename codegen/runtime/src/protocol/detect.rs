//! Which protocol a request is in.

use http::Request;
use http::header::HeaderName;

use super::client::preferred;
use super::codec::Codec;
use super::{media, rpc};
use crate::schema::{Protocol, ServiceSchema};

impl Protocol {
    /// The protocol of a request to a service: RPC v2 and the AWS JSON protocols say it in headers,
    /// else it is the one that the service prefers.
    #[must_use]
    pub fn of<B>(service: &'static ServiceSchema, request: &Request<B>) -> Option<Protocol> {
        let has = |protocol: &Protocol| service.protocols.contains(protocol);
        let named = |name: &HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        let rpc = named(&rpc::SMITHY_PROTOCOL).and_then(|name| {
            let all = [Protocol::RpcV2Cbor, Protocol::RpcV2Json];
            all.into_iter().find(|protocol| rpc::smithy_protocol(*protocol) == Some(name))
        });
        let json = || {
            named(&rpc::TARGET)?;
            let found = media::content(request.headers());
            let all = [Protocol::AwsJson1_0, Protocol::AwsJson1_1];
            let is = |protocol: &Protocol| Codec::of(*protocol).map(Codec::media_type) == found;
            all.into_iter().find(is).filter(has).or_else(|| all.into_iter().find(has))
        };
        let rest = || Some(Protocol::RestJson1).filter(has);
        rpc.filter(has).or_else(json).or_else(rest).or_else(|| preferred(service))
    }
}
