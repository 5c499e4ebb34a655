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

impl ErrorDocument {
    /// Reads a body; one that is no XML says nothing.
    fn read(body: &[u8]) -> Self {
        let mut whole = Document::Null;
        let read = xml::read(body, Mut::Document(&mut whole), &Options::default());
        ErrorDocument { whole: if read.is_ok() { whole } else { Document::Null } }
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
