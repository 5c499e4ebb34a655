//! A protocol and a format that are nobody's, from outside of the crates: a client, a server, a router and streams of
//! events speak them, for a service that is made from a model.

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicError, DynamicStructure, DynamicUnion, Service, events, text};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::codec::{self, Members, token::Generator};
use ferrosmith_runtime::http::{HeaderValue, Request, Response};
use ferrosmith_runtime::protocol::{
    Body, Call, Claim, ClientProtocol, Codec, ErrorFacts, JsonCodec, MessageError, PlainError, ProtocolFacts,
    Reason, Refusal, RequestRef, ResponseRef, Routes, ServerProtocol, Side, Verdict, rpc,
};
use ferrosmith_runtime::schema::{Member, OperationSchema, ServiceSchema, shape_name};
use ferrosmith_runtime::{
    ClientOptions, Mut, Ref, Router, ServerOptions, ServiceError as _, Structure, json,
};

/// The format: JSON with every bit the other way round.
#[derive(Debug)]
struct Inverted(JsonCodec);

static INVERTED: Inverted = Inverted(JsonCodec::new("application/x-inverted"));

fn inverted(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| !byte).collect()
}

impl Codec for Inverted {
    fn media_type(&self) -> &str {
        self.0.media_type()
    }
    fn content_type(&self) -> &HeaderValue {
        self.0.content_type()
    }
    fn empty(&self) -> &'static [u8] {
        &[!b'{', !b'}']
    }
    fn members(
        &self,
        value: &dyn Structure,
        members: Members,
        token: Option<&Generator>,
    ) -> Result<Vec<u8>, codec::Error> {
        self.0.members(value, members, token).map(|bytes| inverted(&bytes))
    }
    fn typed(&self, name: &'static str, value: &dyn Structure) -> Result<Vec<u8>, codec::Error> {
        self.0.typed(name, value).map(|bytes| inverted(&bytes))
    }
    fn value(&self, value: Ref<'_>, member: &'static Member) -> Result<Vec<u8>, codec::Error> {
        self.0.value(value, member).map(|bytes| inverted(&bytes))
    }
    fn read(&self, bytes: &[u8], into: Mut<'_>, members: Members, side: Side) -> Result<(), codec::Error> {
        self.0.read(&inverted(bytes), into, members, side)
    }
}

/// The protocol: the path is the name of the operation, and a header has that of an error.
#[derive(Debug)]
struct Upside;

static UPSIDE: Upside = Upside;
const ERROR: &str = "x-error";

impl Upside {
    fn respond(&self, status: u16, body: Vec<u8>) -> Response<Bytes> {
        let response = Response::builder().status(status).header("content-type", INVERTED.content_type());
        response.body(body.into()).unwrap()
    }
}

impl ProtocolFacts for Upside {
    fn id(&self) -> &'static str {
        "example#upside"
    }
    fn event_codec(&self) -> Option<&dyn Codec> {
        Some(&INVERTED)
    }
}

impl ClientProtocol for Upside {
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let request = Request::post(["/", call.operation.name].concat());
        let mut request = request.body(Body::Whole(Bytes::new())).unwrap();
        rpc::write_input(call, &INVERTED, input, &mut request)?;
        Ok(request)
    }
    fn judge(&self, _: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        if response.headers.contains_key(ERROR) { Verdict::Error } else { Verdict::Output }
    }
    fn read_output(
        &self,
        _: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        rpc::read_response(&INVERTED, response, output)
    }
    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        ErrorFacts::of_header(response, ERROR, &INVERTED.document(response.body.bytes()))
    }
    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        rpc::read_response(&INVERTED, response, error)
    }
}

impl ServerProtocol for Upside {
    fn claims(&self, _: &'static ServiceSchema, _: &RequestRef<'_>) -> Claim {
        Claim::Possible
    }
    fn route(&self, routes: &Routes, request: &RequestRef<'_>) -> Result<&'static OperationSchema, Refusal> {
        routes.by_name(request.uri.path().strip_prefix('/'), "a path that names")
    }
    fn read_request(
        &self,
        operation: &'static OperationSchema,
        request: &RequestRef<'_>,
        input: &mut dyn Structure,
    ) -> Result<Vec<String>, Refusal> {
        rpc::read_request(operation, &INVERTED, request, input)
    }
    fn write_output(
        &self,
        _: &'static OperationSchema,
        output: &dyn Structure,
        stream: bool,
    ) -> Result<Response<Body<Bytes>>, MessageError> {
        if stream {
            return Ok(rpc::events(self.respond(200, Vec::new())));
        }
        Ok(self.respond(200, rpc::members(&INVERTED, output, stream)?).map(Body::Whole))
    }
    fn write_error(
        &self,
        _: &'static ServiceSchema,
        error: &dyn Structure,
    ) -> Result<Response<Bytes>, MessageError> {
        let mut response = self.respond(418, rpc::members(&INVERTED, error, false)?);
        response.headers_mut().insert(ERROR, HeaderValue::from_static(shape_name(error.schema().id)));
        Ok(response)
    }
    fn write_plain_error(&self, error: &PlainError<'_>) -> Response<Bytes> {
        let body = INVERTED.value(Ref::Document(error.members), &Member::WHOLE).unwrap();
        let mut response = self.respond(error.status.as_u16(), body);
        response.headers_mut().insert(ERROR, HeaderValue::from_str(shape_name(error.code)).unwrap());
        response
    }
}

fn service() -> Service {
    let model = br##"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Say"}, {"target": "a#Talk"}]},
        "a#Say": {"type": "operation", "input": {"target": "a#Word"}, "output": {"target": "a#Word"},
            "errors": [{"target": "a#Rude"}]},
        "a#Talk": {"type": "operation", "input": {"target": "a#Talked"}, "output": {"target": "a#Talked"}},
        "a#Word": {"type": "structure", "members": {
            "word": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
        "a#Rude": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "client"}},
        "a#Talked": {"type": "structure", "members": {
            "about": {"target": "smithy.api#String"}, "words": {"target": "a#Words"}}},
        "a#Words": {"type": "union", "members": {"said": {"target": "a#Word"}}, "traits": {"smithy.api#streaming": {}}}
    }}"##;
    Service::load(&[Source { name: "model.json", text: model }]).unwrap()
}

