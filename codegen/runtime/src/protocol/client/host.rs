//! The prefix of the host name (Smithy 2.0, `endpoint` and `hostLabel` traits).

use http::Request;

use super::Call;
use crate::binding::token_or;
use crate::protocol::MessageError;
use crate::schema::{HOST_LABEL, IDEMPOTENCY_TOKEN};
use crate::value::{Ref, Structure};

/// A prefix for the host name of the endpoint: an extension of requests whose operation has the `endpoint`
/// trait of Smithy 2.0. [`host_prefix`] reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPrefix(pub String);

/// Returns the prefix for the host name of a request; empty if there is none.
#[must_use]
pub fn host_prefix<B>(request: &Request<B>) -> &str {
    request.extensions().get::<HostPrefix>().map_or("", |prefix| &prefix.0)
}

/// Returns the idempotency token for an absent member that is a label of the host: it stands in the rest of the request,
/// too, and both must be the same.
pub(super) fn token(call: &Call<'_>, input: &dyn Structure) -> Result<Option<String>, MessageError> {
    if call.operation.host_prefix.is_none() {
        return Ok(None);
    }
    let maker = call.options.token.as_ref();
    for (index, member) in input.schema().members.iter().enumerate() {
        if member.is(HOST_LABEL)
            && let Some(token) = token_or(input.member(index), member, maker)?
        {
            return Ok(Some(token));
        }
    }
    Ok(None)
}

/// Returns a prefix with its labels replaced by members of the input, or by the token of one that is absent.
pub(super) fn expand(
    pattern: &'static str,
    input: &dyn Structure,
    token: Option<&str>,
) -> Result<HostPrefix, MessageError> {
    let mut prefix = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        prefix.push_str(before);
        prefix.push_str(label(name, input, token)?);
        rest = after;
    }
    prefix.push_str(rest);
    Ok(HostPrefix(prefix))
}

/// Returns the value of a label: one or more labels of a host name and nothing else, so that no value
/// redirects a request (Smithy 2.0, `endpoint` trait).
fn label<'i>(
    name: &'static str,
    input: &'i dyn Structure,
    token: Option<&'i str>,
) -> Result<&'i str, MessageError> {
    let schema = input.schema();
    let mut members = schema.members.iter().enumerate();
    let Some((index, member)) = members.find(|(_, member)| member.is(HOST_LABEL) && member.name() == name)
    else {
        let problem = "expected a member of the input for this label of the host prefix, found none: the model is wrong";
        return Err(MessageError::Member { shape: schema.id, member: name, problem });
    };
    let text = match input.member(index) {
        Ref::String(text) => text,
        Ref::Enum(text) => text.get(),
        Ref::Absent if member.is(IDEMPOTENCY_TOKEN) => token.unwrap_or_default(),
        _ => "",
    };
    if text.len() <= LONGEST && text.split('.').all(is_label) {
        return Ok(text);
    }
    let problem =
        "expected labels of a host name (each 1 to 63 letters, digits and hyphens), found another text";
    Err(MessageError::member(schema, member, problem))
}

/// The maximum length of a host name in bytes (RFC 1035, section 2.3.4).
const LONGEST: usize = 253;

/// Returns `true` if a text is one label of a host name (RFC 1123, section 2.1).
fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
