//! The shapes of a model, as Smithy 2.0 defines them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ShapeId, Traits};
use crate::error::ModelLocation;

/// A shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its id.
    pub id: ShapeId,
    /// Its type, with what only that type has.
    pub kind: Kind,
    /// Its traits, in the order of the file, then those applied.
    pub traits: Traits,
    /// The mixins it takes in; empty after the passes.
    pub mixins: Vec<ShapeId>,
    /// Traits applied to members that come from a mixin, by the member's name; empty after the passes.
    pub mixed_in: Vec<(String, Traits)>,
    /// The name of the file it was first found in.
    pub file: Arc<str>,
}

impl Shape {
    /// Returns the location in the model.
    pub fn location(&self) -> ModelLocation {
        ModelLocation { file: self.file.to_string(), path: format!("$.shapes[\"{}\"]", self.id), byte: None }
    }

    /// Returns `true` if all but the file is equal.
    pub fn says_the_same(&self, other: &Shape) -> bool {
        self.kind == other.kind && self.mixins == other.mixins && self.traits == other.traits
    }
}

/// The type of a shape, with its members or properties.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Bytes.
    Blob,
    /// A boolean.
    Boolean,
    /// Text.
    String,
    /// 8 bits, signed.
    Byte,
    /// 16 bits, signed.
    Short,
    /// 32 bits, signed.
    Integer,
    /// 64 bits, signed.
    Long,
    /// IEEE 754, 32 bits.
    Float,
    /// IEEE 754, 64 bits.
    Double,
    /// A whole number of any size.
    BigInteger,
    /// A decimal number of any precision.
    BigDecimal,
    /// An instant.
    Timestamp,
    /// Untyped data.
    Document,
    /// A set of strings, open to more.
    Enum(Vec<Member>),
    /// A set of 32-bit integers, open to more.
    IntEnum(Vec<Member>),
    /// A list; a `set` is a list with `uniqueItems`.
    List(Member),
    /// A map from strings.
    Map {
        /// The member `key`.
        key: Member,
        /// The member `value`.
        value: Member,
    },
    /// Members side by side.
    Structure(Vec<Member>),
    /// Exactly one of its members.
    Union(Vec<Member>),
    /// Something that can be called.
    Operation(Operation),
    /// Something with an identity and a life cycle.
    Resource(Resource),
    /// The entry point of an API.
    Service(Service),
}

impl Kind {
    /// Smithy's word for it.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Blob => "blob",
            Kind::Boolean => "boolean",
            Kind::String => "string",
            Kind::Byte => "byte",
            Kind::Short => "short",
            Kind::Integer => "integer",
            Kind::Long => "long",
            Kind::Float => "float",
            Kind::Double => "double",
            Kind::BigInteger => "bigInteger",
            Kind::BigDecimal => "bigDecimal",
            Kind::Timestamp => "timestamp",
            Kind::Document => "document",
            Kind::Enum(_) => "enum",
            Kind::IntEnum(_) => "intEnum",
            Kind::List(_) => "list",
            Kind::Map { .. } => "map",
            Kind::Structure(_) => "structure",
            Kind::Union(_) => "union",
            Kind::Operation(_) => "operation",
            Kind::Resource(_) => "resource",
            Kind::Service(_) => "service",
        }
    }

    /// Returns `true` if values of it exist: everything but operations, resources and services.
    pub fn is_data(&self) -> bool {
        !matches!(self, Kind::Operation(_) | Kind::Resource(_) | Kind::Service(_))
    }

    /// Returns `true` if it has neither members nor properties; an enum is simple for Smithy as well.
    pub fn is_simple(&self) -> bool {
        self.is_data()
            && !matches!(self, Kind::List(_) | Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_))
    }

    /// Returns `true` for numbers, integer enums among them.
    pub fn is_number(&self) -> bool {
        matches!(
            self,
            Kind::Byte
                | Kind::Short
                | Kind::Integer
                | Kind::IntEnum(_)
                | Kind::Long
                | Kind::Float
                | Kind::Double
                | Kind::BigInteger
                | Kind::BigDecimal
        )
    }

    /// Returns all its members, in model order: `member` of a list, `key` and `value` of a map.
    pub fn members(&self) -> MemberIter<'_> {
        match self {
            Kind::Enum(all) | Kind::IntEnum(all) | Kind::Structure(all) | Kind::Union(all) => {
                MemberIter { slice: all.iter(), one: None, other: None }
            }
            Kind::List(member) => MemberIter { slice: [].iter(), one: Some(member), other: None },
            Kind::Map { key, value } => MemberIter { slice: [].iter(), one: Some(key), other: Some(value) },
            _ => MemberIter { slice: [].iter(), one: None, other: None },
        }
    }

    /// Returns a member by its name, to change it.
    pub fn member_mut(&mut self, name: &str) -> Option<&mut Member> {
        let index = self.members().position(|member| member.name == name)?;
        self.member_at_mut(index)
    }

    /// Returns a member by its index among [`Kind::members`], to change it.
    pub fn member_at_mut(&mut self, index: usize) -> Option<&mut Member> {
        match self {
            Kind::Enum(all) | Kind::IntEnum(all) | Kind::Structure(all) | Kind::Union(all) => {
                all.get_mut(index)
            }
            Kind::List(member) => (index == 0).then_some(member),
            Kind::Map { key, value } => [key, value].into_iter().nth(index),
            _ => None,
        }
    }
}

