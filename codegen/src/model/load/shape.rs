//! Reading an entry of `shapes`: a shape with its members, or an `apply`.

use std::collections::HashSet;

use super::fields::Fields;
use super::file::{Application, ModelFile};
use super::log::{Log, Path};
use crate::model::nearest::{did_you_mean, meant_or};
use crate::model::traits::catalog;
use crate::model::{Json, Kind, Member, Shape, ShapeId, Traits, is_identifier, prelude};

/// The types that an entry of `shapes` may have.
const TYPES: [&str; 24] = [
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "set",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

/// The keys that some shape has.
const ALL_KEYS: &[&str] = &[
    "collectionOperations",
    "create",
    "delete",
    "errors",
    "identifiers",
    "input",
    "key",
    "list",
    "member",
    "members",
    "mixins",
    "operations",
    "output",
    "properties",
    "put",
    "read",
    "rename",
    "resources",
    "traits",
    "type",
    "update",
    "value",
    "version",
];

/// Returns the keys of a shape by its type (Smithy 2.0, section JSON AST).
fn keys(shape_type: &str) -> &'static [&'static str] {
    match shape_type {
        "apply" => &["type", "traits"],
        "list" | "set" => &["type", "traits", "mixins", "member"],
        "map" => &["type", "traits", "mixins", "key", "value"],
        "structure" | "union" | "enum" | "intEnum" => &["type", "traits", "mixins", "members"],
        "operation" => &["type", "traits", "mixins", "input", "output", "errors"],
        "service" => &["type", "traits", "mixins", "version", "operations", "resources", "errors", "rename"],
        "resource" => &[
            "type",
            "traits",
            "mixins",
            "identifiers",
            "properties",
            "create",
            "put",
            "read",
            "update",
            "delete",
            "list",
            "operations",
            "collectionOperations",
            "resources",
        ],
        _ => &["type", "traits", "mixins"],
    }
}

/// Reads the shapes of one file.
pub(super) struct Reader<'a> {
    pub(super) log: &'a mut Log,
    /// The ids seen so far, so that each text is allocated once.
    pub(super) ids: HashSet<ShapeId>,
    /// `true` if numbers and booleans start at zero unless boxed, as in Smithy 1.0.
    pub(super) primitive_numbers: bool,
}

