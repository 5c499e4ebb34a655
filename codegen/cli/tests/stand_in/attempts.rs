//! Attempts of `call`, against a listener that fails first.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use crate::{Outcome, WEATHER, run};

const OUTPUT: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 31\r\n\
                      connection: close\r\n\r\n{\"city\": \"Oslo\",\"sky\": \"CLEAR\"}";
const UNAVAILABLE: &str =
    "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
const INVALID: &str = "HTTP/1.1 400 Bad Request\r\nx-amzn-errortype: ValidationException\r\n\
                       content-length: 2\r\nconnection: close\r\n\r\n{}";
/// Closed without an answer.
const GONE: &str = "";

/// Calls an operation, whose attempts get these answers; the number of attempts, and the outcome.
fn call(operation: &str, answers: &'static [&'static str], options: &[&str]) -> (usize, Outcome) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let mut attempts = 0;
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            // An empty one is the end of the test.
            if stream.read(&mut request).unwrap_or_default() == 0 {
                break;
            }
            attempts += 1;
            stream.write_all(answer.as_bytes()).unwrap();
        }
        attempts
    });
    let endpoint = format!("http://{address}");
    let mut arguments =
        vec!["call", WEATHER, operation, "--json", r#"{"city": "Oslo"}"#, "--endpoint", &endpoint];
    if operation == "ListStations" {
        arguments[4] = "{}";
    }
    arguments.extend(options);
    let outcome = run(&arguments, "");
    drop(std::net::TcpStream::connect(address));
    (server.join().unwrap(), outcome)
}

#[test]
fn failures_that_may_pass_are_tried_again() {
    let (attempts, outcome) = call("GetForecast", &[UNAVAILABLE, GONE, OUTPUT], &[]);
    assert_eq!((attempts, outcome.status), (3, Some(0)), "{outcome:?}");
    assert!(outcome.out.contains("CLEAR"), "{outcome:?}");
    let lines: Vec<&str> = outcome.error.lines().collect();
    assert_eq!(lines.len(), 2, "{outcome:?}");
    for (line, number) in lines.iter().zip([1, 2]) {
        assert!(
            line.starts_with(&format!("attempt {number} of 3: ")) && line.contains("; again in "),
            "{line}"
        );
    }
    assert!(lines[0].contains("(status 503"), "{outcome:?}");
}

#[test]
fn attempts_are_counted() {
    let (attempts, outcome) = call("GetForecast", &[UNAVAILABLE, UNAVAILABLE, OUTPUT], &["--attempts", "2"]);
    assert_eq!((attempts, outcome.status), (2, Some(1)), "{outcome:?}");
    assert!(outcome.error.contains("attempt 1 of 2: ") && outcome.error.contains("error: "), "{outcome:?}");
    let (attempts, outcome) = call("GetForecast", &[UNAVAILABLE, OUTPUT], &["--attempts", "1"]);
    assert_eq!((attempts, outcome.status), (1, Some(1)), "{outcome:?}");
    assert!(!outcome.error.contains("attempt "), "{outcome:?}");
    let outcome = run(&["call", WEATHER, "GetForecast", "--endpoint", "http://a", "--attempts", "0"], "");
    assert_eq!(outcome.status, Some(2), "{outcome:?}");
}

#[test]
fn failures_that_stay_are_not_tried_again() {
    let (attempts, outcome) = call("GetForecast", &[INVALID, OUTPUT], &[]);
    assert_eq!((attempts, outcome.status), (1, Some(1)), "{outcome:?}");
    // A request that may have taken effect, and may do so twice, is not sent again.
    let (attempts, outcome) = call("ListStations", &[GONE, OUTPUT], &[]);
    assert_eq!((attempts, outcome.status), (1, Some(1)), "{outcome:?}");
}
