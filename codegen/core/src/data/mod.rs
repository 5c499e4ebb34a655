//! Plain data: the simple types that Rust lacks, and documents.

pub mod base64;
mod blob;
mod conversions;
mod document;
mod lookup;
pub(crate) mod number;
pub(crate) mod object;
mod timestamp;
mod unknown;

// Their text forms.
pub(crate) mod display;
mod float_text;
mod joined;
pub(crate) mod room;
pub(crate) mod scan;
mod separated;
pub(crate) mod short;
mod shortened;
pub(crate) mod text;
pub(crate) mod utf8;

pub use joined::joined;
pub use separated::separated;
pub use shortened::shortened;

pub use blob::{Blob, NotBase64};
pub use document::Document;
pub(crate) use float_text::FloatText;
pub use lookup::DocumentIndex;
pub use number::{BigDecimal, BigInteger, NotANumber, Number};
pub use object::{Object, ObjectEntry};
pub use timestamp::{NotATimestamp, OutOfRange, Timestamp, TimestampFormat};
pub use unknown::UnknownMember;
