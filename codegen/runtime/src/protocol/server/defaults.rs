//! Defaults that a server fills in for members that a request leaves out (Smithy 2.0, `default` trait).

use crate::codec::defaults;
use crate::schema::STREAMING;
use crate::value::{Ref, Structure};

/// Gives absent members their default.
pub(super) fn fill(input: &mut dyn Structure) {
    for (index, member) in input.schema().members.iter().enumerate() {
        // The model must give a stream a default; an absent one has nothing to be read, not even that.
        let Some(default) = member.default_value().filter(|_| !member.is(STREAMING)) else { continue };
        let slot = input.slot(index);
        if matches!(slot.view(), Ref::Absent) {
            defaults::set(slot.open(), default);
        }
    }
}
