//! Two models compared: whether they describe the same messages.
//!
//! Shapes are compared by where they are used, from each operation down, because two models of one service may well
//! name their shapes differently: what counts is what goes over the wire and what a caller has to know.

mod explained;
mod facts;
mod model;
mod walk;

pub(super) use explained::page as explanations;

use std::fmt;
use std::path::Path;

use super::error::{Error, Problems};
use model::ServiceModel;

/// Something that one model says and the other does not, or differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path to it, from the service or an operation down.
    pub path: String,
    /// The aspect that differs: a member, the kind of its target, the wire name, ….
    pub aspect: &'static str,
    /// The statement of the first model, if it makes one.
    pub a: Option<String>,
    /// The statement of the second model, if it makes one.
    pub b: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
        write!(f, "{}: {}: {} | {}", self.path, self.aspect, side(&self.a), side(&self.b))
    }
}

/// The differences between two models.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The differences without a known reason.
    pub differences: Vec<Difference>,
    /// The differences for a known reason, and the reason.
    pub explained: Vec<(Difference, &'static str)>,
    /// The number of operations that both models have.
    pub operations: usize,
    /// The number of members, elements and values that were compared.
    pub places: usize,
}

impl Comparison {
    /// Returns the differences as the list of changes from the first model to the second, in Markdown;
    /// empty when there are none.
    #[must_use]
    pub fn changes(&self) -> String {
        let all = self.differences.iter().chain(self.explained.iter().map(|(difference, _)| difference));
        let lines = all.map(|Difference { path, aspect, a, b }| match (a, b) {
            (None, Some(b)) => format!("- `{path}`: {aspect} `{b}` is new\n"),
            (Some(a), None) => format!("- `{path}`: {aspect} `{a}` is gone\n"),
            (a, b) => {
                let [a, b] = [a, b].map(|side| side.as_deref().unwrap_or_default());
                format!("- `{path}`: {aspect} was `{a}` and is `{b}`\n")
            }
        });
        lines.collect()
    }
}

/// A line for each difference, and one with their numbers.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (difference, reason) in &self.explained {
            writeln!(f, "explained: {difference} ({reason})")?;
        }
        for difference in &self.differences {
            writeln!(f, "{difference}")?;
        }
        let Comparison { differences, explained, operations, places } = self;
        let (differences, explained) = (differences.len(), explained.len());
        write!(f, "{operations} operations, {places} places compared: ")?;
        write!(f, "{differences} differences, {explained} explained")
    }
}

/// Compares two models of one service each. A folder stands for the `.json` files in it, which are merged.
///
/// # Errors
/// Returns an error if a file cannot be read, or holds no model of one service with its mixins flattened.
pub fn compare(a: &Path, b: &Path) -> Result<Comparison, Error> {
    let mut problems = Problems::default();
    let [a, b] = [a, b].map(|path| problems.note(ServiceModel::open(path)));
    let (Some(a), Some(b)) = (a, b) else { return Err(problems.into()) };
    let found = walk::walk(&a, &b);
    let mut comparison =
        Comparison { operations: found.operations, places: found.places, ..Comparison::default() };
    for difference in found.differences {
        match explained::reason(&difference) {
            Some(reason) => comparison.explained.push((difference, reason)),
            None => comparison.differences.push(difference),
        }
    }
    Ok(comparison)
}
