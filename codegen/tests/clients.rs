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

#[test]
fn waiters_are_methods_with_a_table() {
    let path = |path: &str| {
        format!(
            r#"{{"acceptors":[{{"state":"success","matcher":{{"output":{{"path":"{path}","comparator":"stringEquals","expected":"on"}}}}}}]}}"#
        )
    };
    let model = format!(
        r#"{{"smithy":"2.0","shapes":{{
        "a#Service":{{"type":"service","version":"1","operations":[{{"target":"a#Get"}},{{"target":"a#WaitUntilOn"}}]}},
        "a#WaitUntilOn":{{"type":"operation"}},
        "a#Get":{{"type":"operation","output":{{"target":"a#State"}},"traits":{{"smithy.waiters#waitable":{{
            "On":{on},"Broken":{broken},
            "Gone":{{"documentation":"Waits until it is <b>gone</b>.","minDelay":5,"deprecated":true,"acceptors":[
                {{"state":"retry","matcher":{{"success":true}}}},
                {{"state":"success","matcher":{{"errorType":"NotFound"}}}},
                {{"state":"failure","message":"state","matcher":{{"inputOutput":{{"path":"output.state","comparator":"stringEquals","expected":"stuck"}}}}}}]}}
        }}}}}},
        "a#State":{{"type":"structure","members":{{"state":{{"target":"smithy.api#String"}}}}}}
        }}}}"#,
        on = path("state"),
        broken = path("state["),
    );
    let mut input = Input::new("a", [Source { name: "a.json", text: model.as_bytes() }]);
    input.clients = Some(Clients::Always);
    let generated = generate(&[input]).unwrap();
    let text = &generated.files["a/client.rs"];
    for part in [
        "/// Waits until it is **gone**.\n    ///\n    /// > **Deprecated.**",
        "/// - success: the error `NotFound`",
        "/// - failure: `output.state` is `stuck`",
        "pub fn wait_until_gone(",
        ") -> sdk::client::Wait<super::Get> {",
        "sdk::waiter::Waiter::new(\n            \"Gone\",\n            5,\n            120,",
        "sdk::waiter::Acceptor::new(\n                    sdk::waiter::State::Retry,\n                    sdk::waiter::Matcher::Success(true),",
        ".message(\"state\")",
        // An operation has that name.
        "pub fn wait_until_on_2(",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("Broken"), "{text}");
    let warnings = generated.warnings.to_string();
    assert!(warnings.contains("\"state[\", which is no JMESPath"), "{warnings}");
}

#[test]
fn two_waiters_of_a_service_have_two_names() {
    let waiter = r#"{"acceptors":[{"state":"success","matcher":{"success":true}}]}"#;
    let model = format!(
        r#"{{"smithy":"2.0","shapes":{{
        "a#Service":{{"type":"service","version":"1","operations":[{{"target":"a#Get"}},{{"target":"a#List"}}]}},
        "a#Get":{{"type":"operation","traits":{{"smithy.waiters#waitable":{{"Ready":{waiter}}}}}}},
        "a#List":{{"type":"operation","traits":{{"smithy.waiters#waitable":{{"READY":{waiter}}}}}}}
        }}}}"#
    );
    let error =
        generate(&[Input::new("a", [Source { name: "a.json", text: model.as_bytes() }])]).unwrap_err();
    let text = error.to_string();
    assert!(text.contains("[WaitableTrait]") && text.contains("which `a#Get` has too"), "{text}");
}

#[test]
fn methods_of_operations_with_events_tell_how_to_have_them() {
    let model = include_str!("fixtures/transfers/model.json");
    let mut input = Input::new("a", [Source { name: "a.json", text: model.as_bytes() }]);
    input.clients = Some(Clients::Always);
    let text = generate(&[input]).unwrap().files["a/client.rs"].clone();
    let of = |method: &str| {
        let end = text.find(&format!("pub fn {method}(")).unwrap();
        &text[text[..end].rfind("}\n").unwrap()..end]
    };
    for (method, sends, takes) in [("fetch", false, false), ("follow", false, true), ("talk", true, true)] {
        let docs = of(method);
        assert_eq!((docs.contains("`send_events`"), docs.contains("`events`")), (sends, takes), "{docs}");
    }
}

#[test]
fn methods_tell_of_pages_and_streams() {
    let text = generated(Some(Clients::Always)).files["a/client.rs"].clone();
    let (pages, items) = ("[`pages`](sdk::client::Call::pages)", "[`items`](sdk::client::Call::items)");
    assert_eq!((text.matches(pages).count(), text.matches(items).count()), (3, 2), "{text}");
    let model = r#"{"smithy":"2.0","shapes":{
        "a#Service":{"type":"service","version":"1","operations":[{"target":"a#Put"},{"target":"a#Get"}]},
        "a#Put":{"type":"operation","input":{"target":"a#Whole"}},
        "a#Get":{"type":"operation","output":{"target":"a#Whole"}},
        "a#Whole":{"type":"structure","members":{"type":{"target":"a#Bytes","traits":{"smithy.api#required":{}}}}},
        "a#Bytes":{"type":"blob","traits":{"smithy.api#streaming":{}}}}}"#;
    let mut input = Input::new("a", [Source { name: "a.json", text: model.as_bytes() }]);
    input.clients = Some(Clients::Always);
    let text = generate(&[input]).unwrap().files["a/client.rs"].clone();
    for sentence in [
        "[`body`](sdk::client::Call::body) of the call takes a stream for `type`.",
        "[`streamed`](sdk::client::Call::streamed) of the call sends it and returns `type` as a stream.",
    ] {
        assert_eq!(text.matches(sentence).count(), 1, "{text}");
    }
}

#[test]
fn parameters_of_endpoints_are_settings() {
    let model = r#"{"smithy":"2.0","shapes":{
        "a#Service":{"type":"service","version":"1","traits":{"smithy.rules#clientContextParams":{
            "ForcePathStyle":{"type":"boolean","documentation":"Buckets in <b>paths</b>."},
            "Region":{"type":"string"},"Header":{"type":"string"},"Zones":{"type":"stringArray"}}}}
        }}"#;
    let mut input = Input::new("a", [Source { name: "a.json", text: model.as_bytes() }]);
    input.clients = Some(Clients::Always);
    let text = generate(&[input]).unwrap().files["a/client.rs"].clone();
    for part in [
        "pub trait Settings: rt::Into<sdk::Config> {",
        "/// Buckets in **paths**.\n    ///\n    /// The parameter `ForcePathStyle` of the service's endpoints.",
        "fn force_path_style(self, value: bool) -> sdk::Config {",
        ".client_context(\"ForcePathStyle\", value)",
        // Every configuration has a region, and headers.
        "fn region_2(self, value: impl rt::Into<rt::String>) -> sdk::Config {",
        "fn header_2(self, value: impl rt::Into<rt::String>) -> sdk::Config {",
        "fn zones(self, value: rt::Vec<rt::String>) -> sdk::Config {",
        "impl Settings for sdk::Config {}",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!generated(Some(Clients::Always)).files["a/client.rs"].contains("Settings"));
}
