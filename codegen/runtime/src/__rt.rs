//! The names that generated code uses, in one module that no shape of a model can shadow. Not for direct use.
//!
//! Generated files import this module alone, as `rt`: types of a model start with a capital.

use std::str::FromStr;

pub use core::clone::Clone;
pub use core::convert::{From, Into};
pub use core::default::Default;
pub use core::fmt::Debug;
pub use core::future::Future;
pub use core::marker::{Copy, Send, Sync};
pub use core::matches;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result;
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::vec::Vec;

pub use crate::data::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
pub use crate::data::{BigDecimal, BigInteger, Blob, Document, Object, Timestamp, UnknownMember};
pub use crate::error::{Metadata, OperationError, ServiceError, Unhandled};
pub use crate::operation::{Operation, operation};
pub use crate::schema::Fault::{Client, Server};
pub use crate::schema::Trait::*;
pub use crate::schema::{
    self, CLIENT_OPTIONAL, EVENT_HEADER, EVENT_PAYLOAD, ErrorTraits, HOST_LABEL, IDEMPOTENCY_TOKEN,
    JSON_NAME_ESCAPED, JSON_UNKNOWN, KEEPS_UNKNOWN, Member, OperationSchema, Payload, REQUIRED,
    REQUIRES_LENGTH, SENSITIVE, STREAMING, Schema, ServiceSchema, Trait, UNIT,
};
pub use crate::value::{Maybe, StructureShape, Value, views};

// The macros that generated files call.
pub use crate::{
    __enumeration as enumeration, __error as error, __errors as errors, __events as events,
    __fields as fields, __from as from, __int_enumeration as int_enumeration, __operations as operations,
    __structure as structure, __union as union,
};

// The functions that those macros call.
pub use crate::error::duplicate as duplicate_error;
pub use crate::error::shared::{
    OfOperation, absurd, debug as debug_error, display as display_error, same as same_error,
    source as source_of_error,
};
pub use crate::value::{
    EnumShape, IntoEnum, TextOf, assign, debug, duplicate, enumeration_display, hash, no_member, redacted,
    same, tag,
};
#[cfg(feature = "serde")]
pub use ::serde;
#[cfg(feature = "serde")]
pub use ferrosmith_core::serde::{deserialize, serialize};

/// The order by keys of so few members that none is needed.
pub const FEW: &[u16] = &[];

/// The traits of a member that has none.
pub const PLAIN: &[Trait] = &[];

/// Returns `true` if a macro repetition has at least one element.
#[must_use]
pub const fn any(words: &[&str]) -> bool {
    !words.is_empty()
}

/// Returns the start of a field that keeps the members which the model does not know.
#[must_use]
pub fn no_unknown_members() -> Document {
    Document::Object(Object::new())
}

/// Returns the initial state of a structure.
#[must_use]
#[inline]
pub fn new<T: crate::value::StructureShape>() -> T {
    T::initial()
}

// Modelled defaults, which the generator has checked with the same code.

/// Returns a timestamp: seconds since 1970, and the nanoseconds after that second.
#[must_use]
pub fn timestamp(seconds: i64, nanos: u32) -> crate::data::Timestamp {
    crate::data::Timestamp::from_epoch(seconds, nanos)
}

/// Returns a big integer or decimal.
#[must_use]
pub fn big<T: FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

/// Returns a document.
#[must_use]
pub fn document(json: &str) -> crate::data::Document {
    crate::json::document_from_slice(json.as_bytes()).unwrap_or_default()
}
