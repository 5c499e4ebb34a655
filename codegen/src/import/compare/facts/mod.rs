//! The facts of a location in a model, in words that can be compared.

mod members;
mod operations;
mod service;
mod shapes;
mod traits;

use std::collections::BTreeMap;

use ferrosmith_runtime::protocol;

use crate::ir::Service;

pub(super) use members::{of_member, of_place};
pub(super) use operations::of_operation;
pub(super) use service::of_service;
pub(super) use shapes::{of_root, of_shape, of_value};

/// Aspects and what is said about them.
pub(super) type AspectFacts = BTreeMap<&'static str, String>;

/// The formats of either service, on which it depends what counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Formats {
    /// `true` if names of XML elements count.
    pub xml: bool,
    /// `true` if codes of errors in awsQuery count.
    pub query: bool,
}

impl Formats {
    /// Returns the formats of two services together.
    pub(super) fn of(services: [&Service; 2]) -> Self {
        let xml = |id: &String| protocol::find(id).is_some_and(|protocol| protocol.has_xml());
        let query = |id: &String| id == "aws.protocols#awsQuery";
        Formats {
            xml: services.iter().any(|service| service.protocols.iter().any(xml)),
            query: services
                .iter()
                .any(|service| service.query_compatible || service.protocols.iter().any(query)),
        }
    }

    /// Returns `true` if a trait makes a difference in one of them.
    fn count(self, id: &str) -> bool {
        match id {
            "aws.protocols#awsQueryError" => self.query,
            "aws.protocols#ec2QueryName" => self.xml,
            _ => self.xml || !id.starts_with("smithy.api#xml"),
        }
    }
}

/// Behind a status that no trait says, in a model that says none.
pub(super) const BY_DEFAULT: &str = " by default";
