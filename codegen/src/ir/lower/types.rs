//! The types of a service. Each is lowered for itself, as many at a time as there are processors.

use std::collections::BTreeSet;

use super::Lowering;
use super::shapes::Role;
use crate::error::Error;
use crate::ir;
use crate::model::{Kind, Shape, ShapeId};
use crate::parallel;

/// A shape that becomes a type.
struct Source<'a, 'm> {
    shape: &'m Shape,
    /// The name of the type.
    name: &'a str,
    role: Role<'m>,
}

/// A shape as a type.
enum Type {
    Structure(ir::Structure),
    Union(ir::Union),
    Enum(ir::Enum),
    IntEnum(ir::IntEnum),
}

impl<'m> Lowering<'m> {
    /// Adds the inputs and outputs of the operations and the types of other shapes, sorted by name.
    pub(super) fn types(
        &self,
        data: &BTreeSet<&'m ShapeId>,
        service: &mut ir::Service,
        problems: &mut Vec<Error>,
    ) {
        let sources: Vec<Source<'_, 'm>> = self.messages().chain(self.data(data)).collect();
        let lowered = parallel::map(&sources, |source| {
            let mut problems = Vec::new();
            (self.lowered(source, &mut problems), problems)
        });
        for (lowered, found) in lowered {
            problems.extend(found);
            match lowered {
                None => {}
                Some(Type::Structure(error)) if error.error.is_some() => service.errors.push(error),
                Some(Type::Structure(structure)) => service.structures.push(structure),
                Some(Type::Union(union)) => service.unions.push(union),
                Some(Type::Enum(strings)) => service.enums.push(strings),
                Some(Type::IntEnum(numbers)) => service.int_enums.push(numbers),
            }
        }
        service.structures.sort_by(|a, b| a.name.cmp(&b.name));
        service.errors.sort_by(|a, b| a.name.cmp(&b.name));
        service.unions.sort_by(|a, b| a.name.cmp(&b.name));
        service.enums.sort_by(|a, b| a.name.cmp(&b.name));
        service.int_enums.sort_by(|a, b| a.name.cmp(&b.name));
    }

    /// Every operation gets an input and an output of its own, whatever the model shares. Where it has none, the operation
    /// itself stands for a structure without members.
    fn messages(&self) -> impl Iterator<Item = Source<'_, 'm>> {
        self.each_operation().flat_map(|(shape, operation, names)| {
            [
                (&operation.input, names.input.as_str(), Role::Input(shape)),
                (&operation.output, names.output.as_str(), Role::Output(shape)),
            ]
            .map(|(target, name, role)| {
                let target = target.as_ref().and_then(|id| self.shape(id));
                let structure = target.filter(|target| matches!(target.kind, Kind::Structure(_)));
                Source { shape: structure.unwrap_or(shape), name, role }
            })
        })
    }

    fn data(&self, data: &BTreeSet<&'m ShapeId>) -> impl Iterator<Item = Source<'_, 'm>> {
        data.iter().filter_map(|id| self.shape(id)).filter_map(|shape| {
            Some(Source { shape, name: self.names.shapes.get(&shape.id)?, role: Role::Data })
        })
    }

    fn lowered(
        &self,
        &Source { shape, name, role }: &Source<'_, 'm>,
        problems: &mut Vec<Error>,
    ) -> Option<Type> {
        Some(match &shape.kind {
            Kind::Structure(members) => Type::Structure(self.structure(shape, name, members, role, problems)),
            Kind::Operation(_) => Type::Structure(self.structure(shape, name, &[], role, problems)),
            Kind::Union(members) => Type::Union(self.union(shape, name, members, problems)),
            Kind::Enum(members) => Type::Enum(self.enumeration(shape, name, members)),
            Kind::IntEnum(members) => Type::IntEnum(self.int_enumeration(shape, name, members)),
            _ => return None,
        })
    }
}
