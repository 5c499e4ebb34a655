//! The forms of unions in JSON beside that of Smithy (alloy, section JSON serialisation).

use super::{Schema, Trait};

/// The form of a union in JSON where it is not the usual object with one member. Names are static texts in the tables
/// of generated code, and `String`s in the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnionForm<Text = &'static str> {
    /// The object of the member's structure, which names the member under this key (`alloy#discriminated`).
    Discriminated(Text),
    /// The member's value alone; the first member that it fits is taken (`alloy#untagged`).
    Untagged,
}

impl Schema {
    /// Returns the form of a union, if it is not the usual one; its members say so.
    #[must_use]
    pub fn union_form(&self) -> Option<UnionForm> {
        self.members.first()?.find(|of| match of {
            Trait::Discriminated(key) => Some(UnionForm::Discriminated(*key)),
            Trait::Untagged => Some(UnionForm::Untagged),
            _ => None,
        })
    }
}
