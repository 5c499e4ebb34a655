//! Members: what structures and unions hold, and what is known of it.

use super::{Docs, Length, Range, TimestampFormat, Xml};
use crate::model::Json;

pub use ferrosmith_runtime::schema::Payload;

/// The form of a union in JSON where it is not the usual one.
pub type UnionForm = ferrosmith_runtime::schema::UnionForm<String>;

/// The location of a member in an HTTP message.
pub type Location = ferrosmith_runtime::schema::Location<String>;

/// A member of a structure.
#[derive(Debug)]
pub struct Field {
    /// The facts that structures and unions share.
    pub member: Member,
    /// The Rust name of the field.
    pub name: String,
    /// The Rust name of its setter.
    pub setter: String,
    /// The presence of the field.
    pub presence: Presence,
}

/// The presence of a field: `Option` or not, and its initial value.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// `Option<T>`.
    Optional,
    /// `T`, and an argument of `new`. A reader that misses one with a default has that.
    Required(Option<Default>),
    /// `T`, with a modelled default.
    Defaulted(Default),
}

impl Presence {
    /// Returns `true` if `new` has an argument for the field.
    #[must_use]
    pub fn is_required(&self) -> bool {
        matches!(self, Presence::Required(_))
    }

    /// Returns the value that the field starts as, if it is a modelled one.
    #[must_use]
    pub fn default(&self) -> Option<&Default> {
        match self {
            Presence::Optional => None,
            Presence::Required(default) => default.as_ref(),
            Presence::Defaulted(default) => Some(default),
        }
    }
}

/// A modelled default.
#[derive(Debug, Clone, PartialEq)]
pub enum Default {
    /// The type's empty value: `false`, zero, an empty string, an empty list.
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
    /// A document that holds no other.
    Document(Json),
}

/// The parts that members of structures and unions share.
#[derive(Debug)]
pub struct Member {
    /// The name in the model.
    pub wire: String,
    /// The Rust name of the field or variant, where it does not follow from the name in the model.
    pub rust_name: Option<String>,
    /// The `jsonName` trait.
    pub json_name: Option<String>,
    /// The type, without `Option` and `Box`.
    pub ty: Type,
    /// The name of the shape that it targets, in the model.
    pub target: String,
    /// The name of the table of its traits, where other members have the same ones.
    pub shared_traits: Option<String>,
    /// `true` if it is boxed, to break a recursion.
    pub boxed: bool,
    /// Single-bit facts.
    pub flags: Flags,
    /// The place in an HTTP message.
    pub location: Location,
    /// The form in JSON of the union that it is of, where that is not the usual one.
    pub union_form: Option<UnionForm>,
    /// Its kind, where it is the whole body.
    pub payload: Option<Payload>,
    /// The format of the timestamps in it.
    pub timestamp_format: Option<TimestampFormat>,
    /// The `mediaType` trait of its type.
    pub media_type: Option<String>,
    /// The default, where the member does not start as it.
    pub default_value: Option<Default>,
    /// The constraint traits.
    pub constraints: Option<Constraints>,
    /// The XML traits; none where the service has no protocol with XML.
    pub xml: Option<Xml>,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// Single-bit facts of a member.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Flags {
    /// The `required` trait, not relaxed by `clientOptional`, nor by a token that clients fill in.
    pub required: bool,
    /// The `required` trait, relaxed so.
    pub client_optional: bool,
    /// The `sensitive` trait, of the target or of what that is a list or map of.
    pub sensitive: bool,
    /// The `idempotencyToken` trait.
    pub idempotency_token: bool,
    /// The `hostLabel` trait.
    pub host_label: bool,
    /// The `streaming` trait, of the target.
    pub streaming: bool,
    /// The `requiresLength` trait, of the target.
    pub requires_length: bool,
    /// The `eventHeader` trait.
    pub event_header: bool,
    /// The `eventPayload` trait.
    pub event_payload: bool,
    /// `true` if it is a union's member without a value.
    pub unit: bool,
    /// The `jsonUnknown` trait.
    pub json_unknown: bool,
    /// `true` if it is the last member of a structure that keeps members which the model does not know.
    pub keeps_unknown: bool,
    /// `true` if JSON writes the text of the `jsonName` trait with escapes.
    pub json_name_escaped: bool,
}

/// Constraint traits.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
pub struct Constraints {
    /// Bounds of the length.
    pub length: Option<Length>,
    /// Bounds of a number.
    pub range: Option<Range>,
    /// A regular expression.
    pub pattern: Option<String>,
    /// The `uniqueItems` trait.
    pub unique_items: bool,
    /// The name of the enum that the keys of a map are: in Rust they are strings.
    pub enumeration: Option<String>,
    /// The constraints of keys.
    pub key: Option<Box<Constraints>>,
    /// The constraints of elements or values.
    pub element: Option<Box<Constraints>>,
}

/// A type, as Rust spells it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// A boolean.
    Boolean,
    /// A byte.
    Byte,
    /// A short.
    Short,
    /// An integer.
    Integer,
    /// A long.
    Long,
    /// A float.
    Float,
    /// A double.
    Double,
    /// A bigInteger.
    BigInteger,
    /// A bigDecimal.
    BigDecimal,
    /// A string.
    String,
    /// A blob.
    Blob,
    /// A timestamp.
    Timestamp,
    /// A document.
    Document,
    /// A generated type, by its Rust name.
    Named(String),
    /// A list of these elements.
    List(Box<Element>),
    /// A map from strings to these values.
    Map(Box<Element>),
}

/// The element of a list, or the value of a map.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Element {
    /// The type.
    pub ty: Type,
    /// `true` if null is one (`sparse`).
    pub sparse: bool,
}
