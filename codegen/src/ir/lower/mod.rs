//! Lowering the model to the intermediate representation, which makes every decision.

mod constraints;
mod context;
mod defaults;
mod docs;
mod equality;
mod error_sets;
mod errors;
mod events;
mod member;
mod naming;
mod operations;
mod recursion;
mod sending;
mod shapes;
mod shared_traits;
mod types;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Errors};
use crate::ir;
use crate::model::{Closure, Kind, Model, Shape, ShapeId};
use ferrosmith_runtime::schema::Schema;

/// Lowers a service, by its closure, of a model that was loaded and went through the passes, for a module of this name.
///
/// # Errors
/// Returns errors for what Rust cannot represent: a default that does not fit its type, and lists nested too
/// deep.
pub fn lower(model: &Model, closure: &Closure, module: &str) -> Result<ir::Service, Errors> {
    let data = reachable(model, closure);
    let names = naming::assign(model, closure, &data);
    let mut problems = Vec::new();
    let lowering = Lowering {
        model,
        boxed: recursion::boxed(model, &data),
        floats: equality::with_floats(model, &data),
        reference: docs::reference_base(model, &closure.service),
        spelling: docs::Spelling::of(model, closure),
        speaks_xml: model.get(&closure.service).is_some_and(|service| service.traits.speaks_xml()),
        closure,
        names,
    };
    let service = lowering.service(&data, module, &mut problems);
    Errors::unless(problems, service)
}

/// The tables that lowering uses.
struct Lowering<'m> {
    model: &'m Model,
    closure: &'m Closure,
    names: naming::TypeNames<'m>,
    /// The members that are boxed, to break a recursion.
    boxed: BTreeSet<(&'m ShapeId, &'m str)>,
    /// The shapes that contain a float and so have no `Eq`.
    floats: BTreeSet<&'m ShapeId>,
    /// The base of the pages of the public API reference.
    reference: Option<String>,
    /// The case of members' names on the wire.
    spelling: docs::Spelling,
    /// `true` if names in XML count in one of the protocols.
    speaks_xml: bool,
}

/// Returns the shapes that need a type of their own: what members of inputs, outputs and errors reach, and
/// the errors. Inputs and outputs themselves belong to their operations.
fn reachable<'m>(model: &'m Model, closure: &Closure) -> BTreeSet<&'m ShapeId> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&'m Shape> = Vec::new();
    for id in &closure.operations {
        if let Some(Shape { kind: Kind::Operation(operation), .. }) = model.get(id) {
            open.extend(operation.input.iter().chain(&operation.output).filter_map(|id| model.get(id)));
        }
        for error in closure.operation_errors(model, id) {
            if found.insert(error) {
                open.extend(model.get(error));
            }
        }
    }
    while let Some(shape) = open.pop() {
        for member in shape.kind.members() {
            let Some(target) = model.get(&member.target) else { continue };
            if found.insert(&target.id) {
                open.push(target);
            }
        }
    }
    found
}

impl<'m> Lowering<'m> {
    fn shape(&self, id: &ShapeId) -> Option<&'m Shape> {
        self.model.get(id)
    }

    fn service(&self, data: &BTreeSet<&'m ShapeId>, module: &str, problems: &mut Vec<Error>) -> ir::Service {
        let id = &self.closure.service;
        let shape = self.shape(id);
        let aws = shape.and_then(|shape| shape.traits.aws_service());
        let mut service = ir::Service {
            id: id.to_string(),
            module: module.to_owned(),
            version: match shape.map(|shape| &shape.kind) {
                Some(Kind::Service(service)) => service.version.clone(),
                _ => String::new(),
            },
            sdk_id: aws.map(|aws| aws.sdk_id.clone()),
            endpoint_prefix: aws.and_then(|aws| aws.endpoint_prefix.clone()),
            signing_name: shape.and_then(|shape| shape.traits.sigv4()).map(str::to_owned),
            protocols: shape
                .map(|shape| shape.traits.protocols())
                .unwrap_or_default()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            query_compatible: shape.is_some_and(|shape| shape.traits.aws_query_compatible()),
            auth: shape.map(|shape| self.service_auth(shape)).unwrap_or_default(),
            client_context: shape
                .and_then(|shape| shape.traits.client_context_params())
                .unwrap_or_default()
                .to_vec(),
            endpoint_discovery: shape.and_then(|shape| shape.traits.client_endpoint_discovery()).cloned(),
            endpoint_rules: shape.and_then(|shape| self.endpoint_rules(shape, problems)),
            unwrapped_errors: shape.is_some_and(|shape| shape.traits.no_error_wrapping()),
            docs: self.service_docs(shape),
            example: None,
            operations: self.operations(),
            structures: Vec::new(),
            errors: Vec::new(),
            error: self.service_error(data),
            error_sets: Vec::new(),
            unions: Vec::new(),
            enums: Vec::new(),
            int_enums: Vec::new(),
            client: None,
            server: None,
        };
        self.types(data, &mut service, problems);
        shared_traits::share(&mut service);
        error_sets::share(&mut service);
        docs::add_usage(&mut service);
        self.add_index(&mut service);
        service
    }
}

/// Returns the order of the indices of `keys` when the keys are sorted bytewise; nothing if they are so few that the
/// runtime looks at each.
fn sorted_indices<'a>(keys: impl ExactSizeIterator<Item = &'a str>) -> Vec<usize> {
    if keys.len() <= Schema::FEW {
        return Vec::new();
    }
    let sorted: BTreeMap<(&[u8], usize), usize> =
        keys.enumerate().map(|(index, key)| ((key.as_bytes(), index), index)).collect();
    sorted.into_values().collect()
}
