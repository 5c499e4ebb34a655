//! Validation as a method.

use super::Violations;
use crate::value::StructureShape;

/// Validation as a method of every structure.
///
/// Reading a response does not validate it, and neither does sending a request; a server validates what it
/// reads, see `ServerOptions`.
///
/// ```
/// use ferrosmith_runtime::Validate;
/// use generated::datazone::GetDomainInput;
///
/// assert!(GetDomainInput::new("dzd_1").validate().is_ok());
///
/// let violations = GetDomainInput::new("no domain").validate().unwrap_err();
/// let paths: Vec<_> = violations.iter().map(|violation| violation.path()).collect();
/// assert_eq!(paths, ["/identifier"]);
/// ```
pub trait Validate: StructureShape {
    /// Checks the value against the constraints of its model.
    ///
    /// Patterns that this crate does not support are skipped; [`validate::check`](crate::validate::check) lists them.
    ///
    /// # Errors
    /// Returns every violation, up to [`Violations::MOST`].
    #[inline]
    fn validate(&self) -> Result<(), Violations> {
        super::validate(self)
    }
}

impl<T: StructureShape> Validate for T {}
