//! Reading the values of the traits that have a structure.

mod sending;
mod service;
mod waiters;

use std::cmp::Ordering;
use std::fmt::Display;

use ferrosmith_runtime::BigDecimal;

pub(super) use sending::{
    auth, client_context_params, client_discovered_endpoint, client_endpoint_discovery, context_param,
    http_api_key_auth, http_checksum, operation_context_params, static_context_params,
};
pub(super) use service::{aws_service, sigv4};
pub(super) use waiters::waitable;

use super::known::local_name;
use super::values::{
    AwsQueryError, Deprecated, EnumDefinition, EnumValue, Http, Length, Paginated, Range, Retryable, Value,
    XmlNamespace,
};
use super::{Fault, Mismatch, TimestampFormat};
use crate::model::{Json, Number, ShapeId};

type Read<T> = Result<T, Mismatch>;

pub(super) fn deprecated(raw: &Json) -> Read<Value> {
    object(raw)?;
    Ok(Value::Deprecated(Deprecated { message: text_of(raw, "message")?, since: text_of(raw, "since")? }))
}

pub(super) fn enum_value(raw: &Json) -> Read<Value> {
    let int = raw.as_i64().and_then(|value| i32::try_from(value).ok());
    match (raw, int) {
        (Json::String(text), _) => Ok(Value::EnumValue(EnumValue::String(text.clone()))),
        (_, Some(value)) => Ok(Value::EnumValue(EnumValue::Int(value))),
        _ => Err(Mismatch::new(raw, "a string, or a whole number of 32 bits")),
    }
}

pub(super) fn enum_definitions(raw: &Json) -> Read<Value> {
    let definition =
        |(i, raw): (usize, &Json)| enum_definition(raw).map_err(|mismatch| mismatch.under(&format!("[{i}]")));
    match raw.as_array() {
        Some(elements) if !elements.is_empty() => {
            elements.iter().enumerate().map(definition).collect::<Read<_>>().map(Value::Enum)
        }
        _ => Err(Mismatch::new(raw, "an array of definitions, at least one")),
    }
}

fn enum_definition(raw: &Json) -> Read<EnumDefinition> {
    let tags = raw.get("tags").map(|tags| texts(tags).map_err(|wrong| wrong.under_key("tags")));
    Ok(EnumDefinition {
        value: required(raw, "value")?,
        name: text_of(raw, "name")?,
        documentation: text_of(raw, "documentation")?,
        deprecated: bool_of(raw, "deprecated")?,
        internal: tags.transpose()?.is_some_and(|tags| tags.iter().any(|tag| tag == "internal")),
    })
}

/// The expected form of limits.
const LIMITS: &str = "`min`, `max` or both";

pub(super) fn length(raw: &Json) -> Read<Value> {
    object(raw)?;
    let bound = |key| match raw.get(key) {
        None => Ok(None),
        Some(value) => match value.as_u64() {
            Some(bound) => Ok(Some(bound)),
            None => Err(Mismatch::new(value, "a whole number, not negative").under_key(key)),
        },
    };
    let (min, max) = (bound("min")?, bound("max")?);
    match (min, max) {
        (None, None) => Err(Mismatch::new(raw, LIMITS)),
        (Some(min), Some(max)) if min > max => Err(upside_down(raw, min, max)),
        _ => Ok(Value::Length(Length { min, max })),
    }
}

pub(super) fn range(raw: &Json) -> Read<Value> {
    object(raw)?;
    let bound = |key| match raw.get(key) {
        None => Ok(None),
        Some(Json::Number(number)) => Ok(Some(number)),
        Some(value) => Err(Mismatch::new(value, "a number").under_key(key)),
    };
    match (bound("min")?, bound("max")?) {
        (None, None) => Err(Mismatch::new(raw, LIMITS)),
        (Some(min), Some(max)) if is_above(min, max) => Err(upside_down(raw, min, max)),
        (min, max) => {
            let text = |bound: Option<&Number>| bound.map(Number::to_string);
            Ok(Value::Range(Range { min: text(min), max: text(max) }))
        }
    }
}

/// Returns `true` if a number is greater than another, to the last digit.
fn is_above(number: &Number, other: &Number) -> bool {
    BigDecimal::from(number.clone()).compare(&BigDecimal::from(other.clone())) == Ordering::Greater
}

