//! Streams of events (Smithy 2.0, section Event streams): of operations, and in JSON.

use ferrosmith_runtime::event_stream::{EventReader, EventWriter, Initial};
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::protocol::{
    ClientProtocol, MessageError, REST_JSON_1, RequestRef, ResponseRef, ServerProtocol,
};
use ferrosmith_runtime::{
    ClientOptions, Document, Mut, Ref, Rejection, RequestError, RespondError, Selected, ServerOptions,
    Structure, Union, json,
};

use crate::{DynamicError, DynamicStructure, DynamicUnion, Operation, Sampler, UnionType, text};

/// The input or the output to come, and the reader of the events after it.
pub type DynamicEvents = (Initial<DynamicStructure>, EventReader<DynamicUnion>);

impl Operation {
    /// Returns the union of the events of the input, if it has some.
    #[must_use]
    pub fn input_events(&self) -> Option<&'static UnionType> {
        self.input_events
    }

    /// Returns the union of the events of the output, if it has some.
    #[must_use]
    pub fn output_events(&self) -> Option<&'static UnionType> {
        self.output_events
    }

    /// Returns the request for an input with events, and the writer of its body. `None` as the protocol is the one that
    /// the service prefers.
    ///
    /// # Errors
    /// Returns an error if the input does not fit a request or has no events, or the protocol has none.
    pub fn request_events(
        &self,
        protocol: Option<&'static dyn ClientProtocol>,
        input: &DynamicStructure,
        options: &ClientOptions,
    ) -> Result<(Request<()>, EventWriter<DynamicUnion>), RequestError> {
        self.any.request_events(protocol, input, options)
    }

    /// Returns the output of a response to come, and the reader of its events; `None` if the response is to be read as a
    /// whole, as one with an error is.
    ///
    /// # Errors
    /// Returns the error of a head that cannot be read.
    pub fn response_events(
        &self,
        protocol: Option<&'static dyn ClientProtocol>,
        response: ResponseRef<'_>,
    ) -> Result<Option<DynamicEvents>, DynamicError> {
        let Some(union) = self.output_events else { return Ok(None) };
        let read =
            self.any.response_events(protocol, response, self.output(), move || DynamicUnion::new(union));
        read.map_err(|error| DynamicError::Unhandled(error.unhandled()))
    }

    /// Returns the input of a request to come, and the reader of its events. `None` as the protocol is the one that the
    /// request indicates.
    ///
    /// # Errors
    /// Returns the rejection of a request whose head is malformed or violates a constraint, or of an operation whose input
    /// has no events.
    pub fn parse_request_events(
        &self,
        protocol: Option<&'static dyn ServerProtocol>,
        request: RequestRef<'_>,
        options: &ServerOptions,
    ) -> Result<DynamicEvents, Rejection> {
        let Some(union) = self.input_events else {
            let problem = MessageError::NotStreaming { shape: self.any.schema.input.id };
            return Err(Rejection::new(protocol.unwrap_or(&REST_JSON_1), problem.into()));
        };
        let event = move || DynamicUnion::new(union);
        self.any.parse_request_events(protocol, request, self.input(), event, options)
    }

    /// Returns the response for an output with events, and the writer of its body. `None` as the protocol is the one that
    /// the service prefers.
    ///
    /// # Errors
    /// Returns an error if the output does not fit a response or has no events, or the protocol has none.
    pub fn respond_events(
        &self,
        protocol: Option<&'static dyn ServerProtocol>,
        output: &DynamicStructure,
    ) -> Result<(Response<()>, EventWriter<DynamicUnion>), RespondError> {
        self.any.respond_events(protocol, output)
    }
}

impl DynamicUnion {
    /// Returns the structure that the selected member holds.
    #[must_use]
    pub fn structure(&self) -> Option<&dyn Structure> {
        match self.get() {
            Selected::Member(_, Some(value)) => match value.view() {
                Ref::Structure(structure) => Some(structure),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns `true` if the selected member is an error, which ends a call or stands among its events.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.structure().is_some_and(|structure| structure.schema().error.is_some())
    }
}

impl Sampler {
    /// Returns an event of each kind that a union has, in the order of the model, but for errors.
    pub fn events(&mut self, union: &'static UnionType) -> Vec<DynamicUnion> {
        let mut events = Vec::new();
        for index in 0..union.schema.members.len() {
            let mut event = DynamicUnion::new(union);
            self.select(&mut event, index);
            if !event.is_error() {
                events.push(event);
            }
        }
        events
    }
}

/// Returns an event as a document: an object with the name of its member.
#[must_use]
pub fn document(event: &DynamicUnion) -> Document {
    text::document_of(Ref::Union(event))
}

/// Reads an event, and returns the paths of missing required members.
///
/// # Errors
/// Returns an error if the document does not fit the union.
pub fn read(given: &Document, into: &mut DynamicUnion) -> Result<Vec<String>, json::Error> {
    text::read_value(json::document_to_string(given).as_bytes(), Mut::Union(into))
}
