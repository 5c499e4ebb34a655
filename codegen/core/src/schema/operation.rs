//! The schemas of operations.

use super::{AuthScheme, Checksum, ContextParam, DiscoveredEndpoint, Schema, XmlRoot};

/// A stream of events (Smithy 2.0, `streaming` trait of a union): a member of an input or an output that is no field.
#[derive(Debug, Clone, Copy)]
pub struct Events {
    /// The name of the member in the model.
    pub member: &'static str,
    /// The union of the events.
    pub union: &'static Schema,
}

/// The schema of an operation.
#[derive(Debug)]
pub struct OperationSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The name of the operation on the wire, which is that of its shape.
    pub name: &'static str,
    /// The method, URI and status code (Smithy 2.0, `http` trait).
    pub http: Option<Http>,
    /// The pattern of a prefix for the host name (Smithy 2.0, `endpoint` trait).
    pub host_prefix: Option<&'static str>,
    /// The stream of events of the input.
    pub input_events: Option<Events>,
    /// The stream of events of the output.
    pub output_events: Option<Events>,
    /// If `true`, the operation changes nothing (Smithy 2.0, `readonly` trait).
    pub readonly: bool,
    /// If `true`, the operation can be repeated safely (`readonly`, `idempotent` or an idempotency token).
    pub idempotent: bool,
    /// The schema of the input.
    pub input: &'static Schema,
    /// The schema of the output.
    pub output: &'static Schema,
    /// The schemas of the modelled errors.
    pub errors: &'static [&'static Schema],
    /// If `true`, the operation waits for something to come, and clients call it in a loop (Smithy 2.0, `longPoll` trait).
    pub long_polling: bool,
    /// The members that paginate the operation (Smithy 2.0, `paginated` trait).
    pub paginated: Option<Paginated>,
    /// If `true`, requests have a checksum of their body (Smithy 2.0, `httpChecksumRequired` trait).
    pub checksum_required: bool,
    /// If `true`, requests are compressed with gzip (Smithy 2.0, `requestCompression` trait).
    pub gzip: bool,
    /// The checksums of requests and responses (AWS, `httpChecksum` trait).
    pub checksum: Option<Checksum>,
    /// The authentication schemes, the preferred one first; `None` if they are those of the service
    /// ([`ServiceSchema::auth`](super::ServiceSchema::auth)). An empty list means that requests are never
    /// authenticated.
    pub auth: Option<&'static [AuthScheme]>,
    /// If `true`, requests may also be sent without authentication (Smithy 2.0, `optionalAuth` trait).
    pub optional_auth: bool,
    /// If `true`, signatures do not cover the body (AWS, `unsignedPayload` trait).
    pub unsigned_payload: bool,
    /// The parameters of the service's endpoint rules that the operation sets.
    pub context: &'static [ContextParam],
    /// The discovery of the operation's endpoint (AWS, `clientDiscoveredEndpoint` trait).
    pub discovered_endpoint: Option<DiscoveredEndpoint>,
    /// If `true`, a slash at the end of a path is part of the greedy label there, as a key of S3 may end in one.
    /// Elsewhere it is ignored (Smithy 2.0, section Greedy labels).
    pub keeps_slash: bool,
    /// The root element of an XML request.
    pub xml_input: XmlRoot,
    /// The root element of an XML response.
    pub xml_output: XmlRoot,
    /// If `true`, the only member of the output is the root of an XML response (AWS, `s3UnwrappedXmlOutput`
    /// trait).
    pub unwrapped_output: bool,
}

