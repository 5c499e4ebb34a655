//! XML and query protocols in the intermediate representation.

use crate::model::traits::XmlNamespace;

/// The XML traits of a member, or of keys, elements and values.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
pub struct Xml {
    /// The `xmlName` trait.
    pub name: Option<String>,
    /// The `xmlAttribute` trait.
    pub attribute: bool,
    /// The `xmlFlattened` trait.
    pub flattened: bool,
    /// The `xmlNamespace` trait.
    pub namespace: Option<XmlNamespace>,
    /// The `ec2QueryName` trait.
    pub ec2_name: Option<String>,
    /// The traits of keys.
    pub key: Option<Box<Xml>>,
    /// The traits of elements or values.
    pub element: Option<Box<Xml>>,
}

/// The element that a whole message is: the name, where it is not the shape's, and its namespace.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct XmlRoot {
    /// The `xmlName` trait of the shape.
    pub name: Option<String>,
    /// The `xmlNamespace` trait of the shape, else of the service.
    pub namespace: Option<XmlNamespace>,
}

/// The root elements of the messages of an operation.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct XmlMessages {
    /// The request.
    pub input: XmlRoot,
    /// The response.
    pub output: XmlRoot,
    /// The `s3UnwrappedXmlOutput` trait.
    pub unwrapped_output: bool,
}
