//! Models with one change each.

use serde_json::{Map, Value, json};

use super::Valid;
use crate::peers::random::Random;

/// Values that stand in place of others.
const ODD: &str = r##"["", "a", "0", "{x}", "/", "/a/{b}", "*", "smithy.api#String", "a#b", "é", " x", "x y", "client",
    "server", "GET", "2020-01-01T00:00:00Z", -1, 0, 1.5, 300, true, null, [], {}, [1], ["a", "a"], {"a": "b"}]"##;

/// Names that members get.
const NAMES: [&str; 10] = ["", "_", "1a", "a b", "é", "a-b", "Self", "type", "__type", "message"];

/// Types that shapes get.
const TYPES: [&str; 14] = [
    "structure",
    "union",
    "list",
    "map",
    "string",
    "enum",
    "intEnum",
    "service",
    "operation",
    "resource",
    "blob",
    "timestamp",
    "document",
    "boolean",
];

/// Traits that do not count for values: texts, and what is compared elsewhere.
const LEFT_OUT: [&str; 2] = ["smithy.api#documentation", "smithy.rules#endpointRuleSet"];

/// A model with a change.
pub(super) struct Mutant {
    /// The number of the model that was changed.
    pub(super) of: usize,
    /// The change, for messages.
    pub(super) change: String,
    pub(super) model: Value,
}

/// Changes of models, without an end.
pub(super) struct Mutants<'m> {
    random: Random,
    models: &'m [Valid],
    /// The traits of all models, with their values.
    traits: Vec<(String, Value)>,
    odd: Vec<Value>,
}

impl<'m> Mutants<'m> {
    pub(super) fn new(seed: u64, models: &'m [Valid]) -> Self {
        let mut traits = Vec::new();
        for model in models {
            collect_traits(&model.model["shapes"], &mut traits);
        }
        let odd = serde_json::from_str(ODD).unwrap_or_default();
        Mutants { random: Random::new(seed, "validator"), models, traits, odd }
    }

    /// Makes one change, if the chosen place has room for it.
    fn change(&mut self, model: &mut Value) -> Option<String> {
        match self.random.below(20) {
            0..7 => self.add_trait(model),
            7..11 => self.change_trait(model),
            11..15 => self.change_target(model),
            15..18 => self.change_member(model),
            _ => self.change_shape(model),
        }
    }

    fn add_trait(&mut self, model: &mut Value) -> Option<String> {
        let (id, mut value) = self.traits.get(self.random.below(self.traits.len()))?.clone();
        if self.random.once_in(4) {
            self.tweak(&mut value);
        }
        let (name, shape) = self.shape(model)?;
        let members = shape.get("members").and_then(Value::as_object).map_or(0, Map::len);
        let change = format!("{id} = {value} at {name}");
        let (place, change) = match members > 0 && !self.random.once_in(3) {
            true => {
                let (member, place) = self.entry(shape.get_mut("members")?.as_object_mut()?)?;
                let change = format!("{change}${member}");
                (place, change)
            }
            false => (shape, change),
        };
        let traits = place.as_object_mut()?.entry("traits").or_insert_with(|| json!({}));
        traits.as_object_mut()?.insert(id, value);
        Some(change)
    }

    fn change_trait(&mut self, model: &mut Value) -> Option<String> {
        let mut places = Vec::new();
        find(&model["shapes"], "/shapes", &mut places);
        let is_inside = |path: &&String| {
            path.contains("/traits/") && !LEFT_OUT.iter().any(|id| path.contains(&id.replace('/', "~1")))
        };
        let places: Vec<&String> = places.iter().filter(is_inside).collect();
        let path = *places.get(self.random.below(places.len()))?;
        if self.random.once_in(3) {
            let (parent, key) = path.rsplit_once('/')?;
            remove(model.pointer_mut(parent)?, key)?;
            return Some(format!("without {path}"));
        }
        let value = model.pointer_mut(path)?;
        self.tweak(value);
        Some(format!("{value} at {path}"))
    }

    fn change_target(&mut self, model: &mut Value) -> Option<String> {
        const OWN: [&str; 8] =
            ["String", "Integer", "Blob", "Timestamp", "Document", "Unit", "BigDecimal", "Nope"];
        let mut places = Vec::new();
        find(&model["shapes"], "/shapes", &mut places);
        places.retain(|path| path.ends_with("/target") && !path.contains("/traits/"));
        let path = places.get(self.random.below(places.len()))?;
        let target = match self.random.once_in(3) {
            true => format!("smithy.api#{}", self.random.pick(&OWN)),
            false => {
                let shapes = model["shapes"].as_object()?;
                shapes.keys().nth(self.random.below(shapes.len()))?.clone()
            }
        };
        *model.pointer_mut(path)? = target.clone().into();
        Some(format!("{target} at {path}"))
    }

