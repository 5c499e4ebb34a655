//! The number of structures that a value has at least: required members make it grow with each level.

use std::collections::BTreeMap;

use ferrosmith::ir::{Service, Structure, Type};

use crate::Error;

/// The largest number of structures in an empty value; real models have a few.
const MOST: usize = 1000;

/// Refuses a service with a structure that contains more structures by required members than can be made.
pub(super) fn check(service: &Service) -> Result<(), Error> {
    let structures = service.structures.iter().chain(&service.errors);
    let structures: BTreeMap<&str, &Structure> = structures.map(|one| (one.name.as_str(), one)).collect();
    let mut sizes = BTreeMap::new();
    for structure in structures.values() {
        if size(structure, &structures, &mut sizes, MOST) > MOST {
            return Err(Error::TooLarge { shape: structure.id.clone(), most: MOST });
        }
    }
    Ok(())
}

/// Returns the number of structures, or more than [`MOST`], as for those that are deeper than `depth`.
fn size<'s>(
    structure: &'s Structure,
    all: &BTreeMap<&'s str, &'s Structure>,
    known: &mut BTreeMap<&'s str, usize>,
    depth: usize,
) -> usize {
    if let Some(size) = known.get(structure.name.as_str()) {
        return *size;
    }
    let Some(depth) = depth.checked_sub(1) else { return MOST + 1 };
    let required = structure.fields.iter().filter(|field| field.presence.is_required());
    let inner = required.filter_map(|field| match &field.member.ty {
        Type::Named(name) => all.get(name.as_str()),
        _ => None,
    });
    let mut total = 1;
    for structure in inner {
        total += size(structure, all, known, depth);
        if total > MOST {
            return MOST + 1;
        }
    }
    known.insert(&structure.name, total);
    total
}
