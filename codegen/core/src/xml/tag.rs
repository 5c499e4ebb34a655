//! Start tags, their names and their attributes.

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// The name, with its prefix.
    pub(super) name: &'a str,
    /// The text between the name and the end of the tag: well-formed attributes.
    pub(super) attributes: &'a str,
    /// The offset.
    pub(super) start: usize,
}

impl<'a> Tag<'a> {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &'a str {
        local(self.name)
    }

    /// Returns `true` if the element says that it is null (XML Schema, `xsi:nil`).
    pub(super) fn is_nil(&self) -> bool {
        let says = |(name, value): (&str, &str)| {
            name.ends_with(":nil") && matches!(value.trim_ascii(), "true" | "1")
        };
        !self.attributes.is_empty() && attributes(self.attributes).any(says)
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The attributes in a tag that was read: their names, and their values as they stand there.
pub(super) fn attributes(mut rest: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || {
        let (name, after) = rest.trim_ascii_start().split_once('=')?;
        let after = after.trim_ascii_start();
        let mark = after.chars().next()?;
        let (value, after) = after.get(1..)?.split_once(mark)?;
        rest = after;
        Some((name.trim_ascii_end(), value))
    })
}
