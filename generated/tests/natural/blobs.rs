//! Blobs: from and to bytes of every kind.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::io::{Read, Write};
use std::sync::Arc;

use generated::Blob;
use generated::bytes::{Bytes, BytesMut};

#[test]
fn from_bytes_of_every_kind() {
    let blob = Blob::from("hello");
    assert_eq!(Blob::from(Bytes::from_static(b"hello")), blob);
    assert_eq!(Blob::from(b"hello".to_vec()), blob);
    assert_eq!(Blob::from(&b"hello"[..]), blob);
    assert_eq!(Blob::from(b"hello"), blob);
    assert_eq!(Blob::from(String::from("hello")), blob);
    assert_eq!(Blob::new("hello"), blob);
    assert_eq!(Blob::from(&b"hello".to_vec()), blob);
    assert_eq!(Blob::from(&String::from("hello")), blob);
    assert_eq!(Blob::from(Cow::Borrowed(&b"hello"[..])), blob);
    assert_eq!(Blob::from(BytesMut::from("hello")), blob);
    assert_eq!(Blob::from_base64("aGVsbG8="), Ok(blob.clone()));
    assert_eq!(b"hello".iter().copied().collect::<Blob>(), blob);
}

#[test]
fn into_bytes_of_every_kind() {
    let blob = Blob::from("hello");
    let bytes: Bytes = blob.clone().into();
    let vec: Vec<u8> = blob.clone().into();
    assert_eq!((bytes, vec), (Bytes::from_static(b"hello"), b"hello".to_vec()));
    let (boxed, shared): (Box<[u8]>, Arc<[u8]>) = (blob.clone().into(), blob.clone().into());
    assert_eq!((&*boxed, &*shared), (&b"hello"[..], &b"hello"[..]));
    assert_eq!(String::try_from(blob.clone()).as_deref(), Ok("hello"));
    assert_eq!(String::try_from(Blob::from([0xff])).unwrap_err().into_bytes(), [0xff]);
    assert_eq!(blob.to_base64(), "aGVsbG8=");
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

#[test]
fn base64() {
    for blob in [Blob::default(), "a".into(), "ab".into(), "abc".into(), [0xfb, 0xff].into()] {
        assert_eq!(Blob::from_base64(blob.to_base64()), Ok(blob));
    }
    for text in ["aGVsbG8", "aGVs bG8=", "-_8=", "aGVsbG9=", "?"] {
        let error = Blob::from_base64(text).unwrap_err();
        let expected = "expected base64 with padding, such as aGVsbG8=, found another text";
        assert_eq!(error.to_string(), expected, "{text}");
    }
}

#[test]
fn keys_of_maps() {
    let names = HashMap::from([(Blob::from("key"), "value")]);
    assert_eq!(names.get(&b"key"[..]), Some(&"value"));
    let set = BTreeSet::from([Blob::from("b"), Blob::from("a")]);
    assert!(set.contains(&b"a"[..]) && !set.contains(&b""[..]));
    let mut blob = Blob::from("abc");
    for byte in &mut blob {
        byte.make_ascii_uppercase();
    }
    let text = String::from("ABC");
    assert!(blob == Bytes::from_static(b"ABC") && blob == text);
}

#[test]
fn from_and_into_files() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("natural");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("blob");
    std::fs::write(&path, Blob::from("hello"))?;
    let blob: Blob = std::fs::read(&path)?.into();
    assert_eq!(blob, "hello");
    let mut blob = Blob::default();
    std::fs::File::open(&path)?.read_to_end(&mut blob)?;
    std::io::copy(&mut &b" world"[..], &mut *blob)?;
    assert_eq!(blob, "hello world");
    const IMAGE: &[u8] = include_bytes!("main.rs");
    assert_eq!(Blob::from(IMAGE).len(), IMAGE.len());
    std::fs::File::create(&path)?.write_all(&blob)?;
    assert_eq!(std::fs::read(&path)?, blob.into_vec());
    Ok(())
}

#[test]
fn used_as_text() {
    let blob = Blob::from("hello");
    assert_eq!(String::from_utf8_lossy(&blob), "hello");
    assert_eq!(blob.to_vec(), b"hello");
    assert!(blob.iter().all(u8::is_ascii_lowercase) && blob.first() == Some(&b'h'));
    let arc: std::sync::Arc<[u8]> = blob.to_vec().into();
    assert_eq!(*arc, *blob);
    let mut sorted = [Blob::from("b"), Blob::from("a")];
    sorted.sort();
    assert_eq!(sorted[0], "a");
    assert_eq!(generated::json::to_string(&Blob::from("hello")).unwrap(), r#""aGVsbG8=""#);
    assert_eq!(generated::json::from_str::<Blob>(r#""aGVsbG8=""#).unwrap(), "hello");
}
