//! Waits without an async runtime.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use crate::Sleep;

/// Returns a future that waits on a thread of its own.
pub(crate) fn sleep_on_thread(duration: Duration) -> Sleep {
    Box::pin(Sleeping { duration, state: None })
}

/// A wait, which begins when it is polled: most are never needed.
struct Sleeping {
    duration: Duration,
    state: Option<Arc<Mutex<State>>>,
}

#[derive(Default)]
struct State {
    over: bool,
    waker: Option<Waker>,
}

impl Future for Sleeping {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let duration = self.duration;
        let state = self.state.get_or_insert_with(|| {
            let state = Arc::new(Mutex::new(State::default()));
            let shared = state.clone();
            let started = thread::Builder::new().spawn(move || {
                thread::sleep(duration);
                end(&shared);
            });
            if started.is_err() {
                // No thread is to be had: this one waits.
                thread::sleep(duration);
                end(&state);
            }
            state
        });
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.over {
            return Poll::Ready(());
        }
        state.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}

thread_local! {
    static IS_BLOCKED: Cell<bool> = const { Cell::new(false) };
}

/// A thread that is blocked until a future is done. If it is one of an async runtime, it does not drive that meanwhile, and
/// timers and sockets of the runtime may wait for ever.
pub(crate) struct Blocked {
    #[cfg(feature = "blocking")]
    was: bool,
}

impl Blocked {
    /// Returns `true` if this thread is one.
    #[cfg(feature = "tokio")]
    pub(crate) fn is_this_thread() -> bool {
        IS_BLOCKED.get()
    }

    /// Makes this thread one, as long as the result lives.
    #[cfg(feature = "blocking")]
    pub(crate) fn this_thread() -> Self {
        Blocked { was: IS_BLOCKED.replace(true) }
    }
}

#[cfg(feature = "blocking")]
impl Drop for Blocked {
    fn drop(&mut self) {
        IS_BLOCKED.set(self.was);
    }
}

fn end(state: &Mutex<State>) {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    state.over = true;
    if let Some(waker) = state.waker.take() {
        waker.wake();
    }
}
