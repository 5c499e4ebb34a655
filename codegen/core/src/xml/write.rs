//! Writing values.

use super::read::{in_member, is_wanted};
use super::tag::name_of;
use super::{ENTRY, Error, KEY, MEMBER, Members, Options, VALUE, text, text_name};
use crate::codec::{text as simple, token};
use crate::data::TimestampFormat;
use crate::schema::{IDEMPOTENCY_TOKEN, Member, XmlRoot, shape_name};
use crate::value::{List, Map, Ref, Selected, Structure, Union};

/// A namespace: the URI, and the prefix.
pub(super) type Namespace = Option<(&'static str, &'static str)>;

pub(super) struct Writer<'o> {
    pub(super) out: &'o mut Vec<u8>,
    pub(super) options: &'o Options,
    depth: usize,
    /// The buffer for simple values as text, before they are escaped.
    scratch: String,
}

impl<'o> Writer<'o> {
    pub(super) fn new(out: &'o mut Vec<u8>, options: &'o Options) -> Self {
        Writer { out, options, depth: 0, scratch: String::new() }
    }

    /// Writes a whole document; `tokens` fills in idempotency tokens.
    pub(super) fn root(
        &mut self,
        root: XmlRoot,
        value: Ref<'_>,
        member: &'static Member,
        tokens: bool,
    ) -> Result<(), Error> {
        let shape = match value {
            Ref::Structure(value) => shape_name(value.schema().id),
            Ref::Union(value) => shape_name(value.schema().id),
            _ => VALUE,
        };
        let name = if root.name.is_empty() { shape } else { root.name };
        match value {
            Ref::Structure(value) => {
                self.structure(name, root.namespace, value, self.options.members, tokens)
            }
            value => self.element(name, root.namespace, value, member),
        }
    }

