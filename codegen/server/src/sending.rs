//! The time that a client has to take what is sent to it, and that it is waited for after it ended its own side; and what it
//! is sent in place of hyper's own words.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::Version;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

use crate::connection::End;
use crate::heads::Heads;
use crate::room;
use crate::taking::Taking;
use crate::turns::Turns;

/// The most bytes that are copied to be sent by one call of the system without a list of pieces, which costs it more.
const SMALL: usize = 2048;

/// The longest that the next bytes of an answer are waited for whose client has ended its side. It may wait for them, or be
/// gone.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// The longest that a client is listened to which was answered and goes on.
const LONGEST_REST: Duration = Duration::from_secs(30);

/// The first line that a client of HTTP/2 sends (RFC 9113, section 3.4).
const HTTP_2: &[u8] = b"PRI * HTTP/2.0\r\n";

/// A connection that fails when its client takes nothing for too long, or has ended its side for too long while it is
/// answered. There is a clock only while it waits.
#[derive(Debug)]
pub(crate) struct Sending {
    stream: TcpStream,
    /// The bytes of it that were read already.
    begun: Vec<u8>,
    taking: Taking,
    /// The protocol of the client, by its first bytes.
    speaks: Option<Version>,
    /// If true, the next bytes of the client, or its end, are being waited for.
    is_reading: bool,
    /// Runs since the client ended its side, and was sent nothing.
    ended: Option<Pin<Box<Sleep>>>,
    /// When the reading of a rest that nobody wants began.
    rests: Option<Instant>,
    turns: Turns,
    /// The turn in which all was sent. What comes in the same one is hyper's own.
    settled: Option<usize>,
    /// The words in place of hyper's own, which HTTP/2 does not have.
    heads: Option<Arc<Heads>>,
    end: End,
    /// The rest of the words in place of hyper's own, which are the last ones.
    last: Option<Vec<u8>>,
    /// Is told if there is more to send than the client takes.
    is_full: Option<Arc<AtomicBool>>,
}

impl Sending {
    /// Returns a connection of which some bytes were read. One of HTTP/2 has no other words than those of hyper, which looks
    /// itself if its client is gone.
    pub(crate) fn new(
        stream: TcpStream,
        begun: Vec<u8>,
        taking: Taking,
        turns: Turns,
        heads: Option<Arc<Heads>>,
        end: End,
    ) -> Self {
        let settled = turns.settled();
        Sending {
            stream,
            begun,
            taking,
            speaks: None,
            is_reading: false,
            ended: None,
            rests: None,
            turns,
            settled,
            heads,
            end,
            last: None,
            is_full: None,
        }
    }

    /// Tells if there is more to send than the client takes.
    #[cfg(feature = "http2")]
    pub(crate) fn telling(self, is_full: Arc<AtomicBool>) -> Self {
        Sending { is_full: Some(is_full), ..self }
    }

    /// Returns `true` if nobody owes what is sent, and it was put into other words.
    fn is_hypers(&mut self, sent: &[u8]) -> bool {
        if self.last.is_none()
            && self.settled.is_some()
            && self.settled == self.turns.settled()
            && let Some(heads) = &self.heads
        {
            self.last = heads.answer(sent, self.speaks);
        }
        self.last.is_some()
    }

    /// Sends the last words.
    fn poll_last(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(mut last) = self.last.take_if(|last| !last.is_empty()) {
            let sent = Pin::new(&mut self.stream).poll_write(context, &last);
            let sent = self.within(context, sent, &last);
            if let Poll::Ready(Ok(count)) = sent {
                last.drain(..count);
            }
            self.last = Some(last);
            ready!(sent)?;
        }
        Poll::Ready(Ok(()))
    }

    /// Reads what a client still sends that was answered before its end: if its connection is closed on it, it loses the
    /// answer. One of HTTP/2 says how much of it has come, now and then, and ends its own side after the last of it.
    fn poll_rest(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let begun = *self.rests.get_or_insert_with(Instant::now);
        let limit = LONGEST_REST.min(self.taking.limit());
        let mut bytes = [0; SMALL];
        loop {
            let mut into = ReadBuf::new(&mut bytes);
            match Pin::new(&mut self.stream).poll_read(context, &mut into) {
                Poll::Ready(Ok(())) if !into.filled().is_empty() && begun.elapsed() < limit => {
                    self.ended = None; // it has something to say
                }
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => break,
            }
        }
        let longest = if self.heads.is_some() { LONGEST_WAIT } else { LONGEST_REST };
        self.ends(context, longest)
    }

