//! Error responses whose body is XML.

use super::{APPLICATION_XML, XmlCodec};
use crate::codec::Options;
use crate::data::Document;
use crate::protocol::{ErrorFacts, ResponseRef};
use crate::value::Mut;
use crate::xml::{self, Envelope};

/// The body of an error, of any protocol with XML bodies.
#[derive(Debug, Default)]
struct ErrorDocument {
    whole: Document,
}

/// The number of elements around code and message, at most.
const AROUND: usize = 3;

/// Returns an element whose children have their names without prefixes, down to a depth. A name that has none goes first.
fn local(element: Document, depth: usize) -> Document {
    match element {
        Document::Object(children) if depth > 0 => {
            let (prefixed, mut named): (Vec<_>, Vec<_>) =
                children.into_iter().partition(|(name, _)| name.contains(':'));
            for (name, child) in prefixed {
                let bare = name.rsplit(':').next().unwrap_or_default();
                if !name.starts_with('@') && named.iter().all(|(other, _)| other != bare) {
                    named.push((bare.to_owned(), child));
                }
            }
            named.into_iter().map(|(name, child)| (name, local(child, depth - 1))).collect()
        }
        Document::Array(all) => all.into_iter().map(|one| local(one, depth)).collect(),
        other => other,
    }
}

impl ErrorDocument {
    /// Reads a body; one that is no XML says nothing.
    fn read(body: &[u8]) -> Self {
        let mut whole = Document::Null;
        let read = xml::read(body, Mut::Document(&mut whole), &Options::default());
        ErrorDocument { whole: if read.is_ok() { local(whole, AROUND) } else { Document::Null } }
    }

    /// Returns the element with code and message: the whole document, or one in it.
    fn error(&self) -> &Document {
        let within = self.whole.get("Errors").unwrap_or(&self.whole);
        match within.get("Error") {
            Some(Document::Array(errors)) => errors.first().unwrap_or(&Document::Null),
            Some(error) => error,
            None => &self.whole,
        }
    }

    /// Returns the first of some texts, which stands beside the error or in it. There it may be a member's.
    fn id(&self, names: &[&str]) -> Option<String> {
        let id = |of: &Document| names.iter().find_map(|name| Some(of.get(name)?.as_str()?.to_owned()));
        [&self.whole, self.error()].into_iter().find_map(id)
    }
}

/// Returns the facts of an error response; without a body, as after the method HEAD, its status is the code.
pub(in crate::protocol) fn error_facts(response: &ResponseRef<'_>) -> ErrorFacts {
    let body = response.body.bytes();
    let document = ErrorDocument::read(body);
    let mut facts = ErrorFacts::of_xml(response, document.error());
    facts.request_id = facts.request_id.or_else(|| document.id(&["RequestId", "RequestID", "requestId"]));
    facts.extended_request_id = facts.extended_request_id.or_else(|| document.id(&["HostId"]));
    if facts.code.is_none() && body.trim_ascii().is_empty() {
        facts.code = response.status.canonical_reason().map(|reason| reason.replace(' ', ""));
    }
    facts
}

/// Returns the codec of the members of an error, for any of the elements that protocols have around them: some services
/// have those of another protocol.
pub(in crate::protocol) fn error_codec() -> XmlCodec<Envelope<'static>> {
    let names = &["ErrorResponse", "Response", "Errors", "Error"];
    XmlCodec::new(APPLICATION_XML, Envelope { names, namespace: None, first: &[] })
}
