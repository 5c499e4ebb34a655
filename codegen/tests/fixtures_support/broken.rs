//! Models that must be refused, and what is said about them: `broken/<case>/errors.snap`.

use ferrosmith::{Failure, generate};

use crate::cases::Case;

#[test]
fn every_broken_model_is_refused_with_its_reasons() {
    let mut accepted = Vec::new();
    for case in Case::all("broken") {
        let refusal = match generate(&[case.input()]) {
            Err(Failure::Generator(error)) => panic!("{}: {error}", case.name),
            Err(failure) => failure.to_string(),
            Ok(_) => {
                accepted.push(case.name);
                continue;
            }
        };
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case.folder());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("errors", refusal));
    }
    assert!(accepted.is_empty(), "accepted: {accepted:?}");
}
