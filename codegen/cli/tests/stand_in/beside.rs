//! A stand-in with a command beside it, in whose environment clients of AWS find it.

use crate::{Outcome, WEATHER, run, run_with};

/// Runs lines of a shell beside a stand-in at a free port.
fn beside(lines: &str, variables: &[(&str, &str)]) -> Outcome {
    run_with(&["serve", WEATHER, "--port", "0", "--", "sh", "-c", lines], "", variables)
}

#[cfg(unix)]
#[test]
fn a_command_finds_the_stand_in_and_ends_it() {
    let lines = "echo \"at $AWS_ENDPOINT_URL in $AWS_REGION as $AWS_ACCESS_KEY_ID\"; \
                 env | grep -E '^(AWS_(PROFILE|IGNORE|ENDPOINT_URL_)|CARGO_(MANIFEST|PKG)_)'; exit 7";
    let away = [
        ("AWS_PROFILE", "mine"),
        ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
        ("AWS_ENDPOINT_URL_DATAZONE", "http://elsewhere"),
        ("CARGO_MANIFEST_DIR", "elsewhere"),
        ("CARGO_PKG_NAME", "another"),
    ];
    let outcome = beside(lines, &away);
    let (first, told) = outcome.out.split_once('\n').unwrap();
    let address = first.split_once("http://").unwrap().1.split(' ').next().unwrap();
    assert_eq!(told, format!("at http://{address} in us-east-1 as any\n"));
    assert_eq!((outcome.status, outcome.error.as_str()), (Some(7), ""));

    let outcome = beside("test $AWS_REGION = eu-central-1", &[("AWS_REGION", "eu-central-1")]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
}

#[cfg(unix)]
#[test]
fn a_call_beside_it_needs_no_endpoint() {
    let lines = "\"$FERROSMITH\" call \"$MODEL\" GetForecast --json '{\"city\": \"Oslo\"}'";
    let variables = [("FERROSMITH", env!("CARGO_BIN_EXE_ferrosmith")), ("MODEL", WEATHER)];
    let outcome = beside(lines, &variables);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(outcome.out.contains("\"sky\""), "{outcome:?}");
}

#[cfg(unix)]
#[test]
fn a_command_that_a_signal_ends_has_the_status_that_shells_give_it() {
    for (signal, status) in [("TERM", 143), ("KILL", 137)] {
        let outcome = beside(&format!("kill -{signal} $$"), &[]);
        assert_eq!(outcome.status, Some(status), "{outcome:?}");
        assert!(outcome.error.starts_with("error: sh was ended: signal: "), "{outcome:?}");
    }
}

#[test]
fn a_command_that_is_none_is_told() {
    let outcome = run(&["serve", WEATHER, "--port", "0", "--", "no-such-command", "a"], "");
    assert_eq!(outcome.status, Some(1));
    assert!(outcome.error.starts_with("error: cannot run no-such-command: "), "{outcome:?}");
}
