//! A public name means one thing. Where packages share one, it is for a reason that stands here.

use std::collections::BTreeMap;

use crate::sources::below;

/// The packages that others depend on.
const LIBRARIES: [&str; 6] = [
    "codegen/src",
    "codegen/core/src",
    "codegen/runtime/src",
    "codegen/client/src",
    "codegen/server/src",
    "codegen/dynamic/src",
];

/// The names that stand for one idea in several places.
const SHARED: &[(&str, &[&str])] = &[
    ("each module and package has one, as the standard library's do", &["Error"]),
    (
        "a part of a model: as it is written, as it is lowered to Rust, and as a schema or a value at run time",
        &[
            "Element",
            "Enum",
            "Events",
            "IntEnum",
            "Member",
            "Operation",
            "Service",
            "Structure",
            "Type",
            "Union",
        ],
    ),
    (
        "a trait of Smithy: as it is written, as it is lowered, and as a schema says it",
        &[
            "AuthScheme",
            "Checksum",
            "ClientContextParam",
            "Constraints",
            "ContextParam",
            "ContextValue",
            "Default",
            "DiscoveredEndpoint",
            "EndpointDiscovery",
            "ErrorTraits",
            "Http",
            "Location",
            "Paginated",
            "UnionForm",
            "XmlRoot",
        ],
    ),
    (
        "a waiter of a model, and the table that a client runs",
        &["Acceptor", "Comparator", "Matcher", "Waiter"],
    ),
    ("a module of generated code, and what it is made of", &["Client", "Items", "Method", "Server"]),
    (
        "a body, a call or a stream, as the client, the protocol and the server have it",
        &["Body", "BoxError", "Call", "Received", "Streamed"],
    ),
    ("the input of an operation, and that of the generator, which no program has beside it", &["Input"]),
];

#[test]
fn a_public_name_means_one_thing() {
    let places = definitions();
    assert!(places.len() > 300, "only {} names", places.len());
    let is_shared = |name: &str| SHARED.iter().any(|(_, names)| names.contains(&name));
    let faults: Vec<String> = places
        .iter()
        .filter(|(name, files)| files.len() > 1 && !is_shared(name))
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    assert!(faults.is_empty(), "rename all but one, or add the reason to `SHARED`:\n{}", faults.join("\n"));
}

#[test]
fn the_list_holds_nothing_else() {
    let places = definitions();
    let listed = SHARED.iter().flat_map(|(_, names)| *names);
    let idle: Vec<_> = listed.filter(|name| places.get(**name).is_none_or(|files| files.len() < 2)).collect();
    assert!(idle.is_empty(), "no longer shared: {idle:?}");
}

/// Returns the public types and traits of the libraries, with the files that define them.
fn definitions() -> BTreeMap<String, Vec<String>> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in LIBRARIES.iter().flat_map(|folder| below(folder, |path| path.ends_with(".rs"))) {
        for name in file.text.lines().filter_map(defined) {
            places.entry(name.to_owned()).or_default().push(file.path.clone());
        }
    }
    places
}

/// Returns the name of the type or trait that a line defines for everybody.
fn defined(line: &str) -> Option<&str> {
    let item = line.trim_start().strip_prefix("pub ")?;
    let rest =
        ["struct ", "enum ", "trait ", "union ", "type "].iter().find_map(|kind| item.strip_prefix(kind))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

#[test]
fn definitions_are_found() {
    assert_eq!(defined("    pub struct Blob(Bytes);"), Some("Blob"));
    assert_eq!(defined("pub type Sleep = Pin<Box<dyn Future>>;"), Some("Sleep"));
    assert_eq!(defined("pub trait Value {"), Some("Value"));
    assert_eq!(defined("pub(crate) struct Facts;"), None);
    assert_eq!(defined("        pub enum $name {"), None);
    assert_eq!(defined("    type Error = E;"), None);
}
