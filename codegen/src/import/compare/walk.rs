//! The way from the service down to every member, through both models at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ferrosmith_runtime::protocol;

use super::Difference;
use super::facts::{self, AspectFacts, BY_DEFAULT};
use super::model::{ServiceModel, Use, local_name, text};
use crate::import::json::Json;

/// The result of the walk.
#[derive(Default)]
pub(super) struct Differences {
    pub differences: Vec<Difference>,
    pub operations: usize,
    pub places: usize,
}

struct Walk<'a> {
    a: &'a ServiceModel,
    b: &'a ServiceModel,
    found: Differences,
    /// Pairs of shapes whose inside was or will be compared: recursive shapes end here.
    seen: BTreeSet<(&'a str, &'a str)>,
    /// Pairs of shapes whose inside is still to be compared, and the way to them.
    open: VecDeque<(String, &'a str, &'a str)>,
    /// `true` if names of XML elements count.
    is_xml: bool,
}

/// Compares two models.
pub(super) fn walk(a: &ServiceModel, b: &ServiceModel) -> Differences {
    let facts = (facts::of_service(a), facts::of_service(b));
    let has_xml = |id: &str| protocol::find(id).is_some_and(|protocol| protocol.has_xml());
    let is_xml = [&facts.0, &facts.1].iter().any(|facts| facts["protocols"].split(' ').any(has_xml));
    let (seen, open) = (BTreeSet::new(), VecDeque::new());
    let mut walk = Walk { a, b, found: Differences::default(), seen, open, is_xml };
    walk.differ("service", &facts.0, &facts.1);
    let (mine, theirs) = (a.operations(), b.operations());
    for (name, a, b) in walk.pairs("service", "operation", &mine, &theirs) {
        walk.found.operations += 1;
        walk.operation(name, a, b);
    }
    while let Some((path, a, b)) = walk.open.pop_front() {
        walk.inside(&path, a, b);
    }
    walk.found
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
    fn pairs<T: Copy>(
        &mut self,
        path: &str,
        aspect: &'static str,
        a: &BTreeMap<&'a str, T>,
        b: &BTreeMap<&'a str, T>,
    ) -> Vec<(&'a str, T, T)> {
        let names: BTreeSet<&str> = a.keys().chain(b.keys()).copied().collect();
        let mut pairs = Vec::with_capacity(names.len());
        for name in names {
            match (a.get(name), b.get(name)) {
                (Some(a), Some(b)) => pairs.push((name, *a, *b)),
                (a, b) => self.report(path, aspect, a.map(|_| name.to_owned()), b.map(|_| name.to_owned())),
            }
        }
        pairs
    }

    fn operation(&mut self, name: &'a str, a: &'a Json, b: &'a Json) {
        let facts = (facts::of_operation(self.a, a), facts::of_operation(self.b, b));
        self.differ(name, &facts.0, &facts.1);
        for key in ["input", "output"] {
            let [a, b] = [a, b].map(|shape| shape.get(key).and_then(|target| text(target, "target")));
            let [a, b] = [a, b].map(|target| target.unwrap_or("smithy.api#Unit"));
            self.enter(format!("{name}.{key}"), a, b);
        }
        let errors = (errors(self.a, a), errors(self.b, b));
        for (error, a, b) in self.pairs(name, "error", &errors.0, &errors.1) {
            let path = format!("{name}.{error}");
            let facts = (facts::of_error(self.a, a), facts::of_error(self.b, b));
            self.differ(&path, &facts.0, &facts.1);
            self.enter(path, a, b);
        }
    }

    /// Compares the kinds of two shapes now, and their inside later.
    fn enter(&mut self, path: String, a: &'a str, b: &'a str) {
        let (model_a, model_b) = (self.a, self.b);
        let (kind_a, kind_b) = (model_a.kind(a), model_b.kind(b));
        if kind_a != kind_b {
            self.report(&path, "kind", Some(kind_a.to_owned()), Some(kind_b.to_owned()));
        } else if self.seen.insert((a, b)) {
            self.open.push_back((path, a, b));
        }
    }

    /// Compares what two shapes of the same kind are made of.
    fn inside(&mut self, path: &str, a: &'a str, b: &'a str) {
        let (model_a, model_b) = (self.a, self.b);
        let steps: &[(&str, &str)] = match model_a.kind(a) {
            "structure" | "union" => {
                let (mine, theirs) = (model_a.members(a), model_b.members(b));
                for (name, a, b) in self.pairs(path, "member", &mine, &theirs) {
                    let path = format!("{path}.{name}");
                    self.differ(&path, &facts::of_member(a, name), &facts::of_member(b, name));
                    self.place(path, a, b);
                }
                return;
            }
            "enum" => {
                let [mine, theirs] = [model_a.values(a), model_b.values(b)];
                let [mine, theirs] =
                    [mine, theirs].map(|values| values.into_iter().map(|v| (v, ())).collect());
                self.found.places += self.pairs(path, "enum value", &mine, &theirs).len();
                return;
            }
            "list" => &[("member", "[]")],
            "map" => &[("key", "{key}"), ("value", "{}")],
            _ => return,
        };
        for (key, step) in steps {
            match (model_a.element(a, key), model_b.element(b, key)) {
                (Some(a), Some(b)) => self.place(format!("{path}{step}"), a, b),
                (a, b) => {
                    let [a, b] = [a, b].map(|place| place.map(|place| place.target.to_owned()));
                    self.report(path, "element", a, b);
                }
            }
        }
    }

    /// Compares a value where it is used.
    fn place(&mut self, path: String, a: Use<'a>, b: Use<'a>) {
        self.found.places += 1;
        let facts = (facts::of_value(self.a, a, self.is_xml), facts::of_value(self.b, b, self.is_xml));
        self.differ(&path, &facts.0, &facts.1);
        self.enter(path, a.target, b.target);
    }
}

/// Returns the errors of an operation, the service's own included, by name, which is what goes over the wire.
fn errors<'a>(model: &'a ServiceModel, operation: &'a Json) -> BTreeMap<&'a str, &'a str> {
    let of = |shape: &'a Json| shape.get("errors").and_then(Json::as_array).unwrap_or_default();
    let errors = of(operation).iter().chain(of(model.service()));
    errors.filter_map(|error| text(error, "target")).map(|id| (local_name(id), id)).collect()
}
