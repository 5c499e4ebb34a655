//! The members of a structure with their values.

use super::aggregate::may_keep;
use super::{Ref, Structure};
use crate::schema::{Member, Schema};

/// The number of members that a structure gives at once, by [`Structure::view_block`].
pub const MEMBERS_AT_ONCE: usize = 8;

/// An iterator over the members of a structure and their values, in the order of the model, made by
/// [`StructureShape::members`](super::StructureShape::members). Members that are absent are there, as [`Ref::Absent`].
#[derive(Clone)]
pub struct MemberValues<'a> {
    structure: &'a dyn Structure,
    schema: &'static Schema,
    next: usize,
    /// The values of the block of the next member, once its first one was asked for.
    block: [Ref<'a>; MEMBERS_AT_ONCE],
}

impl<'a> Iterator for MemberValues<'a> {
    type Item = (&'static Member, Ref<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let member = self.schema.members.get(self.next)?;
        let place = self.next % MEMBERS_AT_ONCE;
        if place == 0 {
            self.block = self.structure.view_block(self.next / MEMBERS_AT_ONCE);
        }
        self.next += 1;
        Some((member, self.block[place]))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.schema.members.len() - self.next;
        (left, Some(left))
    }
}

impl ExactSizeIterator for MemberValues<'_> {}

/// Returns the numbers of the blocks of a structure, and how many members each has.
#[inline]
pub(crate) fn blocks(schema: &Schema) -> impl Iterator<Item = (usize, usize)> {
    schema.members.chunks(MEMBERS_AT_ONCE).map(<[Member]>::len).enumerate()
}

/// Returns the views of a block that has fewer members than others.
#[inline]
pub fn views<const N: usize>(members: [Ref<'_>; N]) -> [Ref<'_>; MEMBERS_AT_ONCE] {
    const { assert!(N <= MEMBERS_AT_ONCE) }
    let mut views = [Ref::Absent; MEMBERS_AT_ONCE];
    views[..N].copy_from_slice(&members);
    views
}

#[inline]
pub(super) fn of(structure: &dyn Structure) -> MemberValues<'_> {
    MemberValues { structure, schema: structure.schema(), next: 0, block: [Ref::Absent; MEMBERS_AT_ONCE] }
}

/// Returns the member at `index`, also one past the last, where unknown members are kept.
pub(super) fn at(structure: &dyn Structure, index: usize) -> Ref<'_> {
    let schema = structure.schema();
    if index >= schema.members.len() + usize::from(may_keep(schema)) {
        return Ref::Absent;
    }
    structure.view_block(index / MEMBERS_AT_ONCE)[index % MEMBERS_AT_ONCE]
}
