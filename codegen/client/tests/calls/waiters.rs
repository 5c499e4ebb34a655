use std::time::Duration;

use ferrosmith_client::client::WaitErrorKind;
use ferrosmith_client::waiter::{Acceptor, Comparator, Matcher, State, Waiter};
use ferrosmith_client::{Client, retry};
use generated::appstream::{self, DeleteFleet, DeleteFleetInput, DescribeFleets, DescribeFleetsInput};

use crate::support::{Reply, Service, answer};
use crate::{client, config};

fn fleets(states: &[&str]) -> Reply {
    let fleet = |state: &&str| {
        format!(
            r#"{{"Arn":"a","Name":"n","InstanceType":"t","State":"{state}","ComputeCapacityStatus":{{"Desired":1}}}}"#
        )
    };
    let fleets: Vec<String> = states.iter().map(fleet).collect();
    Reply::Answer(http::Response::new(format!(r#"{{"Fleets":[{}]}}"#, fleets.join(",")).into()))
}

const HALF_AN_HOUR: Duration = Duration::from_secs(1800);

#[tokio::test(flavor = "current_thread")]
async fn a_fleet_that_starts() {
    let replies =
        [fleets(&["STARTING", "RUNNING"]), answer(500, ""), fleets(&[]), fleets(&["RUNNING", "RUNNING"])];
    let service = Service::with(replies);
    let (config, clock) = config(&service);
    let client = appstream::Client::new(config.protocol(&ferrosmith_runtime::protocol::AWS_JSON_1_1));
    let waited =
        client.wait_until_fleet_started(DescribeFleetsInput::new()).within(HALF_AN_HOUR).await.unwrap();
    // The second call was repeated by its retries.
    assert_eq!((waited.calls, service.requests().len()), (3, 4));
    assert_eq!(waited.answer.unwrap().fleets.unwrap().len(), 2);
    let waits = clock.waits();
    let between = |wait: Duration, least, most| {
        (Duration::from_secs(least)..=Duration::from_secs(most)).contains(&wait)
    };
    assert_eq!(waits.len(), 3);
    assert!(between(waits[0], 30, 30) && between(waits[1], 0, 1) && between(waits[2], 30, 60), "{waits:?}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_fleet_that_stops_instead() {
    let service = Service::with([fleets(&["STARTING"]), fleets(&["RUNNING", "STOPPED"])]);
    let client = appstream::Client::from(json(&service));
    let wait = client.wait_until_fleet_started(DescribeFleetsInput::new());
    let error = wait.within(HALF_AN_HOUR).await.unwrap_err();
    assert_eq!((error.kind(), error.state(), error.calls()), (WaitErrorKind::Failure, State::Failure, 2));
    assert_eq!(
        error.to_string(),
        "FleetStarted failed after 2 calls: output: one of `Fleets[].State` is \"STOPPED\""
    );
    assert_eq!(error.acceptor().unwrap().state, State::Failure);
    assert_eq!(error.into_last().unwrap().unwrap().fleets.unwrap().len(), 2);
}

/// A client in JSON: the replies of these tests are.
fn json(service: &Service) -> Client {
    Client::new(config(service).0.protocol(&ferrosmith_runtime::protocol::AWS_JSON_1_1))
}

#[tokio::test(flavor = "current_thread")]
async fn a_fleet_that_never_starts() {
    let service = Service::with((0..99).map(|_| fleets(&["STARTING"])));
    let (config, clock) = config(&service);
    let client = appstream::Client::new(config.protocol(&ferrosmith_runtime::protocol::AWS_JSON_1_1));
    let wait = client.wait_until_fleet_started(DescribeFleetsInput::new());
    let error = wait.within(Duration::from_secs(600)).await.unwrap_err();
    assert_eq!((error.kind(), error.state()), (WaitErrorKind::Timeout, State::Retry));
    // The last call has the minimum delay for its answer.
    assert_eq!(clock.waits().iter().sum::<Duration>(), Duration::from_secs(600 - 30));
    let calls = error.calls();
    assert_eq!(error.to_string(), format!("FleetStarted was not reached within 600s, in {calls} calls"));
    assert_eq!(service.requests().len(), calls as usize);
    assert!(matches!(error.last(), Some(Ok(_))), "{error:?}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_call_that_hangs_ends_with_the_time() {
    let service = Service::with([fleets(&["STARTING"]), Reply::Silence]);
    let client = appstream::Client::from(json(&service));
    let wait = client.wait_until_fleet_started(DescribeFleetsInput::new());
    let wait = wait.with(|call| call.attempt_timeout(HALF_AN_HOUR).retry(retry::Policy::never()));
    let error = wait.within(Duration::from_secs(40)).await.unwrap_err();
    assert_eq!(error.calls(), 2, "{error}");
    assert!(matches!(error.last(), Some(Ok(_) | Err(_))));
}

/// Waits until a fleet is gone, and fails if somebody holds on to it.
const GONE: &Waiter = &Waiter::new(
    "FleetGone",
    1,
    1,
    &[
        Acceptor::new(
            State::Success,
            Matcher::ErrorType("com.amazonaws.appstream#ResourceNotFoundException"),
        ),
        Acceptor::new(State::Retry, Matcher::ErrorType("ResourceInUseException")),
    ],
);

#[tokio::test(flavor = "current_thread")]
async fn errors_are_states_as_well() {
    let named = |name: &str| {
        let response = http::Response::builder().status(400).header("x-amzn-errortype", name);
        Reply::Answer(response.body(r#"{"message":"so it is"}"#.into()).unwrap())
    };
    let delete = || DeleteFleetInput::new("n");
    let service = Service::with([
        answer(200, "{}"),
        named("ResourceInUseException"),
        named("ResourceNotFoundException"),
    ]);
    let waited = json(&service).call::<DeleteFleet>(delete()).until(GONE).within(HALF_AN_HOUR).await.unwrap();
    assert_eq!(waited.calls, 3);
    assert_eq!(waited.answer.unwrap_err().code(), Some("ResourceNotFoundException"));

    // An error that no acceptor expects.
    let service = Service::with([named("AccessDeniedException")]);
    let error =
        json(&service).call::<DeleteFleet>(delete()).until(GONE).within(HALF_AN_HOUR).await.unwrap_err();
    assert_eq!((error.kind(), error.calls()), (WaitErrorKind::Call, 1));
    let expected = "FleetGone failed after 1 call: DeleteFleet: AccessDeniedException: so it is (status 400)";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test(flavor = "current_thread")]
async fn any_error_is_an_error_of_the_service() {
    const FAILS: &Waiter =
        &Waiter::new("Fails", 1, 1, &[Acceptor::new(State::Success, Matcher::Success(false))]);
    let service = Service::with([answer(200, "{}"), answer(403, "{}")]);
    let waited = json(&service).call::<DeleteFleet>(DeleteFleetInput::new("n")).until(FAILS);
    assert!(waited.within(HALF_AN_HOUR).await.unwrap().answer.is_err());
    // A connection that breaks says nothing of a state.
    let service = Service::with([Reply::Broken("reset")]);
    let error = json(&service).call::<DeleteFleet>(DeleteFleetInput::new("n")).until(FAILS);
    let error = error.within(HALF_AN_HOUR).await.unwrap_err();
    assert_eq!(error.kind(), WaitErrorKind::Call, "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn the_input_counts_and_a_message_tells_why() {
    const ALL: &Waiter = &Waiter::new(
        "AllThere",
        1,
        1,
        &[
            Acceptor::new(
                State::Failure,
                Matcher::Output(
                    "Fleets[?State == 'STOPPED'] | length(@) > `0`",
                    Comparator::BooleanEquals,
                    "true",
                ),
            )
            .message("Fleets[].State"),
            Acceptor::new(
                State::Success,
                Matcher::InputOutput(
                    "length(input.Names) == length(output.Fleets)",
                    Comparator::BooleanEquals,
                    "true",
                ),
            ),
            Acceptor::new(State::Success, Matcher::Output("NextToken", Comparator::StringEquals, "enough")),
        ],
    );
    let input = || DescribeFleetsInput::new().names(vec!["a".to_owned(), "b".to_owned()]);
    let service = Service::with([answer(200, "{}"), fleets(&["RUNNING"]), fleets(&["RUNNING", "STARTING"])]);
    let waited =
        json(&service).call::<DescribeFleets>(input()).until(ALL).within(HALF_AN_HOUR).await.unwrap();
    assert_eq!(waited.calls, 3);
    let service = Service::with([answer(200, r#"{"NextToken":"enough"}"#)]);
    assert!(json(&service).call::<DescribeFleets>(input()).until(ALL).within(HALF_AN_HOUR).await.is_ok());
    let service = Service::with([fleets(&["STOPPED", "RUNNING"])]);
    let error =
        json(&service).call::<DescribeFleets>(input()).until(ALL).within(HALF_AN_HOUR).await.unwrap_err();
    assert!(error.to_string().ends_with(" is true: STOPPED; RUNNING"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn an_expression_that_is_none_starts_nothing() {
    const BROKEN: &Waiter = &Waiter::new(
        "Broken",
        1,
        1,
        &[Acceptor::new(State::Success, Matcher::Output("a[", Comparator::StringEquals, "x"))],
    );
    let service = Service::with([]);
    let wait = client(&service).call::<DescribeFleets>(DescribeFleetsInput::new()).until(BROKEN);
    let error = wait.within(HALF_AN_HOUR).await.unwrap_err();
    assert_eq!((error.kind(), error.calls()), (WaitErrorKind::Waiter, 0));
    assert!(error.to_string().starts_with("Broken cannot start: the expression `a[`: byte 2"), "{error}");
    assert!(service.requests().is_empty());
}

/// Only a match changes the state: the list may be there next time.
#[tokio::test(flavor = "current_thread")]
async fn an_expression_that_fails_is_no_match_and_told_in_the_end() {
    const COUNTED: &Waiter = &Waiter::new(
        "Counted",
        5,
        5,
        &[
            Acceptor::new(
                State::Failure,
                Matcher::Output("length(Fleets) > `9`", Comparator::BooleanEquals, "true"),
            ),
            Acceptor::new(
                State::Success,
                Matcher::Output("length(Fleets) > `0`", Comparator::BooleanEquals, "true"),
            ),
        ],
    );
    let wait = |service: &Service| {
        json(service)
            .call::<DescribeFleets>(DescribeFleetsInput::new())
            .until(COUNTED)
            .within(Duration::from_secs(9))
    };
    let service = Service::with([answer(200, "{}"), fleets(&["RUNNING"])]);
    assert_eq!(wait(&service).await.unwrap().calls, 2);
    let service = Service::with((0..9).map(|_| answer(200, "{}")));
    let error = wait(&service).await.unwrap_err();
    assert_eq!(error.kind(), WaitErrorKind::Timeout);
    let told = ": the expression `length(Fleets) > `9`` fails: ";
    assert!(error.to_string().contains(told), "{error}");
}
