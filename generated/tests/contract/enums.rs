//! Enums: open, comparable, and made from and turned into texts.

use std::collections::HashSet;

use ferrosmith_runtime::json;
use generated::datazone::{CreateUserProfileOutput, UserProfileStatus, UserType};

#[test]
fn known_values_are_variants() {
    assert_eq!(UserProfileStatus::VALUES, ["ASSIGNED", "NOT_ASSIGNED", "ACTIVATED", "DEACTIVATED"]);
    for text in UserProfileStatus::VALUES {
        let status = UserProfileStatus::from(*text);
        assert!(status.is_known());
        assert_eq!(status.as_str(), *text);
        assert_eq!(status.to_string(), *text);
        assert_eq!(text.parse::<UserProfileStatus>().unwrap(), status);
        assert_eq!(UserProfileStatus::from(String::from(*text)), status);
    }
    assert!(matches!(UserType::from("IAM_USER"), UserType::IamUser));
}

#[test]
fn unknown_values_are_kept_and_sent_back_unchanged() {
    for text in [r#"{"status":"NEVER_SEEN"}"#, r#"{"status":"never \"quoted\" é"}"#, r#"{"status":""}"#] {
        let output: CreateUserProfileOutput = json::from_str(text).unwrap();
        assert!(output.status.as_ref().is_some_and(|status| !status.is_known()));
        assert_eq!(json::to_string(&output).unwrap(), text);
    }
    let status = UserProfileStatus::from("NEVER_SEEN");
    assert!(matches!(&status, UserProfileStatus::Unknown(text) if text == "NEVER_SEEN"));
    assert_eq!(status.to_string(), "NEVER_SEEN");
}

#[test]
fn equality_is_of_texts() {
    // A caller may spell a known value as an unknown one.
    let spelled = UserProfileStatus::Unknown("ASSIGNED".to_owned());
    assert_eq!(spelled, UserProfileStatus::Assigned);
    assert_eq!(HashSet::from([spelled, UserProfileStatus::Assigned]).len(), 1);
    assert_ne!(UserProfileStatus::from("assigned"), UserProfileStatus::Assigned);
}
