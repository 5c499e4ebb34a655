//! Mistakes that one place of a model has.

use ferrosmith::model::Json;

use crate::mutate::{Mutant, Step, changed, path};
use crate::values;

/// A mistake: the way to a value, the value in its place, the rest of the way to the mistake, and what was meant.
pub(crate) type Mistake = (&'static [&'static str], &'static str, &'static [&'static str], &'static str);

const INPUT: &str = "shop#CreateOrderInput";
const LIST: &str = "shop#ListOrders";
const LIST_INPUT: &str = "shop#ListOrdersInput";
const RULES: &[&str] = &["shop#Shop", "traits", "smithy.rules#endpointRuleSet"];
const UPLOAD: &str = "shop#UploadInput";

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    // Bounds, patterns and other values of traits.
    (&["shop#Count", "traits", "smithy.api#range"], r#"{"min": 100, "max": 1}"#, &[], ""),
    (&["shop#CardNumber", "traits", "smithy.api#length"], r#"{"min": 19, "max": 12}"#, &[], ""),
    (&["shop#CardNumber", "traits", "smithy.api#length"], r#"{"min": -1}"#, &["min"], ""),
    (&["shop#CardNumber", "traits", "smithy.api#length"], r#"{"minimum": 1}"#, &["minimum"], ""),
    (&["shop#OrderId", "traits", "smithy.api#pattern"], r#""[a-z""#, &[], ""),
    (&["shop#OutOfStock", "traits", "smithy.api#error"], r#""cleint""#, &[], "client"),
    (&["shop#OutOfStock", "traits", "smithy.api#httpError"], "42", &[], ""),
    (&[LIST_INPUT, "members", "since", "traits", "smithy.api#timestampFormat"], r#""http-dat""#, &[], "http-date"),
    (&["shop#Shop", "traits", "smithy.rules#clientContextParams", "Accelerate", "type"], r#""bolean""#, &[], "boolean"),
    (&["shop#Count", "type"], r#""interger""#, &[], "integer"),
    // Defaults.
    (&[INPUT, "members", "status", "traits", "smithy.api#default"], r#""opne""#, &[], "open"),
    (&[INPUT, "members", "level", "traits", "smithy.api#default"], "3", &[], ""),
    (&[INPUT, "members", "level", "traits", "smithy.api#default"], r#""LOW""#, &[], ""),
    (&[UPLOAD, "members", "body", "traits", "smithy.api#default"], "0", &[], ""),
    (&[UPLOAD, "members", "body", "traits", "smithy.api#default"], r#""not base64""#, &[], ""),
    (&["shop#OrderData", "members", "at"], r#"{"target": "smithy.api#Timestamp", "traits": {"smithy.api#default": "noon"}}"#, &["traits", "smithy.api#default"], ""),
    (&[LIST_INPUT, "members", "since", "traits", "smithy.api#default"], r#""noon""#, &[], ""),
    (&[LIST_INPUT, "members", "maxResults", "traits", "smithy.api#default"], "101", &[], ""),
    (&["shop#Card", "members", "other"], r#"{"target": "shop#CardNumber", "traits": {"smithy.api#default": "123"}}"#, &["traits", "smithy.api#default"], ""),
    (&["shop#Level", "members", "HIGH", "traits", "smithy.api#enumValue"], "1", &[], ""),
    (&["shop#Level", "members", "HIGH", "traits", "smithy.api#enumValue"], r#""two""#, &[], ""),
    (&["shop#Status", "members", "OPEN", "traits", "smithy.api#enumValue"], "1", &[], ""),
    (&["shop#Algorithm", "members", "CRC32", "traits", "smithy.api#enumValue"], r#""""#, &[], ""),
    (&["shop#Notes", "member", "target"], r#""smithy.api#Double""#, &["shapes", "shop#Notes", "traits", "smithy.api#uniqueItems"], ""),
    (&["shop#Notes", "member", "target"], r#""shop#OrderData""#, &["shapes", "shop#Notes", "traits", "smithy.api#uniqueItems"], ""),
    (&["shop#Payment", "members", "cash", "traits"], r#"{"smithy.api#default": ""}"#, &["smithy.api#default"], ""),
    (&["shop#Orders", "member", "traits"], r#"{"smithy.api#default": []}"#, &["smithy.api#default"], ""),
    (&["shop#Card", "traits"], r#"{"smithy.api#default": {}}"#, &["smithy.api#default"], ""),
    (&["shop#Card", "members", "name", "traits"], r#"{"smithy.api#addedDefault": {}}"#, &["smithy.api#addedDefault"], ""),
    (&["shop#Status", "traits"], r#"{"smithy.api#default": "closed"}"#, &["shapes", INPUT, "members", "status", "traits", "smithy.api#default"], ""),
    (&[UPLOAD, "members", "body", "traits", "smithy.api#default"], r#""YQ==""#, &[], ""),
    // Paths of members, of URIs and of host names.
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""/orders/{orderId""#, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""/orders/{order-id}""#, &[], "orderId"),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""/orders/{orderId}{part}""#, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r##""/orders/{orderId}#part""##, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""/{orderId+}/{part+}""#, &[], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#endpoint", "hostPrefix"], r#""-{owner}.""#, &[], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#endpoint", "hostPrefix"], r#""{owner}-.""#, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""/orders/{orderID}""#, &[], "orderId"),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""/orders/{other}""#, &[], "orderId"),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""/orders/{orderId}/{orderId}""#, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#http", "uri"], r#""orders/{orderId}""#, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#http", "method"], r#""GE T""#, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#http", "code"], "20", &[], ""),
    (&[LIST, "traits", "smithy.api#http", "uri"], r#""/orders?kind=all&max=1""#, &["shapes", LIST_INPUT, "members", "maxResults", "traits", "smithy.api#httpQuery"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#endpoint", "hostPrefix"], r#""{onwer}.orders.""#, &[], "owner"),
    (&["shop#CreateOrder", "traits", "smithy.api#endpoint", "hostPrefix"], r#""orders.""#, &["shapes", INPUT, "members", "owner", "traits", "smithy.api#hostLabel"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#endpoint", "hostPrefix"], r#""{owner.orders.""#, &[], ""),
    (&["shop#Shop", "traits", "smithy.api#paginated", "inputToken"], r#""nextTokn""#, &["shapes", "shop#ListOrders", "traits", "smithy.api#paginated", "inputToken"], "nextToken"),
    (&[LIST, "traits", "smithy.api#paginated", "items"], r#""page.order""#, &[], "page.orders"),
    (&[LIST, "traits", "smithy.api#paginated", "items"], r#""pgae.orders""#, &[], "page.orders"),
    (&[LIST, "traits", "smithy.api#paginated", "items"], r#""page.nextToken""#, &[], ""),
    (&["shop#Upload", "traits", "aws.protocols#httpChecksum", "requestAlgorithmMember"], r#""algoritm""#, &[], "algorithm"),
    (&[LIST, "traits", "smithy.rules#operationContextParams", "Owner", "path"], r#""onwer""#, &[], "owner"),
    (&["shop#Shop", "traits", "smithy.api#auth"], r#"["aws.auth#sgiv4"]"#, &["0"], "aws.auth#sigv4"),
    // Waiters.
    (&["shop#GetOrder", "traits", "smithy.waiters#waitable"], r#"{"OrderSent": {"acceptors": [{"state": "sucess", "matcher": {"success": true}}]}}"#, &["OrderSent", "acceptors", "0", "state"], "success"),
    (&["shop#GetOrder", "traits", "smithy.waiters#waitable"], r#"{"OrderSent": {"acceptors": [{"state": "success", "matcher": {"success": true, "errorType": "X"}}]}}"#, &["OrderSent", "acceptors", "0", "matcher"], ""),
    (&["shop#GetOrder", "traits", "smithy.waiters#waitable"], r#"{"OrderSent": {"acceptors": [{"state": "retry", "matcher": {"success": false}}]}}"#, &["OrderSent", "acceptors"], ""),
    (&["shop#GetOrder", "traits", "smithy.waiters#waitable"], r#"{"OrderSent": {"minDelay": 200, "acceptors": [{"state": "success", "matcher": {"success": true}}]}}"#, &["OrderSent"], ""),
    (&["shop#GetOrder", "traits", "smithy.waiters#waitable"], r#"{"OrderSent": {"acceptors": [{"state": "success", "matcher": {"errorType": 5}}]}}"#, &["OrderSent", "acceptors", "0", "matcher", "errorType"], ""),
    // Places in a message that two members have, or none.
    (&[LIST_INPUT, "members", "nextToken", "traits", "smithy.api#httpQuery"], r#""owner""#, &[], ""),
    (&[LIST_INPUT, "members", "nextToken", "traits"], r#"{"smithy.api#httpHeader": "x-since"}"#, &["shapes", LIST_INPUT, "members", "since", "traits", "smithy.api#httpHeader"], ""),
    (&[LIST_INPUT, "members", "other"], r#"{"target": "shop#Filters", "traits": {"smithy.api#httpQueryParams": {}}}"#, &["traits", "smithy.api#httpQueryParams"], ""),
    (&[UPLOAD, "members", "algorithm", "traits"], r#"{"smithy.api#httpPayload": {}}"#, &["shapes", UPLOAD, "members", "body", "traits", "smithy.api#httpPayload"], ""),
    (&[UPLOAD, "members", "algorithm", "traits"], "{}", &["shapes", UPLOAD, "members", "algorithm"], ""),
    (&[UPLOAD, "members", "path", "traits", "smithy.api#httpHeader"], r#""X-Path""#, &[], ""),
    (&[LIST_INPUT, "members", "owner", "traits", "smithy.api#httpQuery"], r#""""#, &[], ""),
    (&["shop#Payment", "traits"], r#"{"smithy.api#streaming": {}}"#, &["shapes", INPUT, "members", "payment"], ""),
    (&[INPUT, "members", "notes", "target"], r#""shop#Content""#, &["shapes", INPUT, "members", "notes"], ""),
    (&[INPUT, "members", "level", "traits", "smithy.api#jsonName"], r#""status""#, &[], ""),
    (&[INPUT, "members", "payment", "traits"], r#"{"smithy.api#idempotencyToken": {}}"#, &["smithy.api#idempotencyToken"], ""),
    (&["shop#DeleteOrder", "traits", "smithy.api#http"], r#"{"method": "GET", "uri": "/orders/{orderId}"}"#, &["shapes", "shop#GetOrder", "traits", "smithy.api#http", "uri"], ""),
    (&["shop#CreateOrderOutput", "members", "order", "target"], r#""smithy.api#Integer""#, &["shapes", "shop#CreateOrderOutput", "members", "order", "traits", "smithy.api#httpPayload"], ""),
    (&["shop#ListOrdersOutput", "members", "meta", "traits", "smithy.api#httpPrefixHeaders"], r#""X Meta""#, &[], ""),
    (&["shop#OutOfStock", "members", "content"], r#"{"target": "shop#Content"}"#, &["target"], ""),
    (&["shop#Filters", "traits"], r#"{"smithy.api#sparse": {}}"#, &["shapes", "shop#ListOrdersOutput", "members", "meta", "traits", "smithy.api#httpPrefixHeaders"], ""),
    // Traits where they say nothing.
    (&["shop#Card", "traits"], r#"{"alloy#untagged": {}}"#, &["alloy#untagged"], ""),
    (&["shop#Payment", "traits"], r#"{"alloy#discriminated": "kind", "alloy#untagged": {}}"#, &["alloy#untagged"], ""),
    (&["shop#Payment", "traits"], r#"{"alloy#discriminated": "name"}"#, &["shapes", "shop#Payment", "members", "card", "target"], ""),
    (&["shop#Card", "members", "number", "traits"], r#"{"smithy.api#required": {}, "smithy.api#recommended": {}}"#, &["smithy.api#recommended"], ""),
    (&["shop#Shop", "traits", "smithy.api#sensitive"], "{}", &[], ""),
    (&[LIST, "traits", "smithy.api#cors"], "{}", &[], ""),
    (&["shop#Card", "members", "name", "traits"], r#"{"smithy.api#xmlFlattened": {}}"#, &["smithy.api#xmlFlattened"], ""),
    (&["shop#Card", "members", "name", "traits"], r#"{"smithy.api#xmlAttribute": {}}"#, &["smithy.api#xmlAttribute"], ""),
    (&["shop#Card", "members", "name", "traits"], r#"{"smithy.api#eventHeader": {}}"#, &["smithy.api#eventHeader"], ""),
    (&["shop#Payment", "members", "cash", "traits"], r#"{"smithy.api#clientOptional": {}}"#, &["smithy.api#clientOptional"], ""),
    (&[LIST_INPUT, "members", "since", "target"], r#""smithy.api#Blob""#, &["shapes", LIST_INPUT, "members", "since", "traits", "smithy.api#timestampFormat"], ""),
    (&[LIST_INPUT, "members", "owner", "target"], r#""smithy.api#Blob""#, &["shapes", LIST_INPUT, "members", "owner", "traits", "smithy.api#httpQuery"], ""),
    (&["shop#Notes", "traits", "smithy.api#xmlName"], r#""note""#, &[], ""),
    (&["shop#GetOrder", "traits", "smithy.api#xmlNamespace"], r#"{"uri": "http://shop.example/"}"#, &[], ""),
    (&["shop#Status", "traits"], r#"{"smithy.api#enum": [{"value": "sent", "name": "SENT"}]}"#, &["smithy.api#enum"], ""),
    // Names that traits have.
    (&["shop#Tagged", "traits", "smithy.api#mixin", "localTraits"], r#"["smithy.api#documentaton"]"#, &["0"], "smithy.api#documentation"),
    (&["shop#Card", "traits"], r#"{"smithy.api#references": [{"resource": "shop#Ordr"}]}"#, &["smithy.api#references", "0", "resource"], "shop#Order"),
    (&["shop#Card", "traits"], r#"{"smithy.api#references": [{"resource": "shop#Name"}]}"#, &["smithy.api#references", "0", "resource"], ""),
    (&["shop#Card", "traits"], r#"{"smithy.api#references": [{"resourse": "shop#Order"}]}"#, &["smithy.api#references", "0", "resourse"], "resource"),
    (&["shop#Shop", "traits", "smithy.api#cors"], r#"{"orign": "*"}"#, &["orign"], "origin"),
    (&["shop#Upload", "traits", "aws.protocols#httpChecksum", "requestAlgorithmMember"], r#""path""#, &[], ""),
    (&["shop#Shop", "traits", "smithy.api#httpApiKeyAuth"], r#"{"in": "header", "name": "X Key"}"#, &["name"], ""),
    (&["shop#Shop", "traits", "smithy.api#httpApiKeyAuth"], r#"{"in": "query", "name": "key", "scheme": "Key"}"#, &["scheme"], ""),
    (&["shop#Shop", "traits", "smithy.api#xmlNamespace", "prefix"], r#""1""#, &[], ""),
    (&["shop#Shop", "traits", "smithy.api#xmlNamespace", "uri"], r#""""#, &[], ""),
    (&["shop#Content", "traits", "smithy.api#mediaType"], r#""text""#, &[], ""),
    (&["shop#Owner", "traits"], r#"{"smithy.api#enum": [{"value": "me", "name": "my self"}]}"#, &["smithy.api#enum"], ""),
    // Rules of endpoints.
    (RULES, r#"{"version": "1.0", "parameters": {"Region": {"type": "Strng"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["parameters", "Region", "type"], "string"),
    (RULES, r#"{"version": "1.0", "parameters": {"Region": {"type": "string", "default": true}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["parameters", "Region", "default"], ""),
    (RULES, r#"{"version": "1.0", "parameters": {"Region": {"type": "string", "builtIn": "AWS::Regoin"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["parameters", "Region", "builtIn"], "AWS::Region"),
    (RULES, r#"{"version": "1.0", "parameters": {"Region": {"type": "string", "requierd": true}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["parameters", "Region", "requierd"], "required"),
    (RULES, r#"{"version": "1.0", "parameters": {}, "rules": [{"type": "error", "conditons": [], "error": "none"}]}"#, &["rules", "0", "conditons"], "conditions"),
    (RULES, r#"{"version": "1.0", "parameters": {}, "rules": [{"type": "error", "conditions": [{"fn": "isSte", "argv": []}], "error": "none"}]}"#, &["rules", "0", "conditions", "0"], "isSet"),
    (RULES, r#"{"version": "1.0", "parameters": {"Region": {"type": "string"}}, "rules": [{"type": "endpoint", "endpoint": {"url": "https://{Regoin}.example"}}]}"#, &["rules", "0", "endpoint", "url"], "Region"),
    (RULES, r#"{"version": "1.0", "parameters": {"Acelerate": {"type": "boolean"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["shapes", "shop#Shop", "traits", "smithy.rules#clientContextParams", "Accelerate"], "Acelerate"),
    (RULES, r#"{"version": "1.0", "parameters": {"Kinds": {"type": "string"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["shapes", LIST, "traits", "smithy.rules#staticContextParams", "Kind"], "Kinds"),
    (RULES, r#"{"version": "1.0", "parameters": {"Owners": {"type": "string"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["shapes", LIST, "traits", "smithy.rules#operationContextParams", "Owner"], "Owners"),
    (RULES, r#"{"version": "1.0", "parameters": {"Kind": {"type": "boolean"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["shapes", LIST, "traits", "smithy.rules#staticContextParams", "Kind"], ""),
    (RULES, r#"{"version": "1.0", "parameters": {"Accelerate": {"type": "string"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["shapes", "shop#Shop", "traits", "smithy.rules#clientContextParams", "Accelerate"], ""),
    (RULES, r#"{"version": "1.0", "parameters": {"Region": {"type": "string"}}, "rules": [{"type": "endpoint", "endpoint": {"url": "https://{Region}.example"}}]}"#, &["rules", "0", "endpoint", "url"], "isSet"),
    (RULES, r#"{"version": "1.0", "parameters": {"Region": {"type": "string", "builtIn": "Example::Own"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["parameters", "Region", "builtIn"], ""),
    (RULES, r#"{"version": "1.0", "parameters": {}, "rules": []}"#, &["rules"], ""),
    // Forms of values that are not read.
    (&["shop#Shop", "traits", "smithy.api#tags"], "{}", &[], ""),
    (&["shop#Card", "members", "name", "traits", "smithy.api#xmlName"], r#""card holder""#, &[], ""),
    (&["shop#Upload", "traits", "aws.protocols#httpChecksum"], "{}", &[], ""),
    (&["shop#Count", "traits"], r#"{"smithy.api#length": {"min": 1}}"#, &["smithy.api#length"], ""),
    (&["shop#Owner", "traits"], r#"{"smithy.api#range": {"min": 1}}"#, &["smithy.api#range"], ""),
    (&["shop#Name", "traits"], r#"{"smithy.api#httpError": 404}"#, &["smithy.api#httpError"], ""),
    (&["shop#Payment", "members", "cash", "traits"], r#"{"smithy.api#required": {}}"#, &["smithy.api#required"], ""),
    (&["shop#Orders", "member", "traits"], r#"{"smithy.api#jsonName": "x"}"#, &["smithy.api#jsonName"], ""),
    (&["shop#GetOrder", "traits", "smithy.api#idempotent"], "{}", &[], ""),
    // Roles of shapes.
    (&["shop#ListOrders", "output", "target"], r#""shop#ListOrdersInput""#, &[], ""),
    (&["shop#Level", "members", "HIGH", "target"], r#""smithy.api#String""#, &[], ""),
    (&["stock#Name", "traits"], r#"{"smithy.api#private": {}}"#, &["shapes", "shop#Payment", "members", "voucher", "target"], ""),
    (&["shop#Order", "read", "target"], r#""shop#ListOrders""#, &["shapes", "shop#Order", "read"], ""),
    (&["shop#Order", "update"], r#"{"target": "shop#Upload"}"#, &[], ""),
    (&["shop#Card", "members", "number", "traits", "smithy.api#eventPayload"], "{}", &["shapes", "shop#Card", "members", "name"], ""),
    (&["shop#Shop", "traits", "aws.protocols#restXml"], "{}", &["shapes", "shop#OrderData", "members", "extra", "target"], ""),
    // Properties of resources.
    (&["shop#Order", "properties", "status", "target"], r#""smithy.api#String""#, &["shapes", INPUT, "members", "status"], ""),
    (&["shop#Order", "properties"], r#"{"status": {"target": "shop#Status"}, "sent": {"target": "smithy.api#Timestamp"}}"#, &["sent"], ""),
    // Shapes.
    (&["shop#Shop", "rename", "stock#Name"], r#""Name""#, &[], ""),
    (&["shop#Shop", "rename"], r#"{"stock#Name": "StockName", "shop#OutOfStock": "Gone"}"#, &["shop#OutOfStock"], ""),
    (&["shop#Shop", "rename"], r#"{"stock#Name": "StockName", "shop#Tagged": "Tags"}"#, &["shop#Tagged"], ""),
    (&["shop#Shop", "rename"], r#"{"stock#Name": "StockName", "shop#Ordrs": "Others"}"#, &["shop#Ordrs"], "shop#Orders"),
    (&["shop#Shop", "rename"], "{}", &["shapes", "stock#Name"], ""),
    (&["shop#Orders", "member", "target"], r#""shop#Orders""#, &["shapes", "shop#Orders"], ""),
    (&["shop#Tagged", "mixins"], r#"[{"target": "shop#Tagged"}]"#, &[], ""),
    (&["shop#OrderData", "members", "parts"], r#"{"target": "shop#OrderData", "traits": {"smithy.api#required": {}}}"#, &["shapes", "shop#OrderData"], ""),
    (&["shop#Card", "members", "Name"], r#"{"target": "smithy.api#String"}"#, &[], ""),
    (&["shop#card"], r#"{"type": "string"}"#, &[], ""),
    (&["shop#Page", "members", "file"], r#"{"target": "shop#Content"}"#, &["shapes", "shop#ListOrdersOutput", "members", "page", "target"], ""),
    (&["shop#CreateOrder", "errors"], r#"[{"target": "shop#Name"}]"#, &["0", "target"], ""),
    (&["shop#CreateOrderInput$tgas"], r#"{"type": "apply", "traits": {}}"#, &[], "tags"),
    (&["smithy.api#String"], r#"{"type": "apply", "traits": {"smithy.api#since": "1"}}"#, &[], ""),
    (&["shop#Crad"], r#"{"type": "apply", "traits": {}}"#, &[], "shop#Card"),
    (&["shop#CreateOrderInput$tags", "traits"], r#"{"smithy.api#sinec": "1"}"#, &["smithy.api#sinec"], "smithy.api#since"),
];

/// The mutants of the table.
pub(crate) fn mutants(model: &Json) -> Vec<Mutant> {
    MISTAKES.iter().chain(values::MISTAKES).map(|mistake| mutant(model, mistake)).collect()
}

fn mutant(model: &Json, (way, value, rest, meant): &Mistake) -> Mutant {
    let (last, parent) = way.split_last().unwrap();
    let changed = changed(model, &steps(&[&["shapes"], parent].concat()), |parent| {
        let Json::Object(entries) = parent else { panic!("no object at {way:?}") };
        entries.retain(|(key, _)| key != last);
        entries.push(((*last).to_owned(), Json::parse(value).unwrap()));
    });
    // A mistake that is told elsewhere has a way of its own.
    let way = match rest.first() {
        Some(&"shapes") => rest.to_vec(),
        _ => [&["shapes"], *way, *rest].concat(),
    };
    let name = format!("{value} as {last}");
    Mutant { name, model: changed, path: path(&steps(&way)), meant: (*meant).to_owned() }
}

fn steps(way: &[&str]) -> Vec<Step> {
    let step = |name: &&str| match name.parse() {
        Ok(index) => Step::Index(index),
        Err(_) => Step::Key((*name).to_owned()),
    };
    way.iter().map(step).collect()
}
