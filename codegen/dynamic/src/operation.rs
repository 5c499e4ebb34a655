//! Operations with the types of their messages.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{ClientProtocol, RequestRef, ResponseRef, ServerProtocol};
use ferrosmith_runtime::schema::OperationSchema;
use ferrosmith_runtime::{AnyOperation, Rejection, ServerOptions, ServiceError as _};
use ferrosmith_runtime::{RespondError, Value as _};

use crate::{DynamicError, DynamicStructure, StructureType, UnionType};

/// An operation of a [`Service`](crate::Service).
#[derive(Debug, Clone)]
pub struct Operation {
    pub(crate) any: AnyOperation,
    pub(crate) input: Option<&'static StructureType>,
    pub(crate) output: Option<&'static StructureType>,
    pub(crate) errors: Vec<&'static StructureType>,
    pub(crate) input_events: Option<&'static UnionType>,
    pub(crate) output_events: Option<&'static UnionType>,
}

impl Operation {
    /// Returns the operation by its schemas, which writes and reads its messages.
    #[must_use]
    pub fn any(&self) -> AnyOperation {
        self.any
    }

    /// Returns the schema.
    #[must_use]
    pub fn schema(&self) -> &'static OperationSchema {
        self.any.schema
    }

    /// Returns an input with no member set, except for modelled defaults.
    #[must_use]
    pub fn input(&self) -> DynamicStructure {
        self.input.map_or_else(DynamicStructure::empty, DynamicStructure::new)
    }

    /// Returns an output with no member set, except for modelled defaults.
    #[must_use]
    pub fn output(&self) -> DynamicStructure {
        self.output.map_or_else(DynamicStructure::empty, DynamicStructure::new)
    }

    /// Returns the types of the modelled errors.
    #[must_use]
    pub fn errors(&self) -> &[&'static StructureType] {
        &self.errors
    }

    /// Returns the output that a response holds, and the paths of the required members that it lacks. `None` as the
    /// protocol is the one that the service prefers.
    ///
    /// # Errors
    /// Returns the error that the response holds.
    pub fn response(
        &self,
        protocol: Option<&'static dyn ClientProtocol>,
        response: &Response<Bytes>,
    ) -> Result<(DynamicStructure, Vec<String>), DynamicError> {
        let mut output = self.output();
        let error = match self.any.response(protocol, ResponseRef::whole(response), &mut output) {
            Ok(missing) => return Ok((output, missing)),
            Err(error) => error,
        };
        let ty = error.schema().and_then(|schema| self.errors.iter().find(|ty| ty.schema.id == schema.id));
        let Some(ty) = ty else { return Err(DynamicError::Unhandled(error.unhandled())) };
        let mut structure = DynamicStructure::new(ty);
        Err(match error.read(&mut structure) {
            Ok(metadata) => DynamicError::Modeled { structure, metadata },
            Err(unhandled) => DynamicError::Unhandled(unhandled),
        })
    }

    /// Returns the input that a request holds, checked against the constraints of the model. `None` as the protocol is
    /// the one that the request indicates.
    ///
    /// # Errors
    /// Returns the rejection of a request that is malformed or violates a constraint.
    pub fn parse_request(
        &self,
        protocol: Option<&'static dyn ServerProtocol>,
        request: RequestRef<'_>,
        options: &ServerOptions,
    ) -> Result<DynamicStructure, Rejection> {
        let mut input = self.input();
        self.any.parse_request(protocol, request, &mut input, options)?;
        Ok(input)
    }

    /// Returns the response for an output or an error. `None` as the protocol is the one that the service prefers.
    ///
    /// # Errors
    /// Returns an error if the output or the error does not fit a response.
    pub fn respond(
        &self,
        protocol: Option<&'static dyn ServerProtocol>,
        result: Result<&DynamicStructure, &DynamicError>,
    ) -> Result<Response<Bytes>, RespondError> {
        match result {
            Ok(output) => self.any.respond(protocol, Ok(output)),
            Err(error) => self.any.respond(protocol, Err(error.failure())),
        }
    }
}
