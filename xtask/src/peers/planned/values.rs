//! Values of one operation: inputs that fit the model, outputs that need not.

use ferrosmith_dynamic::{DynamicStructure, Sampler, StructureType, Type, UnionType};
use ferrosmith_runtime::schema::{IDEMPOTENCY_TOKEN, Location, Member};
use ferrosmith_runtime::{Ref, json, validate};
use serde_json::{Value, json};

use crate::peers::BoxError;
use crate::peers::random::Random;

/// Characters that are hard to write in some format.
const HARD: [&str; 14] = ["a", "Z", "9", " ", "é", "語", "🦀", "<", "&", "\"", "\\", "\n", "%", "/"];

/// The number of tries for an input that fits the model.
const TRIES: usize = 20;

/// A source of values.
pub(super) struct Values {
    random: Random,
}

impl Values {
    pub(super) fn new(seed: u64, name: &str) -> Self {
        Values { random: Random::new(seed, name) }
    }

    /// Returns an input that fits the model; `full` has every member.
    pub(super) fn valid(&mut self, empty: DynamicStructure, full: bool) -> Result<Value, BoxError> {
        for _ in 0..TRIES {
            let input = self.sampled(empty.clone(), full);
            if validate::check(&input).violations().is_empty() {
                return as_json(&input);
            }
        }
        let violations = validate::check(&self.sampled(empty, full)).into_result();
        Err(format!("no sample fits the model: {violations:?}").into())
    }

    /// Returns an output or error of any texts, with values of enums that no model knows.
    pub(super) fn rough(&mut self, empty: DynamicStructure, full: bool) -> Value {
        let sampled = self.sampled(empty, full);
        let mut value = as_json(&sampled).unwrap_or_default();
        self.roughen_structure(sampled.ty(), &mut value);
        value
    }

    /// A token is there in any case: clients fill it in.
    fn sampled(&mut self, mut structure: DynamicStructure, full: bool) -> DynamicStructure {
        let members = structure.ty().schema.members.iter().filter(|member| !member.is(IDEMPOTENCY_TOKEN));
        let without =
            members.filter(|_| !full && self.random.once_in(2)).map(Member::name).collect::<Vec<_>>();
        Sampler::new(self.random.next()).fill(&mut structure, &without);
        structure
    }

    fn roughen_structure(&mut self, ty: &StructureType, value: &mut Value) {
        for (index, member) in ty.schema.members.iter().enumerate() {
            if let (Some(ty), Some(value), Location::Body) =
                (ty.member(index), value.get_mut(member.name()), member.location())
            {
                self.roughen(ty, value);
            }
        }
    }

    fn roughen(&mut self, ty: Type, value: &mut Value) {
        match ty {
            Type::String => {
                let length = self.random.below(12);
                *value = (0..length).map(|_| self.random.pick(&HARD)).collect::<String>().into();
            }
            Type::Enum(schema) => {
                *value = self.random.pick(&[schema.values, &["NEVER_SEEN"]].concat()).into();
            }
            Type::Structure(ty) => self.roughen_structure(ty, value),
            Type::List(of) => {
                let elements = value.as_array_mut().into_iter().flatten();
                elements.for_each(|element| self.roughen(of.ty, element));
                if self.random.once_in(8) {
                    *value = json!([]);
                }
            }
            Type::Map(of) => {
                let entries = value.as_object_mut().into_iter().flatten();
                entries.for_each(|(_, entry)| self.roughen(of.ty, entry));
            }
            Type::Union(ty) => {
                if let Some((inner, value)) = selected(ty, value) {
                    self.roughen(inner, value);
                }
            }
            _ => {}
        }
    }
}

/// Returns the member that a union holds, unless it has no value.
fn selected<'a>(ty: &UnionType, value: &'a mut Value) -> Option<(Type, &'a mut Value)> {
    let index = ty.schema.members.iter().position(|member| value.get(member.name()).is_some())?;
    Some((ty.member(index)?, value.get_mut(ty.schema.members[index].name())?))
}

/// Gives every union a member that no model has; returns `false` if there is no union.
pub(super) fn of_tomorrow(ty: &StructureType, value: &mut Value) -> bool {
    let mut found = false;
    for (index, member) in ty.schema.members.iter().enumerate() {
        if let (Some(ty), Some(value)) = (ty.member(index), value.get_mut(member.name())) {
            found |= unions_of_tomorrow(ty, value);
        }
    }
    found
}

fn unions_of_tomorrow(ty: Type, value: &mut Value) -> bool {
    let any = |found: bool, more: bool| found | more;
    match ty {
        Type::Union(_) => {
            *value = json!({ "aMemberOfTomorrow": { "of": ["tomorrow", 1] } });
            true
        }
        Type::Structure(ty) => of_tomorrow(ty, value),
        Type::List(of) => {
            let elements = value.as_array_mut().into_iter().flatten();
            elements.map(|element| unions_of_tomorrow(of.ty, element)).fold(false, any)
        }
        Type::Map(of) => {
            let entries = value.as_object_mut().into_iter().flatten();
            entries.map(|(_, entry)| unions_of_tomorrow(of.ty, entry)).fold(false, any)
        }
        _ => false,
    }
}

/// Returns a structure as JSON, as handlers read and write it.
fn as_json(structure: &DynamicStructure) -> Result<Value, BoxError> {
    let mut text = Vec::new();
    json::write(Ref::Structure(structure), &mut text, &json::Options::default())?;
    Ok(serde_json::from_slice(&text)?)
}
