//! Selectors: expressions that say which shapes of a model are meant (Smithy 2.0, section Selectors).
//!
//! For relationships to mixins, which are taken in before, for those to the definitions of traits where a trait has none
//! in the model, as Smithy's own, and for what is newer than this module, it is unknown what is selected.

mod attributes;
mod comparators;
mod evaluate;
mod graph;
mod parse;
mod syntax;
mod template;
#[cfg(test)]
mod tests;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use evaluate::Evaluation;
use graph::Node;
use syntax::Selector;
pub(crate) use template::Template;

use super::{Model, ShapeId};

/// The steps that all selectors of a model together may take.
const STEPS: u32 = 2_000_000;

/// The length in bytes of the messages about all shapes that a selector yields.
const LONGEST_MESSAGES: usize = 16 << 20;

/// The shapes that the selectors of a model select. Each is evaluated once.
pub(crate) struct Selections<'m> {
    model: &'m Model,
    steps: Cell<u32>,
    known: RefCell<HashMap<String, Rc<Selected>>>,
    /// The selectors that turned out to be unknown and were not told yet, each with the reason.
    untold: RefCell<Vec<(String, String)>>,
    is_flat: OnceCell<bool>,
}

/// The shapes and members that a selector selects.
pub(crate) enum Selected {
    /// Exactly these.
    These(Shapes),
    /// It is not known, for this reason.
    Unknown(String),
}

/// A shape or member that a selector yields, with a message about it.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Match<'m> {
    pub(crate) shape: &'m ShapeId,
    pub(crate) member: Option<&'m str>,
    pub(crate) message: Option<String>,
}

/// Shapes, and members by their names.
pub(crate) struct Shapes(HashSet<(ShapeId, Option<String>)>);

impl Shapes {
    /// Returns `true` if a shape, or one of its members, is among them.
    pub(crate) fn contains(&self, id: &ShapeId, member: Option<&str>) -> bool {
        self.0.contains(&(id.clone(), member.map(str::to_owned)))
    }
}

impl<'m> Selections<'m> {
    /// Returns the selections of a model, of which none has been made yet.
    pub(crate) fn new(model: &'m Model) -> Self {
        Selections {
            model,
            steps: Cell::new(STEPS),
            known: RefCell::default(),
            untold: RefCell::default(),
            is_flat: OnceCell::new(),
        }
    }

    /// Returns the model.
    pub(crate) fn model(&self) -> &'m Model {
        self.model
    }

    /// Refuses a model with mixins that are still to be taken in: they bring members and traits.
    fn flat(&self) -> Result<(), String> {
        let shapes = &self.model.shapes;
        match self.is_flat.get_or_init(|| shapes.values().all(|shape| shape.mixins.is_empty())) {
            true => Ok(()),
            false => Err("mixins are still to be taken in".to_owned()),
        }
    }

    /// Returns the shapes that a selector selects.
    pub(crate) fn of(&self, selector: &str) -> Rc<Selected> {
        if let Some(known) = self.known.borrow().get(selector) {
            return Rc::clone(known);
        }
        let selected = self
            .flat()
            .and_then(|()| parse::selector(selector))
            .and_then(|steps| self.all(&steps))
            .map_or_else(Selected::Unknown, |nodes| {
                Selected::These(Shapes(nodes.into_iter().map(Node::owned).collect()))
            });
        if let Selected::Unknown(reason) = &selected {
            self.untold.borrow_mut().push((selector.to_owned(), reason.clone()));
        }
        let selected = Rc::new(selected);
        self.known.borrow_mut().insert(selector.to_owned(), Rc::clone(&selected));
        selected
    }

    /// Returns what a selector yields of the shapes of the model itself, without those of the prelude, each with the
    /// message that a template gives.
    ///
    /// # Errors
    /// Returns an error if it is not known what the selector selects.
    pub(crate) fn matches(
        &self,
        selector: &str,
        template: Option<&Template>,
    ) -> Result<HashSet<Match<'m>>, String> {
        self.flat()?;
        let (mut matches, mut length) = (HashSet::new(), 0);
        Evaluation::new(self.model, &self.steps).each(&parse::selector(selector)?, |node, variables| {
            if length < LONGEST_MESSAGES && self.model.shapes.contains_key(&node.shape.id) {
                let message = template.map(|template| template.expand(node, variables));
                length += message.as_ref().map_or(0, String::len);
                let member = node.member.map(|member| member.name.as_str());
                matches.insert(Match { shape: &node.shape.id, member, message });
            }
        })?;
        if length < LONGEST_MESSAGES { Ok(matches) } else { Err("its messages are too long".to_owned()) }
    }

    fn all(&self, steps: &Selector) -> Result<HashSet<Node<'m>>, String> {
        let mut nodes = HashSet::new();
        Evaluation::new(self.model, &self.steps).each(steps, |node, _| _ = nodes.insert(node))?;
        Ok(nodes)
    }

    /// Returns the selectors for which it is not known what they select, of those that were asked for since the last
    /// call, each with the reason.
    pub(crate) fn unknown(&self) -> Vec<(String, String)> {
        self.untold.take()
    }
}
