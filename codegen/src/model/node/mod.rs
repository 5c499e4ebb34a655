//! Values of shapes as models write them: in examples, and in traits that a model defines (Smithy 2.0, section Trait
//! node values).

mod constraints;
mod scalar;
mod shape_ids;

use super::nearest::{did_you_mean, meant_or, nearest};
use super::selector::Selections;
use super::{EnumValue, Json, Kind, Member, Model, Shape, ShapeId, Traits, prelude, step};

pub(crate) use constraints::{base64, bounds};
pub(crate) use scalar::{scalar, timestamp};

/// A part of a value that its shape does not allow.
pub(crate) struct Problem {
    /// The JSON path inside of the value.
    pub(crate) path: String,
    pub(crate) kind: ProblemKind,
    /// The found form.
    pub(crate) found: String,
    /// The expected form.
    pub(crate) expected: String,
    /// Advice.
    pub(crate) hint: String,
}

/// The rule that a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// It has another type, or a union has no member or several.
    Type,
    /// A constraint forbids it, or a required member is missing.
    Constraint,
    /// A structure lacks the member.
    UnknownMember,
}

/// The form of the times in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    /// That of their format.
    Formatted,
    /// Seconds since 1970, as in tests (Smithy 2.0, section HTTP protocol compliance tests).
    Seconds,
}

/// Returns the problems of a value, in the model of some selections. Shapes for which `is_told` is `true` have mistakes of
/// their own: their values are not looked at.
pub(crate) fn problems(
    selections: &Selections<'_>,
    times: Times,
    target: &ShapeId,
    value: &Json,
    is_told: &dyn Fn(&Shape) -> bool,
) -> Vec<Problem> {
    let model = selections.model();
    let mut walk = Walk { model, selections, times, is_told, path: String::new(), problems: Vec::new() };
    walk.value(target, None, value);
    walk.problems
}

