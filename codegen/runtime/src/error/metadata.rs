//! What a response says of a modelled error beside the members of its shape.

use std::fmt;

/// What a response says of a modelled error beside the members of its shape, as far as it is known.
///
/// A server that passes an error on, or makes one, sets the request id here.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Metadata(Option<Box<Facts>>); // boxed: an error stays small in a `Result`

#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Facts {
    code: Option<String>,
    message: Option<String>,
    status: Option<u16>,
    request_id: Option<String>,
}

impl Metadata {
    #[cfg(feature = "client")]
    pub(crate) fn new(code: String, status: u16, request_id: Option<String>) -> Self {
        let code = Some(code).filter(|code| !code.is_empty());
        Metadata(Some(Box::new(Facts { code, message: None, status: Some(status), request_id })))
    }

    /// Returns the code of the response.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.as_ref()?.code.as_deref()
    }

    /// Returns the message of the response, where the error's shape has no member for it.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.as_ref()?.message.as_deref()
    }

    /// Returns the HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.as_ref()?.status
    }

    /// Returns the id of the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.as_ref()?.request_id.as_deref()
    }

    /// Sets the code.
    pub fn set_code(&mut self, code: impl Into<String>) {
        self.facts().code = Some(code.into());
    }

    /// Sets the message of an error whose shape has no member for it.
    pub fn set_message(&mut self, message: impl Into<String>) {
        self.facts().message = Some(message.into());
    }

    /// Sets the HTTP status.
    pub fn set_status(&mut self, status: u16) {
        self.facts().status = Some(status);
    }

    /// Sets the id of the request.
    pub fn set_request_id(&mut self, id: impl Into<String>) {
        self.facts().request_id = Some(id.into());
    }

    fn facts(&mut self) -> &mut Facts {
        self.0.get_or_insert_default()
    }
}

/// Without the message: it may be a secret of the shape.
impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metadata")
            .field("code", &self.code())
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}
