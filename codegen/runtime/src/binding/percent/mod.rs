//! Percent-encoding of every character except unreserved ones (RFC 3986, section 2.1).

#[cfg(feature = "server")]
mod decode;
#[cfg(feature = "client")]
mod encode;

#[cfg(feature = "server")]
pub(crate) use decode::{decode, is};
#[cfg(feature = "client")]
pub(crate) use encode::encode;

#[cfg(all(test, feature = "client", feature = "server"))]
mod tests {
    use super::*;

    #[test]
    fn reserved_characters_are_encoded_and_come_back() {
        let text = " %:/?#[]@!$&'()*+,;=\u{1F639}~-._a9";
        let mut encoded = String::new();
        encode(text, false, &mut encoded);
        assert_eq!(encoded, "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9~-._a9");
        assert_eq!(decode(&encoded).as_deref(), Some(text));
    }

    #[test]
    fn a_path_keeps_its_slashes() {
        let mut encoded = String::new();
        encode("a/../b c", true, &mut encoded);
        assert_eq!(encoded, "a/../b%20c");
    }

    #[test]
    fn malformed_text_is_refused() {
        for malformed in ["%", "%2", "%2g", "%ff", "%C3%28"] {
            assert_eq!(decode(malformed), None, "{malformed}");
        }
    }
}
