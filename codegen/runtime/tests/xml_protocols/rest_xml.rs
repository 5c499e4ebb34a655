//! restXml.

use bytes::Bytes;
use ferrosmith_runtime::ServiceError;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::protocol::REST_XML;
use ferrosmith_runtime::{Operation, Ref, Router, ServerOptions, equal, host_prefix};
use http::{Request, Response};

use super::service::*;

fn response(status: u16, body: &'static str) -> Response<Bytes> {
    Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn text(bytes: &Bytes) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn unhandled<O>(result: Result<O, Error>) -> Unhandled {
    match result {
        Err(Error::Unhandled(error)) => error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("an output"),
    }
}

#[test]
fn a_request_comes_back_as_it_was_sent() {
    let input = shelf();
    let request = PutShelf::request_with(&REST_XML, &input, &options()).unwrap();
    assert_eq!(request.uri(), "/sci-fi?key=a%20b");
    assert_eq!(request.headers()["content-type"], "application/xml");
    let body = text(request.body());
    assert!(body.starts_with("<Shelf xmlns=\"https://shelves.example/\"><books><Book isbn=\"0-441\"><title>Dune &amp; more</title><pageCount>412</pageCount>"), "{body}");
    assert!(body.contains("<Label>old</Label><Label>new=1&amp;2</Label>"), "{body}");
    assert!(body.contains("<tags><entry><Spine>x</Spine><value>1</value></entry>"), "{body}");
    assert!(body.ends_with("<flat><key>k</key><value>v</value></flat><token>t-1</token></Shelf>"), "{body}");
    let routed = Router::new(&SERVICE).route(&request).unwrap();
    assert_eq!((routed.operation.name, routed.protocol.id()), ("PutShelf", "aws.protocols#restXml"));
    let read = PutShelf::parse_request(&request).unwrap();
    let sent = PutShelfInput { token: Some("t-1".into()), ..input };
    assert!(equal(Ref::Structure(&read), Ref::Structure(&sent)), "{read:?}");
}

#[test]
fn a_request_without_a_content_type_is_taken() {
    let mut request = PutShelf::request_with(&REST_XML, &shelf(), &options()).unwrap();
    request.headers_mut().remove("content-type");
    let read = PutShelf::parse_request_with(&REST_XML, &request, &ServerOptions::default()).unwrap();
    let sent = PutShelfInput { token: Some("t-1".into()), ..shelf() };
    assert!(equal(Ref::Structure(&read), Ref::Structure(&sent)), "{read:?}");
    request.headers_mut().insert("content-type", "application/json".parse().unwrap());
    let rejection = PutShelf::parse_request_with(&REST_XML, &request, &ServerOptions::default()).unwrap_err();
    assert_eq!(rejection.status(), 415);
}

#[test]
fn a_response_comes_back_as_it_was_sent() {
    let output = PutShelfOutput { version: Some("7".into()), books: shelf().books, count: Some(2) };
    let response = PutShelf::respond_with(&REST_XML, Ok(&output)).unwrap();
    assert!(
        text(response.body()).starts_with("<PutShelfOutput xmlns=\"https://shelves.example/\"><books><Book ")
    );
    let read = PutShelf::response_with(&REST_XML, &response).ok().unwrap();
    assert!(equal(Ref::Structure(&read), Ref::Structure(&output)), "{read:?}");
}

#[test]
fn an_empty_list_is_not_an_absent_one() {
    for (body, books) in [("<a/>", None), ("<a><books/></a>", Some(0)), ("", None)] {
        let read = PutShelf::response_with(&REST_XML, &response(200, body)).ok().unwrap();
        assert_eq!(read.books.map(|books| books.len()), books, "{body}");
    }
}

#[test]
fn a_payload_has_the_name_of_its_member() {
    let input = OneBook { book: Some(Book { title: "Emma".into(), ..Book::default() }) };
    let request = GetBook::request_with(&REST_XML, &input, &options()).unwrap();
    assert_eq!(text(request.body()), "<Novel xmlns=\"https://shelves.example/\"><title>Emma</title></Novel>");
    let read = GetBook::parse_request(&request).unwrap();
    assert_eq!(read.book.unwrap().title, "Emma");
    let request = GetBook::request_with(&REST_XML, &OneBook::default(), &options()).unwrap();
    assert!(request.body().is_empty() && !request.headers().contains_key("content-type"));
    assert!(GetBook::parse_request(&request).unwrap().book.is_none());
}

#[test]
fn required_members_that_are_missing_are_told_with_their_paths() {
    let body = "<Shelf><books><Book/><Book><title/></Book></books></Shelf>";
    let request =
        Request::put("/s").header("content-type", "application/xml").body(Bytes::from(body)).unwrap();
    let rejection = PutShelf::parse_request_with(&REST_XML, &request, &Default::default()).unwrap_err();
    assert!(rejection.message().contains("/books/0/title"), "{}", rejection.message());
    let response = rejection.response();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (400, &http::HeaderValue::from_static("application/xml"))
    );
    let body = text(response.body());
    assert!(
        // As the errors of this service's model are, and no other way: the official crates find no code elsewhere.
        body.starts_with("<Error><Type>Sender</Type><Code>ValidationException</Code>"),
        "{body}"
    );
    let error = unhandled(PutShelf::response_with(&REST_XML, &response));
    assert_eq!(error.code(), Some("ValidationException"));
    assert!(error.message().unwrap().contains("/books/0/title"), "{error}");
}