/// An iterator over the members of a shape.
#[derive(Clone, Debug)]
pub struct MemberIter<'a> {
    slice: std::slice::Iter<'a, Member>,
    one: Option<&'a Member>,
    other: Option<&'a Member>,
}

impl<'a> Iterator for MemberIter<'a> {
    type Item = &'a Member;

    fn next(&mut self) -> Option<&'a Member> {
        self.slice.next().or_else(|| self.one.take()).or_else(|| self.other.take())
    }
}

/// A member of a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// The shape of its values.
    pub target: ShapeId,
    /// Its own traits, not those of the target.
    pub traits: Traits,
}

/// The properties of an operation. A target of `smithy.api#Unit` is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
    /// The structure it takes.
    pub input: Option<ShapeId>,
    /// The structure it returns.
    pub output: Option<ShapeId>,
    /// The errors that only it declares.
    pub errors: Vec<ShapeId>,
}

/// The properties of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// The version; may be empty.
    pub version: String,
    /// Its own operations, without those of resources.
    pub operations: Vec<ShapeId>,
    /// Its resources.
    pub resources: Vec<ShapeId>,
    /// The errors that every operation has.
    pub errors: Vec<ShapeId>,
    /// Other names for shapes in its closure.
    pub rename: BTreeMap<ShapeId, String>,
}

/// The properties of a resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// The parts of its identity.
    pub identifiers: BTreeMap<String, ShapeId>,
    /// Its properties.
    pub properties: BTreeMap<String, ShapeId>,
    /// The operation that creates one, with a generated identity.
    pub create: Option<ShapeId>,
    /// The operation that puts one, with a given identity.
    pub put: Option<ShapeId>,
    /// The operation that reads one.
    pub read: Option<ShapeId>,
    /// The operation that changes one.
    pub update: Option<ShapeId>,
    /// The operation that deletes one.
    pub delete: Option<ShapeId>,
    /// The operation that lists them.
    pub list: Option<ShapeId>,
    /// Other operations on one.
    pub operations: Vec<ShapeId>,
    /// Other operations on all of them.
    pub collection_operations: Vec<ShapeId>,
    /// Resources inside it.
    pub resources: Vec<ShapeId>,
}

impl Resource {
    /// Returns the operations of its life cycle, each with its key.
    pub fn lifecycle(&self) -> impl Iterator<Item = (&'static str, &ShapeId)> {
        let steps = [
            ("create", &self.create),
            ("put", &self.put),
            ("read", &self.read),
            ("update", &self.update),
            ("delete", &self.delete),
            ("list", &self.list),
        ];
        steps.into_iter().filter_map(|(key, id)| Some((key, id.as_ref()?)))
    }

    /// Returns every operation of it, those of the life cycle first; without those of inner resources.
    pub fn all_operations(&self) -> impl Iterator<Item = &ShapeId> {
        let lifecycle = self.lifecycle().map(|(_, id)| id);
        lifecycle.chain(&self.operations).chain(&self.collection_operations)
    }

    /// Every target of it, to change it.
    pub(super) fn all_targets_mut(&mut self) -> impl Iterator<Item = &mut ShapeId> {
        let named = self.identifiers.values_mut().chain(self.properties.values_mut());
        let lifecycle = [
            &mut self.create,
            &mut self.put,
            &mut self.read,
            &mut self.update,
            &mut self.delete,
            &mut self.list,
        ];
        named
            .chain(lifecycle.into_iter().flatten())
            .chain(&mut self.operations)
            .chain(&mut self.collection_operations)
            .chain(&mut self.resources)
    }
}
