//! Members of a structure that have the same name in XML, and prefixes that stand for nothing.

use std::collections::{HashMap, HashSet};

use super::{Warning, warning};
use crate::model::{Closure, Model, Shape, ShapeId};

/// Returns a warning for each member whose element or attribute another one has, and for each whose prefix is declared
/// nowhere, if the service has a protocol with XML. Models that left such a protocol still have the names.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    if !service.traits.speaks_xml() {
        return Vec::new();
    }
    let shapes = || closure.shapes.iter().filter_map(|id| model.get(id));
    let inner: HashSet<&ShapeId> =
        shapes().flat_map(|shape| shape.kind.members().map(|member| &member.target)).collect();
    let mut all: Vec<Warning> =
        shapes().flat_map(|shape| of_shape(model, shape, inner.contains(&shape.id))).collect();
    let namespaces = shapes().flat_map(|shape| {
        let of_members = shape.kind.members().filter_map(|member| member.traits.xml_namespace());
        of_members.chain(shape.traits.xml_namespace())
    });
    let declared: HashSet<&str> =
        namespaces.chain(service.traits.xml_namespace()).filter_map(|of| of.prefix.as_deref()).collect();
    all.extend(shapes().flat_map(|shape| undeclared(model, shape, &declared)));
    all
}

/// Returns the prefix of a name, and the rest.
fn split(name: &str) -> (Option<&str>, &str) {
    name.split_once(':').map_or((None, name), |(prefix, local)| (Some(prefix), local))
}

/// Where the declarations stand does not matter: one that is not around the element is no loss to us, and hard to tell.
fn undeclared(model: &Model, shape: &Shape, declared: &HashSet<&str>) -> Vec<Warning> {
    let mut all = Vec::new();
    for member in shape.kind.members() {
        let Some((Some(prefix), _)) = member.traits.xml_name().map(split) else { continue };
        if prefix != "xml" && !declared.contains(prefix) {
            all.push(warning(
                "XmlPrefix",
                model.member_error(&shape.id, &member.name, "", "", ""),
                ".traits[\"smithy.api#xmlName\"]",
                format!("the prefix {prefix:?}, which no `smithy.api#xmlNamespace` of the service declares"),
                "readers that know namespaces refuse the document",
                "add `smithy.api#xmlNamespace` with this prefix to the structure, or take the prefix out",
            ));
        }
    }
    all
}

/// A shape that is inside of others has all of its members there.
fn of_shape(model: &Model, shape: &Shape, is_inner: bool) -> Vec<Warning> {
    let mut names: HashMap<(bool, &str), &str> = HashMap::new();
    let mut all = Vec::new();
    for member in shape.kind.members().filter(|member| is_inner || !member.traits.is_bound()) {
        let name = member.traits.xml_name().unwrap_or(&member.name);
        let is_attribute = member.traits.xml_attribute();
        let (_, local) = split(name); // by which they are read
        let Some(first) = names.insert((is_attribute, local), &member.name) else { continue };
        let what = if is_attribute { "attribute" } else { "element" };
        let inside = if member.traits.xml_name().is_some() { ".traits[\"smithy.api#xmlName\"]" } else { "" };
        all.push(warning(
            "XmlName",
            model.member_error(&shape.id, &member.name, "", "", ""),
            inside,
            format!("the XML {what} {name:?}, which `{first}` has too"),
            "a reader cannot tell the two apart",
            "change `smithy.api#xmlName` of one of the two",
        ));
    }
    all
}
