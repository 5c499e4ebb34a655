//! The tests on schemas that are made at run time: nothing is compiled. The compiled run is the judge.

mod events;

use std::any::Any;
use std::collections::BTreeMap;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ferrosmith::model::Json;
use ferrosmith_dynamic::{DynamicError, DynamicStructure, Service, StructureType, Type};
use ferrosmith_runtime::protocol::{Protocol, RequestRef};
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{ClientOptions, Mut, Ref, ServerOptions, ServiceError};
use serde_json::Value;

use self::events::DynamicEvents;
use super::case::Case;
use super::runner::difference::differences;
use super::runner::event_rows::{InputCalls, OutputCalls};
use super::runner::rows::{
    self, Compared, Differences, ErrorCalls, OperationCalls, Parsed, Request, Response, Tested,
};
use super::runner::{cases, number, params};
use super::suite::Suite;

/// Runs the tests; gives what each found, nothing where it passed.
pub(super) fn run(suite: &Suite, cases: &[Case]) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let services = suite.services.iter().map(|service| DynamicService::new(&service.module, &service.ir));
    let services = services.collect::<Result<Vec<_>, _>>()?;
    std::panic::set_hook(Box::new(|_| {})); // a panic is a test's result, told below
    let outcomes = cases.iter().map(|case| {
        let run = || cases::run(&services, &value(&case.to_json()));
        catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|payload| vec![said(&*payload)])
    });
    let outcomes = outcomes.collect();
    let _ = std::panic::take_hook();
    Ok(outcomes)
}

fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    format!("panicked: {}", text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("nothing"))
}

/// Returns a value whose numbers lose no digit: one that would is a text, which params take, too.
fn value(json: &Json) -> Value {
    match json {
        Json::Number(number) => {
            let text = number.to_string();
            let read = serde_json::from_str::<Value>(&text).unwrap_or_default();
            if number::same(&read.to_string(), &text) { read } else { text.into() }
        }
        Json::Array(elements) => elements.iter().map(value).collect(),
        Json::Object(entries) => entries.iter().map(|(key, entry)| (key.clone(), value(entry))).collect(),
        Json::Null => Value::Null,
        Json::Bool(boolean) => (*boolean).into(),
        Json::String(text) => text.as_str().into(),
    }
}

/// A service without generated code.
struct DynamicService {
    name: String,
    schema: &'static ServiceSchema,
    operations: BTreeMap<String, DynamicOperation>,
    inputs: BTreeMap<String, DynamicEvents>,
    outputs: BTreeMap<String, DynamicEvents>,
    errors: BTreeMap<String, RaisedError>,
}

impl DynamicService {
    fn new(module: &str, ir: &ferrosmith::ir::Service) -> Result<Self, Box<dyn Error>> {
        let service = Service::of_ir(ir)?;
        let (mut operations, mut errors) = (BTreeMap::new(), BTreeMap::new());
        let (mut inputs, mut outputs) = (BTreeMap::new(), BTreeMap::new());
        for operation in &ir.operations {
            let found =
                service.operation(&operation.id).ok_or_else(|| format!("there is no {}", operation.id))?;
            operations.insert(operation.name.clone(), DynamicOperation(found.clone()));
            for (unions, union) in
                [(&mut inputs, found.input_events()), (&mut outputs, found.output_events())]
            {
                let events = union.map(|union| DynamicEvents { operation: found.clone(), union });
                unions.extend(events.map(|events| (operation.name.clone(), events)));
            }
            for (error, _) in &operation.error.variants {
                if let Some(Type::Structure(ty)) = service.types().get(error) {
                    errors.entry(error.clone()).or_insert(RaisedError { operation: found.clone(), ty });
                }
            }
        }
        let name = ferrosmith::names::plain(module).to_owned();
        Ok(DynamicService { name, schema: service.schema(), operations, inputs, outputs, errors })
    }
}

impl Tested for DynamicService {
    fn name(&self) -> &str {
        &self.name
    }

    fn schema(&self) -> &'static ServiceSchema {
        self.schema
    }

    fn operation(&self, name: &str) -> Option<&dyn OperationCalls> {
        self.operations.get(name).map(|operation| operation as &dyn OperationCalls)
    }

    fn error(&self, name: &str) -> Option<&dyn ErrorCalls> {
        self.errors.get(name).map(|error| error as &dyn ErrorCalls)
    }

    fn input_events(&self, name: &str) -> Option<&dyn InputCalls> {
        self.inputs.get(name).map(|events| events as &dyn InputCalls)
    }

    fn output_events(&self, name: &str) -> Option<&dyn OutputCalls> {
        self.outputs.get(name).map(|events| events as &dyn OutputCalls)
    }
}

struct DynamicOperation(ferrosmith_dynamic::Operation);

