//! Media types of requests, and those accepted in responses (RFC 9110, sections 8.3 and 12.5.1).

use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::{Reason, Refusal};
use crate::data::shortened;

/// The treatment of a request without a content type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoContentType {
    /// It is read as if it had the media type of the protocol.
    Taken,
    /// It is refused.
    Refused,
}

/// Returns `true` if a body has the media type; parameters such as `charset` are ignored.
pub(in crate::protocol) fn is_content(headers: &HeaderMap, media_type: &str) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|found| {
        let equal = || bare(found.to_str().unwrap_or_default()).eq_ignore_ascii_case(bare(media_type));
        found == media_type || equal() // most clients send the very same
    })
}

/// Returns the refusal of a body that has another media type than it should.
#[cold]
pub(in crate::protocol) fn refused(expected: &str, headers: &HeaderMap) -> Refusal {
    let found = match headers.get(CONTENT_TYPE).map(HeaderValue::to_str) {
        None => "no content type".into(),
        Some(Err(_)) => "a content type that is no text".into(),
        Some(Ok(found)) => match bare(found) {
            "" => "an empty content type".into(),
            found => shortened(found, 64),
        },
    };
    Refusal::new(Reason::UnsupportedMediaType, format!("expected {expected}, found {found}"))
}

/// Returns `true` if a client accepts a media type, by the most specific range that contains it. Its weight
/// must not be zero (RFC 9110, section 12.4.2). Without the header, everything is accepted.
pub(in crate::protocol) fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    let values = headers.get_all(ACCEPT);
    if values.iter().all(|value| value == media_type) {
        return true; // or there is no header
    }
    let ranges = values.iter().flat_map(|value| value.to_str().unwrap_or_default().split(','));
    let holding = ranges.filter_map(|range| Some((precision(media_type, bare(range))?, is_wanted(range))));
    // Of equally specific ranges, one with a weight is enough.
    holding.max().is_some_and(|(_, wanted)| wanted)
}

/// Returns how specific a range is that contains a media type; `None` if it does not contain it.
fn precision(media_type: &str, range: &str) -> Option<u8> {
    let (kind, subtype) = range.split_once('/')?;
    let (of, _) = media_type.split_once('/')?;
    match (kind, subtype) {
        ("*", "*") => Some(0),
        (kind, "*") => kind.eq_ignore_ascii_case(of).then_some(1),
        _ => bare(media_type).eq_ignore_ascii_case(range).then_some(2),
    }
}

/// Returns `true` if the weight of a range is not zero: `0`, `0.`, `0.0`, `0.00` or `0.000`.
fn is_wanted(range: &str) -> bool {
    let mut parameters = range.split(';').skip(1).filter_map(|parameter| parameter.trim().split_once('='));
    let weight = parameters.find(|(name, _)| name.trim_end().eq_ignore_ascii_case("q"));
    weight.is_none_or(|(_, weight)| {
        let weight = weight.trim();
        !weight.starts_with('0') || weight.contains(|digit: char| matches!(digit, '1'..='9'))
    })
}

/// Returns a media type without its parameters.
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
    fn the_weight_of_the_most_specific_range_counts() {
        let json = "application/json";
        for range in [
            "application/json;q=0.001",
            "*/*;q=0, application/json",
            "text/html;q=0, */*",
            "application/*; q=0, application/json; charset=utf-8 ; Q = 0.1",
            "application/json;q=0, application/json;charset=utf-8",
        ] {
            assert!(accepts(&accept(range), json), "{range}");
        }
        for range in [
            "application/json;q=0",
            "application/json; charset=utf-8; q=0.000",
            "application/json;q=0, */*",
            "application/json ; Q = 0. , application/*",
            "*/*;q=0",
        ] {
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
