//! Running a test in one direction.

use bytes::Bytes;
use ferrosmith_runtime::Router;
use ferrosmith_runtime::protocol::{self, Protocol};
use ferrosmith_runtime::schema::{Http, shape_name};
use serde_json::{Value, json};

use super::rows::{Differences, ErrorCalls, OperationCalls, Tested};
use super::{events, message};

/// Runs a test; nothing is found when it passes.
pub(crate) fn run<T: Tested>(services: &[T], case: &Value) -> Differences {
    match directed(services, case) {
        Ok(found) => found,
        Err(problem) => vec![problem],
    }
}

/// The subject of a test.
struct CaseSubject<'a> {
    service: &'a dyn Tested,
    operation: &'a dyn OperationCalls,
    error: Option<&'a dyn ErrorCalls>,
    protocol: &'static dyn Protocol,
}

fn directed<T: Tested>(services: &[T], case: &Value) -> Result<Differences, String> {
    let subject = subject(services, case)?;
    let test = &case["test"];
    match case["direction"].as_str().unwrap_or_default() {
        "client-request" => client_request(&subject, test),
        "client-response" => client_response(&subject, test),
        "server-request" => server_request(&subject, test),
        "server-response" => server_response(&subject, test),
        "malformed" => malformed(&subject, test),
        "event-stream" => event_stream(&subject, case["operation"].as_str().unwrap_or_default(), test),
        other => Err(format!("no direction is called {other:?}")),
    }
}

fn subject<'a, T: Tested>(services: &'a [T], case: &Value) -> Result<CaseSubject<'a>, String> {
    let missing = |what: &str| format!("the table has no {what} {}", case[what]);
    let service =
        services.iter().find(|row| case["service"] == row.name()).ok_or_else(|| missing("service"))?;
    let of = |what: &str| case[what].as_str().unwrap_or_default();
    let operation = service.operation(of("operation")).ok_or_else(|| missing("operation"))?;
    let error = if case["error"].is_null() {
        None
    } else {
        Some(service.error(of("error")).ok_or_else(|| missing("error"))?)
    };
    let name = case["protocol"].as_str().unwrap_or_default();
    let named = |protocol: &&&'static dyn Protocol| shape_name(protocol.id()) == name;
    let protocol =
        *protocol::ALL.iter().find(named).ok_or_else(|| format!("no protocol is called {name:?}"))?;
    Ok(CaseSubject { service, operation, error, protocol })
}

impl CaseSubject<'_> {
    /// Returns `true` if tests write bodies in base64.
    fn is_binary(&self) -> bool {
        self.protocol.id() == "smithy.protocols#rpcv2Cbor"
    }
}

fn params(test: &Value) -> Value {
    test.get("params").cloned().unwrap_or_else(|| json!({}))
}

/// Returns whether a client puts the bucket into the host: it does unless it is configured not to.
fn is_virtual_hosted(test: &Value) -> bool {
    let config = &test["vendorParams"]["scopedConfig"];
    let styles = ["operation", "client"].map(|scope| config[scope]["s3"]["addressing_style"].as_str());
    styles.into_iter().flatten().next() != Some("path")
}

fn client_request(subject: &CaseSubject<'_>, test: &Value) -> Result<Differences, String> {
    let request = subject.operation.request(subject.protocol, &params(test), is_virtual_hosted(test))?;
    let mut found = Differences::new();
    message::request_differences(test, &request, &mut found);
    Ok(found)
}

fn client_response(subject: &CaseSubject<'_>, test: &Value) -> Result<Differences, String> {
    let response = message::response(test, subject.is_binary())?;
    match subject.error {
        None => subject.operation.response(subject.protocol, &response, &params(test)),
        // The code of query protocols stands where tests put what only some implementations know.
        Some(error) => {
            let code = test["vendorParams"]["code"].as_str();
            error.response(subject.protocol, &response, &params(test), code)
        }
    }
}