fn upside_down(raw: &Json, min: impl Display, max: impl Display) -> Mismatch {
    Mismatch { found: format!("`min` {min} above `max` {max}"), ..Mismatch::new(raw, "`min` up to `max`") }
}

pub(super) fn timestamp_format(raw: &Json) -> Read<Value> {
    match raw.as_str() {
        Some("date-time") => Ok(Value::TimestampFormat(TimestampFormat::DateTime)),
        Some("epoch-seconds") => Ok(Value::TimestampFormat(TimestampFormat::EpochSeconds)),
        Some("http-date") => Ok(Value::TimestampFormat(TimestampFormat::HttpDate)),
        _ => Err(Mismatch::none_of(raw, &["date-time", "epoch-seconds", "http-date"])),
    }
}

pub(super) fn xml_namespace(raw: &Json) -> Read<Value> {
    let (uri, prefix) = (required(raw, "uri")?, text_of(raw, "prefix")?);
    if !is_uri(&uri) {
        return Err(Mismatch::text(&uri, "the URI of a namespace").under_key("uri"));
    }
    match prefix.filter(|prefix| !local_name(prefix) || matches!(prefix.as_str(), "xml" | "xmlns")) {
        Some(prefix) => {
            Err(Mismatch::text(&prefix, "a name of XML other than `xml` and `xmlns`").under_key("prefix"))
        }
        None => Ok(Value::XmlNamespace(XmlNamespace { uri, prefix: text_of(raw, "prefix")? })),
    }
}

/// Returns `true` for a URI, or a reference to one (RFC 3986), which may have letters beyond ASCII.
fn is_uri(text: &str) -> bool {
    let is_allowed = |c: char| !c.is_control() && !c.is_whitespace() && !"\"<>\\^`{|}".contains(c);
    let is_escape = |escape: &str| escape.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    text.chars().all(is_allowed)
        && text.split('%').skip(1).all(is_escape)
        && !text.is_empty()
        && !text.starts_with(':')
        && !text.ends_with(':')
}

pub(super) fn http(raw: &Json) -> Read<Value> {
    let (method, uri) = (required(raw, "method")?, required(raw, "uri")?);
    if !uri.starts_with('/') {
        return Err(Mismatch::text(&uri, "a URI that starts with `/`").under_key("uri"));
    }
    let code = match raw.get("code") {
        None => 200,
        Some(code) => status_code(code).map_err(|mismatch| Mismatch {
            hint: "write a number, such as `200`".to_owned(),
            ..mismatch.under_key("code")
        })?,
    };
    Ok(Value::Http(Http { method, uri, code }))
}

pub(super) fn status(raw: &Json) -> Read<Value> {
    status_code(raw).map(Value::Status)
}

pub(super) fn fault(raw: &Json) -> Read<Value> {
    match raw.as_str() {
        Some("client") => Ok(Value::Fault(Fault::Client)),
        Some("server") => Ok(Value::Fault(Fault::Server)),
        _ => Err(Mismatch::none_of(raw, &["client", "server"])),
    }
}

pub(super) fn retryable(raw: &Json) -> Read<Value> {
    object(raw)?;
    Ok(Value::Retryable(Retryable { throttling: bool_of(raw, "throttling")? }))
}

pub(super) fn paginated(raw: &Json) -> Read<Value> {
    object(raw)?;
    let path = |key| match text_of(raw, key)? {
        Some(path) if path.is_empty() => {
            Err(Mismatch::new(&Json::String(path), "the path of a member").under_key(key))
        }
        path => Ok(path),
    };
    Ok(Value::Paginated(Paginated {
        input_token: path("inputToken")?,
        output_token: path("outputToken")?,
        items: path("items")?,
        page_size: path("pageSize")?,
    }))
}

pub(super) fn request_compression(raw: &Json) -> Read<Value> {
    object(raw)?;
    let missing = || Mismatch::missing("encodings", "an array of strings by that key");
    let encodings = raw.get("encodings").ok_or_else(missing)?;
    let some = texts(encodings).and_then(|names| match names.is_empty() {
        true => Err(Mismatch::new(encodings, "an array of strings, at least one")),
        false => Ok(Value::Texts(names)),
    });
    some.map_err(|mismatch| mismatch.under_key("encodings"))
}

