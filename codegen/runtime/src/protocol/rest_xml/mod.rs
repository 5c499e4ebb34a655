//! restXml (Smithy 2.0, AWS restXml protocol): HTTP bindings, and XML in bodies.

#[cfg(feature = "client")]
mod client;
#[cfg(any(feature = "client", feature = "server"))]
mod frame;
#[cfg(feature = "server")]
mod server;

#[cfg(any(feature = "client", feature = "server"))]
use self::frame::Outermost;
#[cfg(any(feature = "client", feature = "server"))]
use super::Codec;
use super::ProtocolFacts;
#[cfg(any(feature = "client", feature = "server"))]
use super::xml::{APPLICATION_XML, XmlCodec};
#[cfg(any(feature = "client", feature = "server"))]
use crate::schema::XmlRoot;
#[cfg(any(feature = "client", feature = "server"))]
use crate::value::Structure;

/// The protocol restXml.
pub static REST_XML: RestXml = RestXml::new("aws.protocols#restXml");

/// The same, as services with `aws.protocols#restXml$noErrorWrapping` speak it.
#[cfg(feature = "server")]
static BARE_REST_XML: RestXml = RestXml { id: "aws.protocols#restXml", bare_errors: true };

/// A protocol with HTTP bindings and XML in bodies.
#[derive(Debug)]
pub struct RestXml {
    id: &'static str,
    /// If true, errors that have no shape are not wrapped. Of others their service tells.
    #[cfg(feature = "server")]
    bare_errors: bool,
}

impl RestXml {
    /// Returns a protocol like restXml, by another name.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        RestXml {
            id,
            #[cfg(feature = "server")]
            bare_errors: false,
        }
    }
}

impl ProtocolFacts for RestXml {
    fn id(&self) -> &'static str {
        self.id
    }

    fn has_http_bindings(&self) -> bool {
        true
    }

    fn has_xml(&self) -> bool {
        true
    }

    fn feature(&self) -> Option<&'static str> {
        Some("xml")
    }

    fn has_events(&self) -> bool {
        true
    }

    #[cfg(any(feature = "client", feature = "server"))]
    fn event_codec(&self) -> Option<&dyn Codec> {
        Some(&VALUES)
    }
}

/// The format of values that are elements named after their shapes, as the payloads of events are.
#[cfg(any(feature = "client", feature = "server"))]
static VALUES: XmlCodec<Outermost> = XmlCodec::new(APPLICATION_XML, Outermost::structure(XmlRoot::PLAIN));

/// The elements around the members of an error, the outermost first; with `noErrorWrapping` the last one alone.
const ERROR: [&str; 2] = ["ErrorResponse", "Error"];

/// Returns `true` if a member of a structure is the entire body.
#[cfg(any(feature = "client", feature = "server"))]
fn has_payload(value: &dyn Structure) -> bool {
    value.schema().members.iter().any(|member| member.payload().is_some())
}
