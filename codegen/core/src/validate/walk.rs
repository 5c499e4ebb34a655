//! The traversal of a value with its schema.

use super::missed::Pointers;
use super::place::Place;
use super::violation::{Constraint, Values, Violation, Violations};
use super::{Report, Unchecked, pattern, range, unique};
use crate::schema::{CLIENT_OPTIONAL, IDEMPOTENCY_TOKEN, Member, REQUIRED, SENSITIVE, Trait};
use crate::value::{List, Map, Ref, Selected, Structure, Union};

/// The maximum nesting depth, which readers and writers share.
const DEEPEST: usize = crate::codec::MAX_DEPTH;

/// The steps that all patterns may take on the texts of a value: some seconds' worth. A text on which more are needed does
/// not match.
const STEPS: u64 = 1 << 29;

/// The size in bytes from which a text that is too long is not run through its pattern as well.
const LONG: usize = 1024;

/// Checks a value; `missing` has the paths of missing required members of one that was read. Another one is not sent yet:
/// its tokens are filled in when it is.
pub(super) fn walk(value: &dyn Structure, missing: Option<&[String]>) -> Report {
    let violations = Violations { all: Vec::new(), more: false };
    let filled_in = if missing.is_some() { 0 } else { IDEMPOTENCY_TOKEN };
    let mut walk = Walk { depth: 0, violations, unchecked: Vec::new(), paths: 0, steps: STEPS, filled_in };
    walk.structure(value, &Place::whole(Pointers::new(missing.unwrap_or_default()).all()));
    Report { violations: walk.violations, unchecked: walk.unchecked }
}

struct Walk {
    depth: usize,
    violations: Violations,
    unchecked: Vec<Unchecked>,
    /// The bytes of all paths.
    paths: usize,
    /// The steps that are left to patterns.
    steps: u64,
    /// The flag of members that are filled in later, if there are any.
    filled_in: u16,
}

impl Walk {
    fn structure(&mut self, value: &dyn Structure, at: &Place<'_>) {
        let schema = value.schema();
        for (member, value) in value.members() {
            self.member(member, value, schema.sensitive, at);
        }
    }

    fn union(&mut self, value: &dyn Union, required: bool, at: &Place<'_>) {
        let schema = value.schema();
        match value.get() {
            Selected::Member(index, value) => {
                if let (Some(member), Some(value)) = (schema.members.get(index), value) {
                    self.member(member, value.view(), schema.sensitive, at);
                }
            }
            Selected::Unknown(member) if member.is_empty() && required => self.add(Constraint::Required, at),
            Selected::Unknown(_) => {
                let names = schema.members.iter().map(Member::name).collect();
                self.add(Constraint::Union(names), at);
            }
        }
    }

    /// Checks a member of a structure or a union.
    #[inline(always)] // most members have no constraints
    fn member(&mut self, member: &'static Member, value: Ref<'_>, sensitive: bool, around: &Place<'_>) {
        let free = match value {
            Ref::Absent => !self.demands(member),
            value => is_free(value, member.traits()),
        };
        if !(free && around.misses_nothing() || self.violations.more) {
            self.constrained(member, value, &around.member(member, sensitive || member.is(SENSITIVE)));
        }
    }

    /// Returns `true` if a member that may be absent from a value must not be.
    #[inline]
    fn demands(&self, member: &Member) -> bool {
        member.is(CLIENT_OPTIONAL) && !member.is(self.filled_in)
    }

    fn constrained(&mut self, member: &'static Member, value: Ref<'_>, at: &Place<'_>) {
        let is_missing = matches!(value, Ref::Absent) && self.demands(member);
        match is_missing || at.is_missed() {
            true => self.add(Constraint::Required, at),
            false => self.value(value, member.traits(), member.is(REQUIRED), at),
        }
    }

    fn value(&mut self, value: Ref<'_>, traits: &'static [Trait], required: bool, at: &Place<'_>) {
        match value {
            Ref::Absent => {}
            Ref::String(text) => self.text(text, traits, at),
            Ref::Blob(bytes) => self.length(bytes.len(), traits, at),
            Ref::Enum(value) => {
                let schema = value.schema();
                if !schema.has(value.get()) {
                    self.add(Constraint::Enum(Values::Texts(schema)), at);
                }
                self.text(value.get(), traits, at);
            }
            Ref::IntEnum(value) => {
                if !value.is_known() {
                    self.add(Constraint::Enum(Values::Integers), at);
                }
                self.number(Ref::Integer(value.get()), traits, at);
            }
            Ref::Structure(value) => self.enter(at, |walk| walk.structure(value, at)),
            Ref::Union(value) => self.enter(at, |walk| walk.union(value, required, at)),
            Ref::List(list) => self.enter(at, |walk| walk.list(list, traits, at)),
            Ref::Map(map) => self.enter(at, |walk| walk.map(map, traits, at)),
            _ => self.number(value, traits, at),
        }
    }

