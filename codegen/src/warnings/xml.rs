//! Members of a structure that have the same name in XML.

use std::collections::{HashMap, HashSet};

use super::{Warning, warning};
use crate::model::{Closure, Model, Shape, ShapeId};

/// Returns a warning for each member whose element or attribute another one has, if the service has a protocol with
/// XML. Models that left such a protocol still have the names.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    if !service.traits.speaks_xml() {
        return Vec::new();
    }
    let shapes = || closure.shapes.iter().filter_map(|id| model.get(id));
    let inner: HashSet<&ShapeId> =
        shapes().flat_map(|shape| shape.kind.members().map(|member| &member.target)).collect();
    shapes().flat_map(|shape| of_shape(model, shape, inner.contains(&shape.id))).collect()
}

/// A shape that is inside of others has all of its members there.
fn of_shape(model: &Model, shape: &Shape, is_inner: bool) -> Vec<Warning> {
    let mut names: HashMap<(bool, &str), &str> = HashMap::new();
    let mut all = Vec::new();
    for member in shape.kind.members().filter(|member| is_inner || !member.traits.is_bound()) {
        let name = member.traits.xml_name().unwrap_or(&member.name);
        let is_attribute = member.traits.xml_attribute();
        let Some(first) = names.insert((is_attribute, name), &member.name) else { continue };
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
