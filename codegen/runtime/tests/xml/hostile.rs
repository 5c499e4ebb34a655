//! Input that is made to harm: it is an error with its place, and costs no more than its length.

use std::fmt::Write as _;

use ferrosmith_runtime::xml::{Error, from_slice};

use super::shapes::Shelf;

fn error(text: &str) -> Error {
    match from_slice::<Shelf>(text.as_bytes()) {
        Ok(_) => panic!("accepted: {}", &text[..text.len().min(200)]),
        Err(error) => error,
    }
}

#[test]
fn damage_is_an_error_with_its_place() {
    for text in [
        "",
        " ",
        "a",
        "<",
        "<a",
        "<a>",
        "<a/",
        "<a></b>",
        "<a></a\u{c}>",
        "<a></aa>",
        "<a/ >",
        "<a><Label>x</label></a>",
        "<a><Label>x</Label b='1'></a>",
        "<a><Label>x</Labe",
        "<a/><b/>",
        "<a b/>",
        "<a b=c/>",
        "<a b='c/>",
        "<a b='<'/>",
        "<a b='1'c='2'/>",
        "<1/>",
        "<a>text</a>",
        "<a><Label><b/></Label></a>",
        "<a><Label>&nbsp;</Label></a>",
        "<a><Label>&#0;</Label></a>",
        "<a><Label>&#x110000;</Label></a>",
        "<a><Label>&#+65;</Label></a>",
        "<a><Label>&</Label></a>",
        "<a><Label>\u{1}</Label></a>",
        "<a><Label>a long text with a character\u{ffff} that is none</Label></a>",
        "<a><!-- </a>",
        "<a><![CDATA[ </a>",
        "<a><?b </a>",
        "<a></a",
        "</a>",
        "<a type='1' type='2'/>",
        "<a><flat/></a>",
        "<a><flat>1.5</flat></a>",
        "<a><tags><entry><value>v</value></entry></tags></a>",
        "<a><choice><number>1</number><b/></choice></a>",
    ] {
        assert!(error(text).offset().is_some(), "{text}: {}", error(text));
    }
    let error = error("<a><inner><flat>1</flat><flat>x</flat></inner></a>");
    assert_eq!(
        error.to_string(),
        "inner.flat[1]: expected an integer in its range, found another text, byte 30"
    );
    assert!(from_slice::<Shelf>(b"<a>\xff</a>").is_err());
}

#[test]
fn entities_do_not_expand() {
    let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><a><Label>&b;</Label></a>";
    assert!(error(laughs).to_string().contains("document type"));
    let external = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
    assert!(error(external).to_string().contains("document type"));
    assert!(error("<a><Label>&b;</Label></a>").to_string().contains("entity"));
}

#[test]
fn depth_is_bounded_wherever_it_is() {
    for name in ["inner", "unknown", "choice"] {
        let text = format!("<a>{}", format!("<{name}>").repeat(100_000));
        assert!(error(&text).to_string().contains("at most 128 levels"), "{name}");
    }
}

#[test]
fn a_great_many_attributes_take_no_room() {
    let mut text = "<a".to_owned();
    for number in 0..200_000 {
        let _ = write!(text, " b{number}='{number}'");
    }
    text.push_str(" type='wide'/>");
    let shelf: Shelf = from_slice(text.as_bytes()).unwrap();
    assert_eq!(shelf.kind.as_deref(), Some("wide"));
    let long = format!("<a type='{}'/>", "x".repeat(10_000_000));
    let shelf: Shelf = from_slice(long.as_bytes()).unwrap();
    assert_eq!(shelf.kind.map(|kind| kind.len()), Some(10_000_000));
}

#[test]
fn a_document_cut_anywhere_is_refused() {
    let whole =
        "<?xml version='1.0'?><a type='1'><Label>&lt;é</Label><books><item><![CDATA[x]]></item></books></a>";
    assert!(from_slice::<Shelf>(whole.as_bytes()).is_ok());
    for end in 0..whole.len() {
        assert!(from_slice::<Shelf>(&whole.as_bytes()[..end]).is_err(), "{end}");
    }
}
