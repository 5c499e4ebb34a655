//! Operations with the same errors share an enum.

use std::collections::{BTreeMap, BTreeSet};

use super::docs;
use crate::ir;

/// Finds the combinations of errors that several operations have, and refers those operations to them.
pub(super) fn share(service: &mut ir::Service) {
    // The enum's name must not hide the structures that its variants hold.
    let structures = service.errors.iter().map(|error| error.name.clone());
    let name = unique("ErrorOf".to_owned(), &structures.chain([service.error.name.clone()]).collect());
    let mut modules = BTreeSet::new();
    let mut sets = combinations(&service.operations);
    sets.retain(|(_, indices)| indices.len() > 1);
    for (variants, indices) in sets {
        let module = unique(module(&variants), &modules);
        modules.insert(module.clone());
        let errors: BTreeSet<String> = variants.iter().map(|(error, _)| error.clone()).collect();
        let parameter = unique("Op".to_owned(), &errors);
        let docs =
            documentation(&indices.iter().map(|index| &service.operations[*index]).collect::<Vec<_>>());
        let (of, operations) = (ir::ErrorEnum { name: name.clone(), variants }, indices.len());
        for index in indices {
            service.operations[index].error_set = Some(service.error_sets.len());
        }
        service.error_sets.push(ir::ErrorSet { module, of, parameter, operations, docs });
    }
}

/// Returns a name that the errors alone decide, so that it stays when the model gets other operations. The name of one of
/// the operations would make an error of another look like that one's.
fn module(variants: &Variants) -> String {
    // FNV-1a, folded: it is the same on every machine and in every version of Rust.
    let bytes = variants.iter().flat_map(|(error, _)| error.bytes().chain([0]));
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("set_{:04x}", (hash >> 16) ^ (hash & 0xFFFF))
}

/// Returns whose errors they are, and the names to use for them.
fn documentation(operations: &[&ir::Operation]) -> ir::Docs {
    let links = |name: fn(&ir::Operation) -> &str| {
        operations.iter().map(|operation| link_from_set(name(operation))).collect::<Vec<_>>()
    };
    let operations = docs::list("An error returned by", links(|operation| &operation.name));
    let aliases = docs::list("Its names in code are", links(|operation| &operation.error.name));
    operations.into_iter().chain(aliases).collect()
}

fn link_from_set(name: &str) -> String {
    format!("[`{name}`](super::super::super::{name})")
}

/// The errors of an operation, as [`ir::ErrorEnum`] has them.
type Variants = Vec<(String, ir::Docs)>;

/// The combinations of errors with the indices of their operations, in the order of the first of these.
fn combinations(operations: &[ir::Operation]) -> Vec<(Variants, Vec<usize>)> {
    let mut found: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, operation) in operations.iter().enumerate() {
        found.entry(operation.error.variants.clone()).or_default().push(index);
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, indices)| indices[0]);
    found
}

fn unique(mut name: String, taken: &BTreeSet<String>) -> String {
    while taken.contains(&name) {
        name.push('2');
    }
    name
}
