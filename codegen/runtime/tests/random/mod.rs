//! Inputs of tests, each made by choices; what they make is in the files beside this one. `proptest` makes the choices, the same on every run,
//! and of those that fail finds fewer and smaller ones: fewer and smaller choices make a smaller value.

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

/// A series of choices; after the last one always the first possibility.
pub(crate) struct Random(std::vec::IntoIter<u64>);

/// Checks as many cases of at most this number of choices, and panics with the smallest one that fails.
#[track_caller]
pub(crate) fn each(cases: u32, choices: usize, check: impl Fn(&mut Random)) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::XorShift);
    let result = TestRunner::new_with_rng(config, rng).run(&vec(any::<u64>(), 0..=choices), |choices| {
        check(&mut Random(choices.into_iter()));
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, choices)) => panic!("{reason}\nchoices: {choices:?}"),
        Err(error) => panic!("{error}"),
    }
}

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0.next().unwrap_or_default()
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
