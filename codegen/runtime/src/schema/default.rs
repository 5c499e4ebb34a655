//! Modelled defaults, as tables spell them out.

/// The value of the `default` trait (Smithy 2.0, section Type refinement traits).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Default {
    /// The empty value of the member's type: false, zero, no characters, no elements.
    Empty,
    /// A boolean, of a document, too.
    Boolean(bool),
    /// An integer of any width, or the number of an integer enum.
    Integer(i64),
    /// A float, a big number or the number of a document, as decimal text; of floats also `NaN`,
    /// `Infinity` and `-Infinity`.
    Number(&'static str),
    /// A string, the text of an enum, or a string of a document.
    String(&'static str),
    /// The bytes of a blob.
    Blob(&'static [u8]),
    /// The seconds since 1970, and the nanoseconds after that second.
    Timestamp(i64, u32),
    /// The empty list of a document.
    List,
    /// The empty map of a document.
    Map,
}
