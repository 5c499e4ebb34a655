//! Modelled defaults of absent members, in servers (Smithy 2.0, `default` trait).

use crate::codec::defaults;
use crate::schema::STREAMING;
use crate::value::{Ref, Structure};

/// Sets absent members to their defaults.
pub(super) fn fill(input: &mut dyn Structure) {
    for (index, member) in input.schema().members.iter().enumerate() {
        // A streaming member needs a default in the model, but an absent one stays empty.
        let Some(default) = member.default_value().filter(|_| !member.is(STREAMING)) else { continue };
        let slot = input.member_mut(index);
        if matches!(slot.view(), Ref::Absent) {
            defaults::set(slot.open(), default);
        }
    }
}
