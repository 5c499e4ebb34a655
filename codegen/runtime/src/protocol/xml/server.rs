//! The bodies of errors in XML.

use bytes::Bytes;
use http::{Response, header::CONTENT_TYPE};

use crate::codec::{self, Options};
use crate::data::{Document, Object};
use crate::protocol::message::fixed;
use crate::protocol::{PlainError, server::message};
use crate::schema::shape_name;
use crate::xml;

/// Returns the response of an error that has no shape, within elements, the outermost first.
pub(in crate::protocol) fn plain_error(
    media_type: &'static str,
    names: &[&str],
    error: &PlainError<'_>,
) -> Response<Bytes> {
    let kind = if error.status.is_server_error() { "Receiver" } else { "Sender" };
    let mut members = Object::from([("Type", kind), ("Code", shape_name(error.code))]);
    let bare = document(names, members.clone());
    if let Document::Object(own) = error.members {
        let name = |name: &str| if name == "message" { "Message".to_owned() } else { name.to_owned() };
        members.extend(own.iter().map(|(key, value)| (name(key), as_elements(value))));
    }
    // A text that XML cannot hold takes the members with it, but not the code.
    let body = document(names, members).or(bare).unwrap_or_default();
    let mut response = message::response(error.status.as_u16());
    response.headers_mut().insert(CONTENT_TYPE, fixed(media_type));
    message::finish_response(&mut response, body);
    response
}

/// Returns a value with an element around each list, and one for each of its members: the document's own form repeats the
/// name of the list.
fn as_elements(value: &Document) -> Document {
    match value {
        Document::Array(members) => {
            let members: Vec<Document> = members.iter().map(as_elements).collect();
            Document::Object(Object::from([("member", Document::from(members))]))
        }
        Document::Object(members) => Document::Object(
            members.iter().map(|(key, value)| (key.to_owned(), as_elements(value))).collect(),
        ),
        other => other.clone(),
    }
}

/// Writes members within elements, the outermost first.
fn document(names: &[&str], members: Object) -> Option<Vec<u8>> {
    let (outermost, inner) = names.split_first()?;
    let within = |members: Document, name: &&str| Document::Object(Object::from([(*name, members)]));
    let document = inner.iter().rev().fold(Document::Object(members), within);
    let mut body = Vec::with_capacity(codec::SMALL);
    xml::write_document(outermost, &document, &mut body, &Options::default()).ok()?;
    Some(body)
}
