//! What traits say of XML and of query protocols (Smithy 2.0, XML bindings; AWS, ec2QueryName).

use super::{Member, Trait};

/// The element that is a whole document, where it is not named after its shape alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct XmlRoot {
    /// The name; empty for that of the shape.
    pub name: &'static str,
    /// The namespace: the URI and the prefix, which is empty for the default namespace.
    pub namespace: Option<(&'static str, &'static str)>,
}

impl XmlRoot {
    /// A root of which nothing is said.
    pub const PLAIN: XmlRoot = XmlRoot { name: "", namespace: None };

    /// Returns a root; an empty text is one that the model leaves out.
    #[must_use]
    pub const fn new(name: &'static str, uri: &'static str, prefix: &'static str) -> Self {
        let namespace = if uri.is_empty() { None } else { Some((uri, prefix)) };
        XmlRoot { name, namespace }
    }
}

impl Member {
    /// The name of the trait `xmlName`, perhaps with a prefix.
    #[must_use]
    #[inline]
    pub fn xml_name(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::XmlName(name) => Some(*name),
            _ => None,
        })
    }

    /// Whether the member is an attribute of its structure's element.
    #[must_use]
    #[inline]
    pub fn is_xml_attribute(&self) -> bool {
        self.has(&Trait::XmlAttribute)
    }

    /// Whether the elements of the list, or the entries of the map, stand without an element around them.
    #[must_use]
    #[inline]
    pub fn is_xml_flattened(&self) -> bool {
        self.has(&Trait::XmlFlattened)
    }

    /// The namespace that the member's element declares: the URI, and the prefix, which is empty for the
    /// default namespace.
    #[must_use]
    #[inline]
    pub fn xml_namespace(&self) -> Option<(&'static str, &'static str)> {
        self.find(|of| match of {
            Trait::XmlNamespace(uri, prefix) => Some((*uri, *prefix)),
            _ => None,
        })
    }

    /// The name in requests of ec2Query.
    #[must_use]
    pub fn ec2_query_name(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::Ec2QueryName(name) => Some(*name),
            _ => None,
        })
    }

    fn has(&self, wanted: &Trait) -> bool {
        self.traits().contains(wanted)
    }
}
