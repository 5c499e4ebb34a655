//! Inputs that nobody intends: arbitrary bytes, malformed texts. `serde_json` is the measure of what
//! is JSON.

use std::cell::Cell;

use ferrosmith_runtime::json::{Error, document_from_slice, document_to_string, from_slice, to_vec};
use ferrosmith_runtime::{Document, Value};

use super::random::each;
use super::shapes::{Everything, Login, Team, Tree};

/// Returns whether `serde_json` accepts the text. It refuses numbers beyond the range of doubles, which
/// documents keep: `None` for a text with one.
fn is_json(bytes: &[u8]) -> Option<bool> {
    match serde_json::from_slice::<serde_json::Value>(bytes) {
        Ok(_) => Some(true),
        Err(error) if error.to_string().starts_with("number out of range") => None,
        Err(_) => Some(false),
    }
}

fn agree(bytes: &[u8], accepted: bool) {
    assert_eq!(accepted, is_json(bytes).unwrap_or(accepted), "{}", bytes.escape_ascii());
}

#[test]
fn exactly_json_is_accepted() {
    let accepted = Cell::new(0);
    each(6_000, 600, |random| {
        let text = random.json(4);
        let bytes = random.damage(text.as_bytes());
        let ours = document_from_slice(&bytes);
        agree(&bytes, ours.is_ok());
        if let Ok(document) = ours {
            accepted.set(accepted.get() + 1);
            let again = document_to_string(&document);
            assert_eq!(document_from_slice(again.as_bytes()).unwrap(), document);
            if let Ok(theirs) = serde_json::from_slice::<serde_json::Value>(&bytes) {
                assert_eq!(serde_json::from_str::<serde_json::Value>(&again).unwrap(), theirs);
            }
        }
        // Skipping accepts what reading accepts.
        let member = [&b"{\"unknown\":"[..], &bytes, b"}"].concat();
        agree(&member, from_slice::<Everything>(&member).is_ok());
    });
    assert!((600..5_400).contains(&accepted.get()), "{} of 6000", accepted.get());
}

/// Reads and, where that succeeds, writes and reads again.
fn round_trip<T: Value>(bytes: &[u8]) -> Result<(), Error> {
    let value: T = from_slice(bytes)?;
    let written = to_vec(&value)?;
    let again: T = from_slice(&written)?;
    assert_eq!(to_vec(&again)?, written, "{}", bytes.escape_ascii());
    agree(&written, true);
    Ok(())
}

#[test]
fn malformed_inputs_never_panic() {
    let team = br#"{"users":[{"name":"ada","eMail":"a\u0040b","status":"ASSIGNED","tags":{"a":"b"},"login":{"sso":{"a":1,"b":2,"c":3}}},{"name":"x","login":{"new":[1.50,{}]}}],"token":"t","labels":{"k":{"name":"y"}}}"#;
    let all = br#"{"boolean":true,"byte":-1,"short":2,"integer":3,"long":4,"float":1.5,"double":"NaN","bigInteger":12345678901234567890123,"bigDecimal":1.50,"blob":"AAE=","epoch":1515531081.5,"dateTimes":["2018-01-09T20:51:21Z"],"httpDate":"Tue, 09 Jan 2018 20:51:21 GMT","document":[1],"level":9,"sparse":[null,"a"],"lists":[[1]]}"#;
    let tree =
        br#"{"value":1,"branches":[{"next":{"value":2}},{}],"next":{"inner":{"a":1}},"inner":{"b":1}}"#;
    round_trip::<Team>(team).unwrap();
    for text in [&team[..], all, tree] {
        each(1_500, 40, |random| {
            let bytes = random.damage(text);
            let results = [
                round_trip::<Team>(&bytes),
                round_trip::<Everything>(&bytes),
                round_trip::<Tree>(&bytes),
                round_trip::<Login>(&bytes),
            ];
            let accepted = results.iter().any(Result::is_ok);
            if accepted {
                agree(&bytes, true);
            }
            for error in results.into_iter().filter_map(Result::err) {
                assert!(error.offset().is_none_or(|offset| offset <= bytes.len()), "{error}");
            }
        });
    }
}

#[test]
fn arbitrary_bytes_never_panic() {
    each(4_000, 41, |random| {
        let length = random.below(40);
        let bytes: Vec<u8> =
            (0..length).map(|_| random.pick(b"\"\\{}[],:0123456789-+.eEutfnrsald \n\xc3\xa9\xff")).collect();
        agree(&bytes, from_slice::<Document>(&bytes).is_ok());
        let _ = round_trip::<Tree>(&bytes);
    });
}

#[test]
fn every_value_is_read_as_it_was_written() {
    fn check<T: Value + PartialEq>() {
        each(200, 600, |random| {
            let value: T = random.value(5);
            let written = to_vec(&value).unwrap();
            agree(&written, true);
            assert!(from_slice::<T>(&written).unwrap() == value, "{}", written.escape_ascii());
            // Members in another order, with whitespace, are the same value.
            let sorted: serde_json::Value = serde_json::from_slice(&written).unwrap();
            let sorted = serde_json::to_vec_pretty(&sorted).unwrap();
            assert!(from_slice::<T>(&sorted).unwrap() == value, "{}", sorted.escape_ascii());
        });
    }
    check::<Everything>();
    check::<Team>();
    check::<Tree>();
    check::<Login>();
    check::<Vec<Document>>();
}

#[test]
fn a_failure_is_told_by_a_small_case() {
    let failure = std::panic::catch_unwind(|| {
        each(200, 600, |random| assert!(random.value::<Vec<Document>>(5).len() < 2, "two documents"));
    });
    let told = *failure.unwrap_err().downcast::<String>().unwrap();
    let choices = told.split_once("choices: ").unwrap().1.matches(',').count() + 1;
    assert!(told.contains("two documents") && choices < 10, "{told}");
}
