//! The URI of a request as it was sent and signed, where it was changed on its way to the server.

use std::borrow::Cow;
use std::fmt;

use http::request::Parts;
use http::{Extensions, Uri};

/// The extension of a request that has it.
#[derive(Debug, Clone)]
struct SentUri(Uri);

/// Keeps the URI that a request was sent with, unless an earlier one is known.
pub(crate) fn keep(head: &mut Parts, sent: Uri) {
    if head.extensions.get::<SentUri>().is_none() {
        head.extensions.insert(SentUri(sent));
    }
}

/// Returns the head of a request as it was sent.
pub(crate) fn sent(head: &Parts) -> Cow<'_, Parts> {
    let mut sent = Cow::Borrowed(head);
    if let Some(SentUri(uri)) = head.extensions.get() {
        sent.to_mut().uri = uri.clone();
    }
    sent
}

/// Finds the URI that a request was sent with among its extensions.
pub(crate) struct Finder(Box<Find>);

type Find = dyn Fn(&Extensions) -> Option<Uri> + Send + Sync;

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

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Finder")
    }
}
