//! Operations with the same errors share an enum.

use std::collections::{BTreeMap, BTreeSet};

use super::docs;
use crate::ir;

/// Finds the combinations of errors that several operations have, and refers those operations to them.
pub(super) fn share(service: &mut ir::Service) {
    // A set's name must not hide the structures that its variants hold. No two sets begin with the same operation.
    let structures = service.errors.iter().map(|error| error.name.clone());
    let taken: BTreeSet<String> = structures.chain([service.error.name.clone()]).collect();
    for (variants, indices) in combinations(&service.operations) {
        let [first, _, ..] = indices.as_slice() else { continue };
        let name = unique(format!("{}Errors", service.operations[*first].name), &taken);
        let errors: BTreeSet<String> = variants.iter().map(|(error, _)| error.clone()).collect();
        let parameter = unique("Op".to_owned(), &errors);
        let operations = indices.iter().map(|index| &service.operations[*index].name);
        let links = operations.map(|name| format!("[`{name}`](super::super::{name})")).collect();
        let doc = docs::list("An error returned by", links).unwrap_or_default();
        for index in indices {
            service.operations[index].error_set = Some(name.clone());
        }
        service.error_sets.push(ir::ErrorSet { of: ir::ErrorEnum { name, variants }, parameter, doc });
    }
    service.error_sets.sort_by(|a, b| a.of.name.cmp(&b.of.name));
}

/// The indices of the operations with each combination of errors.
fn combinations(operations: &[ir::Operation]) -> BTreeMap<Vec<(String, ir::Docs)>, Vec<usize>> {
    let mut found: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, operation) in operations.iter().enumerate() {
        found.entry(operation.error.variants.clone()).or_default().push(index);
    }
    found
}

fn unique(mut name: String, taken: &BTreeSet<String>) -> String {
    while taken.contains(&name) {
        name.push('2');
    }
    name
}
