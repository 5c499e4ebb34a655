//! Evaluating selectors: each shape of a model is sent through the steps, and what comes out is selected.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::attributes::{Variables, holds};
use super::graph::{BOUND, Node, TRAIT, neighbors};
use super::syntax::{Selector, Step};
use crate::model::{Model, Shape, prelude};

/// The shapes that have a relationship to one, each with its name.
type Reversed<'m> = HashMap<Node<'m>, Vec<(&'static str, Node<'m>)>>;

/// Takes a shape that is yielded, and the variables at this time. Nothing more is yielded after `true`.
type Take<'t, 'm> = &'t mut dyn FnMut(Node<'m>, &Variables<'m>) -> bool;

/// An evaluation of a selector.
pub(super) struct Evaluation<'m, 's> {
    model: &'m Model,
    steps: &'s Cell<u32>,
    reversed: Option<Rc<Reversed<'m>>>,
    variables: Variables<'m>,
    /// The results of each `:root`, by its number.
    roots: HashMap<usize, Rc<Vec<Node<'m>>>>,
}

impl<'m, 's> Evaluation<'m, 's> {
    /// Returns an evaluation that may take so many steps.
    pub(super) fn new(model: &'m Model, steps: &'s Cell<u32>) -> Self {
        Evaluation { model, steps, reversed: None, variables: Variables::new(), roots: HashMap::new() }
    }

    /// Gives all that a selector yields, some of it perhaps several times.
    ///
    /// # Errors
    /// Returns an error if it takes too many steps, or if what it asks for is not known.
    pub(super) fn each(
        &mut self,
        selector: &[Step],
        mut take: impl FnMut(Node<'m>, &Variables<'m>),
    ) -> Result<(), String> {
        for node in nodes(self.model) {
            self.variables.clear();
            self.send(node, selector, &mut |node, variables| {
                take(node, variables);
                false
            })?;
        }
        Ok(())
    }

