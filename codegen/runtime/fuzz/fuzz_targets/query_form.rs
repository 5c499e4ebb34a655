//! Any bytes as a form of awsQuery and of ec2Query: they are read or refused, and what was read is written and read
//! alike.
#![no_main]

#[path = "../../tests/protocol/shape.rs"]
#[macro_use]
mod shape;

#[path = "../../tests/xml_protocols/service.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod service;

use ferrosmith_runtime::query::{self, Dialect, Form, Options};
use ferrosmith_runtime::{Ref, StructureShape, equal};
use libfuzzer_sys::fuzz_target;

use service::PutShelfInput;

fuzz_target!(|bytes: &[u8]| {
    decoded(bytes);
    for dialect in [Dialect::Aws, Dialect::Ec2] {
        let Some(first) = read(bytes, dialect) else { continue };
        let mut written = Vec::new();
        if query::write(&first, dialect, &mut written, &Options::default()).is_ok() {
            let again = read(&written, dialect).unwrap();
            // An empty token is one; an absent one is filled in.
            if first.token.is_some() && dialect == Dialect::Aws {
                assert!(equal(Ref::Structure(&first), Ref::Structure(&again)) || empty_map(&first));
            }
        }
    }
});

/// The parameters are those that the package `form_urlencoded` finds.
fn decoded(bytes: &[u8]) {
    let Ok(form) = Form::parse(bytes) else { return };
    let theirs: Vec<_> = form_urlencoded::parse(bytes).collect();
    for (name, value) in &theirs {
        let alone = theirs.iter().filter(|(other, _)| other == name).count() == 1;
        assert!(!alone || form.get(name) == Some(value), "{name}: {:?}, {value:?}", form.get(name));
    }
}

/// A form cannot tell an empty map from an absent one.
fn empty_map(input: &PutShelfInput) -> bool {
    input.tags.as_ref().is_some_and(|tags| tags.is_empty())
        || input.flat.as_ref().is_some_and(|flat| flat.is_empty())
}

fn read(bytes: &[u8], dialect: Dialect) -> Option<PutShelfInput> {
    let mut input = PutShelfInput::initial();
    let form = Form::parse(bytes).ok()?;
    query::read(&form, dialect, &mut input, &Options::default()).ok()?;
    Some(input)
}
