//! The traversal of a value with its schema.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::violation::{Constraint, Values, Violation, Violations};
use super::{Report, Unchecked, pattern, range, unique};
use crate::codec::path;
use crate::schema::{Member, REQUIRED, SENSITIVE, Trait};
use crate::value::{List, Map, Ref, Selected, Structure, Union, Value};

/// The maximum nesting depth, which readers and writers share.
const DEEPEST: usize = crate::codec::MAX_DEPTH;

/// The maximum number of bytes of a map's key in a path.
const KEY_SHOWN: usize = 256;

/// Checks a value; `missing` has the paths of missing required members.
pub(super) fn walk(value: &dyn Structure, missing: &[String]) -> Report {
    let mut walk = Walk {
        path: String::with_capacity(128),
        shortened: Vec::new(),
        depth: 0,
        missing: missing.iter().map(String::as_str).collect(),
        violations: Violations { all: Vec::new(), more: false },
        unchecked: Vec::new(),
    };
    walk.structure(value, false);
    Report { violations: walk.violations, unchecked: walk.unchecked }
}

struct Walk<'a> {
    /// The current location: a JSON pointer.
    path: String,
    /// The keys in `path` that are hidden or shortened, and the length that is shown.
    shortened: Vec<(Range<usize>, usize)>,
    depth: usize,
    missing: HashSet<&'a str>,
    violations: Violations,
    unchecked: Vec<Unchecked>,
}

