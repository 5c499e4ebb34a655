//! Traits that are lost: those that nobody defines, and those that a message needs and does not get.

use std::collections::BTreeMap;

use super::{Warning, protocols, warning};
use crate::error::Error;
use crate::model::check::trait_definitions::selector;
use crate::model::node::{Times, problems};
use crate::model::selector::Selections;
use crate::model::traits::catalog::{self, Fate};
use crate::model::traits::keys;
use crate::model::{Closure, Kind, Model, Shape, ShapeId, Traits};

/// Returns one warning for each trait that no file defines, and one for each use of a trait that a message needs.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let mut search = Search {
        model,
        selections: Selections::new(model),
        lost: Vec::new(),
        keys: Vec::new(),
        undefined: BTreeMap::new(),
        selectors: BTreeMap::new(),
    };
    let ids = closure.operations.iter().chain(&closure.shapes).chain(model.service_resources(service));
    for shape in [service].into_iter().chain(ids.filter_map(|id| model.get(id))) {
        search.look(&shape.traits, Some(shape), || model.error(&shape.id, "", "", ""));
        for member in shape.kind.members() {
            let target = model.get(&member.target);
            search.look(&member.traits, target, || model.member_error(&shape.id, &member.name, "", "", ""));
        }
    }
    // A service without a spoken protocol is warned of elsewhere: its traits need no warnings.
    let lost = if protocols::is_spoken(service) { search.lost } else { Vec::new() };
    search
        .undefined
        .into_values()
        .chain(search.selectors.into_values())
        .chain(search.keys)
        .chain(lost)
        .collect()
}

const KEY_ORDER: &str = "alloy#preserveKeyOrder";

struct Search<'m> {
    model: &'m Model,
    selections: Selections<'m>,
    lost: Vec<Warning>,
    keys: Vec<Warning>,
    undefined: BTreeMap<&'m str, Warning>,
    selectors: BTreeMap<String, Warning>,
}

impl<'m> Search<'m> {
    /// Looks at the traits of a shape, or of a member that has this one as its target.
    fn look(&mut self, traits: &'m Traits, of: Option<&Shape>, location: impl Fn() -> Error) {
        for (id, _) in traits.iter() {
            let id = id.as_str();
            let at = format!(".traits[\"{id}\"]");
            if let Some(meaning) = lost(id, of) {
                let hint = "make such messages yourself, or check that the service does without it";
                self.lost.push(warning(
                    "LostTrait",
                    location(),
                    &at,
                    format!("the trait `{id}`"),
                    meaning,
                    hint,
                ));
            }
        }
        for (id, value) in traits.iter() {
            for unknown in keys::unknown_keys(id.as_str(), value) {
                self.keys.push(warning(
                    "TraitValue",
                    location(),
                    &format!(".traits[\"{id}\"]{}", unknown.path),
                    format!("the key `{}`, which `{id}` does not have", unknown.key),
                    "nothing of what it says is done",
                    "correct the key, or remove it",
                ));
            }
        }
        for id in traits.iter_unknown() {
            if self.model.shapes.contains_key(id) {
                self.look_inside(id, traits, &location);
                continue;
            }
            if catalog::fate(id.as_str()).is_none() {
                let id = id.as_str();
                self.undefined.entry(id).or_insert_with(|| {
                    warning(
                        "UnresolvedTrait",
                        location(),
                        &format!(".traits[\"{id}\"]"),
                        format!("the trait `{id}`, which no file defines"),
                        "nothing of what it says is done, wherever it stands",
                        "correct its name, or add the file that defines it",
                    )
                });
            }
        }
    }

    /// Looks for members that the definition of a trait does not have, and for selectors in it that are not evaluated.
    fn look_inside(&mut self, id: &ShapeId, traits: &Traits, location: impl Fn() -> Error) {
        let Some(value) = traits.get(id.as_str()) else { return };
        for problem in problems(&self.selections, Times::Formatted, id, value, &|_| false) {
            self.keys.push(warning(
                "TraitValue",
                location(),
                &format!(".traits[\"{id}\"]{}", problem.path),
                problem.found,
                "nothing of what it says is done",
                &problem.hint,
            ));
        }
        if let Some(selector) = selector(self.model, id) {
            self.selections.of(selector);
        }
        for (selector, reason) in self.selections.unknown() {
            self.selectors.entry(selector).or_insert_with_key(|selector| {
                warning(
                    "TraitTarget",
                    location(),
                    &format!(".traits[\"{id}\"]"),
                    format!("`{id}`, in whose definition a selector is not evaluated, since {reason}: `{selector}`"),
                    "shapes that it does not select are taken, too",
                    "write the selector another way, or check what it is for yourself",
                )
            });
        }
    }
}

/// Returns the effect on messages of a trait that is not supported.
fn lost(id: &str, of: Option<&Shape>) -> Option<&'static str> {
    match catalog::fate(id)? {
        // Documents keep the order of their keys.
        Fate::Lost(_) if id == KEY_ORDER && of.is_some_and(|shape| matches!(shape.kind, Kind::Document)) => {
            None
        }
        Fate::Lost(meaning) => Some(meaning),
        Fate::Honoured | Fate::Kept | Fate::Silent => None,
    }
}
