//! The members of structures and unions, wherever they stand.

use super::{Member, Service, Structure, Union};

impl Service {
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
}