impl Walk<'_> {
    fn structure(&mut self, value: &dyn Structure, secret: bool) {
        let schema = value.schema();
        for (index, member) in schema.members.iter().enumerate() {
            let value = value.member(index);
            self.member(member, Some(value), secret || schema.sensitive);
        }
    }

    fn union(&mut self, value: &dyn Union, required: bool, secret: bool) {
        let schema = value.schema();
        match value.get() {
            Selected::Member(index, value) => {
                if let Some(member) = schema.members.get(index) {
                    self.member(member, value.map(Value::view), secret || schema.sensitive);
                }
            }
            Selected::Unknown(member) if member.is_empty() && required => self.add(Constraint::Required),
            Selected::Unknown(_) => {
                self.add(Constraint::Union(schema.members.iter().map(Member::name).collect()));
            }
        }
    }

    /// Checks a member of a structure or a union; `None` if the member has no value.
    fn member(&mut self, member: &'static Member, value: Option<Ref<'_>>, secret: bool) {
        let Some(value) = value else { return };
        let absent = matches!(value, Ref::Absent);
        let free = self.missing.is_empty() && (absent || is_free(value, member.traits()));
        if free || self.violations.more {
            return;
        }
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(member.name()); // as `path::push` would: no name needs an escape
        if self.missing.contains(self.path.as_str()) {
            self.add(Constraint::Required);
        } else if !absent {
            self.value(value, member.traits(), member.is(REQUIRED), secret || member.is(SENSITIVE));
        }
        self.path.truncate(length);
    }

    fn value(&mut self, value: Ref<'_>, traits: &'static [Trait], required: bool, secret: bool) {
        match value {
            Ref::String(text) => self.text(text, traits, secret),
            Ref::Blob(bytes) => self.length(bytes.len(), traits, secret),
            Ref::Enum(value) => {
                let schema = value.schema();
                if !schema.values.contains(&value.get()) {
                    self.add(Constraint::Enum(Values::Texts(schema)));
                }
            }
            Ref::IntEnum(value) => {
                if !value.is_known() {
                    self.add(Constraint::Enum(Values::Integers));
                }
            }
            Ref::Structure(value) => self.enter(|walk| walk.structure(value, secret)),
            Ref::Union(value) => self.enter(|walk| walk.union(value, required, secret)),
            Ref::List(list) => self.enter(|walk| walk.list(list, traits, secret)),
            Ref::Map(map) => self.enter(|walk| walk.map(map, traits, secret)),
            _ => self.number(value, traits),
        }
    }

    fn enter(&mut self, check: impl FnOnce(&mut Self)) {
        if self.depth == DEEPEST {
            return self.add(Constraint::Depth(DEEPEST));
        }
        self.depth += 1;
        check(self);
        self.depth -= 1;
    }

    fn list(&mut self, list: &dyn List, traits: &'static [Trait], secret: bool) {
        self.length(list.len(), traits, secret);
        if traits.contains(&Trait::UniqueItems) && !unique::is_unique(list) {
            self.add(Constraint::UniqueItems);
        }
        let element = traits.iter().find_map(|one| match one {
            Trait::Element(of) => Some(of.traits()),
            _ => None,
        });
        let element = element.unwrap_or_default();
        for index in 0..list.len() {
            let value = list.get(index);
            if self.violations.more || is_free(value, element) {
                return; // one element is as the others are
            }
            if !matches!(value, Ref::Absent) {
                let length = self.path.len();
                // Writing to a string does not fail.
                let _ = write!(self.path, "/{index}");
                self.value(value, element, false, secret);
                self.path.truncate(length);
            }
        }
    }

    fn map(&mut self, map: &dyn Map, traits: &'static [Trait], secret: bool) {
        self.length(map.len(), traits, secret);
        let (mut key_traits, mut value_traits): (&[Trait], &[Trait]) = (&[], &[]);
        for one in traits {
            match one {
                Trait::Key(of) => key_traits = of.traits(),
                Trait::Element(of) => value_traits = of.traits(),
                _ => {}
            }
        }
        map.each(&mut |key, value| {
            self.text(key, key_traits, secret);
            if !matches!(value, Ref::Absent) {
                self.entry(key, value, value_traits, secret);
            }
            !self.violations.more
        });
    }

    fn entry(&mut self, key: &str, value: Ref<'_>, traits: &'static [Trait], secret: bool) {
        if is_free(value, traits) {
            return;
        }
        let length = self.path.len();
        path::push(&mut self.path, key);
        let shown = if secret { 0 } else { floor(&self.path, length + 1, KEY_SHOWN) };
        let shortened = length + 1 + shown < self.path.len();
        if shortened {
            self.shortened.push((length + 1..self.path.len(), shown));
        }
        self.value(value, traits, false, secret);
        if shortened {
            self.shortened.pop();
        }
        self.path.truncate(length);
    }

    fn text(&mut self, text: &str, traits: &'static [Trait], secret: bool) {
        for one in traits {
            match *one {
                Trait::Length(..) | Trait::MaxLength(_) => {
                    self.length(text.chars().count(), std::slice::from_ref(one), secret)
                }
                Trait::Pattern(of) => self.pattern(text, of),
                Trait::Enum(schema) if !schema.values.contains(&text) => {
                    self.add(Constraint::Enum(Values::Texts(schema)));
                }
                _ => {}
            }
        }
    }

    fn length(&mut self, length: usize, traits: &'static [Trait], secret: bool) {
        for one in traits {
            let (least, most) = match *one {
                Trait::Length(least, u64::MAX) => (Some(least), None),
                Trait::Length(least, most) => (Some(least), Some(most)),
                Trait::MaxLength(most) => (None, Some(most)),
                _ => continue,
            };
            let found = u64::try_from(length).unwrap_or(u64::MAX);
            if least.is_some_and(|least| found < least) || most.is_some_and(|most| found > most) {
                self.violation(Constraint::Length(least, most), (!secret).then_some(length));
            }
        }
    }

    fn pattern(&mut self, text: &str, of: &'static str) {
        match &*pattern::compiled(of) {
            Ok(compiled) if compiled.matches(text) => {}
            Ok(_) => self.add(Constraint::Pattern(of)),
            Err(reason) => {
                if self.unchecked.len() < Violations::MOST {
                    self.unchecked.push(Unchecked { path: self.shown(), pattern: of, reason });
                }
            }
        }
    }

    fn number(&mut self, value: Ref<'_>, traits: &'static [Trait]) {
        let bounds = traits.iter().find_map(|one| match *one {
            Trait::Range(least, most) => Some((least, most)),
            _ => None,
        });
        if let Some((least, most)) = bounds
            && range::is_outside(value, least, most)
        {
            let bound = |text: &'static str| (!text.is_empty()).then_some(text);
            self.add(Constraint::Range(bound(least), bound(most)));
        }
    }

    fn add(&mut self, constraint: Constraint) {
        self.violation(constraint, None);
    }

    #[cold]
    fn violation(&mut self, constraint: Constraint, length: Option<usize>) {
        if self.violations.all.len() == Violations::MOST {
            self.violations.more = true;
        } else {
            let path = self.shown();
            self.violations.all.push(Violation { path, constraint, length });
        }
    }

    /// Returns the path without the parts that are hidden or shortened.
    fn shown(&self) -> String {
        let mut shown = String::with_capacity(self.path.len());
        let mut from = 0;
        for (key, length) in &self.shortened {
            shown.push_str(self.path.get(from..key.start + length).unwrap_or_default());
            shown.push('…');
            from = key.end;
        }
        shown.push_str(self.path.get(from..).unwrap_or_default());
        shown
    }
}

/// Returns `true` if a value of this kind has no constraints.
fn is_free(value: Ref<'_>, traits: &'static [Trait]) -> bool {
    match value {
        Ref::Enum(_) | Ref::IntEnum(_) | Ref::Structure(_) | Ref::Union(_) => false,
        Ref::Absent | Ref::List(_) | Ref::Map(_) => false,
        _ => traits.is_empty(),
    }
}

/// Returns the number of bytes of at most this many characters of a text, from an offset on.
fn floor(text: &str, from: usize, characters: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices().nth(characters).map_or(rest.len(), |(index, _)| index)
}
