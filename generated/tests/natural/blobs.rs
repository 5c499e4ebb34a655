//! Blobs: from and to bytes of every kind.

use std::io::{Read, Write};

use generated::Blob;
use generated::bytes::Bytes;

#[test]
fn from_bytes_of_every_kind() {
    let blob = Blob::from("hello");
    assert_eq!(Blob::from(Bytes::from_static(b"hello")), blob);
    assert_eq!(Blob::from(b"hello".to_vec()), blob);
    assert_eq!(Blob::from(&b"hello"[..]), blob);
    assert_eq!(Blob::from(b"hello"), blob);
    assert_eq!(Blob::from(String::from("hello")), blob);
    assert_eq!(Blob::new("hello"), blob);
    assert_eq!(b"hello".iter().copied().collect::<Blob>(), blob);
}

#[test]
fn into_bytes_of_every_kind() {
    let blob = Blob::from("hello");
    let bytes: Bytes = blob.clone().into();
    let vec: Vec<u8> = blob.clone().into();
    assert_eq!((bytes, vec), (Bytes::from_static(b"hello"), b"hello".to_vec()));
    assert_eq!(String::from_utf8(blob.clone().into_vec()).unwrap(), "hello");
    assert_eq!(std::str::from_utf8(&blob).unwrap(), "hello");
}

#[test]
fn used_as_bytes() {
    let mut blob = Blob::from("hello");
    assert_eq!(blob, b"hello");
    assert_eq!(blob, b"hello"[..]);
    assert_eq!(blob, "hello");
    assert!(&blob == b"hello" && blob == *"hello");
    assert_eq!(blob, b"hello".to_vec());
    assert!(blob.starts_with(b"he") && blob.len() == 5 && blob[0] == b'h');
    blob.extend_from_slice(b" ");
    blob.write_all(b"world").unwrap();
    let mut text = String::new();
    (&blob[..]).read_to_string(&mut text).unwrap();
    assert_eq!(text, "hello world");
    assert_eq!(format!("{blob:?}"), r#"b"hello world""#);

    fn length(bytes: impl AsRef<[u8]>) -> usize {
        bytes.as_ref().len()
    }
    assert_eq!(length(&blob), 11);
    let mut sum = 0;
    for byte in &blob {
        sum += usize::from(*byte);
    }
    assert_eq!(sum, blob.into_iter().map(usize::from).sum::<usize>());
}
