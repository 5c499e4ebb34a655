//! Facts of some operations of AWS that their models do not tell. AWS's own SDKs have these lists in their code, too. They
//! stand behind what models say, so that an operation with the fact in its model needs no row.

use ferrosmith_runtime::schema::{Location, OperationSchema, ServiceSchema};
use ferrosmith_runtime::{Mut, Ref, Structure};
use http::{HeaderMap, HeaderName, HeaderValue};

/// Operations that wait for something to come.
///
/// Smithy has the trait `longPoll` for it, which is looked at first, and which the published models do not have yet. The
/// list is that of the standard mode of retries.
const LONG_POLLING: [&str; 4] = [
    "com.amazonaws.sqs#ReceiveMessage",
    "com.amazonaws.sfn#GetActivityTask",
    "com.amazonaws.swf#PollForActivityTask",
    "com.amazonaws.swf#PollForDecisionTask",
];

/// Returns `true` if an operation waits for something to come.
pub(super) fn is_long_polling(operation: &OperationSchema) -> bool {
    LONG_POLLING.contains(&operation.id)
}

/// Operations whose last page has a token, too. Their pages say in a member whether there are more.
const TRUNCATED: [(&str, &str); 1] = [("com.amazonaws.s3#ListParts", "IsTruncated")];

/// Returns `true` if a page says that it is the last one, whatever its token is.
pub(super) fn is_last_page(operation: &OperationSchema, page: &dyn Structure) -> bool {
    let Some((_, name)) = TRUNCATED.into_iter().find(|(id, _)| *id == operation.id) else { return false };
    let members = &page.schema().members;
    let index = members.iter().position(|member| member.name().eq_ignore_ascii_case(name));
    index.is_some_and(|index| matches!(page.member(index), Ref::Boolean(false)))
}

/// Services that refuse requests without a header that has their version.
const VERSIONED: [(&str, HeaderName); 1] =
    [("com.amazonaws.glacier#Glacier", HeaderName::from_static("x-amz-glacier-version"))];

/// Adds the header that has the version of a service, if it wants one and the caller has not given it.
pub(super) fn add_version(service: &'static ServiceSchema, headers: &mut HeaderMap) {
    if let Some((_, name)) = VERSIONED.into_iter().find(|(id, _)| *id == service.id)
        && let Ok(version) = HeaderValue::from_str(service.version)
    {
        headers.entry(name).or_insert(version);
    }
}

/// Services that return ids with a path before them, and take them without it as labels.
const PREFIXED: [(&str, [&str; 3]); 1] =
    [("com.amazonaws.route53#AWSDnsV20130401", ["hostedzone/", "change/", "delegationset/"])];

/// Removes the path before the ids that are labels of an input; it begins with a slash or not.
pub(super) fn shorten_ids(service: &ServiceSchema, input: &mut dyn Structure) {
    let Some((_, prefixes)) = PREFIXED.into_iter().find(|(id, _)| *id == service.id) else { return };
    for (index, member) in input.schema().members.iter().enumerate() {
        let Ref::String(id) = input.member(index) else { continue };
        let path = id.strip_prefix('/').unwrap_or(id);
        let short = prefixes.iter().find_map(|prefix| path.strip_prefix(prefix)).map(str::to_owned);
        if let (Location::Label, Some(short)) = (member.location(), short)
            && let Mut::String(id) = input.member_mut(index).open()
        {
            *id = short;
        }
    }
}
