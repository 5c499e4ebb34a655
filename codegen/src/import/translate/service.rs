//! The service shape.

use super::{Translator, unknown, with_traits};
use crate::import::botocore::Metadata;
use crate::import::error::Error;
use crate::import::json::{Json, Object};

impl Translator<'_> {
    /// Returns the service with its operations and traits; the protocol traits stand in order of preference.
    pub(super) fn service_shape(&self) -> Result<Json, Error> {
        let metadata = &self.service.metadata;
        let mut operations: Vec<&str> =
            self.service.operations.iter().map(|operation| operation.name.as_str()).collect();
        operations.sort_unstable();
        let targets: Vec<Json> =
            operations.iter().map(|name| Json::of("target", self.names.id(name))).collect();
        let mut traits = Object::default();
        let signing_name = metadata.signing_name.as_ref().unwrap_or(&metadata.endpoint_prefix);
        let facts = [
            ("sdkId", &metadata.service_id),
            ("arnNamespace", signing_name),
            ("endpointPrefix", &metadata.endpoint_prefix),
        ];
        // A namespace of ARNs has no capitals, and a name that requests are signed for may have some.
        let is_fact = |key: &str, text: &str| key != "arnNamespace" || text.to_ascii_lowercase() == text;
        let facts = facts.into_iter().map(|(key, text)| (key, text.as_str()));
        let facts = facts.filter(|(key, text)| is_fact(key, text));
        traits.push("aws.api#service", Object::from_iter(facts));
        authentication(metadata, signing_name, &mut traits)?;
        for protocol in &metadata.protocols {
            let (id, value) = protocol_trait(metadata, protocol)?;
            traits.push(id, value);
        }
        if metadata.query_compatible {
            traits.push("aws.protocols#awsQueryCompatible", Json::empty());
        }
        traits.push("smithy.api#title", metadata.full_name.as_str());
        if let Some(uri) = &metadata.xml_namespace {
            traits.push("smithy.api#xmlNamespace", Json::of("uri", uri.as_str()));
        }
        self.endpoint_rules(&mut traits);
        self.common(&mut traits, self.service.deprecated.as_ref(), self.service.documentation.as_ref());
        let shape = [
            ("type", Json::from("service")),
            ("version", metadata.api_version.as_str().into()),
            ("operations", targets.into()),
        ];
        Ok(with_traits(Object::from_iter(shape), traits))
    }
}

/// Returns the traits of the authentication schemes, and their order where there are several.
fn authentication(metadata: &Metadata, signing_name: &str, traits: &mut Object) -> Result<(), Error> {
    let signature = metadata.signature_version.as_str();
    let schemes: Vec<&str> = match signature {
        _ if !metadata.auth.is_empty() => metadata.auth.iter().map(String::as_str).collect(),
        "v4" | "s3v4" | "s3" => vec!["aws.auth#sigv4"],
        "v2" => vec!["aws.auth#sigv2"],
        "bearer" => vec!["smithy.api#httpBearerAuth"],
        _ => {
            return Err(unknown("signature version", signature));
        }
    };
    for scheme in &schemes {
        let value = match *scheme {
            "aws.auth#sigv4" | "aws.auth#sigv4a" => Json::of("name", signing_name),
            "smithy.api#httpBearerAuth" | "aws.auth#sigv2" => Json::empty(),
            _ => {
                return Err(unknown("authentication", scheme));
            }
        };
        traits.push(*scheme, value);
    }
    if schemes.len() > 1 {
        traits.push("smithy.api#auth", schemes);
    }
    Ok(())
}

/// Returns the absolute shape id of a protocol.
pub(super) fn protocol_id(metadata: &Metadata, protocol: &str) -> Option<&'static str> {
    Some(match (protocol, metadata.json_version.as_deref()) {
        ("smithy-rpc-v2-cbor", _) => "smithy.protocols#rpcv2Cbor",
        ("json", Some("1.1")) => "aws.protocols#awsJson1_1",
        ("json", Some("1.0") | None) => "aws.protocols#awsJson1_0",
        ("rest-json", _) => "aws.protocols#restJson1",
        ("rest-xml", _) => "aws.protocols#restXml",
        ("query", _) => "aws.protocols#awsQuery",
        ("ec2", _) => "aws.protocols#ec2Query",
        _ => return None,
    })
}

/// Returns the trait of a protocol, with the HTTP versions where the source tells them.
fn protocol_trait(metadata: &Metadata, protocol: &str) -> Result<(&'static str, Json), Error> {
    let id = protocol_id(metadata, protocol).ok_or_else(|| unknown("protocol", protocol))?;
    let mut settings = match metadata.h2.as_deref() {
        None => Object::default(),
        // For event streams only, or preferred for everything.
        Some("eventstream") => Object::from_iter([
            ("http", Json::from(vec!["http/1.1", "h2"])),
            ("eventStreamHttp", vec!["h2"].into()),
        ]),
        Some("optional") => Object::from_iter([("http", vec!["h2", "http/1.1"])]),
        Some(other) => {
            return Err(unknown("setting `h2`", other));
        }
    };
    if id == "aws.protocols#restXml" && metadata.signature_version == "s3" {
        settings.push("noErrorWrapping", true); // a signature of S3's own is that of its kind
    }
    Ok((id, settings.into()))
}
