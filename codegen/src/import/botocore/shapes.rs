//! Shapes and members as botocore describes them.

use std::collections::BTreeSet;

use crate::model::Number;

use super::operations::XmlNamespace;
use super::{Deprecated, endpoints};
use crate::import::error::Error;
use crate::import::fields::{Fields, Node, UNKNOWN};

/// A shape.
#[derive(Debug)]
pub(crate) struct Shape {
    pub body: ShapeBody,
    pub documentation: Option<String>,
    pub deprecated: Option<Deprecated>,
    pub sensitive: bool,
}

/// The parts that depend on the type of a shape.
#[derive(Debug)]
pub(crate) enum ShapeBody {
    Structure(Structure),
    List {
        member: Box<Member>,
        size: Bounds,
        flattened: bool,
        sparse: bool,
        /// The name of members that target the list and have none of their own.
        location_name: Option<String>,
    },
    Map {
        key: Box<Member>,
        value: Box<Member>,
        size: Bounds,
        flattened: bool,
        sparse: bool,
    },
    String {
        values: Vec<String>,
        size: Bounds,
        pattern: Option<String>,
    },
    Blob {
        size: Bounds,
        streaming: bool,
        requires_length: bool,
    },
    /// `boolean`, `integer`, `long`, `float`, `double`, and their range.
    Simple(&'static str, Bounds),
    Timestamp {
        format: Option<String>,
    },
}

/// The lowest and the highest length or value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bounds {
    pub min: Option<Number>,
    pub max: Option<Number>,
}

/// A structure, a union, an error, a document or an event stream.
#[derive(Debug)]
pub(crate) struct Structure {
    /// In the order of the file.
    pub members: Vec<Member>,
    pub required: BTreeSet<String>,
    /// The member that is the body of the HTTP message.
    pub payload: Option<String>,
    pub union: bool,
    pub document: bool,
    pub event_stream: bool,
    pub exception: bool,
    /// `true` if the server is to blame for the error.
    pub fault: bool,
    /// `true` if the sender is to blame for the error.
    pub sender_fault: bool,
    pub status: Option<u64>,
    pub error_code: Option<String>,
    /// `true` if retrying can help, and if so, whether it is because of throttling.
    pub retryable: Option<bool>,
    pub location_name: Option<String>,
    pub xml_namespace: Option<XmlNamespace>,
}

/// A member of a structure, the member of a list, or the key or value of a map.
#[derive(Debug)]
pub(crate) struct Member {
    pub name: String,
    pub shape: String,
    pub location: Option<String>,
    pub location_name: Option<String>,
    pub query_name: Option<String>,
    pub timestamp_format: Option<String>,
    pub xml_namespace: Option<XmlNamespace>,
    pub deprecated: Option<Deprecated>,
    pub documentation: Option<String>,
    /// The name of the endpoint rules' parameter that it is.
    pub endpoint_parameter: Option<String>,
    pub flags: MemberFlags,
}

/// The yes-or-no keys of members.
#[derive(Debug)]
pub(crate) struct MemberFlags {
    pub idempotency_token: bool,
    pub host_label: bool,
    pub json_value: bool,
    pub flattened: bool,
    pub event_payload: bool,
    pub event_header: bool,
    pub streaming: bool,
    pub xml_attribute: bool,
    /// `true` if it identifies the endpoint that is discovered.
    pub endpoint_id: bool,
}

impl Shape {
    /// Reads a shape.
    pub(crate) fn read(node: Node<'_>) -> Result<Self, Error> {
        let kind = Fields::open(node.clone(), "shape")?.need("type")?.text()?;
        let context = match kind {
            "structure" => "structure",
            "list" => "list",
            "map" => "map",
            "string" => "string",
            "character" => "character",
            "blob" => "blob",
            "boolean" => "boolean",
            "integer" => "integer",
            "long" => "long",
            "float" => "float",
            "double" => "double",
            "timestamp" => "timestamp",
            other => {
                return Err(node.error(format!("the unknown type `{other}`"), "a type of shapes", UNKNOWN));
            }
        };
        let mut fields = Fields::open(node, context)?;
        fields.take("type");
        let documentation = fields.text("documentation")?;
        let deprecated = Deprecated::take(&mut fields)?;
        let sensitive = fields.flag("sensitive")?;
        let body = ShapeBody::read(context, &mut fields)?;
        fields.finish()?;
        Ok(Self { body, documentation, deprecated, sensitive })
    }
}

