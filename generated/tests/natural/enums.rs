//! Enums: compared, sorted, hashed, matched, listed, from text and back.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use generated::datazone::{CreateUserProfileOutput, UserProfileStatus, UserType};

/// A variant is a constant.
const DEFAULT: UserType = UserType::IamUser;

#[test]
fn compared_with_texts() {
    let status = UserProfileStatus::Activated;
    assert_eq!(status, "ACTIVATED");
    assert!(status == *"ACTIVATED");
    assert!("ACTIVATED" == status.as_str());
    let text = String::from("ACTIVATED");
    assert!(status == text);
    assert!(status.as_ref() == text);
    assert_ne!(status, "activated");
    assert_eq!(DEFAULT, UserType::IamUser);
}

#[test]
fn compared_where_they_are_optional() {
    let output = CreateUserProfileOutput::new().status("ASSIGNED");
    assert_eq!(output.status, Some(UserProfileStatus::Assigned));
    assert!(output.status == Some("ASSIGNED".into()));
    assert_eq!(output.status.as_ref().map(|status| status.as_str()), Some("ASSIGNED"));
    assert_eq!(output.status.as_ref().map(UserProfileStatus::as_str), Some("ASSIGNED"));
    assert!(output.status.as_ref().is_some_and(|status| status == "ASSIGNED"));
    assert!(matches!(output.status, Some(UserProfileStatus::Assigned)));
}

#[test]
fn sorted_and_keys_of_maps() {
    let mut all = UserProfileStatus::VARIANTS.to_vec();
    all.sort();
    assert!(all.is_sorted() && all[0] < all[1]);
    assert_eq!(all.iter().max(), Some(&UserProfileStatus::NotAssigned));
    assert_eq!(BTreeSet::from_iter(all.clone()).len(), UserProfileStatus::VALUES.len());
    assert!(HashSet::from([UserType::IamRole]).contains(&UserType::IamRole));
    let mut counts: BTreeMap<UserProfileStatus, usize> = BTreeMap::new();
    for status in all {
        *counts.entry(status).or_default() += 1;
    }
    assert_eq!(counts[&UserProfileStatus::Assigned], 1);
    assert_eq!(HashMap::from([(UserType::SsoUser, 1)])[&UserType::SsoUser], 1);
}

#[test]
fn from_and_into_texts() {
    let status: UserProfileStatus = "ASSIGNED".into();
    assert_eq!(UserProfileStatus::from("ASSIGNED"), status);
    assert_eq!(UserProfileStatus::from(String::from("ASSIGNED")), status);
    assert_eq!("ASSIGNED".parse::<UserProfileStatus>().unwrap(), status);
    let Ok(parsed) = "ASSIGNED".parse::<UserProfileStatus>(); // it cannot fail
    assert_eq!(parsed, status);

    fn length(text: impl AsRef<str>) -> usize {
        text.as_ref().len()
    }
    assert_eq!(length(&status), 8);
    assert_eq!(format!("{status} {status:?}"), "ASSIGNED ASSIGNED");
    assert_eq!(status.to_string(), "ASSIGNED");
    assert_eq!(Cow::from(status.as_str()), "ASSIGNED");
    let text: String = status.into();
    assert_eq!(text, "ASSIGNED");
}

#[test]
fn texts_are_constants() {
    const ASSIGNED: &str = UserProfileStatus::Assigned.as_str();
    assert_eq!(ASSIGNED, "ASSIGNED");
}

#[test]
fn matched_and_listed() {
    fn active(status: &UserProfileStatus) -> Option<bool> {
        match status {
            UserProfileStatus::Activated | UserProfileStatus::Assigned => Some(true),
            UserProfileStatus::Deactivated | UserProfileStatus::NotAssigned => Some(false),
            UserProfileStatus::Unknown(_) => None,
            _ => None, // they are `#[non_exhaustive]`
        }
    }
    let known: Vec<_> = UserProfileStatus::VARIANTS.iter().filter_map(active).collect();
    assert_eq!(known, [true, false, true, false]);
    assert_eq!(active(&"NEVER_SEEN".into()), None);
    let named = UserProfileStatus::VARIANTS.iter().map(UserProfileStatus::as_str);
    assert!(named.eq(UserProfileStatus::VALUES.iter().copied()));
    match UserType::from("IAM_USER").as_str() {
        "IAM_USER" => {}
        other => panic!("{other}"),
    }
    let (copy, of) = (DEFAULT.clone(), DEFAULT);
    assert_eq!(copy, of);
}
