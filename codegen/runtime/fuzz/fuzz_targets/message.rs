//! Messages, for the targets that read them: the first line has the URI, the following ones headers, and after an empty
//! one comes the body.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{HeaderMap, HeaderName, HeaderValue};

pub fn of(bytes: &[u8]) -> (String, HeaderMap, Bytes) {
    let mut lines = bytes.splitn(20, |byte| *byte == b'\n');
    let uri = String::from_utf8_lossy(lines.next().unwrap_or_default()).into_owned();
    let mut headers = HeaderMap::new();
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let value = line.get(colon + 1..).unwrap_or_default().trim_ascii();
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(&line[..colon]), HeaderValue::from_bytes(value))
        {
            headers.append(name, value);
        }
    }
    let body: Vec<u8> = lines.collect::<Vec<_>>().join(&b'\n');
    (uri, headers, body.into())
}
