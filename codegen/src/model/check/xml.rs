//! Checks that no member is an attribute that declares a namespace (Namespaces in XML 1.0, section 3): readers take it for
//! one, and no document has it twice.

use crate::error::Collected;
use crate::model::Model;

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        for member in shape.kind.members().filter(|member| member.traits.xml_attribute()) {
            let name = member.traits.xml_name();
            if name.unwrap_or(&member.name) == "xmlns" {
                let found = "the attribute `xmlns`, which declares a namespace";
                let hint = "give the member another `smithy.api#xmlName`, or use `smithy.api#xmlNamespace`";
                let error = model.member_error(&shape.id, &member.name, found, "another attribute", hint);
                let id = if name.is_some() { "smithy.api#xmlName" } else { "smithy.api#xmlAttribute" };
                errors.push(error.inside(&["traits", id]));
            }
        }
    }
}
