//! Links between the pages lead to pages and headings that are there.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::sources::{SourceFile, below, exists};

#[test]
fn links_between_pages_lead_somewhere() {
    let pages = below("", |path| path.ends_with(".md"));
    let headings: BTreeMap<&str, Vec<String>> =
        pages.iter().map(|page| (page.path.as_str(), anchors(&page.text))).collect();
    assert!(pages.len() > 6, "only {} pages", pages.len());
    let faults: Vec<String> = pages.iter().flat_map(|page| dead(page, &headings)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the links of a page that lead nowhere. Those to the web and to items of rustdoc are not looked at.
fn dead(page: &SourceFile, headings: &BTreeMap<&str, Vec<String>>) -> Vec<String> {
    let mut faults = Vec::new();
    for target in targets(&page.text) {
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let path = match file {
            "" => page.path.clone(),
            file => joined(Path::new(&page.path).parent().unwrap_or(Path::new("")), file),
        };
        let anchored =
            || headings.get(path.as_str()).is_some_and(|known| known.iter().any(|one| one == anchor));
        if (!file.is_empty() && !exists(&path)) || (!anchor.is_empty() && !anchored()) {
            faults.push(format!("{}: nothing is at {target}", page.path));
        }
    }
    faults
}

/// Returns the targets of links that are files or headings, outside of code.
fn targets(text: &str) -> Vec<&str> {
    let links = prose(text).flat_map(|line| line.match_indices("](").map(|(at, _)| &line[at + 2..]));
    let targets = links.filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    targets
        .filter(|target| !target.contains("://") && (target.contains('#') || target.contains('.')))
        .collect()
}

/// Returns the anchors of a page's headings, as the hosts of repositories make them.
fn anchors(text: &str) -> Vec<String> {
    let titles =
        prose(text).filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let anchor = |title: &str| {
        let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    titles.map(anchor).collect()
}

/// Returns the lines that are not in a block of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        !in_code && !fence
    })
}

/// Returns a path relative to a folder, without dots.
fn joined(folder: &Path, file: &str) -> String {
    let mut path = PathBuf::new();
    for part in folder.join(file).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

#[test]
fn faults_are_found() {
    let page = |text: &str| SourceFile { path: "xtask/a.md".to_owned(), text: text.to_owned() };
    let text = "# A stand-in's `answers`\n[a](#a-stand-ins-answers) [b](Cargo.toml) [c](../README.md)\n";
    let headings = BTreeMap::from([("xtask/a.md", anchors(text))]);
    assert_eq!(dead(&page(text), &headings), Vec::<String>::new());
    let wrong = "[a](#nothing) [b](nothing.toml)\n```\n[c](#in-code)\n```\n[d](https://a.test/#b)\n";
    let found = dead(&page(wrong), &headings);
    assert_eq!(found, ["xtask/a.md: nothing is at #nothing", "xtask/a.md: nothing is at nothing.toml"]);
}
