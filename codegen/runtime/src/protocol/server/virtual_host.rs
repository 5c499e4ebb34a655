//! Buckets as virtual hosts (Amazon S3, virtual hosting of buckets).

use http::header::HOST;
use http::uri::{Authority, PathAndQuery};
use http::{HeaderMap, Uri};

use crate::data::joined;

/// Returns the URI with the bucket of a virtual host in its path, where the model has it; `None` if the host of the request
/// is not below `base`.
///
/// ```
/// use ferrosmith_runtime::http::Request;
/// use ferrosmith_runtime::protocol::bucket_in_path;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let request = Request::get("/a/b.txt?versionId=3")
///     .header("host", "shelf.s3.example.com:8080")
///     .body(())?;
/// let found = |base| bucket_in_path(request.uri(), request.headers(), base);
/// assert_eq!(found("s3.example.com").unwrap(), "/shelf/a/b.txt?versionId=3");
/// assert_eq!(found("example.org"), None);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn bucket_in_path(uri: &Uri, headers: &HeaderMap, base: &str) -> Option<Uri> {
    let bucket = bucket(uri, headers, base)?;
    let (path, query) = (uri.path(), uri.query());
    let path = if path == "/" { "" } else { path };
    let mut target = joined(&["/", &bucket, path], "");
    if let Some(query) = query {
        target.extend(["?", query]);
    }
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
    Uri::from_parts(parts).ok()
}

/// Returns the labels of the host before `base`.
fn bucket(uri: &Uri, headers: &HeaderMap, base: &str) -> Option<String> {
    let in_header = || headers.get(HOST)?.to_str().ok()?.parse::<Authority>().ok();
    let authority = uri.authority().cloned().or_else(in_header)?;
    let host = authority.host().to_ascii_lowercase();
    let bucket = host.strip_suffix(&base.to_ascii_lowercase())?.strip_suffix('.')?;
    (!bucket.is_empty()).then(|| bucket.to_owned())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn found(uri: &str, host: &'static str) -> Option<String> {
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]);
        bucket_in_path(&uri.parse().unwrap(), &headers, "S3.test").map(|uri| uri.to_string())
    }

    #[test]
    fn the_labels_before_the_base_are_the_bucket() {
        assert_eq!(found("/", "shelf.s3.test").as_deref(), Some("/shelf"));
        assert_eq!(found("/?list-type=2", "Shelf.S3.test:80").as_deref(), Some("/shelf?list-type=2"));
        assert_eq!(found("/../a%2Fb/", "my.shelf.s3.test").as_deref(), Some("/my.shelf/../a%2Fb/"));
        // HTTP/2 has the host in the URI.
        let uri = "https://shelf.s3.test/a";
        assert_eq!(found(uri, "other.s3.test").as_deref(), Some("https://shelf.s3.test/shelf/a"));
    }

    #[test]
    fn other_hosts_have_none() {
        for host in ["s3.test", ".s3.test", "shelfs3.test", "s3.test.example", "localhost", "[::1]:80", ""] {
            assert_eq!(found("/a", host), None, "{host}");
        }
        assert_eq!(bucket_in_path(&Uri::from_static("/a"), &HeaderMap::new(), "s3.test"), None);
    }
}
