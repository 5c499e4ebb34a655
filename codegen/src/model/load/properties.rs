//! The properties of operations, resources and services.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::log::Path;
use super::shape::Reader;
use crate::model::{Json, Operation, Resource, Service, ShapeId, is_identifier, prelude};

impl Reader<'_> {
    pub(super) fn operation(&mut self, path: &Path<'_>, fields: &mut Fields) -> Operation {
        let unless_unit = |id: &ShapeId| id.as_str() != prelude::UNIT;
        Operation {
            input: self.reference(path, fields, "input").filter(unless_unit),
            output: self.reference(path, fields, "output").filter(unless_unit),
            errors: self.references(path, fields, "errors"),
        }
    }

    pub(super) fn resource(&mut self, path: &Path<'_>, fields: &mut Fields) -> Resource {
        Resource {
            identifiers: self.named_references(path, fields, "identifiers"),
            properties: self.named_references(path, fields, "properties"),
            create: self.reference(path, fields, "create"),
            put: self.reference(path, fields, "put"),
            read: self.reference(path, fields, "read"),
            update: self.reference(path, fields, "update"),
            delete: self.reference(path, fields, "delete"),
            list: self.reference(path, fields, "list"),
            operations: self.references(path, fields, "operations"),
            collection_operations: self.references(path, fields, "collectionOperations"),
            resources: self.references(path, fields, "resources"),
        }
    }

    pub(super) fn service(&mut self, path: &Path<'_>, fields: &mut Fields) -> Service {
        let version = fields
            .take("version", self.log, path)
            .and_then(|version| self.log.string(&path.key("version"), version));
        Service {
            version: version.unwrap_or_default(),
            operations: self.references(path, fields, "operations"),
            resources: self.references(path, fields, "resources"),
            errors: self.references(path, fields, "errors"),
            rename: self.rename(path, fields),
        }
    }

    /// Returns an array of `{"target": id}`.
    pub(super) fn references(
        &mut self,
        path: &Path<'_>,
        fields: &mut Fields,
        key: &'static str,
    ) -> Vec<ShapeId> {
        let Some(json) = fields.take(key, self.log, path) else {
            return Vec::new();
        };
        let path = &path.key(key);
        let elements = self.log.array(path, json).unwrap_or_default();
        elements
            .into_iter()
            .enumerate()
            .filter_map(|(index, json)| self.target(&path.index(index), json))
            .collect()
    }

    fn reference(&mut self, path: &Path<'_>, fields: &mut Fields, key: &'static str) -> Option<ShapeId> {
        let json = fields.take(key, self.log, path)?;
        self.target(&path.key(key), json)
    }

    fn named_references(
        &mut self,
        path: &Path<'_>,
        fields: &mut Fields,
        key: &'static str,
    ) -> BTreeMap<String, ShapeId> {
        let Some(json) = fields.take(key, self.log, path) else {
            return BTreeMap::new();
        };
        let path = &path.key(key);
        let entries = self.log.object(path, json).unwrap_or_default();
        let read = |(name, json): (String, Json)| {
            let target = self.target(&path.key(&name), json)?;
            Some((name, target))
        };
        entries.into_iter().filter_map(read).collect()
    }

    fn rename(&mut self, path: &Path<'_>, fields: &mut Fields) -> BTreeMap<ShapeId, String> {
        let Some(json) = fields.take("rename", self.log, path) else {
            return BTreeMap::new();
        };
        let path = &path.key("rename");
        let mut names = BTreeMap::new();
        for (key, json) in self.log.object(path, json).unwrap_or_default() {
            let (id, name) = (self.id(&path.key(&key), &key), self.log.string(&path.key(&key), json));
            let (Some(id), Some(name)) = (id, name) else {
                continue;
            };
            if !is_identifier(&name) {
                self.log.error(
                    &path.key(&key),
                    format!("{name:?}"),
                    "a shape name: letters, digits and underscores, no digit first",
                    "write the new name without a namespace",
                );
            }
            names.insert(id, name);
        }
        names
    }

    /// `{"target": id}`
    fn target(&mut self, path: &Path<'_>, json: Json) -> Option<ShapeId> {
        let mut fields = Fields::new(self.log.object_with_target(path, json)?, &["target"]);
        let target = fields.demand("target", self.log, path);
        fields.finish(self.log, path);
        self.id_value(&path.key("target"), target?)
    }
}
