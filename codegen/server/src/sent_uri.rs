//! The URI of a request as it was sent and signed, where it was changed on its way to the server.

#[cfg(feature = "sigv4")]
use std::borrow::Cow;
#[cfg(feature = "sigv4")]
use std::fmt;

#[cfg(feature = "sigv4")]
use http::Extensions;
use http::Uri;
use http::request::Parts;

#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "sigv4"), expect(dead_code, reason = "signatures alone need it"))]
struct SentUri(Uri);

/// Keeps the URI that a request was sent with, unless an earlier one is known.
pub(crate) fn keep(head: &mut Parts, sent: Uri) {
    if head.extensions.get::<SentUri>().is_none() {
        head.extensions.insert(SentUri(sent));
    }
}

/// Returns the head of a request as it was sent.
#[cfg(feature = "sigv4")]
pub(crate) fn sent(head: &Parts) -> Cow<'_, Parts> {
    let mut sent = Cow::Borrowed(head);
    if let Some(SentUri(uri)) = head.extensions.get() {
        sent.to_mut().uri = uri.clone();
    }
    sent
}

/// Finds the URI that a request was sent with among its extensions.
#[cfg(feature = "sigv4")]
pub(crate) struct Finder(Box<Find>);

#[cfg(feature = "sigv4")]
type Find = dyn Fn(&Extensions) -> Option<Uri> + Send + Sync;

#[cfg(feature = "sigv4")]
impl Finder {
    pub(crate) fn new(find: impl Fn(&Extensions) -> Option<Uri> + Send + Sync + 'static) -> Self {
        Finder(Box::new(find))
    }

    /// Keeps the URI of a request, if one is found.
    pub(crate) fn keep(&self, head: &mut Parts) {
        if let Some(uri) = (self.0)(&head.extensions) {
            keep(head, uri);
        }
    }
}

#[cfg(feature = "sigv4")]
impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Finder")
    }
}
