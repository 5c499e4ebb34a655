//! The lints that generated code turns off, against those that the goldens are compiled without.

#[test]
fn generated_code_allows_what_is_allowed_here() {
    // Cargo runs tests in the folder of their package.
    let model = "tests/fixtures/structure/model.json";
    let generated = ferrosmith::Build::new().service("structure", [model]).generate().unwrap();
    let root = generated.files.iter().find(|(path, _)| path.ends_with("lib.rs")).unwrap().1;
    let (_, allowed) = include_str!("goldens.rs").split_once("#![allow(\n").unwrap();
    let (allowed, _) = allowed.split_once(")]").unwrap();
    for lint in allowed.split(',').map(str::trim) {
        assert!(root.contains(lint), "{lint}: {root}");
    }
}
