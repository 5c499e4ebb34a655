//! An AST, as far as a comparison needs to know it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::build;
use crate::import::error::Error;
use crate::import::json::{self, Json};
use crate::model::foreign::{self, Foreign};

/// A model of one service.
pub(super) struct ServiceModel {
    shapes: BTreeMap<String, Json>,
    /// The id of the service shape.
    service: String,
}

/// A member, the member of a list, a key or a value: its target and its own traits.
#[derive(Clone, Copy)]
pub(super) struct Use<'a> {
    pub target: &'a str,
    pub traits: Option<&'a Json>,
}

impl ServiceModel {
    /// Reads a file that holds a model of one service, or a folder of files that do together.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let (mut shapes, mut applied) = (BTreeMap::new(), Vec::new());
        for (file, bytes) in build::read_any(&[path.to_path_buf()])? {
            let ast = read(&file, &bytes).map_err(|error| error.of(&file))?;
            let found = ast.get("shapes").and_then(Json::as_object);
            for (id, shape) in
                found.ok_or_else(|| Error::new("no `shapes`", Foreign::EXPECTED, "").of(&file))?
            {
                if text(shape, "type") == Some("apply") {
                    applied.push((id.clone(), shape.get("traits").cloned()));
                } else {
                    shapes.insert(id.clone(), shape.clone());
                }
            }
        }
        for (id, traits) in applied {
            apply(&mut shapes, &id, traits.as_ref());
        }
        Self::new(shapes).map_err(|message| Error::of_file(path.display(), message))
    }

    /// Takes shapes with one service among them.
    fn new(shapes: BTreeMap<String, Json>) -> Result<Self, String> {
        if let Some((id, _)) = shapes.iter().find(|(_, shape)| shape.get("mixins").is_some()) {
            return Err(format!("found mixins of `{id}`, expected none; flatten the model first"));
        }
        let is_service =
            |(id, shape): (&String, &Json)| (text(shape, "type") == Some("service")).then(|| id.clone());
        let services: Vec<String> = shapes.iter().filter_map(is_service).collect();
        match <[String; 1]>::try_from(services) {
            Ok([service]) => Ok(Self { shapes, service }),
            Err(services) if services.is_empty() => {
                Err("found no service, expected one; add the file that has it".to_owned())
            }
            Err(services) => {
                Err(format!("found {} services, expected one: {}", services.len(), services.join(", ")))
            }
        }
    }

    /// Returns the service shape.
    pub(super) fn service(&self) -> &Json {
        &self.shapes[&self.service]
    }

    /// Returns a shape of the model.
    pub(super) fn shape(&self, id: &str) -> Option<&Json> {
        self.shapes.get(id)
    }

    /// Returns a trait of a shape.
    pub(super) fn shape_trait(&self, id: &str, name: &str) -> Option<&Json> {
        self.shape(id)?.get("traits")?.get(name)
    }

    /// Returns `true` if some error says its status.
    pub(super) fn tells_statuses(&self) -> bool {
        self.shapes.keys().any(|id| self.shape_trait(id, "smithy.api#httpError").is_some())
    }

    /// Returns the operations of the service and of its resources, by name.
    pub(super) fn operations(&self) -> BTreeMap<&str, &Json> {
        let mut operations = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![self.service.as_str()];
        while let Some(id) = open.pop() {
            let Some(shape) = self.shape(id).filter(|_| seen.insert(id)) else {
                continue;
            };
            let lists = ["operations", "collectionOperations", "resources"].into_iter();
            let listed = lists.filter_map(|key| shape.get(key)?.as_array()).flatten();
            let lifecycle = ["create", "put", "read", "update", "delete", "list"].into_iter();
            for reference in listed.chain(lifecycle.filter_map(|key| shape.get(key))) {
                let Some(target) = text(reference, "target") else {
                    continue;
                };
                match self.shape(target) {
                    Some(operation) if text(operation, "type") == Some("operation") => {
                        operations.insert(local_name(target), operation);
                    }
                    _ => open.push(target),
                }
            }
        }
        operations
    }

    /// Returns the type of a shape, whichever way the model spells it.
    pub(super) fn kind<'a>(&'a self, id: &'a str) -> &'a str {
        if let Some(name) = id.strip_prefix("smithy.api#") {
            return match name.strip_prefix("Primitive").unwrap_or(name) {
                "String" => "string",
                "Blob" => "blob",
                "Boolean" => "boolean",
                "Byte" => "byte",
                "Short" => "short",
                "Integer" => "integer",
                "Long" => "long",
                "Float" => "float",
                "Double" => "double",
                "BigInteger" => "bigInteger",
                "BigDecimal" => "bigDecimal",
                "Timestamp" => "timestamp",
                "Document" => "document",
                "Unit" => "structure",
                _ => "unknown",
            };
        }
        match self.shape(id).and_then(|shape| text(shape, "type")) {
            Some("string") if self.shape_trait(id, "smithy.api#enum").is_some() => "enum",
            Some("set") => "list",
            kind => kind.unwrap_or("missing"),
        }
    }

    /// Returns the members of a structure or a union, by name.
    pub(super) fn members<'a>(&'a self, id: &str) -> BTreeMap<&'a str, Use<'a>> {
        let members = self.shape(id).and_then(|shape| shape.get("members")?.as_object());
        let members = members.unwrap_or_default().iter();
        members.filter_map(|(name, member)| Some((name.as_str(), Use::of(member)?))).collect()
    }

    /// Returns the member of a list, the key or the value of a map.
    pub(super) fn element<'a>(&'a self, id: &str, key: &str) -> Option<Use<'a>> {
        Use::of(self.shape(id)?.get(key)?)
    }

    /// Returns the values of an enum.
    pub(super) fn values(&self, id: &str) -> BTreeSet<&str> {
        if let Some(Json::Array(definitions)) = self.shape_trait(id, "smithy.api#enum") {
            return definitions.iter().filter_map(|definition| text(definition, "value")).collect();
        }
        let members = self.members(id).into_iter();
        members
            .map(|(name, member)| member.get("smithy.api#enumValue").and_then(Json::as_str).unwrap_or(name))
            .collect()
    }
}

