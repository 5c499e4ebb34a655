//! awsQuery and ec2Query.

use bytes::Bytes;
use ferrosmith_runtime::error::ServiceError;
use ferrosmith_runtime::protocol::{AWS_QUERY, EC2_QUERY, Protocol, Reason, ServerProtocol};
use ferrosmith_runtime::{Operation, Ref, Router, equal};
use http::{Request, Response};

use super::service::*;

fn response(status: u16, body: &'static str) -> Response<Bytes> {
    Response::builder().status(status).body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn text(bytes: &Bytes) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn posted(form: &str) -> Request<Bytes> {
    let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");
    request.body(Bytes::copy_from_slice(form.as_bytes())).unwrap()
}

fn sent(protocol: &'static dyn Protocol) -> Vec<String> {
    let request = PutShelf::request_with(protocol, &shelf(), &options()).unwrap();
    assert_eq!((request.method(), request.uri().path()), (&http::Method::POST, "/"));
    text(request.body()).split('&').map(str::to_owned).collect()
}

#[test]
fn the_form_of_aws_query() {
    let expected = [
        "Action=PutShelf",
        "Version=2026-01-01",
        "shelf=sci-fi",
        "key=a%20b",
        "books.Book.1.title=Dune%20%26%20more",
        "books.Book.1.isbn=0-441",
        "books.Book.1.pageCount=412",
        "books.Book.1.at=1970-01-01T00%3A00%3A00Z",
        "books.Book.1.cover=cG5n",
        "books.Book.1.sequel.title=Dune%20Messiah",
        "books.Book.2.title=",
        "Label.1=old",
        "Label.2=new%3D1%262",
        "tags.entry.1.Spine=x",
        "tags.entry.1.value=1",
        "tags.entry.2.Spine=y",
        "tags.entry.2.value=-2",
        "flat.1.key=k",
        "flat.1.value=v",
        "token=t-1",
    ];
    assert_eq!(sent(&AWS_QUERY), expected);
}

#[test]
fn the_form_of_ec2_query_has_capitals_and_flat_lists() {
    let form = sent(&EC2_QUERY);
    for parameter in [
        "Shelf=sci-fi",
        "Books.1.Title=Dune%20%26%20more",
        "Books.1.PageCount=412",
        "Tag.2=new%3D1%262",
        "Tags.2.Spine=y",
    ] {
        assert!(form.iter().any(|found| found == parameter), "{parameter}: {form:?}");
    }
}

#[test]
fn a_server_reads_a_form_whatever_its_order() {
    for protocol in [&AWS_QUERY as &'static dyn Protocol, &EC2_QUERY] {
        let mut form = sent(protocol);
        form.reverse();
        form.push("AWSAccessKeyId=unknown".to_owned());
        let read =
            PutShelf::parse_request_with(protocol, &posted(&form.join("&")), &Default::default()).unwrap();
        let expected = PutShelfInput { token: Some("t-1".into()), ..shelf() };
        assert!(equal(Ref::Structure(&read), Ref::Structure(&expected)), "{read:?}");
    }
}

#[test]
fn more_than_nine_elements_stay_in_order() {
    let labels: Vec<String> = (0..120).map(|number| number.to_string()).collect();
    let input = PutShelfInput { labels: Some(labels.clone()), ..shelf() };
    let request = PutShelf::request_with(&AWS_QUERY, &input, &options()).unwrap();
    assert_eq!(
        PutShelf::parse_request_with(&AWS_QUERY, &request, &Default::default()).unwrap().labels,
        Some(labels)
    );
}

#[test]
fn an_empty_list_is_not_an_absent_one() {
    let input =
        PutShelfInput { shelf: "s".into(), books: Some(vec![]), labels: Some(vec![]), ..Default::default() };
    let request = PutShelf::request_with(&AWS_QUERY, &input, &options()).unwrap();
    assert!(text(request.body()).contains("&books=&Label=&"), "{:?}", request.body());
    let read = PutShelf::parse_request_with(&AWS_QUERY, &request, &Default::default()).unwrap();
    assert_eq!(
        (read.books.map(|of| of.len()), read.labels.map(|of| of.len()), read.tags),
        (Some(0), Some(0), None)
    );
}

#[test]
fn requests_are_routed_by_their_action() {
    let router = Router::new(&SERVICE);
    let routed = router.route(&posted("Version=2026-01-01&Action=PutShelf")).unwrap();
    assert_eq!((routed.operation.name, routed.protocol.id()), ("PutShelf", "aws.protocols#awsQuery"));
    for form in
        ["", "Action=Nothing", "Action=PutShelf&Action=PutShelf", "Action=PutShelf&Version=1", "Action=%zz"]
    {
        let rejection = router.route(&posted(form)).unwrap_err();
        let body = String::from_utf8(rejection.body().to_vec()).unwrap();
        assert!(body.starts_with("<ErrorResponse><Error><Type>Sender</Type><Code>"), "{form}: {body}");
    }
    let router = router.lenient();
    assert!(router.route(&posted("Action=PutShelf&Version=1")).is_ok());
}

/// Its client reads JSON alone, and its body is no form that could be wrong.
#[test]
fn a_request_in_json_is_refused_in_json_whatever_its_body() {
    let router = Router::new(&SERVICE).protocols([&AWS_QUERY as &dyn ServerProtocol]);
    for body in ["{}", r#"{"shelf":"100%"}"#] {
        let request = Request::post("/")
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "Library.PutShelf");
        let rejection =
            router.route(&request.body(Bytes::from_static(body.as_bytes())).unwrap()).unwrap_err();
        assert_eq!(rejection.protocol().id(), "aws.protocols#awsJson1_0", "{body}");
        assert_eq!(rejection.reason(), Reason::UnknownOperation, "{body}");
    }
}

