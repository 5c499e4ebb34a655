//! Models that must be refused, and what is said about them: `broken/<case>/errors.snap`.

use ferrosmith::{Error, generate};

use crate::cases::{Case, each_snapshot};

#[test]
fn every_broken_model_is_refused_with_its_reasons() {
    each_snapshot(&Case::all("broken"), |case| match generate(&[case.input()]) {
        Err(Error::Generator(error)) => panic!("{}: {error}", case.name),
        Err(failure) => insta::assert_snapshot!("errors", failure.to_string()),
        Ok(_) => panic!("{}: accepted", case.name),
    });
}
