//! Documentation: what the model says, then the facts, so that nobody has to open the model.
//!
//! Every text of the model is one block of its own; what stands within a sentence of ours is a code span or a link.

mod facts;
mod front;
mod operation;
mod shape;
mod spelling;
mod usage;
mod words;

pub(super) use front::reference_base;
pub(super) use operation::summary;
pub(super) use shape::enum_value;
pub(super) use spelling::Spelling;
pub(super) use usage::{add_usage, list};

/// Returns a link to a type of the service, from one of the files in its module's folder.
fn link_to(name: &str) -> String {
    format!("[`{name}`](super::{name})")
}

/// Returns several facts as one sentence.
fn sentence(facts: &[String]) -> Option<String> {
    let text = facts.join("; ");
    let first = text.chars().next()?;
    Some(format!("{}{}.", first.to_uppercase(), &text[first.len_utf8()..]))
}
