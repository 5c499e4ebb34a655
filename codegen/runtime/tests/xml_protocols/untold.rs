//! Values of which a form has no parameter: structures without members, in lists and maps.

use std::collections::BTreeMap;

use ferrosmith_runtime::query::{Dialect, Error, Form, Options, read, write};
use ferrosmith_runtime::schema::*;
use ferrosmith_runtime::*;

shape! {
    struct Wall {
        0 notes: Option<Vec<Note>> = "notes";
        1 texts: Option<Vec<String>> = "texts";
        2 marks: Option<BTreeMap<String, Note>> = "marks";
    } [2 0 1]
}

shape! {
    struct Note {
        0 text: Option<String> = "text";
        1 inner: Option<Vec<Note>> = "inner";
    } [1 0]
}

fn note(text: &str) -> Note {
    Note { text: Some(text.to_owned()), inner: None }
}

fn read_from(form: &str, dialect: Dialect) -> Result<Wall, Error> {
    let mut wall = Wall::default();
    read(&Form::parse(form.as_bytes())?, dialect, &mut wall, &Options::default())?;
    Ok(wall)
}

#[test]
fn an_element_without_members_before_others_is_read_as_it_was_written() {
    let wall = Wall {
        notes: Some(vec![Note::default(), note("b"), Note::default(), Note::default(), note("e")]),
        texts: None,
        marks: Some(BTreeMap::from([("k".to_owned(), Note::default()), ("l".to_owned(), note("x"))])),
    };
    for dialect in [Dialect::Aws, Dialect::Ec2] {
        let mut form = Vec::new();
        write(&wall, dialect, &mut form, &Options::default()).unwrap();
        let found = read_from(std::str::from_utf8(&form).unwrap(), dialect).unwrap();
        assert!(equal(Ref::Structure(&found), Ref::Structure(&wall)), "{found:?}");
    }
}

#[test]
fn elements_without_members_have_no_parameter() {
    let notes = vec![note("a"), Note { text: None, inner: Some(vec![Note::default()]) }, Note::default()];
    let wall = Wall { notes: Some(notes), ..Wall::default() };
    for (dialect, expected) in [(Dialect::Aws, "notes.member.1.text=a"), (Dialect::Ec2, "Notes.1.Text=a")] {
        let mut form = Vec::new();
        write(&wall, dialect, &mut form, &Options::default()).unwrap();
        assert_eq!(std::str::from_utf8(&form).unwrap(), expected, "as of other clients");
    }
}

#[test]
fn what_is_always_told_leaves_no_gap() {
    let error = read_from("texts.member.1=a&texts.member.3=c", Dialect::Aws).unwrap_err();
    assert_eq!(error.to_string(), "texts: expected the number 2, found a later one, byte 17");
    let error = read_from("marks.entry.2.key=k", Dialect::Aws).unwrap_err();
    assert!(error.to_string().contains("expected the number 1, found a later one"), "{error}");
}

#[test]
fn there_are_no_more_empty_elements_than_parameters() {
    for number in ["3", "999999999", "4294967295"] {
        let error = read_from(&format!("notes.member.{number}.text=x"), Dialect::Aws).unwrap_err();
        assert!(error.to_string().contains("found a later one"), "{error}");
    }
    let both = "notes.member.2.text=x&notes.member.4.text=x";
    assert_eq!(read_from(both, Dialect::Aws).unwrap().notes.map(|notes| notes.len()), Some(4));
    // Of the whole form, not of each list.
    let nested = "notes.member.1.inner.member.3.text=x&notes.member.2.inner.member.3.text=x";
    assert!(read_from(nested, Dialect::Aws).is_err());
}
