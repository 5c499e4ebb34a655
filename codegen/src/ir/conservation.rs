//! Conservation: the lowered items are counted against the closure of the service, so that none is lost.

use std::collections::BTreeSet;
use std::fmt;

use super::Service;
use crate::model::{Closure, Kind, Model, ShapeId};

/// A difference between a service and what was lowered of it: a bug of the generator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The shape id of the service.
    pub service: String,
    /// The kind of the items.
    pub what: &'static str,
    /// The number that the model defines.
    pub defined: usize,
    /// The number that was lowered.
    pub lowered: usize,
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Lost { service, what, defined, lowered } = self;
        write!(
            f,
            "the generator lowered {lowered} of {defined} {what} of `{service}`; please report it with the model"
        )
    }
}

impl std::error::Error for Lost {}

/// Counts the operations of a service, and its structures, unions, enums and errors by kind.
///
/// # Errors
/// Returns the first kind of which there are more or fewer than the model defines.
pub fn conserved(model: &Model, closure: &Closure, service: &Service) -> Result<(), Lost> {
    let defined = Counts::of(model, closure);
    let lowered = Counts {
        operations: service.operations.len(),
        structures: service.structures.len(),
        unions: service.unions.len(),
        enums: service.enums.len(),
        int_enums: service.int_enums.len(),
        errors: service.errors.len(),
    };
    for ((what, defined), (_, lowered)) in defined.named().into_iter().zip(lowered.named()) {
        if defined != lowered {
            return Err(Lost { service: service.id.clone(), what, defined, lowered });
        }
    }
    Ok(())
}

#[derive(Default)]
struct Counts {
    operations: usize,
    structures: usize,
    unions: usize,
    enums: usize,
    int_enums: usize,
    errors: usize,
}

impl Counts {
    fn named(&self) -> [(&'static str, usize); 6] {
        let Counts { operations, structures, unions, enums, int_enums, errors } = *self;
        [
            ("operations", operations),
            ("structures", structures),
            ("unions", unions),
            ("enums", enums),
            ("integer enums", int_enums),
            ("errors", errors),
        ]
    }

    /// Counts what the closure holds. Inputs and outputs count once per operation, and as structures
    /// of their own only where members target them.
    fn of(model: &Model, closure: &Closure) -> Counts {
        let operations = closure.operations.len();
        let mut counts = Counts { operations, structures: 2 * operations, ..Counts::default() };
        let used = used(model, closure);
        for shape in closure.shapes.intersection(&used).filter_map(|id| model.get(id)) {
            match shape.kind {
                Kind::Structure(_) if shape.id.as_str() == "smithy.api#Unit" => {}
                Kind::Structure(_) if shape.traits.error().is_some() => counts.errors += 1,
                Kind::Structure(_) => counts.structures += 1,
                Kind::Union(_) => counts.unions += 1,
                Kind::Enum(_) => counts.enums += 1,
                Kind::IntEnum(_) => counts.int_enums += 1,
                _ => {}
            }
        }
        counts
    }
}

/// Returns the targets of members, and the errors of operations.
fn used(model: &Model, closure: &Closure) -> BTreeSet<ShapeId> {
    let shapes = closure.shapes.iter().filter_map(|id| model.get(id));
    let targets = shapes.flat_map(|shape| shape.kind.members()).map(|member| &member.target);
    let errors = closure.operations.iter().flat_map(|id| closure.operation_errors(model, id));
    targets.chain(errors).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;

    const MODEL: &[u8] = br#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}]},
        "a#Put": {"type": "operation", "input": {"target": "a#In"}, "errors": [{"target": "a#Gone"}]},
        "a#In": {"type": "structure", "members": {"kind": {"target": "a#Kind"}}},
        "a#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "a#Gone": {"type": "structure", "traits": {"smithy.api#error": "client"}}
    }}"#;

    #[test]
    fn what_is_lost_is_an_error() {
        let model = Model::load(&[Source { name: "model.json", text: MODEL }]).unwrap();
        let closure = model.closure(model.service_ids()[0]).unwrap();
        let lowered = || super::super::lower(&model, &closure, "a").unwrap();
        assert_eq!(conserved(&model, &closure, &lowered()), Ok(()));

        let mut service = lowered();
        service.enums.clear();
        let lost = conserved(&model, &closure, &service).unwrap_err();
        assert_eq!(lost.to_string().split(';').next(), Some("the generator lowered 0 of 1 enums of `a#S`"));
        let mut service = lowered();
        service.structures.pop();
        assert_eq!(conserved(&model, &closure, &service).unwrap_err().lowered, 1);
    }
}
