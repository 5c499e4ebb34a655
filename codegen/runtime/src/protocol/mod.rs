//! Protocols: typed values to HTTP messages and back, driven by schemas.
//!
//! A [`Protocol`] is an object with everything that is its own; nothing outside of its file asks which one it
//! is. To add one is a new file and a line in [`ALL`]; a caller can bring one from elsewhere.
//! [`Operation`](crate::Operation) is the way in.

// Without a side, only what protocols say of themselves is used.
#![cfg_attr(not(any(feature = "client", feature = "server")), allow(dead_code))]

// What a protocol is, and which there are.
mod definition;
mod list;

// The protocols.
mod aws_json;
mod rest_json;
mod rpc_v2;

// The two sides.
#[cfg(feature = "client")]
pub(crate) mod client;
#[cfg(feature = "server")]
pub(crate) mod server;

// What protocols share.
#[cfg(any(feature = "client", feature = "server"))]
mod checksum;
#[cfg(any(feature = "client", feature = "server"))]
mod error;
mod format;
#[cfg(any(feature = "client", feature = "server"))]
mod message;
#[cfg(any(feature = "client", feature = "server"))]
pub mod rest;
#[cfg(any(feature = "client", feature = "server"))]
pub mod rpc;

pub use aws_json::{AWS_JSON_1_0, AWS_JSON_1_1, AwsJson};
#[cfg(feature = "client")]
pub use client::{
    Call, ClientOptions, ClientProtocol, ErrorFacts, ErrorResponse, HostPrefix, ResponseRef, Verdict,
    host_prefix,
};
pub use definition::{Body, Protocol, ProtocolFacts};
#[cfg(any(feature = "client", feature = "server"))]
pub use error::{MessageError, RequestError, RespondError};
pub use format::{CborCodec, Codec, JsonCodec, Side};
pub use list::{ALL, find, of_service};
pub use rest_json::{REST_JSON_1, RestJson};
pub use rpc_v2::{RPC_V2_CBOR, RPC_V2_JSON, RpcV2};
#[cfg(feature = "server")]
pub use server::{
    Claim, PlainError, Reason, Refusal, Rejection, RequestRef, Routes, ServerOptions, ServerProtocol, media,
    recognize,
};
