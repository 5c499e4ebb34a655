//! The program's crate, and the handlers of every method of every generated service.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ferrosmith::names;

use super::super::{BoxError, tools};
use crate::codegen::root;
use crate::packages::{debug_program, lock, patient_cargo, write_manifest, write_sources};

const MAIN: &str = include_str!("main.rs");

const NAME: &str = "scripted";

const SECTIONS: &str = "\
[dependencies]
axum = { version = \"*\", default-features = false, features = [\"http1\", \"tokio\"] }
ferrosmith-server = { path = \"../../../codegen/server\" }
generated = { path = \"../../../generated\", features = [\"serve\"] }
serde_json = { version = \"*\", features = [\"arbitrary_precision\"] }
tokio = { version = \"*\", features = [\"macros\", \"net\", \"rt\"] }

[profile.dev]
debug = false

[workspace]
";

/// Writes and compiles the program; returns its path.
pub(super) fn build(services: &[String]) -> Result<PathBuf, BoxError> {
    let folder = tools::folder().join(NAME);
    write_manifest(&folder, NAME, SECTIONS)?;
    let services = source(services)?;
    write_sources(
        &folder,
        [("main.rs", MAIN), ("script.rs", super::SCRIPT), ("services.rs", services.as_str())],
    )?;
    lock(&folder)?;
    let built = patient_cargo(&folder).args(["build", "--target-dir", "target"]).status()?;
    match built.success() {
        true => Ok(debug_program(&folder, NAME)),
        false => Err(format!("the server does not compile; it is in {}", folder.display()).into()),
    }
}

/// Returns the source of a module `services`: the implementation of each service's trait, with all of its methods, and
/// the builder of each one's server.
pub(crate) fn source(services: &[String]) -> Result<String, BoxError> {
    let mut text = String::from(
        "//! Every method of every service. `cargo xtask peers` writes this file.\n\n\
         use ferrosmith_server::{Builder, Call};\nuse generated::Operation;\n\nuse crate::script::Script;\n",
    );
    let mut builders = String::new();
    for (index, service) in services.iter().enumerate() {
        let module = names::module_name(service);
        writeln!(
            text,
            "\nstruct Service{index}(Script);\n\nimpl generated::{module}::service::Service for Service{index} {{"
        )?;
        for (operation, method) in methods(&module)? {
            let of = format!("generated::{module}::{operation}");
            writeln!(
                text,
                "    async fn {method}(&self, input: <{of} as Operation>::Input, call: &Call) -> \
                 Result<<{of} as Operation>::Output, <{of} as Operation>::Error> {{\n        \
                 self.0.answer::<{of}>(input, call).await\n    }}"
            )?;
        }
        text += "}\n";
        let builder = format!("generated::{module}::builder(Service{index}(script.clone()))");
        writeln!(builders, "        ({service:?}, {builder}),")?;
    }
    let head = "\npub(crate) fn all(script: &Script) -> Vec<(&'static str, Builder)> {\n    vec![\n";
    Ok(text + head + &builders + "    ]\n}\n")
}

/// Returns the operations of a generated service and the methods of its trait, which its own source lists.
fn methods(module: &str) -> Result<Vec<(String, String)>, BoxError> {
    let path = root().join("generated/src").join(names::plain(module)).join("service.rs");
    let text = fs::read_to_string(&path)?;
    let list = text.split_once("sv::__methods!(").and_then(|(_, rest)| rest.split_once(')'));
    let list = list.and_then(|(list, _)| list.split_once(':')).map(|(_, list)| list);
    let list = list.ok_or_else(|| format!("{}: expected the list of methods, found none", path.display()))?;
    let pairs = list.split(',').filter_map(|pair| pair.split_once('='));
    Ok(pairs.map(|(operation, method)| (operation.trim().to_owned(), method.trim().to_owned())).collect())
}
