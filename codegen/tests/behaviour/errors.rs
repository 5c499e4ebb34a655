//! Errors: a structure each, an enum per operation, one for the service.

use std::error::Error as _;

use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::{OperationError, Unhandled};
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
    assert!(error.source().is_none());
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
    let error = NotFound::new("r").message("gone").reasons(vec!["x".to_owned()]);
    let wrapped = StoreError::from(error.clone());
    assert_eq!(
        (wrapped.message(), wrapped.status(), wrapped.code()),
        (Some("gone"), Some(404), Some("NoSuchThing"))
    );
    assert_eq!(wrapped.status_code(), Some(ferrosmith_runtime::http::StatusCode::NOT_FOUND));
    assert_eq!(ThrottledError::new("m").message, "m");
    assert_eq!(wrapped.to_string(), error.to_string());
    assert!(wrapped.source().is_none(), "it says itself what it is");
    assert_eq!(Teapot::default(), Teapot::new());
}

#[test]
fn members_called_like_methods_stay_reachable() {
    let clash = Clash::new()
        .code("c")
        .status(1)
        .request_id("i")
        .source("s")
        .fault("f")
        .is_retryable(true)
        .metadata("m")
        .unhandled(true)
        .message(Detail::new().text("t"));
    assert_eq!(
        (clash.code.as_deref(), clash.status, clash.metadata.as_deref()),
        (Some("c"), Some(1), Some("m"))
    );
    let facts = StoreError::from(clash);
    assert_eq!((facts.code(), facts.status(), facts.message()), (Some("Clash"), Some(400), None));
    let read: StoreError =
        read(409, r#"{"__type":"Clash","code":"c","metadata":"m","message":{"text":"t"}}"#);
    let StoreError::Clash(inner) = &read else { panic!("{read:?}") };
    assert_eq!((inner.metadata.as_deref(), read.status()), (Some("m"), Some(409)));
}

#[test]
fn a_secret_message_is_not_printed() {
    let error: StoreError = read(400, r#"{"__type":"Secret","message":"s3cret","hint":"open"}"#);
    assert_eq!(error.message(), Some("s3cret"));
    for text in [error.to_string(), format!("{error:?}"), format!("{:?}", Secret::new().message("s3cret"))] {
        assert!(!text.contains("s3cret"), "{text}");
    }
}

#[test]
fn errors_with_floats_have_no_equality_of_their_own() {
    has_eq_and_hash::<(NotFound, Clash)>();
    lacks_eq!(Full);
}

#[test]
fn enums_are_cloned_compared_and_carried_between_threads() {
    fn carried<T: Clone + PartialEq + Send + Sync + std::panic::UnwindSafe + 'static>() {}
    carried::<StoreError>();
    carried::<Error>();
    carried::<Unhandled>();
    let error: FetchError = read(404, r#"{"__type":"NotFound","message":"gone","resourceId":"r"}"#);
    assert_eq!(error.clone(), error);
    assert_eq!((error.clone().message(), error.clone().status()), (Some("gone"), Some(404)));
    assert_ne!(error, read::<FetchError>(418, r#"{"__type":"Teapot"}"#));
    let unknown: FetchError = read(503, "later");
    assert_eq!(unknown.clone(), unknown);
    assert_ne!(unknown, read::<FetchError>(503, "never"));
}

#[test]
fn a_failure_of_the_transport_is_any_error() {
    fn failed<E: OperationError>() -> E {
        Unhandled::new(std::io::Error::other("connection reset")).into()
    }
    for text in [failed::<FetchError>().to_string(), failed::<Error>().to_string()] {
        assert_eq!(text, "no response: connection reset");
    }
}

#[test]
fn a_chain_of_errors_says_each_thing_once() {
    let outer = Outer(std::io::Error::other("reset"));
    let error = FetchError::from(Unhandled::new(outer));
    let mut chain = vec![error.to_string()];
    let mut next = error.source();
    while let Some(error) = next {
        chain.push(error.to_string());
        next = error.source();
    }
    assert_eq!(chain, ["no response: the body broke off", "reset"]);
}

#[derive(Debug)]
struct Outer(std::io::Error);

impl std::fmt::Display for Outer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the body broke off")
    }
}

impl std::error::Error for Outer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn an_error_without_a_member_for_it_keeps_the_message() {
    let error: FetchError = read(418, r#"{"__type":"Teapot","message":"short and stout"}"#);
    assert!(matches!(error, FetchError::Teapot(_)), "{error:?}");
    assert_eq!(error.message(), Some("short and stout"));
    assert_eq!(error.to_string(), "Teapot: short and stout (status 418)");
    assert_eq!(error.clone().message(), error.message());
}

#[test]
fn a_modelled_error_that_cannot_be_read_is_as_retryable_as_the_model_says() {
    let error: PingError = read(400, r#"{"__type":"ThrottledError","Message":7}"#);
    assert!(matches!(error, PingError::Unhandled(_)), "{error:?}");
    assert!(error.is_retryable() && error.is_throttling());
    assert!(error.to_string().starts_with("ThrottledError: unreadable response: "), "{error}");
}
