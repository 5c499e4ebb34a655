//! Messages of services without generated code, in the corners of the specification.

mod bodiless;
mod defaults;
mod null_unions;
mod passed_on;
mod requests;
mod tokens;
mod told_apart;

use ferrosmith::model::Source;
use ferrosmith_dynamic::{Operation, Service};

const REST_JSON: &str = "aws.protocols#restJson1";
const REST_XML: &str = "aws.protocols#restXml";

/// A service with the operation `a.b#Call`, as parts of its model.
struct Model<'m> {
    protocol: &'m str,
    /// Traits of the service, each after a comma.
    service_traits: &'m str,
    /// The trait `http` of the operation.
    http: &'m str,
    /// Other traits of the operation, each after a comma.
    traits: &'m str,
    /// Its input, output and errors, each after a comma.
    parts: &'m str,
    /// The other shapes, each after a comma.
    shapes: &'m str,
}

impl<'m> Model<'m> {
    fn new(protocol: &'m str, parts: &'m str, shapes: &'m str) -> Self {
        let http = r#"{"method": "POST", "uri": "/call"}"#;
        Model { protocol, service_traits: "", http, traits: "", parts, shapes }
    }

    fn service(&self) -> Service {
        let Model { protocol, service_traits, http, traits, parts, shapes } = self;
        let model = format!(
            r##"{{"smithy": "2.0", "shapes": {{
                "a.b#S": {{"type": "service", "version": "1", "operations": [{{"target": "a.b#Call"}}],
                    "traits": {{"smithy.api#xmlNamespace": {{"uri": "urn:a"}}, "{protocol}": {{}}{service_traits}}}}},
                "a.b#Call": {{"type": "operation"{parts}, "traits": {{"smithy.api#http": {http}{traits}}}}}{shapes}}}}}"##
        );
        Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap()
    }

    fn operation(&self) -> Operation {
        self.service().operation("Call").unwrap().clone()
    }
}

/// A part of an operation, as [`Model::parts`] has it.
const INPUT: &str = r#", "input": {"target": "a.b#In"}"#;
const OUTPUT: &str = r#", "output": {"target": "a.b#Out"}"#;

/// Returns a structure, as [`Model::shapes`] has it.
fn structure(name: &str, members: &str) -> String {
    format!(r#", "a.b#{name}": {{"type": "structure", "members": {{{members}}}}}"#)
}
