//! A service as botocore describes it: every key read, nothing interpreted.

pub(super) mod endpoints;
pub(super) mod operations;
pub(super) mod paging;
pub(super) mod shapes;

use std::collections::BTreeMap;

use super::error::{Error, Problems};
use super::fields::{Fields, Node};
use super::json::Json;
use super::release::SourceFiles;
use endpoints::ClientParameter;
use operations::Operation;
use paging::{Pagination, Waiter};
use shapes::Shape;

/// A version of a service.
#[derive(Debug)]
pub(super) struct Service {
    /// The name of the file that describes it, for messages.
    pub file: String,
    /// The facts of the whole service.
    pub metadata: Metadata,
    /// The operations, in the order of the file.
    pub operations: Vec<Operation>,
    /// The shapes by name.
    pub shapes: BTreeMap<String, Shape>,
    /// HTML.
    pub documentation: Option<String>,
    /// Deprecation of the whole service.
    pub deprecated: Option<Deprecated>,
    /// The pagination of operations, by name.
    pub paginations: BTreeMap<String, Pagination>,
    /// The waiters, in the order of the file.
    pub waiters: Vec<Waiter>,
    /// The parameters of endpoint rules that a client is configured with.
    pub client_parameters: Vec<ClientParameter>,
    /// The rules that choose endpoints.
    pub endpoint_rules: Option<Json>,
}

/// The `metadata` of a service.
#[derive(Debug)]
pub(super) struct Metadata {
    pub api_version: String,
    pub endpoint_prefix: String,
    /// In order of preference.
    pub protocols: Vec<String>,
    pub json_version: Option<String>,
    pub target_prefix: Option<String>,
    pub full_name: String,
    pub service_id: String,
    pub signature_version: String,
    pub signing_name: Option<String>,
    /// Shape ids of authentication schemes, in order of preference.
    pub auth: Vec<String>,
    pub xml_namespace: Option<String>,
    /// `optional` or `eventstream`: the support of HTTP/2.
    pub h2: Option<String>,
    pub query_compatible: bool,
}

/// The three deprecation keys.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Deprecated {
    pub message: Option<String>,
    pub since: Option<String>,
}

impl Service {
    /// Reads all files of a service, and says everything that is wrong with them.
    pub(super) fn read(files: &SourceFiles) -> Result<Self, Error> {
        let mut problems = Problems::default();
        let mut fields = Fields::open(Node::root(&files.service.name, &files.service.content), "service")?;
        let metadata = fields.need("metadata").and_then(Metadata::read);
        let metadata = problems.note(metadata);
        let mut operations = Vec::new();
        for (name, node) in fields.need("operations")?.entries()? {
            operations.extend(problems.note(Operation::read(name, node)));
        }
        let mut shapes = BTreeMap::new();
        for (name, node) in fields.need("shapes")?.entries()? {
            shapes.extend(problems.note(Shape::read(node)).map(|shape| (name.to_owned(), shape)));
        }
        let documentation = problems.note(fields.text("documentation")).flatten();
        let deprecated = problems.note(Deprecated::take(&mut fields)).flatten();
        let parameters = problems.note(ClientParameter::take(&mut fields)).unwrap_or_default();
        problems.note(fields.finish());
        let paginations = files.paginators.as_ref().map(paging::read_paginations).transpose();
        let paginations = problems.note(paginations).flatten().unwrap_or_default();
        let waiters = problems.note(files.waiters.as_ref().map(paging::read_waiters).transpose());
        let waiters = waiters.flatten().unwrap_or_default();
        let service = metadata.map(|metadata| Self {
            file: files.service.name.clone(),
            metadata,
            operations,
            shapes,
            documentation,
            deprecated,
            paginations,
            waiters,
            client_parameters: parameters,
            endpoint_rules: files.endpoint_rules.as_ref().map(|file| file.content.clone()),
        });
        match problems.or_ok(service)? {
            Some(service) => Ok(service),
            None => Err(Error::new("a service without metadata", "its metadata", "")),
        }
    }
}

impl Metadata {
    fn read(node: Node<'_>) -> Result<Self, Error> {
        let mut fields = Fields::open(node, "metadata")?;
        let protocol = fields.need("protocol")?.text()?.to_owned();
        let mut protocols = fields.texts("protocols")?;
        if protocols.is_empty() {
            protocols.push(protocol);
        }
        let h2 = match fields.take("protocolSettings") {
            None => None,
            Some(node) => {
                let mut settings = Fields::open(node, "protocolSettings")?;
                let h2 = settings.text("h2")?;
                settings.finish()?;
                h2
            }
        };
        let metadata = Self {
            api_version: fields.need("apiVersion")?.text()?.to_owned(),
            endpoint_prefix: fields.need("endpointPrefix")?.text()?.to_owned(),
            protocols,
            json_version: fields.text("jsonVersion")?,
            target_prefix: fields.text("targetPrefix")?,
            full_name: fields.need("serviceFullName")?.text()?.to_owned(),
            service_id: fields.need("serviceId")?.text()?.to_owned(),
            signature_version: fields.need("signatureVersion")?.text()?.to_owned(),
            signing_name: fields.text("signingName")?,
            auth: fields.texts("auth")?,
            xml_namespace: fields.text("xmlNamespace")?,
            h2,
            query_compatible: match fields.take("awsQueryCompatible") {
                None => false,
                Some(node) => Fields::open(node, "awsQueryCompatible")?.finish().map(|()| true)?,
            },
        };
        fields.finish()?;
        Ok(metadata)
    }
}

impl Deprecated {
    /// Takes the deprecation keys of an operation, a shape, a member or a service.
    pub(super) fn take(fields: &mut Fields<'_>) -> Result<Option<Self>, Error> {
        let deprecated = fields.flag("deprecated")?;
        let message = fields.text("deprecatedMessage")?;
        let since = fields.text("deprecatedSince")?;
        Ok(deprecated.then_some(Self { message, since }))
    }
}
