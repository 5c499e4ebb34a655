//! The modules of the runtime, and of the core below it, are layers: each imports only from those above it in the list.

mod paths;

use std::fs;
use std::path::{Path, PathBuf};

use paths::{ALIAS, crate_paths};

/// The layers, in the order of both `lib.rs`. Modules of one layer do not import each other.
const LAYERS: &[&[&str]] = &[
    &["data"],
    &["schema"],
    &["value"],
    &["jmespath"],
    &["codec"],
    &["json", "cbor", "xml", "query"],
    &["serde"],
    &["validate"],
    &["error"],
    &["binding"],
    &["protocol"],
    &["operation"],
    &["event_stream"],
];

/// The modules on top, made of all of them: for generated code, and the guide.
const TOP: &[&str] = &["macros", "__rt", "guide"];

#[test]
fn every_module_is_in_the_list() {
    let libraries = packages().map(|sources| fs::read_to_string(sources.join("lib.rs")).unwrap());
    let declared = |line: &str| {
        let line = line.trim().trim_start_matches("pub ");
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    let mut found: Vec<String> = libraries.iter().flat_map(|lib| lib.lines()).filter_map(declared).collect();
    let mut listed: Vec<&str> = LAYERS.iter().copied().flatten().chain(TOP).copied().collect();
    found.sort_unstable();
    listed.sort_unstable();
    assert_eq!(found, listed);
}

#[test]
fn imports_go_up_the_list() {
    let mut faults = Vec::new();
    for root in packages() {
        let mut files = Vec::new();
        collect(&root, &mut files);
        assert!(files.len() > 100, "only {} files in {}", files.len(), root.display());
        faults.extend(files.iter().flat_map(|path| faults_of(path, &root)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the faults of the imports in a file below a folder of sources.
fn faults_of(path: &Path, root: &Path) -> Vec<String> {
    let file = path.strip_prefix(root).unwrap().with_extension("");
    let mut module: Vec<&str> = file.iter().filter_map(|part| part.to_str()).collect();
    module.pop_if(|last| *last == "mod");
    if module == ["lib"] || TOP.contains(&module[0]) {
        return Vec::new();
    }
    let source = fs::read_to_string(path).unwrap();
    let paths = crate_paths(&source, module.len()).into_iter();
    let faults = paths.filter_map(|(line, to)| Some((line, fault(module[0], &to)?)));
    faults.map(|(line, fault)| format!("{}:{line}: {fault}", path.display())).collect()
}

#[test]
fn faults_are_found() {
    assert_eq!(fault("codec", "codec"), None);
    assert_eq!(fault("codec", "data"), None);
    assert!(fault("codec", ALIAS).is_some());
    assert_eq!(fault("codec", "json").unwrap(), "`codec` imports `json`, which is not above it");
    assert_eq!(fault("json", "cbor").unwrap(), "`json` imports `cbor`, which is not above it");
    assert_eq!(fault("operation", "__rt").unwrap(), "`operation` imports `__rt`, which is not above it");
    assert_eq!(fault("json", "Blob").unwrap(), "`crate::Blob` is for users: import it from its own module");
}

/// Returns the fault of an import of `to` in the module `from`, if it has one.
fn fault(from: &str, to: &str) -> Option<String> {
    let layer = |name: &str| LAYERS.iter().position(|layer| layer.contains(&name));
    match layer(to) {
        None if to == ALIAS => Some(format!("`{from}` gives a module another name: import from its own")),
        None if TOP.contains(&to) => Some(format!("`{from}` imports `{to}`, which is not above it")),
        None => Some(format!("`crate::{to}` is for users: import it from its own module")),
        _ if from == to => None,
        to_layer if to_layer < layer(from) => None,
        Some(_) => Some(format!("`{from}` imports `{to}`, which is not above it")),
    }
}

/// The sources of both packages, looked for at run time: checkouts may share a folder of builds.
fn packages() -> [PathBuf; 2] {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    ["../core/src", "src"].map(|sources| here.join(sources))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
