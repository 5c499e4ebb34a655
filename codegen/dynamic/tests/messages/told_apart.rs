//! Messages whose parts look like something else: payloads like errors, codes like names, names that differ by a prefix.

use ferrosmith_dynamic::{DynamicError, DynamicStructure, Operation, Service, text};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::protocol::{RequestRef, find};
use ferrosmith_runtime::{ClientOptions, Rejection, Router, ServerOptions, ServiceError, Structure as _};

use crate::{INPUT, OUTPUT, REST_JSON, REST_XML, structure};

const AWS_JSON: &str = "aws.protocols#awsJson1_0";
const QUERY: &str = "aws.protocols#awsQuery";
const EC2: &str = "aws.protocols#ec2Query";

/// Every protocol that names an error by its shape, with the header or the body that does so for `Bar`.
const BY_NAME: [(&str, &str, &str); 5] = [
    (REST_JSON, "Bar", "{}"),
    (REST_XML, "", "<ErrorResponse><Error><Code>Bar</Code></Error></ErrorResponse>"),
    (AWS_JSON, "", r#"{"__type": "a.b#Bar"}"#),
    (EC2, "", "<Response><Errors><Error><Code>Bar</Code></Error></Errors></Response>"),
    ("smithy.protocols#rpcv2Json", "", r#"{"__type": "a.b#Bar"}"#),
];

const SHAPES: &str = r#", "a.b#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
    "a.b#Inner": {"type": "structure", "members": {"m": {"target": "smithy.api#String"}}}"#;

/// A service with the operation `Call`, by the members of its input and output, and its errors.
struct Model<'m> {
    traits: &'m str,
    input: &'m str,
    output: &'m str,
    errors: &'m [(&'m str, &'m str)],
}

const NOTHING: Model<'static> = Model { traits: "", input: "", output: "", errors: &[] };

impl Model<'_> {
    fn service(&self, protocol: &str) -> Service {
        let Model { traits, input, output, errors } = self;
        let listed: Vec<String> =
            errors.iter().map(|(name, _)| format!(r#"{{"target": "a.b#{name}"}}"#)).collect();
        let defined: String = errors
            .iter()
            .map(|(name, traits)| {
                format!(
                    r#", "a.b#{name}": {{"type": "structure", "members": {{"message": {{"target": "smithy.api#String"}}}},
                        "traits": {{"smithy.api#error": "client"{traits}}}}}"#
                )
            })
            .collect();
        let parts = format!(r#"{INPUT}{OUTPUT}, "errors": [{}]"#, listed.join(", "));
        let shapes = structure("In", input) + &structure("Out", output) + SHAPES + &defined;
        crate::Model { service_traits: traits, ..crate::Model::new(protocol, &parts, &shapes) }.service()
    }

    fn operation(&self, protocol: &str) -> Operation {
        self.service(protocol).operation("Call").unwrap().clone()
    }
}

fn response(status: u16, header: (&str, &str), body: &str) -> Response<Bytes> {
    let response = Response::builder().status(status).header(header.0, header.1);
    let response = response.header("smithy-protocol", "rpc-v2-json");
    response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

/// Returns the name of a modelled error's shape.
fn name(error: &DynamicError) -> &str {
    match error {
        DynamicError::Modeled { structure, .. } => structure.schema().name,
        DynamicError::Unhandled(_) => "",
    }
}

fn read(
    operation: &Operation,
    protocol: &str,
    response: &Response<Bytes>,
) -> Result<String, (String, DynamicError)> {
    match operation.response(Some(find(protocol).unwrap()), response) {
        Ok((output, _)) => Ok(text::document(&output).to_string()),
        Err(error) => Err((name(&error).to_owned(), error)),
    }
}

fn taken(
    operation: &Operation,
    protocol: &str,
    request: &Request<Bytes>,
) -> Result<DynamicStructure, Rejection> {
    let request = RequestRef::whole(request);
    operation.parse_request(Some(find(protocol).unwrap()), request, &ServerOptions::default())
}

#[test]
fn a_payload_is_no_error_by_what_it_begins_with() {
    let body = r#"{"__type":"a.b#Bar","message":"stored"}"#;
    for target in ["smithy.api#Blob", "smithy.api#String", "smithy.api#Document", "a.b#Map", "a.b#Inner"] {
        let output =
            format!(r#""p": {{"target": "{target}", "traits": {{"smithy.api#httpPayload": {{}}}}}}"#);
        let model = Model { output: &output, errors: &[("Bar", "")], ..NOTHING };
        let operation = model.operation(REST_JSON);
        let answer = response(200, ("content-type", "application/json"), body);
        assert!(read(&operation, REST_JSON, &answer).is_ok(), "{target}");
        // Without a payload, services are known to answer so.
        let plain = Model { errors: &[("Bar", "")], ..NOTHING }.operation(REST_JSON);
        assert_eq!(read(&plain, REST_JSON, &answer).unwrap_err().0, "Bar");
        // And a status says what it says.
        let answer = response(400, ("content-type", "application/json"), body);
        assert_eq!(read(&operation, REST_JSON, &answer).unwrap_err().0, "Bar", "{target}");
    }
}

#[test]
fn codes_of_aws_query_name_no_error_of_another_protocol() {
    let code = r#", "aws.protocols#awsQueryError": {"code": "Bar", "httpResponseCode": 400}"#;
    let other = r#", "aws.protocols#awsQueryError": {"code": "Other", "httpResponseCode": 400}"#;
    let model = Model { errors: &[("Foo", code), ("Bar", other)], ..NOTHING };
    for (protocol, header, body) in BY_NAME {
        let answer = response(400, ("x-amzn-errortype", header), body);
        let operation = model.operation(protocol);
        assert_eq!(read(&operation, protocol, &answer).unwrap_err().0, "Bar", "{protocol}");
    }
    let body = "<ErrorResponse><Error><Code>Bar</Code></Error></ErrorResponse>";
    let (name, error) = read(&model.operation(QUERY), QUERY, &response(400, ("x-a", "b"), body)).unwrap_err();
    assert_eq!((name.as_str(), error.code()), ("Foo", Some("Bar")));
    // A service that spoke awsQuery has both.
    let compatible = Model { traits: r#", "aws.protocols#awsQueryCompatible": {}"#, ..model };
    let answer = response(400, ("x-amzn-query-error", "Other;Sender"), r#"{"__type": "a.b#Bar"}"#);
    let (name, error) = read(&compatible.operation(AWS_JSON), AWS_JSON, &answer).unwrap_err();
    assert_eq!((name.as_str(), error.code()), ("Bar", Some("Other")));
    let answer = response(400, ("x-amzn-query-error", "Bar;Sender"), "{}");
    assert_eq!(read(&compatible.operation(AWS_JSON), AWS_JSON, &answer).unwrap_err().0, "Foo");
}

#[test]
fn an_error_tells_clients_of_aws_query_whose_fault_it_is() {
    let same = r#", "aws.protocols#awsQueryError": {"code": "Bar", "httpResponseCode": 400}"#;
    for (traits, name) in [(same, "Bar"), ("", "Bar")] {
        let errors = [(name, traits)];
        let model =
            Model { traits: r#", "aws.protocols#awsQueryCompatible": {}"#, errors: &errors, ..NOTHING };
        let operation = model.operation(AWS_JSON);
        let error = DynamicError::new(DynamicStructure::new(operation.errors()[0]));
        let answer = operation.respond(Some(find(AWS_JSON).unwrap()), Err(&error)).unwrap();
        assert_eq!(answer.headers().get("x-amzn-query-error").unwrap(), "Bar;Sender");
    }
}

#[test]
fn a_token_is_sent_once_beside_the_parameters_of_a_map() {
    let input = r#""token": {"target": "smithy.api#String",
            "traits": {"smithy.api#httpQuery": "tok", "smithy.api#idempotencyToken": {}}},
        "all": {"target": "a.b#Map", "traits": {"smithy.api#httpQueryParams": {}}}"#;
    let operation = Model { input, ..NOTHING }.operation(REST_JSON);
    let mut value = operation.input();
    text::read(br#"{"all": {"tok": "x", "other": "y"}}"#, &mut value).unwrap();
    let request =
        operation.any().request(Some(find(REST_JSON).unwrap()), &value, &ClientOptions::default()).unwrap();
    let query = request.uri().query().unwrap();
    assert_eq!(query.matches("tok=").count(), 1, "{query}");
    assert!(!query.contains("tok=x") && query.contains("other=y"), "{query}");
}

#[test]
fn names_in_xml_may_differ_by_their_prefix_alone() {
    let member = |name: &str, xml: &str, more: &str| {
        format!(
            r#""{name}": {{"target": "smithy.api#String", "traits": {{"smithy.api#xmlName": "{xml}"{more}}}}}"#
        )
    };
    for (more, is_attribute) in [("", false), (r#", "smithy.api#xmlAttribute": {}"#, true)] {
        let members = [member("a", "p:x", more), member("b", "q:x", more), member("c", "x", more)].join(", ");
        let operation = Model { output: &members, ..NOTHING }.operation(REST_XML);
        let mut output = operation.output();
        text::read(br#"{"a": "A", "b": "B", "c": "C"}"#, &mut output).unwrap();
        let answer = operation.respond(Some(find(REST_XML).unwrap()), Ok(&output)).unwrap();
        assert_eq!(read(&operation, REST_XML, &answer).unwrap(), r#"{"a":"A","b":"B","c":"C"}"#);
        let body = match is_attribute {
            true => r#"<Out xmlns:p="p" xmlns:q="q" x="C" q:x="B"/>"#,
            false => r#"<Out xmlns:p="p" xmlns:q="q"><x>C</x><q:x>B</q:x></Out>"#,
        };
        let answer = response(200, ("content-type", "application/xml"), body);
        assert_eq!(read(&operation, REST_XML, &answer).unwrap(), r#"{"b":"B","c":"C"}"#);
    }
    // A document may have other prefixes than its model, and more attributes.
    let kind = member("kind", "xsi:type", r#", "smithy.api#xmlAttribute": {}"#);
    let operation = Model { output: &kind, ..NOTHING }.operation(REST_XML);
    for (body, expected) in [
        (r#"<Out xmlns:xsi="x" xsi:type="A"/>"#, r#"{"kind":"A"}"#),
        (r#"<Out xmlns:y="x" y:type="A"/>"#, r#"{"kind":"A"}"#),
        (r#"<Out xmlns:y="x" type="B" y:type="A"/>"#, r#"{"kind":"A"}"#),
        (r#"<Out type="B"/>"#, r#"{"kind":"B"}"#),
        (r#"<Out xmlns:xsi="x" other="B"/>"#, "{}"),
    ] {
        let answer = response(200, ("content-type", "application/xml"), body);
        assert_eq!(read(&operation, REST_XML, &answer).unwrap(), expected, "{body}");
    }
}

#[test]
fn errors_in_xml_may_have_a_prefix() {
    let model = Model { errors: &[("Bar", "")], ..NOTHING };
    let inner = "<x:Code>Bar</x:Code><x:message>why</x:message>";
    for (protocol, body) in [
        (REST_XML, format!("<x:ErrorResponse xmlns:x='u'><x:Error>{inner}</x:Error></x:ErrorResponse>")),
        (QUERY, format!("<x:ErrorResponse xmlns:x='u'><x:Error>{inner}</x:Error></x:ErrorResponse>")),
        (
            EC2,
            format!("<x:Response xmlns:x='u'><x:Errors><x:Error>{inner}</x:Error></x:Errors></x:Response>"),
        ),
    ] {
        let operation = model.operation(protocol);
        let (name, error) = read(&operation, protocol, &response(400, ("x-a", "b"), &body)).unwrap_err();
        assert_eq!((name.as_str(), error.code(), error.message()), ("Bar", Some("Bar"), Some("why")));
    }
}

#[test]
fn expires_that_is_no_date_leaves_the_rest_readable() {
    let bound = |name: &str| {
        format!(
            r#""when": {{"target": "smithy.api#Timestamp", "traits": {{"smithy.api#httpHeader": "{name}"}}}},
               "body": {{"target": "smithy.api#String", "traits": {{"smithy.api#httpPayload": {{}}}}}}"#
        )
    };
    let (expires, other) = (bound("Expires"), bound("X-When"));
    let operation = Model { output: &expires, ..NOTHING }.operation(REST_XML);
    for value in ["0", "-1", "", "2026-01-01"] {
        let answer = response(200, ("expires", value), "text");
        assert_eq!(read(&operation, REST_XML, &answer).unwrap(), r#"{"body":"text"}"#, "{value}");
    }
    let answer = response(200, ("expires", "Thu, 01 Jan 1970 00:00:10 GMT"), "");
    assert!(read(&operation, REST_XML, &answer).unwrap().contains("1970-01-01T00:00:10Z"));
    let operation = Model { output: &other, ..NOTHING }.operation(REST_XML);
    assert!(read(&operation, REST_XML, &response(200, ("x-when", "0"), "text")).is_err());
}

#[test]
fn a_server_of_forms_takes_parameters_from_the_query_of_a_get() {
    let model = Model { input: r#""Name": {"target": "smithy.api#String"}"#, ..NOTHING };
    for protocol in [QUERY, EC2] {
        let service = model.service(protocol);
        let router = Router::new(service.schema());
        let get = |query: &str| Request::get(format!("/{query}")).body(Bytes::new()).unwrap();
        let signed = get("?Action=Call&Version=1&Name=a+b%2Bc&X-Amz-Signature=1f");
        let route = router.route(&signed).unwrap();
        assert_eq!(route.operation.name, "Call");
        let input = taken(service.operation("Call").unwrap(), protocol, &signed).unwrap();
        assert_eq!(text::document(&input).to_string(), r#"{"Name":"a b+c"}"#);
        assert!(router.route(&get("?Action=Other&Version=1")).is_err());
        assert!(router.route(&get("?Name=x")).is_err());
        assert!(router.route(&get("")).is_err());
    }
}

#[test]
fn accept_says_nothing_of_a_response_without_a_body() {
    let request = Request::post("/call").header("accept", "text/html").body(Bytes::new()).unwrap();
    let output = r#""Type": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "Content-Type"}},
        "p": {"target": "smithy.api#String", "traits": {"smithy.api#httpPayload": {}}}"#;
    let operation = Model { output, ..NOTHING }.operation(REST_JSON);
    assert!(taken(&operation, REST_JSON, &request).is_ok());
    let output = r#""p": {"target": "smithy.api#String", "traits": {"smithy.api#httpPayload": {}}}"#;
    let operation = Model { output, ..NOTHING }.operation(REST_JSON);
    assert!(taken(&operation, REST_JSON, &request).is_err());
}

/// Without a prefix, a map of headers is all that came: what frames a message is not copied to the next one.
#[test]
fn a_map_of_all_headers_does_not_frame_a_message() {
    let members = r#""all": {"target": "a.b#Map", "traits": {"smithy.api#httpPrefixHeaders": ""}},
        "body": {"target": "smithy.api#String"}"#;
    let operation = Model { input: members, output: members, ..NOTHING }.operation(REST_JSON);
    let all = br#"{"body": "b", "all": {"accept": "text/plain", "Content-Type": "text/plain", "content-length": "1",
        "host": "elsewhere", "transfer-encoding": "chunked", "connection": "close", "x-own": "kept"}}"#;
    let mut input = operation.input();
    text::read(all, &mut input).unwrap();
    let protocol = find(REST_JSON).unwrap();
    let request = operation.any().request(Some(protocol), &input, &ClientOptions::default()).unwrap();
    let mut names: Vec<&str> = request.headers().keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "content-length", "content-type", "x-own"]);
    assert_eq!(request.headers()["content-type"], "application/json");
    assert!(taken(&operation, REST_JSON, &request).is_ok());
    let mut output = operation.output();
    text::read(all, &mut output).unwrap();
    let answer = operation.respond(Some(protocol), Ok(&output)).unwrap();
    assert_eq!(answer.headers()["content-length"], answer.body().len().to_string().as_str());
    let read = read(&operation, REST_JSON, &answer).unwrap();
    assert!(read.contains(r#""x-own":"kept""#) && read.contains(r#""body":"b""#), "{read}");
}
