//! Media types of requests and of the answers they accept (RFC 9110, 8.3 and 12.5.1).

use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap};

/// Whether the body is of a media type; parameters such as `charset` do not count.
pub(super) fn is_content(headers: &HeaderMap, media_type: &str) -> bool {
    content(headers).is_some_and(|found| found.eq_ignore_ascii_case(bare(media_type)))
}

/// The media type of the body.
pub(super) fn content(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_TYPE).map(|value| bare(value.to_str().unwrap_or_default()))
}

/// Whether an answer of a media type is accepted, as one is that the client says nothing of.
pub(super) fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    let mut said = false;
    for value in headers.get_all(ACCEPT) {
        for range in value.to_str().unwrap_or_default().split(',') {
            said = true;
            if is_in(media_type, bare(range)) {
                return true;
            }
        }
    }
    !said
}

fn is_in(media_type: &str, range: &str) -> bool {
    match range.split_once('/') {
        Some(("*", "*")) => true,
        Some((kind, "*")) => media_type.split('/').next().is_some_and(|of| of.eq_ignore_ascii_case(kind)),
        _ => bare(media_type).eq_ignore_ascii_case(range),
    }
}

/// A media type without its parameters.
fn bare(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or(media_type).trim()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn accept(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(value))])
    }

    #[test]
    fn ranges_hold_types() {
        let json = "application/json";
        assert!(accepts(&HeaderMap::new(), json));
        for range in ["*/*", "application/*", "text/html, application/json;q=0.5", "Application/JSON"] {
            assert!(accepts(&accept(range), json), "{range}");
        }
        for range in ["text/*", "application/hal+json", ""] {
            assert!(!accepts(&accept(range), json), "{range}");
        }
    }

    #[test]
    fn parameters_do_not_count() {
        let headers =
            HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))]);
        assert!(is_content(&headers, "text/plain"));
        assert!(is_content(&headers, "text/plain; charset=utf-16"));
        assert!(!is_content(&headers, "text/html"));
        assert!(!is_content(&HeaderMap::new(), "text/html"));
    }
}
