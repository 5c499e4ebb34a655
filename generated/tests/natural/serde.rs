//! Serde: every type, in any of its formats.

use generated::datazone::{CreateUserProfileInput, CreateUserProfileOutput, UserProfileDetails, UserType};
use generated::{Document, Timestamp};

/// A type of one's own that holds generated ones.
#[derive(serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq, Default)]
struct Record {
    output: CreateUserProfileOutput,
    kind: Option<UserType>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    details: Vec<UserProfileDetails>,
    at: Timestamp,
    extra: Document,
}

#[test]
fn a_record_with_generated_types() {
    let record = Record {
        output: CreateUserProfileOutput::new().id("u-1"),
        kind: Some(UserType::IamUser),
        extra: Document::from([1]),
        ..Record::default()
    };
    let text = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
    assert!(text.starts_with(r#"{"output":{"id":"u-1"},"kind":"IAM_USER","#), "{text}");
}

#[test]
fn values_of_serde_json() {
    let input = CreateUserProfileInput::new("dzd_1", "ada");
    let value = serde_json::to_value(&input).unwrap();
    assert_eq!(value["userIdentifier"], "ada");
    assert_eq!(serde_json::from_value::<CreateUserProfileInput>(value).unwrap(), input);
    assert!(
        serde_json::from_str::<CreateUserProfileInput>("{}")
            .unwrap_err()
            .to_string()
            .contains("domainIdentifier")
    );
}

#[test]
fn any_type_at_once() {
    fn stored<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
        serde_json::from_slice(&serde_json::to_vec(value).unwrap()).unwrap()
    }
    let output = CreateUserProfileOutput::new().status("NEVER_SEEN");
    assert_eq!(stored(&output), output);
}
