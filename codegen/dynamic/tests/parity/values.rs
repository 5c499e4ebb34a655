//! Values: what generated code writes, dynamic code reads and writes again, byte for byte.

use std::hash::{DefaultHasher, Hasher};

use ferrosmith_dynamic::{DynamicStructure, Type as DynamicType};
use ferrosmith_runtime::{Mut, Ref, Structure, Value, equal, hash_value, validate};

use crate::formats::{FORMATS, Format};
use crate::random::{Random, each};
use crate::subject::Type;
use crate::{list, services};

/// Returns a dynamic structure of the same type with nothing in it.
pub(crate) fn dynamic(ty: &Type) -> DynamicStructure {
    match services::of(ty).dynamic.types().get(ty.name) {
        Some(DynamicType::Structure(ty)) => DynamicStructure::new(ty),
        other => panic!("{}: {other:?}", ty.name),
    }
}

fn hash(value: Ref<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash_value(value, &mut hasher);
    hasher.finish()
}

/// Both types read the same bytes alike: the same values, or the same errors.
fn reads_alike(ty: &Type, format: &Format, bytes: &[u8]) {
    let (mut generated, mut dynamic) = ((ty.empty)(), dynamic(ty));
    let results =
        ((format.read)(bytes, Mut::Structure(&mut *generated)), (format.read)(bytes, dynamic.open()));
    assert_eq!(results.0, results.1, "{}: {}: {}", ty.name, format.name, bytes.escape_ascii());
    let (generated, dynamic) = (Ref::Structure(&*generated), dynamic.view());
    if results.0.is_err() {
        return;
    }
    let is_number = (format.write)(generated) == (format.write)(dynamic);
    assert!(is_number, "{}: {}: {}", ty.name, format.name, bytes.escape_ascii());
    assert_eq!(format!("{generated:?}"), format!("{dynamic:?}"));
}

fn check(ty: &Type, value: &dyn Structure, random: &mut Random) {
    for format in &FORMATS {
        let written = (format.write)(Ref::Structure(value)).unwrap();
        let mut dynamic = dynamic(ty);
        (format.read)(&written, dynamic.open()).unwrap_or_else(|error| {
            panic!("{}: {}: {error}: {}", ty.name, format.name, written.escape_ascii())
        });
        assert!(equal(dynamic.view(), Ref::Structure(value)), "{}: {}", ty.name, written.escape_ascii());
        assert_eq!(hash(dynamic.view()), hash(Ref::Structure(value)));
        assert_eq!(format!("{dynamic:?}"), format!("{:?}", Ref::Structure(value)));
        assert_eq!((format.write)(dynamic.view()).unwrap(), written);
        assert_eq!(validate::check(&dynamic), validate::check(value), "{}", written.escape_ascii());
        let copy = dynamic.clone();
        assert_eq!(copy, dynamic);
        reads_alike(ty, format, &random.damage(&written));
        reads_alike(ty, format, &random.json(3).into_bytes());
    }
}

/// Flat values and deep ones.
#[test]
fn values_are_the_same() {
    for ty in list::TYPES {
        each(10, 200, |random| {
            let depth = 1 + random.below(6);
            let value = (ty.value)(random, depth);
            check(ty, &*value, random);
        });
    }
}
