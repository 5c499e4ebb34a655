//! Bodies of requests.

use ferrosmith_runtime::Value;
use ferrosmith_runtime::codec::token::Generator;
use ferrosmith_runtime::json::{Options, body};

use super::shapes::{Plain, Team};

fn options() -> Options {
    let mut options = Options::default();
    options.token = Some(Generator::new(|| "token\"1".to_owned()));
    options
}

#[test]
fn a_body_has_only_the_members_that_belong_there() {
    let team = Team { id: Some("x".into()), token: Some("t".into()), ..Team::empty() };
    assert_eq!(body(&team, &options()).unwrap(), br#"{"token":"t"}"#);
    assert_eq!(body(&Plain::empty(), &options()).unwrap(), br#"{"c":0}"#);
}

#[test]
#[cfg(feature = "client")]
fn an_absent_token_is_filled_in() {
    assert_eq!(body(&Team::empty(), &options()).unwrap(), br#"{"token":"token\"1"}"#);
    let random = String::from_utf8(body(&Team::empty(), &Options::default()).unwrap()).unwrap();
    let other = String::from_utf8(body(&Team::empty(), &Options::default()).unwrap()).unwrap();
    assert_eq!(random.len(), r#"{"token":""}"#.len() + 36);
    assert_ne!(random, other);
}
