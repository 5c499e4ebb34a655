//! Sample values that fit the constraints of a model, the same for the same seed.

mod budget;
mod numbers;
mod pattern;
mod random;
mod texts;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hasher as _};

use ferrosmith_runtime::schema::{CLIENT_OPTIONAL, Location, Member, REQUIRED, STREAMING, Trait};
use ferrosmith_runtime::{
    Document, Enum, List, Map, Mut, Object, Ref, Selected, Structure, Timestamp, Union, Value, hash_value,
};

use budget::Budget;
use random::Random;

/// The nesting depth from which optional members are left out.
const DEEP: usize = 5;
/// The nesting depth at which nothing more is filled in: no real model requires so many levels.
const DEEPEST: usize = 60;
/// The number of values after which optional members are left out, and lists are as short as they may be.
const MANY: usize = 2_000;
/// The states that all is well in: callers go on, and those that wait stop waiting.
const GOOD: [&str; 10] = [
    "AVAILABLE",
    "ACTIVE",
    "SUCCEEDED",
    "SUCCESS",
    "COMPLETED",
    "COMPLETE",
    "READY",
    "ENABLED",
    "RUNNING",
    "CREATED",
];
/// The names of flags for a next page, of which samples have none.
const MORE: [&str; 3] = ["truncated", "istruncated", "moreresultsavailable"];
/// The number of attempts at a value that differs from those beside it.
const ATTEMPTS: usize = 30;
/// The largest number of elements or entries of one list or map, whatever the model requires.
const LONGEST: u64 = 1_000;

/// Makes sample values, which fit the constraints of the model.
///
/// A pattern with look-around may be missed: `ferrosmith_runtime::validate` finds such values.
///
/// ```
/// use ferrosmith_dynamic::Sampler;
/// use ferrosmith_runtime::Validate;
/// use generated::datazone::GetDomainInput;
///
/// let mut input = GetDomainInput::new("");
/// Sampler::new(7).fill(&mut input, &[]);
/// assert!(input.identifier.starts_with("dzd"));
/// assert!(input.validate().is_ok());
/// ```
#[derive(Debug)]
pub struct Sampler {
    random: Random,
    /// The size of the sample so far.
    budget: Budget,
    /// If true, a value was made and is there already: the usual one is of no use.
    is_again: bool,
    /// If true, a value is a part of a path, which must not be empty.
    is_label: bool,
    /// If true, a value is the flattened list or map of a union, of which nothing is left where it is empty.
    is_all: bool,
}

