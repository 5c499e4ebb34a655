//! Whatever a value holds, it is checked without a panic, and the answer is bounded.

use std::cell::Cell;

use ferrosmith_runtime::validate::{Violations, check};

use super::random::each;
use super::shapes::{Numbers, Texts, Tree};

#[test]
fn nothing_panics() {
    let wrong = Cell::new(0);
    each(1_500, 600, |random| {
        let report = match random.below(3) {
            0 => check(&random.value::<Texts>(6)),
            1 => check(&random.value::<Numbers>(4)),
            _ => check(&random.value::<Tree>(6)),
        };
        wrong.set(wrong.get() + report.violations().len());
        assert!(report.violations().len() <= Violations::MOST);
        for violation in report.violations() {
            assert!(violation.path().starts_with('/'), "{violation}");
            assert!(!violation.to_string().contains("NEVER_SEEN"), "{violation}");
        }
    });
    assert!(wrong.get() > 500, "{}", wrong.get());
}
