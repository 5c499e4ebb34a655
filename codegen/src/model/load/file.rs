//! Reading a file: `smithy`, `metadata` and `shapes`.

use std::collections::HashSet;
use std::sync::Arc;

use super::fields::Fields;
use super::log::{Log, Path};
use super::shape::Reader;
use super::{Source, text};
use crate::model::json::repeated_keys;
use crate::model::{Json, Shape, ShapeId, Traits};

/// The content of a file.
pub(super) struct ModelFile {
    pub(super) name: Arc<str>,
    pub(super) metadata: Vec<(String, Json)>,
    pub(super) shapes: Vec<Shape>,
    pub(super) applications: Vec<Application>,
}

/// Traits that a file applies to a shape or member, which may stand in another file.
pub(super) struct Application {
    pub(super) target: ShapeId,
    pub(super) member: Option<String>,
    pub(super) traits: Traits,
    pub(super) file: Arc<str>,
}

/// Reads a file; mistakes are noted, and what can be read is returned.
pub(super) fn read(source: &Source<'_>, log: &mut Log) -> Option<ModelFile> {
    log.file = source.name.into();
    log.shape = None;
    let json = text::parse(source, log)?;
    note_repeated_keys(&json, &Path::ROOT, log);
    let mut fields = Fields::new(log.object(&Path::ROOT, json)?, &["metadata", "shapes", "smithy"]);
    let version = fields.demand("smithy", log, &Path::ROOT);
    let version = version.and_then(|version| read_version(version, log));
    let metadata = fields
        .take("metadata", log, &Path::ROOT)
        .and_then(|metadata| log.object(&Path::ROOT.key("metadata"), metadata));
    let shapes = fields
        .take("shapes", log, &Path::ROOT)
        .and_then(|shapes| log.object(&Path::ROOT.key("shapes"), shapes));
    fields.finish(log, &Path::ROOT);

    let mut file = ModelFile {
        name: source.name.into(),
        metadata: metadata.unwrap_or_default(),
        shapes: Vec::new(),
        applications: Vec::new(),
    };
    let mut reader = Reader { log, ids: HashSet::new(), primitive_numbers: version == Some(Version::V1) };
    for (key, json) in shapes.unwrap_or_default() {
        // Errors are noted in the log.
        let _ = reader.declaration(&key, json, &mut file);
    }
    Some(file)
}

#[derive(Clone, Copy, PartialEq)]
enum Version {
    V1,
    V2,
}

fn read_version(json: Json, log: &mut Log) -> Option<Version> {
    match json.as_str() {
        Some("1.0" | "1") => Some(Version::V1),
        Some("2.0" | "2") => Some(Version::V2),
        _ => {
            let (expected, hint) = ("the version \"2.0\" or \"1.0\"", "write `\"smithy\": \"2.0\"`");
            log.error(&Path::ROOT.key("smithy"), json.describe(), expected, hint);
            None
        }
    }
}

// The recursion is as deep as the nesting, which the parser bounds.
fn note_repeated_keys(json: &Json, path: &Path<'_>, log: &mut Log) {
    match json {
        Json::Object(entries) => {
            repeated_keys(entries, |key| {
                log.error(
                    &path.key(key),
                    format!("the key `{key}` twice in one object"),
                    "each key once",
                    "remove one",
                )
            });
            for (key, value) in entries {
                note_repeated_keys(value, &path.key(key), log);
            }
        }
        Json::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                note_repeated_keys(element, &path.index(index), log);
            }
        }
        _ => {}
    }
}
