//! Parts of arrays.

use crate::data::Document;

use super::tree::Slice;

/// Returns the elements of a slice; null of what is no array.
pub(super) fn of(slice: &Slice, value: &Document) -> Document {
    let Document::Array(items) = value else { return Document::Null };
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let forwards = slice.step > 0;
    let (lowest, highest) = if forwards { (0, length) } else { (-1, length - 1) };
    let bound = |bound: Option<i64>, otherwise: i64| match bound {
        None => otherwise,
        Some(bound) if bound < 0 => bound.saturating_add(length).max(lowest),
        Some(bound) => bound.min(highest),
    };
    let (first, last) = if forwards { (0, length) } else { (length - 1, -1) };
    let (mut at, stop) = (bound(slice.start, first), bound(slice.stop, last));
    let mut found = Vec::new();
    while if forwards { at < stop } else { at > stop } {
        found.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        let Some(next) = at.checked_add(slice.step) else { break };
        at = next;
    }
    Document::Array(found)
}
