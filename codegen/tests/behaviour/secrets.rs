//! `sensitive`: what is secret goes over the wire and nowhere else.

use std::fmt::Debug;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::ErrorResponse;
use ferrosmith_runtime::protocol::{AWS_JSON_1_0, REST_JSON_1};
use ferrosmith_runtime::{Operation, ServiceError, Timestamp, json};

use crate::goldens::sensitive::{
    Badge, Card, Code, Kind, Login, LoginError, LoginInput, LoginOutput, Proof, Token,
};

const SECRET: &str = "s3cret";

#[track_caller]
fn hides(value: &impl Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains(SECRET), "{text}");
        assert!(text.contains("redacted"), "{text}");
    }
}

#[test]
fn debug_hides_secrets_and_what_contains_them() {
    hides(&LoginInput::new(SECRET, "ada"));
    let pins = LoginInput::new("p", "ada").pins([SECRET.to_owned()]);
    hides(&pins);
    hides(&LoginInput::new("p", "u").answers([("q".to_owned(), SECRET.to_owned())]));
    hides(&LoginInput::new("p", "u").keys([(SECRET.to_owned(), "v".to_owned())]));
    hides(&LoginInput::new("p", "u").hint(SECRET));
    hides(&LoginInput::new("p", "u").hints([SECRET.to_owned()]));
    hides(&LoginInput::new("p", "u").badge(Badge::new().name(SECRET)));
    hides(&LoginInput::new("p", "u").card(Card::new().number(SECRET).owner(SECRET)));
    hides(&Card::new().owner(SECRET));
    hides(&Proof::Code(SECRET.to_owned()));
    hides(&Token::Opaque(SECRET.to_owned()));
    hides(&Kind::from(SECRET));
    hides(&LoginOutput::new().session(SECRET));
}

#[test]
fn an_enum_of_integers_hides_its_values_too() {
    for code in [Code::One, Code::Unknown(4711)] {
        assert_eq!(format!("{code:?}"), "*** redacted ***");
    }
}

#[test]
fn what_is_no_secret_is_printed() {
    let input = LoginInput::new("p", "ada").code(Code::One).attempt(7).when(Timestamp::from_epoch(0, 0));
    let text = format!("{input:?}");
    assert!(text.contains(r#"user: "ada""#) && !text.contains('7') && !text.contains("1970"), "{text}");
    assert_eq!(format!("{:?}", Token::Public("open".to_owned())), r#"Public("open")"#);
}

#[test]
fn the_wire_has_them() {
    let input = LoginInput::new(SECRET, "ada").kind(Kind::Master).proof(Proof::Key(SECRET.to_owned()));
    let text = json::to_string(&input).unwrap();
    assert_eq!(text, r#"{"user":"ada","password":"s3cret","proof":{"key":"s3cret"},"kind":"MASTER"}"#);
    assert_eq!(json::from_str::<LoginInput>(&text).unwrap(), input);
}

#[test]
fn headers_of_a_secret_structure_are_not_printed() {
    let response = Login::respond_with(&REST_JSON_1, Ok(&LoginOutput::new().session(SECRET))).unwrap();
    assert_eq!(response.headers()["x-session"], SECRET);
    assert!(!format!("{response:?}").contains(SECRET), "{response:?}");
}

#[test]
fn errors_of_reading_do_not_repeat_values() {
    for text in [
        r#"{"user":"u","password":["s3cret"]}"#,
        r#"{"user":"u","password":"s3cret","code":"s3cret"}"#,
        r#"{"user":"u","password":"p","keys":{"s3cret":1}}"#,
        r#"{"user":"u","password":"p","when":"s3cret"}"#,
        r#"{"user":"u","password":"p","proof":{"code":{"s3cret":1}}}"#,
        r#"{"user":"u","password":s3cret}"#,
    ] {
        let error = json::from_str::<LoginInput>(text).expect_err(text);
        for text in [error.to_string(), format!("{error:?}"), error.path()] {
            assert!(!text.contains(SECRET), "{text}");
        }
    }
}

#[test]
fn responses_that_cannot_be_read_do_not_repeat_them() {
    let output = Response::new(Bytes::from_static(br#"{"session":"s3cret","message":"s3cret","token":7}"#));
    let error = Login::response_with(&AWS_JSON_1_0, &output).unwrap_err();
    let body = br#"{"__type":"Refused","message":"s3cret","attempts":"s3cret"}"#;
    let refused = ErrorResponse::new(400, body).read::<LoginError>();
    assert_eq!(refused.code(), Some("Refused"));
    for error in [error, refused] {
        assert!(matches!(error, LoginError::Unhandled(_)));
        for text in [error.to_string(), format!("{error:?}")] {
            assert!(!text.contains(SECRET) && text.contains("expected"), "{text}");
        }
    }
}

#[test]
fn errors_of_services_do_not_repeat_them() {
    let body = br#"{"__type":"Refused","message":"s3cret","attempts":3}"#;
    let error = ErrorResponse::new(400, body).read::<LoginError>();
    assert!(matches!(&error, LoginError::Refused(inner) if inner.attempts == Some(3)));
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn errors_of_services_that_cannot_be_read_do_not_repeat_them_either() {
    for body in [
        r#"{"__type":"Refused","message":"s3cret","attempts":"x"}"#,
        r#"{"__type":"Refused","attempts":"s3cret"}"#,
    ] {
        let error = ErrorResponse::new(400, body.as_bytes()).read::<LoginError>();
        let LoginError::Unhandled(inner) = &error else { panic!("{error:?}") };
        assert!(String::from_utf8_lossy(inner.body()).contains(SECRET), "who asks for it gets it");
        for text in [error.to_string(), format!("{error:?}"), inner.to_string(), format!("{inner:#?}")] {
            assert!(!text.contains(SECRET) && text.contains("Refused"), "{text}");
        }
    }
}

#[test]
fn outputs_that_cannot_be_read_are_not_repeated() {
    for body in [r#"{"token":{"opaque":"s3cret"},"session":1}"#, r#"{"message":"s3cret","session":1}"#] {
        let response = Response::new(Bytes::from_static(body.as_bytes()));
        let error = Login::response_with(&AWS_JSON_1_0, &response).unwrap_err();
        for text in [error.to_string(), format!("{error:?}")] {
            assert!(!text.contains(SECRET) && text.contains("session: expected a string"), "{text}");
        }
    }
}
