//! Errors of requests that did not leave.

use std::error::Error;
use std::fmt;
use std::io;

use super::BoxError;

/// An error of a transport that knows that a request did not leave: no address, no connection, no TLS. It is always
/// safe to try again.
#[derive(Debug)]
pub struct NotSent(pub BoxError);

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The reason why connecting failed is the last of the causes.
        with_causes(&*self.0, f)
    }
}

impl Error for NotSent {}

/// An error with the place that it is about.
#[cfg(feature = "hyper")]
#[derive(Debug)]
pub(super) struct InPlace {
    place: String,
    error: BoxError,
}

#[cfg(feature = "hyper")]
impl InPlace {
    pub(super) fn new(place: String, error: BoxError) -> Self {
        InPlace { place, error }
    }
}

#[cfg(feature = "hyper")]
impl fmt::Display for InPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)
    }
}

#[cfg(feature = "hyper")]
impl Error for InPlace {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.error)
    }
}

/// Writes an error and all that it is due to.
pub(super) fn with_causes(error: &(dyn Error + 'static), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{error}")?;
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(f, ": {error}")?;
        cause = error.source();
    }
    Ok(())
}

/// Returns `true` if an error says that a request did not leave.
pub(crate) fn was_not_sent(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        let refused = error.downcast_ref::<io::Error>().is_some_and(|error| {
            matches!(error.kind(), io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound)
        });
        if refused || error.is::<NotSent>() {
            return true;
        }
        next = error.source();
    }
    false
}
