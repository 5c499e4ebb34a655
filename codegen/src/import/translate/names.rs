//! Names of shapes: one namespace for what botocore keeps apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::is_identifier;

use crate::import::botocore::Service;
use crate::import::botocore::shapes::ShapeBody;
use crate::import::error::Error;
use crate::import::fields::UNKNOWN;

/// The names of one service.
pub(super) struct Names {
    /// The namespace of all its shapes.
    pub namespace: String,
    /// The name of the service shape.
    pub service: String,
    /// The name in the AST of each shape of the source.
    shapes: BTreeMap<String, String>,
}

impl Names {
    /// Decides all names. Smithy wants the names of a service to differ by more than case: a shape whose name is
    /// taken by the service, an operation or a shape before it (in alphabetical order) gets `Shape` added.
    pub(super) fn new(service: &Service) -> Result<Self, Error> {
        let id = &service.metadata.service_id;
        let namespace: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = service_name(service);
        for name in service
            .operations
            .iter()
            .map(|operation| &operation.name)
            .chain([&name])
            .chain(service.shapes.keys())
        {
            if !is_identifier(name) {
                let found = format!("the name `{name}` of `{id}`");
                return Err(Error::new(found, "a name that a shape can have", UNKNOWN));
            }
        }
        let mut taken: BTreeSet<String> = BTreeSet::from([name.to_ascii_lowercase()]);
        for operation in &service.operations {
            if !taken.insert(operation.name.to_ascii_lowercase()) {
                let found = format!("the operation `{}` of `{id}`, whose name is taken", operation.name);
                return Err(Error::new(found, "a name of its own", UNKNOWN));
            }
        }
        let mut shapes = BTreeMap::new();
        for shape in service.shapes.keys() {
            let mut name = shape.clone();
            while !taken.insert(name.to_ascii_lowercase()) {
                name.push_str("Shape");
            }
            shapes.insert(shape.clone(), name);
        }
        let namespace = format!("com.amazonaws.{}", namespace.to_ascii_lowercase());
        Ok(Self { namespace, service: name, shapes })
    }

    /// Returns the id of a name of the AST.
    pub(super) fn id(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace)
    }

    /// Returns the name in the AST of a shape of the source.
    pub(super) fn shape<'a>(&'a self, name: &str) -> Result<&'a str, Error> {
        let found = self.shapes.get(name).map(String::as_str);
        found.ok_or_else(|| Error::new(format!("no shape `{name}`"), "a shape of the service", UNKNOWN))
    }

    /// Returns the id of a shape of the source.
    pub(super) fn shape_id(&self, name: &str) -> Result<String, Error> {
        Ok(self.id(self.shape(name)?))
    }
}

/// Returns the target prefix is the service's name on the wire, so it is the name of the shape; without one
/// it is the sdk id without what an identifier cannot have.
fn service_name(service: &Service) -> String {
    let metadata = &service.metadata;
    if let Some(prefix) = &metadata.target_prefix {
        return prefix.rsplit('.').next().unwrap_or(prefix).to_owned();
    }
    let name: String = metadata.service_id.chars().filter(char::is_ascii_alphanumeric).collect();
    let operations = service.operations.iter().map(|operation| &operation.name);
    if operations.into_iter().any(|operation| operation.eq_ignore_ascii_case(&name)) {
        name + "Service"
    } else {
        name
    }
}

/// Returns the name of the string shape that carries JSON in a header.
pub(super) fn json_text(service: &Service, shape: &str) -> Option<String> {
    match service.shapes.get(shape)?.body {
        ShapeBody::String { .. } => Some(format!("SyntheticJson{shape}")),
        _ => None,
    }
}
