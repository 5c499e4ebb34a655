//! The shapes that every model has without defining them: `smithy.api#String` and its like.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::{Json, Kind, Shape, ShapeId, Traits};

/// The namespace of the prelude.
pub(super) const NAMESPACE: &str = "smithy.api";

/// The id of the structure without members that stands for nothing.
pub(super) const UNIT: &str = "smithy.api#Unit";

static PRELUDE: LazyLock<BTreeMap<ShapeId, Shape>> =
    LazyLock::new(|| all().into_iter().map(|shape| (shape.id.clone(), shape)).collect());

/// Returns a shape of the prelude.
pub(super) fn get(id: &ShapeId) -> Option<&'static Shape> {
    if id.namespace() == NAMESPACE { PRELUDE.get(id) } else { None }
}

/// Returns all shapes of the prelude.
pub(super) fn shapes() -> impl Iterator<Item = &'static Shape> {
    PRELUDE.values()
}

/// Returns the zero that a number or boolean has when nothing else is said, in Smithy 1.0 and for the
/// `Primitive` shapes.
pub(super) fn zero(kind: &Kind) -> Option<Json> {
    match kind {
        Kind::Boolean => Some(Json::Bool(false)),
        Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::Float | Kind::Double => {
            Some(Json::Number(0.into()))
        }
        _ => None,
    }
}

fn all() -> Vec<Shape> {
    let nullable = [
        ("Blob", Kind::Blob),
        ("Boolean", Kind::Boolean),
        ("String", Kind::String),
        ("Byte", Kind::Byte),
        ("Short", Kind::Short),
        ("Integer", Kind::Integer),
        ("Long", Kind::Long),
        ("Float", Kind::Float),
        ("Double", Kind::Double),
        ("BigInteger", Kind::BigInteger),
        ("BigDecimal", Kind::BigDecimal),
        ("Timestamp", Kind::Timestamp),
        ("Document", Kind::Document),
        ("Unit", Kind::Structure(Vec::new())),
    ];
    let primitive = [
        ("PrimitiveBoolean", Kind::Boolean),
        ("PrimitiveByte", Kind::Byte),
        ("PrimitiveShort", Kind::Short),
        ("PrimitiveInteger", Kind::Integer),
        ("PrimitiveLong", Kind::Long),
        ("PrimitiveFloat", Kind::Float),
        ("PrimitiveDouble", Kind::Double),
    ];
    let nullable = nullable.into_iter().filter_map(|(name, kind)| shape(name, kind, Traits::new()));
    let primitive = primitive.into_iter().filter_map(|(name, kind)| {
        let mut traits = Traits::new();
        traits.set_default(zero(&kind)?);
        shape(name, kind, traits)
    });
    nullable.chain(primitive).collect()
}

fn shape(name: &str, kind: Kind, traits: Traits) -> Option<Shape> {
    let id = ShapeId::parse(&format!("{NAMESPACE}#{name}"))?;
    Some(Shape { id, kind, traits, mixins: Vec::new(), mixed_in: Vec::new(), file: Arc::from("the prelude") })
}
