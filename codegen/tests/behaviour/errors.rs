//! Errors: a structure each, an enum per operation, one for the service.

use std::error::Error as _;

use ferrosmith_runtime::error::OperationError;
use ferrosmith_runtime::protocol::ErrorResponse;
use ferrosmith_runtime::schema::Fault;

use crate::goldens::error_shapes::{
    Clash, Detail, Error, FetchError, Full, NotFound, PingError, Secret, StoreError, Teapot, ThrottledError,
};
use crate::{has_eq_and_hash, lacks_eq};

fn read<E: OperationError>(status: u16, body: &str) -> E {
    ErrorResponse::new(status, body.as_bytes()).read()
}

#[test]
fn a_modelled_error_answers_everything() {
    let body = r#"{"__type":"fixture.errors#NotFound","message":"gone","resourceId":"r","reasons":["a"]}"#;
    let headers = [("x-amzn-requestid", "id-1")];
    let error = ErrorResponse::new(404, body.as_bytes()).headers(&headers).read::<FetchError>();
    let FetchError::NotFound(inner) = &error else { panic!("{error:?}") };
    assert_eq!((inner.resource_id.as_str(), inner.reasons.as_deref()), ("r", Some(&["a".to_owned()][..])));
    assert_eq!((error.message(), error.request_id()), (Some("gone"), Some("id-1")));
    assert_eq!((error.status(), error.fault()), (Some(404), Some(Fault::Client)));
    assert_eq!((error.is_retryable(), error.is_throttling()), (false, false));
    let text = error.to_string();
    assert!(text.contains("gone") && text.contains("404") && text.contains("id-1"), "{text}");
    assert!(error.source().is_some());
}

#[test]
fn errors_are_recognised_by_their_name_and_by_their_query_code() {
    for code in ["NotFound", "NoSuchThing", "fixture.errors#NotFound", "NoSuchThing:http://example.com/"] {
        let error: FetchError = read(404, &format!(r#"{{"code":"{code}","resourceId":"r"}}"#));
        assert!(
            matches!(&error, FetchError::NotFound(inner) if inner.resource_id == "r"),
            "{code}: {error:?}"
        );
    }
    let headers = [("X-Amzn-ErrorType", "Teapot:")];
    let error = ErrorResponse::new(418, b"").headers(&headers).read::<FetchError>();
    assert!(matches!(error, FetchError::Teapot(_)), "{error:?}");
}

#[test]
fn the_errors_of_the_service_belong_to_every_operation() {
    assert!(matches!(read::<PingError>(403, r#"{"__type":"Denied"}"#), PingError::Denied(_)));
    assert!(matches!(read::<StoreError>(403, r#"{"__type":"Denied"}"#), StoreError::Denied(_)));
    assert!(
        matches!(read::<PingError>(404, r#"{"__type":"NotFound"}"#), PingError::Unhandled(_)),
        "not its own"
    );
}

#[test]
fn traits_say_who_is_to_blame_and_whether_to_try_again() {
    let throttled: PingError = read(429, r#"{"__type":"ThrottledError","Message":"slowly"}"#);
    assert_eq!(
        (throttled.message(), throttled.is_throttling(), throttled.is_retryable()),
        (Some("slowly"), true, true)
    );
    let broken: FetchError = read(500, r#"{"__type":"Broken","errorMessage":"oh"}"#);
    assert_eq!((broken.message(), broken.is_throttling(), broken.is_retryable()), (Some("oh"), false, true));
    assert_eq!(broken.fault(), Some(Fault::Server));
}

#[test]
fn headers_fill_members() {
    let headers = [("retry-after", "7")];
    let response = ErrorResponse::new(500, br#"{"__type":"Broken"}"#).headers(&headers);
    let FetchError::Broken(broken) = response.read::<FetchError>() else { panic!() };
    assert_eq!(broken.retry_after, Some(7));
}

#[test]
fn a_missing_member_is_no_reason_to_lose_an_error() {
    let FetchError::NotFound(error) = read(404, r#"{"__type":"NotFound"}"#) else { panic!() };
    assert_eq!(error.resource_id, "");
}

#[test]
fn what_is_not_modelled_is_unhandled_and_still_answers() {
    let error: FetchError = read(503, r#"{"__type":"New#Thing","message":"later"}"#);
    assert!(matches!(error, FetchError::Unhandled(_)));
    assert_eq!((error.code(), error.message(), error.status()), (Some("Thing"), Some("later"), Some(503)));
    assert!(error.is_retryable());
    for body in ["", "<html>", "[]", "{\"__type\":", "\u{feff}{}"] {
        assert_eq!(read::<FetchError>(502, body).status(), Some(502), "{body}");
    }
}

#[test]
fn every_error_becomes_one_of_the_service() {
    let error: Error = read::<FetchError>(418, r#"{"__type":"Teapot"}"#).into();
    assert!(matches!(error, Error::Teapot(_)));
    assert_eq!((error.code(), error.status()), (Some("Teapot"), Some(418)));
    let error: Error = read::<StoreError>(500, "").into();
    assert!(matches!(error, Error::Unhandled(_)));
}

#[test]
fn errors_can_be_made_by_hand() {
    let error = NotFound::new("r").message_("gone").reasons(vec!["x".to_owned()]);
    assert_eq!(
        (error.message(), error.status(), error.code()),
        (Some("gone"), Some(404), Some("NoSuchThing"))
    );
    assert_eq!(ThrottledError::new("m").message(), Some("m"));
    let wrapped = StoreError::NotFound(error.clone());
    assert_eq!(wrapped.source().unwrap().to_string(), error.to_string());
    assert_eq!(Teapot::default(), Teapot::new());
}

#[test]
fn members_called_like_methods_stay_reachable() {
    let clash = Clash::new()
        .code_("c")
        .status_(1)
        .request_id_("i")
        .source_("s")
        .fault_("f")
        .is_retryable_(true)
        .metadata("m")
        .unhandled(true)
        .message_(Detail::new().text("t"));
    assert_eq!(
        (clash.code.as_deref(), clash.status, clash.metadata.as_deref()),
        (Some("c"), Some(1), Some("m"))
    );
    assert_eq!((clash.code(), clash.status(), clash.message()), (Some("Clash"), Some(400), None));
    let read: StoreError =
        read(409, r#"{"__type":"Clash","code":"c","metadata":"m","message":{"text":"t"}}"#);
    let StoreError::Clash(inner) = &read else { panic!("{read:?}") };
    assert_eq!((inner.metadata.as_deref(), read.status()), (Some("m"), Some(409)));
}

#[test]
fn a_secret_message_is_not_printed() {
    let error: StoreError = read(400, r#"{"__type":"Secret","message":"s3cret","hint":"open"}"#);
    assert_eq!(error.message(), Some("s3cret"));
    for text in [error.to_string(), format!("{error:?}"), format!("{:?}", Secret::new().message_("s3cret"))] {
        assert!(!text.contains("s3cret"), "{text}");
    }
}

#[test]
fn errors_with_floats_have_no_equality_of_their_own() {
    has_eq_and_hash::<(NotFound, Clash)>();
    lacks_eq!(Full);
}
