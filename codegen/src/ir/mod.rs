//! The intermediate representation: what Rust needs of a service, and nothing of Smithy's syntax.
//!
//! The set is closed. Every item carries its Rust name beside its wire name; emitting only prints.

mod client;
mod conservation;
mod front;
mod lower;
mod member;
mod members;
mod sending;
mod server;
mod settings;
mod unknown;
mod wait;
mod xml;

pub use client::{Client, Items, Method, with_client};
pub use conservation::{Lost, conserved};
pub use front::Example;
pub use lower::lower;
pub use member::{
    Constraints, Default, Element, Field, Flags, Location, Member, Payload, Presence, Type, UnionForm,
};
pub use sending::{
    ApiKeyLocation, Auth, AuthScheme, Checksum, ClientContextParam, ContextParam, ContextParamType,
    ContextValue, DiscoveredEndpoint, EndpointDiscovery,
};
pub use server::{Served, Server, Stream, with_server};
pub use settings::Setting;
pub use unknown::keep_unknown_members;
pub use wait::WaitMethod;
pub use xml::{Xml, XmlMessages, XmlRoot};

pub use crate::endpoints::{Compiled, Default as RuleDefault, Parameter as RuleParameter};
pub use crate::model::traits::{
    Acceptor, Comparator, Fault, Http, Length, Matcher, Paginated, PathMatcher, Range, TimestampFormat,
    Waiter, WaiterState,
};

/// A service: a module of the generated crate.
#[derive(Debug)]
pub struct Service {
    /// The absolute shape id.
    pub id: String,
    /// The name of its module.
    pub module: String,
    /// The API version.
    pub version: String,
    /// The name that SDKs go by (`aws.api#service`).
    pub sdk_id: Option<String>,
    /// The first label of host names (`aws.api#service`).
    pub endpoint_prefix: Option<String>,
    /// The name that requests are signed for (`aws.auth#sigv4`).
    pub signing_name: Option<String>,
    /// The protocols, the preferred one first.
    pub protocols: Vec<String>,
    /// The `awsQueryCompatible` trait.
    pub query_compatible: bool,
    /// The schemes of authentication, the preferred one first.
    pub auth: Vec<AuthScheme>,
    /// The `clientContextParams` trait.
    pub client_context: Vec<ClientContextParam>,
    /// The `clientEndpointDiscovery` trait.
    pub endpoint_discovery: Option<EndpointDiscovery>,
    /// The `endpointRuleSet` trait, compiled.
    pub endpoint_rules: Option<Compiled>,
    /// The `noErrorWrapping` of the `restXml` trait.
    pub unwrapped_errors: bool,
    /// Paragraphs of Markdown.
    pub docs: Docs,
    /// The call among these paragraphs.
    pub example: Option<Example>,
    /// The operations, by name.
    pub operations: Vec<Operation>,
    /// The structures that are no errors, inputs and outputs included.
    pub structures: Vec<Structure>,
    /// The structures that are errors.
    pub errors: Vec<Structure>,
    /// The enum of all errors.
    pub error: ErrorEnum,
    /// The combinations of errors that several operations have.
    pub error_sets: Vec<ErrorSet>,
    /// The unions.
    pub unions: Vec<Union>,
    /// The enums.
    pub enums: Vec<Enum>,
    /// The enums of integers.
    pub int_enums: Vec<IntEnum>,
    /// The client; `None` if none is wanted.
    pub client: Option<Client>,
    /// The trait of the service; `None` if it is not served.
    pub server: Option<Server>,
}

/// Paragraphs of Markdown, already safe for a doc comment.
pub type Docs = Vec<String>;

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// The absolute shape id.
    pub id: String,
    /// The name on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: String,
    /// The name of the input's type.
    pub input: String,
    /// The name of the output's type.
    pub output: String,
    /// Its errors.
    pub error: ErrorEnum,
    /// The index of the [`ErrorSet`] that its enum is an alias of.
    pub error_set: Option<usize>,
    /// The `http` trait.
    pub http: Option<Http>,
    /// `true` if a slash at the end of a path is part of the greedy label there.
    pub keeps_slash: bool,
    /// The `endpoint` trait.
    pub host_prefix: Option<String>,
    /// The stream of events of the input.
    pub input_events: Option<Events>,
    /// The stream of events of the output.
    pub output_events: Option<Events>,
    /// The `readonly` trait.
    pub readonly: bool,
    /// `true` if repeating it is harmless.
    pub idempotent: bool,
    /// The `paginated` trait, completed by the service's.
    pub paginated: Option<Paginated>,
    /// The `longPoll` trait.
    pub long_polling: bool,
    /// The waiters whose expressions can be read.
    pub waiters: Vec<Waiter>,
    /// The `httpChecksumRequired` trait.
    pub checksum_required: bool,
    /// The `requestCompression` trait, when gzip is among its encodings.
    pub gzip: bool,
    /// The `httpChecksum` trait.
    pub checksum: Option<Checksum>,
    /// The authentication of requests.
    pub auth: Auth,
    /// The parameters of endpoint rules.
    pub context: Vec<ContextParam>,
    /// The `clientDiscoveredEndpoint` trait.
    pub discovered_endpoint: Option<DiscoveredEndpoint>,
    /// The roots of its messages in XML; empty for a service without an XML protocol.
    pub xml: XmlMessages,
    /// The first paragraph of its own documentation, else its request.
    pub summary: Option<String>,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// A stream of events: a member of an input or an output that is no field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    /// The name of the member in the model.
    pub wire: String,
    /// The Rust name of the union.
    pub union: String,
}

