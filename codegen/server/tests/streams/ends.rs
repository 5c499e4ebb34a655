//! Streams that end before their time, and streams that count.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::events::{Speech, line};
use crate::generated_kitchen::{self as generated, Chat, ChatInput, Watch, WatchInput};
use crate::kitchen::{Kitchen, Log};
use crate::places::{places, until};

#[tokio::test]
async fn a_client_that_goes_ends_the_stream() {
    let log = Arc::new(Log::default());
    for (nth, place) in places(&generated::serve(Kitchen(Arc::clone(&log)))).await.iter().enumerate() {
        let input = WatchInput::new().stove("endless");
        let mut events = place.client.call::<Watch>(input).events().await.unwrap();
        for _ in 0..3 {
            events.next().await.unwrap().unwrap();
        }
        assert_eq!(log.dropped.load(Ordering::SeqCst), 2 * nth, "{}", place.name);
        drop(events);
        until(|| log.dropped.load(Ordering::SeqCst) == 2 * nth + 1).await;

        // In the middle of both streams.
        let speech = Speech::default();
        let call = place.client.call::<Chat>(ChatInput::new("soup")).send_events(speech.clone());
        let mut events = call.events().await.unwrap();
        speech.say(line("salt"));
        events.next().await.unwrap().unwrap();
        drop(events);
        until(|| log.dropped.load(Ordering::SeqCst) == 2 * nth + 2).await;
    }
}

#[tokio::test]
async fn a_stream_counts_until_its_end() {
    let server = generated::builder(Kitchen::default()).concurrency(1).build().unwrap();
    for place in places(&server).await {
        let watch = |stove: &str| place.client.call::<Watch>(WatchInput::new().stove(stove)).events();
        let events = watch("endless").await.unwrap();
        let error = watch("hot").await.unwrap_err();
        assert!(error.to_string().contains("ServiceUnavailableException"), "{}: {error}", place.name);
        drop(events);
        let free = async {
            while watch("cold").await.is_err_and(|error| error.to_string().contains("Unavailable")) {
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(60), free).await.expect("a place that is free");
    }
}