    fn enter(&mut self, at: &Place<'_>, check: impl FnOnce(&mut Self)) {
        if self.depth == DEEPEST {
            return self.add(Constraint::Depth(DEEPEST), at);
        }
        self.depth += 1;
        check(self);
        self.depth -= 1;
    }

    fn list(&mut self, list: &dyn List, traits: &'static [Trait], at: &Place<'_>) {
        self.length(list.len(), traits, at);
        if traits.contains(&Trait::UniqueItems) && !unique::is_unique(list) {
            self.add(Constraint::UniqueItems, at);
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
            self.value(value, element, false, &at.element(index));
        }
    }

    fn map(&mut self, map: &dyn Map, traits: &'static [Trait], at: &Place<'_>) {
        self.length(map.len(), traits, at);
        let (mut key_traits, mut value_traits): (&[Trait], &[Trait]) = (&[], &[]);
        for one in traits {
            match one {
                Trait::Key(of) => key_traits = of.traits(),
                Trait::Element(of) => value_traits = of.traits(),
                _ => {}
            }
        }
        map.each(&mut |key, value| {
            if self.violations.more || key_traits.is_empty() && is_free(value, value_traits) {
                return false; // one entry is as the others are
            }
            self.text(key, key_traits, at);
            self.value(value, value_traits, false, &at.entry(key));
            true
        });
    }

    fn text(&mut self, text: &str, traits: &'static [Trait], at: &Place<'_>) {
        for one in traits {
            match *one {
                Trait::Length(..) | Trait::MaxLength(_) => {
                    self.length(text.chars().count(), std::slice::from_ref(one), at);
                }
                Trait::Pattern(_) if text.len() > LONG && is_too_long(text, traits) => {}
                Trait::Pattern(of) => self.pattern(text, of, at),
                Trait::Enum(schema) if !schema.has(text) => {
                    self.add(Constraint::Enum(Values::Texts(schema)), at);
                }
                _ => {}
            }
        }
    }

    fn length(&mut self, length: usize, traits: &'static [Trait], at: &Place<'_>) {
        for one in traits {
            let (least, most) = match *one {
                Trait::Length(least, u64::MAX) => (Some(least), None),
                Trait::Length(least, most) => (Some(least), Some(most)),
                Trait::MaxLength(most) => (None, Some(most)),
                _ => continue,
            };
            let found = u64::try_from(length).unwrap_or(u64::MAX);
            if least.is_some_and(|least| found < least) || most.is_some_and(|most| found > most) {
                self.violation(Constraint::Length(least, most), (!at.secret).then_some(length), at);
            }
        }
    }

    fn pattern(&mut self, text: &str, of: &'static str, at: &Place<'_>) {
        match pattern::compiled(of) {
            Ok(compiled) if compiled.matches(text, &mut self.steps) == Some(true) => {}
            Ok(_) => self.add(Constraint::Pattern(of), at),
            Err(reason) => {
                if self.has_room(self.unchecked.len()) {
                    let path = self.path(at);
                    self.unchecked.push(Unchecked { path, pattern: of, reason });
                }
            }
        }
    }

    fn number(&mut self, value: Ref<'_>, traits: &'static [Trait], at: &Place<'_>) {
        let bounds = traits.iter().find_map(|one| match *one {
            Trait::Range(least, most) => Some((least, most)),
            _ => None,
        });
        if let Some((least, most)) = bounds
            && range::is_outside(value, least, most)
        {
            let bound = |text: &'static str| (!text.is_empty()).then_some(text);
            self.add(Constraint::Range(bound(least), bound(most)), at);
        }
    }

    fn add(&mut self, constraint: Constraint, at: &Place<'_>) {
        self.violation(constraint, None, at);
    }

    #[cold]
    fn violation(&mut self, constraint: Constraint, length: Option<usize>, at: &Place<'_>) {
        if self.has_room(self.violations.all.len()) {
            let path = self.path(at);
            self.violations.all.push(Violation { path, constraint, length });
        } else {
            self.violations.more = true;
        }
    }

    /// Returns `true` if one more may be listed beside those that are.
    fn has_room(&self, listed: usize) -> bool {
        listed < Violations::MOST && self.paths < Violations::MOST_PATHS
    }

    fn path(&mut self, at: &Place<'_>) -> String {
        let path = at.to_string();
        self.paths += path.len();
        path
    }
}

/// Returns `true` if a text is longer than its constraints allow.
fn is_too_long(text: &str, traits: &[Trait]) -> bool {
    let most = traits.iter().filter_map(|one| match *one {
        Trait::Length(_, most) | Trait::MaxLength(most) => usize::try_from(most).ok(),
        _ => None,
    });
    most.min().is_some_and(|most| text.len() > most && text.chars().nth(most).is_some())
}

/// Returns `true` if a value of this kind has no constraints.
fn is_free(value: Ref<'_>, traits: &'static [Trait]) -> bool {
    match value {
        Ref::Enum(_) | Ref::IntEnum(_) | Ref::Structure(_) | Ref::Union(_) => false,
        Ref::Absent | Ref::List(_) | Ref::Map(_) => false,
        _ => traits.is_empty(),
    }
}
