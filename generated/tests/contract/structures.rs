//! Structures: `new` with the required members, a setter for each, `Default` where nothing is required.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Debug;
use std::hash::Hash;

use ferrosmith_runtime::json;
use generated::appstream::{
    AuthenticationType, BatchAssociateUserStackInput, BatchAssociateUserStackOutput, UserStackAssociation,
};
use generated::datazone::{
    CreateUserProfileInput, CreateUserProfileOutput, UserProfileStatus, UserProfileType,
};
use generated::license_manager_user_subscriptions::{
    ActiveDirectoryIdentityProvider, AssociateUserInput, DisassociateUserInput, IdentityProvider,
    TagResourceOutput,
};

fn directory() -> IdentityProvider {
    let provider = ActiveDirectoryIdentityProvider::new().directory_id("d-1234567890");
    IdentityProvider::ActiveDirectoryIdentityProvider(provider)
}

#[test]
fn new_takes_the_required_members_in_the_order_of_their_field_names() {
    // The model has them as Username, InstanceId, IdentityProvider.
    let input = AssociateUserInput::new(directory(), "i-1", "ada");
    assert_eq!(input.identity_provider, directory());
    assert_eq!(input.instance_id, "i-1");
    assert_eq!(input.username, "ada");
    // StackName, UserName, AuthenticationType.
    let association = UserStackAssociation::new(AuthenticationType::Saml, "stack", "ada");
    assert_eq!(association.authentication_type, AuthenticationType::Saml);
    assert_eq!(association.stack_name, "stack");
    assert_eq!(association.user_name, "ada");
}

#[test]
fn each_member_has_a_setter_that_converts() {
    let tags = BTreeMap::from([("team".to_owned(), "engines".to_owned())]);
    let input = AssociateUserInput::new(directory(), "i-1", "ada")
        .domain("corp.example.com")
        .tags(tags.clone())
        .username(String::from("grace"));
    assert_eq!(input.domain.as_deref(), Some("corp.example.com"));
    assert_eq!(input.tags, Some(tags));
    assert_eq!(input.username, "grace");
    // A member called `type` keeps its name; texts become enums.
    let output = CreateUserProfileOutput::new().r#type("IAM").status("ACTIVATED");
    assert_eq!(output.r#type, Some(UserProfileType::Iam));
    assert_eq!(output.status, Some(UserProfileStatus::Activated));
}

#[test]
fn fields_are_public_and_can_be_changed() {
    let mut input = CreateUserProfileInput::new("dzd_1", "ada");
    input.session_name = Some("notebook".to_owned());
    input.domain_identifier.push('2');
    assert_eq!(input, CreateUserProfileInput::new("dzd_12", "ada").session_name("notebook"));
    assert_ne!(input, CreateUserProfileInput::new("dzd_12", "ada"));
}

#[test]
fn what_requires_nothing_has_a_default() {
    assert_eq!(DisassociateUserInput::default(), DisassociateUserInput::new());
    assert_eq!(CreateUserProfileOutput::default(), CreateUserProfileOutput::new());
    assert_eq!(TagResourceOutput::default(), TagResourceOutput::new());
    assert_eq!(json::to_vec(&DisassociateUserInput::default()).unwrap(), b"{}");
}

#[test]
fn they_are_ordinary_values() {
    fn ordinary<T: Clone + Debug + PartialEq + Eq + Hash + Send + Sync + 'static>() {}
    ordinary::<AssociateUserInput>();
    ordinary::<CreateUserProfileOutput>();
    ordinary::<BatchAssociateUserStackOutput>();
    let mut seen = HashSet::new();
    assert!(seen.insert(CreateUserProfileInput::new("dzd_1", "ada")));
    assert!(!seen.insert(CreateUserProfileInput::new("dzd_1", "ada")));
}

#[test]
fn they_are_read_and_written_by_their_wire_names() {
    let association = UserStackAssociation::new("SAML", "stack", "ada").send_email_notification(true);
    let input = BatchAssociateUserStackInput::new(vec![association]);
    let text = json::to_string(&input).unwrap();
    assert_eq!(
        text,
        r#"{"UserStackAssociations":[{"StackName":"stack","UserName":"ada","AuthenticationType":"SAML","SendEmailNotification":true}]}"#
    );
    assert_eq!(json::from_str::<BatchAssociateUserStackInput>(&text).unwrap(), input);
}

#[test]
fn a_mistake_in_the_input_is_placed() {
    let error =
        json::from_str::<CreateUserProfileOutput>(r#"{"details":{"sso":{"username":41}}}"#).unwrap_err();
    assert_eq!(error.to_string(), "details.sso.username: expected a string, found a number, byte 30");
    assert!(json::from_str::<UserStackAssociation>(r#"{"StackName":"stack"}"#).is_err());
}
