//! rpcv2Cbor and rpcv2Json (Smithy RPC v2 protocols): the path names service and operation, a header names
//! the protocol, and all members are in the body.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use http::{HeaderMap, HeaderName, HeaderValue};

#[cfg(feature = "cbor")]
use super::CborCodec;
use super::{Codec, JsonCodec, ProtocolFacts};

/// The protocol rpcv2Cbor (Smithy RPC v2 CBOR protocol).
#[cfg(feature = "cbor")]
pub static RPC_V2_CBOR: RpcV2 = RpcV2 {
    id: "smithy.protocols#rpcv2Cbor",
    name: "rpc-v2-cbor",
    codec: &CBOR,
    feature: Some("cbor"),
    takes_namespaces: true,
};

/// The protocol rpcv2Json (Smithy RPC v2 JSON protocol).
pub static RPC_V2_JSON: RpcV2 = RpcV2 {
    id: "smithy.protocols#rpcv2Json",
    name: "rpc-v2-json",
    codec: &JSON,
    feature: None,
    takes_namespaces: false,
};

#[cfg(feature = "cbor")]
static CBOR: CborCodec = CborCodec::new("application/cbor");
static JSON: JsonCodec = JsonCodec::new("application/json").big_numbers_as_text();

/// A Smithy RPC v2 protocol: `RPC_V2_CBOR` or [`RPC_V2_JSON`].
#[derive(Debug)]
pub struct RpcV2 {
    id: &'static str,
    /// The name of the protocol in the header.
    name: &'static str,
    codec: &'static dyn Codec,
    /// The feature of this crate that has the format.
    feature: Option<&'static str>,
    /// If `true`, the service in a path may have its namespace; rpcv2Json forbids it.
    #[cfg_attr(not(feature = "server"), expect(dead_code))]
    takes_namespaces: bool,
}

/// The header that names the protocol.
const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");

impl RpcV2 {
    fn names(&self, headers: &HeaderMap) -> Option<bool> {
        let named = headers.get(SMITHY_PROTOCOL)?;
        Some(named.as_bytes().trim_ascii() == self.name.as_bytes())
    }

    fn name_in(&self, headers: &mut HeaderMap) {
        headers.insert(SMITHY_PROTOCOL, HeaderValue::from_static(self.name));
    }
}

impl ProtocolFacts for RpcV2 {
    fn id(&self) -> &'static str {
        self.id
    }

    fn feature(&self) -> Option<&'static str> {
        self.feature
    }

    fn event_codec(&self) -> Option<&dyn Codec> {
        Some(self.codec)
    }
}
