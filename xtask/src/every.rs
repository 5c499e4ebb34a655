//! The list of inputs, outputs and errors: tests try every one of them, in `generated` and of dynamic services, which
//! are compared with it.

use std::fs;
use std::path::Path;

use ferrosmith::files::{DiskError, Mode};
use ferrosmith::names;

/// The start of the list. A test that includes it says by the macro `services` what it makes of it.
const HEAD: &str = "//! Every input, output and error of every service: its feature, its module, its types. `cargo xtask codegen` writes\n\
    //! this file.\n\n\
    services! {\n";

/// The width of its lines.
const WIDTH: usize = 110;

/// Makes the list that of the services, or only reports that it is not. Returns `false` when a check failed.
///
/// # Errors
/// Returns an error if the file cannot be read or written.
pub(crate) fn apply(generated: &Path, services: &[String], mode: Mode) -> Result<bool, DiskError> {
    let mut list = HEAD.to_owned();
    for service in services {
        let module = names::module_name(service);
        list += &format!("    {service:?} {module} {{\n");
        let mut line = String::new();
        for name in types(&generated.join("src").join(names::plain(&module))) {
            if line.len() + name.len() + 10 > WIDTH {
                list += &format!("        {}\n", line.trim_end());
                line.clear();
            }
            line += &format!("{name}, ");
        }
        list += &format!("        {}\n    }}\n", line.trim_end());
    }
    list += "}\n";
    write(&generated.join("tests/every/list.rs"), &list, mode)
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