impl Reader<'_> {
    /// Reads one entry into the file. Whatever is wrong inside is noted; `None` if nothing is left of it.
    pub(super) fn declaration(&mut self, key: &str, json: Json, file: &mut ModelFile) -> Option<()> {
        let shapes = Path::ROOT.key("shapes");
        let path = &shapes.key(key);
        self.log.shape = Some(key.into());
        let mut fields = Fields::new(self.log.object(path, json)?, ALL_KEYS);
        let shape_type = fields.demand("type", self.log, path)?;
        let shape_type = self.log.string(&path.key("type"), shape_type)?;
        fields.expect(keys(&shape_type));
        if matches!(&*shape_type, "enum" | "intEnum") {
            self.later(&path.key("type"), &format!("the type `{shape_type}`"));
        }
        if shape_type == "apply" {
            file.applications.push(self.application(path, key, fields)?);
            return Some(());
        }
        let id = self.id(path, key)?;
        let traits = self.traits(path, &mut fields);
        let mixins = self.references(path, &mut fields, "mixins");
        if !mixins.is_empty() {
            self.later(&path.key("mixins"), "mixins");
        }
        let kind = self.kind(path, &shape_type, &mut fields, !mixins.is_empty())?;
        fields.finish(self.log, path);
        let mut shape = Shape { id, kind, traits, mixins, mixed_in: Vec::new(), file: self.log.file.clone() };
        self.complete(&shape_type, &mut shape);
        file.shapes.push(shape);
        Some(())
    }

    /// Adds the traits that the type and the version of Smithy imply.
    fn complete(&self, shape_type: &str, shape: &mut Shape) {
        if shape_type == "set" {
            shape.traits.set_unique_items();
        }
        let is_primitive =
            self.primitive_numbers && !shape.traits.boxed() && shape.traits.default().is_none();
        if let Some(zero) = prelude::zero(&shape.kind).filter(|_| is_primitive) {
            shape.traits.set_default(zero);
        }
    }

    /// Notes what Smithy 1.0 does not have: a file that was called so by mistake would get zeros for numbers.
    pub(super) fn later(&mut self, path: &Path<'_>, what: &str) {
        if self.primitive_numbers {
            let (expected, hint) = ("what Smithy 1.0 has", "write `\"smithy\": \"2.0\"`, or remove it");
            self.log.error(path, format!("{what} in a file of Smithy 1.0"), expected, hint);
        }
    }

    fn application(&mut self, path: &Path<'_>, key: &str, mut fields: Fields) -> Option<Application> {
        let (target, member) = match key.split_once('$') {
            Some((target, member)) => (target, Some(member.to_owned())),
            None => (key, None),
        };
        let target = self.id(path, target)?;
        let traits = self.traits(path, &mut fields);
        fields.finish(self.log, path);
        Some(Application { target, member, traits, file: self.log.file.clone() })
    }

    fn kind(&mut self, path: &Path<'_>, shape_type: &str, fields: &mut Fields, mixed: bool) -> Option<Kind> {
        Some(match shape_type {
            "blob" => Kind::Blob,
            "boolean" => Kind::Boolean,
            "string" => Kind::String,
            "byte" => Kind::Byte,
            "short" => Kind::Short,
            "integer" => Kind::Integer,
            "long" => Kind::Long,
            "float" => Kind::Float,
            "double" => Kind::Double,
            "bigInteger" => Kind::BigInteger,
            "bigDecimal" => Kind::BigDecimal,
            "timestamp" => Kind::Timestamp,
            "document" => Kind::Document,
            "enum" => Kind::Enum(self.members(path, fields)),
            "intEnum" => Kind::IntEnum(self.members(path, fields)),
            "list" | "set" => {
                fields.lift(&["member"], shape_type, self.log, path);
                Kind::List(self.element(path, fields, "member", mixed)?)
            }
            "map" => {
                fields.lift(&["key", "value"], shape_type, self.log, path);
                let (key, value) =
                    (self.element(path, fields, "key", mixed), self.element(path, fields, "value", mixed));
                Kind::Map { key: key?, value: value? }
            }
            "structure" => Kind::Structure(self.members(path, fields)),
            "union" => Kind::Union(self.members(path, fields)),
            "operation" => Kind::Operation(self.operation(path, fields)),
            "resource" => Kind::Resource(self.resource(path, fields)),
            "service" => Kind::Service(self.service(path, fields)),
            other => {
                self.log.error(
                    &path.key("type"),
                    format!("the unknown type `{other}`"),
                    "a shape type of Smithy 2.0",
                    meant_or(did_you_mean(other, TYPES), "write a type such as `structure`"),
                );
                return None;
            }
        })
    }

    fn members(&mut self, path: &Path<'_>, fields: &mut Fields) -> Vec<Member> {
        let Some(json) = fields.take("members", self.log, path) else {
            return Vec::new();
        };
        let path = &path.key("members");
        let entries = self.log.object(path, json).unwrap_or_default();
        let mut members = Vec::with_capacity(entries.len());
        for (name, json) in entries {
            if !is_identifier(&name) {
                let expected = "letters, digits and underscores, no digit first";
                self.log.error(
                    &path.key(&name),
                    format!("the member name {name:?}"),
                    expected,
                    "rename it and give the wire name by a trait, such as `smithy.api#jsonName`",
                );
            }
            members.extend(self.member(path, name, json));
        }
        members
    }

    /// Returns the one member of a list, the key or value of a map. With mixins it may come from there, which
    /// is settled after merging.
    fn element(
        &mut self,
        path: &Path<'_>,
        fields: &mut Fields,
        name: &'static str,
        mixed: bool,
    ) -> Option<Member> {
        match fields.take(name, self.log, path) {
            Some(json) => self.member(path, name.into(), json),
            None if mixed => Some(Member {
                name: name.into(),
                target: ShapeId::parse(prelude::UNIT)?,
                traits: Traits::new(),
            }),
            None => fields.demand(name, self.log, path).and(None),
        }
    }

    fn member(&mut self, path: &Path<'_>, name: String, json: Json) -> Option<Member> {
        let path = &path.key(&name);
        let mut fields = Fields::new(self.log.object_with_target(path, json)?, &["target", "traits"]);
        let traits = self.traits(path, &mut fields);
        let target = fields.demand("target", self.log, path);
        fields.finish(self.log, path);
        let target = self.id_value(&path.key("target"), target?)?;
        Some(Member { name, target, traits })
    }

    fn traits(&mut self, path: &Path<'_>, fields: &mut Fields) -> Traits {
        let mut traits = Traits::new();
        let Some(json) = fields.take("traits", self.log, path) else {
            return traits;
        };
        let path = &path.key("traits");
        for (key, value) in self.log.object(path, json).unwrap_or_default() {
            let Some(id) = self.id_or(&path.key(&key), &key, trait_without_namespace) else {
                continue;
            };
            if matches!(id.as_str(), "smithy.api#default" | "smithy.api#mixin") {
                self.later(&path.key(&key), &format!("the trait `{id}`"));
            }
            // A trait that stands here twice was noted already.
            for mismatch in traits.add(id, value).err().unwrap_or_default() {
                self.log.mismatch(&path.key(&key), mismatch);
            }
        }
        traits
    }

    /// Returns a shape id that is a JSON string.
    pub(super) fn id_value(&mut self, path: &Path<'_>, json: Json) -> Option<ShapeId> {
        let text = self.log.string(path, json)?;
        self.id(path, &text)
    }

    /// Returns a shape id.
    pub(super) fn id(&mut self, path: &Path<'_>, text: &str) -> Option<ShapeId> {
        self.id_or(path, text, shape_without_namespace)
    }

    /// Returns a shape id. A name without a namespace is told with the id that was meant.
    fn id_or(&mut self, path: &Path<'_>, text: &str, meant: Meant) -> Option<ShapeId> {
        if let Some(id) = self.ids.get(text) {
            return Some(id.clone());
        }
        match ShapeId::parse(text) {
            Some(id) => {
                self.ids.insert(id.clone());
                Some(id)
            }
            None => {
                let hint = self.id_hint(text, meant);
                self.log.error(
                    path,
                    format!("{text:?}"),
                    "an absolute shape id such as `com.example#Name`",
                    hint,
                );
                None
            }
        }
    }

    /// Returns the advice about a text that is no shape id.
    fn id_hint(&self, text: &str, meant: Meant) -> String {
        if let Some((shape, _)) = text.split_once('$').filter(|(shape, _)| ShapeId::parse(shape).is_some()) {
            return format!(
                "name a shape: members stand in `{shape}`, and get traits from outside by `apply`"
            );
        }
        let beside = || Some(format!("{}#{text}", self.log.shape.as_ref()?.split_once('#')?.0));
        match Some(text).filter(|text| is_identifier(text)).and_then(|text| meant(text).or_else(beside)) {
            Some(id) => format!("did you mean `{id}`?"),
            None => "write the namespace, `#` and the name".to_owned(),
        }
    }
}

/// Returns the id of one of Smithy's own shapes or traits by its name.
type Meant = fn(&str) -> Option<String>;

fn shape_without_namespace(name: &str) -> Option<String> {
    let known = prelude::shapes().find(|shape| shape.id.name() == name);
    known.map(|shape| shape.id.to_string())
}

fn trait_without_namespace(name: &str) -> Option<String> {
    let id = format!("{}#{name}", prelude::NAMESPACE);
    catalog::fate(&id).map(|_| id)
}
