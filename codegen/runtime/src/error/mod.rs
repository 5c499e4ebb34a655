//! Errors of services: modelled ones, and all others.
//!
//! Each operation has an enum of its errors, and each service one of all its errors. [`ServiceError`] is the
//! trait of both, and of every error structure: code, message, status and request id, and whether to retry.

mod failure;
mod metadata;
mod origin;
mod recognized;
pub(crate) mod service;
#[doc(hidden)]
pub mod shared;
mod unhandled;

pub use failure::Failure;
pub(crate) use failure::message;
#[cfg(feature = "server")]
pub(crate) use failure::message_member;
#[cfg(any(feature = "client", feature = "event-stream"))]
pub(crate) use failure::{lacks_message, message_in, set_message};
pub use metadata::Metadata;
#[cfg(feature = "server")]
pub(crate) use origin::KEPT;
#[cfg(feature = "client")]
pub(crate) use origin::Origin;
#[doc(hidden)]
pub use recognized::duplicate;
pub use recognized::{Fill, Recognized};
#[doc(hidden)]
pub use service::ServiceError;
pub use unhandled::Unhandled;

use crate::schema::Schema;
use crate::value::StructureShape;

/// A structure with the `error` trait (Smithy 2.0).
///
/// Equality compares the members only, not the facts of the response.
pub trait ErrorStructure: StructureShape + ServiceError + Clone + PartialEq {
    /// Returns the facts of the response that are not members, mutably.
    fn metadata_mut(&mut self) -> &mut Metadata;
}

/// An enum of the errors of an operation or a service: the modelled ones, and `Unhandled`.
pub trait OperationError: ServiceError + From<Unhandled> + Clone + PartialEq {
    /// The schemas of the modelled errors, by the index of their variant.
    const SCHEMAS: &'static [&'static Schema];

    /// Reads the variant at `index`, or `Unhandled` if there is none.
    fn read(index: usize, response: Recognized<'_>) -> Self;
}
