//! The same calls without an async runtime.
//!
//! ```no_run
//! use ferrosmith_client::blocking;
//! use generated::datazone::{self, ListDomainsInput};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let client = datazone::Client::from_env_blocking()?;
//! let output = blocking::wait(client.list_domains(ListDomainsInput::new()))?;
//! println!("{} domains", output.items.len());
//! for domain in blocking::items(client.list_domains(ListDomainsInput::new()).items()) {
//!     println!("{}", domain?.name);
//! }
//! # Ok(())
//! # }
//! ```

use std::future::{Future, IntoFuture};
use std::io::{self, Read};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::{Operation, Timestamp};

use crate::client::{ConfigError, Itemized, Items, Paged, Pages};
use crate::sleeping::{Blocked, sleep_on_thread};
use crate::transport::{Body, Ureq};
use crate::{Client, Clock, Config, Environment, Error, Sleep};

/// Waits for a future on this thread: a call, a page. In an async runtime, `await` it instead, or give it to
/// `spawn_blocking`: this blocks the thread. Threads wait for the timers of a call meanwhile, whatever its clock, and the
/// transport `Hyper` refuses to send, because nothing would drive its sockets where the runtime has no other thread.
pub fn wait<F: IntoFuture>(future: F) -> F::Output {
    let _blocked = Blocked::this_thread();
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future.into_future());
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

/// Wakes a thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Returns the pages of an operation as an iterator.
pub fn pages<O: Paged>(mut pages: Pages<O>) -> impl Iterator<Item = Result<O::Output, Error<O::Error>>> {
    std::iter::from_fn(move || wait(pages.next()))
}

/// Returns the items of an operation as an iterator.
pub fn items<O: Itemized>(
    mut items: Items<O>,
) -> impl Iterator<Item = Result<O::Item, Error<<O as Operation>::Error>>> {
    std::iter::from_fn(move || wait(items.next()))
}

/// Returns the bytes of a body as a reader, which waits on the thread that reads: of the body of a
/// [`Streamed`](crate::client::Streamed) output.
///
/// # Errors
/// Returns a reader that returns the error of the body.
pub fn reader(body: Body) -> impl Read + Send + 'static {
    Reader { body, piece: Bytes::new() }
}

struct Reader {
    body: Body,
    piece: Bytes,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match wait(self.body.next()) {
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let piece = self.piece.split_to(buffer.len().min(self.piece.len()));
        buffer[..piece.len()].copy_from_slice(&piece);
        Ok(piece.len())
    }
}

/// A clock that waits on threads of its own, and needs no async runtime.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThreadClock;

impl Clock for ThreadClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        sleep_on_thread(duration)
    }
}

impl Client {
    /// Returns a client with the transport of `ureq`, and what [`Config::load`] finds in the environment of the process
    /// and the files that it names.
    ///
    /// # Errors
    /// The same as [`Config::load`].
    pub fn from_env_blocking() -> Result<Self, ConfigError> {
        let transport = Ureq::default().transport();
        Ok(Client::new(Config::load(&Environment::of_process(), transport, ThreadClock)?))
    }
}
