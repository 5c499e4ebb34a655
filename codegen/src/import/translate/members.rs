//! Members of structures and unions, lists and maps.

use super::shapes::bounds;
use super::{Translator, names, unknown, with_traits};
use crate::import::botocore::operations::XmlNamespace;
use crate::import::botocore::shapes::{Bounds, Member, ShapeBody, Structure};
use crate::import::error::Error;
use crate::import::json::{Json, Object};

impl Translator<'_> {
    /// Returns a member of a structure or a union.
    pub(super) fn member(&self, structure: &Structure, member: &Member) -> Result<Json, Error> {
        let mut traits = Object::default();
        let is_union = structure.union || structure.event_stream;
        let is_label = member.location.as_deref() == Some("uri");
        if !is_union && (is_label || structure.required.contains(&member.name)) {
            traits.push("smithy.api#required", Json::empty());
        }
        self.http_binding(structure, member, &mut traits)?;
        self.wire_names(structure.payload.as_ref() == Some(&member.name), member, &mut traits);
        let flags = &member.flags;
        let marks = [
            (flags.idempotency_token, "smithy.api#idempotencyToken"),
            (flags.host_label, "smithy.api#hostLabel"),
            (flags.event_payload, "smithy.api#eventPayload"),
            (flags.event_header, "smithy.api#eventHeader"),
            (flags.xml_attribute, "smithy.api#xmlAttribute"),
            (flags.endpoint_id, "aws.api#clientEndpointDiscoveryId"),
        ];
        for (_, id) in marks.into_iter().filter(|(holds, _)| *holds) {
            traits.push(id, Json::empty());
        }
        if let Some(name) = &member.endpoint_parameter {
            traits.push("smithy.rules#contextParam", Json::of("name", name.as_str()));
        }
        self.member_with(member, traits)
    }

    /// Returns the member of a list, or the key or value of a map.
    pub(super) fn element(&self, member: &Member) -> Result<Json, Error> {
        let mut traits = Object::default();
        if let Some(name) = member
            .location_name
            .as_deref()
            .filter(|name| self.has(|protocol| protocol.has_xml()) && *name != member.name)
        {
            traits.push("smithy.api#xmlName", name);
        }
        self.member_with(member, traits)
    }

    /// Adds what all members can have, and the target.
    fn member_with(&self, member: &Member, mut traits: Object) -> Result<Json, Error> {
        // The source's namespace of a structure is that of every element that is one.
        let of_target = || match &self.service.shapes.get(&member.shape)?.body {
            ShapeBody::Structure(structure) => structure.xml_namespace.as_ref(),
            _ => None,
        };
        if let Some(namespace) = member.xml_namespace.as_ref().or_else(of_target) {
            traits.push("smithy.api#xmlNamespace", xml_namespace(namespace));
        }
        if let Some(format) = &member.timestamp_format {
            traits.push("smithy.api#timestampFormat", timestamp_format(format)?);
        }
        self.common(&mut traits, member.deprecated.as_ref(), member.documentation.as_ref());
        let json_text =
            if member.flags.json_value { names::json_text(self.service, &member.shape) } else { None };
        let target = match (json_text, self.streamed(member)) {
            (Some(name), _) => self.names.id(&name),
            // The source has one blob for what is a stream elsewhere; an event is read as a whole.
            (None, Some(size)) => {
                bounds("smithy.api#length", size, &mut traits);
                "smithy.api#Blob".to_owned()
            }
            (None, None) => self.names.shape_id(&member.shape)?,
        };
        Ok(with_traits(Object::from_iter([("target", target)]), traits))
    }

    /// Returns the size of the blob that a member of an event targets, if it is a stream for others.
    fn streamed(&self, member: &Member) -> Option<&Bounds> {
        match &self.service.shapes.get(&member.shape)?.body {
            ShapeBody::Blob { size, streaming, .. } if member.flags.event_payload => {
                (*streaming || self.is_streamed(&member.shape)).then_some(size)
            }
            _ => None,
        }
    }

    /// Adds the traits for the location of a member in an HTTP message.
    fn http_binding(&self, structure: &Structure, member: &Member, traits: &mut Object) -> Result<(), Error> {
        let name = member.location_name.as_deref().unwrap_or(&member.name);
        let target = self.service.shapes.get(&member.shape).map(|shape| &shape.body);
        match member.location.as_deref() {
            None => {}
            Some("uri") => traits.push("smithy.api#httpLabel", Json::empty()),
            Some("querystring") if matches!(target, Some(ShapeBody::Map { .. })) => {
                traits.push("smithy.api#httpQueryParams", Json::empty());
            }
            Some("querystring") => traits.push("smithy.api#httpQuery", name),
            Some("header") => traits.push("smithy.api#httpHeader", name),
            Some("headers") => {
                let prefix = member.location_name.as_deref().unwrap_or_default();
                traits.push("smithy.api#httpPrefixHeaders", prefix);
            }
            Some("statusCode") => traits.push("smithy.api#httpResponseCode", Json::empty()),
            Some(other) => {
                return Err(unknown(&format!("`location` of `{}`", member.name), other));
            }
        }
        // Event streams of protocols without bindings take the whole body by definition.
        if structure.payload.as_ref() == Some(&member.name)
            && self.has(|protocol| protocol.has_http_bindings())
        {
            traits.push("smithy.api#httpPayload", Json::empty());
        }
        Ok(())
    }

    /// Returns the name that the list which a member targets has for it.
    fn name_of_list(&self, member: &Member) -> Option<&str> {
        match &self.service.shapes.get(&member.shape)?.body {
            ShapeBody::List { location_name, .. } => location_name.as_deref(),
            _ => None,
        }
    }

    /// The names of the member in JSON, XML and forms, where they differ from its own. A payload in XML tells it in any
    /// case, because without that it has the name of its shape.
    fn wire_names(&self, is_payload: bool, member: &Member, traits: &mut Object) {
        let (element, is_flattened) = match self.service.shapes.get(&member.shape).map(|shape| &shape.body) {
            Some(ShapeBody::List { member, flattened, .. }) => (member.location_name.as_deref(), *flattened),
            Some(ShapeBody::Map { flattened, .. }) => (None, *flattened),
            _ => (None, false),
        };
        let is_flattened = is_flattened || member.flags.flattened;
        let own = member.location_name.as_deref().or_else(|| self.name_of_list(member));
        if member.location.is_none() {
            if let Some(name) = own.filter(|name| *name != member.name && self.speaks(&["rest-json"])) {
                traits.push("smithy.api#jsonName", name);
            }
            // The elements of a flattened list stand for the list, with their own name.
            let name = if is_flattened { element.or(own) } else { own };
            let is_told = |name: &&str| is_payload || *name != member.name;
            if let Some(name) = name.filter(|name| is_told(name) && self.has(|protocol| protocol.has_xml())) {
                traits.push("smithy.api#xmlName", name);
            }
        }
        if is_flattened {
            traits.push("smithy.api#xmlFlattened", Json::empty());
        }
        if let Some(name) = &member.query_name {
            traits.push("aws.protocols#ec2QueryName", name.as_str());
        }
    }
}

/// Returns the value of the trait `xmlNamespace`.
pub(super) fn xml_namespace(namespace: &XmlNamespace) -> Object {
    let parts = [("uri", Some(&namespace.uri)), ("prefix", namespace.prefix.as_ref())];
    parts.into_iter().filter_map(|(key, text)| Some((key, text?.as_str()))).collect()
}

/// Returns the value of the trait `timestampFormat`.
pub(super) fn timestamp_format(format: &str) -> Result<&'static str, Error> {
    match format {
        "iso8601" => Ok("date-time"),
        "unixTimestamp" => Ok("epoch-seconds"),
        "rfc822" => Ok("http-date"),
        other => Err(unknown("timestamp format", other)),
    }
}
