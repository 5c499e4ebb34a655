//! The protocols of this crate: a line for each.

use super::Protocol;
use crate::schema::ServiceSchema;

/// Makes the lists of protocols: the id of each, the feature that it needs, and its object.
macro_rules! protocols {
    ($($id:literal $(with $feature:literal)? => $protocol:path,)*) => {
        /// The protocols that this crate supports.
        pub static ALL: &[&dyn Protocol] = &[$($(#[cfg(feature = $feature)])? &$protocol,)*];

        /// Their ids, and the features that they need; those that a build has not as well.
        pub(super) const KNOWN: &[(&str, Option<&str>)] = &[$(($id, protocols!(@feature $($feature)?)),)*];
    };
    (@feature) => { None };
    (@feature $feature:literal) => { Some($feature) };
}

protocols! {
    "aws.protocols#restJson1" => super::rest_json::REST_JSON_1,
    "aws.protocols#awsJson1_0" => super::aws_json::AWS_JSON_1_0,
    "aws.protocols#awsJson1_1" => super::aws_json::AWS_JSON_1_1,
    "smithy.protocols#rpcv2Cbor" with "cbor" => super::rpc_v2::RPC_V2_CBOR,
    "smithy.protocols#rpcv2Json" => super::rpc_v2::RPC_V2_JSON,
    "alloy#simpleRestJson" => super::simple_rest_json::SIMPLE_REST_JSON,
    "aws.protocols#restXml" with "xml" => super::rest_xml::REST_XML,
    "aws.protocols#awsQuery" with "query" => super::query::AWS_QUERY,
    "aws.protocols#ec2Query" with "query" => super::query::EC2_QUERY,
}

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
    fn each_line_tells_the_id_and_the_feature_of_its_protocol() {
        for protocol in ALL {
            assert!(KNOWN.contains(&(protocol.id(), protocol.feature())), "{}", protocol.id());
        }
        let is_there = |id: &str| ALL.iter().any(|protocol| protocol.id() == id);
        assert!(KNOWN.iter().all(|(id, feature)| feature.is_some() || is_there(id)));
    }
}
