//! The traits of a shape or member: a typed value for each that the generator knows, the JSON for all.
#![doc = include_str!("../../../docs/traits.md")]

mod accessors;
pub(crate) mod catalog;
mod entries;
mod forms;
pub(crate) mod keys;
mod known;
mod read;
mod values;
mod waiters;

use std::collections::HashSet;

pub use ferrosmith_runtime::TimestampFormat;
pub use ferrosmith_runtime::schema::{ApiKeyLocation, ContextParamType, Fault};
pub use values::{
    AwsQueryError, AwsService, Checksum, ClientContextParam, ContextValue, Deprecated, EndpointDiscovery,
    EnumDefinition, EnumValue, Http, Length, Paginated, Range, Retryable, XmlNamespace,
};
pub use waiters::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};

use entries::Entries;
pub(crate) use known::is_token;
use known::{Form, Known};
use values::Value;

use super::nearest::did_you_mean;
use super::{Json, ShapeId};

/// The traits of a shape or member, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Traits(Entries);

#[derive(Clone, Debug)]
struct Entry {
    id: ShapeId,
    name: Option<Known>,
    raw: Json,
    value: Option<Box<Value>>,
}

/// An error in the value of a trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The path inside the value; empty for the value itself.
    pub path: String,
    /// The found form.
    pub found: String,
    /// The expected form.
    pub expected: String,
    /// Advice.
    pub hint: String,
}

impl Mismatch {
    fn new(found: &Json, expected: &str) -> Mismatch {
        Mismatch {
            path: String::new(),
            found: found.describe(),
            expected: expected.into(),
            hint: String::new(),
        }
    }

    /// Returns the error about a text.
    fn text(found: &str, expected: &str) -> Mismatch {
        Mismatch { found: format!("{found:?}"), ..Mismatch::new(&Json::Null, expected) }
    }

    /// Returns the error about a missing key.
    fn missing(key: &str, expected: &str) -> Mismatch {
        let (found, hint) = (format!("no `{key}`"), format!("add `{key}`"));
        Mismatch { found, hint, ..Mismatch::new(&Json::Null, expected) }
    }

    /// Returns the error about a text that is none of a closed set.
    fn none_of(found: &Json, values: &[&str]) -> Mismatch {
        let quoted: Vec<String> = values.iter().map(|value| format!("{value:?}")).collect();
        let expected = match quoted.split_last() {
            Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
            None => String::new(),
        };
        let hint = found.as_str().map_or_else(String::new, |text| did_you_mean(text, values.iter().copied()));
        Mismatch { hint, ..Mismatch::new(found, &expected) }
    }

    fn under(mut self, step: &str) -> Mismatch {
        self.path.insert_str(0, step);
        self
    }

    fn under_key(self, key: &str) -> Mismatch {
        self.under(&super::step(key))
    }
}

/// Two applications of one trait with different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The trait.
    pub id: ShapeId,
    /// The value that it has.
    pub first: String,
    /// The other value.
    pub second: String,
}

impl Traits {
    /// No traits.
    pub fn new() -> Traits {
        Traits(Entries::default())
    }

    /// Adds a trait that is not there yet: no search. The value of a known trait is checked.
    ///
    /// # Errors
    /// Returns the errors in a value that the definition of the trait does not allow, at least one.
    pub fn add(&mut self, id: ShapeId, raw: Json) -> Result<(), Vec<Mismatch>> {
        self.0.push(Entry::read(id, raw)?);
        Ok(())
    }

