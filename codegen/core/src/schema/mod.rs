//! Schemas of shapes: static tables in generated code that drive codecs, validation and protocols.
//!
//! Every generated type has one: [`Schema`] for structures and unions, [`EnumSchema`] for enums,
//! [`OperationSchema`] and [`ServiceSchema`]. Their names are those of Smithy 2.0.

mod default;
mod member;
#[doc(hidden)]
pub mod names;
mod operation;
pub mod rules;
mod sending;
mod service;
mod traits;
mod union_form;
mod xml;

use crate::data::short;

pub use default::Default;
pub use member::{
    CLIENT_OPTIONAL, EVENT_HEADER, EVENT_PAYLOAD, HOST_LABEL, IDEMPOTENCY_TOKEN, JSON_NAME_ESCAPED,
    JSON_UNKNOWN, KEEPS_UNKNOWN, Member, REQUIRED, REQUIRES_LENGTH, SENSITIVE, STREAMING, UNIT,
};
pub use operation::{Events, Http, OperationSchema, Paginated, shape_name};
pub use rules::{EndpointRules, RuleDefault, RuleParameter};
pub use sending::{
    ApiKeyLocation, AuthScheme, Checksum, ClientContextParam, ContextParam, ContextParamType, ContextValue,
    DiscoveredEndpoint, EndpointDiscovery,
};
pub use service::ServiceSchema;
pub use traits::{Constraints, Location, Payload, Trait};
pub use union_form::UnionForm;
pub use xml::XmlRoot;

/// The schema of a structure or a union.
#[derive(Debug)]
pub struct Schema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The Rust name of the type.
    pub name: &'static str,
    /// The members, in the order of the model.
    pub members: &'static [Member],
    /// The indices of `members` in the bytewise order of their keys ([`Member::key`]), if there are more than
    /// [`FEW`](Self::FEW).
    pub by_key: &'static [u16],
    /// If `true`, values are never printed (Smithy 2.0, `sensitive` trait).
    pub sensitive: bool,
    /// The traits of an error shape; `None` for any other structure.
    pub error: Option<&'static ErrorTraits>,
}

impl Schema {
    /// The number of members up to which a key is compared with each of them.
    pub const FEW: usize = 16;
}

/// The schema of an enum.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The Rust name of the type.
    pub name: &'static str,
    /// The values on the wire, in the order of the model.
    pub values: &'static [&'static str],
    /// The values tagged `internal` in the model, which error messages do not name.
    pub internal: &'static [&'static str],
    /// If `true`, values are never printed (Smithy 2.0, `sensitive` trait).
    pub sensitive: bool,
}

impl EnumSchema {
    /// Returns the index of a value, or the number of values if it is not among them.
    #[must_use]
    #[inline]
    pub fn index_of(&self, text: &str) -> usize {
        let is_it =
            |value: &&str| value.len() == text.len() && short::starts_with(text.as_bytes(), value.as_bytes());
        self.values.iter().position(is_it).unwrap_or(self.values.len())
    }

    /// Returns `true` if a text is among the values.
    #[cfg(feature = "validate")]
    #[inline]
    pub(crate) fn has(&self, text: &str) -> bool {
        self.index_of(text) < self.values.len()
    }
}

/// The traits of an error shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorTraits {
    /// The code in awsQuery, and of clients that are compatible with it: the name of the shape, unless the `awsQueryError`
    /// trait gives another one.
    pub code: &'static str,
    /// The HTTP status code (Smithy 2.0, `httpError` trait), 400 or 500 by default.
    pub status: u16,
    /// The HTTP status code in awsQuery (AWS, `awsQueryError` trait), 400 or 500 by default.
    pub query_status: u16,
    /// The party at fault.
    pub fault: Fault,
    /// If `true`, a retry may succeed (Smithy 2.0, `retryable` trait).
    pub retryable: bool,
    /// If `true`, the error is due to throttling (`retryable` trait with `throttling`).
    pub throttling: bool,
}

/// The party at fault for an error (Smithy 2.0, `error` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The client: the request is wrong, and sending it again does not help.
    Client,
    /// The server: it could not process the request.
    Server,
}

impl Fault {
    /// Returns the HTTP status code of errors that name none: 400 or 500.
    #[must_use]
    #[inline]
    pub const fn status(self) -> u16 {
        match self {
            Fault::Client => 400,
            Fault::Server => 500,
        }
    }
}
