//! The room that the system has for what is sent.

use std::io;

use tokio::net::TcpStream;

/// Sends what the system has room for, however little. It tells of room when that is a third of all that it may keep, which is
/// more than a megabyte of a fast connection: a slow client takes minutes for that.
///
/// # Errors
/// Returns [`io::ErrorKind::WouldBlock`] if there is none.
#[cfg(unix)]
pub(crate) fn send(stream: &TcpStream, bytes: &[u8]) -> io::Result<usize> {
    use std::io::Write as _;
    use std::os::fd::AsFd as _;

    // The stream itself tries nothing before it is told.
    std::net::TcpStream::from(stream.as_fd().try_clone_to_owned()?).write(bytes)
}

#[cfg(not(unix))]
pub(crate) fn send(_: &TcpStream, _: &[u8]) -> io::Result<usize> {
    Err(io::ErrorKind::WouldBlock.into())
}
