//! A model as a graph: shapes and members, and the relationships from one to another (Smithy 2.0, section Selectors,
//! Relationships).

use std::hash::{Hash, Hasher};

use crate::model::{Kind, Member, Model, Resource, Shape, ShapeId, Traits};

/// A shape, or a member of it.
#[derive(Clone, Copy)]
pub(super) struct Node<'m> {
    pub(super) shape: &'m Shape,
    pub(super) member: Option<&'m Member>,
}

/// The relationships that a selector may name. Those of [`BOUND`] and [`TRAIT`] are followed where they are named, and
/// not among all others.
#[rustfmt::skip]
pub(super) const RELATIONSHIPS: [&str; 18] = [
    BOUND, "collectionOperation", "create", "delete", "error", "identifier", "input", "instanceOperation", "list",
    "member", "operation", "output", "property", "put", "read", "resource", TRAIT, "update",
];

/// From an operation or resource to the services and resources that have it.
pub(super) const BOUND: &str = "bound";
/// From a shape to the definitions of its traits.
pub(super) const TRAIT: &str = "trait";

impl<'m> Node<'m> {
    /// Returns its traits.
    pub(super) fn traits(self) -> &'m Traits {
        self.member.map_or(&self.shape.traits, |member| &member.traits)
    }

    /// Returns its id.
    pub(super) fn id(self) -> String {
        self.member.map_or_else(|| self.shape.id.to_string(), |of| format!("{}${}", self.shape.id, of.name))
    }

    /// Returns the id of the shape and the name of the member.
    pub(super) fn owned(self) -> (ShapeId, Option<String>) {
        (self.shape.id.clone(), self.member.map(|member| member.name.clone()))
    }

    fn key(self) -> (&'m str, Option<&'m str>) {
        (self.shape.id.as_str(), self.member.map(|member| member.name.as_str()))
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Node<'_> {}

impl Hash for Node<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// Returns the shapes to which one has a relationship, each with its name. That of a member to its target has none.
pub(super) fn neighbors<'m>(model: &'m Model, from: Node<'m>) -> Vec<(&'static str, Node<'m>)> {
    let mut found = Vec::new();
    let mut add = |name: &'static str, id: &'m ShapeId| {
        found.extend(model.get(id).map(|shape| (name, Node { shape, member: None })));
    };
    if let Some(member) = from.member {
        add("", &member.target);
        return found;
    }
    match &from.shape.kind {
        Kind::Service(service) => {
            service.operations.iter().for_each(|id| add("operation", id));
            service.resources.iter().for_each(|id| add("resource", id));
            service.errors.iter().for_each(|id| add("error", id));
        }
        Kind::Resource(resource) => of_resource(resource, &mut add),
        Kind::Operation(operation) => {
            operation.input.iter().for_each(|id| add("input", id));
            operation.output.iter().for_each(|id| add("output", id));
            operation.errors.iter().for_each(|id| add("error", id));
        }
        kind => {
            let members = kind.members().map(|member| Node { shape: from.shape, member: Some(member) });
            found.extend(members.map(|member| ("member", member)));
        }
    }
    found
}

fn of_resource<'m>(resource: &'m Resource, add: &mut impl FnMut(&'static str, &'m ShapeId)) {
    resource.identifiers.values().for_each(|id| add("identifier", id));
    resource.properties.values().for_each(|id| add("property", id));
    resource.resources.iter().for_each(|id| add("resource", id));
    for (step, id) in resource.lifecycle() {
        add("operation", id);
        add(if matches!(step, "create" | "list") { "collectionOperation" } else { "instanceOperation" }, id);
        add(step, id);
    }
    for (name, ids) in [
        ("instanceOperation", &resource.operations),
        ("collectionOperation", &resource.collection_operations),
    ] {
        ids.iter().for_each(|id| add("operation", id));
        ids.iter().for_each(|id| add(name, id));
    }
}
