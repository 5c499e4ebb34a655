//! Texts behind each other.

/// Returns the texts as one, with another one between them.
///
/// `join` and `concat` of slices have code for each length of what is between: a fiftieth of what a program with one
/// service compiles of the runtime.
#[must_use]
pub fn joined(texts: &[&str], between: &str) -> String {
    let length = texts.iter().fold(0, |length, text| length + text.len() + between.len());
    let mut all = String::with_capacity(length);
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            all.push_str(between);
        }
        all.push_str(text);
    }
    all
}