    pub(super) fn raw(&mut self, texts: &[&str]) {
        for text in texts {
            self.out.extend_from_slice(text.as_bytes());
        }
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

    pub(super) fn up(&mut self) {
        self.depth -= 1;
    }

    /// Opens a tag, which is still to be closed.
    pub(super) fn open(&mut self, name: &str, namespace: Namespace) -> Result<(), Error> {
        self.raw(&["<", name]);
        let Some((uri, prefix)) = namespace else { return Ok(()) };
        self.raw(&[if prefix.is_empty() { " xmlns" } else { " xmlns:" }, prefix, "=\""]);
        text::escape(uri, true, self.out)?;
        self.raw(&["\""]);
        Ok(())
    }

    /// Writes a value as an element.
    fn element(
        &mut self,
        name: &str,
        namespace: Namespace,
        value: Ref<'_>,
        member: &'static Member,
    ) -> Result<(), Error> {
        if let Ref::Structure(value) = value {
            return self.structure(name, namespace, value, Members::All, false);
        }
        self.down()?;
        self.open(name, namespace)?;
        self.raw(&[">"]);
        match value {
            Ref::String(value) => text::escape(value, false, self.out)?,
            Ref::Union(value) => self.union(value)?,
            Ref::List(list) => self.list(
                list,
                text_name(member.element(), MEMBER),
                member.element().xml_namespace(),
                member.element(),
            )?,
            Ref::Map(map) => self.map(map, member)?,
            other => self.simple(other, member, false)?,
        }
        self.raw(&["</", name, ">"]);
        self.up();
        Ok(())
    }

    pub(super) fn simple(&mut self, value: Ref<'_>, member: &Member, attribute: bool) -> Result<(), Error> {
        self.scratch.clear();
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        simple::write(value, format, &mut self.scratch)
            .map_err(|problem| Error::of_problem(problem, None))?;
        text::escape(&self.scratch, attribute, self.out)
    }

    pub(super) fn structure(
        &mut self,
        name: &str,
        namespace: Namespace,
        value: &dyn Structure,
        members: Members,
        tokens: bool,
    ) -> Result<(), Error> {
        self.down()?;
        self.open(name, namespace)?;
        self.attributes(namespace, value, members)?;
        self.raw(&[">"]);
        self.children(value, name_of, members, tokens)?;
        self.raw(&["</", name, ">"]);
        self.up();
        Ok(())
    }

    /// Writes the members that are attributes of the tag that is open, which has the namespace.
    pub(super) fn attributes(
        &mut self,
        namespace: Namespace,
        value: &dyn Structure,
        members: Members,
    ) -> Result<(), Error> {
        let schema = value.schema();
        for (member, field) in value.members() {
            let is_written = member.is_xml_attribute() && is_wanted(member, members);
            if is_written && !matches!(field, Ref::Absent) {
                self.raw(&[" ", name_of(member), "=\""]);
                self.simple(field, member, true).map_err(|error| in_member(error, schema, member))?;
                self.raw(&["\""]);
            }
        }
        match value.kept(schema) {
            Some(kept) => self.unknown_attributes(kept, namespace.map_or("", |(_, prefix)| prefix)),
            None => Ok(()),
        }
    }

    /// Writes the members that are elements, which `name` names.
    pub(super) fn children(
        &mut self,
        value: &dyn Structure,
        name: fn(&'static Member) -> &'static str,
        members: Members,
        tokens: bool,
    ) -> Result<(), Error> {
        let schema = value.schema();
        for (member, value) in value.members() {
            if member.is_xml_attribute() || !is_wanted(member, members) {
                continue;
            }
            let written = match value {
                Ref::Absent if tokens && member.is(IDEMPOTENCY_TOKEN) => self.token(member),
                // A client's reader leaves a required one so that is missing.
                Ref::Union(union) if union.get().is_nothing() => Ok(()),
                value => self.member(name(member), value, member),
            };
            written.map_err(|error| in_member(error, schema, member))?;
        }
        value.kept(schema).map_or(Ok(()), |kept| self.unknown_elements(kept))
    }

    fn token(&mut self, member: &'static Member) -> Result<(), Error> {
        let token = token::make(self.options.token.as_ref())
            .map_err(|_| Error::new("an idempotency token", "no randomness", None))?;
        self.member(name_of(member), Ref::String(&token), member)
    }

    /// Writes a member of a structure or a union; nothing where it is absent.
    fn member(&mut self, name: &str, value: Ref<'_>, member: &'static Member) -> Result<(), Error> {
        let namespace = member.xml_namespace();
        match value {
            Ref::Absent => Ok(()),
            Ref::List(list) if member.is_xml_flattened() => {
                let element = member.element();
                self.list(list, name, element.xml_namespace().or(namespace), element)
            }
            Ref::Map(map) if member.is_xml_flattened() => self.entries(map, name, namespace, member),
            value => self.element(name, namespace, value, member),
        }
    }

    fn union(&mut self, value: &dyn Union) -> Result<(), Error> {
        let schema = value.schema();
        match value.get() {
            Selected::Unknown(unknown) if unknown.is_empty() => Err(Error::no_member(None)),
            Selected::Unknown(unknown) => self.document(unknown.name(), unknown.value()),
            Selected::Member(index, inner) => {
                let Some(member) = schema.members.get(index) else { return Err(Error::no_member(None)) };
                match inner {
                    Some(inner) if is_nothing(inner.view(), member) => {
                        let found = "an empty one, which is flattened: nothing would be written";
                        Err(in_member(Error::new("a value with elements", found, None), schema, member))
                    }
                    Some(inner) => self
                        .member(name_of(member), inner.view(), member)
                        .map_err(|error| in_member(error, schema, member)),
                    None => {
                        self.raw(&["<", name_of(member), "/>"]);
                        Ok(())
                    }
                }
            }
        }
    }

    fn list(
        &mut self,
        list: &dyn List,
        name: &str,
        namespace: Namespace,
        element: &'static Member,
    ) -> Result<(), Error> {
        for index in 0..list.len() {
            let written = match list.get(index) {
                Ref::Absent => Err(Error::new("a value", "null, which XML cannot hold", None)),
                value => self.element(name, namespace, value, element),
            };
            written.map_err(|error| error.in_element(index))?;
        }
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, member: &'static Member) -> Result<(), Error> {
        self.entries(map, ENTRY, None, member)
    }

    fn entries(
        &mut self,
        map: &dyn Map,
        name: &str,
        namespace: Namespace,
        member: &'static Member,
    ) -> Result<(), Error> {
        let (key_member, value_member) = (member.map_key(), member.element());
        let mut result = Ok(());
        map.each(&mut |key, value| {
            result = self.entry(name, namespace, (key, key_member), (value, value_member));
            result = std::mem::replace(&mut result, Ok(())).map_err(|error| error.in_entry(key));
            result.is_ok()
        });
        result
    }

    fn entry(
        &mut self,
        name: &str,
        namespace: Namespace,
        (key, key_member): (&str, &'static Member),
        (value, value_member): (Ref<'_>, &'static Member),
    ) -> Result<(), Error> {
        if let Ref::Absent = value {
            return Err(Error::new("a value", "null, which XML cannot hold", None));
        }
        self.open(name, namespace)?;
        self.raw(&[">"]);
        self.element(text_name(key_member, KEY), key_member.xml_namespace(), Ref::String(key), key_member)?;
        self.element(text_name(value_member, VALUE), value_member.xml_namespace(), value, value_member)?;
        self.raw(&["</", name, ">"]);
        Ok(())
    }
}

/// Returns `true` for a value without an element of its own.
fn is_nothing(value: Ref<'_>, member: &Member) -> bool {
    let elements = match value {
        Ref::List(list) => list.len(),
        Ref::Map(map) => map.len(),
        _ => 1,
    };
    member.is_xml_flattened() && elements == 0
}
