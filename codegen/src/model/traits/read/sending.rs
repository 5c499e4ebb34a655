//! Traits about authentication, endpoints and checksums.

use std::collections::HashSet;

use super::{Read, bool_of, entries, ids, object, required, text_of, texts};
use crate::model::traits::values::{Checksum, ClientContextParam, ContextValue, EndpointDiscovery, Value};
use crate::model::traits::{ApiKeyLocation, ContextParamType, Mismatch, is_token};
use crate::model::{Json, ShapeId};

pub(in crate::model::traits) fn auth(raw: &Json) -> Read<Value> {
    let schemes = ids(raw)?;
    let mut seen = HashSet::new();
    match schemes.iter().enumerate().find(|(_, id)| !seen.insert(*id)) {
        Some((at, id)) => {
            let wrong = Mismatch::text(id.as_str(), "each scheme once");
            Err(Mismatch { hint: "remove it".to_owned(), ..wrong }.under(&format!("[{at}]")))
        }
        None => Ok(Value::Ids(schemes)),
    }
}

pub(in crate::model::traits) fn http_api_key_auth(raw: &Json) -> Read<Value> {
    let (location, name, scheme) = (required(raw, "in")?, required(raw, "name")?, text_of(raw, "scheme")?);
    match location.as_str() {
        "header" if !is_token(&name) => {
            Err(Mismatch::text(&name, "the name of a header: a token, by RFC 9110").under_key("name"))
        }
        "query" if scheme.is_some() => {
            let found = "a scheme for a key in the query".to_owned();
            Err(Mismatch { found, ..Mismatch::new(raw, "one for a key in a header only") }
                .under_key("scheme"))
        }
        "header" => match scheme.as_deref().filter(|scheme| !is_token(scheme)) {
            Some(scheme) => Err(Mismatch::text(scheme, "a scheme: a token, by RFC 9110").under_key("scheme")),
            None => Ok(Value::ApiKeyLocation(ApiKeyLocation::Header(name, scheme))),
        },
        "query" if name.is_empty() => Err(Mismatch::text(&name, "the name of a parameter").under_key("name")),
        "query" => Ok(Value::ApiKeyLocation(ApiKeyLocation::Query(name))),
        _ => Err(Mismatch::none_of(raw.get("in").unwrap_or(raw), &["header", "query"]).under_key("in")),
    }
}

pub(in crate::model::traits) fn http_checksum(raw: &Json) -> Read<Value> {
    object(raw)?;
    let algorithms = raw.get("responseAlgorithms");
    let algorithms = algorithms.map(|raw| texts(raw).map_err(|wrong| wrong.under_key("responseAlgorithms")));
    Ok(Value::Checksum(Checksum {
        required: bool_of(raw, "requestChecksumRequired")?,
        request_algorithm_member: text_of(raw, "requestAlgorithmMember")?,
        response_validation_member: text_of(raw, "requestValidationModeMember")?,
        response_algorithms: algorithms.transpose()?.unwrap_or_default(),
    }))
}

pub(in crate::model::traits) fn context_param(raw: &Json) -> Read<Value> {
    required(raw, "name").map(Value::Text)
}

pub(in crate::model::traits) fn static_context_params(raw: &Json) -> Read<Value> {
    let read = |entry: &Json| match entry.get("value") {
        Some(Json::String(text)) => Ok(ContextValue::String(text.clone())),
        Some(Json::Bool(value)) => Ok(ContextValue::Boolean(*value)),
        Some(value @ Json::Array(_)) => {
            texts(value).map(ContextValue::StringArray).map_err(|wrong| wrong.under_key("value"))
        }
        Some(value) => {
            Err(Mismatch::new(value, "a string, true or false, or an array of strings").under_key("value"))
        }
        None => object(entry).and_then(|()| Err(Mismatch::missing("value", "a value by that key"))),
    };
    entries(raw, read).map(Value::StaticContextParams)
}

pub(in crate::model::traits) fn operation_context_params(raw: &Json) -> Read<Value> {
    entries(raw, |value| required(value, "path")).map(Value::Pairs)
}

pub(in crate::model::traits) fn client_context_params(raw: &Json) -> Read<Value> {
    let read = |value: &Json| Ok((context_param_type(value)?, text_of(value, "documentation")?));
    let params = entries(raw, read)?.into_iter();
    let param = |(name, (ty, documentation))| ClientContextParam { name, ty, documentation };
    Ok(Value::ClientContextParams(params.map(param).collect()))
}

fn context_param_type(raw: &Json) -> Read<ContextParamType> {
    match required(raw, "type")?.as_str() {
        "string" | "String" => Ok(ContextParamType::String),
        "boolean" | "Boolean" => Ok(ContextParamType::Boolean),
        "stringArray" => Ok(ContextParamType::StringArray),
        _ => {
            let types = &["string", "boolean", "stringArray"];
            Err(Mismatch::none_of(raw.get("type").unwrap_or(raw), types).under_key("type"))
        }
    }
}

pub(in crate::model::traits) fn client_endpoint_discovery(raw: &Json) -> Read<Value> {
    let id = |key: &str, text: &str| {
        let wrong = || Mismatch::new(raw.get(key).unwrap_or(raw), "an absolute shape id").under_key(key);
        ShapeId::parse(text).ok_or_else(wrong)
    };
    let operation = id("operation", &required(raw, "operation")?)?;
    let error = text_of(raw, "error")?.map(|text| id("error", &text)).transpose()?;
    Ok(Value::EndpointDiscovery(EndpointDiscovery { operation, error }))
}

pub(in crate::model::traits) fn client_discovered_endpoint(raw: &Json) -> Read<Value> {
    object(raw)?;
    raw.get("required").ok_or_else(|| Mismatch::missing("required", "true or false by that key"))?;
    bool_of(raw, "required").map(Value::Required)
}
