//! The file `.ferrosmith` in a folder of generated files: which files were generated for which service.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// The name of the inventory.
pub(super) const NAME: &str = ".ferrosmith";

/// The files that were generated for a service, or for no service in particular.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) files: BTreeSet<String>,
    /// The features of the runtime that the service needs.
    pub(super) features: BTreeSet<String>,
}

/// The generated files of a folder by the names of services; `""` for those of no service in particular.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inventory(pub(super) BTreeMap<String, Made>);

impl Inventory {
    /// Reads an inventory. One that is malformed lists no files: then only the first line identifies
    /// generated files.
    pub(super) fn read(text: &[u8]) -> Inventory {
        let Ok(Value::Object(services)) = serde_json::from_slice(text) else { return Inventory::default() };
        let service = |(name, value): (String, Value)| {
            let texts = |key| value.get(key)?.as_array().map(|texts| texts.iter().filter_map(Value::as_str));
            let files = texts("files")?.filter(|path| is_below(path)).map(str::to_owned).collect();
            let features = texts(FEATURES).into_iter().flatten().filter(|name| is_feature(name));
            Some((name, Made { files, features: features.map(str::to_owned).collect() }))
        };
        Inventory(services.into_iter().filter_map(service).collect())
    }

    /// Returns the text of the file: the same for the same content.
    pub(super) fn text(&self) -> String {
        let services = self.0.iter().map(|(name, made)| {
            let list =
                |texts: &BTreeSet<String>| texts.iter().map(|text| Value::from(text.as_str())).collect();
            let mut service = Map::from_iter([("files".to_owned(), Value::Array(list(&made.files)))]);
            if !made.features.is_empty() {
                service.insert(FEATURES.to_owned(), Value::Array(list(&made.features)));
            }
            (name.clone(), Value::Object(service))
        });
        let mut text = format!("{:#}", Value::Object(services.collect()));
        text.push('\n');
        text
    }

    /// Returns `true` if the file was generated for any service.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.values().any(|made| made.files.contains(path))
    }
}

/// The key of the features that a service needs.
const FEATURES: &str = "runtime-features";

/// Returns `true` if a text can be the name of a feature: it is written into a manifest.
fn is_feature(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Returns `true` if a path of the inventory cannot leave the folder.
fn is_below(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let files = ["weather/mod.rs", "weather/enums.rs"].map(str::to_owned).into();
        let made = Made { files, features: [String::from("xml")].into() };
        let all = Inventory([("weather".to_owned(), made), (String::new(), Made::default())].into());
        assert_eq!(Inventory::read(all.text().as_bytes()), all);
    }

    #[test]
    fn what_leads_out_of_the_folder_or_is_no_inventory_tells_nothing() {
        let text = r#"{"a": {"files": ["../x", "/etc/x", "a/./b", "c:x", "a\\b", "", "a/mod.rs"]}}"#;
        assert_eq!(Inventory::read(text.as_bytes()).0["a"].files, ["a/mod.rs".to_owned()].into());
        for text in ["", "[]", "{\"a\": 1}", "\u{0}"] {
            assert_eq!(Inventory::read(text.as_bytes()), Inventory::default(), "{text}");
        }
    }
}