fn server_request(subject: &CaseSubject<'_>, test: &Value) -> Result<Differences, String> {
    let mut request = message::request(test, subject.is_binary())?;
    complete(subject, test, &mut request);
    if let Some((host, base)) = virtual_host(subject, test) {
        request
            .headers_mut()
            .insert("host", host.parse().map_err(|error| format!("the test's host: {error}"))?);
        *request.uri_mut() = protocol::bucket_in_path(request.uri(), request.headers(), base)
            .ok_or("the test's host has no bucket")?;
    }
    let routed = Router::new(subject.service.schema())
        .route(&request)
        .map_err(|rejection| format!("no route: {rejection}"))?;
    if routed.operation.id != subject.operation.schema().id {
        return Err(format!("routed to {}", routed.operation.id));
    }
    subject
        .operation
        .parse(subject.protocol, &request, Some(&params(test)))?
        .map_err(|rejection| format!("rejected: {rejection}"))
}

/// Returns the host of a test whose bucket is in it, and that of the service.
fn virtual_host<'a>(subject: &CaseSubject<'_>, test: &'a Value) -> Option<(&'a str, &'a str)> {
    let (host, resolved) = (test["host"].as_str()?, test["resolvedHost"].as_str()?);
    let (_, base) = resolved.split_once('.')?;
    let starts_with_label = |http: &Http| http.uri.starts_with("/{");
    (host != resolved && subject.operation.schema().http.as_ref().is_some_and(starts_with_label))
        .then_some((resolved, base))
}

/// Adds what every client sends, where a test (written for clients alone) leaves it out.
fn complete(subject: &CaseSubject<'_>, test: &Value, request: &mut http::Request<Bytes>) {
    let client = subject.operation.request(subject.protocol, &params(test), false);
    let sent = |name: &str| Some(client.as_ref().ok()?.headers().get(name)?.to_str().ok()?.to_owned());
    let (target, media_type) = match sent("x-amz-target") {
        Some(target) => (Some(target), sent("content-type")),
        None => {
            let media_type = test["bodyMediaType"].as_str().filter(|_| !request.body().is_empty());
            (None, media_type.map(str::to_owned))
        }
    };
    let added = [("x-amz-target", target), ("content-type", media_type)];
    for (name, value) in added.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        if let (false, Ok(value)) = (request.headers().contains_key(name), value.parse()) {
            request.headers_mut().insert(name, value);
        }
    }
}

fn server_response(subject: &CaseSubject<'_>, test: &Value) -> Result<Differences, String> {
    let response = match subject.error {
        Some(error) => error.respond(subject.protocol, &params(test))?,
        None => subject.operation.respond(subject.protocol, &params(test))?,
    };
    let mut found = Differences::new();
    message::response_differences(test, &response, &mut found);
    Ok(found)
}

fn event_stream(subject: &CaseSubject<'_>, name: &str, test: &Value) -> Result<Differences, String> {
    let CaseSubject { service, operation, protocol, .. } = *subject;
    let (input, output) = (service.input_events(name), service.output_events(name));
    events::run(&events::Subject { schema: operation.schema(), input, output, protocol }, test)
}

fn malformed(subject: &CaseSubject<'_>, test: &Value) -> Result<Differences, String> {
    let request = message::request(&test["request"], subject.is_binary())?;
    let rejection = match Router::new(subject.service.schema()).route(&request) {
        Err(rejection) => rejection,
        Ok(routed) if routed.operation.id != subject.operation.schema().id => {
            return Err(format!("routed to {}", routed.operation.id));
        }
        Ok(_) => match subject.operation.parse(subject.protocol, &request, None)? {
            Err(rejection) => rejection,
            Ok(_) => return Err("accepted".to_owned()),
        },
    };
    let mut found = Differences::new();
    message::rejection_differences(&test["response"], &rejection.response(), &mut found);
    if !found.is_empty() {
        found.push(format!("rejected because: {rejection}"));
    }
    Ok(found)
}
