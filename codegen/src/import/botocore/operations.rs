//! Operations as botocore describes them.

use super::endpoints::OperationParameters;
use super::{Deprecated, endpoints};
use crate::import::error::Error;
use crate::import::fields::{Fields, Node};
use crate::import::json::Json;

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation {
    pub name: String,
    pub method: String,
    pub uri: String,
    /// The status of a successful response.
    pub code: Option<u64>,
    pub input: Option<Payload>,
    /// The name of the structure of the output.
    pub output: Option<String>,
    /// Names of error structures.
    pub errors: Vec<String>,
    pub idempotent: bool,
    pub readonly: bool,
    pub host_prefix: Option<String>,
    pub deprecated: Option<Deprecated>,
    /// The authentication schemes, if they differ from the service's.
    pub auth: Option<Vec<String>>,
    pub auth_type: Option<String>,
    pub unsigned_payload: bool,
    /// The members of the trait `aws.protocols#httpChecksum`.
    pub checksum: Vec<(&'static str, Json)>,
    pub checksum_required: bool,
    /// Encodings for compressed requests.
    pub encodings: Vec<String>,
    /// The parameters of endpoint rules.
    pub parameters: OperationParameters,
    /// `Some` if its endpoint is discovered, with whether it must be.
    pub discovers_endpoint: Option<bool>,
    /// `true` if it tells the endpoints of the other operations.
    pub tells_endpoints: bool,
    pub documentation: Option<String>,
}

/// The reference to the structure of an input.
#[derive(Debug)]
pub(crate) struct Payload {
    pub shape: String,
    /// The name of the root element in XML.
    pub location_name: Option<String>,
    pub xml_namespace: Option<XmlNamespace>,
}

/// An XML namespace, with a prefix or as default.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct XmlNamespace {
    pub uri: String,
    pub prefix: Option<String>,
}

impl XmlNamespace {
    /// Takes the namespace of an object that may have one.
    pub(crate) fn take(fields: &mut Fields<'_>) -> Result<Option<Self>, Error> {
        let Some(node) = fields.take("xmlNamespace") else {
            return Ok(None);
        };
        let mut namespace = Fields::open(node, "xmlNamespace")?;
        let uri = namespace.need("uri")?.text()?.to_owned();
        let prefix = namespace.text("prefix")?;
        namespace.finish()?;
        Ok(Some(Self { uri, prefix }))
    }
}

impl Operation {
    /// Reads the operation that stands under `name`.
    pub(crate) fn read(name: &str, node: Node<'_>) -> Result<Self, Error> {
        let mut fields = Fields::open(node, "operation")?;
        // The name inside can carry the version of the API; the key is what clients call.
        fields.need("name")?.text()?;
        let mut http = Fields::open(fields.need("http")?, "http")?;
        let method = http.need("method")?.text()?.to_owned();
        let uri = http.need("requestUri")?.text()?.to_owned();
        let code = http.take("responseCode").map(|code| code.count()).transpose()?;
        http.finish()?;
        let operation = Self {
            name: name.to_owned(),
            method,
            uri,
            code,
            input: fields.take("input").map(Payload::read).transpose()?,
            output: fields.take("output").map(|node| read_reference(node, "operation output")).transpose()?,
            errors: match fields.take("errors") {
                None => Vec::new(),
                Some(errors) => {
                    let errors = errors.elements()?.into_iter();
                    errors.map(|node| read_reference(node, "operation error")).collect::<Result<_, _>>()?
                }
            },
            idempotent: fields.flag("idempotent")?,
            readonly: fields.flag("readonly")?,
            host_prefix: fields.take("endpoint").map(read_host_prefix).transpose()?,
            deprecated: Deprecated::take(&mut fields)?,
            auth: fields.take("auth").map(|node| node.texts()).transpose()?,
            auth_type: fields.text("authtype")?,
            unsigned_payload: fields.flag("unsignedPayload")?,
            checksum: fields.take("httpChecksum").map(read_checksum).transpose()?.unwrap_or_default(),
            checksum_required: fields.flag("httpChecksumRequired")?,
            encodings: match fields.take("requestcompression") {
                None => Vec::new(),
                Some(node) => {
                    let mut compression = Fields::open(node, "requestcompression")?;
                    let encodings = compression.texts("encodings")?;
                    compression.finish()?;
                    encodings
                }
            },
            parameters: OperationParameters::take(&mut fields)?,
            discovers_endpoint: endpoints::discovery(&mut fields)?,
            tells_endpoints: fields.flag("endpointoperation")?,
            documentation: fields.text("documentation")?,
        };
        fields.finish()?;
        Ok(operation)
    }
}

impl Payload {
    fn read(node: Node<'_>) -> Result<Self, Error> {
        let mut fields = Fields::open(node, "operation input")?;
        let payload = Self {
            shape: fields.need("shape")?.text()?.to_owned(),
            location_name: fields.text("locationName")?,
            xml_namespace: XmlNamespace::take(&mut fields)?,
        };
        fields.finish()?;
        Ok(payload)
    }
}

/// Returns the name in `{"shape": name}`.
fn read_reference(node: Node<'_>, context: &'static str) -> Result<String, Error> {
    let mut fields = Fields::open(node, context)?;
    let name = fields.need("shape")?.text()?.to_owned();
    fields.finish()?;
    Ok(name)
}

fn read_host_prefix(node: Node<'_>) -> Result<String, Error> {
    let mut fields = Fields::open(node, "endpoint")?;
    let prefix = fields.need("hostPrefix")?.text()?.to_owned();
    fields.finish()?;
    Ok(prefix)
}

fn read_checksum(node: Node<'_>) -> Result<Vec<(&'static str, Json)>, Error> {
    let mut fields = Fields::open(node, "httpChecksum")?;
    let keys = [
        "requestAlgorithmMember",
        "requestChecksumRequired",
        "requestValidationModeMember",
        "responseAlgorithms",
    ];
    let found = keys.into_iter().filter_map(|key| Some((key, fields.take(key)?.value.clone()))).collect();
    fields.finish()?;
    Ok(found)
}
