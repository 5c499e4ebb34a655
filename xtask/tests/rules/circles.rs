//! The modules of a package, which do not import each other in a circle. Those of the runtime are layers, which its own
//! tests look at.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::below;

/// The packages: the generator, the command line and the tasks.
const PACKAGES: [&str; 3] = ["codegen/src", "codegen/cli/src", "xtask/src"];

type Imports = BTreeMap<String, BTreeSet<String>>;

#[test]
fn modules_form_no_circle() {
    for package in PACKAGES {
        let imports = imports(package);
        assert!(imports.len() > 5, "{package}: {imports:?}");
        for module in imports.keys() {
            let reached = reached(&imports, module);
            let back: Vec<&String> =
                reached.iter().filter(|other| imports[*other].contains(module)).collect();
            assert!(back.is_empty(), "{package}: `{module}` imports {back:?}, and they import it");
        }
    }
}

#[test]
fn a_circle_is_found() {
    let imports = Imports::from(
        [("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["a"]), ("d", vec!["a"])]
            .map(|(module, others)| (module.to_owned(), others.into_iter().map(str::to_owned).collect())),
    );
    assert!(reached(&imports, "a").contains("c") && imports["c"].contains("a"));
    assert!(!reached(&imports, "a").contains("d"));
    assert_eq!(named("use crate::a::{b, c};\n// crate::no\nlet x = crate::d(crate::e::f);"), ["a", "d", "e"]);
    assert_eq!(named("use crate::{\n    a, b::c,\n    d as e\n};"), ["a", "b", "d"]);
}

/// Returns the modules at the top of a package, with those that each names.
fn imports(package: &str) -> Imports {
    let mut imports = Imports::new();
    for file in below(package, |path| path.ends_with(".rs")) {
        let within = file.path.strip_prefix(package).unwrap_or_default().trim_start_matches('/');
        let module = within.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        let is_test = within.contains("tests") || module == "lib" || module == "main";
        if !is_test {
            // Tests of a module may use any.
            let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
            imports.entry(module.to_owned()).or_default().extend(named(code));
        }
    }
    let all: BTreeSet<String> = imports.keys().cloned().collect();
    for (module, others) in &mut imports {
        others.retain(|other| other != module && all.contains(other));
    }
    imports
}

/// Returns the modules that code names by paths from the root.
fn named(code: &str) -> Vec<String> {
    let lines = code.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let code = lines.collect::<Vec<_>>().join(" ");
    let mut all = Vec::new();
    for (at, root) in code.match_indices("crate::") {
        let rest = &code[at + root.len()..];
        let list = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let most = if list.is_some() { usize::MAX } else { 1 };
        let names = list.map_or(rest, |(names, _)| names).split(',').map(str::trim).take(most);
        let is_end = |c: char| !c.is_alphanumeric() && c != '_';
        all.extend(names.map(|path| path.split(is_end).next().unwrap_or_default().to_owned()));
    }
    all
}

/// Returns the modules that a module leads to.
fn reached(imports: &Imports, module: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = imports[module].iter().map(String::as_str).collect();
    while let Some(other) = next.pop() {
        if reached.insert(other.to_owned()) {
            next.extend(imports.get(other).into_iter().flatten().map(String::as_str));
        }
    }
    reached
}
