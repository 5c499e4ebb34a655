//! Algorithms of checksums that Smithy does not have, and a mode that asks for none.

use super::{Warning, warning};
use crate::model::traits::Checksum;
use crate::model::{Closure, EnumValue, Kind, Model, Shape, Traits};

/// The algorithms of the trait `aws.protocols#httpChecksum`.
const ALGORITHMS: [&str; 10] =
    ["CRC32", "CRC32C", "CRC64NVME", "MD5", "SHA1", "SHA256", "SHA512", "XXHASH128", "XXHASH3", "XXHASH64"];

const ID: &str = "aws.protocols#httpChecksum";

/// Returns a warning for each algorithm that is none, of requests and responses.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in closure.operations.iter().filter_map(|id| model.get(id)) {
        let Some(checksum) = shape.traits.http_checksum() else { continue };
        let unknown = |(_, name): &(usize, &String)| !ALGORITHMS.contains(&name.as_str());
        for (at, name) in checksum.response_algorithms.iter().enumerate().filter(unknown) {
            all.push(warning(
                "HttpChecksumTrait",
                model.error(&shape.id, "", "", ""),
                &format!(".traits[\"{ID}\"].responseAlgorithms[{at}]"),
                format!("the algorithm {name:?}, which does not exist"),
                "no response is checked by it",
                "correct the name, or remove it",
            ));
        }
        if checksum.response_validation_member.is_some() && checksum.response_algorithms.is_empty() {
            all.push(warning(
                "HttpChecksumTrait",
                model.error(&shape.id, "", "", ""),
                &format!(".traits[\"{ID}\"].requestValidationModeMember"),
                "a member that asks for checksums of responses, and no algorithms of them".to_owned(),
                "no response is checked",
                "add `responseAlgorithms`, or remove `requestValidationModeMember`",
            ));
        }
        all.extend(of_responses(model, shape, checksum));
        all.extend(
            checksum.request_algorithm_member.as_ref().and_then(|name| of_requests(model, shape, name)),
        );
    }
    all
}

/// The value that asks for checksums of responses.
const ENABLED: &str = "ENABLED";

/// Returns the warning about responses that have a checksum if they are asked to, and no member that can ask.
fn of_responses(model: &Model, operation: &Shape, checksum: &Checksum) -> Option<Warning> {
    if checksum.response_algorithms.is_empty() {
        return None;
    }
    let (key, found) = match &checksum.response_validation_member {
        None => {
            ("responseAlgorithms", "algorithms of responses, and no member that asks for them".to_owned())
        }
        Some(name) => {
            let Kind::Operation(properties) = &operation.kind else { return None };
            let input = model.get(properties.input.as_ref()?)?;
            let member = input.kind.members().find(|member| member.name == *name)?;
            let asks = |traits: &Traits| matches!(traits.enum_value(), Some(EnumValue::String(text)) if text == ENABLED);
            let mut values = model.get(&member.target)?.kind.members();
            if values.any(|member| asks(&member.traits)) {
                return None;
            }
            ("requestValidationModeMember", format!("`{}`, which has no value {ENABLED:?}", member.target))
        }
    };
    Some(warning(
        "HttpChecksumTrait",
        model.error(&operation.id, "", "", ""),
        &format!(".traits[\"{ID}\"].{key}"),
        found,
        "a response is checked only if the service sends a checksum unasked",
        "let `requestValidationModeMember` be a member that is an enum with the value `ENABLED`",
    ))
}

/// Returns the warning about the algorithms that an input can ask for, if one of them is none.
fn of_requests(model: &Model, operation: &Shape, name: &str) -> Option<Warning> {
    let Kind::Operation(properties) = &operation.kind else { return None };
    let input = model.get(properties.input.as_ref()?)?;
    let member = input.kind.members().find(|member| member.name == name)?;
    let value = |traits: &Traits| match traits.enum_value() {
        Some(EnumValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let mut values = model.get(&member.target)?.kind.members().filter_map(|member| value(&member.traits));
    let unknown = values.find(|value| !ALGORITHMS.contains(&value.as_str()))?;
    Some(warning(
        "HttpChecksumTrait",
        model.error(&operation.id, "", "", ""),
        &format!(".traits[\"{ID}\"].requestAlgorithmMember"),
        format!("`{}`, which has the algorithm {unknown:?}, which does not exist", member.target),
        "no request can have such a checksum",
        "correct the value, or remove it",
    ))
}
