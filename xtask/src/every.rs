//! The lists of inputs, outputs and errors: tests try every one of them. One is for `generated` itself, one for dynamic
//! services, which are compared with it.

use std::fs;
use std::path::Path;

use ferrosmith::files::{DiskError, Mode};
use ferrosmith::names;

/// The start of both lists.
const HEAD: &str = "//! Every input, output and error. `cargo xtask codegen` writes this file.\n\n\
    use crate::subject::{Type, of};\n\n\
    pub(crate) const TYPES: &[Type] = &[\n";

/// Makes the lists those of the services, or only reports that they are not. Returns `false` when a check failed.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn apply(generated: &Path, services: &[String], mode: Mode) -> Result<bool, DiskError> {
    let (mut own, mut dynamic, mut schemas) = (HEAD.to_owned(), HEAD.to_owned(), String::new());
    for service in services {
        let module = names::module_name(service);
        for name in types(&generated.join("src").join(names::plain(&module))) {
            own += &format!("    #[cfg(feature = {service:?})]\n    of::<generated::{module}::{name}>(),\n");
            dynamic += &format!("    of::<generated::{module}::{name}>(),\n");
        }
        let plain = names::plain(&module);
        schemas += &format!("    ({plain:?}, {service:?}, &generated::{module}::SERVICE),\n");
    }
    own += "];\n";
    dynamic += "];\n\n\
        /// The folder of the models.\n\
        pub(crate) const MODELS: &str = \"models\";\n\n\
        /// The modules of the services, the folders of their models, and their schemas.\n\
        pub(crate) const SERVICES: &[(&str, &str, &ferrosmith_runtime::schema::ServiceSchema)] = &[\n";
    dynamic += &(schemas + "];\n");
    let own = write(&generated.join("tests/every/list.rs"), &own, mode)?;
    Ok(write(&generated.join("../codegen/dynamic/tests/services/list.rs"), &dynamic, mode)? && own)
}

/// Writes a list that differs, or only reports that it does.
fn write(path: &Path, text: &str, mode: Mode) -> Result<bool, DiskError> {
    let found = fs::read_to_string(path).unwrap_or_default();
    if found.lines().eq(text.lines()) {
        return Ok(true);
    }
    let shown = path.display();
    match mode {
        Mode::Check => println!("stale    {shown}; repair: cargo xtask codegen"),
        Mode::DryRun => println!("would update {shown}"),
        Mode::Write => {
            let failed = |source| DiskError { path: path.to_path_buf(), action: "write", source };
            fs::write(path, text).map_err(failed)?;
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
