//! JSON and CBOR by hand: texts, bytes, files, errors that one can use.

use std::error::Error;
use std::io::Cursor;

use generated::datazone::{CreateUserProfileOutput, UserProfileStatus};
use generated::{Document, cbor, json};

const MOST: u64 = 1 << 20;

fn output() -> CreateUserProfileOutput {
    CreateUserProfileOutput::new().id("u-1").status("ASSIGNED")
}

#[test]
fn texts_and_bytes() -> Result<(), json::Error> {
    let text = json::to_string(&output())?;
    assert_eq!(text, r#"{"id":"u-1","status":"ASSIGNED"}"#);
    assert_eq!(json::from_str::<CreateUserProfileOutput>(&text)?, output());
    let read: CreateUserProfileOutput = json::from_slice(text.as_bytes())?;
    assert_eq!(read, output());
    assert_eq!(json::to_vec(&output())?, text.as_bytes());
    assert!(json::to_string_pretty(&output())?.starts_with("{\n  \"id\": \"u-1\",\n"));
    assert_eq!(json::to_vec_pretty(&output())?, json::to_string_pretty(&output())?.as_bytes());
    // Lists, options, enums and documents by themselves.
    let all: Vec<CreateUserProfileOutput> = json::from_str(&format!("[{text}]"))?;
    assert_eq!(all, [output()]);
    assert_eq!(json::from_str::<UserProfileStatus>(r#""ASSIGNED""#)?, "ASSIGNED");
    let document: Document = json::from_str(&text)?;
    assert_eq!(document["id"], "u-1");
    Ok(())
}

#[test]
fn readers_and_writers() -> Result<(), Box<dyn Error>> {
    let mut file = Vec::new();
    json::to_writer(&mut file, &output())?;
    let read: CreateUserProfileOutput = json::from_reader(Cursor::new(&file), MOST)?;
    assert_eq!(read, output());
    assert_eq!(cbor::from_slice::<CreateUserProfileOutput>(&cbor::to_vec(&output())?)?, output());
    let mut file = Vec::new();
    json::to_writer_pretty(&mut file, &output())?;
    assert_eq!(file, json::to_vec_pretty(&output())?);
    let mut file = Vec::new();
    cbor::to_writer(&mut file, &output())?;
    assert_eq!(cbor::from_reader::<CreateUserProfileOutput, _>(&file[..], MOST)?, output());
    Ok(())
}

#[test]
fn errors() {
    fn ordinary<T: Error + Send + Sync + Clone + PartialEq + 'static>(error: T) -> String {
        let boxed: Box<dyn Error + Send + Sync> = error.into();
        boxed.to_string()
    }
    let error = json::from_str::<CreateUserProfileOutput>(r#"{"id":1}"#).unwrap_err();
    assert_eq!(ordinary(error), "id: expected a string, found a number, byte 6");
    let read = || -> std::io::Result<CreateUserProfileOutput> { Ok(json::from_str(r#"{"id":1}"#)?) };
    let error = read().unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidData);
    assert!(error.get_ref().is_some_and(|inner| inner.is::<json::Error>()));
    let error = cbor::from_slice::<CreateUserProfileOutput>(&[]).unwrap_err();
    assert!(!ordinary(error).is_empty());
}
