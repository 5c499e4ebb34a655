//! Enums of errors that several operations have in common.

use std::convert::Infallible;
use std::fmt::{self, Display, Formatter};
use std::marker::PhantomData;

use super::Failure;
use super::service::ServiceError;

/// The operation that a shared enum of errors belongs to: the content of a variant that no value has.
///
/// Operations with the same errors share one enum, and each has a type of its own by this parameter.
pub struct OfOperation<Op>(Infallible, PhantomData<fn() -> Op>);

impl<Op> fmt::Debug for OfOperation<Op> {
    fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}

/// Returns anything from the variant that no value has.
#[inline]
pub fn absurd<Op, T>(never: &OfOperation<Op>) -> T {
    match never.0 {}
}

/// Compares two errors as the variants of an enum would: by the members of modelled errors.
#[inline]
pub fn same<E: ServiceError>(a: &E, b: &E) -> bool {
    a.failure() == b.failure()
}

/// Writes the members of a modelled error, or an unmodelled one.
///
/// # Errors
/// The same as [`fmt::Debug::fmt`].
#[inline]
pub fn debug<E: ServiceError>(error: &E, f: &mut Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&error.failure(), f)
}

/// Writes code, message, status and request id.
///
/// # Errors
/// The same as [`Display::fmt`].
#[inline]
pub fn display<E: ServiceError>(error: &E, f: &mut Formatter<'_>) -> fmt::Result {
    Display::fmt(&error.failure(), f)
}

/// Returns the cause of an error that is not modelled.
#[inline]
pub fn source<E: ServiceError>(error: &E) -> Option<&(dyn std::error::Error + 'static)> {
    match error.failure() {
        Failure::Modeled { .. } => None,
        Failure::Unhandled(unhandled) => std::error::Error::source(unhandled),
    }
}
