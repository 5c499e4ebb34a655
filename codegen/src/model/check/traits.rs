//! Checks for misspelled traits of Smithy, of AWS and of the model itself, which would be ignored silently.

use std::collections::HashMap;

use ferrosmith_runtime::protocol;

use crate::error::Collected;
use crate::model::nearest::nearest;
use crate::model::traits::catalog;
use crate::model::{Kind, Member, Model, Shape, ShapeId, Traits};

/// Reports misspelled traits, and replaces each by the one that was meant, so that no second error follows from it. One
/// that was meant as a protocol is removed.
pub(super) fn check(model: &mut Model, errors: &mut Collected) {
    for Misspelled { shape, member, id, meant } in all(model) {
        let error = match &member {
            None => model.error(&shape, found(&id), EXPECTED, hint(&meant)),
            Some(name) => model.member_error(&shape, name, found(&id), EXPECTED, hint(&meant)),
        };
        errors.push(error.inside(&["traits", id.as_str()]));
        if let Some(shape) = model.shapes.get_mut(&shape) {
            let traits = match &member {
                None => Some(&mut shape.traits),
                Some(name) => member_traits(&mut shape.kind, &mut shape.mixed_in, name),
            };
            // Nobody wrote the protocol that was meant: nothing is asked of operations for its sake.
            let is_protocol = protocol::find(meant.as_str()).is_some();
            traits.into_iter().for_each(|traits| match is_protocol {
                true => traits.remove(id.as_str()),
                false => traits.rename(&id, meant.clone()),
            });
        }
    }
}

const EXPECTED: &str = "a trait that exists";

/// A trait that no file defines and that is nearly called as a known one.
struct Misspelled {
    shape: ShapeId,
    member: Option<String>,
    id: ShapeId,
    meant: ShapeId,
}

fn all(model: &Model) -> Vec<Misspelled> {
    let mut search = Search::new(model);
    let mut all = Vec::new();
    for shape in model.shapes.values() {
        let mut look = |traits: &Traits, member: Option<&str>| {
            for id in traits.iter_unknown().filter(|id| !model.shapes.contains_key(*id)) {
                all.extend(search.meant(id).map(|meant| Misspelled {
                    shape: shape.id.clone(),
                    member: member.map(str::to_owned),
                    id: id.clone(),
                    meant,
                }));
            }
        };
        look(&shape.traits, None);
        shape.kind.members().for_each(|member| look(&member.traits, Some(&member.name)));
        shape.mixed_in.iter().for_each(|(name, traits)| look(traits, Some(name)));
    }
    all
}

/// The most names of the model's own traits that are compared with names that no file defines, all together.
const COMPARED: usize = 1 << 18;

/// The search for the traits that were meant. Each id is looked for once.
struct Search<'m> {
    own: HashMap<&'m str, Vec<&'m ShapeId>>,
    known: HashMap<ShapeId, Option<ShapeId>>,
    compared: usize,
}

impl<'m> Search<'m> {
    fn new(model: &'m Model) -> Self {
        let is_trait = |shape: &&Shape| shape.traits.get("smithy.api#trait").is_some();
        let mut own: HashMap<&str, Vec<&ShapeId>> = HashMap::new();
        for shape in model.shapes.values().filter(is_trait) {
            own.entry(shape.id.namespace()).or_default().push(&shape.id);
        }
        Search { own, known: HashMap::new(), compared: 0 }
    }

    fn meant(&mut self, id: &ShapeId) -> Option<ShapeId> {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let meant = catalog::meant(id.namespace(), id.name()).or_else(|| {
            let beside = self.own.get(id.namespace())?;
            self.compared += beside.len();
            nearest(id.name(), beside.iter().filter(|_| self.compared <= COMPARED).map(|known| known.name()))
        });
        let meant = meant.map(|name| format!("{}#{name}", id.namespace()));
        let meant = meant.or_else(|| catalog::meant_elsewhere(id.namespace(), id.name()));
        let meant = meant.and_then(|meant| ShapeId::parse(&meant));
        self.known.insert(id.clone(), meant.clone());
        meant
    }
}

/// Returns the traits of a member that stands in a shape, or that a mixin gives to it.
fn member_traits<'s>(
    kind: &'s mut Kind,
    mixed_in: &'s mut [(String, Traits)],
    name: &str,
) -> Option<&'s mut Traits> {
    let own = kind.member_mut(name).map(|Member { traits, .. }| traits);
    own.or_else(|| mixed_in.iter_mut().find(|(known, _)| known == name).map(|(_, traits)| traits))
}

fn found(id: &ShapeId) -> String {
    match catalog::meant(id.namespace(), id.name()) {
        Some(_) => format!("the trait `{id}`, which Smithy does not define"),
        None => format!("the trait `{id}`, which no file defines"),
    }
}

fn hint(meant: &ShapeId) -> String {
    format!("did you mean `{meant}`?")
}
