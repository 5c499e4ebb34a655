//! Tests of event streams: events and what stands before them, as the client and as the server meet them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use ferrosmith_runtime::event_stream::{Decoder, HeaderValue, Message};
use ferrosmith_runtime::protocol::{Protocol, Side};
use ferrosmith_runtime::schema::OperationSchema;
use ferrosmith_runtime::{Timestamp, TimestampFormat};
use serde_json::{Map, Value, json};

use super::event_rows::{Failed, InputCalls, OutputCalls, UnionCalls};
use super::rows::{Differences, Request, Response};
use super::{body, message};

/// An operation, its streams, and the protocol of a test.
pub(crate) struct Subject<'a> {
    pub(crate) schema: &'static OperationSchema,
    pub(crate) input: Option<&'a dyn InputCalls>,
    pub(crate) output: Option<&'a dyn OutputCalls>,
    pub(crate) protocol: &'static dyn Protocol,
}

/// Runs a test on the sides that it is for.
pub(crate) fn run(subject: &Subject<'_>, test: &Value) -> Result<Differences, String> {
    let applies = test["appliesTo"].as_str();
    let mut found = Differences::new();
    for side in [Side::Client, Side::Server] {
        let name = if side == Side::Client { "client" } else { "server" };
        if applies.is_none_or(|applies| applies == name) {
            let lines = on_side(subject, test, side).unwrap_or_else(|problem| vec![problem]);
            found.extend(lines.into_iter().map(|line| format!("{name}: {line}")));
        }
    }
    Ok(found)
}

fn on_side(subject: &Subject<'_>, test: &Value, side: Side) -> Result<Differences, String> {
    let mut found = Differences::new();
    let failure = &test["expectation"]["failure"];
    if failure.is_object() {
        return failing(subject, test, side, failure["errorId"].as_str());
    }
    initial(subject, test, side, &mut found)?;
    for event in test["events"].as_array().into_iter().flatten() {
        let writes = (event["type"] == "request") == (side == Side::Client);
        match writes {
            true => written(subject, event, &mut found)?,
            false => {
                let read = union(subject, event)?.read(
                    subject.protocol,
                    side,
                    bytes(event)?,
                    Some(&event["params"]),
                );
                match read? {
                    Ok(lines) => found.extend(lines),
                    Err(failed) => found.push(format!("expected an event, found {failed:?}")),
                }
            }
        }
    }
    Ok(found)
}

/// Something of the test is to fail on this side: an event, or what stands before it.
fn failing(
    subject: &Subject<'_>,
    test: &Value,
    side: Side,
    error: Option<&str>,
) -> Result<Differences, String> {
    let wanted = Failed { error: error.map(str::to_owned) };
    for event in test["events"].as_array().into_iter().flatten() {
        match union(subject, event)?.read(subject.protocol, side, bytes(event)?, None)? {
            Err(found) if error.is_none() || found == wanted => return Ok(Vec::new()),
            Err(found) => return Ok(vec![format!("expected {wanted:?}, found {found:?}")]),
            Ok(_) => {}
        }
    }
    let found = match side {
        Side::Server => input(subject)?.parse(subject.protocol, &bare_request(subject), None)?.err(),
        _ => {
            let response = match test["initialResponse"].is_object() {
                true => message::response(&test["initialResponse"], false)?,
                false => Response::new(Bytes::new()),
            };
            output(subject)?.response(subject.protocol, &response, None)?.err()
        }
    };
    match found {
        Some(found) if error.is_none() || found == wanted => Ok(Vec::new()),
        found => Ok(vec![format!("expected {wanted:?}, found {found:?}")]),
    }
}

/// Compares what stands before the events.
fn initial(subject: &Subject<'_>, test: &Value, side: Side, found: &mut Differences) -> Result<(), String> {
    let params = |key: &str| test.get(key).cloned().unwrap_or_else(|| json!({}));
    let (request, response) = (&test["initialRequest"], &test["initialResponse"]);
    if request.is_object() {
        let input = params("initialRequestParams");
        match side {
            Side::Server => {
                let request = message::request(request, false)?;
                let read = self::input(subject)?.parse(subject.protocol, &request, Some(&input))?;
                found.extend(read.map_err(|error| format!("{error:?}"))?);
            }
            _ => {
                let written = self::input(subject)?.request(subject.protocol, &input)?;
                message::request_differences(request, &written, found);
            }
        }
    }
    if response.is_object() {
        let output = params("initialResponseParams");
        match side {
            Side::Server => {
                let written = self::output(subject)?.respond(subject.protocol, &output)?;
                message::response_differences(response, &written, found);
            }
            _ => {
                let response = message::response(response, false)?;
                let read = self::output(subject)?.response(subject.protocol, &response, Some(&output))?;
                found.extend(read.map_err(|error| format!("{error:?}"))?);
            }
        }
    }
    Ok(())
}

