//! Structures: made, changed, taken apart; setters take what converts, and options of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use generated::datazone::{
    CreateUserProfileInput, CreateUserProfileOutput, ListDomainsInput, TagResourceInput, UserProfileStatus,
    UserType,
};

fn input() -> CreateUserProfileInput {
    CreateUserProfileInput::new("dzd_1", "ada")
}

#[test]
fn setters_take_what_converts() {
    let text = String::from("notebook");
    let expected = Some("notebook".to_owned());
    assert_eq!(input().session_name("notebook").session_name, expected);
    assert_eq!(input().session_name(&text).session_name, expected);
    assert_eq!(input().session_name(Cow::Borrowed("notebook")).session_name, expected);
    assert_eq!(input().session_name(Box::<str>::from("notebook")).session_name, expected);
    assert_eq!(input().session_name(format!("note{}", "book")).session_name, expected);
    assert_eq!(input().session_name(text).session_name, expected);
    assert_eq!(input().user_type("IAM_USER").user_type, Some(UserType::IamUser));
    assert_eq!(ListDomainsInput::new().max_results(5).max_results, Some(5));
    assert_eq!(ListDomainsInput::new().max_results(5_u8).max_results, Some(5));
}

#[test]
fn setters_take_options() {
    fn from_elsewhere(name: Option<&str>, kind: Option<UserType>, most: Option<i32>) -> [bool; 3] {
        let input = input().session_name(name).user_type(kind);
        let list = ListDomainsInput::new().max_results(most);
        [input.session_name.is_some(), input.user_type.is_some(), list.max_results.is_some()]
    }
    assert_eq!(from_elsewhere(None, None, None), [false; 3]);
    assert_eq!(from_elsewhere(Some("x"), Some(UserType::IamUser), Some(1)), [true; 3]);

    let name = Some(String::from("x"));
    assert_eq!(input().session_name(name.clone()).session_name, name);
    assert_eq!(input().session_name(name.as_deref()).session_name, name);
    assert_eq!(input().session_name(name.as_ref()).session_name, name);
    assert_eq!(input().session_name(name.map(|name| name + "y")).session_name.as_deref(), Some("xy"));
    assert_eq!(input().user_type(Some("IAM_USER")).user_type, Some(UserType::IamUser));
    assert_eq!(input().session_name((1 > 2).then_some("x")), input());
    assert_eq!(input().session_name("x").session_name(None::<String>), input());
    assert_eq!(ListDomainsInput::new().max_results("7".parse::<i32>().ok()).max_results, Some(7));
    // A page's token goes into the next request.
    let token: Option<String> = None;
    assert_eq!(ListDomainsInput::new().next_token(token), ListDomainsInput::new());
}

#[test]
fn generic_code_sets_members() {
    fn named(name: impl Into<String>) -> CreateUserProfileInput {
        input().session_name(name)
    }
    fn maybe_named<N: Into<String>>(name: Option<N>) -> CreateUserProfileInput {
        input().session_name(name)
    }
    assert_eq!(named("x"), maybe_named(Some("x")));
    let with = |input: CreateUserProfileInput, name: &str| input.session_name(name);
    assert_eq!(with(input(), "x"), ["x"].iter().fold(input(), |input, name| input.session_name(*name)));
}

#[test]
fn collections() {
    let tags = BTreeMap::from([("team".to_owned(), "engines".to_owned())]);
    let input = TagResourceInput::new("arn", tags.clone());
    assert_eq!(input.tags["team"], "engines");
    assert_eq!(TagResourceInput::new("arn", [("team".to_owned(), "engines".to_owned())]), input);
    let elsewhere: HashMap<&str, &str> = HashMap::from([("team", "engines")]);
    let collected: BTreeMap<_, _> = elsewhere.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    assert_eq!(collected, tags);
    assert_eq!(TagResourceInput::new("arn", BTreeMap::new()).tags.len(), 0);
    let mut input = input;
    input.tags.insert("more".to_owned(), "x".to_owned());
    assert_eq!(input.tags.len(), 2);
    for (name, value) in &input.tags {
        assert!(!name.is_empty() && !value.is_empty());
    }
}

#[test]
fn fields_are_public() {
    let mut output = CreateUserProfileOutput::new().id("u-1").status(UserProfileStatus::Assigned);
    output.domain_id = Some("dzd_1".into());
    output.status.take();
    assert_eq!(output.id.as_deref().unwrap_or_default(), "u-1");
    assert_eq!(output.id.clone().unwrap_or_else(|| "none".to_owned()), "u-1");
    if let Some(id) = output.id.as_mut() {
        id.push('2');
    }
    let CreateUserProfileOutput { id, domain_id, .. } = output;
    assert_eq!(id.zip(domain_id), Some(("u-12".to_owned(), "dzd_1".to_owned())));
}

#[test]
fn ordinary_values() {
    let (a, b) = (input(), input().session_name("x"));
    assert_eq!(a.clone(), a);
    assert_ne!(a, b);
    assert_eq!(HashSet::from([a.clone(), b, a.clone()]).len(), 2);
    assert!(format!("{a:?}").starts_with("CreateUserProfileInput {"));
    assert!(format!("{a:#?}").contains('\n'));
    let moved = std::thread::spawn(move || a.user_identifier).join().unwrap();
    assert_eq!(moved, "ada");
    assert_eq!(std::mem::take(&mut CreateUserProfileOutput::new().id("x")).id.as_deref(), Some("x"));
}

#[test]
fn a_copy_between_types_that_share_members() {
    use generated::convert;
    use generated::datazone::{GetUserProfileOutput, IamUserProfileDetails};

    let details = IamUserProfileDetails::new().arn("arn");
    let created = CreateUserProfileOutput::new().id("u-1").status("NEVER_SEEN").details(details.clone());
    let got: GetUserProfileOutput = convert(&created).unwrap();
    assert_eq!(got, GetUserProfileOutput::new().id("u-1").status("NEVER_SEEN").details(details));

    // Members that do not fit are told, and the others are there.
    let error = convert::<_, CreateUserProfileInput>(&created).unwrap_err();
    assert_eq!(error.left, ["id", "status", "details"]);
    assert_eq!(error.missing, ["domainIdentifier", "userIdentifier"]);
    assert_eq!(error.to_string(), "left out: id, status, details; missing: domainIdentifier, userIdentifier");
    let error = convert::<_, ListDomainsInput>(&created).unwrap_err();
    assert_eq!(error.left, ["id", "details"]); // a status is a status, though of another enum
    assert_eq!(error.value, ListDomainsInput::new().status("NEVER_SEEN"));
}
