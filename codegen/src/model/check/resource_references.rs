//! Checks that references to resources have their identifiers (Smithy 2.0, `references` trait).

use super::is_blamed;
use crate::error::{Collected, Error};
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::{Json, Kind, Model, Resource, Shape, ShapeId};

const ID: &str = "smithy.api#references";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    for shape in model.shapes.values().filter(|shape| shape.mixins.is_empty() && !is_blamed(&told, shape)) {
        let references = shape.traits.get(ID).and_then(Json::as_array).unwrap_or_default();
        for (at, reference) in references.iter().enumerate() {
            let check = Reference { model, shape, at, reference };
            if !matches!(shape.kind, Kind::Structure(_)) && reference.get("ids").is_some() {
                let hint = "remove `ids`, or give the trait to a structure";
                errors.push(check.error(".ids", "`ids` at a string".to_owned(), "no `ids`", hint));
                continue;
            }
            if let Some(resource) = check.resource(errors)
                && !told.contains(resource.0.id.as_str())
            {
                check.identifiers(resource, errors);
            }
        }
    }
}

/// An element of the trait.
struct Reference<'m> {
    model: &'m Model,
    shape: &'m Shape,
    at: usize,
    reference: &'m Json,
}

impl<'m> Reference<'m> {
    /// Returns the resource. One that no file defines may be another model's, unless it is nearly called as one of this.
    fn resource(&self, errors: &mut Collected) -> Option<(&'m Shape, &'m Resource)> {
        if self.reference.as_object().is_none() {
            let hint = r#"write it like `{"resource": "com.example#Forecast"}`"#;
            errors.push(self.error("", self.reference.describe(), "an object with `resource`", hint));
            return None;
        }
        let Some(named) = self.reference.get("resource") else {
            errors.push(self.error("", "no `resource`".to_owned(), "the id of a resource", "add `resource`"));
            return None;
        };
        let Some(id) = named.as_str().and_then(ShapeId::parse) else {
            let hint = "write it like `com.example#Forecast`";
            errors.push(self.error(".resource", named.describe(), "the id of a resource", hint));
            return None;
        };
        let (found, hint) = match self.model.get(&id) {
            Some(shape) => match &shape.kind {
                Kind::Resource(_) if !shape.mixins.is_empty() => return None,
                Kind::Resource(resource) => return Some((shape, resource)),
                kind => (format!("`{id}` of type {}", kind.name()), "correct the id".to_owned()),
            },
            None => {
                let is_resource = |shape: &Shape| matches!(shape.kind, Kind::Resource(_));
                let meant = self.model.nearest_shape(&id, is_resource)?;
                (format!("`{id}`, which no file defines"), format!("did you mean `{meant}`?"))
            }
        };
        errors.push(self.error(".resource", found, "the id of a resource", &hint));
        None
    }

    fn identifiers(&self, (target, resource): (&Shape, &Resource), errors: &mut Collected) {
        let ids = self.reference.get("ids");
        let Kind::Structure(_) = &self.shape.kind else {
            if resource.identifiers.len() != 1 {
                let found = format!("`{}` with {} identifiers", target.id, resource.identifiers.len());
                let hint = "give the trait to a structure that has a member for each";
                errors.push(self.error(".resource", found, "a resource with one identifier", hint));
            }
            return;
        };
        match ids.map(|ids| (ids, ids.as_object().unwrap_or_default())) {
            None if self.reference.get("rel").and_then(Json::as_str) == Some("collection") => {}
            None => {
                let missing = resource.identifiers.keys().find(|name| self.member(name).is_none());
                if let Some(name) = missing {
                    let hint = format!("add the member `{name}`, or say which one it is in `ids`");
                    let found = format!("no member `{name}`, which identifies `{}`", target.id);
                    errors.push(self.error("", found, "a member for each identifier of the resource", &hint));
                }
            }
            Some((ids, [])) => {
                let hint = r#"write it like `{"forecastId": "id"}`"#;
                errors.push(self.error(".ids", ids.describe(), "an identifier with its member", hint));
            }
            Some((_, entries)) => self.explicit(target, resource, entries, errors),
        }
    }

    /// Checks that each identifier has a member, and nothing else one.
    fn explicit(
        &self,
        target: &Shape,
        resource: &Resource,
        entries: &[(String, Json)],
        errors: &mut Collected,
    ) {
        let is_given = |name: &str| entries.iter().any(|(key, _)| key == name);
        let names = || resource.identifiers.keys().map(String::as_str);
        let unknown = entries.iter().find(|(key, _)| !names().any(|name| name == key));
        if let Some((key, _)) = unknown {
            let left = names().filter(|name| !is_given(name));
            let hint = meant_or(did_you_mean(key, left), "remove it");
            let found = format!("`{key}`, which is no identifier of `{}`", target.id);
            let path = format!(".ids{}", crate::model::step(key));
            return errors.push(self.error(&path, found, "an identifier of the resource", &hint));
        }
        if let Some(name) = names().find(|name| !is_given(name)) {
            let found = format!("no `{name}`, which identifies `{}`", target.id);
            let expected = "each identifier of the resource";
            return errors.push(self.error(
                ".ids",
                found,
                expected,
                &format!("add `{name}` with its member"),
            ));
        }
        for (key, value) in entries {
            let member = value.as_str().and_then(|name| self.member(name));
            let kind = member.and_then(|target| self.model.get(target)).map(|target| &target.kind);
            let (found, hint) = match (member, kind) {
                (Some(_), None | Some(Kind::String | Kind::Enum(_))) => continue,
                (Some(_), Some(kind)) => {
                    (format!("a member of type {}", kind.name()), "name a member that is a string".to_owned())
                }
                (None, _) => {
                    let members = self.shape.kind.members().map(|member| member.name.as_str());
                    let meant = value.as_str().map_or_else(String::new, |name| did_you_mean(name, members));
                    let found = format!("{}, which is no member of `{}`", value.describe(), self.shape.id);
                    (found, meant_or(meant, "name a member"))
                }
            };
            let path = format!(".ids{}", crate::model::step(key));
            return errors.push(self.error(&path, found, "a member that is a string", &hint));
        }
    }

    fn member(&self, name: &str) -> Option<&'m ShapeId> {
        self.shape.kind.members().find(|member| member.name == name).map(|member| &member.target)
    }

    fn error(&self, path: &str, found: String, expected: &str, hint: &str) -> Error {
        let mut error = self.model.error(&self.shape.id, found, expected, hint);
        error.location.path.push_str(&format!(".traits[\"{ID}\"][{}]{path}", self.at));
        error
    }
}
