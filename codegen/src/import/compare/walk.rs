//! The way from the service down to every member, through both models at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Difference;
use super::facts::{self, AspectFacts, BY_DEFAULT, Formats};
use crate::Loaded;
use crate::ir;
use crate::model::{EnumValue, Kind, Member, Model, Shape, ShapeId};

/// The result of the walk.
#[derive(Default)]
pub(super) struct Differences {
    pub differences: Vec<Difference>,
    pub operations: usize,
    pub places: usize,
}

/// A model, with parts of it that are looked up often.
struct Side<'a> {
    loaded: &'a Loaded,
    service: Option<&'a Shape>,
    /// The operations by name, as the model has them, and lowered.
    operations: BTreeMap<&'a str, (&'a Shape, &'a ir::Operation)>,
    /// The end of a status that no trait says.
    by_default: &'static str,
}

struct Walk<'a> {
    a: Side<'a>,
    b: Side<'a>,
    found: Differences,
    /// Pairs of shapes whose inside was or will be compared: recursive shapes end here.
    seen: BTreeSet<(&'a ShapeId, &'a ShapeId)>,
    /// Pairs of shapes whose inside is still to be compared, and the way to them.
    open: VecDeque<(String, Option<&'a Shape>, Option<&'a Shape>)>,
    formats: Formats,
}

/// Compares two models.
pub(super) fn walk(a: &Loaded, b: &Loaded) -> Differences {
    let formats = Formats::of([&a.service, &b.service]);
    let (seen, open) = (BTreeSet::new(), VecDeque::new());
    let mut walk =
        Walk { a: Side::of(a), b: Side::of(b), found: Differences::default(), seen, open, formats };
    walk.service();
    while let Some((path, a, b)) = walk.open.pop_front() {
        walk.inside(&path, a, b);
    }
    walk.found
}

impl<'a> Side<'a> {
    fn of(loaded: &'a Loaded) -> Self {
        let shape = |id: &str| ShapeId::parse(id).and_then(|id| loaded.model.get(&id));
        let operation = |of: &'a ir::Operation| Some((of.wire.as_str(), (shape(&of.id)?, of)));
        Side {
            loaded,
            service: shape(&loaded.service.id),
            operations: loaded.service.operations.iter().filter_map(operation).collect(),
            by_default: if tells_statuses(&loaded.model) { "" } else { BY_DEFAULT },
        }
    }

    fn model(&self) -> &'a Model {
        &self.loaded.model
    }

    /// Returns the errors of an operation, the service's own included, by name, which is what goes over the wire.
    fn errors(&self, operation: &'a Shape) -> BTreeMap<&'a str, &'a Shape> {
        let of = |shape: &'a Shape| match &shape.kind {
            Kind::Operation(operation) => operation.errors.as_slice(),
            Kind::Service(service) => service.errors.as_slice(),
            _ => &[],
        };
        let errors = of(operation).iter().chain(self.service.map(of).unwrap_or_default());
        errors.filter_map(|id| Some((id.name(), self.model().get(id)?))).collect()
    }
}

impl<'a> Walk<'a> {
    fn report(&mut self, path: &str, aspect: &'static str, a: Option<String>, b: Option<String>) {
        self.found.differences.push(Difference { path: path.to_owned(), aspect, a, b });
    }

