//! The attempts of a call: the standard retries of AWS SDKs.

use std::hash::{BuildHasher as _, RandomState};
use std::thread;

use ferrosmith_client::retry::{Bucket, Decision, Outcome, Policy, Retries, RetryReason, retry_after};
use ferrosmith_client::transport::NotSent;
use ferrosmith_dynamic::{DynamicError, Operation};
use ferrosmith_runtime::protocol::Protocol;

use super::Call;
use super::exchange::{Answer, Found, Unanswered, Written};
use crate::messages::tell;

/// Sends a request until it is answered with an output, or another attempt makes no sense.
///
/// # Errors
/// Returns a message, if the last attempt could not be sent, or nothing came back.
pub(super) fn run(
    call: &Call,
    operation: &Operation,
    protocol: &'static dyn Protocol,
    written: &Written,
) -> Result<Result<Found, DynamicError>, String> {
    let (policy, bucket) = (Policy::standard().max_attempts(call.attempts), Bucket::default());
    let mut retries = Retries::new(&policy, &bucket);
    loop {
        let (outcome, problem, result) = match super::exchange::send(call, operation, protocol, written) {
            Ok(Answer { found: Ok(found), .. }) => return Ok(Ok(found)),
            Ok(Answer { found: Err(error), headers }) => {
                let retryable = RetryReason::of(&error);
                let outcome = Outcome::Failed { retryable, retry_after: retry_after(&headers) };
                (outcome, error.to_string(), Ok(Err(error)))
            }
            Err(Unanswered::Wrong(problem)) => return Err(problem),
            Err(Unanswered::Failed(error)) => {
                // A request that may have had its effect is sent again only if it cannot have it twice.
                let schema = operation.schema();
                let again = error.is::<NotSent>() || schema.idempotent || schema.readonly;
                let retryable = again.then_some(RetryReason::Transient);
                let problem = format!("{}: {error}", call.endpoint);
                (Outcome::Failed { retryable, retry_after: None }, problem.clone(), Err(problem))
            }
        };
        let Decision::Retry(wait) = retries.next(outcome, random()) else { return result };
        let (number, of, wait_ms) = (retries.attempts(), call.attempts, wait.as_millis());
        tell!("attempt {number} of {of}: {problem}; again in {wait_ms} ms");
        thread::sleep(wait);
    }
}

/// Returns a number between 0 and 1, another one each time.
fn random() -> f64 {
    RandomState::new().hash_one(0) as f64 / u64::MAX as f64
}
