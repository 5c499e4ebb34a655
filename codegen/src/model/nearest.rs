//! "did you mean": the known name that a misspelled one is closest to.

use super::{Model, Shape, ShapeId, prelude};

impl Model {
    /// Returns the shape that an id which does not exist was most likely meant to be: one of a similar name in the
    /// same namespace, of the same name in another, or of a similar name among Smithy's own.
    pub(crate) fn nearest_shape(&self, id: &ShapeId, fits: impl Fn(&Shape) -> bool) -> Option<&ShapeId> {
        let all = || self.shapes.values().chain(prelude::shapes().map(|shape| shape as &Shape));
        let fitting = || all().filter(|shape| fits(shape)).map(|shape| &shape.id);
        let similar = |namespace: &str| {
            let beside = || fitting().filter(|known| known.namespace() == namespace);
            let name = nearest(id.name(), beside().map(ShapeId::name))?;
            beside().find(|known| known.name() == name)
        };
        similar(id.namespace())
            .or_else(|| fitting().find(|known| known.name() == id.name()))
            .or_else(|| similar(prelude::NAMESPACE))
            .or_else(|| {
                let start = id.name().to_ascii_lowercase();
                let is_short_for = |known: &&ShapeId| known.name().to_ascii_lowercase().starts_with(&start);
                let beside = fitting().filter(|known| known.namespace() == prelude::NAMESPACE);
                beside.filter(|_| start.len() > 2 && id.namespace() == prelude::NAMESPACE).find(is_short_for)
            })
    }
}

/// The longest name that is looked at, in bytes: the time is the product of two lengths.
const LONGEST: usize = 200;

/// Returns the candidate that `name` was most likely meant to be: the one with the fewest edits (an insertion, a
/// removal, a replacement or a swap of neighbours), if these are at most a third of the name. Letters of another case
/// count as no edit. Of several, the first.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut most = name.len().max(3) / 3;
    let mut best = None;
    if name.len() > LONGEST {
        return None;
    }
    for candidate in candidates {
        if candidate.len().abs_diff(name.len()) > most || candidate == name {
            continue;
        }
        let edits = distance(name.as_bytes(), candidate.as_bytes());
        if edits < most || edits == most && best.is_none() {
            (most, best) = (edits, Some(candidate));
        }
        if edits == 0 {
            break;
        }
    }
    best
}

/// Returns the hint "did you mean …?" with the nearest candidate, or an empty one.
#[must_use]
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, candidates).map_or_else(String::new, |nearest| format!("did you mean `{nearest}`?"))
}

/// Returns the hint, or another one where that is empty.
pub(crate) fn meant_or(hint: String, otherwise: &str) -> String {
    if hint.is_empty() { otherwise.to_owned() } else { hint }
}

/// Returns the edits between two texts (the optimal string alignment distance), by bytes.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=other.len()).collect());
    for i in 0..one.len() {
        let mut row = vec![i + 1];
        for j in 0..other.len() {
            let same = one[i].eq_ignore_ascii_case(&other[j]);
            let mut edits = (last[j] + usize::from(!same)).min(last[j + 1] + 1).min(row[j] + 1);
            let is_swap = i > 0
                && j > 0
                && one[i].eq_ignore_ascii_case(&other[j - 1])
                && one[i - 1].eq_ignore_ascii_case(&other[j]);
            if is_swap {
                edits = edits.min(before[j - 1] + 1);
            }
            row.push(edits);
        }
        (before, last) = (last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn edits_are_counted() {
        for (one, other, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("target", "target", 0),
            ("target", "tagret", 1),
            ("target", "taget", 1),
            ("target", "TARGETS", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(one.as_bytes(), other.as_bytes()), expected, "{one} {other}");
            assert_eq!(distance(other.as_bytes(), one.as_bytes()), expected, "{other} {one}");
        }
    }

    #[test]
    fn what_is_meant_is_near() {
        let keys = ["target", "traits", "members", "mixins"];
        assert_eq!(nearest("tagret", keys), Some("target"));
        assert_eq!(nearest("Traits", keys), Some("traits"));
        assert_eq!(nearest("member", keys), Some("members"));
        assert_eq!(nearest("mixin", keys), Some("mixins"));
        assert_eq!(nearest("operations", keys), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(nearest("target", keys), None, "it is right already");
        assert_eq!(nearest(&"x".repeat(300), [&*"x".repeat(299)]), None);
        assert_eq!(nearest("größe", ["grösse"]), Some("grösse"), "bytes are compared");
    }
}
