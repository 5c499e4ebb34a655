//! Messages: requests and responses of every operation in every protocol of its service.

use ferrosmith_dynamic::{DynamicError, DynamicStructure, Operation};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::protocol::{self, RequestRef, ResponseRef};
use ferrosmith_runtime::{AnyOperation, ClientOptions, Ref, ServerOptions, Structure, Value, equal, json};

use crate::random::{Random, each};
use crate::services::Pair;
use crate::subject::Type;
use crate::{list, services, values};

/// An operation on both sides, with the types of its messages.
struct Both {
    pair: &'static Pair,
    generated: AnyOperation,
    dynamic: &'static Operation,
    input: &'static Type,
    output: &'static Type,
    errors: Vec<&'static Type>,
}

/// Every operation without a stream of events.
fn operations() -> Vec<Both> {
    let find =
        |pair: &Pair, name: &str| list::TYPES.iter().find(|ty| ty.name == name && ty.module() == pair.module);
    let mut all = Vec::new();
    for pair in services::all() {
        for schema in pair.generated.operations {
            if schema.input_events.is_some() || schema.output_events.is_some() {
                continue;
            }
            all.push(Both {
                pair,
                generated: AnyOperation { service: pair.generated, schema },
                dynamic: pair.dynamic.operation(schema.id).unwrap(),
                input: find(pair, schema.input.name).unwrap(),
                output: find(pair, schema.output.name).unwrap(),
                errors: schema.errors.iter().map(|schema| find(pair, schema.name).unwrap()).collect(),
            });
        }
    }
    all
}

/// Returns the dynamic structure that equals a generated one.
fn copied(ty: &Type, value: &dyn Structure) -> DynamicStructure {
    let mut text = Vec::new();
    json::write(Ref::Structure(value), &mut text, &json::Options::default()).unwrap();
    let mut dynamic = values::dynamic(ty);
    json::read(&text, dynamic.open(), &json::Options::default()).unwrap();
    dynamic
}

/// A message as text.
fn of_request(request: &Request<Bytes>) -> String {
    format!("{:?} {:?} {:?} {:?}", request.method(), request.uri(), request.headers(), request.body())
}

fn of_response(response: &Response<Bytes>) -> String {
    format!("{:?} {:?} {:?}", response.status(), response.headers(), response.body())
}

impl Both {
    fn requests(&self, random: &mut Random) {
        let generated = (self.input.value)(random, 4);
        let dynamic = copied(self.input, &*generated);
        let options = ClientOptions::default().token(|| "00000000-0000-4000-8000-000000000000".to_owned());
        for protocol in protocol::of_service(self.pair.generated) {
            let requests = (
                self.generated.request(Some(protocol), &*generated, &options),
                self.dynamic.any().request(Some(protocol), &dynamic, &options),
            );
            let (requests, read) = match requests {
                (Ok(one), Ok(other)) => ((of_request(&one), of_request(&other)), one),
                (Err(one), Err(other)) => {
                    assert_eq!(one.to_string(), other.to_string());
                    continue;
                }
                other => panic!("{}: {other:?}", self.generated.schema.id),
            };
            assert_eq!(requests.0, requests.1, "{}", self.generated.schema.id);
            // A server reads the input, or the same refusal.
            let (mut one, server) = ((self.input.empty)(), ServerOptions::default());
            let read = RequestRef::whole(&read);
            let refused = self.generated.parse_request(Some(protocol), read, &mut *one, &server);
            match (refused, self.dynamic.parse_request(Some(protocol), read, &server)) {
                (Ok(()), Ok(other)) => assert!(equal(Ref::Structure(&*one), other.view())),
                (Err(one), Err(other)) => {
                    assert_eq!(of_response(&one.response()), of_response(&other.response()));
                }
                other => panic!("{}: {other:?}", self.generated.schema.id),
            }
        }
    }

    fn responses(&self, random: &mut Random) {
        let generated = (self.output.value)(random, 4);
        let dynamic = copied(self.output, &*generated);
        for protocol in protocol::of_service(self.pair.generated) {
            let responses = (
                self.generated.respond(Some(protocol), Ok(&*generated)),
                self.dynamic.respond(Some(protocol), Ok(&dynamic)),
            );
            let response = match responses {
                (Ok(one), Ok(other)) => {
                    assert_eq!(of_response(&one), of_response(&other), "{}", self.generated.schema.id);
                    one
                }
                (Err(one), Err(other)) => {
                    assert_eq!(one.to_string(), other.to_string());
                    continue;
                }
                other => panic!("{}: {other:?}", self.generated.schema.id),
            };
            let mut one = (self.output.empty)();
            let missing = self.generated.response(Some(protocol), ResponseRef::whole(&response), &mut *one);
            match (missing, self.dynamic.response(Some(protocol), &response)) {
                (Ok(missing), Ok((other, also_missing))) => {
                    assert!(equal(Ref::Structure(&*one), other.view()), "{}", self.generated.schema.id);
                    assert_eq!(missing, also_missing);
                }
                (Err(one), Err(other)) => assert_eq!(one.unhandled().to_string(), other.to_string()),
                other => panic!("{}: {other:?}", self.generated.schema.id),
            }
        }
    }

    /// Modelled errors arrive as what they were sent as.
    fn errors(&self, random: &mut Random) {
        for ty in &self.errors {
            let generated = (ty.value)(random, 3);
            let error = DynamicError::new(copied(ty, &*generated));
            for protocol in protocol::of_service(self.pair.generated) {
                let Ok(response) = self.dynamic.respond(Some(protocol), Err(&error)) else { continue };
                let read = self.dynamic.response(Some(protocol), &response).unwrap_err();
                match read {
                    DynamicError::Modeled { structure, .. } => assert_eq!(structure.schema().name, ty.name),
                    // Some values do not fit headers, some errors share their code.
                    DynamicError::Unhandled(error) => {
                        assert!(error.cause().is_some(), "{}: {error}", ty.name);
                    }
                }
            }
        }
    }
}

#[test]
fn messages_are_the_same() {
    for operation in operations() {
        each(8, 150, |random| {
            operation.requests(random);
            operation.responses(random);
            operation.errors(random);
        });
    }
}
