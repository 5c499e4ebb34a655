//! Traits about the names of a service of AWS.

use super::{Read, required, text_of};
use crate::model::Json;
use crate::model::traits::Mismatch;
use crate::model::traits::values::{AwsService, Value};

pub(in crate::model::traits) fn aws_service(raw: &Json) -> Read<Value> {
    let (sdk_id, arn_namespace) = (required(raw, "sdkId")?, text_of(raw, "arnNamespace")?);
    if !is_sdk_id(&sdk_id) {
        let expected = "words of letters and digits, a letter first, of 1 to 50 characters";
        return Err(Mismatch::text(&sdk_id, expected).under_key("sdkId"));
    }
    if let Some(namespace) = arn_namespace.as_deref().filter(|namespace| !is_arn_namespace(namespace)) {
        let expected = "1 to 63 small letters, digits, `.` and `-`";
        return Err(Mismatch::text(namespace, expected).under_key("arnNamespace"));
    }
    if let Some(name) = text_of(raw, "cloudFormationName")?.filter(|name| !is_cloud_formation_name(name)) {
        let expected = "two or more letters and digits, a capital first";
        return Err(Mismatch::text(&name, expected).under_key("cloudFormationName"));
    }
    for key in ["cloudTrailEventSource", "docId"] {
        text_of(raw, key)?;
    }
    let endpoint_prefix = text_of(raw, "endpointPrefix")?;
    Ok(Value::AwsService(AwsService { sdk_id, endpoint_prefix, arn_namespace }))
}

fn is_sdk_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.len() <= 50
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.split(' ').all(is_word)
}

fn is_arn_namespace(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    (1..=63).contains(&text.len()) && text.bytes().all(fits)
}

fn is_cloud_formation_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric();
    text.len() > 1 && text.starts_with(|first: char| first.is_ascii_uppercase()) && text.bytes().all(fits)
}

pub(in crate::model::traits) fn sigv4(raw: &Json) -> Read<Value> {
    let name = required(raw, "name")?;
    // It stands in a scope, between slashes, and in a header, before a comma.
    let fits = |byte: u8| byte.is_ascii_graphic() && !b"/,".contains(&byte);
    match !name.is_empty() && name.bytes().all(fits) {
        true => Ok(Value::Text(name)),
        false => Err(Mismatch::text(&name, "the name that requests are signed for").under_key("name")),
    }
}
