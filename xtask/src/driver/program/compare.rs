//! A message of another implementation beside ours.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ferrosmith_runtime::protocol::{self, Protocol};
use ferrosmith_runtime::schema::{Location, Member, Payload, ServiceSchema};
use serde_json::{Value, json};

use super::body;
use super::rows::{Differences, Operation, Request, Response, Said, Service};

/// The protocols, by the names that botocore has for them.
const PROTOCOLS: [(&str, &str, &str); 6] = [
    ("json", "aws.protocols#awsJson1_0", "application/json"),
    ("json", "aws.protocols#awsJson1_1", "application/json"),
    ("rest-json", "aws.protocols#restJson1", "application/json"),
    ("rest-xml", "aws.protocols#restXml", "application/xml"),
    ("query", "aws.protocols#awsQuery", "application/x-www-form-urlencoded"),
    ("ec2", "aws.protocols#ec2Query", "application/x-www-form-urlencoded"),
];

/// Returns what is to be told of a line.
pub(crate) fn line(services: &[Service], line: &Value) -> Value {
    let (done, found) = match compared(services, line) {
        Ok(Some(found)) => (true, found),
        Ok(None) => (false, Vec::new()),
        Err(problem) => (true, vec![problem]),
    };
    let of = |key: &str| line[key].clone();
    json!({
        "service": of("service"), "operation": of("operation"), "protocol": of("protocol"), "kind": of("kind"),
        "compared": done, "differences": found,
        "line": if found.is_empty() { Value::Null } else { line.clone() },
    })
}

/// Nothing is compared where the body is a stream of events.
fn compared(services: &[Service], line: &Value) -> Result<Option<Differences>, String> {
    let text = |key: &str| line[key].as_str().unwrap_or_default();
    let service = services.iter().find(|row| row.name == text("service")).ok_or("no such service")?;
    let operation =
        service.operations.iter().find(|row| row.schema.name == text("operation")).ok_or("no such operation")?;
    let (protocol, media_type) = spoken(service.schema, text("protocol")).ok_or("no such protocol")?;
    match text("kind") {
        "request" if line["request"].is_null() => Ok(None),
        "request" => {
            let ours = (operation.request)(protocol, &line["params"])?;
            let mut found = requests(operation, media_type, &line["request"], &ours)?;
            let read = (operation.served)(protocol, &sent(&line["request"])?, &line["sent"]);
            let read = read.unwrap_or_else(|problem| vec![problem]);
            found.extend(read.into_iter().map(|difference| format!("as a server: {difference}")));
            Ok(Some(found))
        }
        _ if line["response"].is_null() => Ok(None),
        _ => responses(operation, protocol, line).map(Some),
    }
}

fn spoken(
    service: &'static ServiceSchema,
    name: &str,
) -> Option<(&'static dyn Protocol, &'static str)> {
    let of = |id: &str| PROTOCOLS.into_iter().find(|row| row.0 == name && row.1 == id);
    let (_, id, media_type) = service.protocols.iter().find_map(|id| of(id))?;
    Some((protocol::find(id)?, media_type))
}

