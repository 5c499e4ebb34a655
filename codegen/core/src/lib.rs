//! The runtime's lower half: what generated types are, and how they are read, written, compared and checked, without
//! HTTP. The crate `ferrosmith-runtime` has all of it under the same names, and is what generated code and programs
//! depend on; its documentation says where to start.
//!
//! It is a package of its own so that it compiles while `http` does.

// Each layer imports only from those above it. A module that is hidden is public for the runtime alone.

// Plain data: documents, numbers, times, bytes.
#[doc(hidden)]
pub mod data;

// Static tables: what the model says of shapes, members, operations and services.
pub mod schema;

// Values: they open, and aggregates have values as their parts.
#[doc(hidden)]
pub mod value;

// Expressions about values.
#[cfg(feature = "jmespath")]
pub mod jmespath;

// Formats: what they share, and each.
#[cfg(feature = "cbor")]
pub mod cbor;
pub mod codec;
pub mod json;
#[cfg(feature = "query")]
pub mod query;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod serde;
#[cfg(feature = "xml")]
pub mod xml;

// Constraints of the model.
#[cfg(feature = "validate")]
pub mod validate;

#[doc(inline)]
pub use data::{
    BigDecimal, BigInteger, Blob, Document, DocumentIndex, NotANumber, NotATimestamp, NotBase64, Number,
    Object, ObjectEntry, OutOfRange, Timestamp, TimestampFormat, UnknownMember,
};
#[cfg(feature = "serde")]
#[doc(inline)]
pub use serde::ConversionError;
#[cfg(feature = "validate")]
#[doc(inline)]
pub use validate::method::Validate;
#[doc(inline)]
pub use value::{
    Enum, IntEnum, List, MEMBERS_AT_ONCE, Map, Maybe, MemberValues, Mut, Ref, Selected, Structure,
    StructureShape, Unconverted, Union, Value, convert, equal, hash_value, no_member,
};