    fn change_member(&mut self, model: &mut Value) -> Option<String> {
        let (name, shape) = self.shape(model)?;
        let members = shape.get_mut("members")?.as_object_mut()?;
        let (member, _) = self.entry(members)?;
        let other = match self.random.below(3) {
            0 => {
                members.remove(&member);
                return Some(format!("without {name}${member}"));
            }
            1 => member.to_ascii_uppercase(),
            _ => self.random.pick(&NAMES).to_owned(),
        };
        let value = members.get(&member)?.clone();
        members.insert(other.clone(), value);
        Some(format!("{name}${member} as {other:?} too"))
    }

    fn change_shape(&mut self, model: &mut Value) -> Option<String> {
        let (name, shape) = self.shape(model)?;
        let shape = shape.as_object_mut()?;
        if self.random.once_in(2) {
            let kind = self.random.pick(&TYPES);
            shape.insert("type".to_owned(), kind.into());
            return Some(format!("{name} of type {kind}"));
        }
        let (key, _) = self.entry(shape)?;
        shape.remove(&key);
        Some(format!("{name} without {key}"))
    }

    fn shape<'v>(&mut self, model: &'v mut Value) -> Option<(String, &'v mut Value)> {
        self.entry(model.get_mut("shapes")?.as_object_mut()?)
    }

    fn entry<'v>(&mut self, entries: &'v mut Map<String, Value>) -> Option<(String, &'v mut Value)> {
        let at = self.random.below(entries.len());
        entries.iter_mut().nth(at).map(|(key, value)| (key.clone(), value))
    }

    /// Changes a value, or a part of it.
    fn tweak(&mut self, value: &mut Value) {
        let is_inside = !self.random.once_in(4);
        match value {
            Value::Object(entries) if is_inside && !entries.is_empty() => {
                if let Some((key, inner)) = self.entry(entries) {
                    match self.random.below(3) {
                        0 => _ = entries.remove(&key),
                        1 => {
                            let inner = inner.clone();
                            entries.insert(format!("{key}x"), inner);
                        }
                        _ => self.tweak(inner),
                    }
                }
            }
            Value::Array(elements) if is_inside && !elements.is_empty() => {
                let at = self.random.below(elements.len());
                match self.random.below(3) {
                    0 => _ = elements.remove(at),
                    1 => elements.push(elements[at].clone()),
                    _ => self.tweak(&mut elements[at]),
                }
            }
            Value::String(text) if is_inside && !text.is_empty() => match self.random.below(4) {
                0 => *text = text.to_ascii_uppercase(),
                1 => text.push('x'),
                2 => *text = format!(" {text}"),
                _ => text.push_str("/{zz}"),
            },
            value => *value = self.odd.get(self.random.below(self.odd.len())).cloned().unwrap_or_default(),
        }
    }
}

impl Iterator for Mutants<'_> {
    type Item = Mutant;

    fn next(&mut self) -> Option<Mutant> {
        loop {
            let of = self.random.below(self.models.len());
            let mut model = self.models.get(of)?.model.clone();
            if let Some(change) = self.change(&mut model) {
                return Some(Mutant { of, change, model });
            }
        }
    }
}

fn collect_traits(value: &Value, traits: &mut Vec<(String, Value)>) {
    let Value::Object(entries) = value else { return };
    for (key, value) in entries {
        match (key.as_str(), value) {
            ("traits", Value::Object(found)) => {
                let found = found.iter().filter(|(id, _)| !LEFT_OUT.contains(&id.as_str()));
                traits.extend(found.map(|(id, value)| (id.clone(), value.clone())));
            }
            _ => collect_traits(value, traits),
        }
    }
}

/// Collects the JSON pointers of all that is in a value.
fn find(value: &Value, path: &str, found: &mut Vec<String>) {
    let mut look = |key: String, value: &Value| {
        let path = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
        find(value, &path, found);
        found.push(path);
    };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| look(key.clone(), value)),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(at, value)| look(at.to_string(), value));
        }
        _ => {}
    }
}

fn remove(parent: &mut Value, key: &str) -> Option<Value> {
    match parent {
        Value::Object(entries) => entries.remove(&key.replace("~1", "/").replace("~0", "~")),
        Value::Array(elements) => {
            let at = key.parse::<usize>().ok().filter(|at| *at < elements.len())?;
            Some(elements.remove(at))
        }
        _ => None,
    }
}
