//! Labels of host names.

use std::net::Ipv4Addr;

/// Returns whether the host of a URI is an address instead of a name: no prefix can stand before it.
#[must_use]
pub fn is_ip_address(host: &str) -> bool {
    host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok()
}

/// Returns whether a text is a label of a host name (RFC 1123), or several with dots between them.
pub(super) fn is_host_label(text: &str, with_dots: bool) -> bool {
    if with_dots { text.split('.').all(is_label) } else { is_label(text) }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Returns whether a bucket's name can be the first label of a host name, or several labels (which TLS forbids).
pub(super) fn is_virtual_hostable_bucket(name: &str, with_dots: bool) -> bool {
    let is_fit = |label: &str| {
        is_label(label) && !label.ends_with('-') && !label.bytes().any(|byte| byte.is_ascii_uppercase())
    };
    if !(3..=63).contains(&name.len()) || name.parse::<Ipv4Addr>().is_ok() {
        return false;
    }
    if with_dots { name.split('.').all(is_fit) } else { is_fit(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_letters_digits_and_hyphens() {
        for (text, with_dots, expected) in [
            ("a", false, true),
            ("a-b-1", false, true),
            ("", false, false),
            ("-a", false, false),
            ("a.b", false, false),
            ("a.b", true, true),
            ("a..b", true, false),
            ("a_b", true, false),
            (&"a".repeat(63), false, true),
            (&"a".repeat(64), false, false),
        ] {
            assert_eq!(is_host_label(text, with_dots), expected, "{text}");
        }
    }

    #[test]
    fn a_bucket_is_no_address_and_has_no_capitals() {
        for (text, with_dots, expected) in [
            ("my-bucket", false, true),
            ("ab", false, false),
            ("My-bucket", false, false),
            ("my.bucket", false, false),
            ("my.bucket", true, true),
            ("bucket-", false, false),
            ("192.168.1.1", true, false),
        ] {
            assert_eq!(is_virtual_hostable_bucket(text, with_dots), expected, "{text}");
        }
    }
}