#[test]
fn hostile_forms_are_refused_at_a_place() {
    let deep = format!("books.Book.1{}.title=x", ".sequel".repeat(100_000));
    let cases = [
        ("shelf=a&shelf=b", "shelf: expected one value, found more"),
        ("shelf=a&shelf.x=b", "shelf: expected one parameter of this name"),
        ("shelf=a&Label.1=a&Label.1=b", "Label[0]"),
        ("shelf=a&Label.1000000000=a", "expected the number 1, found a later one"),
        ("shelf=a&Label.1=a&Label.3=b", "expected the number 2, found a later one"),
        ("shelf=a&Label.99999999999999999999=a", "expected a number from 1 on"),
        ("shelf=a&Label.0=a", "expected a number from 1 on"),
        ("shelf=a&Label.01=a", "expected a number from 1 on"),
        ("shelf=a&Label.-1=a", "expected a number from 1 on"),
        ("shelf=a&Label.=a", "expected a number from 1 on"),
        ("shelf=a&Label=x", "or an empty one of this name"),
        ("shelf=a&Label=&Label.1=x", "or an empty one of this name"),
        ("shelf=a&books.member.1.title=x", "expected `Book` after this name"),
        ("shelf=a&books.Book=x", "expected a number after this name"),
        ("shelf=a&books.Book.1.pageCount=many", "books[0].pages"),
        ("shelf=a&books.Book.1=x", "or an empty one of this name"),
        ("shelf=a&tags.entry.1.Spine=x", "expected a key and a value"),
        (
            "shelf=a&tags.entry.1.Spine=x&tags.entry.1.value=1&tags.entry.2.Spine=x&tags.entry.2.value=2",
            "expected one entry of the key",
        ),
        ("shelf=a&flat.1.key.deeper=x&flat.1.value=1", "expected a key and a value"),
        ("shelf=%ff", "expected UTF-8 in percent-encoding"),
        ("shelf=a&books.Book.1.cover=%", "expected UTF-8 in percent-encoding"),
        (&deep, "at most 128 levels"),
    ];
    for (form, expected) in cases {
        let rejection =
            PutShelf::parse_request_with(&AWS_QUERY, &posted(form), &Default::default()).unwrap_err();
        let found = rejection.message().replace("labels", "Label");
        assert!(found.contains(expected), "{}: {found}", &form[..form.len().min(80)]);
    }
    let many = "a&".repeat(100_001);
    let rejection =
        PutShelf::parse_request_with(&AWS_QUERY, &posted(&many), &Default::default()).unwrap_err();
    assert!(rejection.message().contains("at most 100000 parameters"), "{rejection}");
}

