//! The suite of the standard mode of retries: what each response does to the bucket, the delay and the outcome.

use std::fs;
use std::path::Path;
use std::time::Duration;

use ferrosmith_client::retry::{self, Bucket, Decision, Outcome, Policy, Retries, RetryReason, Stop};
use ferrosmith_runtime::error::Unhandled;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use crate::Tally;

pub(crate) fn run(file: &Path) -> Result<Tally, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let cases: Vec<Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut tally = Tally::default();
    for case in &cases {
        tally.count(case["name"].as_str().unwrap_or("without a name"), check(case));
    }
    Ok(tally)
}

fn check(case: &Value) -> Result<(), String> {
    let given = &case["given"];
    let mut policy = Policy::standard().long_polling(given["long_polling"] == true);
    if let Some(attempts) = given["max_attempts"].as_u64() {
        policy = policy.max_attempts(u32::try_from(attempts).map_err(|error| error.to_string())?);
    }
    if let Some(seconds) = given["max_backoff_time"].as_f64() {
        policy = policy.max_backoff(Duration::from_secs_f64(seconds));
    }
    let tokens = given["initial_retry_tokens"].as_u64().map(u32::try_from).transpose();
    let bucket = tokens.map_err(|error| error.to_string())?.map_or_else(Bucket::default, Bucket::new);
    match case["threads"].as_array() {
        Some(threads) => interleaved(&policy, &bucket, threads, &case["expected_final_quota"]),
        None => in_sequence(&policy, &bucket, case["responses"].as_array().map_or(&[], Vec::as_slice)),
    }
}

fn in_sequence(policy: &Policy, bucket: &Bucket, responses: &[Value]) -> Result<(), String> {
    let mut call = Retries::new(policy, bucket);
    for response in responses {
        let decision = step(&mut call, bucket, response)?;
        if !matches!(decision, Decision::Retry(_)) {
            call = Retries::new(policy, bucket);
        }
    }
    Ok(())
}

/// The responses of two calls, in the one order in which the bucket is as the suite wants it.
fn interleaved(policy: &Policy, bucket: &Bucket, threads: &[Value], end: &Value) -> Result<(), String> {
    let mut calls: Vec<_> = threads
        .iter()
        .map(|thread| (Retries::new(policy, bucket), thread.as_array().cloned().unwrap_or_default()))
        .collect();
    let order = [0, 0, 1, 1, 0];
    for thread in order {
        let (call, responses) = &mut calls[thread];
        let response = responses.remove(0);
        step(call, bucket, &response)?;
    }
    let left = u64::from(bucket.available());
    if end.as_u64() == Some(left) && calls.iter().all(|(_, responses)| responses.is_empty()) {
        return Ok(());
    }
    Err(format!("expected {end} tokens at the end, found {left}"))
}

fn step(call: &mut Retries<'_>, bucket: &Bucket, case: &Value) -> Result<Decision, String> {
    let decision = call.next(outcome(&case["response"])?, 1.0);
    let (name, delay) = match decision {
        Decision::Done => ("success", None),
        Decision::Retry(wait) => ("retry_request", Some(wait)),
        Decision::Stop(Stop::Final) => ("fail_request", None),
        Decision::Stop(Stop::Attempts) => ("max_attempts_exceeded", None),
        Decision::Stop(Stop::Tokens(wait)) => ("retry_quota_exceeded", wait),
    };
    let expected = &case["expected"];
    let wanted = expected["delay"].as_f64();
    let delays = wanted.is_none() && !matches!(decision, Decision::Stop(Stop::Tokens(Some(_))))
        || wanted.map(Duration::from_secs_f64) == delay;
    let quota = expected["retry_quota"].as_u64().is_none_or(|quota| quota == u64::from(bucket.available()));
    if expected["outcome"] == name && delays && quota {
        return Ok(decision);
    }
    Err(format!("expected {expected}, found {name}, delay {delay:?}, quota {}", bucket.available()))
}

fn outcome(response: &Value) -> Result<Outcome, String> {
    let status = response["status_code"].as_u64().and_then(|status| u16::try_from(status).ok());
    let status = status.ok_or("a response without a status")?;
    if status < 300 {
        return Ok(Outcome::Succeeded);
    }
    let mut error = Unhandled::of_status(status);
    if let Some(code) = response["error_code"].as_str() {
        error = error.with_code(code);
    }
    let mut headers = HeaderMap::new();
    for (name, value) in response["headers"].as_object().into_iter().flatten() {
        let value =
            HeaderValue::from_str(value.as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
        headers.insert(HeaderName::try_from(name).map_err(|error| error.to_string())?, value);
    }
    Ok(Outcome::Failed { retryable: RetryReason::of(&error), retry_after: retry::retry_after(&headers) })
}
