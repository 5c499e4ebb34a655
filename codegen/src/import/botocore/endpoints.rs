//! Parameters of endpoint rules, and how endpoints are discovered.

use crate::import::error::Error;
use crate::import::fields::{Fields, Node};
use crate::import::json::Json;

/// A parameter that a client is configured with.
#[derive(Debug)]
pub(crate) struct ClientParameter {
    pub name: String,
    pub kind: String,
    pub documentation: Option<String>,
}

/// The parameters of one operation.
#[derive(Debug, Default)]
pub(crate) struct OperationParameters {
    /// Names and values.
    pub fixed: Vec<(String, Json)>,
    /// Names and JMESPath expressions.
    pub of_input: Vec<(String, String)>,
}

impl ClientParameter {
    /// Takes the parameters of a service.
    pub(crate) fn take(fields: &mut Fields<'_>) -> Result<Vec<Self>, Error> {
        let Some(node) = fields.take("clientContextParams") else { return Ok(Vec::new()) };
        let read = |(name, node): (&str, Node<'_>)| {
            let mut fields = Fields::open(node, "client parameter")?;
            let kind = fields.need("type")?.text()?.to_owned();
            let documentation = fields.text("documentation")?;
            fields.finish()?;
            Ok(Self { name: name.to_owned(), kind, documentation })
        };
        node.entries()?.into_iter().map(read).collect()
    }
}

impl OperationParameters {
    /// Takes the parameters of an operation.
    pub(crate) fn take(fields: &mut Fields<'_>) -> Result<Self, Error> {
        let mut parameters = Self::default();
        if let Some(node) = fields.take("staticContextParams") {
            for (name, node) in node.entries()? {
                let mut fields = Fields::open(node, "static parameter")?;
                parameters.fixed.push((name.to_owned(), fields.need("value")?.value.clone()));
                fields.finish()?;
            }
        }
        if let Some(node) = fields.take("operationContextParams") {
            for (name, node) in node.entries()? {
                let mut fields = Fields::open(node, "operation parameter")?;
                parameters.of_input.push((name.to_owned(), fields.need("path")?.text()?.to_owned()));
                fields.finish()?;
            }
        }
        Ok(parameters)
    }
}

/// Takes the name of the parameter that a member is.
pub(super) fn member(fields: &mut Fields<'_>) -> Result<Option<String>, Error> {
    let Some(node) = fields.take("contextParam") else { return Ok(None) };
    let mut fields = Fields::open(node, "member parameter")?;
    let name = fields.need("name")?.text()?.to_owned();
    fields.finish()?;
    Ok(Some(name))
}

/// Takes whether endpoints of an operation are discovered, and if so, whether they must be.
pub(super) fn discovery(fields: &mut Fields<'_>) -> Result<Option<bool>, Error> {
    let Some(node) = fields.take("endpointdiscovery") else { return Ok(None) };
    let mut fields = Fields::open(node, "endpoint discovery")?;
    let required = fields.flag("required")?;
    fields.finish()?;
    Ok(Some(required))
}
