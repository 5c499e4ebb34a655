//! Code for any operation and for any structure.

use generated::bytes::Bytes;
use generated::datazone::{
    self, AccessDeniedException, CreateUserProfileInput, GetDomain, GetDomainError, GetDomainInput,
    GetDomainOutput,
};
use generated::http::Response;
use generated::schema::{Member, OperationSchema, REQUIRED};
use generated::{Operation, Ref, ServiceError, Structure, StructureShape, Validate, Value, json};

/// A log line of any call.
fn line<O: Operation>(input: &O::Input) -> String {
    format!("{} {} {input:?}", O::NAME, O::SCHEMA.id)
}

/// A message there and back.
fn sent<O: Operation>(input: &O::Input) -> Result<O::Input, Box<dyn std::error::Error>> {
    let request = O::request(input)?;
    Ok(O::parse_request(&request)?)
}

/// A double that knows one operation.
trait Answers<O: Operation> {
    fn answer(&self, input: &O::Input) -> Result<O::Output, O::Error>;
}

struct Closed;

impl Answers<GetDomain> for Closed {
    fn answer(&self, input: &GetDomainInput) -> Result<GetDomainOutput, GetDomainError> {
        Err(AccessDeniedException::new(format!("{} is closed", input.identifier)).into())
    }
}

fn responds<O: Operation>(double: &impl Answers<O>, input: &O::Input) -> Response<Bytes> {
    O::respond(double.answer(input).as_ref()).unwrap()
}

#[test]
fn operations_are_parameters() {
    let input = GetDomainInput::new("dzd_1");
    assert!(
        line::<GetDomain>(&input).starts_with("GetDomain com.amazonaws.datazone#GetDomain GetDomainInput {")
    );
    assert_eq!(sent::<GetDomain>(&input).unwrap(), input);
    let response = responds::<GetDomain>(&Closed, &input);
    let error = GetDomain::response(&response).unwrap_err();
    fn told(error: &impl ServiceError) -> (Option<&str>, Option<&str>) {
        (error.code(), error.message())
    }
    assert_eq!(told(&error), (Some("AccessDeniedException"), Some("dzd_1 is closed")));
}

#[test]
fn structures_are_parameters() {
    fn copy<T: Value>(value: &T) -> Result<T, json::Error> {
        json::from_str(&json::to_string(value)?)
    }
    fn is_valid(value: &impl Validate) -> bool {
        value.validate().is_ok()
    }
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    assert_eq!(copy(&input).unwrap(), input);
    assert!(is_valid(&input));

    // Of several types at once.
    let any: [&dyn Structure; 2] = [&input, &GetDomainInput::new("dzd_1")];
    let texts: Vec<String> = any.iter().map(|one| json::to_string(*one).unwrap()).collect();
    assert_eq!(texts[1], r#"{"identifier":"dzd_1"}"#);
    let mut target: Box<dyn Structure> = Box::new(GetDomainInput::initial());
    json::read(texts[1].as_bytes(), (*target).open(), &json::Options::default()).unwrap();
    assert!(matches!(target.member(0), Ref::String("dzd_1")));
}

#[test]
fn schemas_are_lists() {
    let required = |member: &&Member| member.is(REQUIRED);
    let names: Vec<&str> =
        CreateUserProfileInput::SCHEMA.members.iter().filter(required).map(Member::name).collect();
    assert_eq!(names, ["domainIdentifier", "userIdentifier"]);

    // With both traits in scope, the members of a value are meant.
    let input = GetDomainInput::new("dzd_1");
    assert_eq!(input.schema().id, GetDomainInput::SCHEMA.id);
    assert!(matches!(input.member(0), Ref::String("dzd_1")));
    let set: Vec<&str> = CreateUserProfileInput::new("dzd_1", "ada")
        .members()
        .filter(|(_, value)| !matches!(value, Ref::Absent))
        .map(|(member, _)| member.name())
        .collect();
    assert_eq!(set, ["domainIdentifier", "userIdentifier"]);

    let reads = |operation: &&&OperationSchema| operation.name.starts_with("Get");
    let operations = datazone::SERVICE.operations;
    assert!(operations.iter().filter(reads).all(|operation| operation.input.name.ends_with("Input")));
}
