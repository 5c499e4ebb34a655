//! The members of structures and unions, wherever they stand.

use std::collections::HashMap;

use super::{Member, Service, Structure, Type, Union, UnionVariant};

/// The structures of a service, but for errors, by their names.
pub(super) type Structures<'s> = HashMap<&'s str, &'s Structure>;

impl Service {
    /// Returns the structures by their names: a search for each operation would take as long as the square of their number.
    pub(super) fn structures_by_name(&self) -> Structures<'_> {
        self.structures.iter().map(|structure| (structure.name.as_str(), structure)).collect()
    }

    /// Returns the members of its structures, errors and unions.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        let structures = self.structures.iter().chain(&self.errors);
        structures.flat_map(Structure::members).chain(self.unions.iter().flat_map(Union::members))
    }

    /// Returns the same members, in the same order, mutably.
    pub fn members_mut(&mut self) -> impl Iterator<Item = &mut Member> {
        let structures = self.structures.iter_mut().chain(&mut self.errors);
        let fields = structures.flat_map(|of| &mut of.fields).map(|field| &mut field.member);
        fields.chain(self.unions.iter_mut().flat_map(|of| &mut of.variants).map(|of| &mut of.member))
    }
}

impl Structure {
    /// Returns its members, in the order of the model.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.fields.iter().map(|field| &field.member)
    }
}

impl Union {
    /// Returns its members, in the order of the model.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.variants.iter().map(|variant| &variant.member)
    }

    /// Returns the members that it is made of by `From`, in the order of the model: no other one has their type.
    pub fn from_variants(&self) -> Vec<&UnionVariant> {
        let values = || self.variants.iter().filter(|variant| !variant.member.flags.unit);
        let mut counts: HashMap<&Type, usize> = HashMap::new();
        values().for_each(|variant| *counts.entry(&variant.member.ty).or_default() += 1);
        let itself = |ty: &Type| matches!(ty, Type::Named(name) if *name == self.name);
        let is_made = |ty: &Type| counts.get(ty) == Some(&1) && !itself(ty);
        values().filter(|variant| is_made(&variant.member.ty)).collect()
    }
}
