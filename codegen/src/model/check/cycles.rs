//! Finding cycles without recursion.

use std::collections::BTreeMap;

use crate::model::ShapeId;

/// Which shapes a shape leads to.
pub(super) type Graph<'a> = BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>;

/// The shapes on cycles (and between two of them): what is left when every shape that leads nowhere
/// has been taken away, again and again, and then every shape that nothing leads to.
pub(super) fn on_cycles(mut graph: Graph<'_>) -> Vec<&ShapeId> {
    trim(&mut graph);
    let mut reversed = reverse(&graph);
    trim(&mut reversed);
    reversed.into_keys().collect()
}

/// The same shapes, with the edges turned around.
fn reverse<'a>(graph: &Graph<'a>) -> Graph<'a> {
    let mut reversed: Graph<'a> = graph.keys().map(|id| (*id, Vec::new())).collect();
    for (from, all) in graph {
        for to in all {
            if let Some(back) = reversed.get_mut(to) {
                back.push(from);
            }
        }
    }
    reversed
}

fn trim(graph: &mut Graph<'_>) {
    let back = reverse(graph);
    let known = |to: &&&ShapeId| back.contains_key(**to);
    let mut ways: BTreeMap<&ShapeId, usize> =
        graph.iter().map(|(from, all)| (*from, all.iter().filter(known).count())).collect();
    let mut done: Vec<&ShapeId> = ways.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    while let Some(id) = done.pop() {
        graph.remove(id);
        for from in back.get(id).into_iter().flatten() {
            if let Some(count) = ways.get_mut(from) {
                *count -= 1;
                if *count == 0 {
                    done.push(from);
                }
            }
        }
    }
}