impl ShapeBody {
    fn read(context: &'static str, fields: &mut Fields<'_>) -> Result<Self, Error> {
        Ok(match context {
            "structure" => Self::Structure(Structure::read(fields)?),
            "list" => Self::List {
                member: Box::new(Member::read("member", fields.need("member")?)?),
                size: Bounds::take(fields)?,
                flattened: fields.flag("flattened")?,
                sparse: fields.flag("sparse")?,
                location_name: fields.text("locationName")?,
            },
            "map" => Self::Map {
                key: Box::new(Member::read("key", fields.need("key")?)?),
                value: Box::new(Member::read("value", fields.need("value")?)?),
                size: Bounds::take(fields)?,
                flattened: fields.flag("flattened")?,
                sparse: fields.flag("sparse")?,
            },
            "blob" => Self::Blob {
                size: Bounds::take(fields)?,
                streaming: fields.flag("streaming")?,
                requires_length: fields.flag("requiresLength")?,
            },
            "timestamp" => Self::Timestamp { format: fields.text("timestampFormat")? },
            "string" | "character" => Self::String {
                values: fields.texts("enum")?,
                size: Bounds::take(fields)?,
                pattern: fields.text("pattern")?,
            },
            "boolean" => Self::Simple(context, Bounds::default()),
            _ => Self::Simple(context, Bounds::take(fields)?),
        })
    }
}

impl Bounds {
    fn take(fields: &mut Fields<'_>) -> Result<Self, Error> {
        Ok(Self { min: fields.number("min")?, max: fields.number("max")? })
    }
}

impl Structure {
    fn read(fields: &mut Fields<'_>) -> Result<Self, Error> {
        let mut members = Vec::new();
        for (name, node) in fields.need("members")?.entries()? {
            members.push(Member::read(name, node)?);
        }
        let required: BTreeSet<String> = fields.texts("required")?.into_iter().collect();
        let names: BTreeSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
        if let Some(name) = required.iter().find(|name| !names.contains(name.as_str())) {
            let found = format!("`{name}` in `required`, which is no member");
            return Err(fields.node().error(found, "the names of members", UNKNOWN));
        }
        let (mut status, mut error_code, mut sender_fault) = (None, None, false);
        if let Some(node) = fields.take("error") {
            let mut error = Fields::open(node, "error")?;
            status = error.take("httpStatusCode").map(|code| code.count()).transpose()?;
            error_code = error.text("code")?;
            sender_fault = error.flag("senderFault")?;
            error.finish()?;
        }
        let mut retryable = None;
        if let Some(node) = fields.take("retryable") {
            let mut retry = Fields::open(node, "retryable")?;
            retryable = Some(retry.flag("throttling")?);
            retry.finish()?;
        }
        Ok(Self {
            members,
            required,
            payload: fields.text("payload")?,
            union: fields.flag("union")?,
            document: fields.flag("document")?,
            event_stream: fields.flag("eventstream")?,
            exception: fields.flag("exception")?,
            fault: fields.flag("fault")?,
            sender_fault,
            status,
            error_code,
            retryable,
            location_name: fields.text("locationName")?,
            xml_namespace: XmlNamespace::take(fields)?,
        })
    }
}

impl Member {
    fn read(name: &str, node: Node<'_>) -> Result<Self, Error> {
        let mut fields = Fields::open(node, "member")?;
        let member = Self {
            name: name.to_owned(),
            shape: fields.need("shape")?.text()?.to_owned(),
            location: fields.text("location")?,
            location_name: fields.text("locationName")?,
            query_name: fields.text("queryName")?,
            timestamp_format: fields.text("timestampFormat")?,
            xml_namespace: XmlNamespace::take(&mut fields)?,
            deprecated: Deprecated::take(&mut fields)?,
            documentation: fields.text("documentation")?,
            endpoint_parameter: endpoints::member(&mut fields)?,
            flags: MemberFlags {
                idempotency_token: fields.flag("idempotencyToken")?,
                host_label: fields.flag("hostLabel")?,
                json_value: fields.flag("jsonvalue")?,
                flattened: fields.flag("flattened")?,
                event_payload: fields.flag("eventpayload")?,
                event_header: fields.flag("eventheader")?,
                streaming: fields.flag("streaming")?,
                endpoint_id: fields.flag("endpointdiscoveryid")?,
                xml_attribute: fields.flag("xmlAttribute")?,
            },
        };
        fields.finish()?;
        Ok(member)
    }
}
