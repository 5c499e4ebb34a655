//! `Debug` of generated types by their schemas, with sensitive values redacted.

use std::fmt::{self, Debug, Formatter};

use crate::schema::SENSITIVE;
use crate::value::{Enum, List, Map, MemberValues, Mut, Ref, Selected, Structure, Union, Value};

pub const REDACTED: &str = "*** redacted ***";

/// Writes a value as `derive(Debug)` would print it, secrets redacted.
#[inline]
pub fn debug<T: Value>(value: &T, f: &mut Formatter<'_>) -> fmt::Result {
    value.view().fmt(f)
}

pub fn structure(structure: &dyn Structure, f: &mut Formatter<'_>) -> fmt::Result {
    let schema = structure.schema();
    if schema.sensitive {
        return write!(f, "{} {{ {REDACTED} }}", schema.name);
    }
    let mut out = f.debug_struct(schema.name);
    for (member, value) in structure.members() {
        match value {
            Ref::Absent => out.field(&member.field(), &format_args!("None")),
            _ if member.is(SENSITIVE) => out.field(&member.field(), &format_args!("{REDACTED}")),
            _ => out.field(&member.field(), &value),
        };
    }
    // Their values may be secret: the model that would say so does not have them.
    if let Some(unknown) = structure.kept(schema).filter(|unknown| !unknown.is_empty()) {
        let names: Vec<&str> = unknown.iter().map(|(name, _)| name).collect();
        out.field("unknown members", &names);
    }
    out.finish()
}

fn union(union: &dyn Union, f: &mut Formatter<'_>) -> fmt::Result {
    let schema = union.schema();
    if schema.sensitive {
        return write!(f, "{}({REDACTED})", schema.name);
    }
    match union.get() {
        Selected::Member(index, value) => {
            let Some(member) = schema.members.get(index) else { return f.write_str(schema.name) };
            match value {
                None => f.write_str(&member.variant()),
                Some(_) if member.is(SENSITIVE) => write!(f, "{}({REDACTED})", member.variant()),
                Some(value) => f.debug_tuple(&member.variant()).field(&value.view()).finish(),
            }
        }
        Selected::Unknown(member) => member.fmt(f),
    }
}

/// Writes an enum: its value, without quotes if it is in the model.
fn enumeration(value: &dyn Enum, f: &mut Formatter<'_>) -> fmt::Result {
    let (schema, text) = (value.schema(), value.get());
    if schema.sensitive {
        return f.write_str(REDACTED);
    }
    match schema.index_of(text) {
        index if index < schema.values.len() => f.write_str(text),
        _ => f.debug_tuple("Unknown").field(&text).finish(),
    }
}

/// Writes the value as the type that it is of would be printed, secrets redacted.
impl Debug for Ref<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Ref::Absent => f.write_str("None"),
            Ref::Boolean(value) => value.fmt(f),
            Ref::Byte(value) => value.fmt(f),
            Ref::Short(value) => value.fmt(f),
            Ref::Integer(value) => value.fmt(f),
            Ref::Long(value) => value.fmt(f),
            Ref::Float(value) => value.fmt(f),
            Ref::Double(value) => value.fmt(f),
            Ref::BigInteger(value) => value.fmt(f),
            Ref::BigDecimal(value) => value.fmt(f),
            Ref::String(value) => value.fmt(f),
            Ref::Blob(value) => write!(f, "b\"{}\"", value.escape_ascii()),
            Ref::Timestamp(value) => value.fmt(f),
            Ref::Document(value) => value.fmt(f),
            Ref::Enum(value) => enumeration(*value, f),
            Ref::IntEnum(value) => value.get().fmt(f),
            Ref::Structure(value) => structure(*value, f),
            Ref::Union(value) => union(*value, f),
            Ref::List(value) => list(*value, f),
            Ref::Map(value) => map(*value, f),
        }
    }
}

/// Writes no value: the schema of what it is a part of, which tells whether it is secret, is not known here.
impl Debug for Mut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mut").finish_non_exhaustive()
    }
}

/// Writes the index of a modelled member, or the name of another one; no value, as for [`Mut`].
impl Debug for Selected<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Selected::Member(index, _) => f.debug_tuple("Member").field(index).finish_non_exhaustive(),
            Selected::Unknown(member) => {
                f.debug_tuple("Unknown").field(&member.name()).finish_non_exhaustive()
            }
        }
    }
}

/// Writes the names of the members that are left; no values, as for [`Mut`].
impl Debug for MemberValues<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(|(member, _)| member.name())).finish()
    }
}

fn list(list: &dyn List, f: &mut Formatter<'_>) -> fmt::Result {
    f.debug_list().entries((0..list.len()).map(|index| list.get(index))).finish()
}

fn map(map: &dyn Map, f: &mut Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_map();
    map.each(&mut |key, value| {
        out.entry(&key, &value);
        true
    });
    out.finish()
}

/// Writes the placeholder of a sensitive value.
pub fn redacted(f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(REDACTED)
}

/// Writes the value of an enum.
pub fn enumeration_display(value: &dyn Enum, f: &mut Formatter<'_>) -> fmt::Result {
    f.pad(if value.schema().sensitive { REDACTED } else { value.get() })
}
