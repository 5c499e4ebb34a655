//! Checks that the tests in a model have values of the shapes that they are about, ids of their own, and protocols, errors
//! and other shapes that exist (Smithy 2.0, sections HTTP protocol compliance tests and Smoke tests).

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::is_blamed;
use super::targets::COMPARED;
use crate::error::{Collected, Error};
use crate::model::nearest::meant_or;
use crate::model::node::{Problem, ProblemKind, Times, problems};
use crate::model::selector::Selections;
use crate::model::traits::catalog;
use crate::model::{Json, Kind, Model, Shape, ShapeId, step};

/// The traits, each with the key of its values, and the side of the operation that these are of.
const TRAITS: [(&str, &str, Side); 6] = [
    ("smithy.test#httpRequestTests", "params", Side::Input),
    ("smithy.test#httpResponseTests", "params", Side::Output),
    ("smithy.test#httpMalformedRequestTests", "", Side::Input),
    (SMOKE, "params", Side::Input),
    (EVENTS, "initialRequestParams", Side::Input),
    (EVENTS, "initialResponseParams", Side::Output),
];

const SMOKE: &str = "smithy.test#smokeTests";
const EVENTS: &str = "smithy.test#eventStreamTests";

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Input,
    Output,
}

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_told = |shape: &Shape| is_blamed(&told, shape);
    let known = &Known {
        model,
        selections: Selections::new(model),
        namespaces: model.shapes.keys().map(ShapeId::namespace).collect(),
        is_told: &is_told,
        compared: Cell::new(0),
    };
    for (id, key, side) in TRAITS {
        for shape in model.shapes.values().filter(|shape| shape.mixins.is_empty() && !is_told(shape)) {
            for (at, case) in cases(shape, id) {
                let case = Case { model, shape, id, at, case };
                // A trait that is looked at for both sides names its protocol and its shapes once.
                if key != "initialResponseParams" {
                    case.check_protocol(errors);
                    case.check_expected_error(known, errors);
                    case.check_vendor(known, errors);
                }
                if let Some(target) = side.of(shape).filter(|_| !key.is_empty()) {
                    case.check_params(known, key, target, errors);
                }
            }
        }
        check_ids(model, id, errors);
    }
}

/// The facts of the whole model that tests are compared with.
struct Known<'m> {
    model: &'m Model,
    selections: Selections<'m>,
    namespaces: HashSet<&'m str>,
    is_told: &'m dyn Fn(&Shape) -> bool,
    compared: Cell<usize>,
}

impl Known<'_> {
    fn hint(&self, id: Option<&ShapeId>, fits: impl Fn(&Shape) -> bool, otherwise: &str) -> String {
        self.compared.set(self.compared.get() + 1);
        let id = id.filter(|_| self.compared.get() <= COMPARED);
        let meant = id.and_then(|id| self.model.nearest_shape(id, fits));
        meant_or(meant.map_or_else(String::new, |id| format!("did you mean `{id}`?")), otherwise)
    }
}

fn cases<'m>(shape: &'m Shape, id: &str) -> impl Iterator<Item = (usize, &'m Json)> {
    shape.traits.get(id).and_then(Json::as_array).unwrap_or_default().iter().enumerate()
}

/// Checks that tests have ids of their own: in a service those that call it, all others in the model.
fn check_ids(model: &Model, id: &'static str, errors: &mut Collected) {
    let mut look = |shapes: &mut dyn Iterator<Item = &Shape>| {
        let mut ids: HashMap<&str, &ShapeId> = HashMap::new();
        for shape in shapes {
            for (at, case) in cases(shape, id) {
                let case = Case { model, shape, id, at, case };
                let Some(name) = case.text("id") else { continue };
                if let Some(first) = ids.insert(name, &shape.id) {
                    let found = format!("the test {name:?}, which `{first}` has, too");
                    errors.push(case.error(".id", found, "an id of its own", "rename one of the two"));
                }
            }
        }
    };
    if id != SMOKE {
        return look(&mut model.shapes.values().filter(|shape| shape.mixins.is_empty()));
    }
    for service in model.service_ids() {
        look(&mut model.service_operations(service).iter().filter_map(|id| model.get(id)));
    }
    model.shapes.values().for_each(|shape| look(&mut std::iter::once(shape)));
}

/// A test of a shape.
struct Case<'m> {
    model: &'m Model,
    shape: &'m Shape,
    /// The trait.
    id: &'static str,
    at: usize,
    case: &'m Json,
}

