//! Required members that a request lacks: all of them, with their paths.
//!
//! Only a request that lacks one pays for this: its body is read again as a document, which is then
//! compared with the value, because a value cannot tell an empty text from a missing one.

use super::codec::Codec;
use crate::codec::{Members, members::Seen};
use crate::data::Document;
use crate::schema::{Location, Member, Payload, REQUIRED};
use crate::validate::pointer;
use crate::value::{Ref, Selected, Structure};

/// The paths of members that stand outside a document and are missing.
pub(super) fn bound(input: &dyn Structure, seen: &Seen) -> Vec<String> {
    let is_missing = |(index, member): &(usize, &Member)| {
        let outside = match member.payload() {
            Some(payload) => matches!(payload, Payload::Structure | Payload::Document),
            None => !matches!(member.location(), Location::Body | Location::PrefixHeaders(_)),
        };
        outside && member.is(REQUIRED) && !seen.contains(*index)
    };
    let members = input.schema().members.iter().enumerate();
    members.filter(is_missing).map(|(_, member)| format!("/{}", member.name())).collect()
}

/// Adds the paths of members that are missing in a body.
pub(super) fn in_body(
    codec: Codec,
    body: &[u8],
    value: Ref<'_>,
    members: Members,
    path: &str,
    missing: &mut Vec<String>,
) {
    let document = codec.document(body);
    let mut search = Search { codec, path: path.to_owned(), missing };
    match value {
        Ref::Structure(structure) => search.structure(structure, &document, members),
        other => search.value(other, &document),
    }
}

struct Search<'m> {
    codec: Codec,
    path: String,
    missing: &'m mut Vec<String>,
}

impl Search<'_> {
    fn structure(&mut self, value: &dyn Structure, document: &Document, members: Members) {
        for (index, member) in value.schema().members.iter().enumerate() {
            if members == Members::Body && member.location() != Location::Body {
                continue;
            }
            let found = document.get(self.codec.key(member)).filter(|found| !found.is_null());
            self.below(member.name(), |search| match found {
                Some(found) => search.value(value.field(index), found),
                None if member.is(REQUIRED) => search.missing.push(search.path.clone()),
                None => {}
            });
        }
    }

    /// Goes on in what a value holds. It nests no deeper than the reader went.
    fn value(&mut self, value: Ref<'_>, document: &Document) {
        match (value, document) {
            (Ref::Structure(structure), _) => self.structure(structure, document, Members::All),
            (Ref::Union(union), _) => {
                let Selected::Member(index, Some(value)) = union.get() else { return };
                let Some(member) = union.schema().members.get(index) else { return };
                if let Some(found) = document.get(self.codec.key(member)) {
                    self.below(member.name(), |search| search.value(value.view(), found));
                }
            }
            (Ref::List(list), Document::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    self.below(&index.to_string(), |search| search.value(list.get(index), element));
                }
            }
            (Ref::Map(map), Document::Object(entries)) => {
                for (key, entry) in entries {
                    let value = map.get(key).unwrap_or(Ref::Absent);
                    self.below(key, |search| search.value(value, entry));
                }
            }
            _ => {}
        }
    }

    /// Goes on a step deeper in the path.
    fn below(&mut self, step: &str, search: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        pointer::push(&mut self.path, step);
        search(self);
        self.path.truncate(length);
    }
}
