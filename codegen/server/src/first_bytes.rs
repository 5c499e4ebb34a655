//! The first bytes of a connection, which tell the version of HTTP that its client speaks.

use std::io;

use http::Version;
use tokio::net::TcpStream;

/// The beginning of a client that knows that its server speaks HTTP/2 (RFC 9113, section 3.4).
const PREFACE: [u8; 24] = *b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// The version that a client speaks, and what was read to find it.
#[derive(Debug)]
pub(crate) struct FirstBytes {
    pub(crate) version: Version,
    pub(crate) bytes: Vec<u8>,
}

impl FirstBytes {
    /// Reads bytes until they tell the version. The end of a connection tells it, too.
    ///
    /// # Errors
    /// Returns the error of the connection.
    pub(crate) async fn read(stream: &TcpStream) -> io::Result<FirstBytes> {
        let mut bytes = [0; PREFACE.len()];
        let mut length = 0;
        loop {
            stream.readable().await?;
            let read = match stream.try_read(&mut bytes[length..]) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
                Err(error) => return Err(error),
            };
            length += read;
            let version = match bytes[..length] == PREFACE[..length] {
                false => Version::HTTP_11,
                true if read == 0 => Version::HTTP_11,
                true if length == PREFACE.len() => Version::HTTP_2,
                true => continue,
            };
            return Ok(FirstBytes { version, bytes: bytes[..length].to_vec() });
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;
    use tokio::net::TcpListener;

    use super::*;

    async fn of(pieces: &[&[u8]]) -> FirstBytes {
        let port = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = TcpStream::connect(port.local_addr().unwrap()).await.unwrap();
        client.set_nodelay(true).unwrap();
        let (stream, _) = port.accept().await.unwrap();
        let write = async {
            for piece in pieces {
                client.write_all(piece).await.unwrap();
                tokio::task::yield_now().await;
            }
            client.shutdown().await.unwrap();
        };
        let (first, ()) = tokio::join!(FirstBytes::read(&stream), write);
        let first = first.unwrap();
        assert!(pieces.concat().starts_with(&first.bytes));
        first
    }

    #[tokio::test]
    async fn the_preface_is_http_2_in_any_pieces() {
        let bytes: Vec<_> = PREFACE.chunks(1).collect();
        for pieces in [&[&PREFACE[..]][..], &bytes, &[b"PRI * ", b"HTTP/2.0\r\n\r\nSM\r\n\r\n more"]] {
            let first = of(pieces).await;
            assert_eq!((first.version, first.bytes), (Version::HTTP_2, PREFACE.to_vec()), "{pieces:?}");
        }
    }

    #[tokio::test]
    async fn anything_else_is_http_1() {
        let pieces: [&[&[u8]]; 5] = [
            &[b"GET / HTTP/1.1\r\n"],
            &[b"P", b"OST / HTTP/1.1\r\n"],
            &[b"PRI * HTTP/2.0\r\n\r\nX"],
            &[b"PR"],
            &[],
        ];
        for pieces in pieces {
            assert_eq!(of(pieces).await.version, Version::HTTP_11, "{pieces:?}");
        }
    }
}