fn input<'a>(subject: &Subject<'a>) -> Result<&'a dyn InputCalls, String> {
    subject.input.ok_or_else(|| "the input has no events".to_owned())
}

fn output<'a>(subject: &Subject<'a>) -> Result<&'a dyn OutputCalls, String> {
    subject.output.ok_or_else(|| "the output has no events".to_owned())
}

/// Returns the union that an event of a test is of.
fn union<'a>(subject: &Subject<'a>, event: &Value) -> Result<&'a dyn UnionCalls, String> {
    match event["type"] == "request" {
        true => Ok(input(subject)?.events()),
        false => Ok(output(subject)?.events()),
    }
}

/// Returns a request of the operation without anything in its head.
fn bare_request(subject: &Subject<'_>) -> Request {
    let mut request = Request::new(Bytes::new());
    if let Some(http) = subject.schema.http {
        *request.method_mut() = http.method.parse().unwrap_or_default();
        *request.uri_mut() = http.uri.parse().unwrap_or_default();
    }
    request
}

/// Writes an event, and compares its message with that of the test.
fn written(subject: &Subject<'_>, event: &Value, found: &mut Differences) -> Result<(), String> {
    let written = decoded(union(subject, event)?.write(subject.protocol, &event["params"])?)?;
    for (name, expected) in event["headers"].as_object().into_iter().flatten() {
        if let Some(problem) = header_difference(expected, written.headers().get(name)) {
            found.push(format!("header {name}: {problem}"));
        }
    }
    for name in texts(&event["forbidHeaders"]).filter(|name| written.headers().get(name).is_some()) {
        found.push(format!("header {name}: it is forbidden, found one"));
    }
    for name in texts(&event["requireHeaders"]).filter(|name| written.headers().get(name).is_none()) {
        found.push(format!("header {name}: it is required, found none"));
    }
    let media_type = event["bodyMediaType"].as_str().unwrap_or_default();
    if let Some(expected) = event["body"].as_str() {
        found.extend(body::compare(expected, media_type, written.payload()));
    }
    // Headers may have another order, and payloads another form, than the bytes of the test.
    let whole = decoded(bytes(event)?)?;
    if sorted(&whole) != sorted(&written) {
        found.push(format!("headers: expected {:?}, found {:?}", sorted(&whole), sorted(&written)));
    }
    Ok(())
}

fn sorted(message: &Message) -> Vec<(&str, HeaderValue<'_>)> {
    let mut headers: Vec<_> = message.headers().iter().collect();
    headers.sort_by_key(|(name, _)| *name);
    headers
}

/// Compares a header with the one of a test, which names the type of its value.
fn header_difference(expected: &Value, found: Option<HeaderValue<'_>>) -> Option<String> {
    let (kind, value) = expected.as_object().and_then(|of| of.iter().next())?;
    let fits = match (kind.as_str(), found) {
        ("boolean", Some(HeaderValue::Boolean(found))) => value.as_bool() == Some(found),
        ("byte", Some(HeaderValue::Byte(found))) => value.as_i64() == Some(found.into()),
        ("short", Some(HeaderValue::Short(found))) => value.as_i64() == Some(found.into()),
        ("integer", Some(HeaderValue::Integer(found))) => value.as_i64() == Some(found.into()),
        ("long", Some(HeaderValue::Long(found))) => value.as_i64() == Some(found),
        ("blob", Some(HeaderValue::ByteArray(found))) => value.as_str() == Some(&*STANDARD.encode(found)),
        ("string", Some(HeaderValue::String(found))) => value.as_str() == Some(found),
        ("timestamp", Some(HeaderValue::Timestamp(found))) => time(value) == Some(found),
        _ => false,
    };
    (!fits).then(|| format!("expected {expected}, found {found:?}"))
}

fn time(value: &Value) -> Option<Timestamp> {
    Timestamp::parse(value.as_str()?, TimestampFormat::DateTime).ok()
}

/// Returns the message of an event, as the test spells it out.
fn bytes(event: &Value) -> Result<Bytes, String> {
    let text = event["bytes"].as_str().ok_or("the test has no bytes")?;
    STANDARD.decode(text).map(Bytes::from).map_err(|error| format!("the test's bytes: {error}"))
}

fn decoded(bytes: Bytes) -> Result<Message, String> {
    let mut decoder = Decoder::new();
    decoder.feed(bytes);
    let message = decoder.decode().and_then(|message| decoder.finish().map(|()| message));
    message.map_err(|error| error.to_string())?.ok_or_else(|| "no message".to_owned())
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Returns the params of an event with times as seconds, as those of other tests have them.
pub(crate) fn with_seconds(params: &Value) -> Value {
    match params {
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.clone(), with_seconds(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        other => match time(other) {
            Some(time) => json!(time.seconds()),
            None => other.clone(),
        },
    }
}
