//! The argument of setters of optional members.

/// A value for a member that may be absent: the setters of optional members take it.
///
/// Implemented for everything that converts into the type of the member, and for `Option`s of it. `None` makes the
/// member absent. The second parameter, a marker that tells the two apart, is always inferred.
///
/// ```
/// use generated::datazone::CreateUserProfileInput;
///
/// let input = CreateUserProfileInput::new("dzd_1", "ada");
/// let given = input.clone().session_name("notebook");
/// assert_eq!(given.session_name.as_deref(), Some("notebook"));
///
/// let name: Option<String> = Some("notebook".to_owned());
/// assert_eq!(input.clone().session_name(name.as_deref()), given);
/// assert_eq!(input.clone().session_name(name), given);
/// assert_eq!(given.session_name(None::<String>), input);
/// ```
///
/// An `Option` for a document is refused by the compiler, because its `None` could mean absent or null: assign the
/// field, which is public.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither `{T}`, nor converts into it, nor is an `Option` of such",
    label = "expected `{T}`, what converts into it, or an `Option` of it"
)]
pub trait Maybe<T, M> {
    /// Returns the value of the member; `None` makes it absent.
    fn into_option(self) -> Option<T>;
}

/// The form of a value itself.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Plain {}

/// The form of an `Option` of a value.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Optional {}

impl<T, V: Into<T>> Maybe<T, Plain> for V {
    #[inline]
    fn into_option(self) -> Option<T> {
        Some(self.into())
    }
}

impl<T, V: Into<T>> Maybe<T, Optional> for Option<V> {
    #[inline]
    fn into_option(self) -> Option<T> {
        self.map(Into::into)
    }
}
