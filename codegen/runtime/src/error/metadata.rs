//! The facts of a modelled error's response that are not members of its shape.

use std::fmt;

/// The facts of an error's response that are not members of the error's shape.
///
/// A server that returns an error, or passes one on, sets the request id here.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Metadata(Option<Box<ResponseFacts>>); // boxed: an error stays small in a `Result`

#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct ResponseFacts {
    code: Option<String>,
    message: Option<String>,
    status: Option<u16>,
    request_id: Option<String>,
    extended_request_id: Option<String>,
}

impl Metadata {
    #[cfg(feature = "client")]
    pub(crate) fn new(code: String, status: u16, request_id: Option<String>) -> Self {
        let code = Some(code).filter(|code| !code.is_empty());
        let facts = ResponseFacts { code, status: Some(status), request_id, ..ResponseFacts::default() };
        Metadata(Some(Box::new(facts)))
    }

    /// Returns the code in the response.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.as_ref()?.code.as_deref()
    }

    /// Returns the message in the response, if the error's shape has no member for it.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.as_ref()?.message.as_deref()
    }

    /// Returns the HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.as_ref()?.status
    }

    /// Returns the request id.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.as_ref()?.request_id.as_deref()
    }

    /// Returns the second id of the request, which some services add to the first one for their support.
    #[must_use]
    pub fn extended_request_id(&self) -> Option<&str> {
        self.0.as_ref()?.extended_request_id.as_deref()
    }

    /// Sets the code.
    pub fn set_code(&mut self, code: impl Into<String>) {
        self.facts().code = Some(code.into());
    }

    /// Sets the message, for an error whose shape has no member for it.
    pub fn set_message(&mut self, message: impl Into<String>) {
        self.facts().message = Some(message.into());
    }

    /// Sets the HTTP status.
    pub fn set_status(&mut self, status: u16) {
        self.facts().status = Some(status);
    }

    /// Sets the request id.
    pub fn set_request_id(&mut self, id: impl Into<String>) {
        self.facts().request_id = Some(id.into());
    }

    /// Sets the extended request id.
    pub fn set_extended_request_id(&mut self, id: impl Into<String>) {
        self.facts().extended_request_id = Some(id.into());
    }

    fn facts(&mut self) -> &mut ResponseFacts {
        self.0.get_or_insert_default()
    }
}

/// Writes the facts without the message, which may be sensitive.
impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metadata")
            .field("code", &self.code())
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}
