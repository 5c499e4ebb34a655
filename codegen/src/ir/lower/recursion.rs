//! The members to box in recursive shapes. The model was checked for structures without an end.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::cycles::components;
use crate::model::{Kind, Model, ShapeId};

/// An edge: the member `name` of `from` holds a `to` without a list or map between them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge<'m> {
    from: &'m ShapeId,
    name: &'m str,
    to: &'m ShapeId,
}

/// Returns the members to box: few, and always the same ones.
pub(super) fn boxed<'m>(model: &'m Model, data: &BTreeSet<&'m ShapeId>) -> BTreeSet<(&'m ShapeId, &'m str)> {
    /// The number of edges in a cycle up to which all are tried, which takes cubic time.
    const TRIED: usize = 32;
    let circles = cyclic(&edges(model, data));
    let component = components(circles.iter().map(|edge| (edge.from, edge.to)));
    let mut groups: BTreeMap<usize, Vec<Edge<'m>>> = BTreeMap::new();
    for edge in circles {
        groups.entry(component[edge.from]).or_default().push(edge);
    }
    let cut = |edges: Vec<Edge<'m>>| if edges.len() <= TRIED { few(edges) } else { backward(&edges) };
    groups.into_values().flat_map(cut).map(|edge| (edge.from, edge.name)).collect()
}

/// Returns the structures and unions that each contains.
fn edges<'m>(model: &'m Model, data: &BTreeSet<&'m ShapeId>) -> Vec<Edge<'m>> {
    let is_node = |kind: &Kind| matches!(kind, Kind::Structure(_) | Kind::Union(_));
    let mut edges = Vec::new();
    for shape in data.iter().filter_map(|id| model.get(id)).filter(|shape| is_node(&shape.kind)) {
        for member in shape.kind.members() {
            if let Some(target) = model.get(&member.target).filter(|target| is_node(&target.kind)) {
                edges.push(Edge { from: &shape.id, name: &member.name, to: &target.id });
            }
        }
    }
    edges
}

/// Returns few edges without which no cycle is left: as long as there is one, the edge whose removal leaves
/// the fewest edges in cycles.
fn few(mut left: Vec<Edge<'_>>) -> Vec<Edge<'_>> {
    let mut removed = Vec::new();
    loop {
        let without = |index: usize| {
            let mut others = left.clone();
            others.remove(index);
            cyclic(&others)
        };
        let Some(best) = (0..left.len()).min_by_key(|index| without(*index).len()) else { return removed };
        removed.push(left[best]);
        left = without(best);
    }
}

/// Returns edges without which no cycle is left, in linear time: those that lead back in a depth-first
/// search.
fn backward<'m>(edges: &[Edge<'m>]) -> Vec<Edge<'m>> {
    let mut leaving: BTreeMap<&ShapeId, Vec<Edge<'m>>> = BTreeMap::new();
    for edge in edges {
        leaving.entry(edge.from).or_default().push(*edge);
    }
    let mut found = Vec::new();
    let mut on_path: BTreeMap<&ShapeId, bool> = BTreeMap::new();
    for start in leaving.keys() {
        let mut path = Vec::new();
        if !on_path.contains_key(start) {
            on_path.insert(start, true);
            path.push((*start, 0));
        }
        while let Some((node, next)) = path.last_mut() {
            let Some(edge) = leaving.get(node).and_then(|edges| edges.get(*next)) else {
                on_path.insert(node, false);
                path.pop();
                continue;
            };
            *next += 1;
            match on_path.get(edge.to) {
                Some(true) => found.push(*edge),
                Some(false) => {}
                None => {
                    on_path.insert(edge.to, true);
                    path.push((edge.to, 0));
                }
            }
        }
    }
    found
}

/// Returns the edges in cycles, sorted.
fn cyclic<'m>(edges: &[Edge<'m>]) -> Vec<Edge<'m>> {
    let component = components(edges.iter().map(|edge| (edge.from, edge.to)));
    let mut found: Vec<Edge<'m>> =
        edges.iter().copied().filter(|edge| component[edge.from] == component[edge.to]).collect();
    found.sort();
    found
}
