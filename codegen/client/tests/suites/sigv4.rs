//! The signing suite: a folder for each case, and in each what comes of a request in the form of headers and of a query.

mod case;
mod message;

use std::path::Path;
use std::time::Duration;

use ferrosmith_client::sign::{Algorithm, Signed, SignedPayload, Signer};
use http::request::Parts;

use self::case::Case;
use crate::{Tally, same};

pub(crate) fn run(root: &Path) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for (folder, algorithm) in [("v4", Algorithm::V4), ("v4a", Algorithm::V4a)] {
        for path in case::folders(&root.join(folder))? {
            let result =
                Case::read(&path, algorithm).and_then(|case| headers(&case).and_then(|()| query(&case)));
            tally.count(&path.display().to_string(), result);
        }
    }
    Ok(tally)
}

fn headers(case: &Case) -> Result<(), String> {
    let (mut head, body) = case.request()?;
    let payload = SignedPayload::Bytes(&body);
    let signed = Signer::new().sign(&mut head, payload, &case.credentials, &case.scope());
    check(case, "header", &head, &signed.map_err(|error| error.to_string())?)
}

fn query(case: &Case) -> Result<(), String> {
    let Some(seconds) = case.expires_in else { return Ok(()) };
    let (mut head, body) = case.request()?;
    let (payload, expires_in) = (SignedPayload::Bytes(&body), Duration::from_secs(seconds));
    let scope = case.scope().content_sha256(false);
    let signed = Signer::new().presign(&mut head, payload, &case.credentials, &scope, expires_in);
    check(case, "query", &head, &signed.map_err(|error| error.to_string())?)
}

/// Compares everything that a case tells of one form.
fn check(case: &Case, form: &str, head: &Parts, signed: &Signed) -> Result<(), String> {
    let file = |name: &str| case.file(&format!("{form}-{name}.txt"));
    let mut compared = 0;
    let texts =
        [("canonical-request", signed.canonical_request()), ("string-to-sign", signed.string_to_sign())];
    for (name, found) in texts {
        if let Some(expected) = file(name) {
            same(name, found, &expected)?;
            compared += 1;
        }
    }
    if let Some(expected) = file("signature") {
        case.check_signature(signed, expected.trim())?;
        compared += 1;
    }
    if let Some(expected) = file("signed-request").filter(|_| case.has_context) {
        let is_stable = case.algorithm == Algorithm::V4;
        same("signed request", &message::printed(head, is_stable), &message::normal(&expected, is_stable)?)?;
        compared += 1;
    }
    if compared == 0 { Err(format!("no file says what the {form} form is")) } else { Ok(()) }
}
