//! Schemas have the facts of operations and members about HTTP, streams, protocols and resources.

use ferrosmith_runtime::schema::{
    EVENT_HEADER, EVENT_PAYLOAD, HOST_LABEL, IDEMPOTENCY_TOKEN, Location, Member, REQUIRED, STREAMING, Schema,
};
use ferrosmith_runtime::{Operation, Validate, cbor, json, json::Options};

use crate::goldens::{constraints, http_bindings as http, protocols, resources, shared_inputs, streaming};
use crate::schema_of;

fn member(schema: &'static Schema, name: &str) -> &'static Member {
    schema.members.iter().find(|member| member.name() == name).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn operations_have_their_http_traits() {
    let get = http::GetThing::SCHEMA;
    let binding = get.http.unwrap();
    assert_eq!((binding.method, binding.code), ("GET", 203));
    assert_eq!(binding.uri, "/zones/{zone}/things/{path+}?kind=thing&flag");
    assert_eq!((get.host_prefix, get.readonly, get.idempotent), (Some("{account}.data."), true, true));
    let put = http::PutThing::SCHEMA;
    assert_eq!((put.http.unwrap().code, put.readonly, put.idempotent), (200, false, true));
    let paginated = http::ListThings::SCHEMA.paginated.unwrap();
    assert_eq!((paginated.input_token, paginated.output_token), ("nextToken", "nextToken"));
    assert_eq!(
        (paginated.items, paginated.page_size),
        (Some("things"), Some("maxResults")),
        "the service's too"
    );
    assert!(get.paginated.is_none());
}

#[test]
fn members_have_their_place() {
    let input = schema_of::<http::GetThingInput>();
    for (name, location) in [
        ("zone", Location::Label),
        ("path", Location::Label),
        ("account", Location::Body),
        ("since", Location::Query("since")),
        ("tags", Location::Query("tag")),
        ("all", Location::QueryParams),
        ("ifMatch", Location::Header("If-Match")),
        ("meta", Location::PrefixHeaders("x-meta-")),
    ] {
        assert_eq!(member(input, name).location(), location, "{name}");
    }
    assert!(member(input, "account").is(HOST_LABEL) && member(input, "zone").is(REQUIRED));
    let output = schema_of::<http::GetThingOutput>();
    assert_eq!(member(output, "status").location(), Location::StatusCode);
    assert_eq!(member(output, "thing").location(), Location::Payload);
    assert_eq!(member(output, "meta").location(), Location::PrefixHeaders(""));
    let nested = schema_of::<http::Thing>();
    assert_eq!(member(nested, "header").location(), Location::Body, "bindings count at the top only");
}

#[test]
fn a_body_has_what_no_binding_puts_elsewhere_and_the_token() {
    let input = http::PutThingInput::new(http::Thing::new("t")).header(true).label("l");
    let mut options = Options::default();
    options.token = Some(ferrosmith_runtime::codec::token::Generator::new(|| "random".to_owned()));
    let body = json::body(&input, &options).unwrap();
    assert_eq!(String::from_utf8(body).unwrap(), r#"{"token":"random","thing":{"id":"t"},"Label":"l"}"#);
    assert!(member(schema_of::<http::PutThingInput>(), "token").is(IDEMPOTENCY_TOKEN));
    let own = json::body(&input.token("mine"), &options).unwrap();
    assert!(own.starts_with(br#"{"token":"mine""#));
}

#[test]
fn services_have_their_names_and_protocols_in_order() {
    let service = &http::SERVICE;
    assert_eq!((service.id, service.version), ("fixture.http#Fixture", "2024-01-01"));
    assert_eq!((service.sdk_id, service.endpoint_prefix), (Some("Http Things"), Some("things")));
    assert_eq!((service.signing_name, service.protocols), (Some("things"), &["aws.protocols#restJson1"][..]));
    assert_eq!(
        protocols::SERVICE.protocols,
        [
            "smithy.protocols#rpcv2Cbor",
            "smithy.protocols#rpcv2Json",
            "aws.protocols#awsJson1_0",
            "aws.protocols#restXml",
            "aws.protocols#awsQuery",
            "aws.protocols#ec2Query",
        ],
        "as the model lists them"
    );
}

#[test]
fn the_operations_of_resources_belong_to_the_service() {
    let names: Vec<&str> = resources::SERVICE.operations.iter().map(|operation| operation.name).collect();
    assert_eq!(
        names,
        [
            "CountCities",
            "CreateCity",
            "DeleteCity",
            "GetCity",
            "GetHouse",
            "ListCities",
            "Ping",
            "PutStreet",
            "UpdateCity",
            "VisitCity"
        ]
    );
    assert!(resources::DeleteCity::SCHEMA.idempotent && resources::GetHouse::SCHEMA.readonly);
    let _ = resources::GetHouseInput::new("city", "number", "street");
}

#[test]
fn streams_and_events_are_marked() {
    assert!(member(schema_of::<streaming::SendInput>(), "body").is(STREAMING));
    let names = |schema: &Schema| schema.members.iter().map(Member::name).collect::<Vec<_>>();
    assert_eq!(names(schema_of::<streaming::SubscribeOutput>()), ["topic"]); // a stream of events is no field
    let events = streaming::Subscribe::SCHEMA.input_events.unwrap();
    assert_eq!((events.member, events.union.id), ("events", "fixture.streaming#ClientEvents"));
    let events = streaming::Subscribe::SCHEMA.output_events.unwrap();
    assert_eq!((events.member, events.union.id), ("events", "fixture.streaming#ServerEvents"));
    assert!(!member(schema_of::<streaming::SendInput>(), "name").is(STREAMING));
    let parts = |name| {
        let part = member(schema_of::<streaming::Said>(), name);
        (part.is(EVENT_HEADER), part.is(EVENT_PAYLOAD))
    };
    assert_eq!((parts("by"), parts("at"), parts("message")), ((true, false), (true, false), (false, true)));
    let said = streaming::Said::new().by("ada").message(streaming::Message::new().text("hi"));
    let event = streaming::ServerEvents::Said(said);
    assert_eq!(json::to_string(&event).unwrap(), r#"{"said":{"by":"ada","message":{"text":"hi"}}}"#);
}

#[test]
fn every_operation_has_an_input_and_an_output_of_its_own() {
    use shared_inputs::{
        Copy, CopyInput, MirrorOutput, Move, MoveInput, Nothing, NothingInput, Request, UnitOnlyOutput,
    };
    assert_eq!((Copy::SCHEMA.input.name, Move::SCHEMA.input.name), ("CopyInput", "MoveInput"));
    assert_eq!(Copy::SCHEMA.input.id, Move::SCHEMA.input.id, "of one shape");
    let text = json::to_string(&CopyInput::new("a", "b")).unwrap();
    assert_eq!(text, json::to_string(&MoveInput::new("a", "b")).unwrap());
    assert_eq!(text, r#"{"from":"a","to":"b"}"#, "a default of an input is not sent");
    let elsewhere = json::to_string(&Request::new("a", "b")).unwrap();
    assert_eq!(elsewhere, r#"{"from":"a","to":"b","overwrite":false}"#);
    assert_eq!(json::to_string(&NothingInput::new()).unwrap(), "{}");
    assert_eq!(json::to_string(&UnitOnlyOutput::default()).unwrap(), "{}");
    assert_eq!(Nothing::SCHEMA.output.members.len(), 0);
    let mirror: MirrorOutput = json::from_str(r#"{"parent":{"parent":{"name":"x"}}}"#).unwrap();
    assert_eq!(mirror.parent.unwrap().parent.unwrap().name.as_deref(), Some("x"));
}

#[test]
fn constraints_are_in_the_schema() {
    let input = schema_of::<constraints::CheckInput>();
    let of = |name| member(input, name).constraints().unwrap();
    let element = |name| of(name).element.unwrap().constraints().unwrap();
    assert_eq!(
        (of("name").length, of("short").length),
        (Some((1, 64)), Some((0, 5))),
        "the member's own counts"
    );
    assert_eq!(of("name").pattern, Some("^[a-z\"\\\\]+$"));
    let hostile = "^(\"|'|`|``|*/|/*|\\{\\}|\\n|\n|\r\n|#|//|\\d{1,3}|[\\w+=,.@-]|<b>|\0|é)*$";
    assert_eq!(of("pattern").pattern, Some(hostile));
    assert_eq!(
        (of("count").range, of("exact").range),
        (Some((Some("1"), Some("100"))), Some((None, Some("12345678901234567890.12345678901234567890"))))
    );
    assert_eq!(of("huge").range, Some((Some("-18446744073709551617"), Some("1e300"))));
    assert!(of("tags").unique_items && element("tags").length == Some((1, 64)));
    assert_eq!(
        (of("labels").key.unwrap().constraints().unwrap().pattern, element("labels").length),
        (Some("^k"), Some((0, 256)))
    );
    assert!(element("nested").unique_items);
}

#[test]
fn a_required_token_is_filled_in_like_any_other() {
    let input = http::PutThingInput::new(http::Thing::new("t")).digest(b"hi".to_vec());
    assert_eq!(input.token, None);
    let request = http::PutThing::request(&input).unwrap();
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(body["token"].as_str().map(str::len), Some(36), "{body}");
    assert_eq!(request.headers()["x-digest"], "aGk=");
    assert_eq!(http::PutThing::parse_request(&request).unwrap().digest.unwrap().into_vec(), b"hi");
    // Until then the input is whole without it: one that is kept as JSON or CBOR can be read again.
    assert_eq!(input.validate(), Ok(()));
    let kept = json::to_string(&input).unwrap();
    assert_eq!(json::from_str::<http::PutThingInput>(&kept).unwrap(), input);
    let kept = cbor::to_vec(&input).unwrap();
    assert_eq!(cbor::from_slice::<http::PutThingInput>(&kept).unwrap(), input);
    // A service demands what the model does.
    let without = request.map(|_| br#"{"thing":{"id":"t"}}"#.to_vec().into());
    assert!(http::PutThing::parse_request(&without).is_err());
}