    /// Reports each aspect about which the two sides do not say the same.
    fn differ(&mut self, path: &str, a: &AspectFacts, b: &AspectFacts) {
        let aspects: BTreeSet<&'static str> = a.keys().chain(b.keys()).copied().collect();
        // A status that is said and the same by default are equal.
        let said = |facts: &AspectFacts, aspect: &'static str| {
            facts.get(aspect).map(|fact: &String| fact.replace(BY_DEFAULT, ""))
        };
        for aspect in aspects.into_iter().filter(|aspect| said(a, aspect) != said(b, aspect)) {
            self.report(path, aspect, a.get(aspect).cloned(), b.get(aspect).cloned());
        }
    }

    /// Returns the items of both sides by name. Those of one side alone are reported.
    fn pairs<K: Ord + Clone + ToString, T: Copy>(
        &mut self,
        path: &str,
        aspect: &'static str,
        a: &BTreeMap<K, T>,
        b: &BTreeMap<K, T>,
    ) -> Vec<(K, T, T)> {
        let names: BTreeSet<&K> = a.keys().chain(b.keys()).collect();
        let mut pairs = Vec::with_capacity(names.len());
        for name in names {
            match (a.get(name), b.get(name)) {
                (Some(a), Some(b)) => pairs.push((name.clone(), *a, *b)),
                (a, b) => self.report(path, aspect, a.map(|_| name.to_string()), b.map(|_| name.to_string())),
            }
        }
        pairs
    }

    fn service(&mut self) {
        let facts = |side: &Side<'a>| {
            side.service.map(|shape| facts::of_service(side.loaded, shape, self.formats)).unwrap_or_default()
        };
        let both = (facts(&self.a), facts(&self.b));
        self.differ("service", &both.0, &both.1);
        let (mine, theirs) = (self.a.operations.clone(), self.b.operations.clone());
        for (name, a, b) in self.pairs("service", "operation", &mine, &theirs) {
            self.found.operations += 1;
            self.operation(name, a, b);
        }
    }

    fn operation(
        &mut self,
        name: &'a str,
        (a, lowered_a): (&'a Shape, &ir::Operation),
        (b, lowered_b): (&'a Shape, &ir::Operation),
    ) {
        let both = (facts::of_operation(a, lowered_a), facts::of_operation(b, lowered_b));
        self.differ(name, &both.0, &both.1);
        let target = |side: &Side<'a>, shape: &'a Shape, of_input: bool| match &shape.kind {
            Kind::Operation(operation) => {
                let id = if of_input { &operation.input } else { &operation.output };
                id.as_ref().and_then(|id| side.model().get(id))
            }
            _ => None,
        };
        for (key, of_input) in [("input", true), ("output", false)] {
            let both = (target(&self.a, a, of_input), target(&self.b, b, of_input));
            self.root(format!("{name}.{key}"), both.0, both.1);
        }
        let errors = (self.a.errors(a), self.b.errors(b));
        for (error, a, b) in self.pairs(name, "error", &errors.0, &errors.1) {
            self.root(format!("{name}.{error}"), Some(a), Some(b));
        }
    }

    /// Compares two shapes that are a message: what members would inherit from them, too.
    fn root(&mut self, path: String, a: Option<&'a Shape>, b: Option<&'a Shape>) {
        self.differ(&path, &facts::of_root(a), &facts::of_root(b));
        self.enter(path, a, b);
    }

    /// Compares the kinds of two shapes now, and their inside later. No shape is a structure without members.
    fn enter(&mut self, path: String, a: Option<&'a Shape>, b: Option<&'a Shape>) {
        let kind = |shape: Option<&Shape>| shape.map_or("structure", |shape| shape.kind.name());
        let (kind_a, kind_b) = (kind(a), kind(b));
        if kind_a != kind_b {
            self.report(&path, "kind", Some(kind_a.to_owned()), Some(kind_b.to_owned()));
            return;
        }
        let is_new = match (a, b) {
            (Some(a), Some(b)) => self.seen.insert((&a.id, &b.id)),
            (None, None) => false,
            _ => true,
        };
        if is_new {
            self.open.push_back((path, a, b));
        }
    }

    /// Compares what two shapes of the same kind are made of.
    fn inside(&mut self, path: &str, a: Option<&'a Shape>, b: Option<&'a Shape>) {
        let facts = |side: &Side<'a>, shape: Option<&Shape>| {
            let of = |shape| facts::of_shape(side.by_default, side.service, shape, self.formats);
            shape.map(of).unwrap_or_default()
        };
        let both = (facts(&self.a, a), facts(&self.b, b));
        self.differ(path, &both.0, &both.1);
        match a.or(b).map(|shape| &shape.kind) {
            Some(Kind::Structure(_) | Kind::Union(_)) => {
                for (name, a, b) in self.pairs(path, "member", &members(a), &members(b)) {
                    let path = longer(path, &format!(".{name}"));
                    self.differ(&path, &facts::of_member(a), &facts::of_member(b));
                    self.place(path, a, b);
                }
            }
            Some(Kind::Enum(_) | Kind::IntEnum(_)) => self.values(path, a, b),
            Some(Kind::List(_) | Kind::Map { .. }) => {
                let (mine, theirs) = (members(a), members(b));
                for (key, step) in [("member", "[]"), ("key", "{key}"), ("value", "{}")] {
                    if let (Some(a), Some(b)) = (mine.get(key), theirs.get(key)) {
                        self.place(longer(path, step), a, b);
                    }
                }
            }
            _ => {}
        }
    }

    /// Compares the values of two enums, whichever names their members have.
    fn values(&mut self, path: &str, a: Option<&'a Shape>, b: Option<&'a Shape>) {
        for (value, a, b) in self.pairs(path, "enum value", &values(a), &values(b)) {
            self.found.places += 1;
            self.differ(&format!("{path}.{value}"), &facts::of_value(a), &facts::of_value(b));
        }
    }

    /// Compares a value where it is used.
    fn place(&mut self, path: String, a: &'a Member, b: &'a Member) {
        self.found.places += 1;
        let (model_a, model_b) = (self.a.model(), self.b.model());
        let both = (facts::of_place(model_a, a, self.formats), facts::of_place(model_b, b, self.formats));
        self.differ(&path, &both.0, &both.1);
        self.enter(path, model_a.get(&a.target), model_b.get(&b.target));
    }
}

/// The most bytes of a path whose middle is not left out: a model may have thousands of structures in each other.
const LONG: usize = 1000;

/// Returns the path to a part of what is at a path.
fn longer(path: &str, step: &str) -> String {
    if path.len() <= LONG {
        return format!("{path}{step}");
    }
    let start = path.floor_char_boundary(LONG / 3);
    let end = path.ceil_char_boundary(path.len() - LONG / 3);
    format!("{}…{}{step}", &path[..start], &path[end..])
}

/// Returns `true` if some error says its status.
fn tells_statuses(model: &Model) -> bool {
    model.shapes.values().any(|shape| shape.traits.get("smithy.api#httpError").is_some())
}

/// Returns the members of a shape, by name.
fn members(shape: Option<&Shape>) -> BTreeMap<&str, &Member> {
    let members = shape.into_iter().flat_map(|shape| shape.kind.members());
    members.map(|member| (member.name.as_str(), member)).collect()
}

/// Returns the members of an enum, by value.
fn values(shape: Option<&Shape>) -> BTreeMap<String, &Member> {
    let members = shape.into_iter().flat_map(|shape| shape.kind.members());
    let value = |member: &Member| match member.traits.enum_value() {
        Some(EnumValue::Int(value)) => value.to_string(),
        Some(EnumValue::String(value)) => value.clone(),
        None => member.name.clone(),
    };
    members.map(|member| (value(member), member)).collect()
}
