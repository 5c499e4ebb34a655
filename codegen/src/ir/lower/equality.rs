//! The shapes that contain a float, and therefore have neither `Eq` nor `Hash`.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use crate::model::{Kind, Model, ShapeId};

/// Returns every shape from which a member leads to a float.
pub(super) fn with_floats<'m>(model: &'m Model, data: &BTreeSet<&'m ShapeId>) -> BTreeSet<&'m ShapeId> {
    let mut users: BTreeMap<&ShapeId, Vec<&'m ShapeId>> = BTreeMap::new();
    let mut open = Vec::new();
    for shape in data.iter().filter_map(|id| model.get(id)) {
        if matches!(shape.kind, Kind::Float | Kind::Double) {
            open.push(&shape.id);
        }
        for member in shape.kind.members() {
            users.entry(&member.target).or_default().push(&shape.id);
        }
    }
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(users.get(id).into_iter().flatten().copied());
        }
    }
    found
}

impl Lowering<'_> {
    pub(super) fn has_float(&self, id: &ShapeId) -> bool {
        self.floats.contains(id)
    }
}
