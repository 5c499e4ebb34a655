//! Reading forms.

use super::form::{Form, Group};
use super::unknown::{self, InEntries};
use super::write::in_member;
use super::{Dialect, ENTRY, Error, KEY, MEMBER, Options, VALUE};
use crate::codec::members::Seen;
use crate::codec::{Missing, defaults, text as simple};
use crate::data::TimestampFormat;
use crate::schema::{CLIENT_OPTIONAL, Member, REQUIRED};
use crate::value::{List, Map, Mut, Ref, Structure, Union};

pub(super) struct Reader<'o> {
    dialect: Dialect,
    options: &'o Options,
    depth: usize,
    /// The number of elements that may still be there without a parameter of their own: as many as there are parameters.
    untold: usize,
    /// Parameters that the structure around a map keeps.
    in_entries: InEntries,
}

impl<'o> Reader<'o> {
    pub(super) fn new(dialect: Dialect, options: &'o Options) -> Self {
        Reader { dialect, options, depth: 0, untold: 0, in_entries: InEntries::default() }
    }

    pub(super) fn top(mut self, form: &Form<'_>, into: &mut dyn Structure) -> Result<(), Error> {
        self.untold = form.parameters().len();
        self.members(Group::all(form), into)
    }

    /// Reads the value of a name: the parameter of that name, or those below it.
    fn value(&mut self, group: Group<'_, '_>, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        let (own, below) = group.own()?;
        match into {
            Mut::Structure(_) | Mut::Union(_) | Mut::List(_) | Mut::Map(_) => {
                if own.is_some_and(|own| !own.is_empty() || !below.is_empty()) {
                    let expected = "parameters below this name, or an empty one of this name";
                    return Err(Error::new(expected, "another one", group.at()));
                }
                self.depth += 1;
                let most = self.options.depth();
                if self.depth > most {
                    return Err(Error::new(&format!("at most {most} levels"), "more", group.at()));
                }
                let read = match into {
                    Mut::Structure(into) => self.members(below, into),
                    Mut::Union(into) => self.union(below, into),
                    Mut::List(into) => self.list(below, into, member),
                    Mut::Map(into) => self.map(below, into, member),
                    _ => Ok(()),
                };
                self.depth -= 1;
                read
            }
            simple => match own {
                Some(own) if below.is_empty() => self.simple(own, simple, member, group.at()),
                _ => Err(Error::new("one parameter of this name", "some below it", group.at())),
            },
        }
    }

    fn simple(
        &self,
        text: &str,
        into: Mut<'_>,
        member: &'static Member,
        at: Option<usize>,
    ) -> Result<(), Error> {
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        let read = match into {
            Mut::Document(_) => Err("expected no document, as forms have none, found one"),
            into => simple::read(into, text, format, self.options.offsets),
        };
        read.map_err(|problem| Error::of_problem(problem, at))
    }

    fn members(&mut self, group: Group<'_, '_>, into: &mut dyn Structure) -> Result<(), Error> {
        let schema = into.schema();
        let (at, from) = (group.at(), group.from());
        let (mut seen, mut missing) = (Seen::default(), None);
        for (name, group) in group.split() {
            let Some(index) = self.find(schema.members, name) else {
                if let Some(kept) = into.unknown_members_mut() {
                    unknown::keep(name, group, kept)?;
                }
                continue;
            };
            seen.insert(index);
            let member = &schema.members[index];
            let before = self.in_entries.len();
            let read = self.value(group, into.member_mut(index).open(), member);
            if let Err(error) = read {
                self.collect(in_member(error, schema, member), &mut missing)?;
            }
            self.in_entries.keep(before, from, into)?;
        }
        if self.options.missing != Missing::Correct {
            let unseen = schema.members.iter().enumerate().filter(|(index, _)| !seen.contains(*index));
            for (index, member) in unseen {
                let slot = into.member_mut(index);
                if self.options.defaults {
                    defaults::fill_member(slot, member);
                }
                if !member.is(REQUIRED | CLIENT_OPTIONAL) {
                    continue;
                }
                slot.open(); // an optional one is absent no more
                if !self.is_told(slot.view()) {
                    self.complete(slot.open());
                    continue;
                }
                slot.unset();
                if member.is(REQUIRED) {
                    self.collect(in_member(Error::missing_member(at), schema, member), &mut missing)?;
                }
            }
        }
        missing.map_or(Ok(()), Err)
    }

    /// Returns whether a form tells a value that is empty from one that is absent. It recurses no deeper than structures
    /// are in one another by required members.
    fn is_told(&self, value: Ref<'_>) -> bool {
        match value {
            Ref::List(_) => self.dialect == Dialect::Aws,
            Ref::Map(_) => false,
            Ref::Structure(value) => {
                let required = |member: &Member| member.is(REQUIRED | CLIENT_OPTIONAL);
                value.members().any(|(member, value)| required(member) && self.is_told(value))
            }
            _ => true,
        }
    }

    /// Gives a structure that no parameter tells of its defaults, and those that it requires theirs.
    fn complete(&self, value: Mut<'_>) {
        let Mut::Structure(structure) = value else { return };
        if !self.options.defaults {
            return;
        }
        defaults::fill(structure);
        for index in 0..structure.schema().members.len() {
            let slot = structure.member_mut(index);
            if matches!(slot.view(), Ref::Structure(_)) {
                self.complete(slot.open());
            }
        }
    }

    /// Keeps an error that says what is missing, where all of that is to be told in the end.
    #[cold]
    fn collect(&self, error: Error, missing: &mut Option<Error>) -> Result<(), Error> {
        if !self.options.missing.collects() || !error.is_missing() {
            return Err(error);
        }
        match missing {
            Some(missing) => missing.and(error),
            None => *missing = Some(error),
        }
        Ok(())
    }

