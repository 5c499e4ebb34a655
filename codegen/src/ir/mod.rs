//! The intermediate representation: what Rust needs of a service, and nothing of Smithy's syntax.
//!
//! The set is closed. Every item carries its Rust name beside its wire name; emitting only prints.

mod lower;

pub use lower::lower;

pub use crate::model::traits::{Fault, Http, Paginated, Protocol, TimestampFormat};

/// One service: a module of the generated crate.
#[derive(Debug)]
pub struct Service {
    /// The absolute shape id.
    pub id: String,
    /// The name of the module and of the cargo feature's module.
    pub module: String,
    /// The API version.
    pub version: String,
    /// The names that `aws.api#service` and `aws.auth#sigv4` give.
    pub sdk_id: Option<String>,
    /// The prefix of host names.
    pub endpoint_prefix: Option<String>,
    /// The name that requests are signed for.
    pub signing_name: Option<String>,
    /// The protocols, the preferred one first.
    pub protocols: Vec<Protocol>,
    /// The `awsQueryCompatible` trait.
    pub query_compatible: bool,
    /// Paragraphs of Markdown.
    pub docs: Docs,
    /// The operations, by name.
    pub operations: Vec<Operation>,
    /// The structures that are no errors, inputs and outputs included.
    pub structures: Vec<Structure>,
    /// The structures that are errors.
    pub errors: Vec<Structure>,
    /// The enum of all errors.
    pub error: ErrorEnum,
    /// The unions.
    pub unions: Vec<Union>,
    /// The enums.
    pub enums: Vec<Enum>,
    /// The enums of integers.
    pub int_enums: Vec<IntEnum>,
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
    /// The `http` trait.
    pub http: Option<Http>,
    /// The `endpoint` trait.
    pub host_prefix: Option<String>,
    /// The `readonly` trait.
    pub readonly: bool,
    /// Whether repeating it is harmless.
    pub idempotent: bool,
    /// The `paginated` trait, completed by the service's.
    pub paginated: Option<Paginated>,
    /// The `httpChecksumRequired` trait.
    pub checksum_required: bool,
    /// The `requestCompression` trait, when gzip is among its encodings.
    pub gzip: bool,
    /// Paragraphs of Markdown.
    pub docs: Docs,
    /// Why not to use it any more.
    pub deprecated: Option<String>,
}

/// An enum of errors: a variant per modelled one, named as its structure, and `Unhandled`.
#[derive(Debug)]
pub struct ErrorEnum {
    /// The Rust name.
    pub name: String,
    /// The Rust names of the error structures, and a line on each.
    pub variants: Vec<(String, Docs)>,
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
    /// The indices of `fields` in the bytewise order of their JSON keys.
    pub by_key: Vec<usize>,
    /// The `sensitive` trait.
    pub sensitive: bool,
    /// Whether `Eq` and `Hash` hold.
    pub eq: bool,
    /// What makes it an error.
    pub error: Option<Error>,
    /// Paragraphs of Markdown.
    pub docs: Docs,
    /// Why not to use it any more.
    pub deprecated: Option<String>,
}

/// What makes a structure an error.
#[derive(Debug)]
pub struct Error {
    /// The code on the wire.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// Whose fault it is.
    pub fault: Fault,
    /// The `retryable` trait.
    pub retryable: bool,
    /// Its `throttling`.
    pub throttling: bool,
    /// The name of the field that keeps what the response says beside the members.
    pub metadata: String,
}

/// A member of a structure.
#[derive(Debug)]
pub struct Field {
    /// The facts that structures and unions share.
    pub member: Member,
    /// The Rust name of the field.
    pub name: String,
    /// The Rust name of its setter.
    pub setter: String,
    /// How it is held.
    pub presence: Presence,
}

/// Whether a field is an `Option`, and what it starts as.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// `Option<T>`.
    Optional,
    /// `T`, and an argument of `new`.
    Required,
    /// `T`, with a modelled default.
    Defaulted(Default),
}

