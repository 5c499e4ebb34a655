//! `cargo xtask models compare`: whether two models describe the same messages.
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

use super::error::Error;
use model::Model;

/// Something that one model says and the other does not, or differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The way from the service or an operation to it.
    pub path: String,
    /// What differs: a member, the kind of its target, the wire name, ….
    pub aspect: &'static str,
    /// What the first model says.
    pub a: Option<String>,
    /// What the second model says.
    pub b: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
        write!(f, "{}: {}: {} | {}", self.path, self.aspect, side(&self.a), side(&self.b))
    }
}

/// How two models relate.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// What differs without a known reason.
    pub differences: Vec<Difference>,
    /// What differs for a known reason, and the reason.
    pub explained: Vec<(Difference, &'static str)>,
    /// How many operations both models have.
    pub operations: usize,
    /// How many members, elements and values were compared.
    pub places: usize,
}

/// Compares the models of two files.
pub(super) fn compare(a: &Path, b: &Path) -> Result<Comparison, Error> {
    let (a, b) = (Model::open(a)?, Model::open(b)?);
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
