//! Values that are filled where they are returned.

use super::Value;

/// Returns an empty value after it was filled.
///
/// It starts in the result, and stays there: to move a large value takes as long as to read some of its members.
#[inline]
pub fn filled<T: Value, E>(fill: impl Fn(&mut T) -> Result<(), E>) -> Result<T, E> {
    let mut result = Ok(T::empty());
    if let Ok(value) = &mut result
        && let Err(error) = fill(value)
    {
        result = Err(error);
    }
    result
}
