//! The schemas of operations: static tables that generated code spells out.

use super::{AuthScheme, Checksum, ContextParam, DiscoveredEndpoint, Schema, XmlRoot};

/// The schema of an operation.
#[derive(Debug)]
pub struct OperationSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The name on the wire.
    pub name: &'static str,
    /// The `http` trait.
    pub http: Option<Http>,
    /// The prefix of the host (`endpoint` trait).
    pub host_prefix: Option<&'static str>,
    /// If `true`, the operation changes nothing (Smithy 2.0, `readonly` trait).
    pub readonly: bool,
    /// If `true`, the operation can be repeated safely (`readonly`, `idempotent` or an idempotency token).
    pub idempotent: bool,
    /// The schema of the input.
    pub input: &'static Schema,
    /// The schema of the output.
    pub output: &'static Schema,
    /// The schemas of its modelled errors.
    pub errors: &'static [&'static Schema],
    /// The members that paginate the operation (Smithy 2.0, `paginated` trait).
    pub paginated: Option<Paginated>,
    /// If `true`, requests have a checksum of their body (Smithy 2.0, `httpChecksumRequired` trait).
    pub checksum_required: bool,
    /// If `true`, requests are compressed with gzip (Smithy 2.0, `requestCompression` trait).
    pub gzip: bool,
    /// The checksums of its messages (`httpChecksum`).
    pub checksum: Option<Checksum>,
    /// The schemes that requests may be authenticated by, the preferred one first, where they are not those of the
    /// service ([`ServiceSchema::auth`](super::ServiceSchema::auth)); none of them for one that is never authenticated.
    pub auth: Option<&'static [AuthScheme]>,
    /// Whether requests may be sent without authentication as well (`optionalAuth`).
    pub optional_auth: bool,
    /// Whether signatures leave the body out (`aws.auth#unsignedPayload`).
    pub unsigned_payload: bool,
    /// The parameters that it gives the service's endpoint rules.
    pub context: &'static [ContextParam],
    /// How its endpoint is discovered (`clientDiscoveredEndpoint`).
    pub discovered_endpoint: Option<DiscoveredEndpoint>,
    /// The element that an XML request is.
    pub xml_input: XmlRoot,
    /// The element that an XML response is.
    pub xml_output: XmlRoot,
    /// Whether the one member of the output is the whole document of an XML response
    /// (`aws.customizations#s3UnwrappedXmlOutput`).
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
            readonly: false,
            idempotent: false,
            input,
            output,
            errors,
            paginated: None,
            checksum_required: false,
            gzip: false,
            checksum: None,
            auth: None,
            optional_auth: false,
            unsigned_payload: false,
            context: &[],
            discovered_endpoint: None,
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

    /// A side that the model leaves out has the operation's own id, or is `smithy.api#Unit`.
    fn models(&self, side: &Schema) -> bool {
        side.id != self.id && side.id != "smithy.api#Unit"
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

    /// Sets [`OperationSchema::xml_input`]; an empty text is one that the model leaves out.
    #[must_use]
    pub const fn xml_input(mut self, name: &'static str, uri: &'static str, prefix: &'static str) -> Self {
        self.xml_input = XmlRoot::new(name, uri, prefix);
        self
    }

    /// Sets [`OperationSchema::xml_output`]; an empty text is one that the model leaves out.
    #[must_use]
    pub const fn xml_output(mut self, name: &'static str, uri: &'static str, prefix: &'static str) -> Self {
        self.xml_output = XmlRoot::new(name, uri, prefix);
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

    /// The `readonly` trait, which makes it idempotent too.
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

    /// Sets [`OperationSchema::paginated`]; an empty text is a path that the model leaves out.
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

/// The `http` trait of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Http {
    /// The method.
    pub method: &'static str,
    /// The pattern of the path and query.
    pub uri: &'static str,
    /// The status of a success.
    pub code: u16,
}

/// The `paginated` trait of an operation: paths of member names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paginated {
    /// The member of the input that takes the token.
    pub input_token: &'static str,
    /// The path in the output that gives the next token.
    pub output_token: &'static str,
    /// The path in the output that gives the items.
    pub items: Option<&'static str>,
    /// The member of the input that bounds a page.
    pub page_size: Option<&'static str>,
}

/// Returns the name of an absolute shape id, which is what stands after its namespace.
#[must_use]
pub fn shape_name(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
