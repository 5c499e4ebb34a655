//! Unions: one member at a time, unknown ones kept whole.

use ferrosmith_runtime::json::{self, Options, UnknownUnion};
use ferrosmith_runtime::{Document, UnknownMember, Value};
use generated::datazone::{
    CreateUserProfileOutput, IamUserProfileDetails, SsoUserProfileDetails, UserProfileDetails,
};

#[test]
fn the_member_that_is_set_can_be_asked_for() {
    let details = UserProfileDetails::Iam(IamUserProfileDetails::new().arn("arn"));
    assert!(details.is_iam());
    assert!(!details.is_sso());
    assert!(!details.is_unknown());
    assert_eq!(details.tag(), "iam");
    assert_eq!(details.as_iam().and_then(|iam| iam.arn.as_deref()), Some("arn"));
    assert_eq!(details.as_sso(), None);
    let other = UserProfileDetails::Sso(SsoUserProfileDetails::new().username("ada"));
    assert_eq!(other.tag(), "sso");
    assert_ne!(details, other);
    assert_eq!(json::to_string(&other).unwrap(), r#"{"sso":{"username":"ada"}}"#);
}

#[test]
fn an_unknown_member_keeps_every_digit_and_letter() {
    let text = r#"{"details":{"idc":{"big":123456789012345678901234567890,"long":0.1000000000000000055511151231257827021181583404541015625,"minus":-0,"power":1E+400,"list":[null,true,"é\n"],"empty":{}}}}"#;
    let output: CreateUserProfileOutput = json::from_str(text).unwrap();
    let Some(details @ UserProfileDetails::Unknown(member)) = &output.details else {
        panic!("{output:?}");
    };
    assert!(details.is_unknown());
    assert_eq!(details.tag(), "idc");
    assert_eq!(member.name(), "idc");
    let big = member.value().get("big").and_then(Document::as_number).unwrap();
    assert_eq!(big.to_string(), "123456789012345678901234567890");
    assert_eq!(json::to_string(&output).unwrap(), text);
}

#[test]
fn an_unknown_member_can_be_made() {
    let details = UserProfileDetails::Unknown(UnknownMember::new("idc", vec![Document::from(1), "x".into()]));
    assert_eq!(json::to_string(&details).unwrap(), r#"{"idc":[1,"x"]}"#);
}

#[test]
fn type_and_nulls_are_dropped_and_exactly_one_member_is_wanted() {
    let details: UserProfileDetails =
        json::from_str(r#"{"__type":"x#UserProfileDetails","iam":null,"sso":{}}"#).unwrap();
    assert!(details.is_sso());
    assert!(json::from_str::<UserProfileDetails>("{}").is_err());
    assert!(json::from_str::<UserProfileDetails>(r#"{"iam":{},"sso":{}}"#).is_err());
    assert!(json::from_str::<UserProfileDetails>(r#"{"iam":{},"idc":{}}"#).is_err());
}

#[test]
fn a_server_refuses_an_unknown_member() {
    let mut options = Options::default();
    options.unknown_union = UnknownUnion::Refuse;
    let mut details = UserProfileDetails::empty();
    assert!(json::read(br#"{"idc":{}}"#, details.open(), &options).is_err());
    assert!(json::read(br#"{"sso":{}}"#, details.open(), &options).is_ok());
}
