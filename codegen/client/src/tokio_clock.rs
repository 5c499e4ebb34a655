//! The clock of `tokio`.

use std::time::Duration;

use ferrosmith_runtime::Timestamp;

use crate::sleeping::{Blocked, sleep_on_thread};
use crate::{Clock, Sleep};

/// The clock of `tokio`.
///
/// A runtime of tokio must have time enabled; outside of a runtime, a thread waits for each timer. Not available in a
/// bare wasm module, which has no clock: implement [`Clock`] by that of its host.
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioClock;

impl Clock for TokioClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        match tokio::runtime::Handle::try_current() {
            Ok(_) if !Blocked::is_this_thread() => Box::pin(tokio::time::sleep(duration)),
            _ => sleep_on_thread(duration),
        }
    }
}