fn requests(
    operation: &Operation,
    media_type: &str,
    theirs: &Value,
    ours: &Request,
) -> Result<Differences, String> {
    let mut found = Differences::new();
    let text = |key: &str| theirs[key].as_str().unwrap_or_default();
    let mut same = |place: &str, theirs: &str, ours: &str| {
        if theirs != ours {
            found.push(format!("{place}: expected {theirs:?}, found {ours:?}"));
        }
    };
    same("method", text("method"), ours.method().as_str());
    let (path, query) = text("uri").split_once('?').unwrap_or((text("uri"), ""));
    same("path", path, ours.uri().path());
    same("host", text("host_prefix"), ferrosmith_runtime::host_prefix(ours));
    let (theirs_sorted, ours_sorted) = (parameters(query), parameters(ours.uri().query().unwrap_or_default()));
    same("query", &theirs_sorted, &ours_sorted);
    let theirs_sent = theirs["headers"].as_object().into_iter().flatten();
    let theirs_sent: BTreeMap<String, &str> = theirs_sent
        .map(|(name, value)| (name.to_ascii_lowercase(), value.as_str().unwrap_or_default()))
        .collect();
    let sent = |name: &str| {
        ours.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let names = theirs_sent.keys().map(String::as_str).chain(ours.headers().keys().map(|name| name.as_str()));
    let names: BTreeSet<&str> = names.filter(|name| *name != "content-length").collect();
    for name in names {
        let (theirs, ours) = (theirs_sent.get(name).copied(), sent(name));
        // Of other bytes that say the same.
        if is_checksum(name) && theirs.is_some() && ours.is_some() {
            continue;
        }
        // Space between the elements of a list does not count (RFC 9110, section 5.6.1).
        let plain = |text: Option<&str>| text.unwrap_or("none").replace(", ", ",");
        same(&format!("header {name}"), &plain(theirs), &plain(ours.as_deref()));
    }
    let length = sent("content-length").unwrap_or_else(|| "0".to_owned());
    let is_member = |member: &Member| member.location() == Location::Header("Content-Length");
    if !operation.schema.input.members.iter().any(is_member) {
        same("content-length", &ours.body().len().to_string(), &length);
    }
    found.extend(bodies(operation, media_type, text("body"), ours.body())?);
    Ok(found)
}

/// Returns the request that another implementation wrote.
fn sent(theirs: &Value) -> Result<Request, String> {
    let text = |key: &str| theirs[key].as_str().unwrap_or_default();
    let body = STANDARD.decode(text("body")).map_err(|error| format!("no base64: {error}"))?;
    let headers = theirs["headers"].as_object().into_iter().flatten();
    let request = http::Request::builder().method(text("method")).uri(text("uri"));
    headers
        .fold(request, |request, (name, value)| request.header(name, value.as_str().unwrap_or_default()))
        .body(body.into())
        .map_err(|error| format!("no request: {error}"))
}

fn is_checksum(name: &str) -> bool {
    name.starts_with("x-amz-checksum-") || name == "content-md5"
}

/// The parameters of a query, decoded, in one order.
fn parameters(query: &str) -> String {
    let mut all: Vec<String> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            format!("{}={}", decoded(name), decoded(value))
        })
        .collect();
    all.sort_unstable();
    all.join("&")
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let hex = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        match (first, after.get(..2).and_then(hex)) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn bodies(operation: &Operation, media_type: &str, theirs: &str, ours: &[u8]) -> Result<Differences, String> {
    let theirs = STANDARD.decode(theirs).map_err(|error| format!("no base64: {error}"))?;
    let whole = operation.schema.input.members.iter().find_map(|member| member.payload());
    let media_type = match whole {
        Some(Payload::Blob | Payload::String) if theirs == ours => return Ok(Vec::new()),
        Some(Payload::Blob | Payload::String) => "application/octet-stream",
        _ => media_type,
    };
    let text = String::from_utf8(theirs).map_err(|error| format!("no text: {error}"))?;
    Ok(body::compare(&text, media_type, ours).into_iter().collect())
}

fn responses(operation: &Operation, protocol: &'static dyn Protocol, line: &Value) -> Result<Differences, String> {
    let theirs = &line["response"];
    let body = STANDARD.decode(theirs["body"].as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
    let mut response = Response::new(body.into());
    let status = theirs["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or_default();
    *response.status_mut() = status.try_into().map_err(|error| format!("status: {error}"))?;
    for (name, value) in theirs["headers"].as_object().into_iter().flatten() {
        let name = http::HeaderName::try_from(name).map_err(|error| format!("{name}: {error}"))?;
        let value = http::HeaderValue::try_from(value.as_str().unwrap_or_default());
        response.headers_mut().append(name, value.map_err(|error| error.to_string())?);
    }
    if line["kind"] == "error" {
        return failures(operation, protocol, line, &response);
    }
    if let Some(problem) = line["problem"].as_str() {
        let ours = (operation.response)(protocol, &response, &line["written"])?;
        return Ok(vec![format!("theirs: {problem}; ours beside what was written: {ours:?}")]);
    }
    (operation.response)(protocol, &response, &line["output"])
}

fn failures(
    operation: &Operation,
    protocol: &'static dyn Protocol,
    line: &Value,
    response: &Response,
) -> Result<Differences, String> {
    if let Some(problem) = line["problem"].as_str() {
        return Ok(vec![format!("theirs: {problem}")]);
    }
    let name = line["error"].as_str().unwrap_or_default();
    let is_it = |schema: &&ferrosmith_runtime::schema::Schema| {
        schema.id.rsplit('#').next() == Some(name) || schema.name == name
    };
    let index = operation.errors.iter().position(is_it).ok_or_else(|| format!("no error {name}"))?;
    let text = |key: &str| line[key].as_str();
    let said = Said { members: &line["output"], code: text("code"), message: text("message") };
    (operation.failure)(protocol, response, index, &said)
}
