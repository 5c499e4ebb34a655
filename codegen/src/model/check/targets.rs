//! Checks that targets exist and are of the right kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::error::Collected;
use crate::model::{Kind, Model, Operation, Resource, Shape, ShapeId, prelude, step};

/// The number of missing targets that are compared with all existing shapes, for a suggestion.
pub(super) const COMPARED: usize = 50;

/// In place of a type: any that has values.
const DATA: &str = "data";

const HINT: &str = "add the shape, or the file that has it, or correct the id";

/// Reports targets, and removes those of a wrong kind from the model, so that no second error follows from them.
pub(super) fn check(model: &mut Model, errors: &mut Collected) {
    let mut check =
        TargetCheck { model, errors, compared: 0, unfit: BTreeMap::new(), no_errors: BTreeSet::new() };
    for shape in model.shapes.values() {
        check.members(shape);
        check.properties(shape);
    }
    let TargetCheck { unfit, no_errors, .. } = check;
    for (id, unfit) in unfit {
        if let Some(shape) = model.shapes.get_mut(&id) {
            forget(&mut shape.kind, &unfit);
        }
    }
    for id in no_errors {
        if let Some(shape) = model.shapes.get_mut(&id) {
            shape.traits.set_error();
        }
    }
}

struct TargetCheck<'a> {
    model: &'a Model,
    errors: &'a mut Collected,
    compared: usize,
    /// The targets of wrong kinds, by the shape that has them.
    unfit: BTreeMap<ShapeId, BTreeSet<ShapeId>>,
    /// The structures that are listed as errors and are none.
    no_errors: BTreeSet<ShapeId>,
}

/// Puts the id of no shape in place of targets.
fn forget(kind: &mut Kind, unfit: &BTreeSet<ShapeId>) {
    let Some(unknown) = ShapeId::parse("smithy.unknown#Unknown") else { return };
    let forget = |id: &mut ShapeId| {
        if unfit.contains(id) {
            *id = unknown.clone();
        }
    };
    match kind {
        Kind::Operation(operation) => {
            operation.input.iter_mut().chain(&mut operation.output).for_each(forget)
        }
        Kind::Service(service) => {
            service.operations.iter_mut().chain(&mut service.resources).for_each(forget)
        }
        Kind::Resource(resource) => resource.all_targets_mut().for_each(forget),
        kind => (0..kind.members().count())
            .for_each(|at| kind.member_at_mut(at).into_iter().for_each(|member| forget(&mut member.target))),
    }
}