#[test]
fn all_that_is_missing_is_told() {
    let form = "books.Book.1.isbn=1&books.Book.2.title=x&books.Book.3.sequel.isbn=2";
    let rejection = PutShelf::parse_request_with(&AWS_QUERY, &posted(form), &Default::default()).unwrap_err();
    let violations = rejection.violations().unwrap().to_string();
    for path in ["/books/0/title", "/books/2/title", "/books/2/sequel/title", "/shelf"] {
        assert!(violations.contains(path), "{path}: {violations}");
    }
}

#[test]
fn outputs_are_in_an_element_of_their_operation() {
    let output = PutShelfOutput { version: Some("7".into()), books: shelf().books, count: Some(2) };
    let aws = "<PutShelfResponse xmlns=\"https://shelves.example/\"><PutShelfResult><version>7</version>";
    let ec2 = "<PutShelfResponse xmlns=\"https://shelves.example/\"><version>7</version>";
    for (protocol, starts) in [(&AWS_QUERY as &'static dyn Protocol, aws), (&EC2_QUERY, ec2)] {
        let response = PutShelf::respond_with(protocol, Ok(&output)).unwrap();
        assert!(text(response.body()).starts_with(starts), "{:?}", response.body());
        let read = PutShelf::response_with(protocol, &response).ok().unwrap();
        assert!(equal(Ref::Structure(&read), Ref::Structure(&output)), "{read:?}");
    }
    let other = response(200, "<Other><PutShelfResult><count>1</count></PutShelfResult></Other>");
    let error = PutShelf::response_with(&AWS_QUERY, &other).unwrap_err();
    assert!(error.to_string().contains("expected the element `PutShelfResponse`"), "{error}");
}

#[test]
fn errors_have_their_own_elements() {
    let mut gone = NoSuchShelf::default();
    (gone.message, gone.shelf) = (Some("gone".into()), Some("s".into()));
    let error = Error::NoSuchShelf(gone);
    let members = "<Code>NoSuchShelf</Code><Message>gone</Message><Shelf>s</Shelf></Error>";
    let aws = format!("<ErrorResponse><Error><Type>Sender</Type>{members}</ErrorResponse>");
    let ec2 = format!("<Response><Errors><Error>{members}</Errors></Response>");
    // ec2Query has neither `httpError` nor a status of its own.
    for (protocol, status, expected) in
        [(&AWS_QUERY as &'static dyn Protocol, 404, aws), (&EC2_QUERY, 400, ec2)]
    {
        let response = PutShelf::respond_with(protocol, Err(&error)).unwrap();
        assert_eq!((response.status().as_u16(), text(response.body())), (status, &*expected));
        let read = PutShelf::response_with(protocol, &response).unwrap_err();
        assert!(matches!(&read, Error::NoSuchShelf(read) if read.shelf.as_deref() == Some("s")), "{read}");
    }
    let body = "<Response><Errors><Error><Code>Other</Code><Message>m</Message></Error><Error/></Errors><RequestID>r</RequestID></Response>";
    let error = PutShelf::response_with(&EC2_QUERY, &response(400, body)).unwrap_err();
    assert_eq!((error.code(), error.message(), error.request_id()), (Some("Other"), Some("m"), Some("r")));
}
