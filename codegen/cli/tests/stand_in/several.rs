//! Several models on one port, and the end.

use crate::WEATHER;
use crate::stand_in::StandIn;

/// A model of another service, in another folder.
const OTHER: &str = "../tests/fixtures/protocols/model.json";

#[test]
fn each_request_finds_its_service() {
    let mut stand_in = StandIn::start(&[OTHER, WEATHER]);
    let outcome = stand_in.call(WEATHER, "GetForecast", r#"{"city": "Oslo"}"#, &[]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(stand_in.line().starts_with("200 GetForecast "));
    let outcome = stand_in.call(OTHER, "Ask", "{}", &[]);
    assert!(stand_in.line().starts_with("200 Ask "), "{outcome:?}");
    // One of the services refuses what none of them has.
    let response = stand_in.send("GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    assert!(response.starts_with("HTTP/1.1 404 "), "{response}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it() {
    let stand_in = StandIn::start(&[WEATHER]);
    assert_eq!(stand_in.call(WEATHER, "ListStations", "{}", &[]).status, Some(0));
    assert_eq!(stand_in.interrupt(), Some(0));
}