impl OperationSchema {
    /// Returns the schema of an operation without traits.
    #[must_use]
    pub const fn new(
        id: &'static str,
        name: &'static str,
        input: &'static Schema,
        output: &'static Schema,
        errors: &'static [&'static Schema],
    ) -> Self {
        OperationSchema {
            id,
            name,
            http: None,
            host_prefix: None,
            input_events: None,
            output_events: None,
            readonly: false,
            idempotent: false,
            input,
            output,
            errors,
            long_polling: false,
            paginated: None,
            checksum_required: false,
            gzip: false,
            checksum: None,
            auth: None,
            optional_auth: false,
            unsigned_payload: false,
            context: &[],
            discovered_endpoint: None,
            keeps_slash: false,
            xml_input: XmlRoot::PLAIN,
            xml_output: XmlRoot::PLAIN,
            unwrapped_output: false,
        }
    }

    /// Returns `true` if the operation has a modelled input.
    #[must_use]
    pub fn has_input(&self) -> bool {
        self.models(self.input)
    }

    /// Returns `true` if the operation has a modelled output.
    #[must_use]
    pub fn has_output(&self) -> bool {
        self.models(self.output)
    }

    /// Returns `true` if the model has this side: one that it leaves out has the operation's own id, or is
    /// `smithy.api#Unit`.
    fn models(&self, side: &Schema) -> bool {
        side.id != self.id && side.id != "smithy.api#Unit"
    }

    /// Sets [`OperationSchema::input_events`].
    #[must_use]
    pub const fn input_events(mut self, member: &'static str, union: &'static Schema) -> Self {
        self.input_events = Some(Events { member, union });
        self
    }

    /// Sets [`OperationSchema::output_events`].
    #[must_use]
    pub const fn output_events(mut self, member: &'static str, union: &'static Schema) -> Self {
        self.output_events = Some(Events { member, union });
        self
    }

    /// Sets [`OperationSchema::long_polling`].
    #[must_use]
    pub const fn long_polling(mut self) -> Self {
        self.long_polling = true;
        self
    }

    /// Sets [`OperationSchema::checksum_required`].
    #[must_use]
    pub const fn checksum_required(mut self) -> Self {
        self.checksum_required = true;
        self
    }

    /// Sets [`OperationSchema::gzip`].
    #[must_use]
    pub const fn gzip(mut self) -> Self {
        self.gzip = true;
        self
    }

    /// Sets [`OperationSchema::checksum`].
    #[must_use]
    pub const fn checksum(mut self, checksum: Checksum) -> Self {
        self.checksum = Some(checksum);
        self
    }

    /// Sets [`OperationSchema::auth`].
    #[must_use]
    pub const fn auth(mut self, schemes: &'static [AuthScheme]) -> Self {
        self.auth = Some(schemes);
        self
    }

    /// Sets [`OperationSchema::optional_auth`].
    #[must_use]
    pub const fn optional_auth(mut self) -> Self {
        self.optional_auth = true;
        self
    }

    /// Sets [`OperationSchema::unsigned_payload`].
    #[must_use]
    pub const fn unsigned_payload(mut self) -> Self {
        self.unsigned_payload = true;
        self
    }

    /// Sets [`OperationSchema::context`].
    #[must_use]
    pub const fn context(mut self, params: &'static [ContextParam]) -> Self {
        self.context = params;
        self
    }

    /// Sets [`OperationSchema::discovered_endpoint`].
    #[must_use]
    pub const fn discovered_endpoint(mut self, required: bool, identifiers: &'static [&'static str]) -> Self {
        self.discovered_endpoint = Some(DiscoveredEndpoint { required, identifiers });
        self
    }

    /// Sets [`OperationSchema::xml_input`]; an empty string stands for a part that the model leaves out.
    #[must_use]
    pub const fn xml_input(mut self, name: &'static str, uri: &'static str, prefix: &'static str) -> Self {
        self.xml_input = XmlRoot::new(name, uri, prefix);
        self
    }

    /// Sets [`OperationSchema::xml_output`]; an empty string stands for a part that the model leaves out.
    #[must_use]
    pub const fn xml_output(mut self, name: &'static str, uri: &'static str, prefix: &'static str) -> Self {
        self.xml_output = XmlRoot::new(name, uri, prefix);
        self
    }

    /// Sets [`OperationSchema::keeps_slash`].
    #[must_use]
    pub const fn keeps_slash(mut self) -> Self {
        self.keeps_slash = true;
        self
    }

    /// Sets [`OperationSchema::unwrapped_output`].
    #[must_use]
    pub const fn unwrapped_output(mut self) -> Self {
        self.unwrapped_output = true;
        self
    }

    /// Sets [`OperationSchema::http`].
    #[must_use]
    pub const fn http(mut self, method: &'static str, uri: &'static str, code: u16) -> Self {
        self.http = Some(Http { method, uri, code });
        self
    }

    /// Sets [`OperationSchema::host_prefix`].
    #[must_use]
    pub const fn host_prefix(mut self, prefix: &'static str) -> Self {
        self.host_prefix = Some(prefix);
        self
    }

    /// Sets [`OperationSchema::readonly`], and [`OperationSchema::idempotent`] with it.
    #[must_use]
    pub const fn readonly(mut self) -> Self {
        self.readonly = true;
        self.idempotent()
    }

    /// Sets [`OperationSchema::idempotent`].
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Sets [`OperationSchema::paginated`]; an empty string stands for a path that the model leaves out.
    #[must_use]
    pub const fn paginated(
        mut self,
        input_token: &'static str,
        output_token: &'static str,
        items: &'static str,
        page_size: &'static str,
    ) -> Self {
        self.paginated =
            Some(Paginated { input_token, output_token, items: path(items), page_size: path(page_size) });
        self
    }
}

const fn path(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

/// The HTTP binding of an operation (Smithy 2.0, `http` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Http {
    /// The HTTP method.
    pub method: &'static str,
    /// The pattern of the path and the query, such as `/domains/{id}?list`.
    pub uri: &'static str,
    /// The status code of a response that succeeds.
    pub code: u16,
}

impl Http {
    /// Returns `true` if a response of this status may have a body: those of 1xx, 204, 205 and 304 have none (RFC 9110,
    /// sections 6.4.1 and 15.3.6).
    #[must_use]
    #[inline]
    pub const fn allows_body(status: u16) -> bool {
        !matches!(status, 100..=199 | 204 | 205 | 304)
    }

    /// Returns `true` if the operation's own responses may have a body: those to `HEAD` have none, whatever their status.
    #[must_use]
    pub const fn answers_with_body(&self) -> bool {
        Http::allows_body(self.code) && !matches!(self.method.as_bytes(), b"HEAD")
    }
}

/// The pagination of an operation (Smithy 2.0, `paginated` trait). Paths are names of members, separated by
/// dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paginated {
    /// The member of the input that takes the token of the page.
    pub input_token: &'static str,
    /// The path in the output to the token of the next page.
    pub output_token: &'static str,
    /// The path in the output to the items.
    pub items: Option<&'static str>,
    /// The member of the input that limits the number of items on a page.
    pub page_size: Option<&'static str>,
}

/// Returns the name in an absolute shape id: the part after the `#`.
#[must_use]
pub fn shape_name(id: &str) -> &str {
    id.bytes().rposition(|byte| byte == b'#').map_or(id, |at| &id[at + 1..])
}
