//! Cycles among shapes, found without recursion: a model may be as deep as it likes.

use std::collections::{BTreeMap, BTreeSet};

use super::ShapeId;

/// Returns the shapes on cycles, by the shapes that lead to others.
pub(crate) fn on_cycles<'m>(edges: &[(&'m ShapeId, &'m ShapeId)]) -> BTreeSet<&'m ShapeId> {
    let component = components(edges.iter().copied());
    edges.iter().filter(|(from, to)| component[from] == component[to]).map(|(from, _)| *from).collect()
}

/// Returns the strongly connected component of each shape (Kosaraju's algorithm): an edge within one is part
/// of a cycle.
pub(crate) fn components<'m>(
    edges: impl Iterator<Item = (&'m ShapeId, &'m ShapeId)>,
) -> BTreeMap<&'m ShapeId, usize> {
    let mut forward: BTreeMap<&ShapeId, Vec<&'m ShapeId>> = BTreeMap::new();
    let mut backward: BTreeMap<&ShapeId, Vec<&'m ShapeId>> = BTreeMap::new();
    for (from, to) in edges {
        forward.entry(from).or_default().push(to);
        forward.entry(to).or_default();
        backward.entry(to).or_default().push(from);
    }
    let mut component = BTreeMap::new();
    for (number, root) in finished(&forward).into_iter().rev().enumerate() {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if !component.contains_key(node) {
                component.insert(node, number);
                open.extend(backward.get(node).into_iter().flatten().copied());
            }
        }
    }
    component
}

/// Returns the nodes of a graph, each after those that a walk in depth reaches from it.
fn finished<'m>(forward: &BTreeMap<&'m ShapeId, Vec<&'m ShapeId>>) -> Vec<&'m ShapeId> {
    let mut seen = BTreeSet::new();
    let mut finished = Vec::new();
    for start in forward.keys().copied() {
        if !seen.insert(start) {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            match forward.get(node).and_then(|targets| targets.get(*next)) {
                Some(target) => {
                    *next += 1;
                    if seen.insert(target) {
                        path.push((target, 0));
                    }
                }
                None => {
                    finished.push(*node);
                    path.pop();
                }
            }
        }
    }
    finished
}
