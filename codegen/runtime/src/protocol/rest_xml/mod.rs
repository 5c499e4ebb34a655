//! restXml (Smithy 2.0, AWS restXml protocol): HTTP bindings, and XML in bodies.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use super::ProtocolFacts;

/// The protocol restXml.
pub static REST_XML: RestXml = RestXml { id: "aws.protocols#restXml" };

/// A protocol with HTTP bindings and XML in bodies.
#[derive(Debug)]
pub struct RestXml {
    id: &'static str,
}

impl RestXml {
    /// Returns a protocol like restXml, by another name.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        RestXml { id }
    }
}

impl ProtocolFacts for RestXml {
    fn id(&self) -> &'static str {
        self.id
    }

    fn has_http_bindings(&self) -> bool {
        true
    }
}

/// The elements around the members of an error, the outermost first; with `noErrorWrapping` the last one alone.
const ERROR: [&str; 2] = ["ErrorResponse", "Error"];
