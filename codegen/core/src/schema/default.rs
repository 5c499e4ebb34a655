//! Default values of members.

/// A modelled default (Smithy 2.0, `default` trait).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Default {
    /// The empty value of the member's type: `false`, zero, an empty string, an empty list or map.
    Empty,
    /// A boolean, also as a document.
    Boolean(bool),
    /// An integer of any width, or the value of an integer enum.
    Integer(i64),
    /// A float, a big number or a number as a document, in decimal notation. A float may also be `NaN`,
    /// `Infinity` or `-Infinity`.
    Number(&'static str),
    /// A string, the value of an enum, or a string as a document.
    String(&'static str),
    /// The bytes of a blob.
    Blob(&'static [u8]),
    /// A timestamp: seconds since 1970-01-01T00:00:00Z, and the nanoseconds after that second.
    Timestamp(i64, u32),
    /// An empty list, as a document.
    List,
    /// An empty map, as a document.
    Map,
}
