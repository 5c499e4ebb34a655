//! Protocols: convert typed values to HTTP messages and back, driven by schemas.
//!
//! A [`Protocol`] is an object, and [`ALL`] lists those of this crate, such as [`REST_JSON_1`], [`AWS_JSON_1_0`],
//! [`RPC_V2_CBOR`] and [`SIMPLE_REST_JSON`]. Pass one to the `_with` functions of [`Operation`](crate::Operation).
//!
//! # Adding a protocol
//!
//! Implement [`ProtocolFacts`] and one or both of `ClientProtocol` and `ServerProtocol`, for a type of your
//! own. Most protocols differ in their [`Codec`] and their names of errors alone: the modules [`rest`] and
//! [`rpc`] have functions for the rest.

#![cfg_attr(
    not(any(feature = "client", feature = "server")),
    expect(dead_code, reason = "with neither side, only the facts of protocols are used")
)]

// The traits of protocols, and the list.
mod definition;
mod list;

// The protocols.
mod aws_json;
#[cfg(feature = "cbor")]
mod cbor;
#[cfg(feature = "query")]
mod query;
mod rest_json;
#[cfg(feature = "xml")]
mod rest_xml;
mod rpc_v2;
mod simple_rest_json;

// The two sides.
#[cfg(feature = "client")]
pub(crate) mod client;
#[cfg(feature = "server")]
pub(crate) mod server;

// Parts that protocols share.
#[cfg(any(feature = "client", feature = "server"))]
mod checksum;
#[cfg(all(feature = "checksums", any(feature = "client", feature = "server")))]
pub mod checksums;
#[cfg(any(feature = "client", feature = "server"))]
mod chunked;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) mod error;
mod format;
#[cfg(any(feature = "client", feature = "server"))]
mod message;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) mod required;
#[cfg(any(feature = "client", feature = "server"))]
pub mod rest;
#[cfg(any(feature = "client", feature = "server"))]
pub mod rpc;
#[cfg(all(feature = "xml", any(feature = "client", feature = "server")))]
mod xml;

pub use aws_json::{AWS_JSON_1_0, AWS_JSON_1_1, AwsJson};
#[cfg(feature = "cbor")]
pub use cbor::CborCodec;
#[cfg(any(feature = "client", feature = "server"))]
pub use chunked::announce_chunks;
#[cfg(feature = "client")]
pub(crate) use client::ClientOptions;
#[cfg(feature = "client")]
pub use client::{Call, ClientProtocol, Compressor, ErrorFacts, ErrorResponse, ResponseRef, Verdict};
pub use definition::{Body, Protocol, ProtocolFacts};
#[cfg(any(feature = "client", feature = "server"))]
pub use error::MessageError;
#[cfg(feature = "client")]
pub(crate) use error::RequestError;
#[cfg(feature = "server")]
pub(crate) use error::RespondError;
pub use format::{Codec, JsonCodec, Side};
pub use list::{ALL, find, of_service};
#[cfg(feature = "query")]
pub use query::{AWS_QUERY, EC2_QUERY, Query};
pub use rest_json::{REST_JSON_1, RestJson};
#[cfg(feature = "xml")]
pub use rest_xml::{REST_XML, RestXml};
#[cfg(feature = "cbor")]
pub use rpc_v2::RPC_V2_CBOR;
pub use rpc_v2::{RPC_V2_JSON, RpcV2};
#[cfg(feature = "server")]
pub use server::{
    Claim, Decompressor, PlainError, Reason, Refusal, RequestRef, Routes, ServerProtocol, bucket_in_path,
    media, recognize,
};
#[cfg(feature = "server")]
pub(crate) use server::{Rejection, ServerOptions};
pub use simple_rest_json::{SIMPLE_REST_JSON, SimpleRestJson};
