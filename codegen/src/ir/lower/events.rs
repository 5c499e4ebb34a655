//! Streams of events: members of inputs and outputs that are no fields.

use super::{Lowering, shapes::Role};
use crate::ir;
use crate::model::{Kind, Member, Shape, ShapeId};

impl<'m> Lowering<'m> {
    /// The stream of events of an input or an output.
    pub(super) fn events(&self, message: Option<&ShapeId>) -> Option<ir::Events> {
        let member = self.shape(message?)?.kind.members().find(|member| self.is_events(member))?;
        let union = self.names.shapes.get(&member.target)?.clone();
        Some(ir::Events { wire: member.name.clone(), union })
    }

    /// The members of a structure that are fields.
    pub(super) fn fields(&self, members: &'m [Member], role: Role<'m>) -> Vec<&'m Member> {
        let is_message = matches!(role, Role::Input(_) | Role::Output(_));
        members.iter().filter(|member| !(is_message && self.is_events(member))).collect()
    }

    fn is_events(&self, member: &Member) -> bool {
        let is_stream = |shape: &Shape| matches!(shape.kind, Kind::Union(_)) && shape.traits.streaming();
        self.shape(&member.target).is_some_and(is_stream)
    }
}