pub(super) fn aws_query_error(raw: &Json) -> Read<Value> {
    object(raw)?;
    let missing = || Mismatch::missing("httpResponseCode", "an HTTP status by that key");
    let status = status_code(raw.get("httpResponseCode").ok_or_else(missing)?)
        .map_err(|mismatch| mismatch.under_key("httpResponseCode"))?;
    let code = required(raw, "code")?;
    // It stands in a header, before a semicolon.
    if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';') {
        let expected = "a code: visible ASCII characters without `;`";
        return Err(Mismatch::text(&code, expected).under_key("code"));
    }
    Ok(Value::AwsQueryError(AwsQueryError { code, status }))
}

pub(super) fn endpoint(raw: &Json) -> Read<Value> {
    required(raw, "hostPrefix").map(Value::Text)
}

pub(super) fn mixin(raw: &Json) -> Read<Value> {
    object(raw)?;
    let Some(local) = raw.get("localTraits") else {
        return Ok(Value::LocalTraits(Vec::new()));
    };
    ids(local).map(Value::LocalTraits).map_err(|mismatch| mismatch.under_key("localTraits"))
}

fn object(raw: &Json) -> Read<()> {
    raw.as_object().map(|_| ()).ok_or_else(|| Mismatch::new(raw, "an object"))
}

fn required(raw: &Json, key: &str) -> Read<String> {
    object(raw)?;
    text_of(raw, key)?.ok_or_else(|| Mismatch::missing(key, "a string by that key"))
}

fn text_of(raw: &Json, key: &str) -> Read<Option<String>> {
    match raw.get(key) {
        None => Ok(None),
        Some(Json::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(Mismatch::new(other, "a string").under_key(key)),
    }
}

fn bool_of(raw: &Json, key: &str) -> Read<bool> {
    match raw.get(key) {
        None => Ok(false),
        Some(Json::Bool(value)) => Ok(*value),
        Some(other) => Err(Mismatch::new(other, "true or false").under_key(key)),
    }
}

fn status_code(raw: &Json) -> Read<u16> {
    let code = raw.as_u64().and_then(|code| u16::try_from(code).ok());
    code.filter(|code| (100..1000).contains(code))
        .ok_or_else(|| Mismatch::new(raw, "an HTTP status from 100 to 999"))
}

fn texts(raw: &Json) -> Read<Vec<String>> {
    let elements = raw.as_array().ok_or_else(|| Mismatch::new(raw, "an array of strings"))?;
    let text = |(at, element): (usize, &Json)| match element {
        Json::String(text) => Ok(text.clone()),
        other => Err(Mismatch::new(other, "a string").under(&format!("[{at}]"))),
    };
    elements.iter().enumerate().map(text).collect()
}

/// Returns the entries of an object, each read by a function.
fn entries<T>(raw: &Json, read: impl Fn(&Json) -> Read<T>) -> Read<Vec<(String, T)>> {
    let entries = raw.as_object().ok_or_else(|| Mismatch::new(raw, "an object"))?;
    let read = |(name, value): &(String, Json)| match read(value) {
        Ok(value) => Ok((name.clone(), value)),
        Err(wrong) => Err(wrong.under_key(name)),
    };
    entries.iter().map(read).collect()
}

/// Absolute shape ids in an array.
fn ids(raw: &Json) -> Read<Vec<ShapeId>> {
    let id = |(at, text): (usize, String)| {
        let wrong = Mismatch::new(&Json::String(text.clone()), "the absolute id of a trait");
        ShapeId::parse(&text).ok_or_else(|| wrong.under(&format!("[{at}]")))
    };
    texts(raw)?.into_iter().enumerate().map(id).collect()
}

/// Returns the versions of HTTP that a protocol lists, in the order of preference.
pub(super) fn protocol(raw: &Json) -> Read<Value> {
    object(raw)?;
    let versions = |key| match raw.get(key) {
        Some(value) => texts(value).map_err(|mismatch| mismatch.under_key(key)),
        None => Ok(Vec::new()),
    };
    let (http, of_events) = (versions("http")?, versions("eventStreamHttp")?);
    if let Some(at) = of_events.iter().position(|version| !http.contains(version)) {
        let wrong = Mismatch {
            hint: "add it to `http`, or remove it".to_owned(),
            ..Mismatch::new(&Json::String(of_events[at].clone()), "one of the versions in `http`")
        };
        return Err(wrong.under(&format!("[{at}]")).under_key("eventStreamHttp"));
    }
    bool_of(raw, "noErrorWrapping")?;
    Ok(Value::Texts(http))
}
