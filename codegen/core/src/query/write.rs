//! Writing forms.

use super::{Dialect, ENTRY, Error, KEY, MEMBER, Options, VALUE, text};
use crate::codec::{text as simple, token};
use crate::data::TimestampFormat;
use crate::schema::{IDEMPOTENCY_TOKEN, Member, SENSITIVE, Schema};
use crate::value::{List, Map, Ref, Selected, Structure, Union};

pub(super) struct Writer<'o> {
    dialect: Dialect,
    out: &'o mut Vec<u8>,
    options: &'o Options,
    /// The name of the parameter so far, encoded.
    path: Vec<u8>,
    pub(super) depth: usize,
    /// The buffer for simple values as text, before they are encoded.
    scratch: String,
}

impl<'o> Writer<'o> {
    pub(super) fn new(dialect: Dialect, out: &'o mut Vec<u8>, options: &'o Options) -> Self {
        Writer { dialect, out, options, path: Vec::new(), depth: 0, scratch: String::new() }
    }

    /// Writes what is below another segment of the name.
    pub(super) fn within(
        &mut self,
        segment: &str,
        write: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let before = self.path.len();
        if before > 0 {
            self.path.push(b'.');
        }
        text::encode(segment, &mut self.path);
        let written = write(self);
        self.path.truncate(before);
        written
    }

    /// Writes what is below the name of a member.
    fn below(
        &mut self,
        member: &'static Member,
        write: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let name = self.dialect.name(member);
        let before = self.path.len();
        self.within(name.0, |writer| {
            // Names are ASCII: a capital takes the place of a small letter.
            let first = before + usize::from(before > 0);
            if let (Ok(letter), Some(place)) = (u8::try_from(name.1), writer.path.get_mut(first))
                && letter.is_ascii_alphabetic()
            {
                *place = letter;
            }
            write(writer)
        })
    }

    pub(super) fn structure(&mut self, value: &dyn Structure, tokens: bool) -> Result<(), Error> {
        self.down()?;
        let schema = value.schema();
        for (member, value) in value.members() {
            let written = match value {
                Ref::Absent if tokens && member.is(IDEMPOTENCY_TOKEN) => self.token(member),
                Ref::Absent => continue,
                // A client's reader leaves a required one so that is missing.
                Ref::Union(union) if union.get().is_nothing() => continue,
                value => self.below(member, |writer| writer.value(value, member)),
            };
            written.map_err(|error| in_member(error, schema, member))?;
        }
        if let Some(kept) = value.kept(schema) {
            self.unknown(kept)?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn token(&mut self, member: &'static Member) -> Result<(), Error> {
        let token = token::make(self.options.token.as_ref())
            .map_err(|_| Error::new("an idempotency token", "no randomness", None))?;
        self.below(member, |writer| writer.value(Ref::String(&token), member))
    }

    pub(super) fn value(&mut self, value: Ref<'_>, member: &'static Member) -> Result<(), Error> {
        match value {
            Ref::Absent => Err(Error::new("a value", "null, which a form cannot hold", None)),
            Ref::String(text) => {
                self.pair(text);
                Ok(())
            }
            Ref::Structure(value) => self.structure(value, false),
            Ref::Union(value) => self.union(value),
            Ref::List(list) => self.list(list, member),
            Ref::Map(map) => self.map(map, member),
            other => {
                let mut text = std::mem::take(&mut self.scratch);
                text.clear();
                let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
                let written = simple::write(other, format, &mut text);
                self.pair(&text);
                self.scratch = text;
                written.map_err(|problem| Error::of_problem(problem, None))
            }
        }
    }

    pub(super) fn pair(&mut self, value: &str) {
        if !self.out.is_empty() {
            self.out.push(b'&');
        }
        self.out.extend_from_slice(&self.path);
        self.out.push(b'=');
        text::encode(value, self.out);
    }

    fn union(&mut self, value: &dyn Union) -> Result<(), Error> {
        let schema = value.schema();
        self.down()?;
        let Selected::Member(index, inner) = value.get() else {
            return Err(Error::new("a member of the union that the model has", "another one", None));
        };
        let Some(member) = schema.members.get(index) else { return Err(Error::no_member(None)) };
        let written = self.below(member, |writer| match inner {
            Some(inner) => writer.value(inner.view(), member),
            None => {
                writer.pair("");
                Ok(())
            }
        });
        self.depth -= 1;
        written.map_err(|error| in_member(error, schema, member))
    }

    fn list(&mut self, list: &dyn List, member: &'static Member) -> Result<(), Error> {
        let element = member.element();
        let segment = self.below_lists(member, element.xml_name().unwrap_or(MEMBER));
        self.elements(list.len(), segment, |writer, index| writer.value(list.get(index), element))
    }

    /// Returns the segment between the name of a list or map and its numbers; `None` of a flattened one.
    pub(super) fn below_lists<'s>(&self, member: &'static Member, segment: &'s str) -> Option<&'s str> {
        if self.dialect.is_flattened(member) { None } else { Some(segment) }
    }

    /// Writes the elements of a list.
    pub(super) fn elements(
        &mut self,
        count: usize,
        segment: Option<&str>,
        write: impl Fn(&mut Self, usize) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if count == 0 {
            if self.dialect == Dialect::Aws {
                self.pair(""); // else an empty list would be an absent one
            }
            return Ok(());
        }
        self.down()?;
        let all = |writer: &mut Self| {
            (0..count).try_for_each(|index| {
                let written = writer.numbered(index, |writer| write(writer, index));
                written.map_err(|error| error.in_element(index))
            })
        };
        match segment {
            None => all(self),
            Some(segment) => self.within(segment, all),
        }?;
        self.depth -= 1;
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, member: &'static Member) -> Result<(), Error> {
        let (key_member, value_member) = (member.map_key(), member.element());
        let names = [key_member.xml_name().unwrap_or(KEY), value_member.xml_name().unwrap_or(VALUE)];
        self.down()?;
        let entries = |writer: &mut Self| {
            let (mut index, mut result) = (0, Ok(()));
            map.each(&mut |key, value| {
                let entry = writer.numbered(index, |writer| {
                    writer.within(names[0], |writer| writer.value(Ref::String(key), key_member))?;
                    writer.within(names[1], |writer| writer.value(value, value_member))
                });
                index += 1;
                result = entry.map_err(|error| error.in_entry(key));
                result.is_ok()
            });
            result
        };
        match self.below_lists(member, ENTRY) {
            None => entries(self),
            Some(segment) => self.within(segment, entries),
        }?;
        self.depth -= 1;
        Ok(())
    }

    /// Writes what is below a number, of which the first is 1.
    fn numbered(
        &mut self,
        index: usize,
        write: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.within(itoa::Buffer::new().format(index + 1), write)
    }

    /// Goes a level deeper.
    pub(super) fn down(&mut self) -> Result<(), Error> {
        self.depth += 1;
        let most = self.options.depth();
        match self.depth > most {
            true => Err(Error::new(&format!("at most {most} levels"), "more", None)),
            false => Ok(()),
        }
    }
}

#[cold]
pub(super) fn in_member(error: Error, schema: &'static Schema, member: &'static Member) -> Error {
    error.in_member(member.name(), member.name(), schema.sensitive || member.is(SENSITIVE))
}
