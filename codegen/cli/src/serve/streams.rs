//! The answer to a request with a stream of events: each is checked as it comes.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use ferrosmith_dynamic::{DynamicStructure, DynamicUnion, Operation};
use ferrosmith_runtime::Rejection;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::event_stream::{Event, is_error};
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{Reason, Refusal};
use ferrosmith_server::{Answer, Body, Call, Incoming, Outgoing};

use super::answer::{Outcome, StandIn, refused};
use crate::messages::tell;

impl StandIn {
    /// Answers a request whose input has events.
    pub(super) fn handle_stream(self: Arc<Self>, operation: Operation, call: Call, body: Body) -> Answer {
        Box::pin(async move {
            self.wait().await;
            self.answer_stream(operation, call, body).await.unwrap_or_else(refused)
        })
    }

    async fn answer_stream(
        self: Arc<Self>,
        operation: Operation,
        call: Call,
        body: Body,
    ) -> Result<Response<Body>, Rejection> {
        let protocol = call.protocol();
        self.may_fail(protocol)?;
        let (initial, reader) =
            operation.parse_request_events(Some(protocol), call.head(), call.options())?;
        let mut events = Incoming::new(reader, body);
        let input = events.initial(initial).await.map_err(|error| error.into_rejection(protocol))?;
        let outcome =
            self.outcome(&operation, &input).map_err(|refusal| Rejection::new(protocol, refusal))?;
        let mut exchange = Exchange { stand_in: self, operation, input, events, heard: Vec::new(), outcome };
        match &exchange.outcome {
            Ok(answered) if exchange.operation.output_events().is_some() => {
                let left: VecDeque<_> = answered.events.clone().into();
                let (operation, outcome) = (exchange.operation.clone(), exchange.outcome.clone());
                let events = Outgoing::unfold((left, exchange), answer);
                StandIn::respond(&operation, protocol, &outcome, Some(events))
            }
            _ => {
                exchange.hear().await.map_err(|refusal| Rejection::new(protocol, refusal))?;
                let noted = exchange.record();
                let response = StandIn::respond(&exchange.operation, protocol, &exchange.outcome, None)?;
                Ok(super::answer::noted(response, noted))
            }
        }
    }
}

/// The time that a client has to end its events before the error that ends those of the answer.
const LAST: Duration = Duration::from_millis(500);

/// A step of the answer: an event, or after the last one the events of the request, to their end.
async fn answer(
    (mut left, mut exchange): (VecDeque<DynamicUnion>, Exchange),
) -> Result<Option<(DynamicUnion, (VecDeque<DynamicUnion>, Exchange))>, Unhandled> {
    let next = left.pop_front();
    match &next {
        Some(event) if !is_error(event) => {}
        // No step comes after it. A client may wait for it before it ends its own events: what is there by then counts.
        Some(_) => {
            let heard = tokio::time::timeout(LAST, exchange.hear()).await;
            heard.unwrap_or(Ok(()))?;
            exchange.note();
        }
        None => {
            exchange.hear().await?;
            exchange.note();
        }
    }
    Ok(next.map(|event| (event, (left, exchange))))
}

/// A request with events that is being answered.
struct Exchange {
    stand_in: Arc<StandIn>,
    operation: Operation,
    input: DynamicStructure,
    events: Incoming<DynamicUnion>,
    /// The events that were read, for the recorder.
    heard: Vec<DynamicUnion>,
    outcome: Outcome,
}

impl Exchange {
    /// Reads all events of the request.
    async fn hear(&mut self) -> Result<(), Refusal> {
        while let Some(event) = self.events.next().await {
            match event? {
                Event::Known(event) if self.stand_in.recorder.is_some() => self.heard.push(event),
                Event::Known(_) => {}
                Event::Unknown(message) => {
                    let name: String = message.name().unwrap_or_default().escape_debug().take(64).collect();
                    let problem = format!("expected an event of the model, found `{name}`");
                    return Err(Refusal::new(Reason::Serialization, problem));
                }
            }
        }
        Ok(())
    }

    /// Records the exchange where the response has begun: a failure is printed.
    fn note(&self) {
        if let Some(problem) = self.record() {
            tell!("{problem}");
        }
    }

    /// Records the exchange, and returns the message of a failure.
    fn record(&self) -> Option<String> {
        let recorder = self.stand_in.recorder.as_ref()?;
        recorder.write(&self.operation, &self.input, &self.heard, &self.outcome).err()
    }
}
