//! Operations, their inputs and outputs, and their errors.

use std::collections::BTreeSet;

use ferrosmith_runtime::jmespath::Expression;

use super::{Lowering, docs, naming};
use crate::ir;
use crate::model::{Kind, Operation, Shape, ShapeId};
use crate::parallel;

/// Returns the waiters of an operation, without those that have an expression which cannot be read: of these there is
/// a warning.
fn waiters(shape: &Shape) -> Vec<ir::Waiter> {
    let reads = |waiter: &&ir::Waiter| {
        let paths = waiter.acceptors.iter().filter_map(|acceptor| Some(&acceptor.matcher.path()?.1.path));
        let messages = waiter.acceptors.iter().filter_map(|acceptor| acceptor.message.as_ref());
        paths.chain(messages).all(|path| Expression::parse(path).is_ok())
    };
    shape.traits.waitable().unwrap_or_default().iter().filter(reads).cloned().collect()
}

impl<'m> Lowering<'m> {
    pub(super) fn each_operation(
        &self,
    ) -> impl Iterator<Item = (&'m Shape, &'m Operation, &naming::OperationNames)> {
        self.closure.operations.iter().filter_map(|id| {
            let shape = self.shape(id)?;
            let Kind::Operation(operation) = &shape.kind else { return None };
            Some((shape, operation, self.names.operations.get(id)?))
        })
    }

    pub(super) fn operations(&self) -> Vec<ir::Operation> {
        let each: Vec<_> = self.each_operation().collect();
        let mut operations =
            parallel::map(&each, |(shape, operation, names)| self.operation(shape, operation, names));
        operations.sort_by(|a, b| a.name.cmp(&b.name));
        operations
    }

    fn operation(
        &self,
        shape: &Shape,
        operation: &Operation,
        names: &naming::OperationNames,
    ) -> ir::Operation {
        let errors = self.closure.operation_errors(self.model, &shape.id);
        let has_token = self.input_members(operation).any(|member| member.traits.idempotency_token());
        ir::Operation {
            id: shape.id.to_string(),
            wire: shape.id.name().to_owned(),
            name: names.name.clone(),
            input: names.input.clone(),
            output: names.output.clone(),
            error: ir::ErrorEnum { name: names.error.clone(), variants: self.error_variants(errors) },
            error_set: None,
            http: shape.traits.http().cloned(),
            keeps_slash: self.keeps_slash(shape),
            host_prefix: shape.traits.endpoint().map(str::to_owned),
            input_events: self.events(operation.input.as_ref()),
            output_events: self.events(operation.output.as_ref()),
            readonly: shape.traits.readonly(),
            idempotent: shape.traits.readonly() || shape.traits.idempotent() || has_token,
            paginated: shape.traits.paginated().cloned(),
            long_polling: shape.traits.long_poll(),
            waiters: waiters(shape),
            checksum_required: shape.traits.http_checksum_required(),
            gzip: shape.traits.request_compression().is_some_and(|encodings| {
                encodings.iter().any(|encoding| encoding.eq_ignore_ascii_case("gzip"))
            }),
            checksum: shape.traits.http_checksum().cloned(),
            auth: self.auth(shape),
            context: self.context(shape, operation),
            discovered_endpoint: self.discovered_endpoint(shape, operation),
            xml: self.xml_messages(shape, operation),
            summary: docs::summary(shape),
            docs: self.operation_docs(shape, operation, names),
        }
    }

    /// Returns `true` if a slash at the end of a path is part of the greedy label there. Smithy wants it ignored; keys of S3
    /// end in one, though, and an API of its kind is told by the trait that was made for it.
    fn keeps_slash(&self, shape: &Shape) -> bool {
        let of_its_kind = self.shape(&self.closure.service).is_some_and(|of| of.traits.no_error_wrapping());
        let path = shape.traits.http().and_then(|http| http.uri.split('?').next());
        of_its_kind && path.is_some_and(|path| path.ends_with("+}"))
    }

    fn error_variants<'a>(&self, errors: impl IntoIterator<Item = &'a ShapeId>) -> Vec<(String, ir::Docs)> {
        let mut variants: Vec<_> = errors
            .into_iter()
            .filter_map(|id| {
                let (name, shape) = (self.names.shapes.get(id)?, self.shape(id)?);
                Some((name.clone(), self.error_line(shape)))
            })
            .collect();
        variants.sort();
        variants
    }

    pub(super) fn service_error(&self, data: &BTreeSet<&'m ShapeId>) -> ir::ErrorEnum {
        let is_error = |id: &&&ShapeId| self.shape(id).is_some_and(|shape| shape.traits.error().is_some());
        let variants = self.error_variants(data.iter().filter(is_error).copied());
        ir::ErrorEnum { name: naming::SERVICE_ERROR.to_owned(), variants }
    }
}
