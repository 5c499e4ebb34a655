//! Idempotency tokens (Smithy 2.0, `idempotencyToken` trait).

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use super::random;

/// An error that occurs when the platform has no source of randomness. Set idempotency tokens yourself, or
/// pass a source of them in the options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "this platform offers no randomness for an idempotency token: set the member, or inject tokens",
        )
    }
}

impl std::error::Error for NoRandomness {}

/// A source of idempotency tokens: a closure, cheap to clone.
///
/// ```
/// use ferrosmith_runtime::codec::token::Generator;
///
/// let prefix = String::from("import-7");
/// let tokens = Generator::new(move || format!("{prefix}-1"));
/// assert_eq!(tokens.token(), "import-7-1");
/// ```
#[derive(Clone)]
pub struct Generator(Arc<dyn Fn() -> String + Send + Sync>);

impl Generator {
    /// Returns a source that calls a closure for each token.
    pub fn new(make: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Generator(Arc::new(make))
    }

    /// Returns the next token.
    #[must_use]
    pub fn token(&self) -> String {
        (self.0)()
    }
}

// A panic of the closure leaves no state of this crate inconsistent.
impl UnwindSafe for Generator {}
impl RefUnwindSafe for Generator {}

impl fmt::Debug for Generator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Generator")
    }
}

/// Returns a token of the given source, or else a random one.
#[doc(hidden)]
pub fn make(generator: Option<&Generator>) -> Result<String, NoRandomness> {
    generator.map_or_else(random, |generator| Ok(generator.token()))
}

/// Returns a random UUID (RFC 9562, version 4).
///
/// # Errors
/// Returns an error if the platform has no source of randomness, as in a bare wasm module, or without the
/// feature `client`.
pub fn random() -> Result<String, NoRandomness> {
    let mut bytes = [0; 16];
    random::fill(&mut bytes)?;
    Ok(uuid(bytes))
}

/// Returns the UUID (RFC 9562, version 4) of 16 random bytes.
#[must_use]
pub fn uuid(bytes: [u8; 16]) -> String {
    let bits = (u128::from_be_bytes(bytes) & !(0xf << 76) & !(0b11 << 62)) | (4 << 76) | (0b10 << 62);
    let digits = format!("{bits:032x}");
    format!("{}-{}-{}-{}-{}", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..])
}

#[cfg(all(test, feature = "random"))]
mod tests {
    #[test]
    fn is_a_version_4_uuid() {
        assert_eq!(super::uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(super::uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_ne!(super::random().unwrap(), super::random().unwrap());
    }
}
