//! The four showcase operations as HTTP messages: from a client to a server and back.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{HeaderMap, Request, Response};
use ferrosmith_runtime::protocol::Reason;
use ferrosmith_runtime::protocol::{self, AWS_JSON_1_1, Protocol, REST_JSON_1, RPC_V2_CBOR};
use ferrosmith_runtime::{ClientOptions, Operation, Router, ServerOptions, ServiceError};
use generated::appstream::{
    self, AuthenticationType, BatchAssociateUserStack, BatchAssociateUserStackInput,
    BatchAssociateUserStackOutput, UserStackAssociation,
};
use generated::datazone::{
    self, CreateUserProfile, CreateUserProfileError, CreateUserProfileInput, CreateUserProfileOutput,
    UserProfileStatus, UserType,
};
use generated::license_manager_user_subscriptions::{
    self as lmus, ActiveDirectoryIdentityProvider, AssociateUser, AssociateUserError, AssociateUserInput,
    AssociateUserOutput, DisassociateUser, DisassociateUserInput, IdentityProvider,
};

fn header<'m>(headers: &'m HeaderMap, name: &str) -> &'m str {
    headers.get(name).map_or("-", |value| value.to_str().unwrap())
}

fn body<T: AsRef<[u8]>>(bytes: &T) -> &str {
    std::str::from_utf8(bytes.as_ref()).unwrap()
}