/// An enum of errors: a variant per modelled one, named as its structure, and `Unhandled`.
#[derive(Debug)]
pub struct ErrorEnum {
    /// The Rust name.
    pub name: String,
    /// The Rust names of the error structures, and a line on each.
    pub variants: Vec<(String, Docs)>,
}

/// An enum of errors that several operations share, with the operation as its parameter, so that
/// each operation still has a type of its own: an enum is a dozen implementations, an alias is none.
#[derive(Debug)]
pub struct ErrorSet {
    /// The name of the module that has the enum.
    pub module: String,
    /// The enum, which has the same name in all sets.
    pub of: ErrorEnum,
    /// The name of the type parameter; no error structure has it.
    pub parameter: String,
    /// The number of operations that have these errors.
    pub operations: usize,
    /// Paragraphs of Markdown: the operations, and their names for it.
    pub docs: Docs,
}

/// A structure.
#[derive(Debug)]
pub struct Structure {
    /// The absolute shape id.
    pub id: String,
    /// The Rust name.
    pub name: String,
    /// The fields, in the order of the model.
    pub fields: Vec<Field>,
    /// The indices of `fields` in the bytewise order of their JSON keys, if they are looked up by it.
    pub by_key: Vec<usize>,
    /// The `sensitive` trait.
    pub sensitive: bool,
    /// `true` if `Eq` and `Hash` hold.
    pub eq: bool,
    /// The traits of an error; `None` for any other structure.
    pub error: Option<ErrorTraits>,
    /// The field of the members that the model does not know, where they are kept.
    pub unknown: Option<String>,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// The traits of an error.
#[derive(Debug)]
pub struct ErrorTraits {
    /// The code in awsQuery.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// The HTTP status in awsQuery.
    pub query_status: u16,
    /// Whose fault it is.
    pub fault: Fault,
    /// The `retryable` trait.
    pub retryable: bool,
    /// Its `throttling`.
    pub throttling: bool,
    /// The name of the field that keeps what the response says beside the members.
    pub metadata: String,
}

/// A union.
#[derive(Debug)]
pub struct Union {
    /// The absolute shape id.
    pub id: String,
    /// The Rust name.
    pub name: String,
    /// The members, in the order of the model.
    pub variants: Vec<UnionVariant>,
    /// The indices of `variants` in the bytewise order of their JSON keys, if they are looked up by it.
    pub by_key: Vec<usize>,
    /// The `sensitive` trait.
    pub sensitive: bool,
    /// `true` if `Eq` and `Hash` hold.
    pub eq: bool,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// A member of a union.
#[derive(Debug)]
pub struct UnionVariant {
    /// The facts that structures and unions share.
    pub member: Member,
    /// The Rust name of the variant.
    pub name: String,
    /// The name of `is_x`.
    pub predicate: String,
    /// The name of `as_x`.
    pub accessor: String,
    /// The name of its `into_…` method.
    pub conversion: String,
}

/// An enum of texts.
#[derive(Debug)]
pub struct Enum {
    /// The absolute shape id.
    pub id: String,
    /// The Rust name.
    pub name: String,
    /// The values, in the order of the model.
    pub variants: Vec<Variant<String>>,
    /// The values that are not for customers.
    pub internal: Vec<String>,
    /// The `sensitive` trait.
    pub sensitive: bool,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// An enum of integers.
#[derive(Debug)]
pub struct IntEnum {
    /// The absolute shape id.
    pub id: String,
    /// The Rust name.
    pub name: String,
    /// The values, in the order of the model.
    pub variants: Vec<Variant<i32>>,
    /// The `sensitive` trait.
    pub sensitive: bool,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// A value of an enum.
#[derive(Debug)]
pub struct Variant<T> {
    /// The Rust name.
    pub name: String,
    /// The value on the wire.
    pub value: T,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}
