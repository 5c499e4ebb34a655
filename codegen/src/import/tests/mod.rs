//! The import and the comparison, over a small service that has one of everything.

mod comparison;
mod importing;
mod models;
mod partitions;
mod told;
mod translation;

use std::path::PathBuf;

use super::botocore::Service;
use super::error::Error;
use super::json::{self, Json, Object};
use super::release::{Origin, SourceFile, SourceFiles};
use super::translate::{Translated, translate};

/// A service in botocore's words.
pub(super) const SERVICE: &str = r##"{
  "version": "2.0",
  "metadata": {
    "apiVersion": "2020-01-01", "endpointPrefix": "lib", "protocol": "rest-json", "protocols": ["smithy-rpc-v2-cbor", "rest-json"],
    "serviceFullName": "Town Library", "serviceId": "Town Library", "signatureVersion": "v4", "signingName": "library", "uid": "lib-2020-01-01"
  },
  "documentation": "<p>Lends books.</p>",
  "operations": {
    "LendBook": {
      "name": "LendBook", "http": {"method": "PUT", "requestUri": "/shelves/{shelf}/books/{book+}", "responseCode": 201},
      "input": {"shape": "LendBookRequest"}, "output": {"shape": "LendBookResponse"},
      "errors": [{"shape": "Missing"}, {"shape": "Busy"}], "idempotent": true,
      "endpoint": {"hostPrefix": "{Branch}."}, "endpointoperation": true,
      "staticContextParams": {"Local": {"value": true}, "Towns": {"value": ["a", "b"]}},
      "operationContextParams": {"Readers": {"path": "Reader.Card"}}, "documentation": "<p>Lends a book.</p>"
    },
    "ListBooks": {
      "name": "ListBooks", "http": {"method": "GET", "requestUri": "/books"},
      "input": {"shape": "ListBooksRequest"}, "output": {"shape": "ListBooksResponse"}, "readonly": true
    },
    "Listen": {"name": "Listen", "http": {"method": "POST", "requestUri": "/listen"}, "output": {"shape": "ListenResponse"}, "authtype": "none", "endpointdiscovery": {"required": true}}
  },
  "clientContextParams": {"Fast": {"type": "boolean", "documentation": "Runs."}},
  "shapes": {
    "LendBookRequest": {"type": "structure", "required": ["Shelf", "Book", "Branch"], "members": {
      "Shelf": {"shape": "Name", "location": "uri", "locationName": "shelf"},
      "Book": {"shape": "Name", "location": "uri", "locationName": "book"},
      "Branch": {"shape": "Name", "hostLabel": true, "contextParam": {"name": "Branch"}, "endpointdiscoveryid": true},
      "Reader": {"shape": "Reader", "locationName": "reader", "documentation": "<p>Who reads.</p>"},
      "Due": {"shape": "Date", "location": "header", "locationName": "x-due"},
      "Trace": {"shape": "Labels", "location": "headers", "locationName": "x-trace-"},
      "Token": {"shape": "Name", "idempotencyToken": true, "location": "querystring", "locationName": "token"},
      "Filter": {"shape": "Labels", "location": "querystring"},
      "Old": {"shape": "Count", "deprecated": true, "deprecatedMessage": "Use the new one.", "deprecatedSince": "2021"}
    }},
    "LendBookResponse": {"type": "structure", "members": {
      "Status": {"shape": "Count", "location": "statusCode"}, "Text": {"shape": "Text"}}, "payload": "Text"},
    "ListBooksRequest": {"type": "structure", "members": {"Next": {"shape": "Name", "location": "querystring", "locationName": "next"},
      "Max": {"shape": "Count", "location": "querystring", "locationName": "max"}}},
    "ListBooksResponse": {"type": "structure", "members": {"Next": {"shape": "Name"}, "Books": {"shape": "Books"}}},
    "ListenResponse": {"type": "structure", "members": {"Events": {"shape": "Events"}}, "payload": "Events"},
    "Events": {"type": "structure", "eventstream": true, "members": {"Page": {"shape": "Page"}, "Busy": {"shape": "Busy"}}},
    "Page": {"type": "structure", "event": true, "members": {
      "Number": {"shape": "Count", "eventheader": true}, "Words": {"shape": "Text", "eventpayload": true}}},
    "Reader": {"type": "structure", "union": true, "members": {"Card": {"shape": "Name"}, "Guest": {"shape": "Anything"}}},
    "Anything": {"type": "structure", "members": {}, "document": true},
    "Missing": {"type": "structure", "members": {"message": {"shape": "Name"}}, "error": {"httpStatusCode": 404, "senderFault": true}, "exception": true},
    "Busy": {"type": "structure", "members": {}, "error": {"httpStatusCode": 503}, "exception": true, "fault": true, "retryable": {"throttling": true}},
    "Book": {"type": "structure", "required": ["Kind"], "members": {"Kind": {"shape": "Kind"}, "Parts": {"shape": "Books"}, "Price": {"shape": "Price"}}},
    "Books": {"type": "list", "member": {"shape": "Book"}, "min": 1, "max": 9, "sparse": true},
    "Labels": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Name"}, "max": 50, "sensitive": true},
    "Kind": {"type": "string", "enum": ["NOVEL", "comic-book", "58.2"]},
    "Name": {"type": "string", "min": 1, "max": 64, "pattern": "[a-z]+"},
    "Text": {"type": "blob", "streaming": true, "requiresLength": true},
    "Count": {"type": "integer", "box": true, "min": 0, "max": 100},
    "Price": {"type": "double", "min": 0.5},
    "Date": {"type": "timestamp", "timestampFormat": "iso8601"}
  }
}"##;

