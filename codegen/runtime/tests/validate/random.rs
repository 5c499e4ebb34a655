//! Whatever a value holds, it is checked without a panic, and the answer is bounded.

use ferrosmith_runtime::validate::{Violations, check};

use super::dice::Random;
use super::shapes::{Numbers, Texts, Tree};

#[test]
fn nothing_panics() {
    let mut random = Random(42);
    let mut wrong = 0;
    for round in 0..3_000 {
        let report = match round % 3 {
            0 => check(&random.value::<Texts>(6)),
            1 => check(&random.value::<Numbers>(4)),
            _ => check(&random.value::<Tree>(6)),
        };
        wrong += report.violations().len();
        assert!(report.violations().len() <= Violations::MOST);
        for violation in report.violations() {
            assert!(violation.path().starts_with('/'), "{violation}");
            assert!(!violation.to_string().contains("NEVER_SEEN"), "{violation}");
        }
    }
    assert!(wrong > 1_000, "{wrong}");
}
