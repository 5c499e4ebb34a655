//! The words that Rust keeps for itself.

/// The keywords of edition 2024 that can be raw identifiers: strict ones first, then those reserved for later.
pub(super) const RAW: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false", "fn",
    "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return",
    "static", "struct", "trait", "true", "type", "unsafe", "use", "where", "while", //
    "abstract", "become", "box", "do", "final", "gen", "macro", "override", "priv", "try", "typeof",
    "unsized", "virtual", "yield",
];

/// The keywords that name a place in the module tree or the type at hand; `r#self` does not exist.
pub(super) const NEVER_RAW: &[&str] = &["crate", "self", "Self", "super"];

/// Makes a keyword usable as an identifier. The weak keywords (`union`, `auto`, `raw`, …) are usable as they are.
pub(super) fn escape(name: String) -> String {
    if RAW.contains(&name.as_str()) {
        format!("r#{name}")
    } else if NEVER_RAW.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}
