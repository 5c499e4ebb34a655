//! The clients of services: names that collide, and what pages hold.

use ferrosmith::model::Source;
use ferrosmith::{Clients, Input, generate};

const MODEL: &str = r#"{"smithy":"2.0","shapes":{
    "a#Service":{"type":"service","version":"1","operations":[
        {"target":"a#New"},{"target":"a#Type"},{"target":"a#ListDeep"},{"target":"a#ListMap"},{"target":"a#ListNothing"}]},
    "a#New":{"type":"operation","input":{"target":"a#NewInput"}},
    "a#NewInput":{"type":"structure","members":{"client":{"target":"a#Client"}}},
    "a#Client":{"type":"structure","members":{"send":{"target":"smithy.api#String"}}},
    "a#Type":{"type":"operation"},
    "a#Token":{"type":"structure","members":{"token":{"target":"smithy.api#String"}}},
    "a#ListDeep":{"type":"operation","input":{"target":"a#Token"},"output":{"target":"a#Deep"},"traits":{
        "smithy.api#readonly":{},
        "smithy.api#paginated":{"inputToken":"token","outputToken":"token","items":"result.names"}}},
    "a#Deep":{"type":"structure","members":{
        "token":{"target":"smithy.api#String"},"result":{"target":"a#Result"}}},
    "a#Result":{"type":"structure","members":{"names":{"target":"a#Names","traits":{"smithy.api#required":{}}}}},
    "a#Names":{"type":"list","member":{"target":"smithy.api#String"}},
    "a#ListMap":{"type":"operation","input":{"target":"a#Token"},"output":{"target":"a#Map"},"traits":{
        "smithy.api#readonly":{},
        "smithy.api#paginated":{"inputToken":"token","outputToken":"token","items":"counts"}}},
    "a#Map":{"type":"structure","members":{
        "token":{"target":"smithy.api#String"},"counts":{"target":"a#Counts"}}},
    "a#Counts":{"type":"map","key":{"target":"smithy.api#String"},"value":{"target":"smithy.api#Integer"}},
    "a#ListNothing":{"type":"operation","input":{"target":"a#Token"},"output":{"target":"a#Token"},"traits":{
        "smithy.api#readonly":{},"smithy.api#paginated":{"inputToken":"token","outputToken":"token"}}}
}}"#;

fn generated(clients: Option<Clients>) -> ferrosmith::Generated {
    let mut input = Input::new("a", [Source { name: "a.json", text: MODEL.as_bytes() }]);
    input.clients = clients;
    generate(&[input]).unwrap()
}

#[test]
fn a_client_is_there_where_it_is_wanted() {
    let none = generated(None);
    assert!(!none.files.contains_key("a/client.rs") && !none.files["a/mod.rs"].contains("mod client"));
    let always = generated(Some(Clients::Always)).files["a/mod.rs"].clone();
    assert!(always.contains("pub mod client;") && !always.contains("cfg"), "{always}");
    let gated = generated(Some(Clients::Feature("sdk".to_owned()))).files["a/mod.rs"].clone();
    assert!(gated.contains("#[cfg(feature = \"sdk\")]\npub mod client;"), "{gated}");
    // The model has a shape of that name: the client stays in its module.
    assert!(!gated.contains("pub use client::Client;"), "{gated}");
}

#[test]
fn methods_have_names_of_their_own() {
    let text = generated(Some(Clients::Always)).files["a/client.rs"].clone();
    for part in ["pub fn new(config: sdk::Config)", "pub fn new_2(", "pub fn r#type("] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn items_are_taken_out_of_their_page() {
    let text = generated(Some(Clients::Always)).files["a/client.rs"].clone();
    for part in [
        "sdk::__paged!(ListDeep, ListMap, ListNothing);",
        "let rt::Some(page) = page.result else {",
        "page.names\n",
        "type Item = (rt::String, i32);",
        "page.counts.unwrap_or_default().into_iter().collect()",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("sdk::Itemized for super::ListNothing"), "{text}");
}