    fn within(
        &mut self,
        context: &mut Context<'_>,
        mut sent: Poll<io::Result<usize>>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if let Some(is_full) = &self.is_full {
            is_full.store(sent.is_pending(), Ordering::Relaxed);
        }
        if sent.is_pending() && self.taking.is_over(context) {
            sent = Poll::Ready(room::send(&self.stream, bytes).map_err(|_| io::ErrorKind::TimedOut.into()));
        }
        if let Poll::Ready(sent) = &sent {
            self.taking.took(*sent.as_ref().unwrap_or(&0));
            self.ended = None; // it had an answer, or a part of one
        }
        sent
    }

    /// Waits for the end of the patience with a client that has ended its side, or is to end it. That begins if it has not.
    fn ends(&mut self, context: &mut Context<'_>, longest: Duration) -> Poll<()> {
        let limit = self.taking.limit().min(longest);
        self.ended.get_or_insert_with(|| Box::pin(sleep(limit))).as_mut().poll(context)
    }

    /// Reads the bytes that were read already, and then those that come.
    fn poll_next(&mut self, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.begun.is_empty() {
            let count = self.begun.len().min(into.remaining());
            into.put_slice(&self.begun[..count]);
            self.begun.drain(..count);
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_read(context, into)
    }

    /// Looks if the client is gone, which nothing else does while it is answered.
    fn watch(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        if self.ended.is_none() {
            let mut byte = [0];
            match self.stream.poll_peek(context, &mut ReadBuf::new(&mut byte)) {
                Poll::Ready(Ok(0)) => {}
                Poll::Ready(Err(error)) => return Err(error),
                Poll::Ready(Ok(_)) | Poll::Pending => return Ok(()),
            }
        }
        match self.ends(context, LONGEST_WAIT) {
            Poll::Ready(()) => Err(io::ErrorKind::ConnectionAborted.into()),
            Poll::Pending => Ok(()),
        }
    }
}

impl AsyncRead for Sending {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = self.poll_next(context, into);
        self.is_reading = read.is_pending();
        if self.speaks.is_none() && self.heads.is_some() && read.is_ready() {
            let is_http_2 = into.filled()[before..].starts_with(HTTP_2);
            self.speaks = Some(if is_http_2 { Version::HTTP_2 } else { Version::HTTP_11 });
            if is_http_2 {
                // hyper refuses the line alone, but closes the connection without a word if it sees more of it.
                into.set_filled(before + HTTP_2.len());
            }
        }
        read
    }
}

impl AsyncWrite for Sending {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.is_hypers(bytes) {
            return self.poll_last(context).map_ok(|()| bytes.len());
        }
        let sent = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.within(context, sent, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.is_hypers(pieces.first().map_or(&[][..], |piece| piece)) {
            return self.poll_last(context).map_ok(|()| pieces.iter().map(|piece| piece.len()).sum());
        }
        let mut small = [0; SMALL];
        let sent = match joined(pieces, &mut small) {
            Some(bytes) => Pin::new(&mut self.stream).poll_write(context, bytes),
            None => Pin::new(&mut self.stream).poll_write_vectored(context, pieces),
        };
        self.within(
            context,
            sent,
            pieces.iter().find(|piece| !piece.is_empty()).map_or(&[][..], |piece| piece),
        )
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// hyper calls this whenever it has nothing to write: it does not look at a client itself while it answers it.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.is_reading && self.heads.is_some() {
            self.watch(context)?;
        }
        self.settled = self.turns.settled();
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        // A client of HTTP/1 that has asked for nothing is not waited for at the end.
        match self.heads.is_none() || self.last.is_some() || !self.end.has_come() {
            true => self.poll_rest(context).map(Ok),
            false => Poll::Ready(Ok(())),
        }
    }
}

/// Returns the bytes of all pieces, if they are few.
fn joined<'a>(pieces: &[IoSlice<'_>], into: &'a mut [u8]) -> Option<&'a [u8]> {
    let mut length = 0;
    for piece in pieces {
        into.get_mut(length..length + piece.len())?.copy_from_slice(piece);
        length += piece.len();
    }
    into.get(..length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_if_they_are_small() {
        let pieces = [b"ab".as_slice(), b"", b"cd"].map(IoSlice::new);
        assert_eq!(joined(&pieces, &mut [0; 5]), Some(b"abcd".as_slice()));
        assert_eq!(joined(&pieces, &mut [0; 4]), Some(b"abcd".as_slice()));
        assert_eq!(joined(&pieces, &mut [0; 3]), None);
    }
}
