//! Unions: made of a member, asked for one, taken apart.

use std::collections::HashSet;

use generated::datazone::{
    CreateUserProfileOutput, IamUserProfileDetails, SsoUserProfileDetails, UserProfileDetails,
};
use generated::{Document, UnknownMember};

fn sso() -> UserProfileDetails {
    SsoUserProfileDetails::new().username("ada").into()
}

#[test]
fn made_of_a_member() {
    let iam = IamUserProfileDetails::new().arn("arn");
    assert_eq!(UserProfileDetails::from(iam.clone()), UserProfileDetails::Iam(iam.clone()));
    // A setter takes the member alone.
    let output = CreateUserProfileOutput::new().details(iam.clone());
    assert_eq!(output.details, Some(UserProfileDetails::Iam(iam.clone())));
    assert_eq!(CreateUserProfileOutput::new().details(Some(iam)), output);
    assert_eq!(UserProfileDetails::Unknown(UnknownMember::new("idc", Document::Null)).tag(), "idc");
}

#[test]
fn asked_for_a_member() {
    let details = sso();
    assert!(details.is_sso() && !details.is_iam() && !details.is_unknown());
    assert_eq!(details.as_sso().and_then(|sso| sso.username.as_deref()), Some("ada"));
    assert_eq!(details.tag(), "sso");
    if let UserProfileDetails::Sso(SsoUserProfileDetails { username: Some(name), .. }) = &details {
        assert_eq!(name, "ada");
    }
    let output = CreateUserProfileOutput::new().details(details);
    let name =
        output.details.as_ref().and_then(UserProfileDetails::as_sso).and_then(|sso| sso.username.clone());
    assert_eq!(name.as_deref(), Some("ada"));
}

#[test]
fn unknown_members_are_taken_apart() {
    let (name, value) = UnknownMember::new("idc", Document::from(5)).into();
    let name: String = name;
    assert_eq!((name.as_str(), value), ("idc", Document::from(5)));
}

#[test]
fn taken_apart_and_changed() {
    let UserProfileDetails::Sso(inner) = sso() else { panic!("it is one") };
    assert_eq!(sso().into_sso(), Some(inner));
    assert_eq!(sso().into_iam(), None);
    let mut details = sso();
    if let UserProfileDetails::Sso(inner) = &mut details {
        inner.username = Some("grace".to_owned());
    }
    assert_ne!(details, sso());
    assert_eq!(HashSet::from([details.clone(), details, sso()]).len(), 2);
    assert!(format!("{:?}", sso()).contains("username"));
}
