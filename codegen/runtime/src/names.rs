//! Every name that generated code uses, in one place that no shape of a model can shadow.
//!
//! Generated files import this module alone, as `rt`: types of a model start with a capital.

pub use core::clone::Clone;
pub use core::convert::{From, Into};
pub use core::fmt::Debug;
pub use core::marker::Copy;
pub use core::matches;
pub use core::option::Option::{self, None, Some};
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::vec::Vec;

pub use core::default::Default;

pub use crate::data::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
pub use crate::data::{BigDecimal, BigInteger, Blob, Document, Timestamp, UnknownMember};
pub use crate::enumeration;
pub use crate::error;
pub use crate::error::{Metadata, OperationError, Unhandled};
pub use crate::errors;
pub use crate::fields;
pub use crate::int_enumeration;
pub use crate::operation::{Operation, operation};
pub use crate::private::{big, document, new, set, set_box, set_optional, set_optional_box, timestamp};
pub use crate::schema::Fault::{Client, Server};
pub use crate::schema::Trait::*;
pub use crate::schema::{
    self, EVENT, ErrorTraits, HOST_LABEL, IDEMPOTENCY_TOKEN, Member, OperationSchema, Payload, REQUIRED,
    SENSITIVE, STREAMING, Schema, ServiceSchema, UNIT,
};
pub use crate::structure;
pub use crate::union;
pub use crate::value::{StructureShape, Value};