impl Sampler {
    /// Returns a sampler whose values depend on the seed alone.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Sampler {
            random: Random::new(seed),
            budget: Budget::default(),
            is_again: false,
            is_label: false,
            is_all: false,
        }
    }

    /// Sets every member of a structure, down to some depth, except for optional ones with the given names.
    ///
    /// A sample has a limited size: see [`Sampler::is_exceeded`].
    pub fn fill(&mut self, structure: &mut dyn Structure, without: &[&str]) {
        self.budget = Budget::default();
        for (index, member) in structure.schema().members.iter().enumerate() {
            if member.is(REQUIRED | CLIENT_OPTIONAL) || !without.contains(&member.name()) {
                self.member(structure.member_mut(index), member, 0);
            }
        }
    }

    /// Returns `true` if the last sample does not fit its model, which requires more values or bytes than a sample may have.
    #[must_use]
    pub fn is_exceeded(&self) -> bool {
        self.budget.is_exceeded()
    }

    fn structure(&mut self, structure: &mut dyn Structure, depth: usize) {
        let brief = depth >= DEEP || self.budget.values() > MANY;
        for (index, member) in structure.schema().members.iter().enumerate() {
            if member.is(REQUIRED | CLIENT_OPTIONAL) || !brief {
                self.member(structure.member_mut(index), member, depth);
            }
        }
    }

    /// Selects a member of a union, and fills it in.
    pub(crate) fn select(&mut self, union: &mut dyn Union, index: usize) {
        let members = union.schema().members;
        if let (Some(value), Some(member)) = (union.select(index), members.get(index)) {
            self.is_all = member.is_xml_flattened();
            self.value(value.open(), member, member.name(), 0);
        }
    }

    fn member(&mut self, value: &mut dyn Value, member: &'static Member, depth: usize) {
        if member.location() == Location::StatusCode {
            if let Mut::Integer(status) = value.open() {
                *status = 200;
            }
            return;
        }
        // Another server's compression is none of this one's; a header of that kind would be a lie.
        if let Location::Header(name) = member.location()
            && !member.is(REQUIRED | CLIENT_OPTIONAL)
            && name.to_ascii_lowercase().starts_with("content-")
        {
            return;
        }
        self.is_label = member.location() == Location::Label;
        match value.open() {
            Mut::Blob(blob) if member.is(STREAMING) => *blob = b"sample".as_slice().into(),
            open => self.value(open, member, member.name(), depth),
        }
    }

    /// Fills in a value, whose constraints are those of `member`, with texts that tell its `name`.
    fn value(&mut self, value: Mut<'_>, member: &'static Member, name: &str, depth: usize) {
        if !self.budget.value() {
            return;
        }
        let traits = member.traits();
        match value {
            Mut::Boolean(value) => *value = self.random.below(2) == 1 && !is_more(name),
            Mut::String(value) => *value = self.text(traits, name),
            Mut::Blob(value) => {
                let (least, most) = length(traits, 6);
                let count = least.max(6.min(most)) as usize;
                if self.budget.bytes(count) {
                    *value = b"sample".iter().copied().cycle().take(count).collect::<Vec<u8>>().into();
                }
            }
            // Within one year of 2026, in whole seconds: HTTP dates have nothing finer.
            Mut::Timestamp(value) => {
                *value = Timestamp::from_epoch(1_767_225_600 + self.random.below(31_536_000) as i64, 0);
            }
            Mut::Document(value) => *value = Document::from(Object::from([("sample", name)])),
            Mut::Enum(value) => self.enumeration(value),
            Mut::IntEnum(value) => {
                let values = value.values();
                if let Some(number) = values.get(self.random.below(values.len().max(1) as u64) as usize) {
                    value.set(*number);
                }
            }
            Mut::Structure(value) if depth < DEEPEST => self.structure(value, depth + 1),
            Mut::Union(value) if depth < DEEPEST => self.union(value, depth + 1),
            Mut::List(value) if depth < DEEPEST => self.list(value, member, name, depth + 1),
            Mut::Map(value) if depth < DEEPEST => self.map(value, member, depth + 1),
            Mut::Structure(_) | Mut::Union(_) | Mut::List(_) | Mut::Map(_) => {}
            number => numbers::fill(number, traits, &mut self.random),
        }
    }

    fn enumeration(&mut self, value: &mut dyn Enum) {
        let schema = value.schema();
        let public = |text: &&&str| !schema.internal.contains(*text);
        let count = schema.values.iter().filter(public).count();
        let any = self.random.below(count.max(1) as u64) as usize;
        let usual: &[&str] = if self.is_again { &[] } else { &GOOD };
        let good = usual.iter().find(|good| schema.values.iter().filter(public).any(|text| text == *good));
        if let Some(text) =
            good.or_else(|| schema.values.iter().filter(public).nth(any)).or(schema.values.first())
        {
            value.set(schema.index_of(text), text);
        }
    }

    fn union(&mut self, union: &mut dyn Union, depth: usize) {
        let members = union.schema().members;
        if members.is_empty() {
            return;
        }
        let mut index = self.random.below(members.len() as u64) as usize;
        if depth > DEEP {
            // One that holds no other value ends the recursion, then a structure, whose members may be optional.
            let rank = |index: &usize| match union.select(*index).map(Value::open) {
                Some(Mut::Structure(_)) => 1,
                Some(Mut::List(_) | Mut::Map(_)) if !members[*index].is_xml_flattened() => 2,
                Some(Mut::List(_) | Mut::Map(_) | Mut::Union(_)) => 3,
                _ => 0,
            };
            index = match (0..members.len()).min_by_key(rank) {
                Some(index) if depth < 3 * DEEP => index,
                _ => depth % members.len(),
            };
        }
        if let Some(value) = union.select(index) {
            let member = &members[index];
            self.is_all = member.is_xml_flattened();
            self.value(value.open(), member, member.name(), depth);
        }
        debug_assert!(matches!(union.get(), Selected::Member(at, _) if at == index));
    }

    /// Returns the number of elements or entries of a sample.
    fn count(&mut self, traits: &'static [Trait], depth: usize) -> u64 {
        let (least, most) = length(traits, 1);
        let is_all = std::mem::take(&mut self.is_all);
        let wanted = if (depth > DEEP || self.budget.values() > MANY) && !is_all { 0 } else { 1 };
        least.max(wanted.min(most)).min(LONGEST)
    }

    fn list(&mut self, list: &mut dyn List, member: &'static Member, name: &str, depth: usize) {
        list.clear();
        let is_unique = member.traits().contains(&Trait::UniqueItems);
        let mut hashes = HashSet::new();
        for _ in 0..self.count(member.traits(), depth) {
            if self.is_exceeded() {
                break;
            }
            let element = list.push();
            let again = self.is_again;
            for _ in 0..ATTEMPTS {
                self.value(element.open(), member.element(), name, depth);
                if !is_unique || hashes.insert(hash(element.view())) {
                    break;
                }
                self.is_again = true;
            }
            self.is_again = again;
        }
    }

    fn map(&mut self, map: &mut dyn Map, member: &'static Member, depth: usize) {
        map.clear();
        let count = self.count(member.traits(), depth);
        let of_enum = member.map_key().traits().iter().find_map(|one| match one {
            Trait::Enum(schema) => Some(schema.values),
            _ => None,
        });
        for nth in 0..count as usize {
            if self.is_exceeded() {
                break;
            }
            let key = match of_enum {
                Some(values) => values.get(nth).copied().unwrap_or_default().to_owned(),
                None => self.key(map, member.map_key().traits()),
            };
            self.value(map.insert(key).open(), member.element(), "value", depth);
        }
    }

    /// Returns a key that a map does not have, if one is found.
    fn key(&mut self, map: &dyn Map, traits: &'static [Trait]) -> String {
        let mut key = self.text(traits, "key");
        let again = self.is_again;
        for _ in 0..ATTEMPTS {
            if map.get(&key).is_none() {
                break;
            }
            self.is_again = true;
            key = self.text(traits, "key");
        }
        self.is_again = again;
        key
    }
}

fn hash(value: Ref<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash_value(value, &mut hasher);
    hasher.finish()
}

/// Returns `true` if a member tells that there is a next page.
fn is_more(name: &str) -> bool {
    let name = name.replace('_', "").to_ascii_lowercase();
    MORE.contains(&name.as_str()) || name.starts_with("hasmore")
}

/// Returns the limits of a length; where the model has none, `usual` is the least that a sample needs.
fn length(traits: &'static [Trait], usual: u64) -> (u64, u64) {
    let limits = traits.iter().find_map(|one| match *one {
        Trait::Length(least, most) => Some((least, most)),
        Trait::MaxLength(most) => Some((0, most)),
        _ => None,
    });
    let (least, most) = limits.unwrap_or((0, u64::MAX));
    (least.min(1 << 20), most.max(usual.min(most)))
}
