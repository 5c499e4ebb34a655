//! Keys that end in a slash, where an API is of the kind that has them.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::{Operation, Router};

use crate::goldens::keys::{GetThing, GetThingInput, ListThings, ListThingsInput, SERVICE};

#[test]
fn a_slash_at_the_end_is_part_of_the_key() {
    let router = Router::new(&SERVICE);
    for key in ["folder/", "a/b/", "a//b//", "/", "//", "/a", "a b/ü/", "."] {
        let request = GetThing::request(&GetThingInput::new("box", key)).unwrap();
        assert_eq!(router.route(&request).unwrap().operation.name, "GetThing", "{key}");
        assert_eq!(GetThing::parse_request(&request).unwrap().key, key);
    }
}

#[test]
fn it_is_no_key_of_its_own() {
    let router = Router::new(&SERVICE);
    for path in ["/box", "/box/"] {
        let request = ferrosmith_runtime::http::Request::get(path).body(Bytes::new()).unwrap();
        assert_eq!(router.route(&request).unwrap().operation.name, "ListThings");
        assert_eq!(ListThings::parse_request(&request).unwrap().r#box, "box");
        assert!(GetThing::parse_request(&request).is_err());
    }
    let request = ListThings::request(&ListThingsInput::new("box")).unwrap();
    assert_eq!(request.uri(), "/box");
}
