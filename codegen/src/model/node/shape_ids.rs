//! Strings that are to be the ids of shapes (Smithy 2.0, `idRef` trait).

use crate::model::selector::{Selected, Selections};
use crate::model::traits::catalog;
use crate::model::{Json, Shape, ShapeId, Traits};

const ID_REF: &str = "smithy.api#idRef";

/// A string that is not the id of a shape, as it is to be: the expected form, and advice.
pub(super) struct NoId {
    pub(super) expected: String,
    pub(super) hint: String,
}

/// Returns the fault of a string of a shape, for a member with traits of its own, if it is to be an id.
///
/// An id without a namespace, and one of a namespace that the model has no shape of, may be right.
pub(super) fn broken(
    selections: &Selections<'_>,
    shape: &Shape,
    member: Option<&Traits>,
    text: &str,
) -> Option<NoId> {
    let model = selections.model();
    let rule = member.and_then(|traits| traits.get(ID_REF)).or_else(|| shape.traits.get(ID_REF))?;
    let (name, member) = text.split_once('$').map_or((text, None), |(name, member)| (name, Some(member)));
    let Some(id) = ShapeId::parse(name) else {
        let is_relative = ShapeId::parse(&format!("a#{name}")).is_some();
        let hint = "write the namespace, `#` and the name".to_owned();
        return (!is_relative).then_some(NoId { expected: "the id of a shape".to_owned(), hint });
    };
    if let Some(found) = model.get(&id)
        && member.is_none_or(|member| found.kind.members().any(|of| of.name == member))
    {
        let selector = rule.get("selector").and_then(Json::as_str)?;
        let Selected::These(shapes) = &*selections.of(selector) else { return None };
        let hint = "correct the id".to_owned();
        let expected = format!("the id of a shape that `{selector}` selects");
        return (!shapes.contains(&id, member)).then_some(NoId { expected, hint });
    }
    let is_of_smithy = catalog::fate(id.as_str()).is_some();
    let must_exist = rule.get("failWhenMissing").and_then(Json::as_bool) == Some(true);
    let is_known = || model.shapes.keys().any(|known| known.namespace() == id.namespace());
    if is_of_smithy || !must_exist || !is_known() {
        return None;
    }
    let hint = match model.nearest_shape(&id, |_| true) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "correct the id, or add the shape".to_owned(),
    };
    Some(NoId { expected: "the id of a shape that exists".to_owned(), hint })
}
