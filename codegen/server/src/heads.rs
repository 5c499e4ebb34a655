//! Requests without a head that hyper can read. No service sees them; hyper answers them with a status alone.

use std::fmt;
use std::sync::Arc;

use ferrosmith_runtime::Rejection;
use ferrosmith_runtime::protocol::{Reason, Refusal, ServerProtocol};
use http::{StatusCode, Version};

use crate::request_id::RequestId;
use crate::server::REQUEST_ID;
use crate::trace;

/// Is told the status and the message of an answer.
pub(crate) type Told = dyn Fn(StatusCode, &str) + Send + Sync;

/// The form of the answers to such requests.
#[derive(Clone)]
pub(crate) struct Heads {
    pub(crate) protocol: &'static dyn ServerProtocol,
    pub(crate) told: Option<Arc<Told>>,
}

impl Heads {
    /// Returns the answer in place of hyper's to a client that speaks a version; `None` if that is another one.
    pub(crate) fn answer(&self, hypers: &[u8], speaks: Option<Version>) -> Option<Vec<u8>> {
        let (line, rest) = std::str::from_utf8(hypers).ok()?.split_once("\r\n")?;
        let status = line.strip_prefix("HTTP/1.1 ")?.get(..3)?;
        let status = StatusCode::from_bytes(status.as_bytes()).ok().filter(StatusCode::is_client_error)?;
        let (line, status) = match speaks {
            Some(Version::HTTP_2) => {
                ("HTTP/1.1 505 HTTP Version Not Supported", StatusCode::HTTP_VERSION_NOT_SUPPORTED)
            }
            _ => (line, status),
        };
        let (id, refusal) = (RequestId::next(), refusal(status));
        trace::unreadable(status, refusal.reason, &id);
        if let Some(told) = &self.told {
            told(status, &refusal.message);
        }
        let response = Rejection::new(self.protocol, refusal).response();
        let mut answer =
            format!("{line}\r\n{REQUEST_ID}: {}\r\nconnection: close\r\n", id.as_str()).into_bytes();
        for (name, value) in response.headers() {
            answer.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
        if !response.headers().contains_key(http::header::CONTENT_LENGTH) {
            answer.extend(format!("content-length: {}\r\n", response.body().len()).as_bytes());
        }
        let date = rest.lines().find(|line| line.starts_with("date: "));
        answer.extend(date.into_iter().flat_map(|date| [date, "\r\n"]).flat_map(str::bytes));
        answer.extend(b"\r\n");
        answer.extend_from_slice(response.body());
        Some(answer)
    }
}

impl fmt::Debug for Heads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Heads").field("protocol", &self.protocol.id()).finish_non_exhaustive()
    }
}

/// Returns the refusal for a status.
fn refusal(status: StatusCode) -> Refusal {
    match status {
        StatusCode::HTTP_VERSION_NOT_SUPPORTED => {
            Refusal::new(Reason::NotImplemented, "expected HTTP/1.1, found HTTP/2")
        }
        StatusCode::URI_TOO_LONG => {
            Refusal::new(Reason::TooLarge, "expected a target of at most 65,534 bytes, found a longer one")
        }
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => Refusal::new(
            Reason::TooLarge,
            "expected a head of at most 100 headers and some 400 KiB, found a larger one",
        ),
        _ => Refusal::new(
            Reason::Serialization,
            "expected the head of a request of HTTP/1.1, found another text",
        ),
    }
}
