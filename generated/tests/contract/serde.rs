//! Feature `serde`: the wire format, through any of its formats.

use generated::appstream::{BatchAssociateUserStackInput, UserStackAssociation};
use generated::datazone::{CreateUserProfileOutput, UserProfileStatus};
use serde_json::json;

#[test]
fn values_have_their_wire_names() {
    let input = BatchAssociateUserStackInput::new(vec![UserStackAssociation::new("SAML", "stack", "ada")]);
    let expected = json!({"UserStackAssociations": [
        {"StackName": "stack", "UserName": "ada", "AuthenticationType": "SAML"}
    ]});
    assert_eq!(serde_json::to_value(&input).unwrap(), expected);
    assert_eq!(serde_json::from_value::<BatchAssociateUserStackInput>(expected).unwrap(), input);
}

#[test]
fn what_the_model_does_not_know_is_kept() {
    let text = r#"{"id":"u-1","status":"NEVER_SEEN","details":{"idc":{"arn":"x","level":[1,null]}}}"#;
    let output: CreateUserProfileOutput = serde_json::from_str(text).unwrap();
    assert_eq!(output.status, Some(UserProfileStatus::from("NEVER_SEEN")));
    assert!(output.details.as_ref().is_some_and(|details| details.tag() == "idc"));
    assert_eq!(serde_json::to_string(&output).unwrap(), text);
}

#[test]
fn a_mistake_is_told_and_the_value_is_not() {
    let wrong = json!({"details": {"sso": {"username": 41}}});
    let error = serde_json::from_value::<CreateUserProfileOutput>(wrong).unwrap_err().to_string();
    assert_eq!(error, "details.sso.username: expected a string, found a number");
}
