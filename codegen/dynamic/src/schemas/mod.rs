//! From the intermediate representation to types and schemas, as the emitter prints them for generated code.

mod fields;
mod operations;
mod sending;
mod size;
mod tables;
mod traits;

use std::collections::BTreeMap;

use ferrosmith::ir;
use ferrosmith_runtime::schema::{EnumSchema, ServiceSchema};

use crate::leak::{self, Texts};
use crate::{Error, IntEnumType, Operation, StructureType, Type, UnionType};

/// The schema of a service, its operations, and its types by their Rust names.
pub(crate) struct Made {
    pub(crate) schema: &'static ServiceSchema,
    pub(crate) operations: Vec<Operation>,
    pub(crate) types: BTreeMap<String, Type>,
}

/// Makes the schemas of a service.
pub(crate) fn make(service: &ir::Service) -> Result<Made, Error> {
    size::check(service)?;
    let mut maker = Maker { texts: Texts::default(), types: BTreeMap::new() };
    maker.enums(service);
    maker.aggregates(service);
    maker.members(service);
    let schemas: Vec<_> = service.operations.iter().map(|operation| maker.operation(operation)).collect();
    let schema = leak::one(maker.service(service, leak::slice(schemas.clone())));
    let operations = service.operations.iter().zip(schemas);
    let operations =
        operations.map(|(operation, made)| maker.operation_of(schema, operation, made)).collect();
    Ok(Made { schema, operations, types: maker.types })
}

/// The schemas that are made so far.
struct Maker {
    texts: Texts,
    types: BTreeMap<String, Type>,
}

impl Maker {
    fn enums(&mut self, service: &ir::Service) {
        for ir::Enum { id, name, variants, internal, sensitive, docs: _ } in &service.enums {
            let schema = EnumSchema {
                id: self.texts.text(id),
                name: self.texts.text(name),
                values: self.texts.all(variants.iter().map(|variant| &variant.value)),
                internal: self.texts.all(internal),
                sensitive: *sensitive,
            };
            self.types.insert(name.clone(), Type::Enum(leak::one(schema)));
        }
        for ir::IntEnum { id, name, variants, sensitive: _, docs: _ } in &service.int_enums {
            let values = leak::slice(variants.iter().map(|variant| variant.value).collect());
            let ty = IntEnumType { id: self.texts.text(id), values };
            self.types.insert(name.clone(), Type::IntEnum(leak::one(ty)));
        }
    }

    /// Makes structures and unions with their schemas, but without the types of their members.
    fn aggregates(&mut self, service: &ir::Service) {
        for structure in service.structures.iter().chain(&service.errors) {
            let ty = StructureType {
                schema: leak::one(self.structure_schema(structure)),
                keeps_unknown: structure.unknown.is_some(),
                fields: Default::default(),
            };
            self.types.insert(structure.name.clone(), Type::Structure(leak::one(ty)));
        }
        for union in &service.unions {
            let schema = leak::one(self.union_schema(union));
            let ty = UnionType { schema, variants: Default::default() };
            self.types.insert(union.name.clone(), Type::Union(leak::one(ty)));
        }
    }

    fn named(&self, name: &str) -> Option<Type> {
        self.types.get(name).copied()
    }

    fn structure(&self, name: &str) -> Option<&'static StructureType> {
        match self.named(name) {
            Some(Type::Structure(ty)) => Some(ty),
            _ => None,
        }
    }

    fn union(&self, name: &str) -> Option<&'static UnionType> {
        match self.named(name) {
            Some(Type::Union(ty)) => Some(ty),
            _ => None,
        }
    }
}
