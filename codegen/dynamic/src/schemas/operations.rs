//! The schemas of operations and of the service.

use ferrosmith::ir::{self, XmlRoot};
use ferrosmith_runtime::AnyOperation;
use ferrosmith_runtime::schema::{self, Events, Http, OperationSchema, Paginated, Schema, ServiceSchema};

use super::Maker;
use crate::leak;
use crate::{DynamicStructure, Operation};

impl Maker {
    pub(super) fn operation(&mut self, operation: &ir::Operation) -> &'static OperationSchema {
        let [input, output] = [&operation.input, &operation.output].map(|name| self.schema_of(name));
        let errors = operation.error.variants.iter().map(|(name, _)| self.schema_of(name)).collect();
        let (id, wire) = (self.texts.text(&operation.id), self.texts.text(&operation.wire));
        let mut schema = OperationSchema::new(id, wire, input, output, leak::slice(errors));
        schema.http = operation.http.as_ref().map(|http| Http {
            method: self.texts.text(&http.method),
            uri: self.texts.text(&http.uri),
            code: http.code,
        });
        schema.keeps_slash = operation.keeps_slash;
        schema.host_prefix = self.texts.optional(operation.host_prefix.as_ref());
        schema.input_events = self.events(operation.input_events.as_ref());
        schema.output_events = self.events(operation.output_events.as_ref());
        schema.readonly = operation.readonly;
        schema.idempotent = operation.idempotent || operation.readonly;
        schema.long_polling = operation.long_polling;
        schema.paginated = operation.paginated.as_ref().map(|paginated| Paginated {
            input_token: self.texts.or_empty(paginated.input_token.as_ref()),
            output_token: self.texts.or_empty(paginated.output_token.as_ref()),
            items: self.texts.optional(paginated.items.as_ref()),
            page_size: self.texts.optional(paginated.page_size.as_ref()),
        });
        schema.checksum_required = operation.checksum_required;
        schema.gzip = operation.gzip;
        schema.xml_input = self.xml_root(&operation.xml.input);
        schema.xml_output = self.xml_root(&operation.xml.output);
        schema.unwrapped_output = operation.xml.unwrapped_output;
        self.sending(operation, &mut schema);
        leak::one(schema)
    }

    /// Returns the schema of a structure that the service defines.
    fn schema_of(&self, name: &str) -> &'static Schema {
        let unit = || {
            use ferrosmith_runtime::{Structure as _, Value as _};
            DynamicStructure::empty().schema()
        };
        self.structure(name).map_or_else(unit, |ty| ty.schema)
    }

    fn events(&mut self, events: Option<&ir::Events>) -> Option<Events> {
        let events = events?;
        Some(Events { member: self.texts.text(&events.wire), union: self.union(&events.union)?.schema })
    }

    fn xml_root(&mut self, root: &XmlRoot) -> schema::XmlRoot {
        let name = self.texts.or_empty(root.name.as_ref());
        let namespace = root.namespace.as_ref();
        let uri = namespace.map_or("", |namespace| self.texts.text(&namespace.uri));
        let prefix = self.texts.or_empty(namespace.and_then(|namespace| namespace.prefix.as_ref()));
        schema::XmlRoot::new(name, uri, prefix)
    }

    pub(super) fn service(
        &mut self,
        service: &ir::Service,
        operations: &'static [&'static OperationSchema],
    ) -> ServiceSchema {
        ServiceSchema {
            id: self.texts.text(&service.id),
            version: self.texts.text(&service.version),
            sdk_id: self.texts.optional(service.sdk_id.as_ref()),
            endpoint_prefix: self.texts.optional(service.endpoint_prefix.as_ref()),
            signing_name: self.texts.optional(service.signing_name.as_ref()),
            protocols: self.texts.all(&service.protocols),
            query_compatible: service.query_compatible,
            unwrapped_errors: service.unwrapped_errors,
            auth: self.schemes(&service.auth),
            client_context: self.client_context(&service.client_context),
            endpoint_discovery: self.endpoint_discovery(service.endpoint_discovery.as_ref()),
            endpoint_rules: self.endpoint_rules(service.endpoint_rules.as_ref()),
            operations,
        }
    }

    /// Returns an operation with the types of its messages.
    pub(super) fn operation_of(
        &self,
        service: &'static ServiceSchema,
        operation: &ir::Operation,
        schema: &'static OperationSchema,
    ) -> Operation {
        Operation {
            any: AnyOperation { service, schema },
            input: self.structure(&operation.input),
            output: self.structure(&operation.output),
            errors: operation.error.variants.iter().filter_map(|(name, _)| self.structure(name)).collect(),
            input_events: operation.input_events.as_ref().and_then(|events| self.union(&events.union)),
            output_events: operation.output_events.as_ref().and_then(|events| self.union(&events.union)),
        }
    }
}
