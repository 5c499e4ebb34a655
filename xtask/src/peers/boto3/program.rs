//! The crate in `target/peers/boto3`: every method of every generated service, and the port that it listens on.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ferrosmith::names;

use super::super::{BoxError, tools};
use crate::codegen::root;
use crate::packages::{cargo, write_changed};

const SERVER: &str = include_str!("server.rs");

const MANIFEST: &str = "\
[package]
name = \"boto3\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

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
    let folder = tools::folder().join("boto3");
    write_changed(&folder.join("Cargo.toml"), MANIFEST)?;
    write_changed(&folder.join("src/main.rs"), SERVER)?;
    write_changed(&folder.join("src/services.rs"), &source(services)?)?;
    // The same versions as the project has.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let built = cargo(&folder).args(["build", "--quiet", "--target-dir", "target"]).status()?;
    match built.success() {
        true => Ok(folder.join("target/debug").join(format!("boto3{}", env::consts::EXE_SUFFIX))),
        false => Err(format!("the server does not compile; it is in {}", folder.display()).into()),
    }
}

/// Returns the implementation of each service's trait, with all of its methods.
fn source(services: &[String]) -> Result<String, BoxError> {
    let mut text = String::from(
        "//! Every method of every service. `cargo xtask peers` writes this file.\n\n\
         use ferrosmith_server::Call;\nuse generated::Operation;\n\nuse crate::Script;\n",
    );
    let mut listen = String::new();
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
        let serve = format!("generated::{module}::serve(Service{index}(script.clone()))");
        writeln!(listen, "    crate::listen({service:?}, {serve}).await?;")?;
    }
    let head = "\npub(crate) async fn listen(script: &Script) -> std::io::Result<()> {\n";
    Ok(text + head + &listen + "    Ok(())\n}\n")
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
