//! Texts of others in sentences.

use std::borrow::Cow;

use super::joined;

/// Returns the first characters of a text, with a mark where it goes on.
#[must_use]
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => text.into(),
        Some((end, _)) => joined(&[&text[..end], "…"], "").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn the_start_is_left_of_a_long_text() {
        for (text, expected) in [("", ""), ("abc", "abc"), ("abcd", "abc…"), ("äöüß", "äöü…")] {
            assert_eq!(shortened(text, 3), expected);
        }
    }
}
