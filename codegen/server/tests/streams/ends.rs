//! Streams that end before their time, and streams that count.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use ferrosmith_server::Listener;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

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
async fn a_handler_is_told_why_its_events_ended_and_the_client_is_not() {
    let log = Arc::new(Log::default());
    for place in places(&generated::serve(Kitchen(Arc::clone(&log)))).await {
        let cases = [
            ("hot", 2, ""),
            ("overheated", 1, r#"by 40 degrees: Some("a broken thermostat")"#),
            ("panic", 1, "an internal error: None"),
            ("crowded", 0, "an event does not fit a message: Some("),
        ];
        for (stove, count, told) in cases {
            let input = WatchInput::new().stove(stove);
            let mut events = place.client.call::<Watch>(input).events().await.unwrap();
            for _ in 0..count {
                let _event_or_modelled_error = events.next().await.unwrap();
            }
            let end = format!("{:?}", events.next().await);
            assert!(!end.contains("thermostat"), "{}: {end}", place.name);
            let failures = std::mem::take(&mut *log.failures.lock().unwrap());
            assert_eq!(
                failures.len(),
                usize::from(!told.is_empty()),
                "{}: {stove}: {failures:?}",
                place.name
            );
            assert!(failures.iter().all(|failure| failure.starts_with(told)), "{failures:?}");
        }
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
                sleep(Duration::from_millis(2)).await;
            }
        };
        timeout(Duration::from_secs(60), free).await.expect("a place that is free");
    }
}

#[tokio::test]
async fn a_failure_is_heard_by_one_that_still_speaks() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut client = TcpStream::connect(port.local_addr().unwrap()).await.unwrap();
    tokio::spawn(Listener::new(generated::serve(Kitchen::default())).serve(port, std::future::pending()));
    let head = "POST /chat HTTP/1.1\r\nhost: x\r\ncontent-type: application/vnd.amazon.eventstream\r\n";
    let head = format!("{head}x-title: silence\r\ntransfer-encoding: chunked\r\n\r\n");
    client.write_all(head.as_bytes()).await.unwrap();
    for nth in 0..20 {
        client.write_all(b"1\r\n\0\r\n").await.unwrap_or_else(|error| panic!("{nth}: {error}"));
        sleep(Duration::from_millis(10)).await;
    }
    let mut answer = String::new();
    timeout(Duration::from_secs(20), client.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 ") && answer.contains("no chat"), "{answer}");
}