const PAGINATORS: &str = r#"{"pagination": {"ListBooks": {"input_token": "Next", "output_token": "Next", "result_key": "Books"}}}"#;

const WAITERS: &str = r#"{"version": 2, "waiters": {"BookThere": {"delay": 5, "maxAttempts": 9, "operation": "ListBooks", "acceptors": [
  {"state": "success", "matcher": "pathAll", "argument": "Books[].Kind", "expected": "NOVEL"},
  {"state": "retry", "matcher": "error", "expected": "Missing"}]}}}"#;

const RULES: &str = r#"{"version": "1.0", "parameters": {"Region": {"type": "String", "required": true, "documentation": "Where."}},
  "rules": [{"conditions": [], "endpoint": {"url": "https://lib.{Region}.example"}, "type": "endpoint", "documentation": "Why."}]}"#;

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), content: json::parse(text.as_bytes()).unwrap() }
}

/// Translates the service of `text`.
fn translated(text: &str, docs: bool) -> Result<Translated, Error> {
    let files = SourceFiles {
        origin: Origin { name: "test".into(), version: None, sha256: String::new() },
        service: file("service-2.json", text),
        paginators: Some(file("paginators-1.json", PAGINATORS)),
        waiters: Some(file("waiters-2.json", WAITERS)),
        endpoint_rules: Some(file("endpoint-rule-set-1.json", RULES)),
    };
    translate(&Service::read(&files)?, docs)
}

/// The AST of the service of `text`.
fn ast(text: &str) -> Json {
    let shapes = translated(text, false).unwrap().shapes;
    Object::from_iter([("smithy", Json::from("2.0")), ("shapes", shapes.into())]).into()
}

/// The service without discovery of endpoints: none is told by what lends books, and nothing is generated where it is said.
fn service() -> String {
    let endpoints = [
        r#" "endpointoperation": true,"#,
        r#", "endpointdiscovery": {"required": true}"#,
        r#", "endpointdiscoveryid": true"#,
    ];
    endpoints.iter().fold(SERVICE.to_owned(), |text, part| text.replace(part, ""))
}

/// A folder for one test, emptied.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("ferrosmith-models-{test}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
