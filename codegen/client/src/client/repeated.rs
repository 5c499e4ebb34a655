//! Labels that the endpoint has already: the rules of S3 put the bucket into the host or the path, and so does the
//! path of the model. Rules of any other service may say a value twice, and mean it.

use http::Uri;
use http::uri::PathAndQuery;

use super::context::Given;
use super::run::Job;
use crate::endpoint::percent_encoded;

/// Returns the path and query of a request without the first label, if rules put its value into the endpoint, and the API
/// is of S3's kind (`restXml` with `noErrorWrapping`).
pub(super) fn without(base: &Uri, job: &Job, target: PathAndQuery) -> PathAndQuery {
    let Some(first) = target.path().strip_prefix('/').and_then(|path| path.split('/').next()) else {
        return target;
    };
    let is_repeated = |given: &Given| match given {
        Given::String(value) => percent_encoded(value) == first && has(base, value, first),
        _ => false,
    };
    if first.is_empty()
        || !job.service.unwrapped_errors
        || !starts_with_label(job)
        || !job.context.iter().any(|(_, given)| is_repeated(given))
    {
        return target;
    }
    let rest = target.path().get(1 + first.len()..).filter(|rest| !rest.is_empty()).unwrap_or("/");
    let shorter = match target.query() {
        Some(query) => PathAndQuery::try_from(format!("{rest}?{query}")),
        None => PathAndQuery::try_from(rest),
    };
    shorter.unwrap_or(target)
}

fn starts_with_label(job: &Job) -> bool {
    job.operation.http.is_some_and(|http| http.uri.starts_with("/{"))
}

/// Returns whether an endpoint contains a value: in its host, at the end of its path, or, of an ARN, its parts.
fn has(base: &Uri, value: &str, encoded: &str) -> bool {
    let in_host =
        base.host().and_then(|host| host.strip_prefix(value)).is_some_and(|rest| rest.starts_with('.'));
    let in_path = base.path().trim_end_matches('/').rsplit('/').next() == Some(encoded);
    in_host || in_path || value.starts_with("arn:")
}