    /// Sends a shape through steps, and gives what comes out to `take`, until that returns `true`. Recurs for each step,
    /// of which there are few.
    fn send(&mut self, from: Node<'m>, steps: &[Step], take: Take<'_, 'm>) -> Result<bool, String> {
        self.spend(1)?;
        let Some((step, rest)) = steps.split_first() else { return Ok(take(from, &self.variables)) };
        for node in self.step(from, step)? {
            if self.send(node, rest, take)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn spend(&self, steps: usize) -> Result<(), String> {
        spend(self.steps, steps)
    }

    /// Returns what a step yields for a shape.
    fn step(&mut self, from: Node<'m>, step: &Step) -> Result<Vec<Node<'m>>, String> {
        let stays = match step {
            Step::Any => true,
            Step::Member => from.member.is_some(),
            Step::Type(fits) => from.member.is_none() && fits(&from.shape.kind),
            Step::Attribute { scope, assertions } => {
                let steps = self.steps;
                holds(from, &self.variables, scope, assertions, &|count| spend(steps, count))?
            }
            Step::Test(selectors) => self.is_selected(from, selectors)?,
            Step::Not(selector) => !self.is_selected(from, std::slice::from_ref(selector))?,
            Step::In(selector) => self.is_within(from, selector)?,
            Step::Set(name, selector) => {
                let (mut seen, mut nodes) = (HashSet::new(), self.yielded(from, selector)?);
                nodes.retain(|node| seen.insert(*node));
                self.variables.insert(name.clone(), nodes);
                true
            }
            Step::Get(name) => {
                let nodes = self.variables.get(name).cloned().unwrap_or_default();
                return self.spend(nodes.len()).map(|()| nodes);
            }
            Step::Forward(names) => return self.forward(from, names),
            Step::Reverse(names) => return self.backward(from, names),
            Step::Recursive => {
                return self.closure(from, HashSet::from([from]), |all, node| all.forward(node, &[]));
            }
            Step::Repeated(selector) => {
                return self.closure(from, HashSet::new(), |all, node| all.yielded(node, selector));
            }
            Step::Root(number, selector) => {
                let nodes = self.root(*number, selector)?;
                return self.spend(nodes.len()).map(|()| nodes.to_vec());
            }
            Step::TopDown(start, end) => return self.top_down(from, start, end.as_deref()),
            Step::Is(selectors) => {
                let mut all = Vec::new();
                for selector in selectors {
                    all.extend(self.yielded(from, selector)?);
                }
                return Ok(all);
            }
        };
        Ok(if stays { vec![from] } else { Vec::new() })
    }

    /// Returns what a selector yields for a shape.
    fn yielded(&mut self, from: Node<'m>, selector: &[Step]) -> Result<Vec<Node<'m>>, String> {
        let mut nodes = Vec::new();
        self.send(from, selector, &mut |node, _| {
            nodes.push(node);
            false
        })?;
        Ok(nodes)
    }

    /// Returns `true` if one of the selectors yields anything for a shape.
    fn is_selected(&mut self, from: Node<'m>, selectors: &[Selector]) -> Result<bool, String> {
        for selector in selectors {
            if self.send(from, selector, &mut |_, _| true)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns `true` if a selector yields the shape itself.
    fn is_within(&mut self, from: Node<'m>, selector: &[Step]) -> Result<bool, String> {
        self.send(from, selector, &mut |node, _| node == from)
    }

    /// Returns all that a selector yields for the shapes of the model, which is found once.
    fn root(&mut self, number: usize, selector: &[Step]) -> Result<Rc<Vec<Node<'m>>>, String> {
        if let Some(known) = self.roots.get(&number) {
            return Ok(Rc::clone(known));
        }
        let mut inner =
            Evaluation { reversed: self.reversed.clone(), ..Evaluation::new(self.model, self.steps) };
        let (mut seen, mut nodes) = (HashSet::new(), Vec::new());
        inner.each(selector, |node, _| {
            if seen.insert(node) {
                nodes.push(node);
            }
        })?;
        let nodes = Rc::new(nodes);
        self.roots.insert(number, Rc::clone(&nodes));
        Ok(nodes)
    }

    /// Returns the shape and the resources and operations below it that match, or that something above them makes match.
    fn top_down(
        &mut self,
        from: Node<'m>,
        start: &[Step],
        end: Option<&[Step]>,
    ) -> Result<Vec<Node<'m>>, String> {
        let (mut seen, mut found) = (HashSet::new(), HashSet::new());
        let mut open = vec![(from, false)];
        while let Some((node, above)) = open.pop() {
            if node.member.is_some() || node.shape.kind.is_data() || !seen.insert((node, above)) {
                continue;
            }
            let matches = above || self.send(node, start, &mut |_, _| true)?;
            let matches = matches
                && match end {
                    Some(end) => !self.send(node, end, &mut |_, _| true)?,
                    None => true,
                };
            if matches {
                found.insert(node);
            }
            let names = ["operation".to_owned(), "resource".to_owned()];
            open.extend(self.forward(node, &names)?.into_iter().map(|below| (below, matches)));
        }
        Ok(found.into_iter().collect())
    }

    /// Returns the neighbors by relationships of these names, by all but some if there are none.
    fn forward(&mut self, from: Node<'m>, names: &[String]) -> Result<Vec<Node<'m>>, String> {
        let all = neighbors(self.model, from);
        self.spend(all.len())?;
        let mut found = named(&all, names);
        if names.iter().any(|name| name == TRAIT) {
            found.extend(definitions(self.model, from)?);
        }
        if names.iter().any(|name| name == BOUND) {
            found.extend(self.related(from, &CONTAINERS.map(str::to_owned))?);
        }
        Ok(found)
    }

    fn backward(&mut self, from: Node<'m>, names: &[String]) -> Result<Vec<Node<'m>>, String> {
        let mut found = self.related(from, names)?;
        if names.iter().any(|name| name == TRAIT) && from.member.is_none() {
            self.spend(nodes(self.model).count())?;
            let has_it = |node: &Node<'m>| node.traits().get(from.shape.id.as_str()).is_some();
            found.extend(nodes(self.model).filter(has_it));
        }
        if names.iter().any(|name| name == BOUND) {
            found.extend(named(&neighbors(self.model, from), &CONTAINERS.map(str::to_owned)));
        }
        Ok(found)
    }

    /// Returns the shapes that have a relationship of these names to one.
    fn related(&mut self, to: Node<'m>, names: &[String]) -> Result<Vec<Node<'m>>, String> {
        let reversed = self.reversed();
        let all = reversed.get(&to).map_or(&[][..], Vec::as_slice);
        self.spend(all.len())?;
        Ok(named(all, names))
    }

    fn reversed(&mut self) -> Rc<Reversed<'m>> {
        let model = self.model;
        let reversed = self.reversed.get_or_insert_with(|| {
            let mut reversed = Reversed::new();
            for from in nodes(model) {
                for (name, to) in neighbors(model, from) {
                    reversed.entry(to).or_default().push((name, from));
                }
            }
            Rc::new(reversed)
        });
        Rc::clone(reversed)
    }

    /// Returns all that steps lead to, from a shape on, but for what was seen before.
    fn closure(
        &mut self,
        from: Node<'m>,
        mut seen: HashSet<Node<'m>>,
        next: impl Fn(&mut Self, Node<'m>) -> Result<Vec<Node<'m>>, String>,
    ) -> Result<Vec<Node<'m>>, String> {
        let (mut found, mut open) = (Vec::new(), vec![from]);
        while let Some(node) = open.pop() {
            self.spend(1)?;
            for node in next(self, node)?.into_iter().filter(|node| seen.insert(*node)) {
                open.push(node);
                found.push(node);
            }
        }
        Ok(found)
    }
}

/// The relationships that bind operations and resources to what has them.
const CONTAINERS: [&str; 2] = ["operation", "resource"];

fn spend(left: &Cell<u32>, steps: usize) -> Result<(), String> {
    let steps = u32::try_from(steps).unwrap_or(u32::MAX);
    left.set(left.get().checked_sub(steps).ok_or("it takes too long")?);
    Ok(())
}

/// Returns the definitions of the traits of a shape.
///
/// # Errors
/// Returns an error about a trait that no file defines, as those of Smithy itself.
fn definitions<'m>(model: &'m Model, from: Node<'m>) -> Result<Vec<Node<'m>>, String> {
    let definition = |id| match model.shapes.get(id) {
        Some(shape) => Ok(Node { shape, member: None }),
        None => Err(format!("no file has the definition of the trait `{id}`, to which it leads")),
    };
    from.traits().iter().map(|(id, _)| definition(id)).collect()
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
