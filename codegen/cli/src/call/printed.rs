//! Outputs, events and errors, as JSON on the standard output.

use std::io::{self, Write as _};
use std::process::ExitCode;

use ferrosmith_client::blocking;
use ferrosmith_dynamic::{DynamicError, DynamicUnion, events, text};
use ferrosmith_runtime::event_stream::{Event, EventError, EventStream};
use ferrosmith_runtime::{Document, ServiceError as _, json};

use super::exchange::{Events, Found};
use crate::messages::{self, tell};

/// Prints an output; of one with events a line, and a line for each event as it comes.
pub(super) fn found(found: Found) -> ExitCode {
    match found {
        Found::Output { output, missing } => {
            lacks(&missing);
            messages::print(&(text::pretty(&output) + "\n"))
        }
        Found::Events(events) => stream(*events),
    }
}

fn lacks(missing: &[String]) {
    if !missing.is_empty() {
        tell!("the response lacks required members: {}", missing.join(", "));
    }
}

fn stream(Events { initial, reader, body }: Events) -> ExitCode {
    let mut stream = EventStream::new(reader, body);
    let output = match blocking::wait(stream.initial(initial)) {
        Ok(output) => output,
        Err(error) => return messages::error(error),
    };
    let mut status = ExitCode::SUCCESS;
    if !line(&text::document(&output)) {
        return status;
    }
    while let Some(event) = blocking::wait(stream.next()) {
        match event {
            Ok(Event::Known(event)) => {
                if !line(&events::document(&event)) {
                    return status;
                }
            }
            Ok(Event::Unknown(message)) => {
                let name = message.name().unwrap_or_default().escape_debug();
                tell!("an event that the model does not have: `{name}`, {} bytes", message.payload().len());
            }
            Err(EventError::Exception(event)) => status = exception(&event),
            Err(error) => status = messages::error(error),
        }
    }
    status
}

/// Prints JSON on a line of its own; `false` if nobody reads it any more.
fn line(document: &Document) -> bool {
    let written = writeln!(io::stdout(), "{}", json::document_to_string(document));
    written.is_ok()
}

/// Prints a modelled error among events.
fn exception(event: &DynamicUnion) -> ExitCode {
    match event.structure().and_then(|structure| structure.schema().error.map(|error| (structure, error))) {
        Some((structure, error)) => {
            let status = messages::error(error.code);
            tell!("{}", text::pretty(structure));
            status
        }
        None => messages::error("an error that cannot be read"),
    }
}

/// Prints an error of the service: what it says, and its members.
pub(super) fn failed(error: &DynamicError) -> ExitCode {
    let status = messages::error(error);
    if let DynamicError::Modeled { structure, .. } = error {
        tell!("{}", text::pretty(structure));
    }
    if error.is_retryable() {
        tell!("It may succeed when it is sent again.");
    }
    status
}
