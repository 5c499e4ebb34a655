//! `README.md` beside the models: where they come from, and how they were translated.

use super::source::Source;
use super::translate::{ENUM_RULE, Translated};

/// The page for what was imported in one run.
pub fn page(source: &Source, docs: bool, imported: &[(String, Translated)]) -> String {
    let mut page = String::from(
        "# Models\n\nWritten by `cargo xtask models import`; do not edit.\n\n\
         `<service>/model.json` is a Smithy 2.0 JSON AST, translated from the data of botocore.\n\n",
    );
    page += &format!("| | |\n|---|---|\n| package | botocore, `{}` |\n", source.name);
    if let Some(version) = &source.version {
        page += &format!("| version | {version} |\n");
    }
    if let Some(sha256) = &source.sha256 {
        page += &format!("| sha256 of the wheel | `{sha256}` |\n");
    }
    let documentation = if docs { "imported" } else { "not imported: the models hold facts only" };
    page += &format!("| documentation | {documentation} |\n\n");
    page += "| service | operations | structures | unions | enums | lists | maps | other shapes |\n|---|---|---|---|---|---|---|---|\n";
    for (service, translated) in imported {
        let columns = ["operation", "structure", "union", "enum", "list", "map"];
        let count = |kind: &str| translated.counts.get(kind).copied().unwrap_or_default();
        let other = translated.counts.values().sum::<usize>() - columns.iter().map(|kind| count(kind)).sum::<usize>();
        let columns: Vec<String> = columns.iter().map(|kind| count(kind).to_string()).collect();
        page += &format!("| {service} | {} | {other} |\n", columns.join(" | "));
    }
    page += &format!("\n## Names of enum members\n\n{ENUM_RULE}\n");
    if imported.iter().any(|(_, translated)| !translated.notes.is_empty()) {
        page += "\n## What the AST cannot say\n\n";
        for (service, translated) in imported {
            for note in &translated.notes {
                page += &format!("- {service}: {note}\n");
            }
        }
    }
    page
}
