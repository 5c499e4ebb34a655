//! XML traits of a member, of what it contains, and of whole messages. Only services with a protocol that has
//! XML bodies, or names of XML in its requests, are told of them: tables stay as small as they can be.

use super::Lowering;
use super::member::DEEPEST;
use crate::ir::{Xml, XmlMessages, XmlRoot};
use crate::model::traits::XmlNamespace;
use crate::model::{Kind, Member, Model, Operation, Shape, ShapeId};

impl Lowering<'_> {
    /// Returns the XML traits of a member. One that is the whole body has the name and the namespace of its
    /// target.
    pub(super) fn xml(&self, member: &Member) -> Option<Xml> {
        if !self.speaks_xml {
            return None;
        }
        let mut xml = of(self.model, member, DEEPEST).unwrap_or_default();
        let target = self.shape(&member.target).filter(|_| member.traits.http_payload());
        if let Some(target) = target {
            xml.name = xml.name.or_else(|| target.traits.xml_name().map(str::to_owned));
            xml.namespace = xml.namespace.or_else(|| target.traits.xml_namespace().cloned());
        }
        (xml != Xml::default()).then_some(xml)
    }

    /// Returns the XML roots of an operation's messages.
    pub(super) fn xml_messages(&self, shape: &Shape, operation: &Operation) -> XmlMessages {
        if !self.speaks_xml {
            return XmlMessages::default();
        }
        let unwrapped = "aws.customizations#s3UnwrappedXmlOutput";
        XmlMessages {
            input: self.xml_root(operation.input.as_ref()),
            output: self.xml_root(operation.output.as_ref()),
            unwrapped_output: shape.traits.get(unwrapped).is_some(),
        }
    }

    fn xml_root(&self, id: Option<&ShapeId>) -> XmlRoot {
        let shape = id.and_then(|id| self.shape(id));
        let service = self.shape(&self.closure.service).map(|service| &service.traits);
        // Without HTTP bindings the outermost element is that of the operation, not that of the shape.
        let is_of_shape = service.is_some_and(|service| {
            service.spoken().any(|protocol| protocol.has_xml() && protocol.has_http_bindings())
        });
        let own = shape.filter(|_| is_of_shape).and_then(|shape| shape.traits.xml_namespace());
        let namespace: Option<&XmlNamespace> = own.or_else(|| service?.xml_namespace());
        XmlRoot {
            name: shape.and_then(|shape| shape.traits.xml_name()).map(str::to_owned),
            namespace: namespace.cloned(),
        }
    }
}

fn of(model: &Model, member: &Member, depth: usize) -> Option<Xml> {
    let inner = |member: &Member| of(model, member, depth.checked_sub(1)?).map(Box::new);
    let (key, element) = match model.get(&member.target).map(|shape| &shape.kind) {
        Some(Kind::List(element)) => (None, inner(element)),
        Some(Kind::Map { key, value }) => (inner(key), inner(value)),
        _ => (None, None),
    };
    let own = &member.traits;
    let xml = Xml {
        name: own.xml_name().map(str::to_owned),
        attribute: own.xml_attribute(),
        flattened: own.xml_flattened(),
        namespace: own.xml_namespace().cloned(),
        ec2_name: own.ec2_query_name().map(str::to_owned),
        key,
        element,
    };
    (xml != Xml::default()).then_some(xml)
}
