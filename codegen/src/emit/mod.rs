//! From the intermediate representation to Rust: tokens or syntax nodes, then text. Nothing is decided here.

mod attributes;
mod client;
mod defaults;
mod enums;
mod errors;
mod methods;
mod module;
mod nodes;
mod operations;
mod print;
mod rows;
mod schema;
mod sending;
mod server;
mod settings;
mod shared_traits;
mod structures;
mod types;
mod unions;
mod xml;

use crate::files::Files;
use crate::ir::{Member, Service};
use print::Item;

pub use module::{Feature, crate_root, declarations, runtime_features};
pub use print::Unprintable;

/// Returns the files of a service, by their path within its module's folder.
///
/// # Errors
/// Returns an error if the tokens are no Rust: a mistake of this crate, never of a model.
pub fn service(service: &Service) -> Result<Files, Unprintable> {
    print::files(items(service).into_iter().map(|(file, items)| (file.to_owned(), items)).collect())
}

/// Returns the files of a service and what is in them.
fn items(service: &Service) -> Vec<(&'static str, Vec<Item<'_>>)> {
    let mut files = vec![
        ("operations.rs", operations::items(service)),
        ("structures.rs", structures::items(service)),
        ("unions.rs", unions::items(service)),
        ("enums.rs", enums::items(service)),
        ("errors.rs", errors::items(service)),
    ];
    files.retain(|(_, items)| !items.is_empty());
    let modules = files.iter().map(|(file, _)| file.trim_end_matches(".rs")).collect();
    for (file, items) in &mut files {
        let file = *file;
        items.insert(0, Box::new(move || module::imports(members(service, file)).into()));
    }
    let mut traits = shared_traits::items(service);
    let has_traits = !traits.is_empty();
    if has_traits {
        traits.insert(0, Box::new(|| module::import().into()));
        files.push(("traits.rs", traits));
    }
    if service.client.is_some() {
        files.push(("client.rs", client::items(service)));
    }
    if service.server.is_some() {
        files.push(("service.rs", server::items(service)));
    }
    files.push(("mod.rs", module::items(service, modules, has_traits)));
    files
}

/// Returns the members of a service in a file.
fn members<'a>(service: &'a Service, file: &str) -> impl Iterator<Item = &'a Member> {
    let structures: &[_] = match file {
        "structures.rs" => &service.structures,
        "errors.rs" => &service.errors,
        _ => &[],
    };
    let unions: &[_] = if file == "unions.rs" { &service.unions } else { &[] };
    let fields = structures.iter().flat_map(|structure| &structure.fields).map(|field| &field.member);
    fields.chain(unions.iter().flat_map(|union| &union.variants).map(|variant| &variant.member))
}
