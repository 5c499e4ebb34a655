//! awsQuery and ec2Query (Smithy 2.0, AWS query protocol and EC2 query protocol): requests are forms, responses are
//! XML.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use super::ProtocolFacts;
use crate::data::joined;
use crate::query::Dialect;
use crate::schema::OperationSchema;
use crate::xml::Envelope;

/// The protocol awsQuery.
pub static AWS_QUERY: Query = Query { id: "aws.protocols#awsQuery", dialect: Dialect::Aws };

/// The protocol ec2Query.
pub static EC2_QUERY: Query = Query { id: "aws.protocols#ec2Query", dialect: Dialect::Ec2 };

/// One of the query protocols.
#[derive(Debug)]
pub struct Query {
    id: &'static str,
    dialect: Dialect,
}

impl ProtocolFacts for Query {
    fn id(&self) -> &'static str {
        self.id
    }

    fn has_xml(&self) -> bool {
        true
    }

    fn feature(&self) -> Option<&'static str> {
        Some("query")
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// The parameter that names the operation.
const ACTION: &str = "Action";
/// The parameter that names the version of the service.
const VERSION: &str = "Version";

impl Query {
    /// Returns the elements around the members of an error, the outermost first.
    #[cfg(feature = "server")]
    fn error_names(&self) -> &'static [&'static str] {
        match self.dialect {
            Dialect::Aws => &["ErrorResponse", "Error"],
            Dialect::Ec2 => &["Response", "Errors", "Error"],
        }
    }

    /// Hands out the elements around the members of an output.
    fn with_output<T>(&self, operation: &'static OperationSchema, then: impl FnOnce(Envelope<'_>) -> T) -> T {
        let [response, result] = ["Response", "Result"].map(|end| joined(&[operation.name, end], ""));
        let names = [&*response, &*result];
        let names = match self.dialect {
            Dialect::Aws if operation.has_output() => &names[..],
            _ => &names[..1],
        };
        then(Envelope { names, namespace: operation.xml_output.namespace, first: &[] })
    }
}
