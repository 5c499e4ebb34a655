//! Documentation of one's own, beside a model: what it is about takes none from the source.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use super::error::Error;
use super::json::{self, Json};
use crate::build;

const DOCUMENTATION: &str = "smithy.api#documentation";

/// The ids of the shapes and members that have documentation of one's own.
#[derive(Default)]
pub(super) struct OwnWords(BTreeSet<String>);

impl OwnWords {
    /// Reads the `.json` files beside a model.
    pub(super) fn beside(model: &Path) -> Result<Self, Error> {
        let Some(folder) = model.parent().filter(|folder| folder.is_dir()) else {
            return Ok(Self::default());
        };
        let mut ids = BTreeSet::new();
        // A folder without such a file is as good as none.
        for path in build::files(&[folder.to_path_buf()]).unwrap_or_default() {
            if path == model {
                continue;
            }
            for (file, text) in build::read_any(&[path])? {
                let ast = json::parse(&text).map_err(|error| Error::of_file(&file, error))?;
                let shapes = ast.get("shapes").and_then(Json::as_object).unwrap_or_default().iter();
                let documented = |shape: &Json| shape.get("traits")?.get(DOCUMENTATION).map(|_| ());
                ids.extend(shapes.filter_map(|(id, shape)| documented(shape).map(|()| id.clone())));
            }
        }
        Ok(Self(ids))
    }

    /// Removes the documentation of all that has some of one's own.
    pub(super) fn replace(&self, shapes: &mut Json) {
        let Json::Object(shapes) = shapes else { return };
        let mut shapes: HashMap<&str, &mut Json> =
            shapes.iter_mut().map(|(id, shape)| (id.as_str(), shape)).collect();
        for id in &self.0 {
            let (shape, member) = id.split_once('$').map_or((&**id, None), |(id, name)| (id, Some(name)));
            let Some(shape) = shapes.get_mut(shape).map(|shape| &mut **shape) else { continue };
            let documented = match member {
                None => Some(shape),
                Some(name) if shape.get("members").is_some() => {
                    entry(shape, "members").and_then(|members| entry(members, name))
                }
                Some(name) => entry(shape, name),
            };
            if let Some(Json::Object(traits)) = documented.and_then(|shape| entry(shape, "traits")) {
                traits.retain(|(id, _)| id != DOCUMENTATION);
            }
        }
    }
}

fn entry<'a>(json: &'a mut Json, key: &str) -> Option<&'a mut Json> {
    let Json::Object(entries) = json else { return None };
    entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
}
