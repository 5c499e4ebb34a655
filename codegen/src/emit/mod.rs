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
use crate::ir::{Member, Service, Structure, Union};
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
    let structures_share = |of: &[Structure]| share_traits(of.iter().flat_map(Structure::members));
    let unions_share = share_traits(service.unions.iter().flat_map(Union::members));
    let mut files = vec![
        ("operations.rs", operations::items(service), false),
        ("structures.rs", structures::items(service), structures_share(&service.structures)),
        ("unions.rs", unions::items(service), unions_share),
        ("enums.rs", enums::items(service), false),
        ("errors.rs", errors::items(service), structures_share(&service.errors)),
    ];
    files.retain(|(_, items, _)| !items.is_empty());
    let modules = files.iter().map(|(file, ..)| file.trim_end_matches(".rs")).collect();
    let mut files: Vec<_> =
        files.into_iter().map(|(file, items, shares)| (file, with_imports(items, shares))).collect();
    let traits = shared_traits::items(service);
    let has_traits = !traits.is_empty();
    if has_traits {
        files.push(("traits.rs", with_imports(traits, false)));
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

fn share_traits<'a>(mut members: impl Iterator<Item = &'a Member>) -> bool {
    members.any(|member| member.shared_traits.is_some())
}

/// Returns the items of a file behind its imports, with that of the traits which members share.
fn with_imports(mut items: Vec<Item<'_>>, shares_traits: bool) -> Vec<Item<'_>> {
    items.insert(0, Box::new(move || module::imports(shares_traits).into()));
    items
}
