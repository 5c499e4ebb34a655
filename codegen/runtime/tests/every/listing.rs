//! The list of every type that a message is made of, as a file of Rust. It is another program than
//! the one that it is compiled into: a list of types that are gone can still be written again.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use ferrosmith_runtime::schema::ServiceSchema;

/// Services, with the paths of their modules.
type Services<'a> = &'a [(&'a str, &'a ServiceSchema)];

/// Compares the list to the services, or writes it when the variable `FERROSMITH_BLESS` is set.
pub(crate) fn check(file: &Path, command: &str, services: Services<'_>) {
    let text = list(command, services);
    if std::env::var_os("FERROSMITH_BLESS").is_some() {
        fs::write(file, text).unwrap();
        return;
    }
    // Not a comparison of texts that prints both: they are long.
    let same = fs::read_to_string(file).is_ok_and(|found| found == text);
    assert!(same, "{} is not the list of today's types: FERROSMITH_BLESS=1 {command}", file.display());
}

fn list(command: &str, services: Services<'_>) -> String {
    let mut text = format!(
        "//! Every input, output and error. `FERROSMITH_BLESS=1 {command}` writes this file.\n\n\
         use crate::subject::{{Type, of}};\n\n\
         pub(crate) const TYPES: &[Type] = &[\n"
    );
    for (module, service) in services {
        let mut names = BTreeSet::new();
        for operation in service.operations {
            let schemas =
                [operation.input, operation.output].into_iter().chain(operation.errors.iter().copied());
            names.extend(schemas.map(|schema| schema.name));
        }
        for name in names {
            let _ = writeln!(text, "    of::<{module}::{name}>(),");
        }
    }
    text + "];\n"
}
