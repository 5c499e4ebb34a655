//! The schemas of operations and services: static tables that generated code spells out.

use super::Schema;

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
    /// Whether it changes nothing (`readonly`).
    pub readonly: bool,
    /// Whether repeating it is harmless (`readonly`, `idempotent` or an idempotency token).
    pub idempotent: bool,
    /// The schema of the input.
    pub input: &'static Schema,
    /// The schema of the output.
    pub output: &'static Schema,
    /// The schemas of its modelled errors.
    pub errors: &'static [&'static Schema],
    /// How it pages (`paginated`).
    pub paginated: Option<Paginated>,
    /// Whether requests carry a checksum of their body (`httpChecksumRequired`).
    pub checksum_required: bool,
    /// Whether requests are compressed with gzip (`requestCompression`).
    pub gzip: bool,
}

impl OperationSchema {
    /// An operation with nothing special to it.
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
        }
    }

    /// Whether the model gives it an input.
    #[must_use]
    pub fn has_input(&self) -> bool {
        self.models(self.input)
    }

    /// Whether the model gives it an output.
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

/// The schema of a service.
#[derive(Debug)]
pub struct ServiceSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The API version.
    pub version: &'static str,
    /// The name of AWS SDKs (`aws.api#service`).
    pub sdk_id: Option<&'static str>,
    /// The prefix of the service's host names (`aws.api#service`).
    pub endpoint_prefix: Option<&'static str>,
    /// The name that requests are signed for (`aws.auth#sigv4`).
    pub signing_name: Option<&'static str>,
    /// The absolute shape ids of its protocols' traits, the preferred one first.
    pub protocols: &'static [&'static str],
    /// Whether clients ask for the error codes of a query protocol (`aws.protocols#awsQueryCompatible`).
    pub query_compatible: bool,
    /// Every operation, by name.
    pub operations: &'static [&'static OperationSchema],
}