impl OperationCalls for DynamicOperation {
    fn schema(&self) -> &'static OperationSchema {
        self.0.schema()
    }

    fn request(&self, protocol: &'static dyn Protocol, input: &Value, host: bool) -> Result<Request, String> {
        let input = made(self.0.input(), input)?;
        let options = ClientOptions::default().token(rows::token).virtual_host(host);
        let request = self.0.any().request(Some(protocol), &input, &options);
        request.map_err(|error| format!("no request: {error}"))
    }

    fn response(&self, protocol: &'static dyn Protocol, response: &Response, output: &Value) -> Compared {
        let expected = made(self.0.output(), output)?;
        match self.0.response(Some(protocol), response) {
            Ok((output, _)) => Ok(differences(Ref::Structure(&expected), Ref::Structure(&output))),
            Err(error) => Err(format!("expected an output, found the error {error}: {:?}", error.code())),
        }
    }

    fn parse(&self, protocol: &'static dyn Protocol, request: &Request, input: Option<&Value>) -> Parsed {
        let expected = input.map(|input| made(self.0.input(), input)).transpose()?;
        let request = RequestRef::whole(request);
        let parsed = self.0.parse_request(Some(protocol), request, &ServerOptions::default());
        Ok(parsed.map(|input| match expected {
            Some(expected) => differences(Ref::Structure(&expected), Ref::Structure(&input)),
            None => Differences::new(),
        }))
    }

    fn respond(&self, protocol: &'static dyn Protocol, output: &Value) -> Result<Response, String> {
        let output = made(self.0.output(), output)?;
        self.0.respond(Some(protocol), Ok(&output)).map_err(|error| format!("no response: {error}"))
    }
}

/// An error structure, as one of the errors of an operation.
struct RaisedError {
    operation: ferrosmith_dynamic::Operation,
    ty: &'static StructureType,
}

impl ErrorCalls for RaisedError {
    fn response(
        &self,
        protocol: &'static dyn Protocol,
        response: &Response,
        error: &Value,
        code: Option<&str>,
    ) -> Compared {
        let expected = made(DynamicStructure::new(self.ty), error)?;
        match self.operation.response(Some(protocol), response) {
            Ok(_) => Err(format!("expected the error {}, found an output", self.ty.schema.id)),
            Err(error) => rows::failures(&expected, &error, code),
        }
    }

    fn respond(&self, protocol: &'static dyn Protocol, error: &Value) -> Result<Response, String> {
        let error = DynamicError::new(made(DynamicStructure::new(self.ty), error)?);
        self.operation.respond(Some(protocol), Err(&error)).map_err(|error| format!("no response: {error}"))
    }
}

/// Returns a structure with the members that a test gives it.
fn made(mut structure: DynamicStructure, params: &Value) -> Result<DynamicStructure, String> {
    params::fill(Mut::Structure(&mut structure), params)?;
    Ok(structure)
}

#[cfg(test)]
mod tests {
    use ferrosmith::model::{Model, Source};
    use ferrosmith::passes;

    use super::*;

    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
        "a#Speech": {"type": "service", "version": "1", "operations": [{"target": "a#Say"}],
            "traits": {"aws.protocols#awsJson1_0": {}}},
        "a#Say": {"type": "operation", "input": {"target": "a#Text"}, "traits": {
            "smithy.test#httpRequestTests": [
                {"id": "Same", "protocol": "aws.protocols#awsJson1_0", "method": "POST", "uri": "/",
                 "headers": {"X-Amz-Target": "Speech.Say", "Content-Type": "application/x-amz-json-1.0"},
                 "body": "{\"size\": 0.1234567890123456789}", "bodyMediaType": "application/json",
                 "params": {"size": 0.1234567890123456789}},
                {"id": "Other", "protocol": "aws.protocols#awsJson1_0", "method": "PUT", "uri": "/",
                 "appliesTo": "client"}]}},
        "a#Text": {"type": "structure", "members": {"size": {"target": "smithy.api#BigDecimal"}}}
    }}"#;

    #[test]
    fn tests_are_run_without_generated_code() {
        let model = Model::load(&[Source { name: "a", text: MODEL.as_bytes() }]).unwrap();
        let mut suite = Suite::default();
        suite.take(&passes::run(model).unwrap()).unwrap();
        let outcomes = run(&suite, &suite.cases).unwrap();
        let found: Vec<_> =
            suite.cases.iter().map(|case| (case.id.as_str(), case.direction.name())).collect();
        assert_eq!(
            found,
            [("Same", "client-request"), ("Same", "server-request"), ("Other", "client-request")]
        );
        assert_eq!(outcomes, [vec![], vec![], vec!["method: expected PUT, found POST".to_owned()]]);
    }

    #[test]
    fn no_number_loses_a_digit() {
        for text in ["9223372036854775808.1", "0.1234567890123456789", "9.46845296123E8", "-1"] {
            // A text, or a number where serde_json keeps every digit: its feature may be on for the whole build.
            let found = value(&Json::parse(text).unwrap()).to_string();
            assert!(number::same(found.trim_matches('"'), text), "{text}: {found}");
        }
    }
}
