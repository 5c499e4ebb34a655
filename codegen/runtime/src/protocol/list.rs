//! The protocols of this crate.

use super::Protocol;
use super::aws_json::{AWS_JSON_1_0, AWS_JSON_1_1};
#[cfg(feature = "query")]
use super::query::{AWS_QUERY, EC2_QUERY};
use super::rest_json::REST_JSON_1;
#[cfg(feature = "xml")]
use super::rest_xml::REST_XML;
#[cfg(feature = "cbor")]
use super::rpc_v2::RPC_V2_CBOR;
use super::rpc_v2::RPC_V2_JSON;
use super::simple_rest_json::SIMPLE_REST_JSON;
use crate::schema::ServiceSchema;

/// The protocols that this crate supports.
pub static ALL: &[&dyn Protocol] = &[
    &REST_JSON_1,
    &AWS_JSON_1_0,
    &AWS_JSON_1_1,
    #[cfg(feature = "cbor")]
    &RPC_V2_CBOR,
    &RPC_V2_JSON,
    &SIMPLE_REST_JSON,
    #[cfg(feature = "xml")]
    &REST_XML,
    #[cfg(feature = "query")]
    &AWS_QUERY,
    #[cfg(feature = "query")]
    &EC2_QUERY,
];

/// Their names, for messages; those that a build has not as well.
pub(super) const NAMES: &str = "restJson1, awsJson1_0, awsJson1_1, rpcv2Cbor (with the feature `cbor`), rpcv2Json, \
                                simpleRestJson, restXml (with the feature `xml`), awsQuery and ec2Query (with the \
                                feature `query`)";

/// The protocols of this crate that are there with a feature alone, and that feature.
pub(super) const OPTIONAL: [(&str, &str); 4] = [
    ("smithy.protocols#rpcv2Cbor", "cbor"),
    ("aws.protocols#restXml", "xml"),
    ("aws.protocols#awsQuery", "query"),
    ("aws.protocols#ec2Query", "query"),
];

/// Returns the protocol of this crate whose trait has the given absolute shape id, such as
/// `aws.protocols#restJson1`.
#[must_use]
pub fn find(id: &str) -> Option<&'static dyn Protocol> {
    ALL.iter().copied().find(|protocol| protocol.id() == id)
}

/// Returns the protocols of a service that this crate supports, the preferred one first.
pub fn of_service(service: &'static ServiceSchema) -> impl Iterator<Item = &'static dyn Protocol> {
    service.protocols.iter().filter_map(|id| find(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_all_of_them_and_their_features() {
        for protocol in ALL {
            let (_, name) = protocol.id().split_once('#').unwrap();
            assert!(NAMES.contains(name), "{name}");
            let feature = protocol.feature().map(|feature| format!("(with the feature `{feature}`)"));
            assert!(NAMES.contains(&feature.unwrap_or_default()), "{name}");
            let optional = OPTIONAL.iter().find(|(id, _)| *id == protocol.id()).map(|(_, feature)| *feature);
            assert_eq!(protocol.feature(), optional, "{name}");
        }
    }
}
