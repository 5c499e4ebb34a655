//! rpcv2Cbor and rpcv2Json (Smithy RPC v2 protocols): service and operation are in the path, a header names
//! the protocol, all members are in the body.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{CborCodec, Codec, JsonCodec, ProtocolFacts};

/// The protocol rpcv2Cbor.
pub static RPC_V2_CBOR: RpcV2 = RpcV2 { id: "smithy.protocols#rpcv2Cbor", name: "rpc-v2-cbor", codec: &CBOR };

/// The protocol rpcv2Json.
pub static RPC_V2_JSON: RpcV2 = RpcV2 { id: "smithy.protocols#rpcv2Json", name: "rpc-v2-json", codec: &JSON };

static CBOR: CborCodec = CborCodec::new("application/cbor");
static JSON: JsonCodec = JsonCodec::new("application/json").big_numbers_as_text();

/// One of the Smithy RPC v2 protocols.
#[derive(Debug)]
pub struct RpcV2 {
    id: &'static str,
    /// The protocol's name in its header.
    name: &'static str,
    codec: &'static dyn Codec,
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
}
