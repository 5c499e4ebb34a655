//! Checks that examples are of the shapes of their operation (Smithy 2.0, `examples` trait).

use super::is_blamed;
use crate::error::{Collected, Error};
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::node::{Problem, ProblemKind, Times, problems};
use crate::model::selector::Selections;
use crate::model::{Json, Kind, Model, Shape, ShapeId, prelude, step};

pub(super) const ID: &str = "smithy.api#examples";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let told = errors.blamed();
    let is_told = |shape: &Shape| is_blamed(&told, shape);
    let selections = &Selections::new(model);
    for shape in model.shapes.values().filter(|shape| shape.mixins.is_empty() && !is_told(shape)) {
        for (at, example) in examples(shape).iter().enumerate() {
            Example {
                model,
                selections,
                shape,
                at,
                example,
                is_told: &is_told,
                knows_errors: told.is_empty(),
            }
            .check(errors);
        }
    }
}

/// Returns the examples of an operation.
fn examples(shape: &Shape) -> &[Json] {
    shape.traits.get(ID).and_then(Json::as_array).unwrap_or_default()
}

/// Returns the members of examples that no structure has, each with its path inside of the operation.
pub(crate) fn unknown_members(model: &Model, shape: &Shape) -> Vec<(String, Problem)> {
    let (selections, mut all) = (&Selections::new(model), Vec::new());
    for (at, example) in examples(shape).iter().enumerate() {
        let example =
            Example { model, selections, shape, at, example, is_told: &|_| false, knows_errors: true };
        for (path, problem) in example.problems() {
            if problem.kind == ProblemKind::UnknownMember {
                all.push((path, problem));
            }
        }
    }
    all
}

/// A form of a value, in words, and advice.
type Form = (fn(&Json) -> bool, &'static str, &'static str);

/// An example of an operation.
struct Example<'m> {
    model: &'m Model,
    selections: &'m Selections<'m>,
    shape: &'m Shape,
    at: usize,
    example: &'m Json,
    is_told: &'m dyn Fn(&Shape) -> bool,
    /// If `false`, errors of the operation may be missing for a reason that was told.
    knows_errors: bool,
}

impl<'m> Example<'m> {
    fn check(&self, errors: &mut Collected) {
        let mut wrong = Collected::default();
        self.check_keys(&mut wrong);
        if !wrong.is_empty() {
            return errors.extend(wrong);
        }
        for (path, Problem { kind, found, expected, hint, .. }) in self.problems() {
            let counts = match kind {
                ProblemKind::Type => true,
                ProblemKind::Constraint => {
                    let of_output = path.starts_with(&self.path("output"));
                    of_output || !self.allows_constraint_errors()
                }
                ProblemKind::UnknownMember => false, // a warning
            };
            if counts {
                errors.push(self.error(&path, found, &expected, &hint));
            }
        }
    }

    /// Checks what an example has beside values.
    fn check_keys(&self, errors: &mut Collected) {
        const STRING: Form = (|value| value.as_str().is_some(), "a string", "write it in quotes");
        const BOOLEAN: Form = (|value| value.as_bool().is_some(), "true or false", "write it without quotes");
        const OBJECT: Form = (|value| value.as_object().is_some(), "an object", "write it in braces");
        let mut report = |key: &str, found: String, expected: &str, hint: &str| {
            errors.push(self.error(&self.path(key), found, expected, hint));
        };
        if self.example.as_object().is_none() {
            let hint = r#"write it like `{"title": "One", "input": {}}`"#;
            return report("", self.example.describe(), "an object", hint);
        }
        for (key, (fits, expected, hint)) in [
            ("title", STRING),
            ("documentation", STRING),
            ("input", OBJECT),
            ("output", OBJECT),
            ("error", OBJECT),
            ("allowConstraintErrors", BOOLEAN),
        ] {
            if let Some(value) = self.example.get(key).filter(|value| !fits(value)) {
                report(key, value.describe(), expected, hint);
            }
        }
        let has = |key| self.example.get(key).is_some();
        if !has("title") {
            report("", "no `title`".to_owned(), "an example with a title", "add `title`");
        }
        if has("error") && has("output") {
            report("error", "an error beside an output".to_owned(), "one of the two", "remove one of them");
        }
        if self.allows_constraint_errors() && !has("error") {
            let found = "`allowConstraintErrors` without `error`".to_owned();
            let expected = "the error that input which is not valid leads to";
            report(
                "allowConstraintErrors",
                found,
                expected,
                "add `error`, or remove `allowConstraintErrors`",
            );
        }
        self.check_error(errors);
    }