#[test]
fn errors_are_read_whether_they_are_wrapped_or_not() {
    let mut gone = NoSuchShelf::default();
    (gone.message, gone.shelf) = (Some("<gone>".into()), Some("s".into()));
    let sent = PutShelf::respond_with(&REST_XML, Err(&Error::NoSuchShelf(gone))).unwrap();
    assert_eq!(
        text(sent.body()),
        "<Error><Type>Sender</Type><Code>NoSuchShelf</Code><Message>&lt;gone&gt;</Message><Shelf>s</Shelf></Error>"
    );
    let wrapped = response(
        404,
        "<ErrorResponse xmlns='u'><Error><Shelf>s</Shelf><Message>&lt;gone&gt;</Message><Code>NoSuchShelf</Code></Error><RequestId>r-1</RequestId></ErrorResponse>",
    );
    for (response, id) in [(sent, None), (wrapped, Some("r-1"))] {
        let error = PutShelf::response_with(&REST_XML, &response).unwrap_err();
        assert_eq!(
            (error.code(), error.message(), error.request_id()),
            (Some("NoSuchShelf"), Some("<gone>"), id)
        );
        assert!(matches!(error, Error::NoSuchShelf(error) if error.shelf.as_deref() == Some("s")));
    }
}

#[test]
fn errors_without_a_shape_are_wrapped_as_those_of_the_model() {
    let unknown =
        Router::new(&SERVICE).route(&Request::get("/a/b/c").body(Bytes::new()).unwrap()).unwrap_err();
    let gone = Unhandled::of_status(404).with_code("NoSuchKey").with_message("gone");
    let answered = PutShelf::respond(Err(&Error::Unhandled(gone.clone()))).unwrap();
    let chosen = PutShelf::respond_with(&REST_XML, Err(&Error::Unhandled(gone))).unwrap();
    for (response, code) in
        [(unknown.response(), "UnknownOperationException"), (answered, "NoSuchKey"), (chosen, "NoSuchKey")]
    {
        let starts = format!("<Error><Type>Sender</Type><Code>{code}</Code>");
        assert!(text(response.body()).starts_with(&starts), "{:?}", response.body());
    }
}

#[test]
fn without_a_body_the_status_tells_the_error() {
    let error = HasShelf::response_with(&REST_XML, &response(404, "")).unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error}");
    assert_eq!(unhandled(HasShelf::response_with(&REST_XML, &response(403, ""))).code(), Some("Forbidden"));
    let error = unhandled(HasShelf::response_with(&REST_XML, &response(502, "<html><body>no")));
    assert_eq!(error.code(), None);
}

#[test]
fn a_request_has_two_ids() {
    let body = "<Error><Code>NoSuchShelf</Code><RequestId>r</RequestId><HostId>h</HostId></Error>";
    let error = PutShelf::response_with(&REST_XML, &response(404, body)).unwrap_err();
    assert_eq!((error.request_id(), error.extended_request_id()), (Some("r"), Some("h")));
    let mut head = response(404, "");
    head.headers_mut().insert("x-amz-request-id", http::HeaderValue::from_static("r"));
    head.headers_mut().insert("x-amz-id-2", http::HeaderValue::from_static("h/+="));
    let error = HasShelf::response_with(&REST_XML, &head).unwrap_err();
    assert_eq!((error.request_id(), error.extended_request_id()), (Some("r"), Some("h/+=")));
}

#[test]
fn a_success_may_turn_out_to_be_an_error() {
    let late =
        "<?xml version=\"1.0\"?>\n\n  <Error><Code>InternalError</Code><Message>late</Message></Error>";
    let error = unhandled(PutShelf::response_with(&REST_XML, &response(200, late)));
    assert_eq!((error.code(), error.message()), (Some("InternalError"), Some("late")));
    // It may also be what somebody stored.
    let stored = GetStored::response_with(&REST_XML, &response(200, late)).ok().unwrap();
    assert_eq!(stored.data.unwrap().as_ref(), late.as_bytes());
}

#[test]
fn an_unwrapped_output_is_its_member() {
    let output = Place { place: Some("Oslo".into()) };
    let sent = GetPlace::respond_with(&REST_XML, Ok(&output)).unwrap();
    assert_eq!(text(sent.body()), "<Place xmlns=\"https://shelves.example/\">Oslo</Place>");
    assert_eq!(GetPlace::response_with(&REST_XML, &sent).ok().unwrap().place.as_deref(), Some("Oslo"));
}

#[test]
fn the_label_that_starts_the_path_may_go_into_the_host() {
    let hosted = |shelf: &str| {
        let input = PutShelfInput { shelf: shelf.into(), ..PutShelfInput::default() };
        let request = PutShelf::request_with(&REST_XML, &input, &options().virtual_host(true)).unwrap();
        (host_prefix(&request).to_owned(), request.uri().to_string())
    };
    assert_eq!(hosted("sci-fi"), ("sci-fi.".to_owned(), "/".to_owned()));
    for shelf in ["Sci-Fi", "a.b.c", "-ab", "ab", "..", "a b c", "evil.example/", &"x".repeat(64)] {
        assert_eq!(hosted(shelf).0, "", "{shelf}");
    }
    let input = PutShelfInput { shelf: "sci-fi".into(), key: Some("k".into()), ..PutShelfInput::default() };
    let request = PutShelf::request_with(&REST_XML, &input, &options().virtual_host(true)).unwrap();
    assert_eq!(request.uri(), "/?key=k");
}
