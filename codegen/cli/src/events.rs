//! Streams of events in JSON: a list, under the name that the stream's member has in the model.

use ferrosmith_dynamic::{DynamicUnion, UnionType, events};
use ferrosmith_runtime::schema::Events;
use ferrosmith_runtime::{Document, Ref, validate};

use crate::json_input;

/// The stream of an input or an output: its member, and the union of its events.
#[derive(Clone, Copy)]
pub(crate) struct Stream {
    member: &'static str,
    union: &'static UnionType,
}

impl Stream {
    /// Returns the stream of an input or an output, if it has one.
    pub(crate) fn of(schema: Option<Events>, union: Option<&'static UnionType>) -> Option<Stream> {
        Some(Stream { member: schema?.member, union: union? })
    }

    /// Takes the events out of an input or an output; `None` if it says nothing of them.
    ///
    /// # Errors
    /// Returns a message with a path, if they do not fit the union or violate its constraints.
    pub(crate) fn take(self, from: &mut Document) -> Result<Option<Vec<DynamicUnion>>, String> {
        let member = self.member;
        let given = match from {
            Document::Object(object) => object.remove(member),
            _ => None,
        };
        let list = match given {
            None | Some(Document::Null) => return Ok(None),
            Some(Document::Array(list)) => list,
            Some(_) => return Err(format!("/{member}: expected a list of events, found another type")),
        };
        let read = |(index, event): (usize, &Document)| {
            self.read(event).map_err(|problem| format!("/{member}/{index}{problem}"))
        };
        list.iter().enumerate().map(read).collect::<Result<_, _>>().map(Some)
    }

    fn read(self, given: &Document) -> Result<DynamicUnion, String> {
        let mut event = DynamicUnion::new(self.union);
        let missing = events::read(given, &mut event).map_err(|error| json_input::unplaced(&error))?;
        if let Some(path) = ferrosmith_dynamic::text::unknown_member(given, &events::document(&event)) {
            return Err(json_input::no_such_member(&path, Ref::Union(&event)));
        }
        let Some(structure) = event.structure() else { return Ok(event) };
        // Paths of an event start at its structure.
        let missing: Vec<String> = missing.iter().map(|path| within(path).to_owned()).collect();
        match validate::check_read(structure, &missing).into_result() {
            Ok(()) => Ok(event),
            Err(violations) => Err(format!(": {violations}")),
        }
    }

    /// Puts events into an input or an output.
    pub(crate) fn put(self, into: &mut Document, events: &[DynamicUnion]) {
        if let Document::Object(object) = into {
            let list: Vec<Document> = events.iter().map(events::document).collect();
            object.insert(self.member, Document::Array(list));
        }
    }
}

/// Returns the rest of a JSON pointer behind its first name.
fn within(path: &str) -> &str {
    path.get(1..).and_then(|path| path.find('/')).map_or(path, |at| &path[at + 1..])
}