impl<'m> Case<'m> {
    fn text(&self, key: &str) -> Option<&'m str> {
        self.case.get(key).and_then(Json::as_str)
    }

    fn error(&self, path: &str, found: String, expected: &str, hint: &str) -> Error {
        let mut error = self.model.error(&self.shape.id, found, expected, hint);
        error.location.path.push_str(&format!(".traits[\"{}\"][{}]{path}", self.id, self.at));
        error
    }

    fn check_protocol(&self, errors: &mut Collected) {
        let Some(protocol) = self.text("protocol") else { return };
        if let Some(meant) = misspelled(self.model, protocol) {
            let found = format!("the protocol {protocol:?}, which does not exist");
            let hint = format!("did you mean `{meant}`?");
            errors.push(self.error(".protocol", found, "a protocol that exists", &hint));
        }
    }

    /// Checks that the error that a test expects is one.
    fn check_expected_error(&self, known: &Known<'_>, errors: &mut Collected) {
        let key = if self.id == EVENTS { "expectation" } else { "expect" };
        let failure = self.case.get(key).and_then(|expected| expected.get("failure"));
        let Some(name) = failure.and_then(|failure| failure.get("errorId")?.as_str()) else { return };
        let id = ShapeId::parse(name);
        let is_error = |shape: &Shape| shape.traits.error().is_some();
        let found = match id.as_ref().map(|id| self.model.get(id)) {
            // A mixin that is still to be taken in may make it one.
            Some(Some(shape)) if is_error(shape) || !shape.mixins.is_empty() => return,
            Some(Some(shape)) => format!("`{name}`, a shape of type {}", shape.kind.name()),
            Some(None) | None => format!("{name:?}, which is no shape of the model"),
        };
        let hint = known.hint(id.as_ref(), is_error, "write the id of an error, or leave `errorId` out");
        errors.push(self.error(
            &format!(".{key}.failure.errorId"),
            found,
            "the id of a structure with `smithy.api#error`",
            &hint,
        ));
    }

    /// Checks parameters that are for a vendor's tools by their shape. Models without that namespace leave it to the tools.
    fn check_vendor(&self, known: &Known<'_>, errors: &mut Collected) {
        let Some(name) = self.text("vendorParamsShape") else { return };
        let Some(id) = ShapeId::parse(name) else {
            let hint = "write it like `com.example#Parameters`";
            return errors.push(self.error(
                ".vendorParamsShape",
                format!("{name:?}"),
                "an absolute shape id",
                hint,
            ));
        };
        if self.model.get(&id).is_some() {
            if let Some(params) = self.case.get("vendorParams") {
                self.check_value(known, ".vendorParams", params, &id, errors);
            }
        } else if known.namespaces.contains(id.namespace()) {
            let is_structure = |shape: &Shape| matches!(shape.kind, Kind::Structure(_));
            let hint = known.hint(Some(&id), is_structure, "correct the id, or add the shape");
            let found = format!("`{id}`, which is no shape of the model");
            errors.push(self.error(".vendorParamsShape", found, "the id of a shape", &hint));
        }
    }

    /// Checks the values of an input or output, which are none where a test does not state them.
    fn check_params(&self, known: &Known<'_>, key: &str, target: &ShapeId, errors: &mut Collected) {
        match self.case.get(key) {
            Some(params) => self.check_value(known, &step(key), params, target, errors),
            None if key == "params" => self.check_value(known, "", &Json::empty(), target, errors),
            // Events have a message before them in some protocols alone.
            None => {}
        }
    }

    fn check_value(
        &self,
        known: &Known<'_>,
        path: &str,
        value: &Json,
        target: &ShapeId,
        errors: &mut Collected,
    ) {
        for problem in problems(&known.selections, Times::Seconds, target, value, known.is_told) {
            // Servers are tested with unknown members.
            let Problem { path: inside, kind, found, expected, hint } = problem;
            if kind != ProblemKind::UnknownMember {
                errors.push(self.error(&format!("{path}{inside}"), found, &expected, &hint));
            }
        }
    }
}

/// Returns the protocol that was meant by one that nobody defines.
fn misspelled(model: &Model, id: &str) -> Option<String> {
    let id = ShapeId::parse(id).filter(|id| !model.shapes.contains_key(id))?;
    let meant = catalog::meant(id.namespace(), id.name())?;
    Some(format!("{}#{meant}", id.namespace()))
}

impl Side {
    /// Returns the structure of an operation, or the error itself.
    fn of(self, shape: &Shape) -> Option<&ShapeId> {
        match (&shape.kind, self) {
            (Kind::Operation(operation), Side::Input) => operation.input.as_ref(),
            (Kind::Operation(operation), Side::Output) => operation.output.as_ref(),
            (Kind::Structure(_), Side::Output) => Some(&shape.id),
            _ => None,
        }
    }
}
