//! Requests that botocore signed, signed again.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{Scope, SignedPayload, Signer};
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::http::Request;
use serde_json::Value;

use super::{BoxError, Outcome, Plan, tools};

const SCRIPT: &str = include_str!("sign.py");

/// The lifetime of botocore's URLs.
const HOUR: Duration = Duration::from_secs(3600);

/// The number of requests, unless another one is asked for.
const REQUESTS: u32 = 2000;

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let python = match tools::python("botocore", &["botocore"]) {
        Ok(python) => python,
        Err(problem) => return Ok(Outcome::Skipped(problem)),
    };
    let (seed, requests) = (plan.seed, plan.requests.unwrap_or(REQUESTS));
    let failures = compare(&python, seed, requests)?;
    Ok(Outcome::Done { what: format!("{requests} requests signed, with seed {seed}"), failures })
}

/// Returns what is signed in another way.
fn compare(python: &Path, seed: u32, requests: u32) -> Result<Vec<String>, BoxError> {
    let mut command = Command::new(python);
    command.args(["-c", SCRIPT, &seed.to_string(), &requests.to_string()]).stderr(Stdio::inherit());
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("botocore could not sign: {}", output.status).into());
    }
    let signer = Signer::new();
    let (mut failures, mut lines) = (Vec::new(), 0);
    for line in String::from_utf8(output.stdout)?.lines() {
        lines += 1;
        failures.extend(check(&signer, &serde_json::from_str(line)?).err());
    }
    if lines == requests {
        Ok(failures)
    } else {
        Err(format!("expected {requests} requests, found {lines}").into())
    }
}

fn check(signer: &Signer, line: &Value) -> Result<(), String> {
    let text = |name: &str| line[name].as_str().unwrap_or_default();
    let mut credentials = Credentials::new(text("id"), text("secret"));
    if let Some(token) = line["token"].as_str() {
        credentials = credentials.with_session_token(token);
    }
    let time = Timestamp::from_epoch(line["seconds"].as_i64().unwrap_or_default(), 0);
    let scope = Scope::new(text("region"), text("service"), time);
    let mut request = Request::builder().method(text("method")).uri(text("url"));
    for (name, value) in line["headers"].as_object().into_iter().flatten() {
        request = request.header(name, value.as_str().unwrap_or_default());
    }
    let (mut head, ()) = request.body(()).map_err(|error| format!("{error}: {line}"))?.into_parts();
    let body = SignedPayload::Bytes(text("body").as_bytes());
    let payload = if text("content_sha256") == "UNSIGNED-PAYLOAD" { SignedPayload::Unsigned } else { body };
    let signed = match text("kind") {
        "query" => signer.presign(&mut head, payload, &credentials, &scope, HOUR),
        _ => signer.sign(&mut head, payload, &credentials, &scope),
    };
    let signed = signed.map_err(|error| format!("{error}: {line}"))?;
    let theirs = match text("kind") {
        "query" => text("signed_url").rsplit("X-Amz-Signature=").next(),
        _ => text("authorization").rsplit("Signature=").next(),
    };
    if theirs == Some(signed.signature()) {
        return Ok(());
    }
    Err(format!("{line}\n{}", signed.canonical_request()))
}
