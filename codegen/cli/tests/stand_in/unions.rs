//! Members of unions that the model does not have: they are sent, since a service may know more, and told.

use std::fs;

use crate::folder;
use crate::stand_in::StandIn;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
    "shop#Shop": {"type": "service", "version": "1", "operations": [{"target": "shop#Pay"}],
        "traits": {"aws.protocols#awsJson1_0": {}}},
    "shop#Pay": {"type": "operation", "input": {"target": "shop#PayInput"}},
    "shop#PayInput": {"type": "structure", "members": {"with": {"target": "shop#Ways"}, "by": {"target": "shop#ByName"}}},
    "shop#ByName": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "shop#Way"}},
    "shop#Ways": {"type": "list", "member": {"target": "shop#Way"}},
    "shop#Way": {"type": "union", "members": {
        "card": {"target": "smithy.api#String"}, "both": {"target": "shop#Ways"}}}}}"#;

#[test]
fn they_are_told_with_what_was_meant() {
    let path = folder("unions").join("shop.json");
    fs::write(&path, MODEL).unwrap();
    let model = path.to_str().unwrap();
    let stand_in = StandIn::start(&[model]);
    let sent =
        stand_in.call(model, "Pay", r#"{"with": [{"card": "1"}, {"both": [{"crad": "2"}]}]}"#, &["-v"]);
    let told = "warning: --json: /with/1/both/0/crad: `shop#Way` has no such member; did you mean `card`?; it is sent";
    assert!(sent.error.contains(told), "{sent:?}");
    assert!(sent.error.contains(r#""crad":"2""#), "{sent:?}");
    assert_eq!(sent.status, Some(1), "the stand-in knows what the model does: {sent:?}");
    let by_key = stand_in.call(model, "Pay", r#"{"by": {"a/b": {"crad": "1"}}}"#, &[]);
    let told =
        "warning: --json: /by/a~1b/crad: `shop#Way` has no such member; did you mean `card`?; it is sent";
    assert!(by_key.error.contains(told), "{by_key:?}");
    let known = stand_in.call(model, "Pay", r#"{"with": [{"card": "1"}]}"#, &[]);
    assert_eq!((known.status, known.error.as_str()), (Some(0), ""));
}