/// Reads the JSON of a file, or says what it is instead.
fn read(name: &str, bytes: &[u8]) -> Result<Json, Error> {
    let refused = |Foreign { found, hint }| Error::new(found, Foreign::EXPECTED, hint);
    if let Some(foreign) = foreign::of_bytes(name, bytes) {
        return Err(refused(foreign));
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let json =
        json::parse(text).map_err(|error| Error::new(format!("no JSON: {error}"), Foreign::EXPECTED, ""))?;
    foreign::of_json(&json).map_or(Ok(json), |foreign| Err(refused(foreign)))
}

/// Gives traits to a shape or one of its members; a comparison asks nothing of what is not there.
fn apply(shapes: &mut BTreeMap<String, Json>, id: &str, traits: Option<&Json>) {
    let Some(traits) = traits else { return };
    let (shape, over) = match id.split_once('$') {
        None => (id, Json::of("traits", traits.clone())),
        Some((shape, member @ ("member" | "key" | "value"))) if !is_aggregate(shapes.get(shape)) => {
            (shape, Json::of(member, Json::of("traits", traits.clone())))
        }
        Some((shape, member)) => {
            (shape, Json::of("members", Json::of(member, Json::of("traits", traits.clone()))))
        }
    };
    if let Some(shape) = shapes.get_mut(shape) {
        json::merge(shape, &over);
    }
}

fn is_aggregate(shape: Option<&Json>) -> bool {
    shape.is_some_and(|shape| shape.get("members").is_some())
}

impl<'a> Use<'a> {
    fn of(member: &'a Json) -> Option<Self> {
        Some(Self { target: text(member, "target")?, traits: member.get("traits") })
    }

    /// Returns a trait of the member itself.
    pub(super) fn get(self, name: &str) -> Option<&'a Json> {
        self.traits?.get(name)
    }
}

/// Returns the string under `key`.
pub(super) fn text<'a>(json: &'a Json, key: &str) -> Option<&'a str> {
    json.get(key)?.as_str()
}

/// Returns the name of a shape without its namespace.
pub(super) fn local_name(id: &str) -> &str {
    id.rsplit_once('#').map_or(id, |(_, name)| name)
}
