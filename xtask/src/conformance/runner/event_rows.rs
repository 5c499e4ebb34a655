//! The rows of the table for operations with events.

use std::marker::PhantomData;

use bytes::Bytes;
use ferrosmith_runtime::error::{Failure, ServiceError};
use ferrosmith_runtime::event_stream::{
    Event, EventError, EventReader, EventWriter, Initial, InputEvents, OutputEvents,
};
use ferrosmith_runtime::protocol::{Codec, Protocol, Side};
use ferrosmith_runtime::{
    ClientOptions, Mut, Operation as Modeled, Ref, Selected, ServerOptions, Structure, Union, Unstreamed,
    Value as Opens,
};
use serde_json::Value;

use super::difference::differences;
use super::events::with_seconds;
use super::params;
use super::rows::{Differences, Of, Request, Response, made};

/// The expected failure of a test: a modelled error, or any other.
#[derive(Debug, PartialEq)]
pub(crate) struct Failed {
    pub(crate) error: Option<String>,
}

/// The outcome of reading: compared, failed as a test may want it, or impossible for the runner.
pub(crate) type Read = Result<Result<Differences, Failed>, String>;

/// Any failure but a modelled error.
pub(crate) const UNKNOWN: Failed = Failed { error: None };

/// The calls of a union of events, without its type.
pub(crate) trait UnionCalls {
    /// Writes an event.
    fn write(&self, protocol: &'static dyn Protocol, event: &Value) -> Result<Bytes, String>;
    /// Reads an event, and compares it if there is one.
    fn read(
        &self,
        protocol: &'static dyn Protocol,
        side: Side,
        bytes: Bytes,
        expected: Option<&Value>,
    ) -> Read;
}

/// The calls of an operation whose input has events, without its types.
pub(crate) trait InputCalls {
    fn events(&self) -> &dyn UnionCalls;
    /// Writes a client's request for an input.
    fn request(&self, protocol: &'static dyn Protocol, input: &Value) -> Result<Request, String>;
    /// Reads a request as a server, and compares its input if there is one.
    fn parse(&self, protocol: &'static dyn Protocol, request: &Request, input: Option<&Value>) -> Read;
}

/// The calls of an operation whose output has events, without its types.
pub(crate) trait OutputCalls {
    fn events(&self) -> &dyn UnionCalls;
    /// Writes a server's response for an output.
    fn respond(&self, protocol: &'static dyn Protocol, output: &Value) -> Result<Response, String>;
    /// Reads a response as a client, and compares its output if there is one.
    fn response(&self, protocol: &'static dyn Protocol, response: &Response, output: Option<&Value>) -> Read;
}

/// A generated operation whose input has events.
pub(crate) struct Input {
    pub(super) name: &'static str,
    pub(super) calls: &'static (dyn InputCalls + Sync),
}

impl Input {
    pub(crate) const fn of<O: InputEvents>(name: &'static str) -> Self {
        Input { name, calls: &Of::<O>(PhantomData) }
    }
}

/// A generated operation whose output has events.
pub(crate) struct Output {
    pub(super) name: &'static str,
    pub(super) calls: &'static (dyn OutputCalls + Sync),
}

impl Output {
    pub(crate) const fn of<O: OutputEvents>(name: &'static str) -> Self {
        Output { name, calls: &Of::<O>(PhantomData) }
    }
}

impl<E: Union + Opens + 'static> UnionCalls for Of<E> {
    fn write(&self, protocol: &'static dyn Protocol, event: &Value) -> Result<Bytes, String> {
        written(E::empty(), EventWriter::new(codec(protocol)?), event)
    }

    fn read(
        &self,
        protocol: &'static dyn Protocol,
        side: Side,
        bytes: Bytes,
        expected: Option<&Value>,
    ) -> Read {
        compared(E::empty(), EventReader::new(codec(protocol)?, side), bytes, expected)
    }
}

impl<O: InputEvents> InputCalls for Of<O> {
    fn events(&self) -> &dyn UnionCalls {
        &Of::<O::InputEvent>(PhantomData)
    }

    fn request(&self, protocol: &'static dyn Protocol, input: &Value) -> Result<Request, String> {
        let input = made::<O::Input>(input)?;
        let request = O::request_events(Some(protocol), &input, &ClientOptions::default());
        request.map(|(request, _)| request.map(|()| Bytes::new())).map_err(no_request)
    }

    fn parse(&self, protocol: &'static dyn Protocol, request: &Request, input: Option<&Value>) -> Read {
        let expected = input.map(made::<O::Input>).transpose()?;
        match O::parse_request_events(Some(protocol), request.clone(), &ServerOptions::default()) {
            Ok((initial, events, body)) => before_events(initial, events, body, expected.as_ref()),
            Err(_) => Ok(Err(UNKNOWN)),
        }
    }
}

impl<O: OutputEvents> OutputCalls for Of<O> {
    fn events(&self) -> &dyn UnionCalls {
        &Of::<O::OutputEvent>(PhantomData)
    }

    fn respond(&self, protocol: &'static dyn Protocol, output: &Value) -> Result<Response, String> {
        let response = O::respond_events(Some(protocol), &made::<O::Output>(output)?);
        response.map(|(response, _)| response.map(|()| Bytes::new())).map_err(no_response)
    }

    fn response(&self, protocol: &'static dyn Protocol, response: &Response, output: Option<&Value>) -> Read {
        let expected = output.map(made::<O::Output>).transpose()?;
        match O::response_events(Some(protocol), response.clone()) {
            Ok((initial, events, body)) => before_events(initial, events, body, expected.as_ref()),
            Err(Unstreamed::Error(_)) => Ok(Err(UNKNOWN)),
            Err(Unstreamed::Whole(response)) => {
                without_events(<O as Modeled>::response_with(protocol, &response))
            }
        }
    }
}

/// Returns the codec of a protocol's events.
pub(crate) fn codec(protocol: &'static dyn Protocol) -> Result<&'static dyn Codec, String> {
    protocol.event_codec().ok_or_else(|| "the protocol has no event streams".to_owned())
}

pub(crate) fn no_request(error: impl std::fmt::Display) -> String {
    format!("no request: {error}")
}

pub(crate) fn no_response(error: impl std::fmt::Display) -> String {
    format!("no response: {error}")
}

/// Writes an event with the members that a test gives it.
pub(crate) fn written<E: Union>(
    mut event: E,
    mut writer: EventWriter<E>,
    params: &Value,
) -> Result<Bytes, String> {
    params::fill(Mut::Union(&mut event), &with_seconds(params))?;
    writer.write(&event).map_err(|error| format!("no event: {error}"))
}

/// Reads an event, and compares it if there is one; `event` is empty.
pub(crate) fn compared<E: Union>(
    mut event: E,
    mut reader: EventReader<E>,
    bytes: Bytes,
    expected: Option<&Value>,
) -> Read {
    if let Some(expected) = expected {
        params::fill(Mut::Union(&mut event), &with_seconds(expected))?;
    }
    reader.feed(bytes);
    match reader.read() {
        Ok(Some(Event::Known(_))) if expected.is_none() => Ok(Ok(Differences::new())),
        Ok(Some(Event::Known(found))) => Ok(Ok(differences(Ref::Union(&event), Ref::Union(&found)))),
        Ok(Some(Event::Unknown(message))) => {
            Err(format!("an event that is not in the model: {:?}", message.name()))
        }
        Ok(None) => Err("no event".to_owned()),
        Err(EventError::Exception(event)) => Ok(Err(Failed { error: shape_of(&event) })),
        Err(_) => Ok(Err(UNKNOWN)),
    }
}

/// Returns the id of the structure that an event is.
fn shape_of(event: &dyn Union) -> Option<String> {
    match event.get() {
        Selected::Member(_, Some(value)) => match value.view() {
            Ref::Structure(structure) => Some(structure.schema().id.to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// Reads what stands before the events, and compares it if there is something.
pub(crate) fn before_events<T: Structure, E: Union>(
    mut initial: Initial<T>,
    mut events: EventReader<E>,
    body: Bytes,
    expected: Option<&T>,
) -> Read {
    events.feed(body);
    match initial.read(&mut events) {
        Ok(Some(_)) if !initial.missing().is_empty() => Ok(Err(UNKNOWN)),
        Ok(Some(found)) => Ok(Ok(expected.map_or_else(Differences::new, |expected| {
            differences(Ref::Structure(expected), Ref::Structure(&found))
        }))),
        Ok(None) => Err("nothing stands before the events".to_owned()),
        Err(_) => Ok(Err(UNKNOWN)),
    }
}

/// Returns the failure of a response that is read as a whole.
pub(crate) fn without_events<T>(read: Result<T, impl ServiceError>) -> Read {
    match read {
        Ok(_) => Err("an output without events".to_owned()),
        Err(error) => Ok(Err(match error.failure() {
            Failure::Modeled { structure, .. } => Failed { error: Some(structure.schema().id.to_owned()) },
            Failure::Unhandled(_) => UNKNOWN,
        })),
    }
}
