//! Unions in the forms of alloy, in the bodies of simpleRestJson and only there.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::error::ServiceError as _;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{REST_JSON_1, SIMPLE_REST_JSON};
use ferrosmith_runtime::{Document, Operation, json};

use crate::goldens::alloy::{Circle, Draw, DrawError, DrawOutput, Figure, Note, Pen, Size, Square};

fn response(body: &str) -> Response<Bytes> {
    Response::new(Bytes::copy_from_slice(body.as_bytes()))
}

fn read(body: &str) -> DrawOutput {
    Draw::response(&response(body)).unwrap_or_else(|error| panic!("{body}: {error}"))
}

fn written(output: &DrawOutput) -> String {
    String::from_utf8(Draw::respond(Ok(output)).unwrap().body().to_vec()).unwrap()
}

/// The body is read as this output, and written again as it was.
#[track_caller]
fn pair(body: &str, output: DrawOutput) {
    assert_eq!(read(body), output, "{body}");
    assert_eq!(written(&output), body);
}

fn drawing() -> DrawOutput {
    DrawOutput::new()
}

fn document(text: &str) -> Document {
    text.parse().unwrap()
}

#[test]
fn a_discriminator_names_the_member() {
    pair(r#"{"figure":{"kind":"circle","radius":1}}"#, drawing().figure(Figure::Circle(Circle::new(1))));
    let inner = Square::new().side(2).inner(Figure::Circle(Circle::new(3)));
    pair(
        r#"{"figure":{"kind":"sq","side":2,"inner":{"kind":"circle","radius":3}}}"#,
        drawing().figure(Figure::Square(Box::new(inner))),
    );
    pair(r#"{"figure":{"kind":"sq"}}"#, drawing().figure(Figure::Square(Box::new(Square::new()))));
    // Wherever it stands.
    assert_eq!(
        read(r#"{"figure":{"side":2,"kind":"sq"}}"#).figure,
        Some(Figure::Square(Box::new(Square::new().side(2))))
    );
    let unknown = r#"{"figure":{"kind":"star","points":[5]}}"#;
    let Some(Figure::Unknown(member)) = read(unknown).figure else { panic!() };
    assert_eq!((member.name(), member.value()), ("star", &document(r#"{"points":[5]}"#)));
    assert_eq!(written(&read(unknown)), unknown);
    assert_eq!(read(r#"{"figure":{"side":2}}"#).figure, None, "nothing says which");
}

#[test]
fn the_first_member_that_fits_is_taken() {
    pair(r#"{"size":7}"#, drawing().size(Size::Number(7)));
    pair(r#"{"size":"big"}"#, drawing().size(Size::Name("big".into())));
    pair(r#"{"size":{"radius":7}}"#, drawing().size(Size::Circle(Circle::new(7))));
    pair(r#"{"size":{"side":7}}"#, drawing().size(Size::Square(Box::new(Square::new().side(7)))));
    let unknown = r#"{"size":[1.50]}"#;
    assert!(matches!(read(unknown).size, Some(Size::Unknown(_))));
    assert_eq!(written(&read(unknown)), unknown);
}

#[test]
fn an_open_union_keeps_what_the_model_does_not_have() {
    pair(r#"{"note":{"text":"a"}}"#, drawing().note(Note::Text("a".into())));
    pair(r#"{"note":{"new":{"a":1}}}"#, drawing().note(Note::Other(document(r#"{"new":{"a":1}}"#))));
    pair(r#"{"pen":{"tip":"round","radius":1}}"#, drawing().pen(Pen::Round(Circle::new(1))));
    let flat = r#"{"tip":"flat","width":2}"#;
    pair(&format!(r#"{{"pen":{flat}}}"#), drawing().pen(Pen::Other(document(flat))));
}

#[test]
fn an_open_structure_keeps_what_the_model_does_not_have() {
    let body = r#"{"note":{"text":"a"},"colour":"red","lines":[1,{}]}"#;
    let output = read(body);
    assert_eq!(output.rest.as_ref().map(|rest| rest.len()), Some(2));
    assert_eq!(written(&output), body);
}

#[test]
fn other_protocols_have_the_usual_form() {
    let output = drawing().figure(Figure::Circle(Circle::new(1))).size(Size::Number(2));
    let usual = r#"{"figure":{"circle":{"radius":1}},"size":{"number":2}}"#;
    assert_eq!(Draw::respond_with(&REST_JSON_1, Ok(&output)).unwrap().body(), usual);
    assert_eq!(json::to_string(&output).unwrap(), usual);
}

#[test]
fn a_server_refuses_what_no_member_is() {
    for body in [r#"{"figure":{"kind":"star"}}"#, r#"{"size":[1]}"#, r#"{"figure":{"kind":"circle"}}"#] {
        let request =
            ferrosmith_runtime::http::Request::post("/drawing").body(Bytes::copy_from_slice(body.as_bytes()));
        let rejection = Draw::parse_request(&request.unwrap()).unwrap_err();
        assert_eq!(rejection.response().status(), 400, "{body}");
    }
    let request = ferrosmith_runtime::http::Request::post("/drawing")
        .body(Bytes::from_static(br#"{"pen":{"tip":"flat"},"note":{"new":1}}"#));
    assert!(Draw::parse_request(&request.unwrap()).is_ok(), "open unions take it");
}

#[test]
fn alternatives_within_alternatives_take_bounded_time() {
    // At each level the circle is tried first, and in vain.
    let nested =
        |levels: usize| format!(r#"{{"size":{}1{}}}"#, r#"{"within":"#.repeat(levels), "}".repeat(levels));
    assert!(matches!(read(&nested(3)).size, Some(Size::Square(_))));
    let error = Draw::response(&response(&nested(60))).unwrap_err();
    assert!(error.to_string().contains("expected a union that few attempts tell"), "{error}");
}

#[test]
fn errors_are_told_by_a_header_or_by_their_status() {
    let error = |status: u16, name: Option<&str>| {
        let response = Response::builder().status(status);
        let response =
            name.into_iter().fold(response, |response, name| response.header("x-error-type", name));
        Draw::response_with(&SIMPLE_REST_JSON, &response.body(Bytes::from_static(br#"{"page":7}"#)).unwrap())
            .unwrap_err()
    };
    assert!(matches!(error(409, None), DrawError::Torn(torn) if torn.page == Some(7)));
    assert!(matches!(error(404, None), DrawError::Lost(_)));
    assert!(matches!(error(400, Some("Lost")), DrawError::Lost(_)));
    assert_eq!(error(409, Some("NeverSeen")).code(), Some("NeverSeen"));
    let lost = error(404, None);
    let sent = Draw::respond(Err(&lost)).unwrap();
    assert_eq!((sent.status().as_u16(), sent.headers()["x-error-type"].as_bytes()), (404, &b"Lost"[..]));
}
