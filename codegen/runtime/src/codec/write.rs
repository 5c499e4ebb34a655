//! Writing structures, unions, lists and maps, whatever their tokens look like.

use super::{Error, Members, Options};
use crate::aggregate::Selected;
use crate::schema::{IDEMPOTENCY_TOKEN, Location, Member, SENSITIVE, Schema, TimestampFormat};
use crate::{Document, List, Map, Ref, Structure, Union, UnknownMember};

/// Where the tokens of a value go.
pub(crate) trait Sink: Sized {
    /// What is to be known of an object or array when it ends.
    type Open;

    fn options(&self) -> &Options;

    /// Starts a structure that has so many members at most.
    fn open_structure(&mut self, members: usize) -> Result<Self::Open, Error>;
    /// Ends a structure of so many entries.
    fn close_structure(&mut self, open: Self::Open, entries: usize);
    /// Starts an object.
    fn open_object(&mut self, entries: usize) -> Result<Self::Open, Error>;
    /// Ends an object.
    fn close_object(&mut self, open: Self::Open);
    /// Starts an array.
    fn open_array(&mut self, elements: usize) -> Result<Self::Open, Error>;
    /// Comes before every element.
    fn element(&mut self);
    /// Ends an array.
    fn close_array(&mut self, open: Self::Open);

    /// Writes the key of a member.
    fn member_key(&mut self, member: &Member);
    /// Writes a key.
    fn key(&mut self, key: &str);
    /// The name of a member, as keys give it.
    fn name_of(&self, member: &Member) -> &'static str;

    fn string(&mut self, text: &str);
    fn value(&mut self, value: Ref<'_>, format: TimestampFormat) -> Result<(), Error>;
    fn document(&mut self, document: &Document) -> Result<(), Error>;

    /// Writes the outermost value.
    fn top(&mut self, value: Ref<'_>) -> Result<(), Error> {
        match value {
            Ref::Structure(structure) => self.structure(structure, self.options().members, false),
            other => self.value(other, self.options().timestamp_format),
        }
    }

    /// Writes the members of an input that belong to the body, and the tokens that it lacks.
    fn body(&mut self, input: &dyn Structure) -> Result<(), Error> {
        self.structure(input, Members::Body, true)
    }

    fn structure(&mut self, value: &dyn Structure, members: Members, tokens: bool) -> Result<(), Error> {
        let schema = value.schema();
        let open = self.open_structure(schema.members.len())?;
        let mut entries = 0;
        for (index, member) in schema.members.iter().enumerate() {
            if members == Members::Body && member.location() != Location::Body {
                continue;
            }
            let field = value.field(index).view();
            if let Ref::Absent = field {
                if tokens && member.is(IDEMPOTENCY_TOKEN) {
                    self.token(member).map_err(|error| self.in_member(error, schema, member))?;
                    entries += 1;
                }
                continue;
            }
            entries += 1;
            self.member_key(member);
            match field {
                Ref::String(text) => self.string(text), // as most members are
                other => self
                    .value(other, self.options().format(member))
                    .map_err(|error| self.in_member(error, schema, member))?,
            }
        }
        self.close_structure(open, entries);
        Ok(())
    }

    /// Fills in an idempotency token.
    fn token(&mut self, member: &Member) -> Result<(), Error> {
        let token = match self.options().token {
            Some(make) => make(),
            None => crate::token::random()
                .map_err(|_| Error::new("an idempotency token", "no randomness", None))?,
        };
        self.member_key(member);
        self.string(&token);
        Ok(())
    }

    fn union(&mut self, value: &dyn Union) -> Result<(), Error> {
        let schema = value.schema();
        let open = self.open_object(1)?;
        match value.get() {
            Selected::Unknown(unknown) => self.unknown(unknown)?,
            Selected::Member(index, inner) => {
                let Some(member) = schema.members.get(index) else {
                    return Err(Error::new("a member of the union", "none", None));
                };
                self.member_key(member);
                match inner {
                    Some(inner) => self
                        .value(inner.view(), self.options().format(member))
                        .map_err(|error| self.in_member(error, schema, member))?,
                    None => {
                        let unit = self.open_object(0)?;
                        self.close_object(unit);
                    }
                }
            }
        }
        self.close_object(open);
        Ok(())
    }

    /// Writes a member that the model does not know as it came.
    fn unknown(&mut self, member: &UnknownMember) -> Result<(), Error> {
        if member.is_empty() {
            return Err(Error::new("a member of the union", "none", None));
        }
        self.key(member.name());
        self.document(member.value())
    }

    fn list(&mut self, list: &dyn List, format: TimestampFormat) -> Result<(), Error> {
        let elements = list.len();
        let open = self.open_array(elements)?;
        for index in 0..elements {
            self.element();
            self.value(list.get(index), format).map_err(|error| error.in_element(index))?;
        }
        self.close_array(open);
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, format: TimestampFormat) -> Result<(), Error> {
        let entries = map.len();
        let open = self.open_object(entries)?;
        let mut result = Ok(());
        map.each(&mut |key, value| {
            self.key(key);
            match value {
                Ref::String(text) => self.string(text),
                other => result = self.value(other, format).map_err(|error| error.in_entry(key)),
            }
            result.is_ok()
        });
        result?;
        self.close_object(open);
        Ok(())
    }

    #[cold]
    fn in_member(&self, error: Error, schema: &Schema, member: &'static Member) -> Error {
        error.in_member(self.name_of(member), schema.sensitive || member.is(SENSITIVE))
    }
}