fn answer(status: u16, headers: &[(&'static str, &'static str)], body: &'static str) -> Response<Bytes> {
    let builder = headers
        .iter()
        .fold(Response::builder().status(status), |builder, (name, value)| builder.header(*name, *value));
    builder.body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn directory() -> IdentityProvider {
    let directory = ActiveDirectoryIdentityProvider::new().directory_id("d-0123456789");
    IdentityProvider::ActiveDirectoryIdentityProvider(directory)
}

#[test]
fn associate_user() {
    let input = AssociateUserInput::new(directory(), "i-1", "ada").domain("example.com");
    let request = AssociateUser::request(&input).unwrap();
    assert_eq!(
        (request.method().as_str(), request.uri().to_string().as_str()),
        ("POST", "/user/AssociateUser")
    );
    assert_eq!(header(request.headers(), "content-type"), "application/json");
    assert_eq!(header(request.headers(), "content-length"), request.body().len().to_string());
    let expected = r#"{"Username":"ada","InstanceId":"i-1","IdentityProvider":{"ActiveDirectoryIdentityProvider":{"DirectoryId":"d-0123456789"}},"Domain":"example.com"}"#;
    assert_eq!(body(request.body()), expected);
    assert_eq!(AssociateUser::parse_request(&request).unwrap(), input);

    let response = answer(
        200,
        &[("content-type", "application/json")],
        r#"{"InstanceUserSummary":{"Username":"ada","InstanceId":"i-1","Status":"ASSOCIATED","IdentityProvider":{"NewProvider":{}},"New":1}}"#,
    );
    let output = AssociateUser::response(&response).unwrap();
    let user = &output.instance_user_summary;
    assert_eq!(user.status.as_str(), "ASSOCIATED");
    assert_eq!(user.identity_provider.tag(), "NewProvider");
    let answered = AssociateUser::respond(Ok(&output)).unwrap();
    assert_eq!(AssociateUser::response(&answered).unwrap(), output);
    let corrected: AssociateUserOutput = AssociateUser::response(&answer(200, &[], "")).unwrap();
    assert_eq!(corrected.instance_user_summary.username, "");
}

#[test]
fn associate_user_fails() {
    let headers = [("x-amzn-errortype", "ConflictException:http://x/"), ("x-amzn-requestid", "r-1")];
    let error = AssociateUser::response(&answer(500, &headers, r#"{"message":"not now"}"#)).unwrap_err();
    assert!(matches!(error, AssociateUserError::ConflictException(_)));
    assert_eq!(
        (error.code(), error.message(), error.request_id(), error.status()),
        (Some("ConflictException"), Some("not now"), Some("r-1"), Some(500))
    );
    let answered = AssociateUser::respond(Err(&error)).unwrap();
    assert_eq!(answered.status(), 500);
    assert_eq!(header(answered.headers(), "x-amzn-errortype"), "ConflictException");
    assert_eq!(body(answered.body()), r#"{"message":"not now"}"#);
}

#[test]
fn disassociate_user() {
    let input =
        DisassociateUserInput::new().instance_user_arn("arn:aws:service:region:111122223333:user/u-1");
    let request = DisassociateUser::request(&input).unwrap();
    assert_eq!(body(request.body()), r#"{"InstanceUserArn":"arn:aws:service:region:111122223333:user/u-1"}"#);
    assert_eq!(DisassociateUser::parse_request(&request).unwrap(), input);
    let routed = Router::new(&lmus::SERVICE).route(&request).unwrap();
    assert_eq!(routed.operation.name, "DisassociateUser");
    let unreadable = answer(200, &[("x-amzn-requestid", "r-2")], "<html>");
    let error = DisassociateUser::response(&unreadable).unwrap_err();
    assert_eq!(error.request_id(), Some("r-2"));
    assert!(error.to_string().contains("expected an object"), "{error}");
}

#[test]
fn batch_associate_user_stack() {
    let ada = UserStackAssociation::new(AuthenticationType::Userpool, "analysis", "ada@example.com");
    let input = BatchAssociateUserStackInput::new(vec![ada]);
    let cbor = BatchAssociateUserStack::request(&input).unwrap();
    let path = "/service/PhotonAdminProxyService/operation/BatchAssociateUserStack";
    assert_eq!(cbor.uri(), path);
    assert_eq!(header(cbor.headers(), "smithy-protocol"), "rpc-v2-cbor");
    let options = ClientOptions::default();
    let json = BatchAssociateUserStack::request_with(&AWS_JSON_1_1, &input, &options).unwrap();
    assert_eq!(json.uri(), "/");
    assert_eq!(header(json.headers(), "x-amz-target"), "PhotonAdminProxyService.BatchAssociateUserStack");
    assert_eq!(header(json.headers(), "content-type"), "application/x-amz-json-1.1");

    let router = Router::new(&appstream::SERVICE);
    for (protocol, request) in [(&RPC_V2_CBOR as &dyn Protocol, cbor), (&AWS_JSON_1_1, json)] {
        assert_eq!(
            protocol::recognize(&appstream::SERVICE, &request).map(|found| found.id()),
            Some(protocol.id())
        );
        assert_eq!(router.route(&request).unwrap().operation.name, "BatchAssociateUserStack");
        assert_eq!(BatchAssociateUserStack::parse_request(&request).unwrap(), input);
        let output = BatchAssociateUserStackOutput::default();
        let response = BatchAssociateUserStack::respond_with(protocol, Ok(&output)).unwrap();
        assert_eq!(BatchAssociateUserStack::response_with(protocol, &response).unwrap(), output);
    }
}

#[test]
fn create_user_profile() {
    let input = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada")
        .user_type(UserType::IamUser)
        .client_token("t-1");
    let request = CreateUserProfile::request(&input).unwrap();
    assert_eq!(request.uri(), "/v2/domains/dzd_1/user-profiles");
    let expected = r#"{"userIdentifier":"arn:aws:iam::111122223333:user/ada","userType":"IAM_USER","clientToken":"t-1"}"#;
    assert_eq!(body(request.body()), expected);
    assert_eq!(CreateUserProfile::parse_request(&request).unwrap(), input);
    assert_eq!(Router::new(&datazone::SERVICE).route(&request).unwrap().operation.name, "CreateUserProfile");

    let output = CreateUserProfileOutput::default().id("u-1").status(UserProfileStatus::Activated);
    let response = CreateUserProfile::respond(Ok(&output)).unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(CreateUserProfile::response(&response).unwrap(), output);
}

#[test]
fn a_token_that_is_absent_is_made() {
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let options = ClientOptions::default().token(|| "injected".to_owned());
    let request = CreateUserProfile::request_with(&REST_JSON_1, &input, &options).unwrap();
    assert_eq!(body(request.body()), r#"{"userIdentifier":"ada","clientToken":"injected"}"#);
    let random = |request: Request<Bytes>| CreateUserProfile::parse_request(&request).unwrap().client_token;
    let [one, other] = [(); 2].map(|()| random(CreateUserProfile::request(&input).unwrap()));
    assert_eq!(one.as_ref().map(String::len), Some(36));
    assert_ne!(one, other);
}

#[test]
fn a_server_refuses_what_the_model_forbids() {
    let input = CreateUserProfileInput::new("not a domain", "ada");
    let request = CreateUserProfile::request(&input).unwrap();
    let rejection = CreateUserProfile::parse_request(&request).unwrap_err();
    assert_eq!((rejection.reason(), rejection.status().as_u16()), (Reason::Validation, 400));
    assert_eq!(rejection.violations().unwrap().iter().next().unwrap().path(), "/domainIdentifier");
    let unchecked = ServerOptions::default().unchecked();
    assert!(CreateUserProfile::parse_request_with(&REST_JSON_1, &request, &unchecked).is_ok());
}

#[test]
fn errors_of_create_user_profile_keep_their_statuses() {
    for (code, status) in
        [("ValidationException", 400), ("UnauthorizedException", 401), ("ThrottlingException", 429)]
    {
        let body = Bytes::from(format!(r#"{{"__type":"{code}","message":"m"}}"#));
        let response = Response::builder().status(status).body(body).unwrap();
        let error: CreateUserProfileError = CreateUserProfile::response(&response).unwrap_err();
        assert_eq!((error.code(), error.message()), (Some(code), Some("m")));
        assert_eq!(CreateUserProfile::respond(Err(&error)).unwrap().status().as_u16(), status);
    }
}

#[test]
fn what_a_request_is_for_is_matched_by_name() {
    use lmus::operation::Name;
    let request = DisassociateUser::request(&DisassociateUserInput::new()).unwrap();
    let routed = Router::new(&lmus::SERVICE).route(&request).unwrap();
    let name = Name::of(routed.operation).unwrap();
    assert!(matches!(name, Name::DisassociateUser));
    assert_eq!((name.schema().name, DisassociateUser::NAME), ("DisassociateUser", "DisassociateUser"));
    assert_eq!(Name::ALL.len(), lmus::SERVICE.operations.len());
    assert_eq!(datazone::operation::Name::of(routed.operation), None);
}