    fn allows_constraint_errors(&self) -> bool {
        self.example.get("allowConstraintErrors") == Some(&Json::Bool(true))
    }

    /// Checks that an error is one of the operation, or of a service that has it. Without a service it may be any.
    fn check_error(&self, errors: &mut Collected) {
        let Some(error) = self.example.get("error").filter(|error| error.as_object().is_some()) else {
            return;
        };
        let path = self.path("error");
        for (key, _) in error.as_object().unwrap_or_default() {
            let hint = did_you_mean(key, ["shapeId", "content"]);
            if !hint.is_empty() {
                let found = format!("the unknown key `{key}`");
                let path = format!("{path}{}", step(key));
                return errors.push(self.error(&path, found, "only `shapeId` and `content`", &hint));
            }
        }
        let hint = r#"write it like `{"shapeId": "com.example#NotFound", "content": {}}`"#;
        let expected = "the id of an error";
        let Some(id) = error.get("shapeId") else {
            return errors.push(self.error(&path, "no `shapeId`".to_owned(), expected, hint));
        };
        let path = format!("{path}.shapeId");
        let Some(id) = id.as_str() else {
            return errors.push(self.error(&path, id.describe(), expected, hint));
        };
        let known = self.errors();
        let is_known = known.iter().any(|known| known.as_str() == id);
        if self.knows_errors && !is_known && self.services().next().is_some() {
            let meant = did_you_mean(id, known.iter().map(|known| known.as_str()));
            let hint = meant_or(meant, "add it to `errors` of the operation, or correct the id");
            let found = format!("{id:?}, which is no error of the operation");
            let expected = "an error of the operation or of its service";
            errors.push(self.error(&path, found, expected, &hint));
        }
    }

    /// Returns the services that have the operation.
    fn services(&self) -> impl Iterator<Item = &'m ShapeId> {
        let ids = self.model.service_ids().into_iter();
        ids.filter(|id| self.model.service_operations(id).contains(&self.shape.id))
    }

    /// Returns the errors of the operation and of the services that have it.
    fn errors(&self) -> Vec<&'m ShapeId> {
        let Kind::Operation(operation) = &self.shape.kind else { return Vec::new() };
        let of_services = self.services().filter_map(|id| match &self.model.get(id)?.kind {
            Kind::Service(service) => Some(&service.errors),
            _ => None,
        });
        operation.errors.iter().chain(of_services.flatten()).collect()
    }

    /// Returns the problems of its values, each with its path inside of the operation.
    fn problems(&self) -> Vec<(String, Problem)> {
        let Kind::Operation(operation) = &self.shape.kind else { return Vec::new() };
        let error = self.example.get("error");
        let id = error.and_then(|error| error.get("shapeId")?.as_str()).and_then(ShapeId::parse);
        let unit = || ShapeId::parse(prelude::UNIT);
        let nothing = Json::empty();
        let values = [
            (
                "input",
                operation.input.clone().or_else(unit),
                Some(self.example.get("input").unwrap_or(&nothing)),
            ),
            ("output", operation.output.clone().or_else(unit), self.example.get("output")),
            ("error.content", id, error.and_then(|error| error.get("content"))),
        ];
        let mut all = Vec::new();
        for (key, target, value) in values {
            let (Some(target), Some(value)) = (target, value) else { continue };
            let found = problems(self.selections, Times::Formatted, &target, value, self.is_told);
            all.extend(found.into_iter().map(|problem| (self.path(key) + &problem.path, problem)));
        }
        all
    }

    fn path(&self, key: &str) -> String {
        let dot = if key.is_empty() { "" } else { "." };
        format!(".traits[\"{ID}\"][{}]{dot}{key}", self.at)
    }

    fn error(&self, path: &str, found: String, expected: &str, hint: &str) -> Error {
        let mut error = self.model.error(&self.shape.id, found, expected, hint);
        error.location.path.push_str(path);
        error
    }
}
