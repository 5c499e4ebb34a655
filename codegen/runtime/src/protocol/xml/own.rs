//! Elements that protocols have beside the members of a structure, which may be called as these are.
//!
//! In an error they are `Code` and `Type`. One that stands alone is the member's as well, if that is a text: clients of
//! others read it so, and services of AWS mean it so.

use std::borrow::Cow;
use std::ops::Range;

use crate::codec::{self, Members};
#[cfg(feature = "server")]
use crate::schema::Fault;
use crate::schema::Schema;
use crate::value::{Mut, Ref, Structure};
use crate::xml::TextElement;

const CODE: &str = "Code";
const TYPE: &str = "Type";
/// The types of errors, by whose fault they are.
const FAULTS: [&str; 2] = ["Sender", "Receiver"];
const ERROR: &str = "Error";

/// Returns the elements in another one that are the protocol's own: no structure keeps them as members that its model
/// does not have.
pub(super) fn elements(within: &str) -> &'static [&'static str] {
    match within {
        ERROR => &[CODE, "HostId", "Message", "RequestId", TYPE],
        _ => &["RequestId", "requestId"],
    }
}

/// Returns the elements before the members of an error: whose fault it is, if the protocol says that, and its code.
///
/// A member that says the same takes the place of such an element. That of the type is also left out where the member
/// says something else, or is absent: nobody needs it.
#[cfg(feature = "server")]
pub(in crate::protocol) fn before(
    error: &dyn Structure,
    fault: Fault,
    code: &'static str,
    members: Members,
    has_type: bool,
) -> Vec<(&'static str, &'static str)> {
    let kind = match fault {
        Fault::Client => FAULTS[0],
        Fault::Server => FAULTS[1],
    };
    let is_needed = |(name, text): &(&'static str, &'static str)| {
        let Some(index) = member(error.schema(), name, members) else { return has_type || *name == CODE };
        match error.member(index) {
            Ref::String(own) => *name == CODE && own != *text,
            Ref::Enum(own) => *name == CODE && own.get() != *text,
            Ref::Absent => *name == CODE,
            _ => true,
        }
    };
    [(TYPE, kind), (CODE, code)].into_iter().filter(is_needed).collect()
}

/// Returns the bytes of an error without the protocol's elements that have the name of a member which is no text; there
/// are spaces in their place, so that what follows is where it was. `texts` are the elements of text in the error.
pub(super) fn without<'b>(
    bytes: &'b [u8],
    within: &str,
    into: &mut dyn Structure,
    members: Members,
    texts: impl FnOnce() -> Result<Vec<TextElement<'b>>, codec::Error>,
) -> Result<Cow<'b, [u8]>, codec::Error> {
    if within != ERROR {
        return Ok(Cow::Borrowed(bytes));
    }
    let [code, kind] = [CODE, TYPE].map(|name| {
        let index = member(into.schema(), name, members);
        index.is_some_and(|index| !is_text(into, index))
    });
    if !code && !kind {
        return Ok(Cow::Borrowed(bytes));
    }
    let texts = texts()?;
    let is_code = |of: &&TextElement<'_>| code && of.name == CODE;
    let is_kind = |of: &&TextElement<'_>| kind && of.name == TYPE && FAULTS.contains(&&*of.text);
    let own = [texts.iter().find(is_code), texts.iter().find(is_kind)];
    Ok(Cow::Owned(blank(bytes, own.into_iter().flatten().map(|of| of.range.clone()))))
}

fn blank(bytes: &[u8], ranges: impl Iterator<Item = Range<usize>>) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for range in ranges {
        if let Some(own) = bytes.get_mut(range) {
            own.fill(b' ');
        }
    }
    bytes
}

/// Returns the index of the member whose element has a name.
fn member(schema: &'static Schema, name: &str, members: Members) -> Option<usize> {
    schema.members.iter().position(|member| {
        let own = member.xml_name().unwrap_or_else(|| member.name());
        let local = own.rsplit(':').next().unwrap_or(own);
        local == name && !member.is_xml_attribute() && members.has(member)
    })
}

/// Returns whether a member is a text, and leaves it as it is.
fn is_text(of: &mut dyn Structure, index: usize) -> bool {
    let slot = of.member_mut(index);
    let is_absent = matches!(slot.view(), Ref::Absent);
    let is_text = matches!(slot.open(), Mut::String(_) | Mut::Enum(_));
    if is_absent {
        slot.unset();
    }
    is_text
}
