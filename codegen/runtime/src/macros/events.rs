//! Operations with streams of events, which the feature `event-stream` turns on.

/// The trait of an operation with events in its input or its output: `events!(Name input Union)`,
/// `events!(Name output Union)`.
#[cfg(all(feature = "event-stream", any(feature = "client", feature = "server")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __events {
    ($name:ident input $union:ty) => {
        impl $crate::event_stream::InputEvents for $name {
            type InputEvent = $union;
        }
    };
    ($name:ident output $union:ty) => {
        impl $crate::event_stream::OutputEvents for $name {
            type OutputEvent = $union;
        }
    };
}

#[cfg(not(all(feature = "event-stream", any(feature = "client", feature = "server"))))]
#[doc(hidden)]
#[macro_export]
macro_rules! __events {
    ($name:ident $side:ident $union:ty) => {};
}
