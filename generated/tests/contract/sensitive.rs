//! Secrets are not printed.

use std::collections::BTreeMap;

use ferrosmith_runtime::{UnknownMember, json};
use generated::appstream::UserStackAssociation;
use generated::datazone::UserProfileDetails;
use generated::license_manager_user_subscriptions::{
    ActiveDirectoryIdentityProvider, AssociateUserInput, IdentityProvider,
};

#[test]
fn debug_redacts_sensitive_members_and_shows_the_others() {
    let provider = ActiveDirectoryIdentityProvider::new().directory_id("d-1234567890");
    let tags = BTreeMap::from([("owner".to_owned(), "hush".to_owned())]);
    let input =
        AssociateUserInput::new(IdentityProvider::ActiveDirectoryIdentityProvider(provider), "i-1", "ada")
            .tags(tags);
    let shown = format!("{input:?}");
    assert!(!shown.contains("hush") && !shown.contains("owner"), "{shown}");
    assert!(shown.contains("tags: *** redacted ***"), "{shown}");
    assert!(shown.contains(r#"username: "ada""#), "{shown}");
    assert!(shown.contains("d-1234567890"), "{shown}");
    // On the wire it is all there.
    assert!(json::to_string(&input).unwrap().contains(r#""Tags":{"owner":"hush"}"#));
}

#[test]
fn sensitive_shapes_are_redacted_wherever_they_are_members() {
    let shown = format!("{:?}", UserStackAssociation::new("SAML", "stack", "hush"));
    assert!(!shown.contains("hush") && shown.contains("stack"), "{shown}");
}

#[test]
fn errors_do_not_quote_secrets() {
    let text = r#"{"StackName":"stack","UserName":["hush"],"AuthenticationType":"SAML"}"#;
    let error = json::from_str::<UserStackAssociation>(text).unwrap_err();
    assert!(!error.to_string().contains("hush"), "{error}");
    assert!(!format!("{error:?}").contains("hush"), "{error:?}");
}

#[test]
fn what_the_model_does_not_know_may_be_a_secret() {
    let shown = format!("{:?}", UserProfileDetails::Unknown(UnknownMember::new("key", "hush")));
    assert!(shown.contains("key") && !shown.contains("hush"), "{shown}");
}
