//! What the macros of this crate expand to, and what generated code calls; not for direct use.

use std::str::FromStr;

pub use crate::error::{display, source};
#[cfg(feature = "serde")]
pub use crate::serde::{deserialize, serialize};
pub use crate::value::duplicate;
pub use crate::value::no_slot;
pub use crate::value::{debug, enumeration_display, redacted};
pub use crate::value::{hash, known, same, tag};
#[cfg(feature = "serde")]
pub use ::serde;

// What setters do, so that each is one call.

/// The initial state of a structure.
#[must_use]
#[inline]
pub fn new<T: crate::value::StructureShape>() -> T {
    T::initial()
}

/// Sets a field that is always there.
#[inline]
pub fn set<T>(field: &mut T, value: impl Into<T>) {
    *field = value.into();
}

/// Sets a field that may be absent.
#[inline]
pub fn set_optional<T>(field: &mut Option<T>, value: impl Into<T>) {
    *field = Some(value.into());
}

/// Sets a boxed field that is always there.
#[inline]
pub fn set_box<T>(field: &mut Box<T>, value: impl Into<T>) {
    **field = value.into();
}

/// Sets a boxed field that may be absent.
#[inline]
pub fn set_optional_box<T>(field: &mut Option<Box<T>>, value: impl Into<T>) {
    *field = Some(Box::new(value.into()));
}

// Modelled defaults: the generator has checked them with the same code.

/// A timestamp, from the seconds since 1970 and the nanoseconds after that second.
#[must_use]
pub fn timestamp(seconds: i64, nanos: u32) -> crate::data::Timestamp {
    crate::data::Timestamp::from_epoch(seconds, nanos)
}

/// A big integer or decimal.
#[must_use]
pub fn big<T: FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

/// A document.
#[must_use]
pub fn document(json: &str) -> crate::data::Document {
    crate::json::document_from_slice(json.as_bytes()).unwrap_or_default()
}
