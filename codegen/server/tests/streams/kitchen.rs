//! A service with streams of each kind.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ferrosmith_runtime::ServiceError as _;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::event_stream::Event;
use ferrosmith_server::{Body, Call, Incoming, Outgoing, Streamed};

use crate::generated_kitchen::{
    Burnt, ChatError, ChatInput, ChatOutput, DeliverError, DeliverInput, DeliverOutput, DictateError,
    DictateInput, DictateOutput, Dish, PhotographError, PhotographInput, PhotographOutput, Service,
    ShipError, ShipInput, ShipOutput, Smoke, WatchError, WatchInput, WatchOutput, Words,
};

/// The events of the kitchen.
#[derive(Default)]
pub(crate) struct Log {
    /// The streams that were dropped, ended or not.
    pub(crate) dropped: AtomicUsize,
    /// The messages and causes of streams that failed.
    pub(crate) failures: Mutex<Vec<String>>,
}

/// Counts when it is dropped.
struct Guard(Arc<Log>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.dropped.fetch_add(1, Ordering::SeqCst);
    }
}

/// Reads a stream, and returns its size.
async fn size_of(mut body: Body) -> Result<i64, Unhandled> {
    let mut size = 0;
    while let Some(piece) = body.next().await {
        size += piece.map_err(|error| Unhandled::default().with_message(error.to_string()))?.len();
    }
    Ok(size as i64)
}

/// The service.
#[derive(Default)]
pub(crate) struct Kitchen(pub(crate) Arc<Log>);

/// A service without any method of its own.
pub(crate) struct Closed;

impl Service for Closed {}

pub(crate) fn dish(plate: &str) -> Smoke {
    Dish::new().plate(plate).into()
}

impl Service for Kitchen {
    async fn watch(
        &self,
        input: WatchInput,
        _: &Call,
    ) -> Result<Streamed<WatchOutput, Outgoing<Smoke>>, WatchError> {
        let events = match input.stove.as_deref() {
            Some("cold") => return Err(Burnt::new().message("nothing to watch").into()),
            Some("endless") => Outgoing::unfold(Guard(Arc::clone(&self.0)), |guard| async {
                tokio::time::sleep(Duration::from_millis(1)).await;
                Ok(Some((dish("again"), guard)))
            }),
            Some("overheated") => Outgoing::unfold(0, |count| async move {
                let overheated = Unhandled::default().with_code("Overheated").with_message("by 40 degrees");
                let overheated = overheated.because("a broken thermostat");
                if count == 0 { Ok(Some((dish("soup"), 1))) } else { Err(overheated) }
            }),
            Some("panic") => Outgoing::unfold(0, |count| async move {
                assert!(count == 0, "a secret of the kitchen");
                Ok(Some((dish("soup"), 1)))
            }),
            Some("crowded") => Outgoing::of([dish(&"x".repeat(25 << 20))]),
            _ => Outgoing::of([dish("soup"), Burnt::new().message("black").into(), dish("toast")]),
        };
        let since = ferrosmith_runtime::Timestamp::from_epoch(1_440_938_160, 0);
        let log = Arc::clone(&self.0);
        let events = events.on_failure(move |error| {
            let cause = error.cause().map(ToString::to_string);
            log.failures.lock().unwrap().push(format!("{}: {cause:?}", error.message().unwrap_or_default()));
        });
        Ok(Streamed::new(WatchOutput::new().since(since), events))
    }

    async fn dictate(
        &self,
        input: DictateInput,
        mut events: Incoming<Words>,
        _: &Call,
    ) -> Result<DictateOutput, DictateError> {
        let mut lines = 0;
        while let Some(event) = events.next().await {
            match event.map_err(Unhandled::from)? {
                Event::Known(Words::Line(_)) => lines += 1,
                Event::Known(Words::Pause(_)) => {}
                other => return Err(Unhandled::default().with_code(format!("{other:?}")).into()),
            }
        }
        Ok(DictateOutput::new().title(input.title).lines(lines))
    }

    async fn chat(
        &self,
        input: ChatInput,
        events: Incoming<Words>,
        _: &Call,
    ) -> Result<Streamed<ChatOutput, Outgoing<Smoke>>, ChatError> {
        if input.title == "silence" {
            return Err(Burnt::new().message("no chat").into());
        }
        // Each line is answered before the next one is read.
        let guard = Guard(Arc::clone(&self.0));
        let answers = Outgoing::unfold((events, guard), |(mut events, guard)| async move {
            let Some(event) = events.next().await.transpose()? else { return Ok(None) };
            let answer = match event {
                Event::Known(Words::Line(line)) if line.text == "burn" => Burnt::new().message("ouch").into(),
                Event::Known(Words::Line(line)) => dish(&line.text),
                _ => dish("…"),
            };
            Ok(Some((answer, (events, guard))))
        });
        Ok(Streamed::new(ChatOutput::new(), answers))
    }

    async fn deliver(
        &self,
        input: DeliverInput,
        body: Body,
        call: &Call,
    ) -> Result<DeliverOutput, DeliverError> {
        assert!(input.goods.is_empty(), "the stream is no field of {}", call.operation().name);
        Ok(DeliverOutput::new().size(size_of(body).await?))
    }

    async fn ship(&self, _: ShipInput, body: Body, _: &Call) -> Result<ShipOutput, ShipError> {
        Ok(ShipOutput::new().size(size_of(body).await?))
    }

    async fn photograph(
        &self,
        input: PhotographInput,
        body: Body,
        _: &Call,
    ) -> Result<Streamed<PhotographOutput, Body>, PhotographError> {
        let of = input.from.map(|from| from.replace("a market of two lines", "the\nmarket"));
        Ok(Streamed::new(PhotographOutput::new("").of(of), Body::from_stream(body)))
    }
}
