//! The options and the errors that all formats share.
//!
//! Values are read and written by their schemas here, too: a format adds the form of its tokens, and nothing else.

mod collections;
#[doc(hidden)]
pub mod defaults;
mod error;
pub(crate) mod io;
#[doc(hidden)]
pub mod members;
pub(crate) mod nulled;
mod options;
#[doc(hidden)]
pub mod path;
mod random;
mod read;
#[doc(hidden)]
pub mod reset;
#[doc(hidden)]
pub mod text;
pub mod token;
mod unions;
mod write;

pub use defaults::{fill as fill_defaults, set as set_default};
pub use error::Error;
pub use options::{Members, Missing, Nulls, Options, UnknownUnion};

#[cfg(feature = "xml")]
pub(crate) use collections::void;
#[cfg(feature = "serde")]
pub(crate) use options::DEFAULT_DEPTH;
#[cfg(feature = "validate")]
pub(crate) use options::MAX_DEPTH;
pub(crate) use read::{Key, Source};
pub(crate) use write::Sink;

/// The initial capacity in bytes, which most messages fit into. A little less than 1 KiB: with the
/// allocator's header a full one would be a large block, which is slower to get.
#[doc(hidden)]
pub const SMALL: usize = 1000;