    /// Adds a trait that another file applies: equal values are one, arrays are appended, other differences are a conflict.
    pub fn apply(&mut self, other: Traits) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for entry in other.0 {
            match self.0.find_mut(entry.id.as_str()) {
                None => self.0.push(entry),
                Some(known) => conflicts.extend(known.merge(entry)),
            }
        }
        conflicts
    }

    /// Takes the traits of mixins, each without those that stay with it. They come before those that are here, and the first
    /// mixin's before the next one's; of several with one id, the last is taken, at the place of the first.
    pub fn inherit<'t>(&mut self, mixins: impl IntoIterator<Item = (&'t Traits, HashSet<&'t ShapeId>)>) {
        let given = mixins.into_iter().flat_map(|(traits, local)| {
            traits.0.iter().filter(move |entry| !local.contains(&entry.id)).cloned()
        });
        self.0 = given.chain(std::mem::take(&mut self.0)).collect();
    }

    /// Gives a trait another id, unless one of that id is there. A value that does not fit there is lost.
    pub(crate) fn rename(&mut self, id: &ShapeId, name: ShapeId) {
        let Some(entry) = self.0.remove(id.as_str()) else { return };
        if self.0.find(name.as_str()).is_none()
            && let Ok(entry) = Entry::read(name, entry.raw)
        {
            self.0.push(entry);
        }
    }

    /// Takes a trait away.
    pub fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Returns the JSON of any trait, known or not.
    pub fn get(&self, id: &str) -> Option<&Json> {
        self.0.find(id).map(|entry| &entry.raw)
    }

    /// Returns the JSON of a trait that the generator does not know.
    pub fn get_unknown(&self, id: &str) -> Option<&Json> {
        self.0.find(id).filter(|entry| entry.name.is_none()).map(|entry| &entry.raw)
    }

    /// Returns the ids of the traits that have no value of their own type, in order.
    pub(crate) fn iter_unknown(&self) -> impl Iterator<Item = &ShapeId> {
        self.0.iter().filter(|entry| entry.name.is_none()).map(|entry| &entry.id)
    }

    /// Returns all traits, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&ShapeId, &Json)> {
        self.0.iter().map(|entry| (&entry.id, &entry.raw))
    }

    /// Returns `true` if there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().next().is_none()
    }

    /// Sets the default value.
    pub fn set_default(&mut self, value: Json) {
        self.put_known(Known::Default, value, None);
    }

    /// Sets the value of an enum's member.
    pub fn set_enum_value(&mut self, value: EnumValue) {
        let raw = match &value {
            EnumValue::String(text) => Json::String(text.clone()),
            EnumValue::Int(int) => Json::Number((*int).into()),
        };
        self.put_known(Known::EnumValue, raw, Some(Value::EnumValue(value)));
    }

    /// Sets the documentation.
    pub fn set_documentation(&mut self, text: String) {
        self.put_known(Known::Documentation, Json::String(text), None);
    }

    /// Sets a deprecation that says nothing more.
    pub fn set_deprecated(&mut self) {
        self.put_known(Known::Deprecated, Json::empty(), Some(Value::Deprecated(Deprecated::default())));
    }

    /// Sets that it is an error of the client.
    pub(crate) fn set_error(&mut self) {
        self.put_known(Known::Error, Json::from("client"), Some(Value::Fault(Fault::Client)));
    }

    /// Sets `internal`.
    pub fn set_internal(&mut self) {
        self.put_known(Known::Internal, Json::empty(), None);
    }

    /// Sets `uniqueItems`.
    pub fn set_unique_items(&mut self) {
        self.put_known(Known::UniqueItems, Json::empty(), None);
    }

    /// Fills what `paginated` leaves out, if the trait is there.
    pub fn complete_pagination(&mut self, common: &Paginated) {
        let Some(mut paginated) = self.paginated().cloned() else {
            return;
        };
        let mut raw = Vec::new();
        for (key, own, common) in [
            ("inputToken", &mut paginated.input_token, &common.input_token),
            ("outputToken", &mut paginated.output_token, &common.output_token),
            ("items", &mut paginated.items, &common.items),
            ("pageSize", &mut paginated.page_size, &common.page_size),
        ] {
            *own = own.take().or_else(|| common.clone());
            raw.extend(own.clone().map(|text| (key.to_owned(), Json::String(text))));
        }
        self.put_known(Known::Paginated, Json::Object(raw), Some(Value::Paginated(paginated)));
    }

    fn put_known(&mut self, name: Known, raw: Json, value: Option<Value>) {
        if let Some(id) = ShapeId::parse(name.id()) {
            self.0.put(Entry { id, name: Some(name), raw, value: value.map(Box::new) });
        }
    }
}

impl Entry {
    fn read(id: ShapeId, raw: Json) -> Result<Entry, Vec<Mismatch>> {
        let name = Known::of(id.as_str());
        let value = match name {
            None => {
                unless(forms::check(id.as_str(), &raw))?;
                unless(keys::misspelled(id.as_str(), &raw))?;
                None
            }
            Some(name) => Entry::value(name, &raw).map_err(|mut wrong| {
                for mismatch in wrong.iter_mut().filter(|mismatch| mismatch.hint.is_empty()) {
                    mismatch.hint = keys::example(name.id());
                }
                wrong
            })?,
        };
        Ok(Entry { id, name, raw, value })
    }

    fn value(name: Known, raw: &Json) -> Result<Option<Box<Value>>, Vec<Mismatch>> {
        unless(keys::misspelled(name.id(), raw))?;
        let hinted =
            |expected, hint: &str| vec![Mismatch { hint: hint.to_owned(), ..Mismatch::new(raw, expected) }];
        match name.form() {
            Form::Flag if raw.as_object().is_none() => Err(hinted("an empty object", "write `{}`")),
            Form::Text | Form::Name(..) if raw.as_str().is_none() => {
                Err(hinted("a string", "write it in quotes"))
            }
            Form::Name(fits, expected) if !raw.as_str().is_some_and(fits) => {
                Err(hinted(expected, "correct it"))
            }
            Form::Any | Form::Flag | Form::Text | Form::Name(..) => {
                unless(forms::check(name.id(), raw)).map(|()| None)
            }
            Form::Typed(read) => read(raw).map(|value| Some(Box::new(value))).map_err(|wrong| vec![wrong]),
        }
    }

    fn merge(&mut self, other: Entry) -> Option<Conflict> {
        if self.raw == other.raw {
            return None;
        }
        if let (Json::Array(first), Json::Array(second)) = (&self.raw, &other.raw) {
            let both = first.iter().chain(second).cloned().collect();
            if let Ok(merged) = Entry::read(self.id.clone(), Json::Array(both)) {
                *self = merged;
                return None;
            }
        }
        Some(Conflict { id: other.id, first: shown(&self.raw), second: shown(&other.raw) })
    }
}

/// Returns the errors, if there are any.
fn unless(wrong: Vec<Mismatch>) -> Result<(), Vec<Mismatch>> {
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Returns a value for a message about two that differ: arrays and objects with what is in them.
fn shown(value: &Json) -> String {
    match value {
        Json::Array(_) | Json::Object(_) => value.to_string(),
        scalar => scalar.describe(),
    }
}

/// The same traits with the same values, in whatever order.
impl PartialEq for Traits {
    fn eq(&self, other: &Traits) -> bool {
        self.0.iter().len() == other.0.iter().len()
            && self.0.iter().all(|entry| other.get(entry.id.as_str()) == Some(&entry.raw))
    }
}
