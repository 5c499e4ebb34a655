//! Calls of the official crates, as JSON says.

use std::future::Future;
use std::pin::Pin;

use serde_json::{Value, json};

/// A planned call: a line of the plan.
pub(crate) struct Call(pub(crate) Value);

impl Call {
    pub(crate) fn service(&self) -> &str {
        self.text("service")
    }

    pub(crate) fn operation(&self) -> &str {
        self.text("operation")
    }

    pub(crate) fn kind(&self) -> &str {
        self.text("kind")
    }

    /// Returns the inputs that handlers are to see; the first one is given.
    pub(crate) fn inputs(&self) -> &[Value] {
        self.0["inputs"].as_array().map_or(&[], Vec::as_slice)
    }

    pub(crate) fn answers(&self) -> &[Value] {
        self.0["answers"].as_array().map_or(&[], Vec::as_slice)
    }

    pub(crate) fn given(&self) -> &Value {
        &self.0["inputs"][0]
    }

    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }
}

/// A call on its way to what the crate returns: an answer for each page.
pub(crate) type Calling<'a> = Pin<Box<dyn Future<Output = Vec<Value>> + 'a>>;

/// Returns the answer of what went wrong otherwise than a model says.
pub(crate) fn failure(text: impl std::fmt::Display) -> Value {
    json!({ "failure": text.to_string() })
}

pub(crate) async fn unknown(operation: &str) -> Vec<Value> {
    vec![failure(format!("{operation} has no function"))]
}

/// A function that calls an operation with the first input of a call.
macro_rules! operation {
    (
        $sdk:ident $method:ident $Output:ident $Error:ident $pages:ident
        given { $($given:literal $set:ident),* }
        found { $($found:literal $field:ident),* }
        errors { $($error:literal $Variant:ident),* $(,)? }
    ) => {
        async fn $method(client: &$sdk::Client, call: &Call) -> Vec<serde_json::Value> {
            use $sdk::operation::$method::{$Error, $Output};
            let answer = |result: Result<$Output, $sdk::error::SdkError<$Error>>| match result {
                Ok(_output) => {
                    let output = crate::convert::Object::default()$(.with($found, &_output.$field))*.done();
                    serde_json::json!({ "output": output })
                }
                Err(error) => match error.as_service_error() {
                    $(Some($Error::$Variant(error)) => serde_json::json!({
                        "error": $error,
                        "members": crate::convert::Found::found(error),
                    }),)*
                    _ => crate::calls::failure($sdk::error::DisplayErrorContext(&error)),
                },
            };
            let _given = call.given();
            let request = client.$method()$(.$set(crate::convert::member(_given, $given)))*;
            crate::calls::operation!(@$pages request call answer)
        }
    };
    (@single $request:ident $call:ident $answer:ident) => {
        vec![$answer($request.send().await)]
    };
    (@pages $request:ident $call:ident $answer:ident) => {
        if $call.kind() == "paginators" {
            let mut answers = Vec::new();
            let mut pages = $request.into_paginator().send();
            while let Some(page) = pages.next().await {
                answers.push($answer(page));
            }
            answers
        } else {
            vec![$answer($request.send().await)]
        }
    };
}

pub(crate) use operation;
