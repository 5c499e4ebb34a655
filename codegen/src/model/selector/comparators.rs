//! Comparing values of attributes (Smithy 2.0, section Selectors, Attribute comparison).

use std::collections::HashSet;

use super::attributes::{Spend, Value};
use super::syntax::Comparator;

/// Returns `true` if two values compare so: one of those of a projection, if it is one.
///
/// # Errors
/// Returns an error if that takes too long.
pub(super) fn compares(
    left: &Value<'_>,
    comparator: Comparator,
    right: &Value<'_>,
    ignore_case: bool,
    spend: Spend<'_>,
) -> Result<bool, String> {
    let texts = |value: &Value<'_>| -> HashSet<String> {
        let texts = value.flat().into_iter().map(Value::text);
        texts.map(|text| if ignore_case { text.to_lowercase() } else { text }).collect()
    };
    let (lefts, rights) = (texts(left), texts(right));
    let are_projections = left.is_projection() && right.is_projection();
    Ok(match comparator {
        Comparator::Exists => rights.contains(&(!lefts.is_empty()).to_string()),
        Comparator::Equal => !lefts.is_disjoint(&rights),
        Comparator::Same => are_projections && lefts == rights,
        Comparator::NotSame => !(are_projections && lefts == rights),
        Comparator::Subset => are_projections && lefts.is_subset(&rights),
        Comparator::ProperSubset => are_projections && lefts.is_subset(&rights) && lefts != rights,
        one => {
            spend(lefts.len().saturating_mul(rights.len()))?;
            lefts.iter().any(|left| rights.iter().any(|right| fits(left, one, right)))
        }
    })
}

fn fits(left: &str, comparator: Comparator, right: &str) -> bool {
    match comparator {
        Comparator::Unequal => left != right,
        Comparator::Starts => left.starts_with(right),
        Comparator::Ends => left.ends_with(right),
        Comparator::Contains => left.contains(right),
        Comparator::Greater => number(left) > number(right),
        Comparator::GreaterOrEqual => number(left) >= number(right),
        Comparator::Less => number(left) < number(right),
        Comparator::LessOrEqual => number(left) <= number(right),
        // Those of whole values.
        Comparator::Exists
        | Comparator::Equal
        | Comparator::Same
        | Comparator::NotSame
        | Comparator::Subset
        | Comparator::ProperSubset => false,
    }
}

/// Returns a number, or one that compares with none.
fn number(text: &str) -> f64 {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
    if is_number { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}