/// A modelled default.
#[derive(Debug, Clone, PartialEq)]
pub enum Default {
    /// What the type's empty value is: false, zero, no characters, no elements.
    Empty,
    /// A boolean.
    Boolean(bool),
    /// An integer, of the width of its type.
    Integer(i64),
    /// A finite double or float.
    Double(f64),
    /// A text, or the text of an enum's value.
    String(String),
    /// Binary data.
    Blob(Vec<u8>),
    /// Seconds and nanoseconds of a timestamp.
    Timestamp(i64, u32),
    /// The decimal text of a big number.
    Big(String),
    /// A document, as compact JSON.
    Document(String),
}

/// What the members of structures and unions have in common.
#[derive(Debug)]
pub struct Member {
    /// The name in the model.
    pub wire: String,
    /// The `jsonName` trait.
    pub json_name: Option<String>,
    /// The type, without `Option` and `Box`.
    pub ty: Type,
    /// Whether it is boxed, to break a recursion.
    pub boxed: bool,
    /// Single-bit facts.
    pub flags: Flags,
    /// The place in an HTTP message.
    pub location: Location,
    /// The format of the timestamps in it.
    pub timestamp_format: Option<TimestampFormat>,
    /// The `mediaType` trait of its type.
    pub media_type: Option<String>,
    /// The default, where it is not the empty value: JSON with timestamps in seconds.
    pub default_value: Option<String>,
    /// The constraint traits.
    pub constraints: Option<Constraints>,
    /// Paragraphs of Markdown.
    pub docs: Docs,
    /// Why not to use it any more.
    pub deprecated: Option<String>,
}

/// Single-bit facts of a member.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Flags {
    /// The `required` trait, not relaxed by `clientOptional`.
    pub required: bool,
    /// The `sensitive` trait, of the target or of what that is a list or map of.
    pub sensitive: bool,
    /// The `idempotencyToken` trait.
    pub idempotency_token: bool,
    /// The `hostLabel` trait.
    pub host_label: bool,
    /// The `streaming` trait, of the target.
    pub streaming: bool,
    /// The `eventHeader` or the `eventPayload` trait.
    pub event: bool,
    /// Whether it is a union's member without a value.
    pub unit: bool,
}

/// Where a member stands in an HTTP message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // each is the trait of its name
pub enum Location {
    Body,
    Label,
    Query(String),
    QueryParams,
    Header(String),
    PrefixHeaders(String),
    Payload(Payload),
    StatusCode,
}

/// What a member is that is the whole body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// Bytes as they are.
    Blob,
    /// Text as it is, an enum's too.
    String,
    /// A structure or a union, in the format of the protocol.
    Structure,
    /// A document, in the format of the protocol.
    Document,
    /// An event stream.
    Events,
}

/// Constraint traits.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Constraints {
    /// Bounds of the length.
    pub length: Option<(Option<u64>, Option<u64>)>,
    /// Bounds of a number, as decimal text.
    pub range: Option<(Option<String>, Option<String>)>,
    /// A regular expression.
    pub pattern: Option<String>,
    /// The `uniqueItems` trait.
    pub unique_items: bool,
    /// The name of the enum that the keys of a map are: in Rust they are strings.
    pub enumeration: Option<String>,
    /// What holds of keys.
    pub key: Option<Box<Constraints>>,
    /// What holds of elements or values.
    pub element: Option<Box<Constraints>>,
}

/// A type, as Rust spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // each is Smithy's type of its name
pub enum Type {
    Boolean,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    String,
    Blob,
    Timestamp,
    Document,
    /// A generated type, by its Rust name.
    Named(String),
    List(Box<Element>),
    Map(Box<Element>),
}

/// What a list or a map holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The type.
    pub ty: Type,
    /// Whether null is one (`sparse`).
    pub sparse: bool,
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
    /// The indices of `variants` in the bytewise order of their JSON keys.
    pub by_key: Vec<usize>,
    /// The `sensitive` trait.
    pub sensitive: bool,
    /// Whether `Eq` and `Hash` hold.
    pub eq: bool,
    /// Paragraphs of Markdown.
    pub docs: Docs,
    /// Why not to use it any more.
    pub deprecated: Option<String>,
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
    /// Why not to use it any more.
    pub deprecated: Option<String>,
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
    /// Why not to use it any more.
    pub deprecated: Option<String>,
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
    /// Why not to use it any more.
    pub deprecated: Option<String>,
}
