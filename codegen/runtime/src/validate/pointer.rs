//! JSON pointers (RFC 6901): where in a value something is wrong.

/// Appends a step to a pointer: the name of a member, an index, or a key of a map.
///
/// Whoever tells [`check_read`](super::check_read) what is missing makes the paths with it, too:
/// they are compared as texts.
pub(crate) fn push(pointer: &mut String, step: &str) {
    pointer.push('/');
    for letter in step.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
