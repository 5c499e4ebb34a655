//! The case of a service's member names, so that only exceptions are documented.

use std::collections::BTreeMap;

use crate::model::{Closure, Model};
use crate::names;

/// The rule that derives names on the wire from names of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ir::lower) enum Spelling {
    /// `domainIdentifier`
    Camel,
    /// `DomainIdentifier`
    Pascal,
    /// `domain_identifier`
    Snake,
}

impl Spelling {
    /// Returns the spelling that most members of a service have.
    pub(in crate::ir::lower) fn of(model: &Model, closure: &Closure) -> Spelling {
        let mut members: BTreeMap<&str, usize> = BTreeMap::new();
        let shapes = closure.shapes.iter().filter_map(|id| model.get(id));
        for member in shapes.flat_map(|shape| shape.kind.members()) {
            *members.entry(&member.name).or_default() += 1;
        }
        let mut counts = [(Spelling::Camel, 0), (Spelling::Pascal, 0), (Spelling::Snake, 0)];
        for (name, times) in members {
            let field = names::field_name(name);
            for (spelling, count) in &mut counts {
                *count += if spelling.of_field(&field) == name { times } else { 0 };
            }
        }
        // The first of several.
        counts.iter().rev().max_by_key(|(_, count)| count).map_or(Spelling::Camel, |(spelling, _)| *spelling)
    }

    /// Returns the wire name that the name of a field suggests.
    pub(super) fn of_field(self, field: &str) -> String {
        let field = names::plain(field);
        if self == Spelling::Snake {
            return field.to_owned();
        }
        let mut name = String::with_capacity(field.len());
        for (index, word) in field.split('_').enumerate() {
            let mut rest = word.chars();
            match rest.next() {
                Some(first) if index > 0 || self == Spelling::Pascal => name.extend(first.to_uppercase()),
                first => name.extend(first),
            }
            name.extend(rest);
        }
        name
    }

    /// Returns the name of the rule.
    pub(super) fn name(self) -> &'static str {
        match self {
            Spelling::Camel => "camelCase",
            Spelling::Pascal => "PascalCase",
            Spelling::Snake => "snake_case",
        }
    }
}
