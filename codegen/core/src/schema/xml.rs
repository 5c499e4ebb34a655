//! Schemas for XML and query protocols (Smithy 2.0, section XML binding traits; AWS, `ec2QueryName` trait).

use super::{Member, Trait};

/// The root element of an XML document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct XmlRoot {
    /// The name; empty if it is the name of the shape.
    pub name: &'static str,
    /// The namespace: its URI, and its prefix, which is empty for the default namespace.
    pub namespace: Option<(&'static str, &'static str)>,
}

impl XmlRoot {
    /// A root named after its shape, without a namespace.
    pub const PLAIN: XmlRoot = XmlRoot { name: "", namespace: None };

    /// Returns a root element; an empty string stands for a part that the model leaves out.
    #[must_use]
    pub const fn new(name: &'static str, uri: &'static str, prefix: &'static str) -> Self {
        let namespace = if uri.is_empty() { None } else { Some((uri, prefix)) };
        XmlRoot { name, namespace }
    }
}

impl Member {
    /// Returns the name of the `xmlName` trait, with its prefix if it has one.
    #[must_use]
    #[inline]
    pub fn xml_name(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::XmlName(name) => Some(*name),
            _ => None,
        })
    }

    /// Returns `true` if the member is an attribute of its structure's element (`xmlAttribute`).
    #[must_use]
    #[inline]
    pub fn is_xml_attribute(&self) -> bool {
        self.has(&Trait::XmlAttribute)
    }

    /// Returns `true` if elements of a list, or entries of a map, have no element around them
    /// (`xmlFlattened`).
    #[must_use]
    #[inline]
    pub fn is_xml_flattened(&self) -> bool {
        self.has(&Trait::XmlFlattened)
    }

    /// Returns the namespace of the member's element (`xmlNamespace`): its URI, and its prefix, which is
    /// empty for the default namespace.
    #[must_use]
    #[inline]
    pub fn xml_namespace(&self) -> Option<(&'static str, &'static str)> {
        self.find(|of| match of {
            Trait::XmlNamespace(uri, prefix) => Some((*uri, *prefix)),
            _ => None,
        })
    }

    /// Returns the name in requests of ec2Query (`ec2QueryName`).
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
