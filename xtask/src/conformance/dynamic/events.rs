//! Streams of events on schemas that are made at run time.

use bytes::Bytes;
use ferrosmith_dynamic::{DynamicUnion, UnionType};
use ferrosmith_runtime::event_stream::{EventReader, EventWriter};
use ferrosmith_runtime::protocol::{Protocol, RequestRef, ResponseRef, Side};
use ferrosmith_runtime::{ClientOptions, ServerOptions};
use serde_json::Value;

use super::made;
use crate::conformance::runner::event_rows::{self, InputCalls, OutputCalls, Read, UnionCalls};
use crate::conformance::runner::rows::{Request, Response};

/// An operation, and the union of the events of its input or of its output.
pub(super) struct DynamicEvents {
    pub(super) operation: ferrosmith_dynamic::Operation,
    pub(super) union: &'static UnionType,
}

impl UnionCalls for DynamicEvents {
    fn write(&self, protocol: &'static dyn Protocol, event: &Value) -> Result<Bytes, String> {
        let writer = EventWriter::with_schema(event_rows::codec(protocol)?, self.union.schema);
        event_rows::written(DynamicUnion::new(self.union), writer, event)
    }

    fn read(
        &self,
        protocol: &'static dyn Protocol,
        side: Side,
        bytes: Bytes,
        expected: Option<&Value>,
    ) -> Read {
        let union = self.union;
        let reader =
            EventReader::with_empty(event_rows::codec(protocol)?, side, move || DynamicUnion::new(union));
        event_rows::compared(DynamicUnion::new(union), reader, bytes, expected)
    }
}

impl InputCalls for DynamicEvents {
    fn events(&self) -> &dyn UnionCalls {
        self
    }

    fn request(&self, protocol: &'static dyn Protocol, input: &Value) -> Result<Request, String> {
        let input = made(self.operation.input(), input)?;
        let request = self.operation.request_events(Some(protocol), &input, &ClientOptions::default());
        request.map(|(request, _)| request.map(|()| Bytes::new())).map_err(event_rows::no_request)
    }

    fn parse(&self, protocol: &'static dyn Protocol, request: &Request, input: Option<&Value>) -> Read {
        let expected = input.map(|input| made(self.operation.input(), input)).transpose()?;
        let head = RequestRef::stream(request);
        match self.operation.parse_request_events(Some(protocol), head, &ServerOptions::default()) {
            Ok((initial, events)) => {
                event_rows::before_events(initial, events, request.body().clone(), expected.as_ref())
            }
            Err(_) => Ok(Err(event_rows::UNKNOWN)),
        }
    }
}

impl OutputCalls for DynamicEvents {
    fn events(&self) -> &dyn UnionCalls {
        self
    }

    fn respond(&self, protocol: &'static dyn Protocol, output: &Value) -> Result<Response, String> {
        let output = made(self.operation.output(), output)?;
        let response = self.operation.respond_events(Some(protocol), &output);
        response.map(|(response, _)| response.map(|()| Bytes::new())).map_err(event_rows::no_response)
    }

    fn response(&self, protocol: &'static dyn Protocol, response: &Response, output: Option<&Value>) -> Read {
        let expected = output.map(|output| made(self.operation.output(), output)).transpose()?;
        match self.operation.response_events(Some(protocol), ResponseRef::stream(response)) {
            Ok(Some((initial, events))) => {
                event_rows::before_events(initial, events, response.body().clone(), expected.as_ref())
            }
            Ok(None) => event_rows::without_events(self.operation.response(Some(protocol), response)),
            Err(_) => Ok(Err(event_rows::UNKNOWN)),
        }
    }
}
