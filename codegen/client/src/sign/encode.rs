//! Percent-encoding and normal paths, as signatures want them.

use std::borrow::Cow;

/// Bytes that are never encoded (RFC 3986, section 2.3).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Appends text with every byte encoded that is neither unreserved nor one of `also`.
pub(crate) fn push_encoded(out: &mut String, text: &[u8], also: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text {
        if is_unreserved(byte) || also.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

/// Returns the text whose percent-encoded bytes are decoded; what is no such encoding stays.
pub(super) fn decoded(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.contains(&b'%') {
        return Cow::Borrowed(text);
    }
    let digit = |at: usize| text.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(byte));
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    Cow::Owned(out)
}

/// Returns the path without empty segments, `.` and `..`: RFC 3986, section 5.2.4, but runs of slashes are one, and only
/// a slash at the end is kept as one there, as in botocore.
pub(super) fn normal_path(path: &str) -> Cow<'_, str> {
    let is_normal = !path.contains("//") && !path.split('/').any(|segment| matches!(segment, "." | ".."));
    if is_normal {
        return Cow::Borrowed(path);
    }
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    let is_folder = path.ends_with('/') && !kept.is_empty();
    let mut normal = String::with_capacity(path.len());
    for segment in &kept {
        normal.push('/');
        normal.push_str(segment);
    }
    if is_folder || normal.is_empty() {
        normal.push('/');
    }
    Cow::Owned(normal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_loses_dots_and_empty_segments() {
        for (path, normal) in [
            ("/", "/"),
            ("//", "/"),
            ("/./", "/"),
            ("/a/..", "/"),
            ("/../..", "/"),
            ("/./a", "/a"),
            ("//a//", "/a/"),
            ("/a/b/..", "/a"),
            ("/a/b/../", "/a/"),
            ("/a/.", "/a"),
            ("/a/...", "/a/..."),
            ("/a/b", "/a/b"),
        ] {
            assert_eq!(normal_path(path), normal, "{path}");
        }
    }

    #[test]
    fn what_is_no_encoding_stays() {
        assert_eq!(&*decoded(b"a%2Fb%zz%4"), b"a/b%zz%4");
        assert_eq!(&*decoded(b"%"), b"%");
        let mut text = String::new();
        push_encoded(&mut text, "a b/é~".as_bytes(), b"/");
        assert_eq!(text, "a%20b/%C3%A9~");
    }
}
