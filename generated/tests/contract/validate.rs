//! Inputs are checked against the constraints of their models.

use ferrosmith_runtime::{Validate, validate};
use generated::appstream::{AuthenticationType, BatchAssociateUserStackInput, UserStackAssociation};
use generated::datazone::{CreateUserProfileInput, UserType};
use generated::license_manager_user_subscriptions::{
    ActiveDirectoryIdentityProvider, ActiveDirectorySettings, AssociateUserInput, IdentityProvider,
};

fn associate_user() -> AssociateUserInput {
    AssociateUserInput::new(
        IdentityProvider::ActiveDirectoryIdentityProvider(ActiveDirectoryIdentityProvider::default()),
        "i-0123456789abcdef0",
        "ada",
    )
}

fn tags(count: usize) -> std::collections::BTreeMap<String, String> {
    (0..count).map(|index| (format!("key{index}"), "value".to_owned())).collect()
}

#[test]
fn a_user_has_at_most_fifty_tags() {
    assert!(associate_user().tags(tags(50)).validate().is_ok());
    let violations = associate_user().tags(tags(51)).validate().unwrap_err();
    // The tags are sensitive: not even how many there are is told.
    assert_eq!(
        violations.to_string(),
        "1 validation error detected. Value at '/Tags' failed to satisfy constraint: \
         Member must have length between 0 and 50, inclusive"
    );
}

#[test]
fn patterns_that_look_ahead_are_checked() {
    let input = |address: &str| {
        let settings = ActiveDirectorySettings::default().domain_ipv4_list([address.to_owned()]);
        let provider = ActiveDirectoryIdentityProvider::default().active_directory_settings(settings);
        AssociateUserInput::new(IdentityProvider::ActiveDirectoryIdentityProvider(provider), "i-1", "ada")
    };
    assert!(input("10.0.255.1").validate().is_ok());
    for wrong in ["10.0.256.1", "10.0.255.", "10.0.255", ""] {
        let violations = input(wrong).validate().unwrap_err();
        let paths: Vec<_> = violations.iter().map(validate::Violation::path).collect();
        let path =
            "/IdentityProvider/ActiveDirectoryIdentityProvider/ActiveDirectorySettings/DomainIpv4List/0";
        assert_eq!(paths, [path], "{wrong}");
    }
}

#[test]
fn associations_are_checked_one_by_one() {
    let association = |user: &str| UserStackAssociation::new(AuthenticationType::Userpool, "stack", user);
    let input = |associations: Vec<UserStackAssociation>| BatchAssociateUserStackInput::new(associations);
    assert!(input(vec![association("ada@example.com")]).validate().is_ok());
    assert!(input(vec![association("ада_½€")]).validate().is_ok()); // letters of any script

    let violations = input(vec![association("ada"), association("ada lovelace")]).validate().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "1 validation error detected. Value at '/UserStackAssociations/1/UserName' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: ^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$"
    );
    let violations = input(Vec::new()).validate().unwrap_err();
    assert_eq!(
        violations.iter().next().unwrap().to_string(),
        "Value with length 0 at '/UserStackAssociations' failed to satisfy constraint: \
         Member must have length between 1 and 25, inclusive"
    );
}

#[test]
fn every_violation_is_told_at_once() {
    let right = CreateUserProfileInput::new("dzd_1", "arn:aws:iam::111122223333:user/ada")
        .user_type(UserType::IamUser);
    assert!(right.validate().is_ok());
    let wrong = CreateUserProfileInput::new("dzd 1", "ada lovelace").user_type("NEVER_SEEN");
    let violations = wrong.validate().unwrap_err();
    let paths: Vec<_> = violations.iter().map(validate::Violation::path).collect();
    assert_eq!(paths, ["/domainIdentifier", "/userIdentifier", "/userType"]);
    assert!(!violations.to_string().contains("NEVER_SEEN"), "values are not part of the texts");
}
