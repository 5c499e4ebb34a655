//! Lists in sentences.

use std::fmt::{Display, Formatter, Result};

/// Writes items with a comma and a space between them.
pub fn separated<T: Display>(items: impl IntoIterator<Item = T>, f: &mut Formatter<'_>) -> Result {
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        item.fmt(f)?;
    }
    Ok(())
}
