//! Two models compared: whether they describe the same messages.
//!
//! Shapes are compared by where they are used, from each operation down, because two models of one service may well
//! name their shapes differently: what counts is what goes over the wire and what a caller has to know. Each trait counts
//! that generated code honours or keeps.

mod code;
mod explained;
mod facts;
mod walk;

pub(super) use explained::page as explanations;

use std::fmt;
use std::path::Path;

use super::provenance::is_import;
use crate::build;
use crate::docs::{code, is_hidden};
use crate::model::Source;
use crate::{Clients, Diagnostics, Error, Input, Loaded, Servers, load};

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
        let side = |side: &Option<String>| side.as_deref().map_or_else(|| "nothing".to_owned(), visible);
        let (path, a, b) = (visible(&self.path), side(&self.a), side(&self.b));
        write!(f, "{path}: {}: {a} | {b}", self.aspect)
    }
}

/// Returns a text of a model without characters that a terminal would obey.
fn visible(text: &str) -> String {
    let escaped = text.chars().map(|c| match is_hidden(c) {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    });
    escaped.collect()
}

/// The differences between two models.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The differences without a known reason.
    pub differences: Vec<Difference>,
    /// The differences that importing one of them explains, and the reason.
    pub explained: Vec<(Difference, &'static str)>,
    /// The items of generated code that are gone, or have another form: code that uses them has to change. Names of shapes
    /// count here.
    pub code: Vec<Difference>,
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
        let mut changes: String = all
            .map(|Difference { path, aspect, a, b }| match (a, b) {
                (None, Some(b)) => format!("- {}: {aspect} {} is new\n", code(path), code(b)),
                (Some(a), None) => format!("- {}: {aspect} {} is gone\n", code(path), code(a)),
                (a, b) => {
                    let [a, b] = [a, b].map(|side| code(side.as_deref().unwrap_or_default()));
                    format!("- {}: {aspect} was {a} and is {b}\n", code(path))
                }
            })
            .collect();
        if !self.code.is_empty() {
            changes += "\nCode that uses the generated types has to change where it uses these:\n\n";
        }
        for Difference { path, a, b, .. } in &self.code {
            changes += &match (a, b) {
                (Some(a), Some(b)) => format!("- {} was {} and is {}\n", code(path), code(a), code(b)),
                _ => format!("- {} is gone\n", code(path)),
            };
        }
        changes
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
        let Comparison { differences, explained, operations, places, .. } = self;
        let [operations, places] =
            [(operations, "operation"), (places, "place")].map(|(n, of)| counted(*n, of));
        let differences = counted(differences.len(), "difference");
        write!(f, "{operations}, {places} compared: {differences}, {} explained", explained.len())
    }
}

fn counted(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}

/// Compares two models of one service each. A folder stands for the `.json` files in it, which are merged.
///
/// # Errors
/// Returns the errors of both models, as [`load`] does.
pub fn compare(a: &Path, b: &Path) -> Result<Comparison, Error> {
    compare_service(a, b, None)
}

/// Compares a service of two models, which is chosen by its id; `None` for the only one of each.
///
/// # Errors
/// The same as [`compare`].
pub fn compare_service(a: &Path, b: &Path, service: Option<&str>) -> Result<Comparison, Error> {
    let mut invalid = Diagnostics::default();
    let mut loaded = Vec::with_capacity(2);
    for path in [a, b] {
        match open(path, service) {
            Ok(model) => loaded.push(model),
            Err(Error::Models(errors)) => invalid.0.extend(errors.0),
            Err(other) => return Err(other),
        }
    }
    match loaded.as_slice() {
        [a, b] => Ok(compare_loaded(a, b)),
        _ => Err(Error::Models(invalid)),
    }
}

fn open(path: &Path, service: Option<&str>) -> Result<Loaded, Error> {
    let files = build::read(&[path.to_path_buf()])?;
    let sources = files.iter().map(|(name, text)| Source { name, text });
    let mut input = Input::new("compared", sources);
    input.service = service.map(str::to_owned);
    // Their methods are code that others use.
    (input.clients, input.servers) = (Some(Clients::Always), Some(Servers::Always));
    load(&input)
}

/// Compares the services of two models.
#[must_use]
pub fn compare_loaded(a: &Loaded, b: &Loaded) -> Comparison {
    let found = walk::walk(a, b);
    let mut comparison =
        Comparison { operations: found.operations, places: found.places, ..Comparison::default() };
    comparison.code = code::changes(&a.service, &b.service);
    // The limits of an import explain nothing between two of them, nor between two other models.
    let imported = [a, b].map(|side| is_import(&side.model));
    for difference in found.differences {
        let (a, b) = (difference.a.as_deref(), difference.b.as_deref());
        let reason = match imported {
            [false, true] => explained::reason(a, b, difference.aspect),
            [true, false] => explained::reason(b, a, difference.aspect),
            _ => None,
        };
        match reason {
            Some(reason) => comparison.explained.push((difference, reason)),
            None => comparison.differences.push(difference),
        }
    }
    comparison
}
