//! Errors of an operation that have the same code, which a client cannot tell apart, and members of errors where protocols
//! have the code.

use std::collections::{HashMap, HashSet};

use super::{Warning, warning};
use crate::model::{Closure, Model, Shape};

/// Returns a warning for each error whose code in awsQuery another error of an operation has, once for each error.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all: Vec<Warning> = Vec::new();
    let mut told = HashSet::new();
    let shapes = || closure.shapes.iter().filter_map(|id| model.get(id));
    if shapes().all(|shape| shape.traits.aws_query_error().is_none()) {
        return all; // as most models
    }
    for operation in &closure.operations {
        let errors = closure.operation_errors(model, operation);
        let mut codes = HashMap::new();
        for shape in errors.into_iter().filter_map(|id| model.get(id)) {
            let own = shape.traits.aws_query_error();
            let code = own.map_or(shape.id.name(), |own| own.code.as_str());
            let Some(first) = codes.insert(code, shape) else { continue };
            // Without the trait, the two have one name, which is told elsewhere.
            let Some(shape) = [shape, first].into_iter().find(|of| of.traits.aws_query_error().is_some())
            else {
                continue;
            };
            if !told.insert(&shape.id) {
                continue;
            }
            all.push(warning(
                "AwsQueryErrorTrait",
                model.error(&shape.id, "", "", ""),
                ".traits[\"aws.protocols#awsQueryError\"].code",
                format!("the code {code:?}, which another error of `{operation}` has too"),
                "clients take one for the other",
                "change one of the two codes",
            ));
        }
    }
    all
}

/// The header in which simpleRestJson has the code of an error. Of that of restJson1 nothing is told: several services of
/// AWS have a member for it, which is the code.
const HEADER: &str = "X-Error-Type";

/// Returns a warning for each member of an error that is called as what holds the code in a protocol of the service.
pub(super) fn of_names(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let protocols = service.traits.protocols();
    let is_typed =
        |id: &&str| id.starts_with("aws.protocols#awsJson1_") || id.starts_with("smithy.protocols#rpcv2");
    let (in_xml, is_typed) = (service.traits.speaks_xml(), protocols.iter().any(is_typed));
    let has_header = protocols.contains(&"alloy#simpleRestJson");
    let mut all = Vec::new();
    for shape in closure.shapes.iter().filter_map(|id| model.get(id)).filter(|of| of.traits.error().is_some())
    {
        for member in shape.kind.members() {
            let header = member.traits.http_header().filter(|_| has_header);
            if header.is_some_and(|name| name.eq_ignore_ascii_case(HEADER)) {
                all.push(warning(
                    "ErrorCode",
                    model.member_error(&shape.id, &member.name, "", "", ""),
                    ".traits[\"smithy.api#httpHeader\"]",
                    format!("the header `{HEADER}`, in which the protocol has the code of the error"),
                    "servers write the code over it",
                    "take another header, or suppress `ErrorCode` if it holds the code itself",
                ));
                continue;
            }
            let name = member.traits.xml_name().unwrap_or(&member.name);
            let local = name.rsplit(':').next().unwrap_or(name);
            let is_bound = member.traits.is_bound() || member.traits.xml_attribute();
            let (found, meaning) = if in_xml && local == "Code" && !is_bound {
                (
                    "the element `Code`, in which the protocol has the code of the error",
                    "clients read the code for the member where it is absent, and many read neither if the two differ",
                )
            } else if is_typed && member.name == "__type" {
                (
                    "the key `__type`, in which the protocol has the code of the error",
                    "clients take one for the other",
                )
            } else {
                continue;
            };
            all.push(warning(
                "ErrorCode",
                model.member_error(&shape.id, &member.name, "", "", ""),
                "",
                found.to_owned(),
                meaning,
                "give the member another name, or suppress `ErrorCode` if it holds the code itself",
            ));
        }
    }
    all
}
