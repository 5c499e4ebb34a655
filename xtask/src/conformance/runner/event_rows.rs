//! The rows of the table for operations with events.

use bytes::Bytes;
use ferrosmith_runtime::error::{Failure, ServiceError};
use ferrosmith_runtime::event_stream::{
    Event, EventError, EventReader, EventWriter, InputEvents, OutputEvents,
};
use ferrosmith_runtime::protocol::{Protocol, Side};
use ferrosmith_runtime::{
    ClientOptions, Mut, Operation as Modeled, Ref, Selected, ServerOptions, StructureShape, Union as Tagged,
    Unstreamed, Value as Opens,
};
use http::{Request, Response};
use serde_json::Value;

use super::difference::differences;
use super::events::with_seconds;
use super::params;
use super::rows::Differences;

/// The streams of an operation.
pub(crate) struct Events {
    /// The name of the operation.
    pub(crate) name: &'static str,
    pub(crate) input: Option<Input>,
    pub(crate) output: Option<Output>,
}

/// The expected failure of a test: a modelled error, or any other.
#[derive(Debug, PartialEq)]
pub(crate) struct Failed {
    pub(crate) error: Option<String>,
}

/// The outcome of reading: compared, failed as a test may want it, or impossible for the runner.
type Read = Result<Result<Differences, Failed>, String>;

/// The union of events, without its type.
pub(crate) struct Union {
    /// Writes an event.
    pub(crate) write: fn(&'static dyn Protocol, &Value) -> Result<Bytes, String>,
    /// Reads an event, and compares it if there is one.
    pub(crate) read: fn(&'static dyn Protocol, Side, Bytes, Option<&Value>) -> Read,
}

impl Union {
    const fn of<E: Tagged + Opens + 'static>() -> Self {
        Union { write: write::<E>, read: read::<E> }
    }
}

/// An input with events.
pub(crate) struct Input {
    pub(crate) union: Union,
    pub(crate) request: fn(&'static dyn Protocol, &Value) -> Result<Request<Bytes>, String>,
    pub(crate) parse: fn(&'static dyn Protocol, &Request<Bytes>, Option<&Value>) -> Read,
}

impl Input {
    pub(crate) const fn of<O: InputEvents>() -> Self {
        Input { union: Union::of::<O::InputEvent>(), request: request::<O>, parse: parse::<O> }
    }
}

/// An output with events.
pub(crate) struct Output {
    pub(crate) union: Union,
    pub(crate) response: fn(&'static dyn Protocol, &Value) -> Result<Response<Bytes>, String>,
    pub(crate) read: fn(&'static dyn Protocol, &Response<Bytes>, Option<&Value>) -> Read,
}

impl Output {
    pub(crate) const fn of<O: OutputEvents>() -> Self {
        Output { union: Union::of::<O::OutputEvent>(), response: respond::<O>, read: response::<O> }
    }
}

fn write<E: Tagged + Opens>(protocol: &'static dyn Protocol, event: &Value) -> Result<Bytes, String> {
    let codec = protocol.event_codec().ok_or("the protocol has no event streams")?;
    let mut made = E::empty();
    params::fill(Mut::Union(&mut made), &with_seconds(event))?;
    EventWriter::<E>::new(codec).write(&made).map_err(|error| format!("no event: {error}"))
}

fn read<E: Tagged + Opens + 'static>(
    protocol: &'static dyn Protocol,
    side: Side,
    bytes: Bytes,
    expected: Option<&Value>,
) -> Read {
    let codec = protocol.event_codec().ok_or("the protocol has no event streams")?;
    let mut made = E::empty();
    if let Some(expected) = expected {
        params::fill(Mut::Union(&mut made), &with_seconds(expected))?;
    }
    let mut reader = EventReader::<E>::new(codec, side);
    reader.feed(bytes);
    match reader.read() {
        Ok(Some(Event::Known(_))) if expected.is_none() => Ok(Ok(Vec::new())),
        Ok(Some(Event::Known(event))) => Ok(Ok(differences(Ref::Union(&made), Ref::Union(&event)))),
        Ok(Some(Event::Unknown(message))) => {
            Err(format!("an event that is not in the model: {:?}", message.name()))
        }
        Ok(None) => Err("no event".to_owned()),
        Err(EventError::Exception(event)) => Ok(Err(Failed { error: shape_of(&event) })),
        Err(_) => Ok(Err(Failed { error: None })),
    }
}

/// Returns the id of the structure that an event is.
fn shape_of(event: &dyn Tagged) -> Option<String> {
    match event.get() {
        Selected::Member(_, Some(value)) => match value.view() {
            Ref::Structure(structure) => Some(structure.schema().id.to_owned()),
            _ => None,
        },
        _ => None,
    }
}

fn made<T: StructureShape>(params: &Value) -> Result<T, String> {
    let mut structure = T::initial();
    params::fill(Mut::Structure(&mut structure), params)?;
    Ok(structure)
}

fn compared<T: StructureShape>(expected: Option<&Value>, found: &T) -> Read {
    Ok(Ok(match expected {
        Some(expected) => differences(Ref::Structure(&made::<T>(expected)?), Ref::Structure(found)),
        None => Vec::new(),
    }))
}

fn request<O: InputEvents>(protocol: &'static dyn Protocol, input: &Value) -> Result<Request<Bytes>, String> {
    let made = made::<O::Input>(input)?;
    let request = O::request_events(Some(protocol), &made, &ClientOptions::default());
    request.map(|(request, _)| request.map(|()| Bytes::new())).map_err(|error| format!("no request: {error}"))
}

fn parse<O: InputEvents>(
    protocol: &'static dyn Protocol,
    request: &Request<Bytes>,
    input: Option<&Value>,
) -> Read {
    match O::parse_request_events(Some(protocol), request.clone(), &ServerOptions::default()) {
        Ok((mut initial, mut events, body)) => {
            events.feed(body);
            match initial.read(&mut events) {
                Ok(Some(found)) => compared(input, &found),
                Ok(None) => Err("no input".to_owned()),
                Err(_) => Ok(Err(Failed { error: None })),
            }
        }
        Err(_) => Ok(Err(Failed { error: None })),
    }
}

fn respond<O: OutputEvents>(
    protocol: &'static dyn Protocol,
    output: &Value,
) -> Result<Response<Bytes>, String> {
    let response = O::respond_events(Some(protocol), &made::<O::Output>(output)?);
    response
        .map(|(response, _)| response.map(|()| Bytes::new()))
        .map_err(|error| format!("no response: {error}"))
}

fn response<O: OutputEvents>(
    protocol: &'static dyn Protocol,
    response: &Response<Bytes>,
    output: Option<&Value>,
) -> Read {
    match O::response_events(Some(protocol), response.clone()) {
        Ok((mut initial, mut events, body)) => {
            events.feed(body);
            match initial.read(&mut events) {
                Ok(Some(_)) if !initial.missing().is_empty() => Ok(Err(Failed { error: None })),
                Ok(Some(found)) => compared(output, &found),
                Ok(None) => Err("no output".to_owned()),
                Err(_) => Ok(Err(Failed { error: None })),
            }
        }
        Err(Unstreamed::Error(_)) => Ok(Err(Failed { error: None })),
        Err(Unstreamed::Whole(response)) => match <O as Modeled>::response_with(protocol, &response) {
            Ok(_) => Err("an output without events".to_owned()),
            Err(error) => Ok(Err(Failed {
                error: match error.failure() {
                    Failure::Modeled { structure, .. } => Some(structure.schema().id.to_owned()),
                    Failure::Unhandled(_) => None,
                },
            })),
        },
    }
}
