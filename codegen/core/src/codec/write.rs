//! Writing structures, unions, lists and maps as the tokens of any format.

use super::{Error, Members, Options};
use crate::codec::token;
use crate::data::{Document, Object, UnknownMember};
use crate::schema::{IDEMPOTENCY_TOKEN, JSON_UNKNOWN, Member, SENSITIVE, Schema};
use crate::value::{List, MEMBERS_AT_ONCE, Map, Ref, Selected, Structure, Union};

/// A destination of tokens.
pub(crate) trait Sink: Sized {
    /// The state of an open object or array.
    type Open;

    fn options(&self) -> &Options;

    /// Starts a structure.
    fn open_structure(&mut self) -> Result<Self::Open, Error>;
    /// Ends a structure with this number of members.
    fn close_structure(&mut self, open: Self::Open, entries: usize);
    /// Starts an object.
    fn open_object(&mut self, entries: usize) -> Result<Self::Open, Error>;
    /// Ends an object.
    fn close_object(&mut self, open: Self::Open);
    /// Starts an array.
    fn open_array(&mut self, elements: usize) -> Result<Self::Open, Error>;
    /// Starts an element of an array.
    fn element(&mut self, element: &'static Member);
    /// Ends an array.
    fn close_array(&mut self, open: Self::Open);

    /// Writes the key of a member.
    fn member_key(&mut self, member: &Member);
    /// Writes the key of a member and a string.
    #[inline]
    fn member_text(&mut self, member: &Member, text: &str) {
        self.member_key(member);
        self.string(text);
    }
    /// Writes a key that is not that of a member.
    fn key(&mut self, key: &str);
    /// Writes a key of a map.
    #[inline]
    fn map_key(&mut self, _: &'static Member, key: &str) {
        self.key(key);
    }
    /// Returns the name of a member in keys.
    fn name_of(&self, member: &Member) -> &'static str;

    fn string(&mut self, text: &str);
    /// Writes a scalar, of a member, an element, or an entry.
    fn scalar(&mut self, value: Ref<'_>, member: &'static Member) -> Result<(), Error>;
    fn document(&mut self, document: &Document) -> Result<(), Error>;

    #[inline(always)] // so that each is called from where it is looked at
    fn value(&mut self, value: Ref<'_>, member: &'static Member) -> Result<(), Error> {
        match value {
            Ref::String(text) => {
                self.string(text);
                Ok(())
            }
            Ref::Structure(structure) => self.structure(structure),
            Ref::Union(union) => self.union(union),
            Ref::List(list) => self.list(list, member),
            Ref::Map(map) => self.map(map, member),
            other => self.scalar(other, member),
        }
    }

    /// Writes the outermost value.
    fn top(&mut self, value: Ref<'_>) -> Result<(), Error> {
        match value {
            Ref::Structure(structure) => self.outermost(structure, self.options().members, false),
            other => self.value(other, self.options().member),
        }
    }

    /// Writes the members of an input that belong in the body, with absent idempotency tokens filled in.
    fn body(&mut self, input: &dyn Structure) -> Result<(), Error> {
        self.outermost(input, Members::Body, true)
    }

    /// Writes the members of the outermost structure that the options select, with absent idempotency tokens
    /// filled in.
    #[inline(never)]
    fn outermost(&mut self, value: &dyn Structure, members: Members, tokens: bool) -> Result<(), Error> {
        let type_name = self.options().type_name;
        self.members(value, members, tokens, type_name)
    }

    /// Writes a structure inside another value.
    #[inline(never)]
    fn structure(&mut self, value: &dyn Structure) -> Result<(), Error> {
        self.members(value, Members::All, false, None)
    }

    #[inline(always)] // what is asked of the outermost structure takes no time in the others
    fn members(
        &mut self,
        value: &dyn Structure,
        members: Members,
        tokens: bool,
        type_name: Option<&'static str>,
    ) -> Result<(), Error> {
        let schema = value.schema();
        let mut entries = usize::from(type_name.is_some());
        let open = self.open_structure()?;
        if let Some(name) = type_name {
            self.key("__type");
            self.string(name);
        }
        for (number, block) in schema.members.chunks(MEMBERS_AT_ONCE).enumerate() {
            for (member, view) in block.iter().zip(&value.view_block(number)) {
                match *view {
                    _ if !members.has(member) => {}
                    Ref::String(text) => {
                        self.member_text(member, text); // as most members are
                        entries += 1;
                    }
                    Ref::Absent if !tokens => {}
                    other => entries += self.other_member(other, schema, member, tokens)?,
                }
            }
        }
        if let Some(unknown) = value.kept(schema) {
            entries += unknown.len();
            self.kept_members(unknown)?;
        }
        self.close_structure(open, entries);
        Ok(())
    }

    /// Writes the members that a structure keeps though the model does not have them.
    #[cold]
    fn kept_members(&mut self, unknown: &Object) -> Result<(), Error> {
        for (name, value) in unknown {
            self.key(name);
            self.document(value)?;
        }
        Ok(())
    }

    /// Writes a member that is no string, and returns the number of entries that it takes.
    #[inline(never)]
    fn other_member(
        &mut self,
        value: Ref<'_>,
        schema: &Schema,
        member: &'static Member,
        tokens: bool,
    ) -> Result<usize, Error> {
        let written = match value {
            Ref::Enum(text) => {
                self.member_text(member, text.get());
                Ok(())
            }
            Ref::Absent => {
                let fills = tokens && member.is(IDEMPOTENCY_TOKEN);
                return if fills { self.token(member).map(|()| 1) } else { Ok(0) };
            }
            Ref::Union(union) => {
                let selected = union.get();
                // A reader that corrects errors leaves a missing required union in this state.
                if selected.is_nothing() {
                    return Ok(0);
                }
                self.member_key(member);
                self.selected(union.schema(), selected)
            }
            // Its entries are members of the structure.
            Ref::Map(map) if member.is(JSON_UNKNOWN) && self.options().alloy => {
                return self.entries(map, member).map(|()| map.len());
            }
            other => {
                self.member_key(member);
                self.value(other, member)
            }
        };
        written.map(|()| 1).map_err(|error| self.in_member(error, schema, member))
    }

    /// Writes a new idempotency token.
    fn token(&mut self, member: &Member) -> Result<(), Error> {
        let token = token::make(self.options().token.as_ref())
            .map_err(|_| Error::new("an idempotency token", "no randomness", None))?;
        self.member_key(member);
        self.string(&token);
        Ok(())
    }

    fn union(&mut self, value: &dyn Union) -> Result<(), Error> {
        self.selected(value.schema(), value.get())
    }

    /// Writes a union with this member.
    #[inline(never)]
    fn selected(&mut self, schema: &'static Schema, member: Selected<'_>) -> Result<(), Error> {
        if self.options().alloy
            && let Some(written) = self.alloy(schema, &member)
        {
            return written;
        }
        let open = self.open_object(1)?;
        match member {
            Selected::Unknown(unknown) => self.unknown(unknown)?,
            Selected::Member(index, inner) => {
                let Some(member) = schema.members.get(index) else {
                    return Err(Error::no_member(None));
                };
                self.member_key(member);
                match inner {
                    Some(inner) => self
                        .value(inner.view(), member)
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

    /// Writes a union in another form than the usual one, if it has one and the format knows it.
    fn alloy(&mut self, _: &'static Schema, _: &Selected<'_>) -> Option<Result<(), Error>> {
        None
    }

    /// Writes a member that the model does not have, unchanged.
    fn unknown(&mut self, member: &UnknownMember) -> Result<(), Error> {
        if member.is_empty() {
            return Err(Error::no_member(None));
        }
        self.key(member.name());
        self.document(member.value())
    }

    #[inline(never)]
    fn list(&mut self, list: &dyn List, member: &'static Member) -> Result<(), Error> {
        let element = member.element();
        let elements = list.len();
        let open = self.open_array(elements)?;
        for index in 0..elements {
            self.element(element);
            self.value(list.get(index), element).map_err(|error| error.in_element(index))?;
        }
        self.close_array(open);
        Ok(())
    }

    #[inline(never)]
    fn map(&mut self, map: &dyn Map, member: &'static Member) -> Result<(), Error> {
        let open = self.open_object(map.len())?;
        self.entries(map, member)?;
        self.close_object(open);
        Ok(())
    }

    /// Writes the entries of a map.
    #[inline]
    fn entries(&mut self, map: &dyn Map, member: &'static Member) -> Result<(), Error> {
        let (name, element) = (member.map_key(), member.element());
        let mut result = Ok(());
        map.each(&mut |key, value| {
            self.map_key(name, key);
            result = self.value(value, element).map_err(|error| error.in_entry(key));
            result.is_ok()
        });
        result
    }

    #[cold]
    fn in_member(&self, error: Error, schema: &Schema, member: &'static Member) -> Error {
        error.in_member(self.name_of(member), member.name(), schema.sensitive || member.is(SENSITIVE))
    }
}
