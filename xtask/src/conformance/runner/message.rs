//! HTTP messages: made from tests, and compared with them.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, Uri};
use serde_json::Value;

use super::body;
use super::rows::Differences;

/// Returns the request that a test describes.
pub(crate) fn request(test: &Value, binary: bool) -> Result<Request<Bytes>, String> {
    let mut uri = test["uri"].as_str().unwrap_or("/").to_owned();
    for (index, parameter) in texts(&test["queryParams"]).enumerate() {
        uri.push(if index == 0 && !uri.contains('?') { '?' } else { '&' });
        uri.push_str(parameter);
    }
    let mut request = Request::new(message_body(test, binary)?);
    *request.method_mut() =
        word(test, "method").parse().map_err(|error| format!("the test's method: {error}"))?;
    *request.uri_mut() = escaped(&uri).parse::<Uri>().map_err(|error| format!("the test's URI: {error}"))?;
    *request.headers_mut() = headers(test)?;
    Ok(request)
}

/// Returns the response that a test describes.
pub(crate) fn response(test: &Value, binary: bool) -> Result<Response<Bytes>, String> {
    let mut response = Response::new(message_body(test, binary)?);
    let code = test["code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap_or_default();
    *response.status_mut() = code.try_into().map_err(|error| format!("the test's code: {error}"))?;
    *response.headers_mut() = headers(test)?;
    Ok(response)
}

fn message_body(test: &Value, binary: bool) -> Result<Bytes, String> {
    Ok(body::bytes(word(test, "body"), binary)?.into())
}

/// Returns a URI with invalid characters percent-encoded: tests of malformed requests contain any.
fn escaped(uri: &str) -> String {
    let mut out = String::new();
    for byte in uri.bytes() {
        match byte {
            b'!'..=b'~' if !b"\"<>\\^`{|}".contains(&byte) => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn headers(test: &Value) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    for (name, value) in test["headers"].as_object().into_iter().flatten() {
        let name = HeaderName::try_from(name).map_err(|error| format!("the test's header: {error}"))?;
        let value = HeaderValue::from_bytes(value.as_str().unwrap_or_default().as_bytes());
        headers.append(name, value.map_err(|error| format!("the test's header: {error}"))?);
    }
    Ok(headers)
}

/// Compares a request with the one of a test.
pub(crate) fn request_differences(test: &Value, request: &Request<Bytes>, found: &mut Differences) {
    if request.method() != word(test, "method") {
        found.push(format!("method: expected {}, found {}", word(test, "method"), request.method()));
    }
    // The host of a test may have a path: a transport puts it before that of the operation.
    let (host, base) = word(test, "host").split_once('/').unwrap_or((word(test, "host"), ""));
    let base = if base.is_empty() { String::new() } else { format!("/{base}") };
    let path = format!("{base}{}", request.uri().path());
    if path != word(test, "uri") {
        found.push(format!("uri: expected {}, found {path}", word(test, "uri")));
    }
    if let Some(expected) = test["resolvedHost"].as_str() {
        let resolved = format!("{}{host}", ferrosmith_runtime::host_prefix(request));
        if resolved != expected {
            found.push(format!("host: expected {expected}, found {resolved}"));
        }
    }
    query_differences(test, request.uri().query().unwrap_or_default(), found);
    header_differences(test, request.headers(), found);
    body_differences(test, request.body(), found);
}

fn query_differences(test: &Value, query: &str, found: &mut Differences) {
    let mut parameters: Vec<&str> = query.split('&').filter(|parameter| !parameter.is_empty()).collect();
    let named = |name: &str| {
        query.split('&').any(|parameter| parameter.split('=').next().is_some_and(|key| key == name))
    };
    for name in texts(&test["forbidQueryParams"]).filter(|name| named(name)) {
        found.push(format!("query: `{name}` is forbidden, found {query}"));
    }
    for name in texts(&test["requireQueryParams"]).filter(|name| !named(name)) {
        found.push(format!("query: `{name}` is required, found {query:?}"));
    }
    for expected in texts(&test["queryParams"]) {
        match parameters.iter().position(|parameter| *parameter == expected) {
            Some(at) => drop(parameters.swap_remove(at)),
            None => found.push(format!("query: expected {expected}, found {query:?}")),
        }
    }
}

/// Compares a response with the one of a test.
pub(crate) fn response_differences(test: &Value, response: &Response<Bytes>, found: &mut Differences) {
    if test["code"] != response.status().as_u16() {
        found.push(format!("code: expected {}, found {}", test["code"], response.status().as_u16()));
    }
    header_differences(test, response.headers(), found);
    body_differences(test, response.body(), found);
}

fn header_differences(test: &Value, headers: &HeaderMap, found: &mut Differences) {
    for (name, expected) in test["headers"].as_object().into_iter().flatten() {
        let expected = expected.as_str().unwrap_or_default();
        match joined(headers, name) {
            Some(value) if value == expected => {}
            Some(value) => found.push(format!("header {name}: expected {expected:?}, found {value:?}")),
            None => found.push(format!("header {name}: expected {expected:?}, found none")),
        }
    }
    for name in texts(&test["forbidHeaders"]) {
        if let Some(value) = joined(headers, name) {
            found.push(format!("header {name}: it is forbidden, found {value:?}"));
        }
    }
    for name in texts(&test["requireHeaders"]).filter(|name| !headers.contains_key(*name)) {
        found.push(format!("header {name}: it is required, found none"));
    }
}

/// Returns the value of a header; several of one name are one with commas (RFC 9110).
fn joined(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<_> =
        headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    if values.is_empty() { None } else { Some(values.join(", ")) }
}

fn body_differences(test: &Value, found_body: &[u8], found: &mut Differences) {
    if let Some(expected) = test["body"].as_str() {
        found.extend(body::compare(expected, word(test, "bodyMediaType"), found_body));
    }
}

/// Compares a response with the one to a malformed request.
pub(crate) fn rejection_differences(expected: &Value, response: &Response<Bytes>, found: &mut Differences) {
    let expected_body = &expected["body"];
    response_differences(
        &serde_json::json!({"code": expected["code"], "headers": expected["headers"]}),
        response,
        found,
    );
    let media_type = word(expected_body, "mediaType");
    if let Some(contents) = expected_body["assertion"]["contents"].as_str() {
        found.extend(body::compare(contents, media_type, response.body()));
    }
    if expected_body["assertion"]["messageRegex"].is_string() {
        found.push("messageRegex: this runner does not know it".to_owned());
    }
}

fn word<'a>(test: &'a Value, key: &str) -> &'a str {
    test[key].as_str().unwrap_or_default()
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}
