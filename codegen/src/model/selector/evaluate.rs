//! Evaluating selectors: each shape of a model is sent through the steps, and what comes out is selected.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::attributes::holds;
use super::graph::{Node, neighbors};
use super::syntax::{Selector, Step};
use crate::model::{Model, Shape, prelude};

/// The shapes that have a relationship to one, each with its name.
type Reversed<'m> = HashMap<Node<'m>, Vec<(&'static str, Node<'m>)>>;

/// An evaluation of a selector.
pub(super) struct Evaluation<'m, 's> {
    model: &'m Model,
    steps: &'s Cell<u32>,
    reversed: Option<Reversed<'m>>,
}

impl<'m, 's> Evaluation<'m, 's> {
    /// Returns an evaluation that may take so many steps.
    pub(super) fn new(model: &'m Model, steps: &'s Cell<u32>) -> Self {
        Evaluation { model, steps, reversed: None }
    }

    /// Returns all that a selector selects.
    ///
    /// # Errors
    /// Returns an error if it takes too many steps.
    pub(super) fn all(&mut self, selector: &Selector) -> Result<HashSet<Node<'m>>, String> {
        let mut selected = HashSet::new();
        for node in nodes(self.model) {
            self.send(node, selector, &mut |node| {
                selected.insert(node);
                false
            })?;
        }
        Ok(selected)
    }

    /// Sends a shape through steps, and gives what comes out to `take`, until that returns `true`. Recurs for each step,
    /// of which there are few.
    fn send(
        &mut self,
        from: Node<'m>,
        steps: &[Step],
        take: &mut dyn FnMut(Node<'m>) -> bool,
    ) -> Result<bool, String> {
        self.spend(1)?;
        let Some((step, rest)) = steps.split_first() else { return Ok(take(from)) };
        for node in self.step(from, step)? {
            if self.send(node, rest, take)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn spend(&self, steps: usize) -> Result<(), String> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        self.steps.set(self.steps.get().checked_sub(steps).ok_or("it takes too long")?);
        Ok(())
    }

    /// Returns what a step yields for a shape.
    fn step(&mut self, from: Node<'m>, step: &Step) -> Result<Vec<Node<'m>>, String> {
        let stays = match step {
            Step::Any => true,
            Step::Member => from.member.is_some(),
            Step::Type(fits) => from.member.is_none() && fits(&from.shape.kind),
            Step::Attribute { path, comparator, texts, ignore_case } => {
                holds(from, path, *comparator, texts, *ignore_case)
            }
            Step::Test(selectors) => self.is_selected(from, selectors)?,
            Step::Not(selector) => !self.is_selected(from, std::slice::from_ref(selector))?,
            Step::Forward(names) => return Ok(named(&neighbors(self.model, from), names)),
            Step::Reverse(names) => {
                return Ok(self.reversed().get(&from).map_or_else(Vec::new, |all| named(all, names)));
            }
            Step::Recursive => return self.closure(from),
            Step::Is(selectors) => {
                let mut all = Vec::new();
                for selector in selectors {
                    self.send(from, selector, &mut |node| {
                        all.push(node);
                        false
                    })?;
                }
                return Ok(all);
            }
        };
        Ok(if stays { vec![from] } else { Vec::new() })
    }

    /// Returns `true` if one of the selectors yields anything for a shape.
    fn is_selected(&mut self, from: Node<'m>, selectors: &[Selector]) -> Result<bool, String> {
        for selector in selectors {
            if self.send(from, selector, &mut |_| true)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn reversed(&mut self) -> &Reversed<'m> {
        self.reversed.get_or_insert_with(|| {
            let mut reversed = Reversed::new();
            for from in nodes(self.model) {
                for (name, to) in neighbors(self.model, from) {
                    reversed.entry(to).or_default().push((name, from));
                }
            }
            reversed
        })
    }

    /// Returns all that a shape leads to, without the shape.
    fn closure(&self, from: Node<'m>) -> Result<Vec<Node<'m>>, String> {
        let (mut seen, mut found) = (HashSet::from([from]), Vec::new());
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            let next = named(&neighbors(self.model, node), &[]);
            self.spend(1 + next.len())?;
            for node in next.into_iter().filter(|node| seen.insert(*node)) {
                open.push(node);
                found.push(node);
            }
        }
        Ok(found)
    }
}

/// Returns the shapes of the model and of the prelude, and their members.
fn nodes<'m>(model: &'m Model) -> impl Iterator<Item = Node<'m>> {
    let of_prelude = prelude::shapes().map(|shape| -> &'m Shape { shape });
    let shapes = model.shapes.values().chain(of_prelude);
    shapes.flat_map(|shape| {
        let members = shape.kind.members().map(move |member| Node { shape, member: Some(member) });
        [Node { shape, member: None }].into_iter().chain(members)
    })
}

/// Returns the neighbors by relationships of these names, or all if there are none.
fn named<'m>(neighbors: &[(&'static str, Node<'m>)], names: &[String]) -> Vec<Node<'m>> {
    let fits = |name: &str| names.is_empty() || names.iter().any(|known| known == name);
    neighbors.iter().filter(|(name, _)| fits(name)).map(|(_, node)| *node).collect()
}
