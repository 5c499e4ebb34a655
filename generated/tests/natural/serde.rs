//! Serde: every type, in any of its formats.

use std::collections::BTreeMap;

use generated::datazone::{
    CreateUserProfileInput, CreateUserProfileOutput, ListDomainsInput, UserProfileDetails, UserType,
};
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

/// A configuration of a program, with generated types among its own.
#[derive(serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq)]
struct Settings {
    region: String,
    #[serde(flatten)]
    profile: CreateUserProfileInput,
    #[serde(default)]
    kinds: BTreeMap<UserType, u32>,
    since: Option<Timestamp>,
    #[serde(default)]
    inputs: Vec<ListDomainsInput>,
}

fn settings() -> Settings {
    Settings {
        region: "eu-central-1".to_owned(),
        profile: CreateUserProfileInput::new("dzd_1", "ada").user_type(UserType::IamUser),
        kinds: BTreeMap::from([(UserType::IamRole, 2), (UserType::from("NEVER_SEEN"), 1)]),
        since: Some(Timestamp::from_epoch(1_767_225_600, 0)),
        inputs: vec![ListDomainsInput::new().max_results(5)],
    }
}

#[test]
fn a_configuration_file_in_toml() {
    let text = r#"
        region = "eu-central-1"
        domainIdentifier = "dzd_1"
        userIdentifier = "ada"
        userType = "IAM_USER"
        since = 1767225600

        [kinds]
        IAM_ROLE = 2
        NEVER_SEEN = 1

        [[inputs]]
        maxResults = 5
    "#;
    assert_eq!(toml::from_str::<Settings>(text).unwrap(), settings());
    let written = toml::to_string(&settings()).unwrap();
    assert_eq!(toml::from_str::<Settings>(&written).unwrap(), settings(), "{written}");
    let error = toml::from_str::<CreateUserProfileInput>("domainIdentifier = 5").unwrap_err();
    assert!(error.to_string().contains("expected"), "{error}");
    let error = toml::from_str::<CreateUserProfileInput>("userIdentifier = 'ada'").unwrap_err();
    assert!(error.to_string().contains("domainIdentifier"), "{error}");
}

#[test]
fn keys_in_quotation_marks_or_without() {
    let text = r#"{"output":{"id":"u","details":{"iam":{"arn":"a"}}},"kind":null,"details":[{"sms":[1]},{"sso":{}}],
                   "at":0,"extra":[{"a":null}]}"#;
    let record: Record = serde_json::from_str(text).unwrap();
    let written = ron::to_string(&record).unwrap();
    assert_eq!(ron::from_str::<Record>(&written).unwrap(), record, "{written}");
    assert!(written.contains(r#"output:{"id":"u""#), "{written}");
    let by_hand = r#"(domainIdentifier: "dzd_1", userIdentifier: "ada")"#;
    let input: CreateUserProfileInput = ron::from_str(by_hand).unwrap();
    assert_eq!(input, CreateUserProfileInput::new("dzd_1", "ada"));
    let error = ron::from_str::<UserProfileDetails>(r#"{"iam":{},"sso":{}}"#).unwrap_err();
    assert!(error.to_string().contains("expected one member of the union"), "{error}");
}

#[test]
fn flattened_tagged_and_as_keys() {
    #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
    #[serde(tag = "kind", rename_all = "camelCase")]
    enum Message {
        Create(CreateUserProfileInput),
        List(ListDomainsInput),
    }
    #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
    #[serde(untagged)]
    enum Either {
        Create(CreateUserProfileInput),
        Text(String),
    }
    let json = serde_json::to_string(&settings()).unwrap();
    assert_eq!(serde_json::from_str::<Settings>(&json).unwrap(), settings(), "{json}");
    assert_eq!(serde_json::to_value(settings()).unwrap()["kinds"]["NEVER_SEEN"], 1);
    let message = Message::Create(CreateUserProfileInput::new("dzd_1", "ada"));
    let json = serde_json::to_string(&message).unwrap();
    assert!(json.starts_with(r#"{"kind":"create","#), "{json}");
    assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message);
    let list: Message = serde_json::from_str(r#"{"maxResults":5,"kind":"list"}"#).unwrap();
    assert_eq!(list, Message::List(ListDomainsInput::new().max_results(5)));
    assert_eq!(serde_json::from_str::<Either>(r#""x""#).unwrap(), Either::Text("x".to_owned()));
    let either: Either = serde_json::from_str(r#"{"domainIdentifier":"d","userIdentifier":"u"}"#).unwrap();
    assert_eq!(either, Either::Create(CreateUserProfileInput::new("d", "u")));
}

#[test]
fn documents_of_ones_own_types_and_back() {
    #[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
    struct Form {
        title: String,
        tags: Vec<String>,
    }
    let form = Form { title: "atlas".to_owned(), tags: vec!["a".to_owned()] };
    let document = Document::from_serialize(&form).unwrap();
    assert_eq!(document.to_string(), r#"{"title":"atlas","tags":["a"]}"#);
    assert_eq!(document.to::<Form>().unwrap(), form);
    let error = document.to::<CreateUserProfileInput>().unwrap_err();
    assert!(error.to_string().contains("domainIdentifier"), "{error}");
    // `json!` makes one too; with the feature `serde_json`, by `into`.
    let made = Document::from_serialize(&serde_json::json!({"title": "atlas", "tags": ["a"]})).unwrap();
    assert_eq!(made["tags"], document["tags"]);
}

#[cfg(feature = "serde_json")]
#[test]
fn documents_by_the_macro_json() {
    use serde_json::{Value, json};

    let document: Document = json!({"title": "atlas", "size": 2.5, "tags": ["a", null]}).into();
    assert_eq!(document["size"], 2.5);
    assert_eq!(document["tags"][0], "a");
    let value: Value = document.clone().try_into().unwrap();
    assert_eq!(value, json!({"title": "atlas", "size": 2.5, "tags": ["a", null]}));
    assert_eq!(Document::from(json!([1])), Document::from([1]));
}
