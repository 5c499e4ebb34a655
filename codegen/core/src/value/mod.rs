//! The data model: values that open, and aggregates of values.

mod aggregate;
mod containers;
mod convert;
mod enumeration;
mod fill;
mod maybe;
pub(crate) mod members;
mod view;

// The standard traits of generated types, by their schemas.
mod compare;
pub mod copy;
pub mod debug;

pub use aggregate::{Enum, IntEnum, List, Map, Selected, Structure, StructureShape, Union, no_member};

#[cfg(feature = "validate")]
pub(crate) use compare::{alike, hash_alike};
pub use compare::{equal, hash, hash_value, same, tag};
pub use convert::{Unconverted, convert};
pub use copy::{assign, duplicate};
pub use debug::{REDACTED, debug, enumeration_display, redacted};
pub use enumeration::{EnumShape, IntoEnum, TextOf};
pub use fill::filled;
pub use maybe::Maybe;
pub use members::{MEMBERS_AT_ONCE, MemberValues, views};
pub use view::{Mut, Ref, Value};