impl TargetCheck<'_> {
    fn members(&mut self, shape: &Shape) {
        // A union's member may have no value; an enum's member never has one.
        let unit_only = matches!(shape.kind, Kind::Enum(_) | Kind::IntEnum(_));
        let unit_allowed = unit_only || matches!(shape.kind, Kind::Union(_));
        for member in shape.kind.members() {
            let target = self.model.get(&member.target);
            let is_key = matches!(shape.kind, Kind::Map { .. }) && member.name == "key";
            let (found, expected) = match target.map(|target| &target.kind) {
                None => (missing(&member.target), "a shape that exists"),
                Some(kind) if !kind.is_data() => (
                    format!("the target `{}` of type {}", member.target, kind.name()),
                    "a shape that has values",
                ),
                Some(kind) if is_key && !matches!(kind, Kind::String | Kind::Enum(_)) => (
                    format!("the target `{}` of type {}", member.target, kind.name()),
                    "a string or enum as the key",
                ),
                Some(_) if target.is_some_and(|target| target.traits.mixin()) => {
                    (mixin(&member.target), "a shape that is no mixin")
                }
                Some(_) if target.is_some_and(is_trait) => (definition(&member.target), NO_TRAIT),
                Some(_) if !unit_allowed && member.target.as_str() == prelude::UNIT => {
                    (format!("the target `{}`", member.target), "a shape that has values")
                }
                Some(_) if unit_only && member.target.as_str() != prelude::UNIT => (
                    format!("the target `{}`", member.target),
                    "`smithy.api#Unit`: members of enums have no value",
                ),
                Some(_) if target.is_some_and(|target| is_hidden(shape, target)) => {
                    (hidden(&member.target), "a shape that is not private, or one of the same namespace")
                }
                Some(_) => continue,
            };
            let hint = match target {
                None => self.suggestion(&member.target, |kind| kind.is_data()),
                Some(_) if unit_only => "target `smithy.api#Unit`".to_owned(),
                Some(_) => "target another shape".to_owned(),
            };
            self.unfit.entry(shape.id.clone()).or_default().insert(member.target.clone());
            let error = self.model.member_error(&shape.id, &member.name, found, expected, hint);
            self.errors.push(error.inside(&["target"]));
        }
    }

    fn properties(&mut self, shape: &Shape) {
        match &shape.kind {
            Kind::Operation(operation) => {
                self.one(shape, "input", &operation.input, "structure");
                self.one(shape, "output", &operation.output, "structure");
                self.roles(shape, operation);
                self.errors_of(shape, &operation.errors);
            }
            Kind::Service(service) => {
                self.list(shape, "operations", &service.operations, "operation");
                self.list(shape, "resources", &service.resources, "resource");
                self.errors_of(shape, &service.errors);
            }
            Kind::Resource(resource) => self.resource(shape, resource),
            _ => {}
        }
    }

    /// A structure that is made for inputs is no output, and the reverse; an error is neither.
    fn roles(&mut self, shape: &Shape, operation: &Operation) {
        for (key, id, other) in [
            ("input", &operation.input, "smithy.api#output"),
            ("output", &operation.output, "smithy.api#input"),
        ] {
            let Some(id) = id else { continue };
            let has = |name: &&str| self.model.get(id).is_some_and(|of| of.traits.get(name).is_some());
            if let Some(found) = [other, "smithy.api#error"].into_iter().find(has) {
                let found = format!("the target `{id}`, a structure with `{found}`");
                let hint = "target another structure, or remove the trait from it".to_owned();
                self.unfit.entry(shape.id.clone()).or_default().insert(id.clone());
                self.refuse(shape, TargetPath::Key(key), found, format!("an {key}"), hint);
            }
        }
    }

    fn resource(&mut self, shape: &Shape, resource: &Resource) {
        for (name, id) in &resource.identifiers {
            self.target(shape, TargetPath::Named("identifiers", name), id, "string");
        }
        for (name, id) in &resource.properties {
            self.target(shape, TargetPath::Named("properties", name), id, DATA);
        }
        for (key, operation) in resource.lifecycle() {
            self.target(shape, TargetPath::Key(key), operation, "operation");
        }
        self.list(shape, "operations", &resource.operations, "operation");
        self.list(shape, "collectionOperations", &resource.collection_operations, "operation");
        self.list(shape, "resources", &resource.resources, "resource");
    }

    fn errors_of(&mut self, shape: &Shape, errors: &[ShapeId]) {
        self.list(shape, "errors", errors, "structure");
        for (index, id) in errors.iter().enumerate() {
            let target = self.model.get(id);
            let is_no_error =
                |target: &Shape| matches!(target.kind, Kind::Structure(_)) && target.traits.error().is_none();
            // It may be listed by several operations, and lacks the trait once.
            if target.is_some_and(is_no_error) && self.no_errors.insert(id.clone()) {
                let found = format!("the target `{id}`, a structure without `smithy.api#error`");
                let hint = format!("add `smithy.api#error` to `{id}`");
                self.refuse(shape, TargetPath::Element("errors", index), found, "an error".into(), hint);
            }
        }
    }

    fn one(&mut self, shape: &Shape, key: &str, id: &Option<ShapeId>, wanted: &str) {
        if let Some(id) = id {
            self.target(shape, TargetPath::Key(key), id, wanted);
        }
    }

    fn list(&mut self, shape: &Shape, key: &str, ids: &[ShapeId], wanted: &str) {
        for (index, id) in ids.iter().enumerate() {
            self.target(shape, TargetPath::Element(key, index), id, wanted);
        }
    }

    /// The target exists and is of a type.
    fn target(&mut self, shape: &Shape, step: TargetPath<'_>, id: &ShapeId, wanted: &str) {
        let fits = |kind: &Kind| match (wanted, kind) {
            ("string", Kind::Enum(_)) => true,
            (DATA, kind) => kind.is_data(),
            (wanted, kind) => kind.name() == wanted,
        };
        match self.model.get(id).map(|target| &target.kind) {
            None => {
                let hint = self.suggestion(id, fits);
                self.refuse(shape, step, missing(id), "a shape that exists".into(), hint);
            }
            Some(kind) if !fits(kind) => {
                let found = format!("the target `{id}` of type {}", kind.name());
                let hint = "target another shape".to_owned();
                let expected = match wanted {
                    DATA => "a shape that has values".to_owned(),
                    wanted => format!("a shape of type {wanted}"),
                };
                self.unfit.entry(shape.id.clone()).or_default().insert(id.clone());
                self.refuse(shape, step, found, expected, hint);
            }
            Some(_) if self.model.get(id).is_some_and(|target| target.traits.mixin()) => {
                let hint = "target a shape that takes it in".to_owned();
                self.refuse(shape, step, mixin(id), "a shape that is no mixin".into(), hint);
            }
            Some(_) if self.model.get(id).is_some_and(is_trait) => {
                let hint = "target another shape".to_owned();
                self.refuse(shape, step, definition(id), NO_TRAIT.into(), hint);
            }
            Some(_) if self.model.get(id).is_some_and(|target| is_hidden(shape, target)) => {
                let hint = "target another shape, or remove `smithy.api#private` from it".to_owned();
                let expected = "a shape that is not private, or one of the same namespace".to_owned();
                self.refuse(shape, step, hidden(id), expected, hint);
            }
            Some(_) => {}
        }
    }

    /// Returns the suggestion for a missing target.
    fn suggestion(&mut self, id: &ShapeId, fits: impl Fn(&Kind) -> bool) -> String {
        self.compared += 1;
        let nearest =
            (self.compared <= COMPARED).then(|| self.model.nearest_shape(id, |shape| fits(&shape.kind)));
        match nearest.flatten() {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => HINT.to_owned(),
        }
    }

    fn refuse(&mut self, shape: &Shape, step: TargetPath<'_>, found: String, expected: String, hint: String) {
        let mut error = self.model.error(&shape.id, found, expected, hint);
        error.location.path.push_str(&step.to_string());
        self.errors.push(error);
    }
}

