//! Values: what generated code writes, dynamic code reads and writes again, byte for byte.

use std::hash::{DefaultHasher, Hasher};

use ferrosmith_dynamic::{DynamicStructure, Type as DynamicType};
use ferrosmith_runtime::{Mut, Ref, Structure, Value, cbor, equal, hash_value, json, validate};

use crate::random::{Random, each};
use crate::subject::Type;
use crate::{list, services};

/// A format: its name, how it writes and how it reads, strictly.
struct Format {
    name: &'static str,
    write: fn(Ref<'_>) -> Result<Vec<u8>, String>,
    read: fn(&[u8], Mut<'_>) -> Result<(), String>,
}

const FORMATS: [Format; 2] = [
    Format {
        name: "JSON",
        write: |value| {
            let mut out = Vec::new();
            json::write(value, &mut out, &json::Options::default()).map_err(|error| error.to_string())?;
            Ok(out)
        },
        read: |bytes, into| {
            json::read(bytes, into, &json::Options::default()).map_err(|error| error.to_string())
        },
    },
    Format {
        name: "CBOR",
        write: |value| {
            let mut out = Vec::new();
            cbor::write(value, &mut out, &cbor::Options::default()).map_err(|error| error.to_string())?;
            Ok(out)
        },
        read: |bytes, into| {
            cbor::read(bytes, into, &cbor::Options::default()).map_err(|error| error.to_string())
        },
    },
];

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
