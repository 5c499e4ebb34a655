//! Inputs of several parts, with a zero between them, so that a corpus can be written by hand.

/// Returns the texts of an input; one that is not there is empty. `None` if one is not UTF-8.
pub fn texts<const COUNT: usize>(bytes: &[u8]) -> Option<[&str; COUNT]> {
    let mut parts = bytes.splitn(COUNT, |byte| *byte == 0);
    let mut texts = [""; COUNT];
    for text in &mut texts {
        *text = std::str::from_utf8(parts.next().unwrap_or_default()).ok()?;
    }
    Some(texts)
}
