//! The query protocols as a client speaks them.

use bytes::Bytes;
use http::{Request, header::CONTENT_TYPE};

use super::{ACTION, FORM, Query, VERSION};
use crate::codec::{self, Members, Options};
use crate::protocol::client::message;
use crate::protocol::format::writing;
use crate::protocol::message::fixed;
use crate::protocol::xml::{APPLICATION_XML, XmlCodec, error_codec, error_facts};
use crate::protocol::{Body, Call, ClientProtocol, ErrorFacts, MessageError, ResponseRef, Verdict, rpc};
use crate::query::{self, Dialect};
use crate::schema::OperationSchema;
use crate::value::Structure;

impl ClientProtocol for Query {
    fn write_request(
        &self,
        call: &Call<'_>,
        input: &dyn Structure,
    ) -> Result<Request<Body<Bytes>>, MessageError> {
        let schema = input.schema();
        rpc::refuse_stream(schema, call.stream)?;
        let mut request = Request::new(Body::Whole(Bytes::new()));
        message::aim(&mut request, call.operation, "POST", Bytes::from_static(b"/"))?;
        let mut body = Vec::with_capacity(codec::SMALL);
        query::write_parameter(ACTION, call.operation.name, &mut body);
        query::write_parameter(VERSION, call.service.version, &mut body);
        let options = writing(Options::default(), Members::All, call.options.token.as_ref());
        query::write(input, self.dialect, &mut body, &options)
            .map_err(|source| MessageError::body(schema.id, source))?;
        request.headers_mut().insert(CONTENT_TYPE, fixed(FORM));
        message::finish(&mut request, body, call);
        Ok(request)
    }

    fn judge(&self, _: &'static OperationSchema, response: &ResponseRef<'_>) -> Verdict {
        if response.status.is_success() { Verdict::Output } else { Verdict::Error }
    }

    fn read_output(
        &self,
        operation: &'static OperationSchema,
        response: &ResponseRef<'_>,
        output: &mut dyn Structure,
    ) -> Result<(), MessageError> {
        self.with_output(operation, |envelope| {
            let codec = XmlCodec::new(APPLICATION_XML, envelope);
            rpc::read_response(&codec, response, output)
        })
    }

    fn error_facts(&self, response: &ResponseRef<'_>) -> ErrorFacts {
        let facts = error_facts(response);
        match self.dialect {
            Dialect::Aws => ErrorFacts { query_code: facts.code, code: None, ..facts },
            Dialect::Ec2 => facts,
        }
    }

    fn read_error(&self, response: &ResponseRef<'_>, error: &mut dyn Structure) -> Result<(), MessageError> {
        rpc::read_response(&error_codec(), response, error)
    }
}