    fn find(&self, members: &'static [Member], name: &str) -> Option<usize> {
        members.iter().position(|member| self.dialect.name(member).is(name))
    }

    fn union(&mut self, group: Group<'_, '_>, into: &mut dyn Union) -> Result<(), Error> {
        let schema = into.schema();
        let mut members = group.split();
        let Some((name, inner)) = members.next() else { return Err(Error::no_member(group.at())) };
        if let Some((_, other)) = members.next() {
            return Err(Error::new("one member of the union", "another one", other.at()));
        }
        let Some(index) = self.find(schema.members, name) else {
            return Err(Error::new("a member of the union", "one that is not modelled", inner.at()));
        };
        let member = &schema.members[index];
        match into.select(index) {
            Some(slot) => {
                self.value(inner, slot.open(), member).map_err(|error| in_member(error, schema, member))
            }
            None => Ok(()),
        }
    }

    fn list(
        &mut self,
        group: Group<'_, '_>,
        into: &mut dyn List,
        member: &'static Member,
    ) -> Result<(), Error> {
        into.clear();
        let element = member.element();
        let mut missing = None;
        let group = self.unwrapped(group, member, element.xml_name().unwrap_or(MEMBER))?;
        for (number, group) in numbered(group)? {
            let index = number - 1;
            self.skipped(index, group, into)?;
            let read = self.value(group, into.push().open(), element);
            if let Err(error) = read {
                self.collect(error.in_element(index), &mut missing)?;
            }
        }
        missing.map_or(Ok(()), Err)
    }

    /// Appends the elements before an index that have no parameters: only values that may have none.
    fn skipped(&mut self, index: usize, next: Group<'_, '_>, into: &mut dyn List) -> Result<(), Error> {
        while into.len() < index {
            let number = into.len() + 1;
            let element = into.push();
            if self.is_told(element.view()) || self.untold == 0 {
                return Err(Error::new(&format!("the number {number}"), "a later one", next.at()));
            }
            self.complete(element.open());
            self.untold -= 1;
        }
        Ok(())
    }

    fn map(
        &mut self,
        group: Group<'_, '_>,
        into: &mut dyn Map,
        member: &'static Member,
    ) -> Result<(), Error> {
        into.clear();
        let (mut missing, mut keys) = (None, Vec::new());
        let (group, before) = (self.unwrapped(group, member, ENTRY)?, self.in_entries.len());
        for (expected, (number, group)) in (1..).zip(numbered(group)?) {
            if number != expected {
                return Err(Error::new(&format!("the number {expected}"), "a later one", group.at()));
            }
            match self.entry(group, into, member) {
                Ok(key) => keys.push(key),
                Err(error) => self.collect(error, &mut missing)?,
            }
        }
        self.in_entries.renumber(before, group.from(), &keys);
        missing.map_or(Ok(()), Err)
    }

    /// Reads an entry, and returns its key.
    fn entry<'f>(
        &mut self,
        group: Group<'f, '_>,
        into: &mut dyn Map,
        member: &'static Member,
    ) -> Result<&'f str, Error> {
        let (key_member, value_member) = (member.map_key(), member.element());
        let key_name = key_member.xml_name().unwrap_or(KEY);
        let value_name = value_member.xml_name().unwrap_or(VALUE);
        let (mut key, mut value) = (None, None);
        for (name, group) in group.split() {
            if name == key_name {
                let (own, below) = group.own()?;
                key = own;
                self.in_entries.add(below);
            } else if name == value_name {
                value = Some(group);
            } else {
                self.in_entries.add(group);
            }
        }
        let one = || Error::new("a key and a value of the entry", "only one of them", group.at());
        let key = key.ok_or_else(one)?;
        if into.get(key).is_some() {
            return Err(Error::new("one entry of the key", "another one", group.at()).in_entry(key));
        }
        let slot = into.insert(key.to_owned());
        match value {
            Some(value) => {
                self.value(value, slot.open(), value_member).map_err(|error| error.in_entry(key))?;
            }
            None if !self.is_told(slot.view()) => {}
            None => return Err(one()),
        }
        Ok(key)
    }

    /// Goes below the segment that stands between the name of a list or map and its numbers, unless it is flattened.
    fn unwrapped<'f, 'a>(
        &self,
        group: Group<'f, 'a>,
        member: &'static Member,
        segment: &str,
    ) -> Result<Group<'f, 'a>, Error> {
        if self.dialect.is_flattened(member) || group.is_empty() {
            return Ok(group);
        }
        let mut groups = group.split();
        match (groups.next(), groups.next()) {
            (Some((name, inner)), None) if name == segment => match inner.own()? {
                (None, inner) => Ok(inner),
                (Some(_), _) => Err(Error::new("a number after this name", "none", inner.at())),
            },
            _ => Err(Error::new(&format!("`{segment}` after this name"), "another text", group.at())),
        }
    }
}

/// Returns the groups below numbers, in the order of these, each with its own.
fn numbered<'f, 'a>(group: Group<'f, 'a>) -> Result<Vec<(usize, Group<'f, 'a>)>, Error> {
    let mut found = Vec::new();
    for (segment, group) in group.split() {
        let digits = segment.bytes().all(|byte| byte.is_ascii_digit()) && !segment.starts_with('0');
        let number = segment.parse::<u32>().ok().filter(|_| digits);
        let expected = "a number from 1 on";
        let number = number.ok_or_else(|| Error::new(expected, "another text", group.at()))?;
        found.push((number as usize, group));
    }
    found.sort_by_key(|(number, _)| *number);
    Ok(found)
}