struct Walk<'m> {
    model: &'m Model,
    selections: &'m Selections<'m>,
    times: Times,
    is_told: &'m dyn Fn(&Shape) -> bool,
    path: String,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    /// Looks at a value of a shape, for a member with traits of its own. The depth is that of the JSON, which is
    /// bounded.
    fn value(&mut self, target: &ShapeId, member: Option<&Traits>, value: &Json) {
        let Some(shape) = self.model.get(target) else { return };
        // Mixins that are still to be taken in may bring members.
        if !shape.mixins.is_empty() || (self.is_told)(shape) {
            return;
        }
        let before = self.problems.len();
        match (&shape.kind, value) {
            (Kind::Document, _) => {}
            (Kind::List(element), Json::Array(elements)) => {
                for (at, value) in elements.iter().enumerate() {
                    self.under(&format!("[{at}]"), |walk| walk.element(shape, element, value));
                }
            }
            (Kind::Map { key, value: of }, Json::Object(entries)) => {
                for (name, value) in entries {
                    self.under(&step(name), |walk| {
                        walk.value(&key.target, Some(&key.traits), &Json::String(name.clone()));
                        walk.element(shape, of, value);
                    });
                }
            }
            (Kind::Structure(members), Json::Object(entries)) => self.structure(shape, members, entries),
            (Kind::Union(members), Json::Object(entries)) => self.union(shape, members, entries),
            (Kind::List(_), _) => self.mistyped(shape, value, "an array"),
            (Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_), _) => {
                self.mistyped(shape, value, "an object");
            }
            (Kind::Timestamp, value) if self.times == Times::Seconds => {
                if value.as_number().is_none() {
                    self.mistyped(shape, value, "seconds since 1970, as a number");
                }
            }
            (kind, value) => {
                if let Some(expected) = scalar(shape, member, value) {
                    let hint = meant_or(did_you_mean_value(kind, value), "correct the value");
                    self.report(ProblemKind::Type, described(shape, value), expected, hint);
                } else if let Some(no_id) =
                    value.as_str().and_then(|text| shape_ids::broken(self.selections, shape, member, text))
                {
                    let shape_ids::NoId { expected, hint } = no_id;
                    self.report(ProblemKind::Constraint, described(shape, value), expected, hint);
                }
            }
        }
        if self.problems.len() == before {
            let constraints = constraints::Constraints { shape, member };
            if let Some(expected) = constraints.broken(value) {
                let hint = "correct the value".to_owned();
                self.report(ProblemKind::Constraint, described(shape, value), expected, hint);
            }
        }
    }

    /// An element of a list or map is null where the collection is sparse.
    fn element(&mut self, shape: &Shape, member: &Member, value: &Json) {
        if !(*value == Json::Null && shape.traits.sparse()) {
            self.value(&member.target, Some(&member.traits), value);
        }
    }

    fn structure(&mut self, shape: &Shape, members: &[Member], entries: &[(String, Json)]) {
        let names = || members.iter().map(|member| member.name.as_str());
        let is_given = |name: &str| entries.iter().any(|(key, _)| key == name);
        for (name, value) in entries {
            match members.iter().find(|member| member.name == *name) {
                // Null is absent.
                Some(member) if *value == Json::Null && !member.traits.required() => {}
                Some(member) => {
                    self.under(&step(name), |walk| walk.value(&member.target, Some(&member.traits), value));
                }
                None => self.under(&step(name), |walk| {
                    let hint = meant_or(did_you_mean(name, names()), "correct the name, or remove it");
                    let found = format!("the member `{name}`, which `{}` does not have", shape.id);
                    walk.report(ProblemKind::UnknownMember, found, "a member of the structure".into(), hint);
                }),
            }
        }
        for member in members.iter().filter(|member| is_missed(member) && !is_given(&member.name)) {
            let unknown =
                entries.iter().map(|(key, _)| key.as_str()).filter(|key| !names().any(|name| name == *key));
            let hint = match nearest(&member.name, unknown) {
                Some(key) => format!("did you mean `{}` by `{key}`?", member.name),
                None => format!("add `{}`", member.name),
            };
            let found = format!("no `{}`", member.name);
            let expected = format!("every required member of `{}`", shape.id);
            self.report(ProblemKind::Constraint, found, expected, hint);
        }
    }

    fn union(&mut self, shape: &Shape, members: &[Member], entries: &[(String, Json)]) {
        let names = || members.iter().map(|member| member.name.as_str());
        let [(name, value)] = entries else {
            let found = format!("{} members of the union `{}`", entries.len(), shape.id);
            let hint = "leave one of them".to_owned();
            return self.report(ProblemKind::Type, found, "one member".into(), hint);
        };
        match members.iter().find(|member| member.name == *name) {
            Some(member) => {
                self.under(&step(name), |walk| walk.value(&member.target, Some(&member.traits), value));
            }
            None => self.under(&step(name), |walk| {
                let hint = meant_or(did_you_mean(name, names()), "correct the name");
                let found = format!("the member `{name}`, which `{}` does not have", shape.id);
                walk.report(ProblemKind::Type, found, "a member of the union".into(), hint);
            }),
        }
    }

    fn mistyped(&mut self, shape: &Shape, value: &Json, expected: &str) {
        self.report(
            ProblemKind::Type,
            described(shape, value),
            expected.to_owned(),
            "correct the value".to_owned(),
        );
    }

    fn under(&mut self, step: &str, look: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(step);
        look(self);
        self.path.truncate(length);
    }

    fn report(&mut self, kind: ProblemKind, found: String, expected: String, hint: String) {
        self.problems.push(Problem { path: self.path.clone(), kind, found, expected, hint });
    }
}

/// Returns `true` if a value without the member is incomplete: nothing fills it in.
fn is_missed(member: &Member) -> bool {
    let traits = &member.traits;
    traits.required() && traits.default().is_none() && !traits.idempotency_token()
}

fn described(shape: &Shape, value: &Json) -> String {
    if shape.id.namespace() == prelude::NAMESPACE {
        format!("{} as a value of type {}", value.describe(), shape.kind.name())
    } else {
        format!("{} as a value of `{}`", value.describe(), shape.id)
    }
}

/// Returns the hint with the value of an enum that a text was meant to be.
pub(crate) fn did_you_mean_value(kind: &Kind, value: &Json) -> String {
    let values = kind.members().filter_map(|member| match member.traits.enum_value()? {
        EnumValue::String(text) => Some(text.as_str()),
        EnumValue::Int(_) => None,
    });
    value.as_str().map_or_else(String::new, |text| did_you_mean(text, values))
}