fn filled(mut value: DynamicStructure, json: &str) -> DynamicStructure {
    text::read(json.as_bytes(), &mut value).unwrap();
    value
}

#[test]
fn a_client_and_a_server_speak_it() {
    let service = service();
    let say = service.operation("Say").unwrap();
    let input = filled(say.input(), r#"{"word":"hello"}"#);
    let request = say.any().request(Some(&UPSIDE), &input, &ClientOptions::default()).unwrap();
    assert_eq!(request.uri(), "/Say");
    assert_eq!(inverted(request.body()), br#"{"word":"hello"}"#);

    let router = Router::new(service.schema()).protocols([&UPSIDE as &dyn ServerProtocol]);
    let routed = router.route(&request).unwrap();
    assert_eq!((routed.operation.name, routed.protocol.id()), ("Say", "example#upside"));
    let (server, options) = (Some(routed.protocol), ServerOptions::default());
    assert_eq!(say.parse_request(server, RequestRef::whole(&request), &options).unwrap(), input);
    let response = say.any().respond(server, Ok(&input)).unwrap();
    assert_eq!(say.response(Some(&UPSIDE), &response).unwrap().0, input);

    let rude = filled(DynamicStructure::new(say.errors()[0]), r#"{"message":"no"}"#);
    let failure = DynamicError::new(rude.clone());
    let response = say.any().respond(server, Err(failure.failure())).unwrap();
    let DynamicError::Modeled { structure, .. } = say.response(Some(&UPSIDE), &response).unwrap_err() else {
        panic!("{response:?}")
    };
    assert_eq!(structure, rude);
}

#[test]
fn refusals_are_in_it() {
    let service = service();
    let say = service.operation("Say").unwrap();
    let request = Request::post("/Say").body(Bytes::from(inverted(b"{}"))).unwrap();
    let refused = say.parse_request(Some(&UPSIDE), RequestRef::whole(&request), &ServerOptions::default());
    let refused = refused.unwrap_err();
    assert_eq!(refused.reason(), Reason::Validation);
    let error = say.response(Some(&UPSIDE), &refused.response()).unwrap_err();
    assert_eq!(error.code(), Some("ValidationException"));
    assert!(error.message().unwrap().contains("'/word'"), "{error}");

    let router = Router::new(service.schema()).protocols([&UPSIDE as &dyn ServerProtocol]);
    let unknown = Request::post("/Shout").body(Bytes::new()).unwrap();
    assert_eq!(router.route(&unknown).unwrap_err().reason(), Reason::UnknownOperation);
}

#[test]
fn events_are_in_its_format() {
    let service = service();
    let talk = service.operation("Talk").unwrap();
    let input = filled(talk.input(), r#"{"about":"a"}"#);
    let (request, mut writer) =
        talk.request_events(Some(&UPSIDE), &input, &ClientOptions::default()).unwrap();
    let mut said = DynamicUnion::new(talk.input_events().unwrap());
    let word = json::document_from_slice(br#"{"said":{"word":"w"}}"#).unwrap();
    events::read(&word, &mut said).unwrap();
    let written = writer.write(&said).unwrap();
    let head = RequestRef::stream(&request);
    let (mut initial, mut reader) =
        talk.parse_request_events(Some(&UPSIDE), head, &ServerOptions::default()).unwrap();
    reader.feed(written);
    assert_eq!(initial.read(&mut reader).unwrap().unwrap(), input);
    let event = reader.read().unwrap().unwrap().known().unwrap();
    assert_eq!(events::document(&event), word);

    let (response, mut writer) = talk.respond_events(Some(&UPSIDE), &input).unwrap();
    let written = writer.write(&said).unwrap();
    let read = talk.response_events(Some(&UPSIDE), ResponseRef::stream(&response)).unwrap();
    let (mut initial, mut reader) = read.unwrap();
    reader.feed(written);
    assert_eq!(initial.read(&mut reader).unwrap().unwrap(), input);
    assert!(reader.read().unwrap().is_some());
}