fn missing(id: &ShapeId) -> String {
    format!("the target `{id}`, which no file defines")
}

fn mixin(id: &ShapeId) -> String {
    format!("the target `{id}`, which is a mixin")
}

const NO_TRAIT: &str = "a shape that is no trait";

/// Returns `true` if a shape defines a trait, which is a value of no other shape (Smithy 2.0, section Defining traits).
fn is_trait(target: &Shape) -> bool {
    target.kind.is_data() && target.traits.get("smithy.api#trait").is_some()
}

fn definition(id: &ShapeId) -> String {
    format!("the target `{id}`, which is a trait")
}

/// Returns `true` if a shape is private to another namespace (Smithy 2.0, `private` trait).
fn is_hidden(shape: &Shape, target: &Shape) -> bool {
    shape.id.namespace() != target.id.namespace() && target.traits.get("smithy.api#private").is_some()
}

fn hidden(id: &ShapeId) -> String {
    format!("the target `{id}`, which is private to its namespace")
}

/// The location of a target in its shape.
#[derive(Clone, Copy)]
enum TargetPath<'a> {
    /// `"input": {"target": id}`
    Key(&'a str),
    /// `"errors": [{"target": id}]`
    Element(&'a str, usize),
    /// `"identifiers": {"name": {"target": id}}`
    Named(&'a str, &'a str),
}

impl fmt::Display for TargetPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TargetPath::Key(key) => write!(f, ".{key}.target"),
            TargetPath::Element(key, index) => write!(f, ".{key}[{index}].target"),
            TargetPath::Named(key, name) => write!(f, ".{key}{}.target", step(name)),
        }
    }
}
