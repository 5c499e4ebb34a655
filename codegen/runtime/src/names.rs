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
pub use std::collections::BTreeMap as Map;
pub use std::string::String;
pub use std::vec::Vec;

pub use crate::error::{Metadata, OperationError, Unhandled};
pub use crate::operation::{Operation, OperationSchema, Protocol, ServiceSchema};
pub use crate::private::{big, document, timestamp};
pub use crate::schema::{self, Schema};
pub use crate::{BigDecimal, BigInteger, Blob, Document, Timestamp, UnknownMember, Value};
pub use crate::{enumeration, int_enumeration, operation_error, service_error, structure, union};
