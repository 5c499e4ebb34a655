//! Exchanges in files, in the form that answers have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ferrosmith_dynamic::{DynamicError, DynamicStructure, DynamicUnion, Operation, Service, text};
use ferrosmith_runtime::schema::IDEMPOTENCY_TOKEN;
use ferrosmith_runtime::{Document, Object, ServiceError as _, Structure as _, json};

use super::answer::{Answered, Outcome};
use crate::events::Stream;

/// Writes what was asked and answered.
pub(super) struct Recorder {
    folder: PathBuf,
    /// The names that operations of several services have.
    ambiguous: BTreeSet<&'static str>,
    count: AtomicU64,
}

impl Recorder {
    /// Returns a recorder of services into a folder, which is made if it is not there.
    ///
    /// # Errors
    /// Returns a message if the folder cannot be made.
    pub(super) fn new(folder: &Path, services: &[Arc<Service>]) -> Result<Recorder, String> {
        fs::create_dir_all(folder)
            .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
        let schemas = services.iter().flat_map(|service| service.operations()).map(Operation::schema);
        let (mut known, mut ambiguous) = (BTreeMap::new(), BTreeSet::new());
        for schema in schemas {
            if known.insert(schema.name, schema.id).is_some_and(|id| id != schema.id) {
                ambiguous.insert(schema.name);
            }
        }
        Ok(Recorder { folder: folder.to_owned(), ambiguous, count: AtomicU64::new(0) })
    }

    /// Writes an exchange: `OPERATION/0001.json`, the first number that is free. An operation is called by its shape id, if
    /// another one has its name.
    ///
    /// # Errors
    /// Returns a message if the file cannot be written.
    pub(super) fn write(
        &self,
        operation: &Operation,
        input: &DynamicStructure,
        events: &[DynamicUnion],
        outcome: &Outcome,
    ) -> Result<(), String> {
        let schema = operation.schema();
        let is_ambiguous = self.ambiguous.contains(schema.name);
        let folder = self.folder.join(if is_ambiguous { schema.id } else { schema.name });
        let (key, value) = match outcome {
            Ok(Answered { output, events }) => {
                let mut document = text::document(output);
                let stream = Stream::of(operation.schema().output_events, operation.output_events());
                stream.into_iter().for_each(|stream| stream.put(&mut document, events));
                ("output", document)
            }
            Err(DynamicError::Modeled { structure, .. }) => {
                let id = Document::from(structure.schema().id);
                ("error", Object::from([("shapeId", id), ("content", text::document(structure))]).into())
            }
            Err(DynamicError::Unhandled(error)) => {
                let code = ("code", Document::from(error.code().unwrap_or_default()));
                let status = ("status", Document::from(u64::from(error.status().unwrap_or(500))));
                let message = error.message().map(|message| ("message", Document::from(message)));
                ("error", [code, status].into_iter().chain(message).collect::<Object>().into())
            }
        };
        let mut input = without_tokens(input);
        let stream = Stream::of(operation.schema().input_events, operation.input_events());
        stream.into_iter().for_each(|stream| stream.put(&mut input, events));
        let exchange = Document::from(Object::from([("input", input), (key, value)]));
        let text = json::to_string_pretty(&exchange).map_err(|error| error.to_string())? + "\n";
        fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
        loop {
            let path = folder.join(format!("{:04}.json", self.count.fetch_add(1, Ordering::Relaxed) + 1));
            match fs::File::create_new(&path)
                .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
            {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                written => {
                    return written
                        .map_err(|error| format!("{}: cannot be written: {error}", path.display()));
                }
            }
        }
    }
}

/// Returns an input without the tokens that clients make anew for each request: no other one would be answered alike.
fn without_tokens(input: &DynamicStructure) -> Document {
    let mut document = text::document(input);
    if let Document::Object(object) = &mut document {
        for member in input.schema().members.iter().filter(|member| member.is(IDEMPOTENCY_TOKEN)) {
            object.remove(member.name());
        }
    }
    document
}
