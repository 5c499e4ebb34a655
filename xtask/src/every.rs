//! The list of inputs, outputs and errors in `generated/tests/every/list.rs`: its tests try every one of them.

use std::fs;
use std::path::Path;

use ferrosmith::files::{DiskError, Mode};
use ferrosmith::names;

/// Makes the list that of the services, or only reports that it is not. Returns `false` when a check failed.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn apply(generated: &Path, services: &[String], mode: Mode) -> Result<bool, DiskError> {
    let path = generated.join("tests/every/list.rs");
    let mut text = String::from(
        "//! Every input, output and error. `cargo xtask codegen` writes this file.\n\n\
         use crate::subject::{Type, of};\n\n\
         pub(crate) const TYPES: &[Type] = &[\n",
    );
    for service in services {
        let module = names::module_name(service);
        for name in types(&generated.join("src").join(names::plain(&module))) {
            text += &format!("    #[cfg(feature = {service:?})]\n    of::<generated::{module}::{name}>(),\n");
        }
    }
    text += "];\n";
    let found = fs::read_to_string(&path).unwrap_or_default();
    if found.lines().eq(text.lines()) {
        return Ok(true);
    }
    let shown = path.display();
    match mode {
        Mode::Check => println!("stale    {shown}; repair: cargo xtask codegen"),
        Mode::DryRun => println!("would update {shown}"),
        Mode::Write => {
            fs::write(&path, text).map_err(|source| DiskError {
                path: path.clone(),
                action: "write",
                source,
            })?;
            println!("updated  {shown}");
        }
    }
    Ok(mode != Mode::Check)
}

/// Returns the inputs, outputs and errors that a module declares, in its order. A service without any has no
/// such file.
fn types(module: &Path) -> Vec<String> {
    let declared = |file: &str, wanted: fn(&str) -> bool| {
        let text = fs::read_to_string(module.join(file)).unwrap_or_default();
        let names = text.lines().filter_map(|line| line.strip_prefix("pub struct "));
        let names = names.filter_map(|rest| rest.split([' ', '{', ';']).next());
        names.filter(|name| wanted(name)).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut types = declared("structures.rs", |name| name.ends_with("Input") || name.ends_with("Output"));
    types.extend(declared("errors.rs", |_| true));
    types
}
